// The board of the play: injects, figures, agencies, the room.

import { useSession } from '../link/SessionProvider.tsx';
import { AboutPanel } from './AboutPanel.tsx';
import { AgenciesPanel } from './AgenciesPanel.tsx';
import { DecisionsPanel } from './DecisionsPanel.tsx';
import { HeadlinePanel } from './HeadlinePanel.tsx';
import { InjectsPanel } from './InjectsPanel.tsx';
import { NotesPanel } from './NotesPanel.tsx';
import { PlanningPanel } from './PlanningPanel.tsx';
import styles from './PlayBoard.module.css';
import { RoomPanel } from './RoomPanel.tsx';
import { useKeptLog } from './useConsole.ts';

export function PlayBoard() {
  const log = useKeptLog();
  // Once the round is over its plans are there to be looked up, below what goes on.
  const planning = useSession((state) => state.clock?.message.planning === true);
  return (
    <main className={styles.board}>
      <InjectsPanel className={styles.injects} />
      <div className={styles.middle}>
        {planning && <PlanningPanel />}
        <HeadlinePanel />
        <AgenciesPanel className={styles.agencies} />
        {!planning && <PlanningPanel />}
        <AboutPanel />
      </div>
      <div className={styles.right}>
        <DecisionsPanel className={styles.log} />
        <RoomPanel log={log} className={styles.log} />
        <NotesPanel log={log} className={styles.notes} />
      </div>
    </main>
  );
}

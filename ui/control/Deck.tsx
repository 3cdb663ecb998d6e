// The dark deck: the control surface. Clock, who stopped it, what comes next, everything that moves it, and
// the room's day. Dark in both themes, so that the private screen is known across a room.

import { useSession } from '../link/SessionProvider.tsx';
import { ConnectionWord } from '../parts/ConnectionStrip.tsx';
import { SimLabel } from '../parts/SimLabel.tsx';
import { ClockButtons } from './ClockButtons.tsx';
import { ClockFace, ClockState } from './ClockFace.tsx';
import styles from './Deck.module.css';
import { DeckTools, type DeckToolsProps } from './DeckTools.tsx';
import { RoomClock, TimetableStrip } from './TimetableStrip.tsx';

export function Deck(tools: DeckToolsProps) {
  const sessionName = useSession((state) => state.welcome?.sessionName ?? '');
  return (
    <header className={styles.deck} data-theme="dark">
      <div className={styles.top}>
        <h1>
          <a href="#/start" title="Back to the start page">
            Control
          </a>
          <span title={sessionName}>{sessionName}</span>
        </h1>
        <SimLabel />
        <ConnectionWord />
        <RoomClock />
        <DeckTools {...tools} />
      </div>
      <div className={styles.clock}>
        <ClockFace />
        <ClockButtons />
      </div>
      <ClockState />
      <TimetableStrip />
    </header>
  );
}

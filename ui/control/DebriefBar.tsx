// After the run: what is over, and the way to the debrief.

import { useSession } from '../link/SessionProvider.tsx';
import styles from './DebriefBar.module.css';
import { useRoom } from './useConsole.ts';

export function DebriefBar() {
  const phase = useRoom()?.phase ?? 'lobby';
  const sessionId = useSession((state) => state.welcome?.sessionId ?? '');
  if (phase !== 'ended' && phase !== 'debrief') return null;
  return (
    <section className={styles.bar} aria-label="After the run">
      <p>
        {phase === 'ended' ? (
          <>
            <b>The run has ended.</b> Only control can look back until you open the debrief to everybody.
          </>
        ) : (
          <>
            <b>The debrief is open.</b> Every desk can go to it.
          </>
        )}
      </p>
      <a href={`#/debrief/${sessionId}`} data-testid="open-debrief-page">
        Go to the debrief
      </a>
    </section>
  );
}

// After the run: what is over, and the way to the debrief.

import { useSession } from '../link/SessionProvider.tsx';
import styles from './DebriefBar.module.css';
import { useRoom } from './useConsole.ts';

export function DebriefBar() {
  const phase = useRoom()?.phase ?? 'lobby';
  const sessionId = useSession((state) => state.welcome?.sessionId ?? '');
  if (phase !== 'ended' && phase !== 'debrief' && phase !== 'closed') return null;
  return (
    <section className={styles.bar} aria-label="After the run">
      <p>
        <b>{words[phase].what}</b> {words[phase].next}
      </p>
      <a href={`#/debrief/${sessionId}`} data-testid="open-debrief-page">
        Go to the debrief
      </a>
    </section>
  );
}

const words = {
  ended: {
    what: 'The run has ended.',
    next: 'Only control can look back until you open the debrief to everybody.',
  },
  debrief: { what: 'The debrief is open.', next: 'Every desk can go to it.' },
  closed: { what: 'The record is kept.', next: 'From this computer it can be looked at again.' },
} as const;

// What became of what was pressed: on its way, or refused and why. Accepted things show in the room itself.

import { useEffect } from 'react';
import { useSession } from '../link/SessionProvider.tsx';
import type { SentCommand } from '../link/sessionStore.ts';
import { Button } from '../parts/Button.tsx';
import styles from './Notices.module.css';

export function Notices({ problem, onProblemRead }: { problem: string | null; onProblemRead: () => void }) {
  const sent = useSession((state) => state.sent);
  const dismiss = useSession((state) => state.dismiss);
  useEffect(() => {
    for (const entry of sent) if (isDone(entry)) dismiss(entry.commandId);
  }, [sent, dismiss]);
  const shown = sent.filter((entry) => ['refused', 'not-sent'].includes(entry.stage) && !isDone(entry));
  if (shown.length === 0 && problem === null) return null;
  return (
    <div className={styles.notices} role="status" data-testid="notices">
      {problem !== null && (
        <p>
          <span>{problem}</span>
          <Button small onClick={onProblemRead}>
            Close
          </Button>
        </p>
      )}
      {shown.map((entry) => (
        <p key={entry.commandId} data-testid={`notice-${entry.stage}`}>
          <span>
            <b>{entry.label}:</b> {outcomeText(entry)}
          </span>
          {entry.stage === 'refused' && (
            <Button small onClick={() => dismiss(entry.commandId)}>
              Close
            </Button>
          )}
        </p>
      ))}
    </div>
  );
}

/** Also what was so already: a second press before the screen has shown the first. */
function isDone({ stage, answer }: SentCommand): boolean {
  return stage === 'accepted' || (answer !== null && 'code' in answer && answer.code === 'already-so');
}

function outcomeText({ stage, answer }: SentCommand): string {
  if (stage === 'not-sent') return 'not sent yet. It goes out when the room is back.';
  return answer !== null && 'sentence' in answer ? `not done. ${answer.sentence}` : 'not done.';
}

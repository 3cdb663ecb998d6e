// The address of the debrief: a session's run file from the room, or a file from disk, wholly offline.

import { useEffect, useState } from 'react';
import { ApiProblem, runFileText } from '../link/api.ts';
import { findSeat, storedControlToken } from '../link/seats.ts';
import { Button } from '../parts/Button.tsx';
import { SimLabel } from '../parts/SimLabel.tsx';
import { Debrief } from './Debrief.tsx';
import styles from './DebriefPage.module.css';
import { progressWords } from './debriefWords.ts';
import { RunFileOpener } from './RunFileOpener.tsx';
import { useReplay } from './useReplay.ts';

export default function DebriefPage({ sessionId }: { readonly sessionId: string | null }) {
  const { state, open } = useReplay();
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt fetches again
  useEffect(() => {
    if (sessionId === null) return;
    let wanted = true;
    setProblem(null);
    fetchRunFile(sessionId).then(
      (text) => wanted && open(text),
      (error: unknown) => wanted && setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      wanted = false;
    };
  }, [sessionId, open, attempt]);
  if (state.kind === 'open') return <Debrief key={state.run.name} run={state.run} client={state.client} />;
  return (
    <main className={styles.opening} data-testid="debrief" data-state={state.kind}>
      <SimLabel />
      <h1>Debrief</h1>
      {state.kind === 'replaying' && (
        <Progress atMinutes={state.atMinutes} untilMinutes={state.untilMinutes} />
      )}
      {state.kind === 'failed' && <p role="alert">{state.sentence}</p>}
      {problem !== null && (
        <div className={styles.problem} role="alert">
          <p>{problem}</p>
          <Button onClick={() => setAttempt(attempt + 1)}>Try again</Button>
        </div>
      )}
      {sessionId !== null && state.kind === 'closed' && problem === null && (
        <p role="status">Fetching the run from the room…</p>
      )}
      {state.kind !== 'replaying' && <RunFileOpener onText={open} />}
    </main>
  );
}

function Progress({ atMinutes, untilMinutes }: { atMinutes: number; untilMinutes: number }) {
  return (
    <div className={styles.progress}>
      <p role="status">
        Replaying the run in this browser
        {untilMinutes === 0 ? '…' : `: ${progressWords(atMinutes, untilMinutes)}`}
      </p>
      <progress max={Math.max(1, untilMinutes)} value={atMinutes} aria-label="Replay" />
    </div>
  );
}

/** Control's edition for whoever runs the room, the room's for everybody else. */
async function fetchRunFile(sessionId: string): Promise<string> {
  const controlToken = storedControlToken() ?? findSeat('facilitator', sessionId)?.seatToken ?? null;
  if (controlToken !== null) {
    try {
      return await runFileText(controlToken, sessionId, 'control');
    } catch (error) {
      if (!(error instanceof ApiProblem) || (error.status !== 401 && error.status !== 403)) throw error;
    }
  }
  const seat = findSeat('team', sessionId) ?? findSeat('wall', sessionId);
  if (seat === null) throw new Error('This browser has no seat in that session. Open its run file instead.');
  return runFileText(seat.seatToken, sessionId, 'room');
}

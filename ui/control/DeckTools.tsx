// The tools at the top of the deck: which board is shown, words to everybody, locks, the wall, the end.

import { Lock, LockOpen, Megaphone, Monitor } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useSession } from '../link/SessionProvider.tsx';
import { storedControlToken } from '../link/seats.ts';
import { Button } from '../parts/Button.tsx';
import { AnnounceSheet } from './AnnounceSheet.tsx';
import { ConfirmSheet } from './ConfirmSheet.tsx';
import styles from './DeckTools.module.css';
import { openWall } from './openWall.ts';
import { saveRunFile } from './saveRunFile.ts';
import { useIsOver, useMay, useRoom, useSend } from './useConsole.ts';

export type Board = 'room' | 'play';

export interface DeckToolsProps {
  readonly board: Board;
  readonly onBoard: (board: Board) => void;
  readonly onProblem: (sentence: string) => void;
}

export function DeckTools({ board, onBoard, onProblem }: DeckToolsProps) {
  const [isTelling, setTelling] = useState(false);
  const may = useMay();
  const isOver = useIsOver();
  const isFrozen = useSession((state) => state.clock?.message.fault != null);
  return (
    <div className={styles.tools}>
      <fieldset className={styles.boards}>
        <legend className="spoken">Board</legend>
        <Button small aria-pressed={board === 'play'} onClick={() => onBoard('play')} testId="board-play">
          Play
        </Button>
        <Button small aria-pressed={board === 'room'} onClick={() => onBoard('room')} testId="board-room">
          People
        </Button>
      </fieldset>
      <Button
        small
        onClick={() => setTelling(true)}
        disabled={may('announce') !== null}
        testId="tell-everyone"
      >
        <Megaphone size={16} aria-hidden /> Tell everyone
      </Button>
      <LockAll />
      <WithToken testId="open-wall" act={openWall} onProblem={onProblem}>
        <Monitor size={16} aria-hidden /> Open the wall
      </WithToken>
      {(isOver || isFrozen) && (
        <WithToken testId="download-run-file" act={saveRunFile} onProblem={onProblem}>
          Save the run file
        </WithToken>
      )}
      {!isOver && <EndRun />}
      {may('close') === null && <CloseSession />}
      {isTelling && <AnnounceSheet onClose={() => setTelling(false)} />}
    </div>
  );
}

/** Something that needs control's token, and says in words when it did not work. */
function WithToken({
  testId,
  act,
  onProblem,
  children,
}: {
  testId: string;
  act: (token: string, sessionId: string) => Promise<string | null>;
  onProblem: (sentence: string) => void;
  children: ReactNode;
}) {
  const sessionId = useSession((state) => state.welcome?.sessionId ?? '');
  const token = storedControlToken();
  const press = async () => {
    if (token === null) return;
    const problem = await act(token, sessionId);
    if (problem !== null) onProblem(problem);
  };
  return (
    <Button small testId={testId} disabled={token === null} onClick={press}>
      {children}
    </Button>
  );
}

function EndRun() {
  const [isAsking, setAsking] = useState(false);
  const refusal = useMay()('end');
  const send = useSend();
  return (
    <>
      <Button
        small
        testId="end"
        disabled={refusal !== null}
        title={refusal?.sentence}
        onClick={() => setAsking(true)}
      >
        End
      </Button>
      {isAsking && (
        <ConfirmSheet
          title="End the run for everybody?"
          action="End the run"
          testId="end-confirm"
          onConfirm={() => send({ kind: 'end' }, 'End the run')}
          onClose={() => setAsking(false)}
        >
          <p>
            The clock stops for good and nothing more can be decided. Desks keep what they show. The debrief
            opens when you open it.
          </p>
        </ConfirmSheet>
      )}
    </>
  );
}

function CloseSession() {
  const [isAsking, setAsking] = useState(false);
  const send = useSend();
  return (
    <>
      <Button small testId="close-session" onClick={() => setAsking(true)}>
        Close
      </Button>
      {isAsking && (
        <ConfirmSheet
          title="Close this session for good?"
          action="Close the session"
          testId="close-confirm"
          onConfirm={() => send({ kind: 'close' }, 'Close the session')}
          onClose={() => setAsking(false)}
        >
          <p>Nobody can come back to it. The record stays on this computer.</p>
        </ConfirmSheet>
      )}
    </>
  );
}

/** Locks every desk, or opens every desk when all are locked. */
function LockAll() {
  const may = useMay();
  const send = useSend();
  const teams = useRoom()?.teams ?? [];
  const isAllLocked = teams.length > 0 && teams.every(({ locked }) => locked);
  const label = isAllLocked ? 'Unlock desks' : 'Lock desks';
  return (
    <Button
      small
      onClick={() => send({ kind: 'lockDesks', locked: !isAllLocked }, label)}
      disabled={may('lockDesks') !== null || teams.length === 0}
      testId="lock-desks"
    >
      {isAllLocked ? <LockOpen size={16} aria-hidden /> : <Lock size={16} aria-hidden />}
      {label}
    </Button>
  );
}

// The tools at the top of the deck: which board is shown, words to everybody, locks, the wall, the end.

import { Lock, LockOpen, Megaphone, Monitor } from 'lucide-react';
import { useState } from 'react';
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
  const [open, setOpen] = useState<'announce' | 'end' | 'close' | null>(null);
  const may = useMay();
  const send = useSend();
  const sessionId = useSession((state) => state.welcome?.sessionId ?? '');
  const token = storedControlToken();
  const isOver = useIsOver();
  const show = (problem: string | null) => {
    if (problem !== null) onProblem(problem);
  };
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
        onClick={() => setOpen('announce')}
        disabled={may('announce') !== null}
        testId="tell-everyone"
      >
        <Megaphone size={16} aria-hidden /> Tell everyone
      </Button>
      <LockAll />
      <Button
        small
        testId="open-wall"
        disabled={token === null}
        onClick={() => token !== null && openWall(token, sessionId).then(show)}
      >
        <Monitor size={16} aria-hidden /> Open the wall
      </Button>
      {!isOver && (
        <Button
          small
          testId="end"
          disabled={may('end') !== null}
          title={may('end')?.sentence}
          onClick={() => setOpen('end')}
        >
          End
        </Button>
      )}
      {isOver && (
        <Button
          small
          testId="download-run-file"
          disabled={token === null}
          onClick={() => token !== null && saveRunFile(token, sessionId).then(show)}
        >
          Save the run file
        </Button>
      )}
      {may('close') === null && (
        <Button small testId="close-session" onClick={() => setOpen('close')}>
          Close
        </Button>
      )}
      {open === 'close' && (
        <ConfirmSheet
          title="Close this session for good?"
          action="Close the session"
          testId="close-confirm"
          onConfirm={() => send({ kind: 'close' }, 'Close the session')}
          onClose={() => setOpen(null)}
        >
          <p>Nobody can come back to it. The record stays on this computer.</p>
        </ConfirmSheet>
      )}
      {open === 'announce' && <AnnounceSheet onClose={() => setOpen(null)} />}
      {open === 'end' && (
        <ConfirmSheet
          title="End the run for everybody?"
          action="End the run"
          testId="end-confirm"
          onConfirm={() => send({ kind: 'end' }, 'End the run')}
          onClose={() => setOpen(null)}
        >
          <p>
            The clock stops for good and nothing more can be decided. Desks keep what they show. The debrief
            opens when you open it.
          </p>
        </ConfirmSheet>
      )}
    </div>
  );
}

/** Locks every desk, or opens every desk when all are locked. */
function LockAll() {
  const may = useMay();
  const send = useSend();
  const teams = useRoom()?.teams ?? [];
  const isAllLocked = teams.length > 0 && teams.every(({ locked }) => locked);
  const press = () => {
    for (const { teamId, name, locked } of teams) {
      if (locked === isAllLocked)
        send(
          { kind: 'lockDesk', teamId, locked: !isAllLocked },
          `${isAllLocked ? 'Unlock' : 'Lock'} ${name}`,
        );
    }
  };
  return (
    <Button
      small
      onClick={press}
      disabled={may('lockDesk') !== null || teams.length === 0}
      testId="lock-desks"
    >
      {isAllLocked ? <LockOpen size={16} aria-hidden /> : <Lock size={16} aria-hidden />}
      {isAllLocked ? 'Unlock desks' : 'Lock desks'}
    </Button>
  );
}

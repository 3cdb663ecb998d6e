// The facilitator's console: takes control's seat in the session and shows the deck above one of two boards,
// the people or the play.

import { useEffect, useState } from 'react';
import type { SessionPhase } from '../../server/protocol/index.ts';
import { clockText } from '../clock/instants.ts';
import { useShownMinute } from '../clock/useClock.ts';
import { takeControlSeat } from '../link/api.ts';
import { SessionProvider, useSession } from '../link/SessionProvider.tsx';
import { type HeldSeat, rememberSeat, storedControlToken } from '../link/seats.ts';
import { ConnectionStrip } from '../parts/ConnectionStrip.tsx';
import { FaultStrip } from '../parts/FaultStrip.tsx';
import { LiveRegion } from '../parts/LiveRegion.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import styles from './ConsolePage.module.css';
import { consoleSeat, keepConsoleSeat, leaveConsoleSeat } from './consoleSeat.ts';
import { DebriefBar } from './DebriefBar.tsx';
import { Deck } from './Deck.tsx';
import type { Board } from './DeckTools.tsx';
import { InjectSendsProvider } from './InjectSends.tsx';
import { NoSeat } from './NoSeat.tsx';
import { Notices } from './Notices.tsx';
import { PeopleBoard } from './PeopleBoard.tsx';
import { PlayBoard } from './PlayBoard.tsx';
import { useBrief, useRoom } from './useConsole.ts';

export default function ConsolePage({ sessionId }: { sessionId: string }) {
  const { seat, problem, retake } = useControlSeat(sessionId);
  if (problem !== null) return <NoSeat sentence={problem} />;
  if (seat === null) return <Waiting what="Taking control’s seat" />;
  return (
    <SessionProvider seat={seat}>
      <Console seat={seat} retake={retake} />
    </SessionProvider>
  );
}

function Console({ seat, retake }: { seat: HeldSeat; retake: () => void }) {
  const isWelcome = useSession((state) => state.welcome !== null);
  const link = useSession((state) => state.link);
  const isSeatGone = link.kind === 'closed' && (link.code === 'bad-token' || link.code === 'removed');
  useEffect(() => {
    if (!isSeatGone) return;
    leaveConsoleSeat(seat.sessionId);
    retake();
  }, [isSeatGone, seat, retake]);
  if (!isWelcome) {
    return (
      <>
        <ConnectionStrip />
        {link.kind === 'connecting' && <Waiting what="Finding the room" />}
      </>
    );
  }
  return <Boards />;
}

function Boards() {
  const phase = useRoom()?.phase ?? 'lobby';
  const [chosen, setChosen] = useState<{ board: Board; in: SessionPhase } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const board = chosen !== null && chosen.in === phase ? chosen.board : usualBoard(phase);
  useTitle();
  return (
    <InjectSendsProvider>
      <div className={styles.console}>
        <Deck
          board={board}
          onBoard={(next) => setChosen({ board: next, in: phase })}
          onProblem={setProblem}
        />
        <ConnectionStrip />
        <FaultStrip next="End this run above: the debrief and the run file then show what was played up to here. Go on in a new session; others are not touched." />
        <DebriefBar />
        <Notices problem={problem} onProblemRead={() => setProblem(null)} />
        {board === 'room' ? <PeopleBoard onProblem={setProblem} /> : <PlayBoard />}
        <LiveRegion />
      </div>
    </InjectSendsProvider>
  );
}

function usualBoard(phase: SessionPhase): Board {
  return phase === 'lobby' ? 'room' : 'play';
}

function useTitle() {
  const brief = useBrief();
  const simMinutes = useShownMinute();
  const title = `${simMinutes === null ? '' : `${clockText(brief, simMinutes)}: `}control, ${brief.name}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** The seat this tab holds in the session, or a new one for the control token. */
function useControlSeat(sessionId: string) {
  const [attempt, setAttempt] = useState(0);
  const [seat, setSeat] = useState<HeldSeat | null>(() => consoleSeat(sessionId));
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const held = consoleSeat(sessionId);
    setSeat(held);
    if (held !== null) return;
    const token = storedControlToken();
    if (token === null) {
      setProblem('This browser does not run the room.');
      return;
    }
    if (attempt > 1) {
      setProblem('The room does not give this browser a seat.');
      return;
    }
    let isGone = false;
    takeControlSeat(token, sessionId).then(
      (grant) => {
        if (isGone) return;
        const taken = keepConsoleSeat(grant);
        rememberSeat(taken);
        setSeat(taken);
      },
      (error: unknown) => {
        if (!isGone) setProblem(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      isGone = true;
    };
  }, [sessionId, attempt]);
  const [retake] = useState(() => () => setAttempt((before) => before + 1));
  return { seat, problem, retake };
}

// Everything this browser knows of one session, and what it has sent and not yet had answered.
// The server is the authority: nothing here computes an outcome. Knows no pixels.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  ClientToServer,
  ClockMessage,
  Command,
  LedgerView,
  RoomView,
  ScenarioBrief,
  SeatBrief,
  ServerToClient,
  SessionCommand,
  WorldView,
} from '../../server/protocol/index.ts';
import { shownSimMinutes } from '../clock/shownSimMinutes.ts';
import { freshId } from './freshId.ts';
import type { HeldSeat } from './seats.ts';
import { type LinkState, type LinkWorld, SocketLink } from './socketLink.ts';
import type { WaitingCommands } from './waitingCommands.ts';

/** `unconfirmed`: sent, and the link was lost before the answer; it goes again with the same id. */
export type SendStage = 'not-sent' | 'sent' | 'unconfirmed' | 'accepted' | 'refused';

/** A command on its way: shown as it is, never as if it had succeeded. */
export interface SentCommand {
  readonly commandId: string;
  readonly message: Extract<ClientToServer, { type: 'command' | 'sessionCommand' }>;
  /** The action in words, as the button said it. */
  readonly label: string;
  readonly stage: SendStage;
  /** Simulated minute on this screen when the button was pressed. */
  readonly pressedAtSimMinutes: number | null;
  /** Pressed while the planning round was open: it counts from the round's date. */
  readonly inPlanning: boolean;
  readonly answer:
    | { readonly atSimMinutes: number }
    | { readonly code: string; readonly sentence: string }
    | null;
}

export interface Welcome {
  readonly sessionId: string;
  readonly sessionName: string;
  readonly brief: ScenarioBrief;
}

/** A clock message with when it came, on this machine's own monotonic clock. */
export interface HeardClock {
  readonly message: ClockMessage;
  readonly heardAtWallMs: number;
  /** What this screen already showed when the message came: it never goes back below. */
  readonly floorSimMinutes: number;
}

export interface SessionState {
  readonly link: LinkState;
  readonly welcome: Welcome | null;
  readonly seat: SeatBrief | null;
  readonly worldView: WorldView | null;
  readonly roomView: RoomView | null;
  /** Only where this seat may read it. */
  readonly ledger: LedgerView | null;
  readonly clock: HeardClock | null;
  readonly lastHeardAtWallMs: number;
  /** Newest last; answered ones stay until dismissed, at most 30. */
  readonly sent: readonly SentCommand[];
  /** Set when a lost link came back, until read. */
  readonly cameBackAtSimMinutes: number | null;
  /** Set when control moved this seat to another team, until read. */
  readonly movedToTeamId: string | null;
  command(command: Command, options: CommandOptions): string;
  sessionCommand(command: SessionCommand, label: string): string;
  dismiss(commandId: string): void;
  dismissCameBack(): void;
  dismissMoved(): void;
  retryNow(): void;
  /** Takes the seat back from the window or device that has taken it over. */
  takeBack(): void;
}

export interface CommandOptions {
  /** Whose desk it is for; null: control itself. */
  readonly agencyId: string | null;
  readonly rationale: string;
  readonly label: string;
}

export type SessionStore = StoreApi<SessionState> & { open(): void; close(): void };

export interface SessionStoreOptions {
  readonly seat: Pick<HeldSeat, 'sessionId' | 'seatToken'>;
  readonly world: LinkWorld;
  readonly nowWallMs: () => number;
  /** Keeps over a reload what waits for an answer. */
  readonly waiting?: WaitingCommands;
}

const sentKeptAtMost = 30;

export function createSessionStore({ seat, world, nowWallMs, waiting }: SessionStoreOptions): SessionStore {
  const store: StoreApi<SessionState> = createStore<SessionState>()(() => ({
    ...nothingYet,
    sent: (waiting?.read() ?? []).map(doubted),
    lastHeardAtWallMs: nowWallMs(),
    command: (command, { agencyId, rationale, label }) =>
      send(desk, { type: 'command', commandId: freshId(), command, agencyId, rationale }, label),
    sessionCommand: (command, label) =>
      send(desk, { type: 'sessionCommand', commandId: freshId(), command }, label),
    dismiss: (commandId) =>
      store.setState((state) => ({ sent: state.sent.filter((sent) => sent.commandId !== commandId) })),
    dismissCameBack: () => store.setState({ cameBackAtSimMinutes: null }),
    dismissMoved: () => store.setState({ movedToTeamId: null }),
    retryNow: () => link.retryNow(),
    takeBack: () => link.open(),
  }));
  if (waiting !== undefined) {
    store.subscribe(({ sent }, before) => {
      if (sent !== before.sent) waiting.write(sent.filter(({ answer }) => answer === null));
    });
  }
  let wasLost = false;
  const link = new SocketLink({
    world,
    hello: { type: 'hello', proto: 1, session: seat.sessionId, seatToken: seat.seatToken },
    onState: (state) => {
      store.setState({ link: state });
      if (state.kind !== 'waiting' && state.kind !== 'closed') return;
      wasLost = store.getState().welcome !== null;
      store.setState(({ sent }) => ({ sent: sent.map(doubted) }));
    },
    onMessage: (message) => {
      store.setState((state) => ({
        ...received(state, message, nowWallMs()),
        lastHeardAtWallMs: nowWallMs(),
      }));
      if (message.type !== 'welcome') return;
      if (wasLost) store.setState({ cameBackAtSimMinutes: shownNow(store.getState(), nowWallMs()) });
      wasLost = false;
      resendUnanswered(desk);
    },
  });
  const desk: SendingDesk = { store, link, nowWallMs };
  return Object.assign(store, { open: () => link.open(), close: () => link.close() });
}

const nothingYet = {
  link: { kind: 'connecting' },
  welcome: null,
  seat: null,
  worldView: null,
  roomView: null,
  ledger: null,
  clock: null,
  sent: [],
  cameBackAtSimMinutes: null,
  movedToTeamId: null,
} as const;

interface SendingDesk {
  readonly store: StoreApi<SessionState>;
  readonly link: SocketLink;
  readonly nowWallMs: () => number;
}

function send(
  { store, link, nowWallMs }: SendingDesk,
  message: SentCommand['message'],
  label: string,
): string {
  const entry: SentCommand = {
    commandId: message.commandId,
    message,
    label,
    stage: link.send(message) ? 'sent' : 'not-sent',
    pressedAtSimMinutes: shownNow(store.getState(), nowWallMs()),
    inPlanning: store.getState().clock?.message.planning === true,
    answer: null,
  };
  store.setState((state) => ({ sent: [...state.sent, entry].slice(-sentKeptAtMost) }));
  return message.commandId;
}

function doubted(entry: SentCommand): SentCommand {
  return entry.stage === 'sent' ? { ...entry, stage: 'unconfirmed' } : entry;
}

/** The same id again: the server applies it once, however often it arrives. */
function resendUnanswered({ store, link }: SendingDesk): void {
  const sent = store.getState().sent.map((entry): SentCommand => {
    if (entry.answer !== null) return entry;
    return { ...entry, stage: link.send(entry.message) ? 'sent' : 'not-sent' };
  });
  store.setState({ sent });
}

/** The minute this screen shows now; null before the first clock message. */
export function shownNow(state: Pick<SessionState, 'clock'>, nowWallMs: number): number | null {
  return state.clock === null ? null : shownSimMinutes(state.clock, nowWallMs);
}

function received(state: SessionState, message: ServerToClient, nowWallMs: number): Partial<SessionState> {
  switch (message.type) {
    case 'welcome':
      return {
        welcome: { sessionId: message.sessionId, sessionName: message.sessionName, brief: message.brief },
        seat: message.seat,
      };
    case 'worldView':
      return { worldView: message.view };
    case 'roomView':
      return { roomView: message.view };
    case 'ledger':
      return { ledger: message.view };
    case 'clock':
      return {
        clock: {
          message,
          heardAtWallMs: nowWallMs,
          floorSimMinutes: shownNow(state, nowWallMs) ?? message.anchorSimMinutes,
        },
      };
    case 'accepted':
      return answered(state, message.commandId, 'accepted', { atSimMinutes: message.atMinutes });
    case 'refused':
      return answered(state, message.commandId, 'refused', {
        code: message.code,
        sentence: message.sentence,
      });
    case 'seat':
      return {
        seat: message.seat,
        movedToTeamId: message.seat.teamId === state.seat?.teamId ? state.movedToTeamId : message.seat.teamId,
      };
    case 'bye':
      // No view of a closed room is sent; whoever was in it stands in one.
      return message.code === 'closed' && state.roomView !== null
        ? { roomView: { ...state.roomView, phase: 'closed' } }
        : {};
  }
}

function answered(
  state: SessionState,
  commandId: string,
  stage: SendStage,
  answer: NonNullable<SentCommand['answer']>,
): Partial<SessionState> {
  return {
    sent: state.sent.map((entry) => (entry.commandId === commandId ? { ...entry, stage, answer } : entry)),
  };
}

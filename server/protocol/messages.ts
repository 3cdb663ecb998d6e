// The whole wire protocol: two unions named by direction, and the shapes of the HTTP answers.
// Owns the shapes; knows nothing of sockets or storage. One socket: `/ws`. JSON text frames.

import { z } from 'zod';
import type {
  Command,
  ControlView,
  RoomDayStretch,
  RunFile,
  ScenarioBrief,
  SessionLogEntry,
  TeamView,
  WallView,
} from '../../engine/index.ts';
import type { LedgerView } from './ledgerView.ts';
import { plainName, plainText } from './plainWords.ts';

export const protocolVersion = 1;

const id = z.string().min(1).max(80);
const text = z.string().max(2000).overwrite(plainText);

const commandSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pullLever'), leverId: id, amount: z.number().finite().nullable() }),
  z.strictObject({ kind: z.literal('stopLever'), leverId: id }),
  z.strictObject({ kind: z.literal('declareLevel'), agencyId: id, level: z.number().int().min(1).max(4) }),
  z.strictObject({ kind: z.literal('fireInject'), injectId: id }),
  z.strictObject({ kind: z.literal('holdInject'), injectId: id }),
  z.strictObject({ kind: z.literal('releaseInject'), injectId: id }),
  z.strictObject({ kind: z.literal('skipInject'), injectId: id }),
  z.strictObject({ kind: z.literal('endInject'), injectId: id }),
  /** Control's: the round of planning is over, what is left of its money is gone. */
  z.strictObject({ kind: z.literal('closePlanning') }),
  z.strictObject({
    kind: z.literal('handAgency'),
    agencyId: id,
    playedBy: z.enum(['people', 'standing-orders']),
  }),
]) satisfies z.ZodType<Command>;

/** Control's changes to the session, not to the world. */
export const sessionCommandSchema = z.discriminatedUnion('kind', [
  /** lobby → briefing (a hold before the first minute) → play. */
  z.strictObject({ kind: z.literal('openBriefing') }),
  z.strictObject({ kind: z.literal('start') }),
  /** Clock runs again from hold or pause. */
  z.strictObject({ kind: z.literal('run') }),
  z.strictObject({ kind: z.literal('pause') }),
  /** Clock stands, desks open; null seconds: until somebody runs it. */
  z.strictObject({ kind: z.literal('hold'), wallSeconds: z.number().int().min(5).max(7200).nullable() }),
  /** Simulated minutes per real minute, 1 to 2,880. */
  z.strictObject({ kind: z.literal('setSpeed'), speed: z.number().min(1).max(2880) }),
  /** Runs exactly this much simulated time at once, then holds. */
  z.strictObject({ kind: z.literal('step'), minutes: z.union([z.literal(60), z.literal(1440)]) }),
  z.strictObject({ kind: z.literal('lockDesk'), teamId: id, locked: z.boolean() }),
  /** Every desk at once. */
  z.strictObject({ kind: z.literal('lockDesks'), locked: z.boolean() }),
  z.strictObject({ kind: z.literal('announce'), text: text.min(1) }),
  z.strictObject({ kind: z.literal('note'), text: text.min(1) }),
  z.strictObject({ kind: z.literal('moveSeat'), seatId: id, teamId: id }),
  z.strictObject({ kind: z.literal('removeSeat'), seatId: id }),
  z.strictObject({ kind: z.literal('end') }),
  z.strictObject({ kind: z.literal('openDebrief') }),
  /** Nobody can come back to it; the record stays. */
  z.strictObject({ kind: z.literal('close') }),
]);
export type SessionCommand = z.infer<typeof sessionCommandSchema>;

export const clientToServerSchema = z.discriminatedUnion('type', [
  /** Within 5 s of opening. */
  z.strictObject({
    type: z.literal('hello'),
    proto: z.literal(protocolVersion),
    session: id,
    seatToken: z.string().min(16).max(100),
  }),
  z.strictObject({
    type: z.literal('command'),
    commandId: z.string().min(8).max(60),
    command: commandSchema,
    /** Whose desk it is for, when a team plays several agencies or control acts for a desk; null: control itself. */
    agencyId: id.nullable(),
    rationale: text,
  }),
  z.strictObject({
    type: z.literal('sessionCommand'),
    commandId: z.string().min(8).max(60),
    command: sessionCommandSchema,
  }),
]);
export type ClientToServer = z.infer<typeof clientToServerSchema>;

export type SessionPhase = 'lobby' | 'briefing' | 'play' | 'ended' | 'debrief' | 'closed';
export type ClockState = 'running' | 'hold' | 'paused';

/** `facilitator` runs the room; `team` plays; `wall` is the projector, read only. */
export type Role = 'facilitator' | 'team' | 'wall';

export interface SeatBrief {
  readonly seatId: string;
  readonly role: Role;
  readonly teamId: string | null;
  readonly name: string;
}

/** What keeps a run from going on for good. Nothing that was accepted is lost. */
export interface RunFault {
  /** Whose: the scenario's text, which its author can mend, or Flowday's own. */
  readonly of: 'scenario' | 'flowday';
  /** What has happened, and where. */
  readonly sentence: string;
  /** What to do about it. */
  readonly remedy: string;
}

export interface ClockMessage {
  readonly type: 'clock';
  readonly state: ClockState;
  /** Who or what stopped it; null while running. `fault`: this session is frozen. */
  readonly stoppedBy:
    | 'facilitator'
    | 'timetable'
    | 'storage'
    | 'recovery'
    | 'fault'
    | 'not-started'
    | 'ended'
    | null;
  /** Why the run cannot go on, with `stoppedBy` a fault; null otherwise. */
  readonly fault: RunFault | null;
  /** Simulated instant at which this message was made; the screen runs on from here at `speed`. */
  readonly anchorSimMinutes: number;
  readonly speed: number;
  /** A screen never shows a later minute than this before it is told a new one. */
  readonly shownUntilSimMinutes: number;
  /** The planning round is open: the clock stands at minute 0 and desks decide as of the round's own date. */
  readonly planning: boolean;
  /** What stops it next by timetable: a beat, the end of a round, the end. */
  readonly nextStop: { readonly kind: 'beat' | 'round' | 'end'; readonly atSimMinutes: number } | null;
  /** Real milliseconds left of a timed hold when this was sent; paused, they stand. Null: until somebody runs it. */
  readonly holdLeftWallMs: number | null;
  readonly round: { readonly name: string; readonly number: number; readonly of: number } | null;
}

export type ServerToClient =
  | {
      readonly type: 'welcome';
      readonly proto: number;
      readonly sessionId: string;
      readonly sessionName: string;
      readonly seat: SeatBrief;
      readonly brief: ScenarioBrief;
    }
  | {
      readonly type: 'worldView';
      readonly viewNumber: number;
      readonly view: TeamView | WallView | ControlView;
    }
  | { readonly type: 'roomView'; readonly viewNumber: number; readonly view: RoomView }
  /** What the run has done to people and money so far: for control, and for teams that play a commissioner. */
  | { readonly type: 'ledger'; readonly viewNumber: number; readonly view: LedgerView }
  | ClockMessage
  | {
      readonly type: 'accepted';
      readonly commandId: string;
      readonly sequence: number;
      readonly atMinutes: number;
    }
  | {
      readonly type: 'refused';
      readonly commandId: string;
      readonly code: string;
      readonly sentence: string;
    }
  /** For one seat: moved, locked out, taken over on another device. */
  | { readonly type: 'seat'; readonly seat: SeatBrief }
  /** The server will close the socket; `final`: do not come back with this token. */
  | { readonly type: 'bye'; readonly code: ByeCode; readonly sentence: string; readonly final: boolean };

export type ByeCode =
  | 'no-hello'
  | 'bad-token'
  | 'bad-message'
  | 'too-fast'
  | 'too-slow'
  | 'taken-over'
  | 'removed'
  | 'closed'
  | 'shutting-down';

/** A pure function of the session log (and who is connected now) for an audience. */
export interface RoomView {
  readonly phase: SessionPhase;
  readonly joinCode: string;
  /** Where a phone goes, without the code: `http://192.168.1.23:8080`. */
  readonly joinAddress: string;
  readonly teams: readonly RoomTeam[];
  /** Newest first, at most 20: announcements, clock changes; for control also notes and gaps. */
  readonly log: readonly SessionLogEntry[];
  readonly timetable: readonly TimetableLine[];
  /** Whose hand each decision was, by the sequence of its entry: of this team's organisations; for control, of all. */
  readonly deciders: readonly { readonly sequence: number; readonly name: string }[];
  /** Only for control: seats with their return codes. */
  readonly seats:
    | readonly (SeatBrief & { readonly connected: boolean; readonly returnCode: string })[]
    | null;
}

export interface RoomTeam {
  readonly teamId: string;
  readonly name: string;
  readonly seats: number;
  readonly people: readonly { readonly name: string; readonly connected: boolean }[];
  readonly locked: boolean;
}

/** The room's day in real minutes from its start, for the strip on the console. */
export type TimetableLine = RoomDayStretch;

// HTTP. Bodies and answers are JSON; an error answers { code, sentence } with a 4xx status.
// `control` calls carry `Authorization: Bearer <controlToken>`.

/** POST /api/control/claim { secret } → ControlClaim. A second use is refused (409, `secret-used`). */
export interface ControlClaim {
  readonly controlToken: string;
}

/** GET /api/scenarios (control) → ScenarioListing[]; one alone as /api/scenarios/FILE, the names of all as /api/scenario-files. */
export interface ScenarioListing {
  readonly file: string;
  readonly scenarioId: string;
  readonly name: string;
  readonly summary: string;
  /** File of the scenario that this one changes (`extends`); null: it stands alone, or changes none of this folder. */
  readonly base: string | null;
  readonly agencies: number;
  readonly teams: number;
  readonly simulatedDays: number;
  readonly realMinutes: number;
  /** Of the scenario's timetable: real minutes outside play, and simulated minutes a real minute in its first round. */
  readonly briefingWallMinutes: number;
  readonly debriefWallMinutes: number;
  readonly speed: number;
  /** Played before the first minute; null: the scenario has none. */
  readonly planning: {
    readonly name: string;
    readonly date: string;
    readonly daysBefore: number;
    readonly holdWallMinutes: number;
  } | null;
  /** Present when the file has problems and cannot be played. */
  readonly problems: readonly string[];
}

/** POST /api/sessions (control) NewSession → SessionListing. */
export const newSessionSchema = z.strictObject({
  scenarioFile: z.string().min(1).max(200),
  name: z.string().overwrite(plainName).min(1).max(120),
  seed: z.string().min(1).max(80).nullable(),
  /** Simulated days to play, an hour at the least; null: all of the scenario. */
  days: z.number().min(0.04).max(400).nullable(),
  /** Simulated minutes a real minute; null: the timetable's. */
  speed: z.number().min(1).max(2880).nullable(),
  /**
   * The scenario's rounds and beats; or control stops and starts by hand; or a rhythm of the room's own, which
   * must fit the real minutes that the room has (briefing and debrief included).
   */
  timetable: z.union([
    z.literal('scenario'),
    z.literal('by-hand'),
    z.strictObject({
      holdEveryDays: z.number().min(0.04).max(200),
      holdWallSeconds: z.number().int().min(10).max(3600),
      dayWallMinutes: z.number().int().min(10).max(1440),
    }),
  ]),
  /** False: the planning round is left out, and every agency has decided what its own plans say. */
  planning: z.boolean().optional(),
});
export type NewSession = z.infer<typeof newSessionSchema>;

/** GET /api/sessions (control) → SessionListing[]. */
export interface SessionListing {
  readonly sessionId: string;
  readonly name: string;
  readonly scenarioName: string;
  readonly phase: SessionPhase;
  readonly joinCode: string;
  readonly simMinutes: number;
  readonly people: number;
  readonly createdWallTime: string;
}

/** POST /api/sessions/:sessionId/control-seat (control) → SeatGrant: a facilitator's seat. */
/** POST /api/sessions/:sessionId/wall-seat (control) → SeatGrant: a read-only seat for the projector. */
/** POST /api/join/:code { name, teamId } → SeatGrant. 400 `no-name`, 404 `unknown-code`, 409 `team-full` | `name-taken`. */
/** POST /api/return { returnCode } → SeatGrant: the same seat on another device. */
export interface SeatGrant {
  readonly sessionId: string;
  readonly seatId: string;
  readonly seatToken: string;
  readonly role: Role;
  readonly teamId: string | null;
}

/** GET /api/join/:code → JoinInfo. */
export interface JoinInfo {
  readonly sessionId: string;
  readonly sessionName: string;
  readonly scenarioName: string;
  readonly phase: SessionPhase;
  readonly teams: readonly {
    readonly teamId: string;
    readonly name: string;
    readonly agencyNames: readonly string[];
    readonly seats: number;
    readonly taken: number;
  }[];
}

/** GET /api/room-check (control) → RoomCheck. POST /api/room-check/reached { probe } from a phone. */
export interface RoomCheck {
  readonly addresses: readonly {
    readonly address: string;
    /** What the machine calls the interface. */
    readonly label: string;
    /** QR of `address/#/reach/<probe>`, as SVG text. */
    readonly qrSvg: string;
    readonly reachedWallTime: string | null;
  }[];
  /** The one that phones are sent to now. */
  readonly joinAddress: string;
  readonly port: number;
  /** Command that opens the firewall on this kind of machine. */
  readonly firewallCommand: string;
}

/** Control's edition also says who sat where, and when by the clock on the wall each decision was made. */
export interface RecordedRunFile extends RunFile {
  /** Everybody who ever had a seat, also those whose seat was taken away. */
  readonly people?: readonly SeatBrief[];
  /** By sequence of the entry, ISO 8601. */
  readonly decidedWallTimes?: Readonly<Record<number, string>>;
}

/** GET /api/sessions/:sessionId/run-file?edition=control|room (control; room from a seat once the debrief is open). */
/** GET /api/sessions/:sessionId/join-qr.svg → SVG of the join address with the code. */

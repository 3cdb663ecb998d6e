// Who may do what, when: one pure function, used by the server to refuse and by the screens to grey out.
// Knows nothing of sessions, sockets or the world; whether the world allows it is the engine's answer.

import type { Command } from '../../engine/index.ts';
import type { ClockState, Role, SessionCommand, SessionPhase } from './messages.ts';

/** What somebody wants to do: the kind of a command to the world, of a session command, or just look. */
export type Wish = 'look' | Command['kind'] | SessionCommand['kind'];

export interface Standing {
  readonly role: Role;
  readonly phase: SessionPhase;
  readonly clock: ClockState;
  /** Is the planning round still open? */
  readonly planning?: boolean;
  /** Does a fault keep the run from going on? */
  readonly frozen?: boolean;
  /** Is it about an agency of the seat's own team? Ignored for control. */
  readonly ownTeam: boolean;
  /** Is the seat's own desk locked? Ignored for control. */
  readonly locked: boolean;
}

/** A refusal before the world is asked. The sentence is for a manager. */
export interface NotPermitted {
  readonly code:
    | 'not-permitted'
    | 'not-yours'
    | 'not-now'
    | 'paused'
    | 'desk-locked'
    | 'frozen'
    | 'session-closed';
  readonly sentence: string;
}

/** null: permitted. The world may still refuse. */
export function permission(wish: Wish, standing: Standing): NotPermitted | null {
  if (standing.phase === 'closed') return refuse('session-closed', 'This session is closed.');
  if (wish === 'look') return null;
  if (standing.role === 'wall') return refuse('not-permitted', 'The wall only shows; it cannot decide.');
  if (standing.frozen === true && !worksFrozen(wish))
    return refuse('frozen', 'A fault keeps this run from going on.');
  if (isDeskWish(wish)) {
    return standing.role === 'facilitator' ? controlAtDesk(standing) : teamAtDesk(wish, standing);
  }
  if (standing.role !== 'facilitator') {
    return refuse('not-permitted', 'Only the facilitator can do that.');
  }
  if (standing.planning === true && wish === 'fireInject') {
    return refuse('not-now', 'The planning round is open: nothing happens before it is closed.');
  }
  return isControlWish(wish) ? controlAtDesk(standing) : sessionWish(wish, standing);
}

/** What needs no world that goes on: the run is ended where it broke, and talked about. */
export function worksFrozen(wish: Wish): boolean {
  return (
    wish === 'end' || wish === 'openDebrief' || wish === 'close' || wish === 'announce' || wish === 'note'
  );
}

type DeskWish = 'pullLever' | 'stopLever' | 'declareLevel';
type ControlWish = Exclude<Command['kind'], DeskWish>;

const deskWishes: readonly string[] = ['pullLever', 'stopLever', 'declareLevel'] satisfies DeskWish[];
const controlWishes: readonly string[] = [
  'fireInject',
  'holdInject',
  'releaseInject',
  'skipInject',
  'endInject',
  'handAgency',
  'closePlanning',
] satisfies ControlWish[];

function isDeskWish(wish: Wish): wish is DeskWish {
  return deskWishes.includes(wish);
}

function isControlWish(wish: Wish): wish is ControlWish {
  return controlWishes.includes(wish);
}

function teamAtDesk(wish: DeskWish, standing: Standing): NotPermitted | null {
  if (standing.role !== 'team') return refuse('not-permitted', `A ${standing.role} seat cannot ${wish}.`);
  if (!standing.ownTeam) return refuse('not-yours', 'That belongs to another team. Ask them.');
  const early = worldIsOpen(standing.phase);
  if (early !== null) return early;
  if (standing.locked) return refuse('desk-locked', 'Control has locked this desk. You can still read.');
  if (standing.clock === 'paused') {
    return refuse('paused', 'The session is paused. Decide when the clock runs again or at a hold.');
  }
  return null;
}

/** Control may act on the world whenever there is one, whatever the clock and the locks. */
function controlAtDesk(standing: Standing): NotPermitted | null {
  return worldIsOpen(standing.phase);
}

function worldIsOpen(phase: SessionPhase): NotPermitted | null {
  switch (phase) {
    case 'briefing':
    case 'play':
      return null;
    case 'lobby':
      return refuse('not-now', 'The session has not started yet.');
    default:
      return refuse('not-now', 'The run has ended. Nothing more can be decided in it.');
  }
}

const phasesOf: Record<SessionCommand['kind'], readonly SessionPhase[]> = {
  openBriefing: ['lobby'],
  start: ['lobby', 'briefing'],
  run: ['play'],
  pause: ['play'],
  hold: ['play'],
  setSpeed: ['lobby', 'briefing', 'play'],
  step: ['play'],
  lockDesk: ['lobby', 'briefing', 'play', 'ended', 'debrief'],
  lockDesks: ['lobby', 'briefing', 'play', 'ended', 'debrief'],
  announce: ['lobby', 'briefing', 'play', 'ended', 'debrief'],
  note: ['lobby', 'briefing', 'play', 'ended', 'debrief'],
  moveSeat: ['lobby', 'briefing', 'play', 'ended', 'debrief'],
  removeSeat: ['lobby', 'briefing', 'play', 'ended', 'debrief'],
  end: ['briefing', 'play'],
  openDebrief: ['ended'],
  close: ['lobby', 'ended', 'debrief'],
};

/** Clock states from which a session command makes sense; absent: all. */
const clocksOf: Partial<Record<SessionCommand['kind'], readonly ClockState[]>> = {
  run: ['hold', 'paused'],
  pause: ['running', 'hold'],
  hold: ['running', 'paused', 'hold'],
  step: ['hold', 'paused'],
};

function sessionWish(wish: SessionCommand['kind'], standing: Standing): NotPermitted | null {
  if (!phasesOf[wish].includes(standing.phase)) return refuse('not-now', notInThisPhase[standing.phase]);
  if (standing.planning === true && (wish === 'run' || wish === 'step')) {
    return refuse('not-now', 'The planning round is open. Close it first; then the clock can run.');
  }
  const clocks = clocksOf[wish];
  if (clocks !== undefined && !clocks.includes(standing.clock)) {
    return refuse('not-now', notInThisClock[standing.clock]);
  }
  return null;
}

const notInThisPhase: Record<SessionPhase, string> = {
  lobby: 'Not yet: the session is still in the lobby.',
  briefing: 'Not now: the room is in its briefing.',
  play: 'Not now: the run is being played.',
  ended: 'Not now: the run has ended.',
  debrief: 'Not now: the debrief is open.',
  closed: 'This session is closed.',
};

const notInThisClock: Record<ClockState, string> = {
  running: 'The clock is running. Pause or hold it first.',
  hold: 'The clock is already held.',
  paused: 'The clock is already paused.',
};

function refuse(code: NotPermitted['code'], sentence: string): NotPermitted {
  return { code, sentence };
}

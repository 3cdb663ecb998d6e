// What the deck says about the clock: its state, who or what stopped it, and what comes next. Words, no pixels.

import type { ClockMessage, SessionPhase } from '../../server/protocol/index.ts';
import { bothClocks, type CalendarStart, speedText, wallDurationText } from '../clock/instants.ts';

export interface ClockWords {
  /** One or two words, shown large. */
  readonly word: string;
  /** Who or what stopped it, and what that means for the desks. */
  readonly detail: string;
}

export type StateKind =
  | 'lobby'
  | 'briefing'
  | 'planning'
  | 'running'
  | 'hold'
  | 'paused'
  | 'stopped'
  | 'ended'
  | 'debrief'
  | 'closed';

/** The state a controller thinks in: phase and clock together. `stopped`: by storage, a fault or a restart. */
export function stateKind(
  phase: SessionPhase,
  clock: Pick<ClockMessage, 'state' | 'stoppedBy' | 'planning'>,
): StateKind {
  if (phase !== 'play') return phase;
  if (clock.state === 'running') return 'running';
  if (['storage', 'recovery', 'fault'].includes(clock.stoppedBy ?? '')) return 'stopped';
  return clock.planning && clock.state === 'hold' ? 'planning' : clock.state;
}

/** @param holdLeftWallMs real milliseconds left of a timed hold; null: until somebody runs it */
export function clockWords(
  phase: SessionPhase,
  clock: ClockMessage,
  holdLeftWallMs: number | null,
): ClockWords {
  const left = holdLeftWallMs === null ? '' : `${wallDurationText(holdLeftWallMs)} left. `;
  switch (stateKind(phase, clock)) {
    case 'lobby':
      return { word: 'Not started', detail: 'People can join. The clock has not started.' };
    case 'briefing':
      return {
        word: 'Briefing',
        detail: `${left}The clock stands before the ${clock.planning ? 'planning round' : 'first minute'}; desks are open.`,
      };
    case 'planning':
      return {
        word: 'Planning',
        detail: `${left}Desks are open; what they decide counts from the date of the round.`,
      };
    case 'running':
      return { word: 'Running', detail: `${speedText(clock.speed)}.` };
    case 'hold':
      return { word: 'Hold', detail: `${heldBy(clock)} ${left}The clock stands; desks are open.` };
    case 'paused':
      return {
        word: 'Paused',
        detail: `${heldBy(clock)} Desks can read and draft, not decide.${goesOn(clock, left)}`,
      };
    case 'stopped':
      return { word: 'Stopped', detail: stopReason(clock, left) };
    case 'ended':
      return { word: 'Ended', detail: 'The run is over. Desks can read.' };
    case 'debrief':
      return { word: 'Debrief', detail: 'The debrief is open to everybody.' };
    case 'closed':
      return { word: 'Closed', detail: 'The record is kept. Nobody can come back to it.' };
  }
}

/** What stops the clock next, in simulated and in real time; null when nothing is planned. */
export function nextStopText(
  calendar: CalendarStart,
  clock: ClockMessage,
  simMinutes: number,
): { readonly what: string; readonly simulated: string; readonly real: string } | null {
  if (clock.nextStop === null) return null;
  const { simulated, real } = bothClocks(calendar, {
    atSimMinutes: clock.nextStop.atSimMinutes,
    nowSimMinutes: simMinutes,
    speed: clock.speed,
  });
  const what = { beat: 'Next hold', round: 'Round ends', end: 'Run ends' }[clock.nextStop.kind];
  return {
    what,
    simulated,
    real: clock.state === 'running' ? `in ${real}` : `${real} of running clock away`,
  };
}

function heldBy({ stoppedBy }: ClockMessage): string {
  return stoppedBy === 'timetable' ? 'By the timetable.' : 'By the facilitator.';
}

/**
 * A planning round that stands still is opened by a hold: nothing can run before it is closed. Of a timed hold that was
 * paused, the time that is left is kept.
 */
function goesOn({ planning }: ClockMessage, left: string): string {
  if (planning) return ` Hold opens the planning round again${left === '' ? '.' : `: ${left}`.trimEnd()}`;
  return left === '' ? '' : ` Hold goes on with the hold: ${left}`.trimEnd();
}

function stopReason(clock: ClockMessage, left: string): string {
  const { stoppedBy, state, planning } = clock;
  if (stoppedBy === 'storage') {
    return 'This computer cannot write the record. Make room on its disk; it tries again by itself. Nothing accepted is lost.';
  }
  if (stoppedBy === 'fault') {
    return 'A fault keeps the run from going on. Everything up to here is kept; other sessions go on.';
  }
  if (planning) return `Flowday was restarted. Nothing accepted is lost.${goesOn(clock, left)}`;
  const desks = state === 'hold' ? 'desks are open' : 'desks can read and draft';
  return `Flowday was restarted. Nothing accepted is lost; ${desks}. Run the clock when the room is ready.`;
}

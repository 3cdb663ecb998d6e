// The lives of a session, its clock and a desk's lock, as charts. Pure: no actors, no clocks, no effects.
// A chart says which change is possible; who may ask for it is in the protocol's permissions.

import { createMachine, transition } from 'xstate';
import type { ClockState, SessionPhase } from '../protocol/index.ts';

export type PhaseEvent = 'openBriefing' | 'start' | 'end' | 'openDebrief' | 'close';
export type ClockEvent = 'run' | 'pause' | 'hold';
export type LockEvent = 'lock' | 'unlock';

export const phaseChart = createMachine({
  id: 'phase',
  initial: 'lobby',
  states: {
    lobby: { on: { openBriefing: 'briefing', start: 'play', close: 'closed' } },
    briefing: { on: { start: 'play', end: 'ended' } },
    play: { on: { end: 'ended' } },
    ended: { on: { openDebrief: 'debrief', close: 'closed' } },
    debrief: { on: { close: 'closed' } },
    closed: { type: 'final' },
  },
});

export const clockChart = createMachine({
  id: 'clock',
  initial: 'paused',
  states: {
    running: { on: { pause: 'paused', hold: 'hold' } },
    hold: { on: { run: 'running', pause: 'paused', hold: 'hold' } },
    paused: { on: { run: 'running', hold: 'hold' } },
  },
});

export const lockChart = createMachine({
  id: 'deskLock',
  initial: 'open',
  states: {
    open: { on: { lock: 'locked' } },
    locked: { on: { unlock: 'open' } },
  },
});

/** The phase after an event; null: the chart has no such arrow from here. */
export function nextPhase(phase: SessionPhase, event: PhaseEvent): SessionPhase | null {
  const from = phaseChart.resolveState({ value: phase });
  return from.can({ type: event })
    ? (transition(phaseChart, from, { type: event })[0].value as SessionPhase)
    : null;
}

export function nextClockState(state: ClockState, event: ClockEvent): ClockState | null {
  const from = clockChart.resolveState({ value: state });
  return from.can({ type: event })
    ? (transition(clockChart, from, { type: event })[0].value as ClockState)
    : null;
}

/** Is the desk locked after the event? null: it already was so. */
export function nextLock(locked: boolean, event: LockEvent): boolean | null {
  const from = lockChart.resolveState({ value: locked ? 'locked' : 'open' });
  return from.can({ type: event })
    ? transition(lockChart, from, { type: event })[0].value === 'locked'
    : null;
}

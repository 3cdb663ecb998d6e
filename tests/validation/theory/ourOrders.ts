// What the theory of this folder says of our own cases in which the order of service matters: case → measure → value.

import {
  goingRoundWait,
  inTurnsTime,
  lastComeInterrupts,
  smallestFirstWait,
  smallestInterruptsTime,
} from './orders.ts';
import type { Figures } from './published.ts';

export function orderFigures(): Readonly<Record<string, Figures>> {
  return {
    'last-come-preemptive': lastComeCase(),
    'polling-exhaustive': pollingCase(),
    'processor-sharing': { 'stay.done': inTurnsTime(0.5, 1, 20) },
    'shortest-first': smallestCase(),
    'shortest-first-preemptive': smallestInterruptsCase(),
  };
}

function lastComeCase(): Figures {
  const { time, chance } = lastComeInterrupts(0.6, 1);
  return { 'stay.done': time, 'kpi.none': chance(0), 'kpi.one': chance(1) };
}

function pollingCase(): Figures {
  const wait = goingRoundWait({ lists: 2, lambda: 0.3, mean: 1, second: 2, walk: 0.5 });
  return { 'wait.serve-a': wait, 'wait.serve-b': wait };
}

function smallestCase(): Figures {
  const wait = smallestFirstWait(0.7);
  return { 'wait.serve': wait, 'waiting.serve': 0.7 * wait };
}

function smallestInterruptsCase(): Figures {
  const time = smallestInterruptsTime(0.7);
  return { 'stay.done': time, 'in-system': 0.7 * time };
}

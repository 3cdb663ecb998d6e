// What the theory of this folder says of our own cases in which units fail, are held or go round: case → measure → value.

import { stationary } from './chains.ts';
import { closedNetwork } from './networks.ts';
import type { Figures } from './published.ts';
import { erlangB, mmc } from './singleStation.ts';

export function resourceFigures(): Readonly<Record<string, Figures>> {
  return {
    'breakdowns-finish': { 'present.serve': oneBreaks(0.5, 0.1, 0.25, 'finish') },
    'breakdowns-two': { 'present.serve': twoBreak('each') },
    'breakdowns-together': { 'present.serve': twoBreak('all') },
    'preempt-restart': restartCase(),
    'closed-network': closedCase(),
    // Kept over two steps and made ready for half a minute: two minutes in all, whatever the laws.
    'held-places': { 'turned-away.treat': erlangB(4, 2 * (0.5 + 1 + 0.5)) },
    'any-of-two': { 'wait.serve': mmc(2, 0.5, 5).wait },
    'bulk-least-two': bulkLeastCase(),
    'two-speeds': { 'present.serve': twoSpeeds() },
    'faster-first': fasterFirst(),
    'shuttle-two-legs': shuttle(),
    // Half of them come back, each time as if new: twice as many, one by one (Jackson 1957).
    'need-drawn-anew': { 'present.serve': 0.7 / (1 - 0.7), 'time.serve': 1 / (1 - 0.7) },
    // Of ten who each stay for a minute on average: 1/10 + 1/9 + … + 1.
    'until-empty': { 'run-minutes': harmonic(10), 'outcome.home': 10 },
    // The longest of three exponentials.
    'split-three': { 'stay.done': 1 + 1 / 2 + 1 / 3 },
  };
}

/** M/M/1 whose server fails, idle or not. State: present n; up, failed with the last work in hand, or down. */
export function oneBreaks(lambda: number, fail: number, mend: number, cut: 'resume' | 'finish'): number {
  const [up, ending, down] = [0, 1, 2];
  const chain = stationary([0, up], ([n = 0, state = 0]) => [
    [[n + 1, state], n < 250 ? lambda : 0],
    [[n - 1, state === ending ? down : up], n > 0 && state !== down ? 1 : 0],
    [[n, cut === 'finish' && n > 0 ? ending : down], state === up ? fail : 0],
    [[n, up], state === up ? 0 : mend],
  ]);
  return chain.mean(([n = 0]) => n);
}

/** Two servers, up for 20 and down for 5 on average, each by itself or both together; work resumes. */
function twoBreak(units: 'each' | 'all'): number {
  const chain = stationary([0, 2], ([n = 0, up = 0]) => [
    [[n + 1, up], n < 200 ? 1 : 0],
    [[n - 1, up], Math.min(n, up)],
    [[n, units === 'each' ? up - 1 : 0], (units === 'each' ? up : Math.sign(up)) / 20],
    [[n, units === 'each' ? up + 1 : 2], (units === 'each' ? 2 - up : Math.sign(2 - up)) / 5],
  ]);
  return chain.mean(([n = 0]) => n);
}

/**
 * From its first start to its end, a service S that begins again after each interruption takes
 * (E e^(λS) − 1) ÷ λ × (1 + λ B) on average, B being a busy period of those who interrupt (Gaver 1962, identical repeat).
 */
function restartCase(): Figures {
  const lambda = 0.2;
  const exponential = 1 / (1 - lambda) - 1;
  return {
    'time.serve-first': 1 / (1 - lambda),
    'clock.completion': (exponential / lambda) * (1 + lambda / (1 - lambda)),
  };
}

/** Two to four ride together, two minutes on average. State: on the way or not, and how many wait. */
function bulkLeastCase(): Figures {
  const chain = stationary([0, 0], ([riding = 0, waiting = 0]) => {
    if (riding === 0) return [[waiting === 0 ? [0, 1] : [1, 0], 1]];
    const next = waiting < 2 ? [0, waiting] : [1, Math.max(0, waiting - 4)];
    return [
      [[1, waiting + 1], waiting < 250 ? 1 : 0],
      [next, 0.5],
    ];
  });
  const waiting = chain.mean(([, who = 0]) => who);
  return { 'waiting.ride': waiting, 'wait.ride': waiting };
}

/** M/M/1 that works twice as fast on whom it takes while others wait. State: present n, speed of the work in hand. */
function twoSpeeds(): number {
  const chain = stationary([0, 1], ([n = 0, speed = 0]) => [
    [[n + 1, n === 0 ? 1 : speed], n < 200 ? 1 : 0],
    [[n - 1, n > 2 ? 2 : 1], n > 0 ? speed : 0],
  ]);
  return chain.mean(([n = 0]) => n);
}

/** State: the faster at work, the slower at work, how many wait. */
function fasterFirst(): Figures {
  const chain = stationary([0, 0, 0], ([fast = 0, slow = 0, waiting = 0]) => {
    const both = fast + slow === 2;
    return [
      [both ? [1, 1, waiting + 1] : fast === 0 ? [1, slow, 0] : [1, 1, 0], waiting < 150 ? 1 : 0],
      [waiting > 0 ? [1, 1, waiting - 1] : [0, slow, 0], fast],
      [waiting > 0 ? [1, 1, waiting - 1] : [fast, 0, 0], slow / 2],
    ];
  });
  return {
    'present.serve': chain.mean(([fast = 0, slow = 0, waiting = 0]) => fast + slow + waiting),
    'utilisation.fast': chain.mean(([fast = 0]) => fast),
    'utilisation.slow': chain.mean(([, slow = 0]) => slow),
  };
}

/** State: how many wait; the bus stands, or is on its first or second leg. Everybody rides for a minute and a half. */
function shuttle(): Figures {
  const chain = stationary([0, 0], ([waiting = 0, leg = 0]) => [
    [leg === 0 ? [0, 1] : [waiting + 1, leg], waiting < 300 ? 1 : 0],
    [[waiting, 2], leg === 1 ? 1 : 0],
    [[Math.max(0, waiting - 3), waiting > 0 ? 1 : 0], leg === 2 ? 2 : 0],
  ]);
  const wait = chain.mean(([waiting = 0]) => waiting);
  return {
    'wait.first-leg': wait,
    'stay.arrived': wait + 1.5,
    'present.second-leg': chain.mean(([, leg]) => Number(leg === 2)),
    'utilisation.bus': chain.mean(([, leg = 0]) => Math.sign(leg)),
  };
}

function harmonic(people: number): number {
  let sum = 0;
  for (let n = 1; n <= people; n++) sum += 1 / n;
  return sum;
}

function closedCase(): Figures {
  const [first = 0, second = 0, third = 0] = closedNetwork([1, 2, 1.5], 6);
  return { 'utilisation.crew-a': first, 'utilisation.crew-b': second, 'utilisation.crew-c': third };
}

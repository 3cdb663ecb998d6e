// What theory says of one list before servers who set up, fail, go away or go round, of customers who come in groups, try
// again or lose patience: case → measure → value.

import { stationary, stationaryOfMany } from './chains.ts';
import type { Figures } from './published.ts';
import { birthDeath, mg1 } from './singleStation.ts';

export function waitingFigures(): Readonly<Record<string, Figures>> {
  return {
    'baulk-and-renege': baulkAndRenegeCase(),
    'breakdowns-at-work': breakdownsAtWorkCase(),
    'bulk-full-only': bulkFullCase(),
    'bulk-two-buses': bulkTwoCase(),
    'e3-m-2': erlangGapsCase(),
    'groups-two-servers': groupsCase(),
    'm-e2-2': erlangWorkCase(),
    'n-policy-set-up': {
      'present.serve': setUpPresent(0.5, 3 + 0.5 * 2, 3 * 2 + 2 * 3 * (0.5 * 2) + (0.5 * 2) ** 2),
    },
    'one-break': oneBreakCase(),
    'patience-by-kind': patienceByKindCase(),
    'patience-fixed-two': patienceFixedCase(),
    'polling-gated': { 'wait.serve-a': pollingWaits.gated(0.3), 'wait.serve-b': pollingWaits.gated(0.3) },
    'polling-one-each': {
      'wait.serve-a': pollingWaits.oneEach(0.25),
      'wait.serve-b': pollingWaits.oneEach(0.25),
    },
    retrial: retrialCase(),
    'set-up-when-idle': setUpCase(),
    'two-moods': twoMoodsCase(),
  };
}

/** Who finds n refuses with probability n ÷ 6, and who waits gives up at rate 0.3 (Ancker & Gafarian 1963). */
function baulkAndRenegeCase(): Figures {
  const [lambda, renege] = [2, 0.3];
  const { inSystem, queue, turnedAway, delayed } = birthDeath(
    (n) => lambda * (1 - n / 6),
    (n) => 1 + renege * (n - 1),
    1,
    lambda,
    6,
  );
  return {
    'present.serve': inSystem,
    'baulked.serve': turnedAway,
    'gave-up.serve': (renege * queue) / (lambda * (1 - turnedAway)),
    'utilisation.server': delayed,
  };
}

/**
 * The server fails at rate ξ at work only, is away for exactly r, and goes on (Avi-Itzhak & Naor 1963): M/G/1 of the time
 * from beginning to end, whose second moment is (1 + ξ r)² E S² + ξ r² E S.
 */
function breakdownsAtWorkCase(): Figures {
  const [lambda, fail, away] = [0.5, 0.2, 1];
  const mean = 1 + fail * away;
  const { inSystem } = mg1(lambda, mean, mean * mean * 2 + fail * away * away);
  return { 'present.serve': inSystem, 'utilisation.server': lambda * mean };
}

/** Three ride together or none (GSTH 3.2). State: on the way or not, who waits. */
function bulkFullCase(): Figures {
  const chain = stationary([0, 0], ([away = 0, waiting = 0]) => [
    [away === 0 && waiting === 2 ? [1, 0] : [away, waiting + 1], waiting < 150 ? 1 : 0],
    [waiting >= 3 ? [1, waiting - 3] : [0, waiting], away * 0.6],
  ]);
  return { 'wait.ride': chain.mean(([, waiting = 0]) => waiting), 'utilisation.minibus': 1 / 3 / 0.6 };
}

/** Two who each take up to three of those who wait (GSTH 3.2). State: how many are on the way, who waits. */
function bulkTwoCase(): Figures {
  const chain = stationary([0, 0], ([away = 0, waiting = 0]) => [
    [away < 2 ? [away + 1, 0] : [2, waiting + 1], waiting < 150 ? 2 : 0],
    [waiting > 0 ? [away, Math.max(0, waiting - 3)] : [away - 1, 0], away * 0.5],
  ]);
  return {
    'wait.ride': chain.mean(([, waiting = 0]) => waiting) / 2,
    'utilisation.minibus': chain.mean(([away = 0]) => away / 2),
  };
}

/** E3/M/2. State: stage of the gap, how many are there. */
function erlangGapsCase(): Figures {
  const chain = stationary([0, 0], ([stage = 0, n = 0]) => [
    [stage === 2 ? [0, n + 1] : [stage + 1, n], n < 120 ? 3 : 0],
    [[stage, n - 1], Math.min(n, 2) / 1.5],
  ]);
  return {
    'wait.serve': chain.mean(([, n = 0]) => Math.max(0, n - 2)),
    'waited.serve': 3 * chain.mean(([stage = 0, n = 0]) => (stage === 2 && n >= 2 ? 1 : 0)),
  };
}

/** M^[X]/M/2: groups of one, two and four. State: how many are there. */
function groupsCase(): Figures {
  const chain = stationary([0], ([n = 0]) => [
    [[n + 1], n < 250 ? 0.5 * 0.5 : 0],
    [[n + 2], n < 250 ? 0.5 * 0.25 : 0],
    [[n + 4], n < 250 ? 0.5 * 0.25 : 0],
    [[n - 1], Math.min(n, 2) / 1.4],
  ]);
  return {
    'present.serve': chain.mean(([n = 0]) => n),
    'wait.serve': chain.mean(([n = 0]) => Math.max(0, n - 2)),
  };
}

/** M/E2/2. State: servers in the first stage, in the second, who waits. */
function erlangWorkCase(): Figures {
  const lambda = 0.75;
  const chain = stationary([0, 0, 0], ([first = 0, second = 0, waiting = 0]) => [
    [first + second < 2 ? [first + 1, second, 0] : [first, second, waiting + 1], waiting < 100 ? lambda : 0],
    [[first - 1, second + 1, waiting], first],
    [waiting > 0 ? [first + 1, second - 1, waiting - 1] : [first, second - 1, 0], second],
  ]);
  return {
    'wait.serve': chain.mean(([, , waiting = 0]) => waiting) / lambda,
    'waited.serve': chain.mean(([first = 0, second = 0]) => (first + second === 2 ? 1 : 0)),
  };
}

/**
 * Number there when work of a mean of one begins only with Q people there (N-policy, set-up, breaks): more than in M/M/1
 * by E Q (Q − 1) ÷ 2 E Q (Fuhrmann & Cooper 1985; Takagi, Queueing Analysis 1, 2.2).
 */
export function setUpPresent(lambda: number, mean: number, factorial: number): number {
  return mg1(lambda, 1, 2).inSystem + factorial / (2 * mean);
}

/** Set up, for one to three minutes, whenever somebody comes to nobody: Q is 1 and who comes in that time. */
function setUpCase(): Figures {
  const lambda = 0.6;
  const [once, squared] = [2, 13 / 3];
  const present = setUpPresent(lambda, 1 + lambda * once, 2 * lambda * once + lambda ** 2 * squared);
  return { 'time.serve': present / lambda };
}

/** One break of two minutes, and then the server waits for somebody: Q is who came in it, or 1. */
function oneBreakCase(): Figures {
  const lambda = 0.6;
  const came = lambda * 2;
  const present = setUpPresent(lambda, came + Math.exp(-came), came ** 2);
  return { 'wait.serve': present / lambda - 1 };
}

/** Two kinds in one line, the first with a patience of four minutes on average, the second of one. State: the line behind whoever is at work. */
export function patienceByKind(patience: readonly [number, number]): readonly [number, number] {
  const comes = [0.6, 0.5];
  const most = 11;
  // 9: somebody is at work.
  const chain = stationaryOfMany([], (state) => {
    if (state.length === 0) return [[[9], 1.1]];
    const [, ...line] = state;
    const without = (n: number): readonly number[] => [9, ...line.slice(0, n), ...line.slice(n + 1)];
    return [
      [[...state, 0], line.length < most ? (comes[0] ?? 0) : 0],
      [[...state, 1], line.length < most ? (comes[1] ?? 0) : 0],
      [line.length === 0 ? [] : without(0), 1],
      ...line.map((kind, n) => [without(n), 1 / (patience[kind] ?? 1)] as const),
    ];
  });
  const inLine = (kind: number): number =>
    chain.mean(([, ...line]) => line.filter((one) => one === kind).length);
  return [inLine(0), inLine(1)];
}

function patienceByKindCase(): Figures {
  const [first, second] = patienceByKind([4, 1]);
  return {
    'waiting.serve': first + second,
    'share.gone-patient': first / 4 / 1.1,
    'share.gone-hasty': second / 1.1,
  };
}

/**
 * M/M/2 with a patience of exactly τ (Baccelli & Hébuterne 1981): the wait that would be has density
 * λ P₁ exp(λ min(x, τ) − 2 x).
 */
function patienceFixedCase(): Figures {
  const [lambda, patience] = [2.2, 1];
  const grown = Math.exp((lambda - 2) * patience);
  const within = (grown - 1) / (lambda - 2);
  const beyond = grown / 2;
  const none = 1 / (1 + lambda + lambda * lambda * (within + beyond));
  const one = lambda * none;
  return { 'gave-up.serve': lambda * one * beyond, 'waited.serve': waitedOfServed() };

  function waitedOfServed(): number {
    return (lambda * one * within) / (1 - lambda * one * beyond);
  }
}

/** Two like lists, exponential work of a minute, half a minute from one to the other (Takagi, Analysis of Polling Systems, 1986). */
export const pollingWaits = {
  /** All who were there when the server came. */
  gated: (lambda: number): number => (2 * lambda * 2 + 0.5 * (2 + 2 * lambda)) / (2 * (1 - 2 * lambda)),
  /** One at most each time. */
  oneEach: (lambda: number): number =>
    (2 * lambda * 2 + 0.5 * (2 + 2 * lambda)) / (2 * (1 - 2 * lambda - 2 * lambda * 0.5)),
};

/** Who finds the server at work tries again at rate θ (Falin & Templeton, Retrial Queues, 1997, 1.2). */
function retrialCase(): Figures {
  const [lambda, again] = [0.6, 0.5];
  return {
    'present.later': (lambda / (1 - lambda)) * (lambda / again + lambda),
    'utilisation.server': lambda,
  };
}

/** Jobs come at a rate of 0.3, or of 1.5 in a rush. State: rush or not, how many are there. */
function twoMoodsCase(): Figures {
  const comes = [0.3, 1.5];
  const chain = stationary([0, 0], ([rush = 0, n = 0]) => [
    [[rush, n + 1], n < 200 ? (comes[rush] ?? 0) : 0],
    [[rush, n - 1], n > 0 ? 1 : 0],
    [[1 - rush, n], rush === 1 ? 1 / 10 : 1 / 20],
  ]);
  const present = chain.mean(([, n = 0]) => n);
  return {
    'present.serve': present,
    'wait.serve': present / 0.7 - 1,
    'baulked.serve': (1.5 - 0.7) / 1.5,
  };
}

/** Checks by chains. */
export const waitingByChain = {
  retrial: (lambda: number, again: number): number =>
    stationary([0, 0], ([busy = 0, later = 0]) => [
      [busy === 0 ? [1, later] : [1, later + 1], later < 150 ? lambda : 0],
      [[1, later - 1], busy === 0 ? later * again : 0],
      [[0, later], busy],
    ]).mean(([, later = 0]) => later),
  /** Set up of exponential length, of a mean of two minutes. State: set up or not, how many are there. */
  setUp: (lambda: number): number =>
    stationary([0, 0], ([ready = 0, n = 0]) => [
      [[ready, n + 1], n < 150 ? lambda : 0],
      [[1, n], ready === 0 && n > 0 ? 1 / 2 : 0],
      [n === 1 ? [0, 0] : [1, n - 1], ready],
    ]).mean(([, n = 0]) => n),
  /** State: at a or b; walking, or at work there; who waits at each. */
  oneEach: (lambda: number): number => {
    const stages = 2;
    const walk = 0.5 / stages;
    return (
      stationaryOfMany([0, 0, 0, 0], ([list = 0, doing = 0, a = 0, b = 0]) => {
        const here = list === 0 ? a : b;
        const taken = list === 0 ? [a - 1, b] : [a, b - 1];
        const comes = here > 0 ? [list, stages, ...taken] : [1 - list, 0, a, b];
        return [
          [[list, doing, a + 1, b], a < 26 ? lambda : 0],
          [[list, doing, a, b + 1], b < 26 ? lambda : 0],
          [[1 - list, 0, a, b], doing === stages ? 1 : 0],
          [doing === stages - 1 ? comes : [list, doing + 1, a, b], doing < stages ? 1 / walk : 0],
        ];
      }).mean(([, , a = 0]) => a) / lambda
    );
  },
};

// What the theory of this folder says of our own cases: case → measure → value.

import { stationary } from './chains.ts';
import { forkJoinPair, jackson, lossNetwork, preemptiveLoss, shorterOfTwo, tandem } from './networks.ts';
import { ageingWaits, cobhamFarmWaits, cobhamWaits, preemptiveTimes } from './priorities.ts';
import type { Figures } from './published.ts';
import {
  batchArrivals,
  birthDeath,
  bulkService,
  erlangB,
  gapTransform,
  gg1Bounds,
  gm1,
  mdcWait,
  mg1,
  mm1Breakdowns,
  mm1Patience,
  mm1WaitSquared,
  mmc,
  secondMoment,
} from './singleStation.ts';

export function ourFigures(): Readonly<Record<string, Figures>> {
  return {
    'order-first': orderCase('first'),
    'order-last': orderCase('last'),
    'order-random': orderCase('random'),
    'gm1-D': gm1Case(gapTransform.constant(1)),
    'gm1-E2': gm1Case(gapTransform.erlang(2, 1)),
    'gm1-H2': gm1Case(gapTransform.hyperexponential([0.5, 0.5], [0.4, 1.6])),
    'gg1-bounds': boundsCase(),
    'mg1-lognormal': mg1Case(secondMoment.lognormal(1, 1.5)),
    'mg1-pareto': mg1Case(paretoSecond(4.5, 3.5)),
    'mg1-normal': mg1Case(secondMoment.lognormal(1, 0.2)),
    'cobham-three': cobhamCase(),
    'preempt-three': preemptCase(),
    'cobham-mmc': cobhamFarmCase(),
    'mdc-three': { 'wait.serve': mdcWait(2.4, 1, 3) },
    percentiles: percentilesCase(),
    'preempt-mmc': preemptFarmCase(),
    'preempt-lose': preemptLoseCase(),
    'ageing-rank': ageingCase(),
    'tandem-blocking': tandemCase(),
    'jackson-feedback': feedbackCase(),
    'fork-join': { 'stay.done': forkJoinPair(0.7, 1) },
    'bulk-service': bulkCase(),
    'batch-arrivals': groupsCase(),
    breakdowns: breakdownsCase(),
    jockeying: jockeyingCase(),
    'shorter-queue': shorterCase(),
    'ordered-hunt': huntCase(),
    'in-turn': inTurnCase(),
    discouraged: discouragedCase(),
    'parties-of-four': { 'wait.set-off': (3 / 2) * 2 },
    'residual-stays': { 'stay.home': 100 / 3 / 10 },
    returns: { 'kpi.episodes': 1 / (1 - 0.2) },
    'loss-units': lossUnitsCase(),
    'loss-network': lossNetworkCase(),
    'patience-uniform': patienceCase(),
    'parties-or-after': orAfterCase(),
    'mg1-truncated': truncatedCase(),
    'priority-patience': priorityPatienceCase(),
  };
}

function orderCase(order: 'first' | 'last' | 'random'): Figures {
  return {
    'wait.queue': mmc(0.7, 1, 1).wait,
    'kpi.wait-squared': mm1WaitSquared(0.7, 1, order),
  };
}

function gm1Case(transform: (s: number) => number): Figures {
  const { wait, queue, root } = gm1(transform, 1 / 0.8, 1);
  return { 'wait.serve': wait, 'waiting.serve': queue, 'waited.serve': root };
}

/** Erlang gaps of two stages, lognormal service: in the middle of the bounds. */
function boundsCase(): Figures {
  const { least, most } = gg1Bounds(1, 0.8, 0.5, 0.6 * 0.6);
  return { 'wait.serve': (least + most) / 2 };
}

function mg1Case(second: number): Figures {
  const { wait, queue, inSystem } = mg1(0.7, 1, second);
  return { 'wait.serve': wait, 'waiting.serve': queue, 'present.serve': inSystem };
}

/** Of the second kind (Lomax): 2 scale² ÷ ((shape − 1) (shape − 2)). */
function paretoSecond(shape: number, scale: number): number {
  return (2 * scale * scale) / ((shape - 1) * (shape - 2));
}

/** Exponential, constant and hyperexponential service. */
const threeClasses = [
  { lambda: 0.2, mean: 1, second: secondMoment.exponential(1) },
  { lambda: 0.3, mean: 0.8, second: secondMoment.constant(0.8) },
  { lambda: 0.2, mean: 1.5, second: secondMoment.hyperexponential([0.5, 0.5], [0.5, 2.5]) },
];

function cobhamCase(): Figures {
  const [first = 0, second = 0, third = 0] = cobhamWaits(threeClasses);
  return { 'wait.serve-first': first, 'wait.serve-second': second, 'wait.serve-third': third };
}

function preemptCase(): Figures {
  const [first = 0, second = 0, third = 0] = preemptiveTimes(threeClasses);
  return { 'time.serve-first': first, 'time.serve-second': second, 'time.serve-third': third };
}

function cobhamFarmCase(): Figures {
  const [first = 0, second = 0, third = 0] = cobhamFarmWaits([0.6, 0.9, 1.1], 1, 3);
  return { 'wait.serve-first': first, 'wait.serve-second': second, 'wait.serve-third': third };
}

/** M/M/1, half busy: times in the system are exponential with mean 2. */
function percentilesCase(): Figures {
  return {
    'stay.served p50': 2 * Math.log(2),
    'stay.served p90': 2 * Math.log(10),
    'stay.served p95': 2 * Math.log(20),
  };
}

/** Alike but for their class, so both together are an M/M/2, and the first alone too. */
function preemptFarmCase(): Figures {
  const first = mmc(0.8, 1, 2).inSystem;
  const both = mmc(1.6, 1, 2).inSystem;
  return { 'present.serve-first': first, 'present.serve-second': both - first };
}

function preemptLoseCase(): Figures {
  const { firstLost, secondTurnedAway, secondPutOut } = preemptiveLoss(0.5, 0.5, 1);
  return {
    'turned-away.serve-first': firstLost,
    'turned-away.serve-second': secondTurnedAway,
    'kpi.put-out': secondPutOut,
  };
}

function ageingCase(): Figures {
  const [slow = 0, fast = 0] = ageingWaits([
    { lambda: 0.4, mean: 1, second: 2, slope: 1 },
    { lambda: 0.4, mean: 1, second: 2, slope: 3 },
  ]);
  return { 'wait.serve-slow': slow, 'wait.serve-fast': fast };
}

function tandemCase(): Figures {
  const { lost, blocked, first, second } = tandem(0.8, 1, 1, 4, 1);
  return {
    'turned-away.station-1': lost,
    'blocked.station-2': blocked,
    'present.station-1': first,
    'present.station-2': second,
  };
}

/** Half of those seen are tested and come back. */
function feedbackCase(): Figures {
  const { inSystem, time } = jackson(
    [
      { servers: 2, mean: 2, lambda: 0.4 },
      { servers: 1, mean: 1.5, lambda: 0 },
    ],
    [
      [0, 0.5],
      [1, 0],
    ],
  );
  const [seen = 0, tested = 0] = inSystem;
  return { 'present.see': seen, 'present.test': tested, 'stay.home': time };
}

function bulkCase(): Figures {
  const { wait, queue } = bulkService(1, 0.5, 4);
  return { 'wait.ride': wait, 'waiting.ride': queue };
}

/** One or three come together, half and half. */
function groupsCase(): Figures {
  const { inSystem, wait } = batchArrivals(0.3, 1, 2, 5);
  return { 'present.serve': inSystem, 'wait.serve': wait };
}

function breakdownsCase(): Figures {
  return { 'present.serve': mm1Breakdowns(0.5, 1, 0.05, 0.2) };
}

/** Whoever is last goes over before a server stands idle, so together they are an M/M/2. */
function jockeyingCase(): Figures {
  const { inSystem } = mmc(1.6, 1, 2);
  return { 'in-system': inSystem, 'stay.served': inSystem / 1.6 };
}

function shorterCase(): Figures {
  const inSystem = shorterOfTwo(1.6, 1, 60);
  return { 'in-system': inSystem, 'stay.served': inSystem / 1.6 };
}

/** The n-th server tried carries a × (B(n − 1) − B(n)). */
function huntCase(): Figures {
  const carried = (n: number): number => 2 * (erlangB(n - 1, 2) - erlangB(n, 2));
  return {
    'in-use.server-1': carried(1),
    'in-use.server-2': carried(2),
    'in-use.server-3': carried(3),
    'share.away': erlangB(3, 2),
  };
}

/** Every second of a Poisson stream: gaps of two stages. */
function inTurnCase(): Figures {
  const { wait } = gm1(gapTransform.erlang(2, 2 / 1.6), 1, 0.8);
  return { 'wait.serve-1': wait, 'wait.serve-2': wait };
}

/** Who finds n present joins with probability 1 ÷ (n + 1): the number present is Poisson. */
function discouragedCase(): Figures {
  const { inSystem, turnedAway } = birthDeath(
    (n) => 1.5 / (n + 1),
    () => 1,
    1,
    1.5,
    200,
  );
  return { 'present.serve': inSystem, 'baulked.serve': turnedAway, 'utilisation.server': 1 - Math.exp(-1.5) };
}

/** Ten units; one class takes one, the other three. */
function lossUnitsCase(): Figures {
  const [small = 0, large = 0] = lossNetwork(
    [10],
    [
      { load: 4, takes: [1] },
      { load: 1, takes: [3] },
    ],
  );
  return { 'turned-away.use-one': small, 'turned-away.use-three': large };
}

/** Three of one resource, four of another: some need one, some the other, some both. */
function lossNetworkCase(): Figures {
  const [first = 0, second = 0, both = 0] = lossNetwork(
    [3, 4],
    [
      { load: 1, takes: [1, 0] },
      { load: 2, takes: [0, 1] },
      { load: 0.8, takes: [1, 1] },
    ],
  );
  return { 'turned-away.use-first': first, 'turned-away.use-second': second, 'turned-away.use-both': both };
}

function patienceCase(): Figures {
  const { gaveUp, busy } = mm1Patience(0.9, 1, (u) => (u >= 4 ? 0 : 1 - u / 4));
  return { 'gave-up.serve': gaveUp, 'full.server': busy };
}

/** Two set off, or one who has waited for two minutes; one a minute comes. */
function orAfterCase(): Figures {
  const joined = 1 - Math.exp(-2);
  return { 'wait.set-off': joined / (1 + joined) };
}

/** Exponential of mean 1 between 0.5 and 2; four fifths busy. */
function truncatedCase(): Figures {
  const [least, most] = [0.5, 2];
  const share = Math.exp(-least) - Math.exp(-most);
  const first = ((least + 1) * Math.exp(-least) - (most + 1) * Math.exp(-most)) / share;
  const moment = (x: number): number => (x * x + 2 * x + 2) * Math.exp(-x);
  const second = (moment(least) - moment(most)) / share;
  return { 'utilisation.server': 0.68 * first, 'wait.serve': mg1(0.68, first, second).wait };
}

/** The first class goes first; the second gives up after five minutes on average. State: busy, and who waits. */
function priorityPatienceCase(): Figures {
  const most = 24;
  const chain = stationary([0, 0, 0], ([busy = 0, first = 0, second = 0]) =>
    busy === 0
      ? [[[1, 0, 0], 1]]
      : [
          [[1, first + 1, second], first < most ? 0.5 : 0],
          [[1, first, second + 1], second < most ? 0.5 : 0],
          [[1, first, second - 1], second / 5],
          [first > 0 ? [1, first - 1, second] : second > 0 ? [1, 0, second - 1] : [0, 0, 0], 1],
        ],
  );
  const second = chain.mean(([, , waiting = 0]) => waiting);
  return {
    'waiting.serve-first': chain.mean(([, waiting = 0]) => waiting),
    'waiting.serve-second': second,
    'gave-up.serve-second': second / 5 / 0.5,
  };
}

/** Checks of formulas by chains of a few hundred states, used by the tests of this folder. */
export const byChain = {
  bulkService: (): number =>
    stationary([0, 0], ([busy = 0, waiting = 0]) =>
      busy === 0
        ? [[[1, 0], 1]]
        : [
            [[1, waiting + 1], waiting < 250 ? 1 : 0],
            [waiting > 0 ? [1, Math.max(0, waiting - 4)] : [0, 0], 0.5],
          ],
    ).mean(([, waiting = 0]) => waiting),
  batchArrivals: (): number =>
    stationary([0], ([n = 0]) => [
      [[n + 1], n < 250 ? 0.15 : 0],
      [[n + 3], n < 250 ? 0.15 : 0],
      [[n - 1], n > 0 ? 1 : 0],
    ]).mean(([n = 0]) => n),
  /** M/M/1 by a random order of service: second moment of the wait from the chain of one who waits. */
  randomOrder: (): number => randomOrderWaitSquared(0.7, 300),
};

/**
 * E W² of somebody who finds n others waiting: the next to be served is each of n + 1 with equal chance. With m₁ and
 * m₂ the moments of what is left, a step takes an exponential time of rate r = λ + μ.
 */
function randomOrderWaitSquared(lambda: number, most: number): number {
  const rate = lambda + 1;
  let first = new Float64Array(most + 2);
  let second = new Float64Array(most + 2);
  for (let round = 0; round < 20_000; round++) {
    const nextFirst = new Float64Array(most + 2);
    const nextSecond = new Float64Array(most + 2);
    for (let others = 0; others <= most; others++) {
      const up = Math.min(others + 1, most);
      const stays = others / (others + 1);
      const down = Math.max(0, others - 1);
      const mean = (lambda * (first[up] as number) + stays * (first[down] as number)) / rate;
      const square = (lambda * (second[up] as number) + stays * (second[down] as number)) / rate;
      nextFirst[others] = 1 / rate + mean;
      nextSecond[others] = 2 / (rate * rate) + (2 * mean) / rate + square;
    }
    first = nextFirst;
    second = nextSecond;
  }
  let sum = 0;
  for (let n = 1; n <= most; n++) sum += (1 - lambda) * lambda ** n * (second[n - 1] as number);
  return sum;
}

// What the theory of this folder says of cases out of the books, put into files by somebody who had only the manual:
// case → measure → value.

import { appointmentWaits, meanMinutes } from './appointments.ts';
import { stationary, stationaryOfMany } from './chains.ts';
import { closedChains } from './networks.ts';
import type { Figures } from './published.ts';
import { birthDeath, erlangB, gapTransform, gm1 } from './singleStation.ts';
import { both, exponentialTask, meanOf, quantileOf, thenTask } from './tasks.ts';

export function textbookFigures(): Readonly<Record<string, Figures>> {
  return {
    'bailey-welch': appointmentsCase(),
    // Refusals of one patient are geometric: (1 − p) ÷ p on average, where p joins.
    'baulk-again': { 'baulked.door': 0.5, 'kpi.refusals': (1 - 0.5) / 0.5 },
    'class-changes-in-line': changesCase(),
    'closed-two-chains': twoChainsCase(),
    'deadline-from-service-too': deadlineCase(),
    hypercube: hypercubeCase(),
    inventory: inventoryCase(),
    'machines-with-spares': sparesCase(),
    'network-of-tasks': tasksCase(),
    'on-off-source': onOffCase(),
    overflow: overflowCase(),
    'state-probabilities': probabilitiesCase(),
    'system-capacity': capacityCase(),
    'time-to-deadlock': deadlockCase(),
  };
}

/** Two at the start and then one every ten minutes, for 4, 8 or 18 minutes: all but the last, the last, the end. */
function appointmentsCase(): Figures {
  const work = new Map([
    [4, 0.3],
    [8, 0.4],
    [18, 0.3],
  ]);
  const waits = appointmentWaits([0, 10, 10, 10, 10, 10, 10, 10, 10], work);
  const last = waits[9] ?? 0;
  return {
    'wait.see': waits.slice(0, 9).reduce((sum, wait) => sum + wait, 0) / 9,
    'wait.see-last': last,
    'run-minutes': 80 + last + meanMinutes(work),
  };
}

/**
 * Who waits low becomes urgent at some rate, goes before everybody then, and takes 1.25 minutes instead of 0.8. State:
 * work in hand (none, 0.8, 1.25), and who waits: high, turned urgent, low.
 */
export function classChanges(turnRate: number): {
  readonly high: number;
  readonly low: number;
  readonly busy: number;
} {
  const [mostHigh, most] = [55, 15];
  const chain = stationaryOfMany([0, 0, 0, 0], ([work = 0, high = 0, turned = 0, low = 0]) => {
    if (work === 0) return [[[1, 0, 0, 0], 0.2 + 0.4]];
    const afterThis = high > 0 ? [1, high - 1, 0, low] : low > 0 ? [1, 0, 0, low - 1] : [0, 0, 0, 0];
    return [
      [[work, high + 1, turned, low], high < mostHigh ? 0.2 : 0],
      [[work, high, turned, low + 1], low < most ? 0.4 : 0],
      [[work, high, turned + 1, low - 1], turned < most ? low * turnRate : 0],
      [turned > 0 ? [2, high, turned - 1, low] : afterThis, 1 / (work === 1 ? 0.8 : 1.25)],
    ];
  });
  return {
    high: chain.mean(([, high = 0]) => high),
    low: chain.mean(([, , turned = 0, low = 0]) => turned + low),
    busy: chain.mean(([work = 0]) => Math.sign(work)),
  };
}

function changesCase(): Figures {
  const { high, low, busy } = classChanges(1 / 4);
  return { 'waiting.see-high': high, 'waiting.see-low': low, 'utilisation.server': busy };
}

/** Four think for 5 and go to a and b, three think for 8 and go to a only. */
const twoChains = [
  { people: 4, thinks: 5, work: [1, 1.5] },
  { people: 3, thinks: 8, work: [1, 0] },
];

function twoChainsCase(): Figures {
  const { rounds, present } = closedChains(twoChains);
  const minutes = 10_000 - 100;
  return {
    'present.at-a': present[0] ?? 0,
    'present.at-b': present[1] ?? 0,
    'started.at-b': (rounds[0] ?? 0) * minutes,
    'started.think-two': (rounds[1] ?? 0) * minutes,
  };
}

/** Everybody there leaves at rate 0.3, at work or not. */
function deadlineCase(): Figures {
  const { inSystem, delayed } = birthDeath(
    () => 0.9,
    (n) => 1 + 0.3 * n,
    1,
    0.9,
    200,
  );
  return {
    'in-system': inSystem,
    'share.away': (0.3 * inSystem) / 0.9,
    'utilisation.server': delayed,
  };
}

/** Two ambulances, each region with its own first (Larson 1974). State: first, second at work. */
function hypercubeCase(): Figures {
  const [one, two] = [0.8, 0.4];
  const chain = stationary([0, 0], ([first = 0, second = 0]) => [
    [[1, second], first === 1 ? 0 : second === 1 ? one + two : one],
    [[first, 1], second === 1 ? 0 : first === 1 ? one + two : two],
    [[0, second], first],
    [[first, 0], second],
  ]);
  return {
    'utilisation.amb-1': chain.mean(([first = 0]) => first),
    'utilisation.amb-2': chain.mean(([, second = 0]) => second),
    'share.lost': chain.mean(([first = 0, second = 0]) => first * second),
    'kpi.crossing': chain.mean(([first = 0, second = 0]) => first * (1 - second)),
  };
}

/** Down to two, four more are ordered and come after two minutes on average; who finds none is lost. State: stock, orders out. */
function inventoryCase(): Figures {
  const chain = stationary([6, 0], ([stock = 0, out = 0]) => [
    [[stock - 1, stock - 1 === 2 ? 1 : out], stock > 0 ? 1 : 0],
    [[stock + 4, 0], out / 2],
  ]);
  return {
    'kpi.stock': chain.mean(([stock = 0]) => stock),
    'share.lost': chain.mean(([stock = 0]) => (stock === 0 ? 1 : 0)),
    'present.lead': chain.mean(([, out = 0]) => out),
  };
}

/** Five of seven machines at work, two menders (Gross & Harris 2.7). State: how many are broken. */
function sparesCase(): Figures {
  const atWork = (broken: number): number => Math.min(5, 7 - broken);
  const chain = stationary([0], ([broken = 0]) => [
    [[broken + 1], atWork(broken) / 5],
    [[broken - 1], 0.6 * Math.min(2, broken)],
  ]);
  return {
    'in-use.post': chain.mean(([broken = 0]) => atWork(broken)),
    'waiting.repair': chain.mean(([broken = 0]) => Math.max(0, broken - 2)),
    'waiting.at-work': chain.mean(([broken = 0]) => 7 - broken - atWork(broken)),
    'full.post': chain.mean(([broken = 0]) => (atWork(broken) === 5 ? 1 : 0)),
  };
}

/** B beside C, which is followed by D beside E. */
function tasksCase(): Figures {
  const project = both(exponentialTask(10), thenTask(4, both(exponentialTask(3), exponentialTask(6))));
  return {
    stay: meanOf(project),
    'stay p90': quantileOf(project, 0.9),
    'stay p95': quantileOf(project, 0.95),
  };
}

/** On for 10 and off for 5 on average: two thirds of 1.2 a minute. */
function onOffCase(): Figures {
  const { wait, delayed } = gm1(gapTransform.interrupted(1.2, 10, 5), 1, 0.8);
  return { 'wait.serve': wait, 'waited.serve': delayed, 'utilisation.server': 0.8 };
}

/** Of the first four beds and the next three; work is alike in both, so together they lose what seven would. */
function overflowCase(): Figures {
  const [first, all] = [erlangB(4, 4), erlangB(7, 4)];
  return {
    'turned-away.ward': first,
    'in-use.bed': 4 * (1 - first),
    'share.lost': all,
    'turned-away.outlier': all / first,
    'in-use.outlier-bed': 4 * (first - all),
  };
}

/** M/M/2: (1 − ρ) ÷ (1 + ρ) that nobody is there, and 2 ρⁿ as often n (Gross et al. 2.4). */
function probabilitiesCase(): Figures {
  const rho = 1.4 / 2;
  const none = (1 - rho) / (1 + rho);
  const fiveOrMore = (2 * none * rho ** 5) / (1 - rho);
  return {
    'kpi.none': none,
    'kpi.two': 2 * none * rho ** 2,
    'kpi.five': fiveOrMore,
    // Who comes by chance sees what there is on average (Wolff 1982).
    'kpi.came-to-five': fiveOrMore,
  };
}

/** Four at most at two servers in a row. State: at the first, at the second. */
function capacityCase(): Figures {
  const chain = stationary([0, 0], ([first = 0, second = 0]) => [
    [[first + 1, second], first + second < 4 ? 1 : 0],
    [[first - 1, second + 1], first > 0 ? 1.2 : 0],
    [[first, second - 1], second > 0 ? 1 : 0],
  ]);
  return {
    'baulked.one': chain.mean(([first = 0, second = 0]) => (first + second === 4 ? 1 : 0)),
    'present.one': chain.mean(([first = 0]) => first),
    'present.two': chain.mean(([, second = 0]) => second),
  };
}

/**
 * Whoever comes round when four are there is stuck (Palmer, Harper & Knight 2018). Begun anew each time that happens, it
 * happens once in so many minutes: the mean time to the first.
 */
function deadlockCase(): Figures {
  const stuck = 0.25 * 5;
  const chain = stationary([0], ([n = 0]) => [
    [[n + 1], n < 4 ? 3 : 0],
    [[n - 1], n > 0 ? 0.75 * 5 : 0],
    [[0], n === 4 ? stuck : 0],
  ]);
  return { 'run-minutes': 1 / chain.mean(([n = 0]) => (n === 4 ? stuck : 0)) };
}

/** Checks of formulas by chains of a few hundred states, used by the tests of this folder. */
export const textbookByChain = {
  /** Shared by all there instead of first come, first served: as many are there (Baskett and others 1975). */
  twoChains: (): number =>
    stationary([0, 0, 0], ([first = 0, second = 0, after = 0]) => [
      [[first + 1, second, after], (4 - first - after) / 5],
      [[first, second + 1, after], (3 - second) / 8],
      [[first - 1, second, after + 1], first > 0 ? first / (first + second) : 0],
      [[first, second - 1, after], second > 0 ? second / (first + second) : 0],
      [[first, second, after - 1], after > 0 ? 1 / 1.5 : 0],
    ]).mean(([first = 0, second = 0]) => first + second),
  /** State: on or off, and how many are there. What waits ÷ 0.8 is the wait. */
  onOff: (): number =>
    stationary([1, 0], ([on = 0, n = 0]) => [
      [[on, n + 1], on === 1 && n < 250 ? 1.2 : 0],
      [[on, n - 1], n > 0 ? 1 : 0],
      [[1 - on, n], on === 1 ? 1 / 10 : 1 / 5],
    ]).mean(([, n = 0]) => Math.max(0, n - 1) / 0.8),
  overflow: (): number =>
    stationary([0, 0], ([first = 0, second = 0]) => [
      [first < 4 ? [first + 1, second] : [first, second + 1], first < 4 || second < 3 ? 4 : 0],
      [[first - 1, second], first],
      [[first, second - 1], second],
    ]).mean(([, second = 0]) => second),
};

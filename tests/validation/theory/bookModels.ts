// What theory says of worked examples of books on simulation: counters, tills, stock, shops, trucks: case → measure →
// value. Banks, Carson, Nelson & Nicol, Discrete-Event System Simulation (BCNN); Law & Kelton, Simulation Modeling and
// Analysis (LK).

import { stationary, stationaryOfMany } from './chains.ts';
import type { Figures } from './published.ts';
import { machineRepair, mmc } from './singleStation.ts';

export function bookFigures(): Readonly<Record<string, Figures>> {
  return {
    'able-and-baker': ableAndBakerCase(),
    'checkout-counter': checkoutCase(),
    'conwip-line': conwipCase(),
    'dump-trucks': dumpTrucksCase(),
    'job-shop': jobShopCase(),
    'monthly-orders': monthlyOrdersCase(),
    'newspaper-seller': newspaperCase(),
    'three-tellers': tellersCase(),
    'time-sharing': timeSharingCase(),
  };
}

/** Whole minutes (or people, or papers), and the chance of each. */
type Law = readonly (readonly [value: number, chance: number])[];

const meanOf = (law: Law): number => law.reduce((sum, [value, chance]) => sum + value * chance, 0);

const gaps: Law = [
  [1, 0.25],
  [2, 0.4],
  [3, 0.2],
  [4, 0.15],
];
const ableTakes: Law = [
  [2, 0.3],
  [3, 0.28],
  [4, 0.25],
  [5, 0.17],
];
const bakerTakes: Law = [
  [3, 0.35],
  [4, 0.25],
  [5, 0.2],
  [6, 0.2],
];

/** At the end of a whole minute: who waits, what is pending in the order in which it was scheduled, with minutes to go. */
interface Counter {
  readonly waiting: number;
  readonly pending: readonly (readonly [what: Pending, minutes: number])[];
}
/** 0 the next call, 1 Able, 2 Baker. */
type Pending = 0 | 1 | 2;

/**
 * BCNN, example of Able and Baker: everything in whole minutes, so the chain goes from one minute to the next. What is
 * due in the same minute happens in the order in which it was scheduled; Able goes first where both are free.
 */
function ableAndBakerCase(): Figures {
  const mostWaiting = 30;
  const encode = ({ waiting, pending }: Counter): readonly number[] => [waiting, ...pending.flat()];
  const decode = ([waiting = 0, ...rest]: readonly number[]): Counter => ({
    waiting,
    pending: rest.flatMap((what, n) => (n % 2 === 0 ? [[what as Pending, rest[n + 1] ?? 0] as const] : [])),
  });
  const chain = stationaryOfMany(encode({ waiting: 0, pending: [[0, 1]] }), (state) => {
    const { waiting, pending } = decode(state);
    const aged = pending.map(([what, minutes]) => [what, minutes - 1] as const);
    return throughTheMinute({ waiting, pending: aged }, 1).map(([to, chance]) => [
      encode(to.waiting > mostWaiting ? { ...to, waiting: mostWaiting } : to),
      chance,
    ]);
  });
  const busy = (who: Pending): number =>
    chain.mean((state) => (decode(state).pending.some(([what]) => what === who) ? 1 : 0));
  return {
    'wait.answer': chain.mean(([waiting = 0]) => waiting) * meanOf(gaps),
    'utilisation.able': busy(1),
    'utilisation.baker': busy(2),
  };
}

function throughTheMinute(counter: Counter, chance: number): readonly (readonly [Counter, number])[] {
  const due = counter.pending.findIndex(([, minutes]) => minutes === 0);
  if (due === -1) return [[counter, chance]];
  const what = counter.pending[due]?.[0];
  const pending = counter.pending.filter((_, n) => n !== due);
  if (what !== 0)
    return begun({ ...counter, pending }, chance).flatMap(([to, part]) => throughTheMinute(to, part));
  return gaps.flatMap(([gap, share]) => {
    const called: Counter = { waiting: counter.waiting + 1, pending: [...pending, [0, gap]] };
    return begun(called, chance * share).flatMap(([to, part]) => throughTheMinute(to, part));
  });
}

/** The first who waits begins, if anybody is free. */
function begun(counter: Counter, chance: number): readonly (readonly [Counter, number])[] {
  const { waiting, pending } = counter;
  const free = ([1, 2] as const).find((who) => !pending.some(([what]) => what === who));
  if (waiting === 0 || free === undefined) return [[counter, chance]];
  return (free === 1 ? ableTakes : bakerTakes).map(([minutes, share]) => [
    { waiting: waiting - 1, pending: [...pending, [free, minutes]] },
    chance * share,
  ]);
}

/** BCNN, single counter: the first hundred customers, by Lindley's recursion. */
function checkoutCase(): Figures {
  const between: Law = Array.from({ length: 8 }, (_, n) => [n + 1, 1 / 8]);
  const takes = [0.1, 0.2, 0.3, 0.25, 0.1, 0.05];
  let law = new Map([[0, 1]]);
  let waits = 0;
  let waited = 0;
  for (let customer = 1; customer < 100; customer++) {
    const next = new Map<number, number>();
    for (const [wait, chance] of law) {
      for (const [gap, share] of between) {
        takes.forEach((part, n) => {
          const left = Math.max(0, wait + n + 1 - gap);
          next.set(left, (next.get(left) ?? 0) + chance * share * part);
        });
      }
    }
    law = next;
    waits += meanOf([...law]);
    waited += 1 - (law.get(0) ?? 0);
  }
  return { 'wait.pay': waits / 100, 'waited.pay': waited / 100 };
}

/** Six cards round four stations of a minute each, all exponential: 6 ÷ (6 + 4 − 1) a minute (Hopp & Spearman, Factory Physics, 7.3). */
function conwipCase(): Figures {
  const rate = 6 / 9;
  return { 'outcome.done': rate * (3000 - 200), 'clock.cycle': 6 / rate };
}

/** BCNN, six trucks, two loaders, one scale; loads and weighings exponential, roads of any law (Baskett and others 1975). */
function dumpTrucksCase(): Figures {
  const chain = stationary([6, 0], ([load = 0, weigh = 0]) => [
    [[load - 1, weigh + 1], Math.min(2, load) / 10],
    [[load, weigh - 1], Math.min(1, weigh) / 12],
    [[load + 1, weigh], (6 - load - weigh) / 60],
  ]);
  return {
    'utilisation.loader': chain.mean(([load = 0]) => Math.min(2, load) / 2),
    'utilisation.scale': chain.mean(([, weigh = 0]) => Math.min(1, weigh)),
    'waiting.weigh': chain.mean(([, weigh = 0]) => Math.max(0, weigh - 1)),
  };
}

/** LK's job shop of five groups of machines and three kinds of jobs, with work that is the same for all kinds: product form (Kelly 1979). */
function jobShopCase(): Figures {
  const perHour = 4;
  const kinds = [
    { share: 0.3, route: [3, 1, 2, 5] },
    { share: 0.5, route: [4, 1, 3] },
    { share: 0.2, route: [2, 5, 1, 4, 3] },
  ];
  const machines = [3, 2, 4, 3, 1];
  const hours = [0.6, 0.7, 0.75, 0.8, 0.4];
  const minutes = machines.map((count, n) => {
    const visits = kinds.reduce((sum, { share, route }) => sum + (route.includes(n + 1) ? share : 0), 0);
    const mean = hours[n] ?? 0;
    return 60 * (mean + mmc(perHour * visits, 1 / mean, count).wait);
  });
  const stays = kinds.map(({ route }) => route.reduce((sum, group) => sum + (minutes[group - 1] ?? 0), 0));
  return {
    'stay.first-kind': stays[0] ?? 0,
    'stay.second-kind': stays[1] ?? 0,
    'stay.third-kind': stays[2] ?? 0,
    'time.group-five': minutes[4] ?? 0,
  };
}

/**
 * LK's stock: reviewed each month, filled up to 40 when below 20; ten customers a month ask for 2.5 on average; what is
 * ordered comes after half a month to a whole one. State at a review: the level, below 0 what is owed.
 */
function monthlyOrdersCase(): Figures {
  const [least, full, lowest] = [20, 40, -90];
  const asked: Law = [
    [1, 0.2],
    [2, 0.3],
    [3, 0.3],
    [4, 0.2],
  ];
  const inAMonth = compoundPoisson(10, asked, full - lowest);
  const filled = (level: number): number => (level < least ? full : level);
  const chain = stationary([full], ([level = 0]) =>
    inAMonth.map((chance, taken) => [[Math.max(lowest, filled(level) - taken)], chance]),
  );
  const levels = Array.from({ length: full - lowest + 1 }, (_, n) => lowest + n);
  const chances = levels.map((level) => chain.mean(([at = 0]) => (at === level ? 1 : 0)));
  /** Mean of a figure of the level, so much of a month after a review. */
  const at = (part: number, figure: (level: number) => number): number => {
    const come = Math.max(0, 2 * part - 1);
    const taken = compoundPoisson(10 * part, asked, full - lowest);
    return levels.reduce((sum, level, n) => {
      const mean = taken.reduce((all, chance, units) => {
        const after = come * figure(filled(level) - units) + (1 - come) * figure(level - units);
        return all + chance * after;
      }, 0);
      return sum + (chances[n] ?? 0) * mean;
    }, 0);
  };
  const noons = Array.from({ length: 30 }, (_, day) => (day + 0.5) / 30);
  const meanAtNoon = (figure: (level: number) => number): number =>
    noons.reduce((sum, part) => sum + at(part, figure), 0) / noons.length;
  return {
    'kpi.on-the-shelf': meanAtNoon((level) => Math.max(0, level)),
    'kpi.owed': meanAtNoon((level) => Math.max(0, -level)),
    'kpi.orders': chain.mean(([level = 0]) => (level < least ? 1 : 0)),
  };
}

/** Chances of 0, 1, … up to `most` when a Poisson number of customers each take so many (Panjer 1981). */
function compoundPoisson(mean: number, law: Law, most: number): readonly number[] {
  const chances = [Math.exp(-mean)];
  for (let n = 1; n <= most; n++) {
    const sum = law.reduce((all, [value, share]) => all + value * share * (chances[n - value] ?? 0), 0);
    chances.push((mean / n) * sum);
  }
  return chances;
}

/** BCNN: seventy papers a day, 33 each and sold at 50, scrap 5; who asks in vain costs 17. */
function newspaperCase(): Figures {
  const demands: readonly (readonly [share: number, law: Law])[] = [
    [0.35, papers([0.03, 0.05, 0.15, 0.2, 0.35, 0.15, 0.07])],
    [0.45, papers([0.1, 0.18, 0.4, 0.2, 0.08, 0.04, 0])],
    [0.2, papers([0.44, 0.22, 0.16, 0.12, 0.06, 0, 0])],
  ];
  const mean = (figure: (demand: number) => number): number =>
    demands.reduce(
      (sum, [share, law]) =>
        sum + share * law.reduce((all, [demand, part]) => all + part * figure(demand), 0),
      0,
    );
  const profit = (demand: number): number =>
    50 * Math.min(70, demand) - 33 * 70 - 17 * Math.max(0, demand - 70) + 5 * Math.max(0, 70 - demand);
  return { 'kpi.profit': mean(profit), 'time.sell': mean((demand) => Math.min(70, demand)) };
}

function papers(chances: readonly number[]): Law {
  return chances.map((chance, n) => [40 + 10 * n, chance]);
}

/**
 * LK's bank: who comes joins the shortest of three lists, and whoever is last goes over where two fewer are. Nobody is
 * idle while somebody waits, so all together are an M/M/3; who serves how much is a chain's.
 */
function tellersCase(): Figures {
  const lambda = 2.4;
  const chain = stationary([0, 0, 0], (lists) => {
    const shortest = lists.indexOf(Math.min(...lists));
    const total = lists.reduce((sum, there) => sum + there, 0);
    const joined = lists.map((there, n) => there + (n === shortest ? 1 : 0));
    return [
      [joined, total < 100 ? lambda : 0],
      ...lists.map((there, n) => {
        const after = lists.map((others, other) => others - (other === n ? 1 : 0));
        return [goneOver(after), Math.min(1, there)] as const;
      }),
    ];
  });
  const busy = (n: number): number => chain.mean((lists) => Math.min(1, lists[n] ?? 0));
  const over = (lists: readonly number[]): number =>
    lists.filter((there) => there > 0 && lists.some((other) => other > there)).length;
  return {
    'in-system': mmc(lambda, 1, 3).inSystem,
    'utilisation.teller-1': busy(0),
    'utilisation.teller-3': busy(2),
    // Somebody goes over whenever one ends in a list that is shorter than another.
    'kpi.gone-over': chain.mean(over) / lambda,
  };
}

/** The first list by number from which somebody would go over, to the first so much shorter. */
function goneOver(lists: readonly number[]): readonly number[] {
  for (const [from, there] of lists.entries()) {
    const to = lists.findIndex((other) => there - other >= 2);
    if (to >= 0) return lists.map((others, n) => others + (n === to ? 1 : n === from ? -1 : 0));
  }
  return lists;
}

/** LK's terminals, in turns of random length: as many are there as first come, first served. */
function timeSharingCase(): Figures {
  const { inSystem, delayed } = machineRepair(1 / 25, 1 / 0.8, 1, 30);
  return { 'present.compute': inSystem, 'utilisation.computer': delayed };
}

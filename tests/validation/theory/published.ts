// What the theory of this folder says of each case that others have published: case → measure → value.

import { boarding, jackson, saturatedLine, saturatedPair } from './networks.ts';
import { cobhamWaits, preemptiveTimes } from './priorities.ts';
import {
  erlangA,
  erlangB,
  machineRepair,
  mg1,
  mg1Breaks,
  mm1LongerThan,
  mm1Patience,
  mmc,
  mmck,
  secondMoment,
} from './singleStation.ts';
import { presentWithoutLimit, shiftChange, wave } from './timeVarying.ts';

/** Measure id (with ` variance` after it for that figure) → value. */
export type Figures = Readonly<Record<string, number>>;

export function publishedFigures(): Readonly<Record<string, Figures>> {
  return {
    'mm1-rho0.5': mm1Case(0.5),
    'mm1-rho0.8': mm1Case(0.8),
    'mm1-rho0.9': mm1Case(0.9),
    'mmc-ciw-bank': mmcCase(0.2, 10, 3),
    'mmc-rap-nurses4': mmcCase(0.25, 10, 4),
    'mmc-thirty': mmcCase(27, 1, 30),
    'mmc-ward420': mmcCase(0.056, 7200, 420),
    'mmc-triage3': mmcCase(2, 1, 3),
    'mg1-D': mg1Case(secondMoment.constant(1)),
    'mg1-U': mg1Case(secondMoment.uniform(0.5, 1.5)),
    'mg1-H2': mg1Case(secondMoment.hyperexponential([0.9, 0.1], [0.5, 5.5])),
    'mg1-W': mg1Case(secondMoment.weibull(0.7, 0.789999549869906)),
    'mg1-GA': mg1Case(secondMoment.gamma(1, 2.5)),
    'mg1-TR': mg1Case(secondMoment.triangular(0.2, 0.8, 2)),
    'mmck-simmer-mm23': mmckCase(3, 4, 2, 3),
    'mmck-mm15': mmckCase(0.9, 1, 1, 5),
    'erlangB-8-5-exponential': erlangBCase(8, 5),
    'erlangB-8-5-lognormal': erlangBCase(8, 5),
    'erlangB-20-18-exponential': erlangBCase(20, 18),
    'erlangB-20-18-lognormal': erlangBCase(20, 18),
    'erlangB-10-8.355-exponential': erlangBCase(10, 8.355),
    'erlangB-10-8.355-lognormal': erlangBCase(10, 8.355),
    'erlangA-1-1-0.5': erlangACase(1, 1, 0.5),
    'erlangA-10-10-0.2': erlangACase(10, 10, 0.2),
    'patience-fixed-1': fixedPatienceCase(),
    'priority-ciw': cobhamCase(),
    'priority-preempt-D': preemptCase(),
    'priority-nonpreempt-D': nonPreemptCase(),
    'jackson-cafe': cafeCase(),
    'bas-line2': { 'outcome.done': 17_000 * saturatedLine(2) },
    'bas-line3': { 'outcome.done': 17_000 * saturatedLine(3) },
    'bas-buffer1': { 'outcome.done': 17_000 * saturatedPair(1) },
    'bas-buffer3': { 'outcome.done': 17_000 * saturatedPair(3) },
    'boarding-small': boardingCase(),
    'mtginf-exp': withoutLimitCase(),
    'nhpp-steps': bandsCase(),
    'shift-change-finish': shiftCase(),
    'server-breaks': { 'wait.serve': mg1Breaks(0.6, 1, secondMoment.exponential(1), 2, 4) },
    'finite-population': finiteCase(),
    'simmer-ctmc-1': gasStationCase(),
  };
}

function mm1Case(lambda: number): Figures {
  const { wait, queue, inSystem, delayed } = mmc(lambda, 1, 1);
  return {
    'wait.serve': wait,
    'stay.served': wait + 1,
    'waiting.serve': queue,
    'present.serve': inSystem,
    'utilisation.server': lambda,
    'over.in-system.5': mm1LongerThan(lambda, 1, 5),
    'waited.serve': delayed,
  };
}

function mmcCase(lambda: number, mean: number, servers: number): Figures {
  const { wait, queue, delayed } = mmc(lambda, 1 / mean, servers);
  return {
    'wait.serve': wait,
    'waited.serve': delayed,
    'waiting.serve': queue,
    'utilisation.server': (lambda * mean) / servers,
  };
}

function mg1Case(second: number): Figures {
  const { wait, queue } = mg1(0.8, 1, second);
  return { 'wait.queue': wait, 'waiting.queue': queue, 'kpi.service': 1, 'kpi.service-squared': second };
}

function mmckCase(lambda: number, mu: number, servers: number, most: number): Figures {
  const { turnedAway, inSystem, queue, wait } = mmck(lambda, mu, servers, most);
  return {
    'turned-away.serve': turnedAway,
    'present.serve': inSystem,
    'waiting.serve': queue,
    'wait.serve': wait,
  };
}

function erlangBCase(servers: number, load: number): Figures {
  const blocked = erlangB(servers, load);
  return { 'turned-away.serve': blocked, 'present.serve': load * (1 - blocked) };
}

function erlangACase(lambda: number, servers: number, theta: number): Figures {
  const { gaveUp, wait, delayed, queue } = erlangA(lambda, 1, servers, theta);
  return { 'gave-up.serve': gaveUp, 'queueing.serve': wait, 'full.server': delayed, 'waiting.serve': queue };
}

function fixedPatienceCase(): Figures {
  const { gaveUp, busy } = mm1Patience(0.9, 1, (u) => (u <= 2 ? 1 : 0));
  return { 'gave-up.serve': gaveUp, 'full.server': busy };
}

function cobhamCase(): Figures {
  const [first = 0, second = 0] = cobhamWaits([
    { lambda: 0.2, mean: 1, second: 2 },
    { lambda: 0.6, mean: 1, second: 2 },
  ]);
  return { 'stay.first-served': first + 1, 'stay.second-served': second + 1 };
}

const fixedService = [
  { lambda: 0.3, mean: 1, second: 1 },
  { lambda: 0.4, mean: 1, second: 1 },
];

function preemptCase(): Figures {
  const [first = 0, second = 0] = preemptiveTimes(fixedService);
  return { 'stay.first-served': first, 'stay.second-served': second };
}

function nonPreemptCase(): Figures {
  const [first = 0, second = 0] = cobhamWaits(fixedService);
  return { 'wait.serve-first': first, 'wait.serve-second': second };
}

function cafeCase(): Figures {
  const { inSystem, time } = jackson(
    [
      { servers: 1, mean: 1, lambda: 0.3 },
      { servers: 2, mean: 2.5, lambda: 0.2 },
      { servers: 2, mean: 2, lambda: 0 },
    ],
    [
      [0, 0.3, 0.7],
      [0, 0, 1],
      [0, 0, 0],
    ],
  );
  const [cold = 0, hot = 0, till = 0] = inSystem;
  return { 'present.cold': cold, 'present.hot': hot, 'present.till': till, 'stay.paid': time };
}

function boardingCase(): Figures {
  const chain = boarding({
    lambda: 1,
    cubicles: 3,
    careMean: 1.2,
    share: 0.35,
    beds: 4,
    stayMean: 8,
    most: 150,
  });
  return {
    'wait.care': chain.wait,
    'wait.find-bed': chain.boarding,
    'waiting.find-bed': chain.blocked,
    'in-use.bed': chain.beds,
    'full.bed': chain.bedsFull,
  };
}

function withoutLimitCase(): Figures {
  const lambda = wave(12 / 60, 0.6, 360);
  const figures: Record<string, number> = {};
  for (let hour = 0; hour < 24; hour += 3) {
    figures[`kpi.at-${hour}`] = presentWithoutLimit(lambda, (u) => Math.exp(-u / 180), hour * 60, 180 * 40);
  }
  return figures;
}

/** Poisson: the variance is the mean. */
function bandsCase(): Figures {
  const [first, second, third] = [2 * 5 * 3.2, 2 * 1.5 * 4.7, 2 * 3 * 2.1];
  return {
    'outcome.first-band': first,
    'outcome.second-band': second,
    'outcome.third-band': third,
    'outcome.first-band variance': first,
    'outcome.second-band variance': second,
  };
}

function shiftCase(): Figures {
  const { present, busy } = shiftChange({
    lambda: (minute) => (minute >= 480 && minute < 1200 ? 4 : 2.5) / 60,
    mu: 1 / 60,
    day: 5,
    night: 3,
    most: 120,
  });
  return {
    'kpi.at-4': present(240),
    'kpi.at-9': present(540),
    'kpi.at-14': present(840),
    'kpi.at-19-30': present(1170),
    'kpi.at-20-15': present(1215),
    'kpi.at-21': present(1260),
    'kpi.at-23': present(1380),
    'kpi.busy-20-15': busy(1215),
    'kpi.busy-21': busy(1260),
  };
}

function finiteCase(): Figures {
  const { inSystem, queue } = machineRepair(1 / 1200, 1 / 240, 2, 10);
  return { 'present.visit': inSystem, 'utilisation.nurse': (inSystem - queue) / 2 };
}

/** One unit, no waiting: busy is load ÷ (1 + load), whatever the classes. */
function gasStationCase(): Figures {
  const load = 0.1125 * 8 + 0.0375 * 3;
  return { 'in-use.pump': load / (1 + load) };
}

// What theory says of our cases in which a list waits for a condition, a unit prefers a list, steps supply what others use
// up, or people leave when something happens: case → measure → value.

import { stationary, stationaryOfMany } from './chains.ts';
import type { Figures } from './published.ts';

export function conditionFigures(): Readonly<Record<string, Figures>> {
  return {
    'all-are-lost': allLostCase(0.8, 0.1),
    'base-stock': baseStockCase(),
    disasters: disastersCase(),
    'helping-out': helpingOutCase(),
    'negative-customers': negativeCase(0.6, 0.8, 0.2),
    'n-policy': policyCase(0.5, 4),
    'set-up-by-kind': setUpCase(),
    taxis: taxisCase(),
  };
}

/**
 * Whose server begins when `least` wait and serves until nobody is left, service of a minute (Yadin & Naor 1963): as many
 * more wait than in M/M/1 as there are on average when the server is away, (least − 1) ÷ 2.
 */
export function policyCase(lambda: number, least: number): Figures {
  const waiting = lambda ** 2 / (1 - lambda) + (least - 1) / 2;
  return { 'wait.serve': waiting / lambda, 'waiting.serve': waiting };
}

/** Four on the shelf, one ordered for each that is asked for, three minutes on the way: as many are ordered as a Poisson of mean 3 (Palm). */
function baseStockCase(): Figures {
  const [mean, stock] = [3, 4];
  let chance = Math.exp(-mean);
  let below = 0;
  let short = mean - stock;
  for (let ordered = 0; ordered < stock; ordered++) {
    below += chance;
    short += (stock - ordered) * chance;
    chance *= mean / (ordered + 1);
  }
  return { 'waiting.buy': short, 'waited.buy': 1 - below };
}

/** Passengers and taxis wait for each other, five of either at most: their difference goes up by 1 and down by 0.9 a minute (Kendall 1951). */
function taxisCase(): Figures {
  const most = 5;
  const chain = stationary([0], ([ahead = 0]) => [
    ...(ahead < most ? ([[[ahead + 1], 1]] as const) : []),
    ...(ahead > -most ? ([[[ahead - 1], 0.9]] as const) : []),
  ]);
  return {
    'waiting.want-taxi': chain.mean(([ahead = 0]) => Math.max(0, ahead)),
    'waiting.want-passenger': chain.mean(([ahead = 0]) => Math.max(0, -ahead)),
    'baulked.come': chain.mean(([ahead = 0]) => (ahead === most ? 1 : 0)),
  };
}

/** M/M/1 in which all who wait leave at once, 0.1 times a minute (a queue with disasters, but for the one in service). */
function disastersCase(): Figures {
  const [lambda, blow] = [0.8, 0.1];
  const chain = stationary([0], ([present = 0]) => [
    ...(present < 120 ? ([[[present + 1], lambda]] as const) : []),
    ...(present > 0 ? ([[[present - 1], 1]] as const) : []),
    ...(present > 1 ? ([[[1], blow]] as const) : []),
  ]);
  const waiting = chain.mean(([present = 0]) => Math.max(0, present - 1));
  return { 'waiting.serve': waiting, 'gave-up.serve': (blow * waiting) / lambda };
}

/**
 * M/M/1 with service of a minute, in which all are lost at once at some rate. So many or more are there with the powers of the
 * smaller root of r² − (λ + 1 + rate) r + λ (Jain & Sigman 1996).
 */
function allLostCase(lambda: number, rate: number): Figures {
  const sum = lambda + 1 + rate;
  const root = (sum - Math.sqrt(sum ** 2 - 4 * lambda)) / 2;
  const waiting = root ** 2 / (1 - root);
  return {
    'present.serve': root / (1 - root),
    'stopped.serve': rate / (rate + 1),
    'gave-up.serve': (rate * waiting) / lambda,
  };
}

/** M/M/1 in which a negative customer takes whoever is in service: as if served at both rates together (Gelenbe, Glynn & Sigman 1991). */
function negativeCase(lambda: number, mu: number, negative: number): Figures {
  const busy = lambda / (mu + negative);
  return {
    'waiting.queue': busy ** 2 / (1 - busy),
    'in-use.server': busy,
    'stopped.serve': negative / (mu + negative),
  };
}

/** How fast somebody of each kind is treated; 0: nobody is there. */
const treated = [0, 1.25, 1] as const;

/**
 * A nurse who looks at the minor first and a doctor who looks at the major first; each helps out when nobody of their own
 * waits. State: whom the nurse treats, whom the doctor treats (1 minor, 2 major, 0 nobody), minor and major who wait.
 */
function helpingOutCase(): Figures {
  const [minor, major, most] = [0.8, 0.6, 45];
  const chain = stationaryOfMany([0, 0, 0, 0], ([nurse = 0, doctor = 0, minors = 0, majors = 0]) => [
    [comes(nurse, doctor, minors, majors, 1), minors < most ? minor : 0],
    [comes(nurse, doctor, minors, majors, 2), majors < most ? major : 0],
    [nurseEnds(doctor, minors, majors), treated[nurse] ?? 0],
    [doctorEnds(nurse, minors, majors), treated[doctor] ?? 0],
  ]);
  return {
    'wait.treat-minor': chain.mean(([, , minors = 0]) => minors) / minor,
    'wait.treat-major': chain.mean(([, , , majors = 0]) => majors) / major,
  };
}

/** A nurse is taken for the minor where both are free, a doctor for the major. */
function comes(
  nurse: number,
  doctor: number,
  minors: number,
  majors: number,
  kind: 1 | 2,
): readonly number[] {
  if (nurse === 0 && (kind === 1 || doctor !== 0)) return [kind, doctor, minors, majors];
  if (doctor === 0) return [nurse, kind, minors, majors];
  return kind === 1 ? [nurse, doctor, minors + 1, majors] : [nurse, doctor, minors, majors + 1];
}

/** Whom somebody who is free treats now, and who waits then. */
function next(minors: number, majors: number, first: 1 | 2): readonly [number, number, number] {
  if (minors > 0 && (first === 1 || majors === 0)) return [1, minors - 1, majors];
  return majors > 0 ? [2, minors, majors - 1] : [0, minors, majors];
}

function nurseEnds(doctor: number, minors: number, majors: number): readonly number[] {
  const [kind, ...waiting] = next(minors, majors, 1);
  return [kind, doctor, ...waiting];
}

function doctorEnds(nurse: number, minors: number, majors: number): readonly number[] {
  const [kind, ...waiting] = next(minors, majors, 2);
  return [nurse, kind, ...waiting];
}

/**
 * One server of two kinds of work, seven and three in ten, 0.5 a minute: a minute of work, and after another kind half a
 * minute of setting up before it. State: what is done (0 nothing, 1 setting up, 2 work), the kind it is for or was, present.
 */
function setUpCase(): Figures {
  const [lambda, most] = [0.5, 150];
  const share = [0, 0.7, 0.3] as const;
  const begins = (last: number, present: number): [readonly number[], number][] =>
    [1, 2].map((kind) => [[kind === last ? 2 : 1, kind, present], share[kind] ?? 0]);
  const chain = stationary([0, 1, 0], ([doing = 0, kind = 0, present = 0]) => {
    if (doing === 0) return begins(kind, 1).map(([to, chance]) => [to, lambda * chance]);
    const comes: [readonly number[], number] = [[doing, kind, present + 1], present < most ? lambda : 0];
    if (doing === 1) return [comes, [[2, kind, present], 2]];
    return present === 1
      ? [comes, [[0, kind, 0], 1]]
      : [
          comes,
          ...begins(kind, present - 1).map(([to, chance]): [readonly number[], number] => [to, chance]),
        ];
  });
  const waiting = chain.mean(([, , present = 0]) => Math.max(0, present - 1));
  return {
    'wait.serve': waiting / lambda,
    'utilisation.server': chain.mean(([doing = 0]) => (doing > 0 ? 1 : 0)),
  };
}

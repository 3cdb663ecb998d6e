// What theory says of several stations. Formulas, or small Markov chains where there is none; knows no engine.

import { type Moves, stationary } from './chains.ts';
import { mmc } from './singleStation.ts';

export interface Node {
  readonly servers: number;
  readonly mean: number;
  /** From outside, a minute. */
  readonly lambda: number;
}

/** Open network: every node is an M/M/c of its own (Jackson 1957). Numbers present, and the mean time of a patient. */
export function jackson(
  nodes: readonly Node[],
  routing: readonly (readonly number[])[],
): { readonly inSystem: readonly number[]; readonly time: number } {
  let flow = nodes.map(({ lambda }) => lambda);
  for (let round = 0; round < 10_000; round++) {
    flow = nodes.map(({ lambda }, to) =>
      flow.reduce((sum, from, index) => sum + from * (routing[index]?.[to] ?? 0), lambda),
    );
  }
  const inSystem = nodes.map(({ servers, mean }, index) => mmc(flow[index] ?? 0, 1 / mean, servers).inSystem);
  const outside = nodes.reduce((sum, { lambda }) => sum + lambda, 0);
  return { inSystem, time: inSystem.reduce((sum, number) => sum + number, 0) / outside };
}

/** Two equal exponential stations, always somebody at the door, b places between: (b + 2) ÷ (b + 3) (Hunt 1956). */
export function saturatedPair(places: number): number {
  return (places + 2) / (places + 3);
}

/**
 * Stations in a row with no place between and somebody always at the door: what comes out a minute (Hunt 1956 for
 * two and three). Each station is idle 0, at work 1 or blocked 2.
 */
export function saturatedLine(stations: number): number {
  const start = Array.from({ length: stations }, (_, index) => (index === 0 ? 1 : 0));
  const chain = stationary(start, (state) =>
    state.flatMap((here, index) => (here === 1 ? [[finished(state, index), 1] as const] : [])),
  );
  return chain.mean((state) => (state[stations - 1] === 1 ? 1 : 0));
}

/** Work ends at a station: it is blocked, or passes on, and everything behind it may move up. */
function finished(state: readonly number[], at: number): readonly number[] {
  const next = [...state];
  if (at < state.length - 1 && next[at + 1] !== 0) {
    next[at] = 2;
    return next;
  }
  if (at < state.length - 1) next[at + 1] = 1;
  next[at] = 0;
  for (let station = at; station > 0 && next[station] === 0 && next[station - 1] === 2; station--) {
    next[station] = 1;
    next[station - 1] = 0;
  }
  if (next[0] === 0) next[0] = 1;
  return next;
}

export interface Pair {
  readonly lost: number;
  readonly blocked: number;
  readonly first: number;
  readonly second: number;
}

/**
 * Two single servers; K at most at the first (the rest are lost), b places before the second, blocking after
 * service. State: at the first, at the second with whoever is blocked before it.
 */
export function tandem(
  lambda: number,
  firstRate: number,
  secondRate: number,
  most: number,
  places: number,
): Pair {
  const full = places + 2;
  const chain = stationary([0, 0], ([first = 0, second = 0]) => {
    const here = first + (second === full ? 1 : 0);
    return [
      [[first + 1, second], here < most ? lambda : 0],
      [[first - 1, second + 1], first > 0 && second < full ? firstRate : 0],
      [[first, second - 1], second > 0 ? secondRate : 0],
    ];
  });
  const blocked = (second: number): number => (second === full ? 1 : 0);
  return {
    lost: chain.mean(([first = 0, second = 0]) => (first + blocked(second) >= most ? 1 : 0)),
    blocked: chain.mean(([, second = 0]) => blocked(second)),
    first: chain.mean(([first = 0, second = 0]) => first + blocked(second)),
    second: chain.mean(([, second = 0]) => second - blocked(second)),
  };
}

export interface Boarding {
  readonly wait: number;
  readonly boarding: number;
  readonly blocked: number;
  readonly beds: number;
  readonly bedsFull: number;
}

/** Cubicles, then with a probability a bed; who finds none stays in the cubicle. State: in care or waiting, blocked, in beds. */
export function boarding(options: {
  readonly lambda: number;
  readonly cubicles: number;
  readonly careMean: number;
  readonly share: number;
  readonly beds: number;
  readonly stayMean: number;
  readonly most: number;
}): Boarding {
  const { lambda, cubicles, careMean, share, beds, stayMean, most } = options;
  const moves: Moves = ([care = 0, blocked = 0, inBeds = 0]) => {
    const ends = Math.min(care, cubicles - blocked) / careMean;
    const admitted = inBeds < beds ? [care - 1, blocked, inBeds + 1] : [care - 1, blocked + 1, inBeds];
    return [
      [[care + 1, blocked, inBeds], care < most ? lambda : 0],
      [[care - 1, blocked, inBeds], ends * (1 - share)],
      [admitted, ends * share],
      [blocked > 0 ? [care, blocked - 1, inBeds] : [care, 0, inBeds - 1], inBeds / stayMean],
    ];
  };
  const chain = stationary([0, 0, 0], moves);
  const waiting = chain.mean(([care = 0, blocked = 0]) => Math.max(0, care - (cubicles - blocked)));
  const stuck = chain.mean(([, blocked = 0]) => blocked);
  return {
    wait: waiting / lambda,
    boarding: stuck / (lambda * share),
    blocked: stuck,
    beds: chain.mean(([, , inBeds = 0]) => inBeds),
    bedsFull: chain.mean(([, , inBeds = 0]) => (inBeds === beds ? 1 : 0)),
  };
}

/** Two like M/M/1 stations fed by splitting each patient in two: mean time to both done (Nelson & Tantawi 1988). */
export function forkJoinPair(lambda: number, mu: number): number {
  return ((12 - lambda / mu) / 8) * (1 / (mu - lambda));
}

/** Join the shorter of two queues, ties by lot: mean number present (numerically, at most `most` in each). */
export function shorterOfTwo(lambda: number, mu: number, most: number): number {
  const chain = stationary([0, 0], ([long = 0, short = 0]) => {
    const sorted = (a: number, b: number): readonly number[] => (a >= b ? [a, b] : [b, a]);
    return [
      [sorted(long, short + 1), short < most ? lambda : 0],
      [sorted(long - 1, short), long > 0 ? mu : 0],
      [sorted(long, short - 1), short > 0 ? mu : 0],
    ];
  });
  return chain.mean(([long = 0, short = 0]) => long + short);
}

export interface PreemptiveLoss {
  readonly firstLost: number;
  /** Share of the second class turned away at once, share of those let in who are put out. */
  readonly secondTurnedAway: number;
  readonly secondPutOut: number;
}

/** One unit, no waiting; the first class puts out the second, who is lost. State: 0 free, 1 first, 2 second. */
export function preemptiveLoss(first: number, second: number, mu: number): PreemptiveLoss {
  const chain = stationary([0], ([state = 0]) => [
    ...(state === 0 ? [[[1], first] as const, [[2], second] as const] : [[[0], mu] as const]),
    ...(state === 2 ? [[[1], first] as const] : []),
  ]);
  const busy = chain.mean(([state = 0]) => (state === 0 ? 0 : 1));
  const withSecond = chain.mean(([state = 0]) => (state === 2 ? 1 : 0));
  return {
    firstLost: busy - withSecond,
    secondTurnedAway: busy,
    secondPutOut: (first * withSecond) / (second * (1 - busy)),
  };
}

/** A class of a loss system: load (λ ÷ μ) and how many units of each resource one of them takes. */
export interface LossClass {
  readonly load: number;
  readonly takes: readonly number[];
}

/**
 * Nobody waits, and who does not find all that is needed is lost: a product of Poisson weights over what fits
 * (Kaufman 1981, Roberts 1981, Kelly 1991). Share lost, class by class.
 */
export function lossNetwork(capacities: readonly number[], classes: readonly LossClass[]): readonly number[] {
  const weight = (free: readonly number[], index: number): number => {
    const next = classes[index];
    if (next === undefined) return 1;
    let sum = 0;
    let term = 1;
    for (let n = 0; ; n++) {
      const left = free.map((units, resource) => units - n * (next.takes[resource] ?? 0));
      if (left.some((units) => units < 0)) return sum;
      if (n > 0) term *= next.load / n;
      sum += term * weight(left, index + 1);
    }
  };
  const all = weight(capacities, 0);
  return classes.map(({ takes }) => {
    const without = capacities.map((units, resource) => units - (takes[resource] ?? 0));
    return 1 - weight(without, 0) / all;
  });
}

/** Single servers that a fixed number go round: share of time each is at work (Gordon & Newell 1967; Buzen 1973). */
export function closedNetwork(means: readonly number[], people: number): readonly number[] {
  const weight = [1, ...Array.from({ length: people }, () => 0)];
  for (const mean of means) {
    for (let n = 1; n <= people; n++) weight[n] = (weight[n] ?? 0) + mean * (weight[n - 1] ?? 0);
  }
  const rounds = (weight[people - 1] ?? 0) / (weight[people] ?? 1);
  return means.map((mean) => mean * rounds);
}

/** People of one kind who go round for ever: how many, how long each thinks, and their work at each single server. */
export interface Chain {
  readonly people: number;
  readonly thinks: number;
  readonly work: readonly number[];
}

/**
 * Several kinds round single servers, first come, first served, whose exponential work is the same for all kinds that
 * come there: mean value analysis (Reiser & Lavenberg 1980). Rounds a minute of each kind, and people at each server.
 */
export function closedChains(chains: readonly Chain[]): {
  readonly rounds: readonly number[];
  readonly present: readonly number[];
} {
  const visits = chains.map(({ people, work }, kind) => {
    if (people === 0) return work.map(() => 0);
    // Who comes finds what there is on average when one of their kind is missing.
    const oneLess = chains.map((chain, other) => (other === kind ? { ...chain, people: people - 1 } : chain));
    const found = closedChains(oneLess).present;
    return work.map((mean, server) => mean * (1 + (found[server] ?? 0)));
  });
  const rounds = chains.map(({ people, thinks }, kind) =>
    people === 0 ? 0 : people / (visits[kind] ?? []).reduce((sum, minutes) => sum + minutes, thinks),
  );
  const present = (visits[0] ?? []).map((_, server) =>
    rounds.reduce((sum, flow, kind) => sum + flow * (visits[kind]?.[server] ?? 0), 0),
  );
  return { rounds, present };
}

// What theory says where rates or staff change through the day. Integrals and Kolmogorov's equations; knows no engine.

import { dayOf } from './chains.ts';

const minutesADay = 1440;

/** mean × (1 + amplitude × cos(2π (t − peak) ÷ day)), a minute. */
export function wave(mean: number, amplitude: number, peakMinutes: number): (minute: number) => number {
  return (minute) => mean * (1 + amplitude * Math.cos((2 * Math.PI * (minute - peakMinutes)) / minutesADay));
}

/** M(t)/G/∞: the number present at t is Poisson with mean ∫ λ(t − u) P(stay > u) du (Eick, Massey & Whitt 1993). */
export function presentWithoutLimit(
  lambda: (minute: number) => number,
  longerThan: (minutes: number) => number,
  atMinute: number,
  longest: number,
): number {
  const steps = 200_000;
  const width = longest / steps;
  let sum = 0;
  for (let step = 0; step <= steps; step++) {
    const u = step * width;
    const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
    sum += weight * lambda(atMinute - u) * longerThan(u);
  }
  return (sum * width) / 3;
}

/** M(t)/M/c(t) in its periodic state: mean number present at each minute of the day. Who is above c stops, and resumes. */
export function presentThroughTheDay(
  lambda: (minute: number) => number,
  mu: number,
  c: (minute: number) => number,
  most: number,
): (minute: number) => number {
  const stepMinutes = 1;
  const day = dayOf(
    {
      states: most + 1,
      flows: (chance, minute, change) => {
        const birth = lambda(minute);
        change.fill(0);
        for (let n = 0; n <= most; n++) {
          const up = n < most ? birth * (chance[n] as number) : 0;
          const down = Math.min(n, c(minute)) * mu * (chance[n] as number);
          change[n] = (change[n] as number) - up - down;
          if (n < most) change[n + 1] = (change[n + 1] as number) + up;
          if (n > 0) change[n - 1] = (change[n - 1] as number) + down;
        }
      },
    },
    { days: 12, stepMinutes },
  );
  return (minute) => meanOver(day[minute / stepMinutes], (n) => n);
}

export interface ShiftChange {
  readonly present: (minute: number) => number;
  readonly busy: (minute: number) => number;
}

/**
 * Staff of `day` from 08:00 to 20:00 and `night` otherwise; who is at work at 20:00 finishes the patient in hand, and
 * nobody new is begun until fewer than `night` are at work. State: present n, and at night e at work above the night's
 * number.
 */
export function shiftChange(options: {
  readonly lambda: (minute: number) => number;
  readonly mu: number;
  readonly day: number;
  readonly night: number;
  readonly most: number;
}): ShiftChange {
  const { lambda, mu, day, night, most } = options;
  const extras = day - night;
  const width = extras + 1;
  const atWork = (n: number, extra: number, minute: number): number =>
    isDay(minute) ? Math.min(n, day) : Math.min(n, night + extra);
  const result = dayOf(
    {
      states: (most + 1) * width,
      flows: (chance, minute, change) => {
        change.fill(0);
        const birth = lambda(minute);
        for (let state = 0; state < chance.length; state++) {
          const here = chance[state] as number;
          if (here === 0) continue;
          const extra = state % width;
          const n = (state - extra) / width;
          const up = n < most ? birth * here : 0;
          const down = atWork(n, extra, minute) * mu * here;
          change[state] = (change[state] as number) - up - down;
          if (n < most) change[state + width] = (change[state + width] as number) + up;
          if (n === 0) continue;
          const to = (n - 1) * width + Math.max(0, extra - 1);
          change[to] = (change[to] as number) + down;
        }
      },
      jump: (chance, minute) => {
        if (minute !== 8 * 60 && minute !== 20 * 60) return;
        const before = Float64Array.from(chance);
        chance.fill(0);
        for (const [state, here] of before.entries()) {
          const n = Math.floor(state / width);
          const extra = minute === 20 * 60 ? Math.min(extras, Math.max(0, n - night)) : 0;
          const to = n * width + extra;
          chance[to] = (chance[to] as number) + here;
        }
      },
    },
    { days: 12, stepMinutes: 1 },
  );
  return {
    present: (minute) => meanOver(result[minute], (state) => Math.floor(state / width)),
    busy: (minute) =>
      meanOver(result[minute], (state) => atWork(Math.floor(state / width), state % width, minute)),
  };
}

/**
 * Staff of `day` from 08:00 to 20:00 and others, `night` of them, otherwise: whoever is at work when a shift ends
 * finishes the patient in hand, while the next shift begins with new ones. State: present n, and how many of them with
 * staff whose shift has ended.
 */
export function overtime(options: {
  readonly lambda: (minute: number) => number;
  readonly mu: number;
  readonly day: number;
  readonly night: number;
  readonly most: number;
}): ShiftChange {
  const { lambda, mu, day, night, most } = options;
  const width = Math.max(day, night) + 1;
  const withNew = (n: number, old: number, minute: number): number =>
    Math.min(n - old, isDay(minute) ? day : night);
  const result = dayOf(
    {
      states: (most + 1) * width,
      flows: (chance, minute, change) => {
        change.fill(0);
        const birth = lambda(minute);
        for (let state = 0; state < chance.length; state++) {
          const here = chance[state] as number;
          if (here === 0) continue;
          const old = state % width;
          const n = (state - old) / width;
          const moves: readonly (readonly [to: number, rate: number])[] = [
            [state + width, n < most ? birth : 0],
            [state - width, withNew(n, old, minute) * mu],
            [state - width - 1, old * mu],
          ];
          for (const [to, rate] of moves) {
            if (rate === 0) continue;
            change[state] = (change[state] as number) - rate * here;
            change[to] = (change[to] as number) + rate * here;
          }
        }
      },
      jump: (chance, minute) => {
        if (minute !== 8 * 60 && minute !== 20 * 60) return;
        const before = Float64Array.from(chance);
        chance.fill(0);
        for (const [state, here] of before.entries()) {
          const n = Math.floor(state / width);
          // Nobody is with staff of the shift before the last by now, or next to nobody.
          const old = Math.min(n, minute === 20 * 60 ? day : night);
          const to = n * width + old;
          chance[to] = (chance[to] as number) + here;
        }
      },
    },
    { days: 12, stepMinutes: 1 },
  );
  return {
    present: (minute) => meanOver(result[minute], (state) => Math.floor(state / width)),
    busy: (minute) =>
      meanOver(result[minute], (state) => {
        const old = state % width;
        return old + withNew((state - old) / width, old, minute);
      }),
  };
}

function isDay(minute: number): boolean {
  return minute >= 8 * 60 && minute < 20 * 60;
}

function meanOver(chance: Float64Array | undefined, figure: (state: number) => number): number {
  if (chance === undefined)
    throw new Error('a minute of the day on the grid of the integration was expected');
  return chance.reduce((sum, share, state) => sum + share * figure(state), 0);
}

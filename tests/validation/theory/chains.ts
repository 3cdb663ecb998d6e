// Small Markov chains solved to the last digit, and large ones followed through time: theory where there is no
// formula. Knows nothing of the engine.

/** A state as a tuple of whole numbers, with where it leads and how often a minute. */
export type Moves = (state: readonly number[]) => readonly (readonly [to: readonly number[], rate: number])[];

export interface Stationary {
  /** Mean of a figure over the states. */
  mean(figure: (state: readonly number[]) => number): number;
  readonly states: number;
}

/** The stationary distribution of all that can be reached from `start`, by the elimination of Grassmann, Taksar & Heyman (1985). */
export function stationary(start: readonly number[], moves: Moves): Stationary {
  const { states, steps } = reachable(start, moves);
  const count = states.length;
  const rates = states.map(() => new Float64Array(count));
  for (const { from, to, rate } of steps) {
    const row = rates[from] as Float64Array;
    row[to] = (row[to] as number) + rate;
  }
  for (let n = count - 1; n > 0; n--) {
    const row = rates[n] as Float64Array;
    let out = 0;
    for (let j = 0; j < n; j++) out += row[j] as number;
    for (let i = 0; i < n; i++) {
      const from = rates[i] as Float64Array;
      if (from[n] === 0) continue;
      const share = (from[n] as number) / out;
      from[n] = share;
      for (let j = 0; j < n; j++) from[j] = (from[j] as number) + share * (row[j] as number);
    }
  }
  const chance = new Float64Array(count);
  chance[0] = 1;
  for (let n = 1; n < count; n++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (chance[i] as number) * ((rates[i] as Float64Array)[n] as number);
    chance[n] = sum;
  }
  return over(states, chance);
}

/**
 * The same of some ten thousand states with few moves each, by sweeps to and fro (Gauss and Seidel), until one changes
 * no chance by a 10⁻¹³th of itself.
 */
export function stationaryOfMany(start: readonly number[], moves: Moves): Stationary {
  const { states, steps } = reachable(start, moves);
  const count = states.length;
  const into: { from: number; rate: number }[][] = states.map(() => []);
  const out = new Float64Array(count);
  for (const { from, to, rate } of steps) {
    into[to]?.push({ from, rate });
    out[from] = (out[from] as number) + rate;
  }
  const chance = new Float64Array(count).fill(1);
  for (let sweep = 0; sweep < 20_000; sweep++) {
    let change = 0;
    for (let n = 0; n < count; n++) {
      const to = sweep % 2 === 0 ? n : count - 1 - n;
      const flow = (into[to] ?? []).reduce((sum, { from, rate }) => sum + (chance[from] as number) * rate, 0);
      const next = flow / (out[to] as number);
      change = Math.max(change, Math.abs(next - (chance[to] as number)) / next);
      chance[to] = next;
    }
    if (change < 1e-13) return over(states, chance);
  }
  throw new Error('a chain that settles was expected');
}

function over(states: readonly (readonly number[])[], chance: Float64Array): Stationary {
  const total = chance.reduce((sum, value) => sum + value, 0);
  return {
    states: states.length,
    mean: (figure) =>
      states.reduce((sum, state, n) => sum + (chance[n] as number) * figure(state), 0) / total,
  };
}

interface Step {
  readonly from: number;
  readonly to: number;
  readonly rate: number;
}

function reachable(
  start: readonly number[],
  moves: Moves,
): { readonly states: readonly (readonly number[])[]; readonly steps: readonly Step[] } {
  const states: (readonly number[])[] = [start];
  const numbers = new Map([[start.join(), 0]]);
  const steps: Step[] = [];
  for (let from = 0; from < states.length; from++) {
    for (const [to, rate] of moves(states[from] as readonly number[])) {
      if (rate === 0) continue;
      const key = to.join();
      const known = numbers.get(key) ?? states.length;
      if (known === states.length) {
        numbers.set(key, known);
        states.push(to);
      }
      steps.push({ from, to: known, rate });
    }
  }
  return { states, steps };
}

export interface TimeVarying {
  /** Numbers of states, with the rates from each at a minute of the day. */
  readonly states: number;
  readonly flows: (chance: Float64Array, minuteOfDay: number, change: Float64Array) => void;
  /** What happens to the states at an instant of the day. */
  readonly jump?: (chance: Float64Array, minuteOfDay: number) => void;
}

/**
 * The chances of each state at every `stepMinutes` of the last of `days` days, from state 0, by Runge and Kutta's
 * method of fourth order.
 */
export function dayOf(
  { states, flows, jump }: TimeVarying,
  { days, stepMinutes }: { readonly days: number; readonly stepMinutes: number },
): readonly Float64Array[] {
  let chance = new Float64Array(states);
  chance[0] = 1;
  const stepsADay = Math.round(1440 / stepMinutes);
  const last: Float64Array[] = [];
  for (let step = 0; step < days * stepsADay; step++) {
    const minute = (step % stepsADay) * stepMinutes;
    jump?.(chance, minute);
    if (step >= (days - 1) * stepsADay) last.push(Float64Array.from(chance));
    chance = rungeKutta(chance, minute, stepMinutes, flows);
  }
  return last;
}

function rungeKutta(
  chance: Float64Array,
  minute: number,
  step: number,
  flows: TimeVarying['flows'],
): Float64Array<ArrayBuffer> {
  const slopes = [0, 1, 2, 3].map(() => new Float64Array(chance.length));
  const [a, b, c, d] = slopes as [Float64Array, Float64Array, Float64Array, Float64Array];
  flows(chance, minute, a);
  flows(moved(chance, a, step / 2), minute + step / 2, b);
  flows(moved(chance, b, step / 2), minute + step / 2, c);
  // Rates that jump do so at the start of a step: the end of this one still has its own.
  flows(moved(chance, c, step), minute + step * (1 - 1e-12), d);
  const next = new Float64Array(chance.length);
  for (let n = 0; n < next.length; n++) {
    const slope = (a[n] as number) + 2 * (b[n] as number) + 2 * (c[n] as number) + (d[n] as number);
    next[n] = (chance[n] as number) + (step / 6) * slope;
  }
  return next;
}

function moved(chance: Float64Array, slope: Float64Array, step: number): Float64Array {
  return chance.map((value, n) => value + step * (slope[n] as number));
}

/** M/M/1 from empty: mean number present after so many minutes. */
export function present(lambda: number, mu: number, minutes: number, most: number): number {
  const step = 0.02;
  let chance = new Float64Array(most + 1);
  chance[0] = 1;
  for (let round = 0; round < Math.round(minutes / step); round++) {
    chance = rungeKutta(chance, 0, step, (now, _, change) => {
      change.fill(0);
      for (let n = 0; n <= most; n++) {
        const up = n < most ? lambda * (now[n] as number) : 0;
        const down = n > 0 ? mu * (now[n] as number) : 0;
        change[n] = (change[n] as number) - up - down;
        if (n < most) change[n + 1] = (change[n + 1] as number) + up;
        if (n > 0) change[n - 1] = (change[n - 1] as number) + down;
      }
    });
  }
  return chance.reduce((sum, share, n) => sum + share * n, 0);
}

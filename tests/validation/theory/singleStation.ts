// What theory says of one waiting list before like servers. Formulas and their sources; knows nothing of the engine.
//
// λ arrivals a minute, μ services a minute, c servers, a = λ ÷ μ, ρ = a ÷ c. Books: Gross, Shortle, Thompson &
// Harris, Fundamentals of Queueing Theory, 4th ed. 2008 (GSTH); Kleinrock, Queueing Systems I 1975, II 1976.

export interface Waiting {
  /** Minutes before service, on average over everybody. */
  readonly wait: number;
  readonly queue: number;
  readonly inSystem: number;
  readonly delayed: number;
}

/** Chance that all c servers are busy when nobody may wait (Erlang 1917; GSTH 2.5), by the stable recursion. */
export function erlangB(c: number, a: number): number {
  let blocked = 1;
  for (let servers = 1; servers <= c; servers++) blocked = (a * blocked) / (servers + a * blocked);
  return blocked;
}

/** Chance of having to wait for one of c servers (Erlang 1917; GSTH 2.4). */
export function erlangC(c: number, a: number): number {
  const blocked = erlangB(c, a);
  return (c * blocked) / (c - a * (1 - blocked));
}

/** M/M/c (GSTH 2.4). */
export function mmc(lambda: number, mu: number, c: number): Waiting {
  const a = lambda / mu;
  const delayed = erlangC(c, a);
  const wait = delayed / (c * mu - lambda);
  return { wait, queue: lambda * wait, inSystem: lambda * wait + a, delayed };
}

/** M/M/1: P(time in system > t) = exp(−(μ − λ) t) (GSTH 2.2). */
export function mm1LongerThan(lambda: number, mu: number, minutes: number): number {
  return Math.exp(-(mu - lambda) * minutes);
}

/** M/M/1: second moment of the wait by the order of service (Kingman 1962; Kleinrock II 1.8; Takács 1963). */
export function mm1WaitSquared(lambda: number, mu: number, order: 'first' | 'last' | 'random'): number {
  const rho = lambda / mu;
  const first = (2 * rho) / ((1 - rho) ** 2 * mu * mu);
  if (order === 'first') return first;
  return order === 'last' ? first / (1 - rho) : (first * 2) / (2 - rho);
}

/** M/G/1 by Pollaczek and Khinchine, from the mean and the second moment of service (GSTH 5.1). */
export function mg1(lambda: number, mean: number, second: number): Waiting {
  const rho = lambda * mean;
  const wait = (lambda * second) / (2 * (1 - rho));
  return { wait, queue: lambda * wait, inSystem: lambda * wait + rho, delayed: rho };
}

/**
 * M/D/c (Crommelin 1932): W = D Σ e^(−ia) (P(j ≥ ic) − (c ÷ a) P(j > ic)) over i, with j Poisson of mean ia before
 * its factor e^(−ia).
 */
export function mdcWait(lambda: number, service: number, c: number): number {
  const a = lambda * service;
  let wait = 0;
  for (let i = 1; i <= 3000; i++) {
    const mean = i * a;
    let term = Math.exp(i * c * Math.log(mean) - mean - logFactorial(i * c));
    let above = -term;
    for (let j = i * c; term > 1e-18 || j < mean; j++) {
      above += term;
      term *= mean / (j + 1);
    }
    const atLeast = above + Math.exp(i * c * Math.log(mean) - mean - logFactorial(i * c));
    wait += atLeast - (c / a) * above;
  }
  return wait * service;
}

function logFactorial(n: number): number {
  let sum = 0;
  for (let k = 2; k <= n; k++) sum += Math.log(k);
  return sum;
}

/** Second moments of service laws about 0. */
export const secondMoment = {
  constant: (value: number): number => value * value,
  exponential: (mean: number): number => 2 * mean * mean,
  uniform: (low: number, high: number): number => (low * low + low * high + high * high) / 3,
  gamma: (mean: number, shape: number): number => mean * mean * (1 + 1 / shape),
  triangular: (low: number, mode: number, high: number): number =>
    (low * low + mode * mode + high * high + low * mode + low * high + mode * high) / 6,
  weibull: (shape: number, scale: number): number => scale * scale * gammaFunction(1 + 2 / shape),
  hyperexponential: (shares: readonly number[], means: readonly number[]): number =>
    shares.reduce((sum, share, index) => sum + share * 2 * (means[index] ?? 0) ** 2, 0),
  lognormal: (mean: number, sd: number): number => mean * mean + sd * sd,
};

/** Γ by Lanczos's approximation (g = 7, nine terms): 15 digits. */
export function gammaFunction(x: number): number {
  const terms = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const t = x + 6.5;
  const sum = terms.reduce(
    (before, term, index) => before + (index === 0 ? term : term / (x - 1 + index)),
    0,
  );
  return Math.sqrt(2 * Math.PI) * t ** (x - 0.5) * Math.exp(-t) * sum;
}

export interface Limited extends Waiting {
  readonly turnedAway: number;
}

/** M/M/c with room for K in all; `wait` is of those let in (GSTH 2.5). */
export function mmck(lambda: number, mu: number, c: number, most: number): Limited {
  return birthDeath(
    (n) => (n < most ? lambda : 0),
    (n) => Math.min(n, c) * mu,
    c,
    lambda,
    most,
  );
}

/** M/M/c+M (Erlang A, Palm 1957): people leave the list at rate θ each. `wait` is of all, served or not. */
export function erlangA(lambda: number, mu: number, c: number, theta: number): Waiting & { gaveUp: number } {
  const all = birthDeath(
    () => lambda,
    (n) => Math.min(n, c) * mu + Math.max(0, n - c) * theta,
    c,
    lambda,
    2000,
  );
  return { ...all, wait: all.queue / lambda, gaveUp: (theta * all.queue) / lambda };
}

/** Any birth and death chain, by its balance equations. */
export function birthDeath(
  birth: (n: number) => number,
  death: (n: number) => number,
  c: number,
  lambda: number,
  most: number,
): Limited {
  const weights = [1];
  for (let n = 1; n <= most; n++) {
    const weight = ((weights[n - 1] ?? 0) * birth(n - 1)) / death(n);
    if (weight < 1e-300) break;
    weights.push(weight);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const over = (value: (n: number) => number): number =>
    weights.reduce((sum, weight, n) => sum + weight * value(n), 0) / total;
  const queue = over((n) => Math.max(0, n - c));
  const letIn = over(birth);
  return {
    wait: queue / letIn,
    queue,
    inSystem: over((n) => n),
    delayed: over((n) => (n >= c ? 1 : 0)),
    turnedAway: 1 - letIn / lambda,
  };
}

/**
 * M/M/1 with patience of any law (Baccelli & Hébuterne 1981): the work found waiting has density
 * P₀ λ exp(λ ∫₀ˣ P(patience > u) du − μ x), and whoever finds more than their patience gives up.
 *
 * @param longerThan P(patience > u)
 */
export function mm1Patience(
  lambda: number,
  mu: number,
  longerThan: (u: number) => number,
): { readonly gaveUp: number; readonly busy: number } {
  const width = 0.0005;
  let patient = 0;
  let busy = 0;
  let gaveUp = 0;
  for (let x = width / 2; x < 60 / mu; x += width) {
    patient += longerThan(x) * width;
    const density = lambda * Math.exp(lambda * (patient - (longerThan(x) * width) / 2) - mu * x) * width;
    busy += density;
    gaveUp += density * (1 - longerThan(x));
  }
  return { gaveUp: gaveUp / (1 + busy), busy: busy / (1 + busy) };
}

/** G/M/1: σ solves σ = E exp(−μ (1 − σ) gap); P(wait) = σ, W = σ ÷ (μ (1 − σ)) (GSTH 5.3). */
export function gm1(
  transform: (s: number) => number,
  mu: number,
  lambda: number,
): Waiting & { root: number } {
  let root = 0.5;
  for (let round = 0; round < 100_000; round++) root = transform(mu * (1 - root));
  const wait = root / (mu * (1 - root));
  return { root, wait, queue: lambda * wait, inSystem: lambda * (wait + 1 / mu), delayed: root };
}

/** Laplace–Stieltjes transforms of gaps. */
export const gapTransform = {
  constant:
    (value: number) =>
    (s: number): number =>
      Math.exp(-s * value),
  erlang:
    (stages: number, mean: number) =>
    (s: number): number =>
      (stages / (stages + s * mean)) ** stages,
  hyperexponential:
    (shares: readonly number[], means: readonly number[]) =>
    (s: number): number =>
      shares.reduce((sum, share, index) => sum + share / (1 + s * (means[index] ?? 0)), 0),
  /** Of a Poisson stream of rate λ that is on and off for exponential times (Kuczura 1973). */
  interrupted:
    (lambda: number, on: number, off: number) =>
    (s: number): number =>
      (lambda * (s + 1 / off)) / (s * s + (lambda + 1 / on + 1 / off) * s + lambda / off),
};

/** G/G/1: Kingman's upper bound on the mean wait (1962), and Marshall's lower one (1968; GSTH 7.1). */
export function gg1Bounds(
  lambda: number,
  mean: number,
  gapVariance: number,
  serviceVariance: number,
): { readonly least: number; readonly most: number } {
  const rho = lambda * mean;
  return {
    most: (lambda * (gapVariance + serviceVariance)) / (2 * (1 - rho)),
    least: Math.max(0, (lambda * lambda * serviceVariance + rho * (rho - 2)) / (2 * lambda * (1 - rho))),
  };
}

/** M^[X]/M/1: people come in groups; number in the system from the first two moments of a group (GSTH 3.1). */
export function batchArrivals(
  groups: number,
  mu: number,
  mean: number,
  second: number,
): { inSystem: number; wait: number } {
  const rho = (groups * mean) / mu;
  const inSystem = ((groups / mu) * (mean + second)) / (2 * (1 - rho));
  return { inSystem, wait: inSystem / (groups * mean) - 1 / mu };
}

/**
 * M/M/1 served in parties of up to K, nobody joining a service that has begun: with r the root in (0, 1) of
 * μ r^(K+1) − (λ + μ) r + λ = 0, P(busy, n waiting) = C rⁿ and P(idle) = C μ ÷ λ (Bailey 1954; GSTH 3.2).
 */
export function bulkService(lambda: number, mu: number, most: number): { wait: number; queue: number } {
  let root = 0.5;
  for (let round = 0; round < 100_000; round++) root = (lambda + mu * root ** (most + 1)) / (lambda + mu);
  const scale = 1 / (mu / lambda + 1 / (1 - root));
  const queue = (scale * root) / ((1 - root) * (1 - root));
  return { queue, wait: queue / lambda };
}

/** M/M/1 whose server fails at rate ξ (idle or not) and is mended at rate η; work resumes (White & Christie 1958). */
export function mm1Breakdowns(lambda: number, mu: number, fail: number, mend: number): number {
  const both = fail + mend;
  return (lambda * (both * both + fail * mu)) / (both * (mend * mu - lambda * both));
}

/** M/G/1 with breaks V whenever nobody waits, again and again: the wait is longer by E V² ÷ 2 E V (Fuhrmann & Cooper 1985). */
export function mg1Breaks(
  lambda: number,
  mean: number,
  second: number,
  breakMean: number,
  breakSecond: number,
): number {
  return mg1(lambda, mean, second).wait + breakSecond / (2 * breakMean);
}

/** M/M/c//N: N machines, each up for 1 ÷ λ on average, c menders (GSTH 2.8). */
export function machineRepair(lambda: number, mu: number, c: number, machines: number): Limited {
  return birthDeath(
    (n) => (machines - n) * lambda,
    (n) => Math.min(n, c) * mu,
    c,
    lambda,
    machines,
  );
}

/** Wait of a loss-free server farm: mean occupied. */
export function meanBusy(result: Waiting): number {
  return result.inSystem - result.queue;
}

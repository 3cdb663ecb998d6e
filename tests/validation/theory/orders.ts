// What theory says of one server and the order in which it serves: last come, smallest, in turns, from list to list.
// Formulas and their sources; knows no engine.
//
// λ arrivals a minute, ρ the share of time at work. Books: Kleinrock, Queueing Systems II, 1976; Takagi, Analysis of
// Polling Systems, 1986; Harchol-Balter, Performance Modeling and Design of Computer Systems, 2013.

/**
 * M/G/1 whose server leaves all for whoever came last, and goes on with the others later: as many present as in M/M/1,
 * whatever the law of service (Kelly 1979, 3.3). Mean time there, and P(n present).
 */
export function lastComeInterrupts(
  lambda: number,
  mean: number,
): { readonly time: number; readonly chance: (present: number) => number } {
  const rho = lambda * mean;
  return { time: mean / (1 - rho), chance: (present) => (1 - rho) * rho ** present };
}

/** M/M/1 with service of mean 1, the smallest work first, nobody interrupted: mean wait (Phipps 1956; Harchol-Balter 31). */
export function smallestFirstWait(lambda: number): number {
  return overSizes((size) => lambda / (1 - loadBelow(lambda, size)) ** 2);
}

/** The same, whoever needs less in all interrupting, and work resumes: mean time there (Harchol-Balter 32). */
export function smallestInterruptsTime(lambda: number): number {
  return overSizes((size) => {
    const free = 1 - loadBelow(lambda, size);
    const squares = 2 - (size * size + 2 * size + 2) * Math.exp(-size);
    return size / free + (lambda * squares) / 2 / (free * free);
  });
}

/** λ ∫₀ˣ t e^(−t) dt */
function loadBelow(lambda: number, size: number): number {
  return lambda * (1 - (1 + size) * Math.exp(-size));
}

/** ∫ f(x) e^(−x) dx by Simpson's rule. */
function overSizes(figure: (size: number) => number): number {
  const [longest, steps] = [60, 60_000];
  const width = longest / steps;
  let sum = 0;
  for (let step = 0; step <= steps; step++) {
    const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
    sum += weight * figure(step * width) * Math.exp(-step * width);
  }
  return (sum * width) / 3;
}

/**
 * M/D/1 served in turns: so many equal pieces each, one at a time, and to the back of the line after each (Kleinrock II
 * 4.4; Sakata, Noguchi & Oizumi 1971). Mean time there. By mean values: who waits for a piece lets by whoever
 * stands before, of whom there are λ × their waits at first (Little), and next time those who were not done with and
 * those who have come since. Without end of pieces it is shared: service ÷ (1 − ρ).
 */
export function inTurnsTime(lambda: number, service: number, pieces: number): number {
  const piece = service / pieces;
  const serving = lambda * piece;
  let waits = Array.from({ length: pieces }, () => 0);
  for (let change = 1; change > 1e-14; ) {
    // Whom somebody who comes finds waiting, by how many pieces they still need, from one to all.
    let before = [...waits].reverse().map((wait) => lambda * wait);
    // What is left of the piece in hand, and all the pieces before.
    let wait = (pieces * serving * piece) / 2 + piece * sumOf(before);
    const next = [wait];
    while (next.length < pieces) {
      // Whoever was at work at the start is back in line too, if not done then.
      const back = next.length === 1 ? serving : 0;
      before = [...before.slice(1).map((number) => number + back), lambda * (wait + piece)];
      wait = piece * sumOf(before);
      next.push(wait);
    }
    change = Math.abs(sumOf(next) - sumOf(waits)) / service;
    waits = next;
  }
  return sumOf(waits) + service;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/**
 * One server who goes round like lists, stays at each until it is empty, and walks for a fixed time between them: mean
 * wait (Takagi 1986, exhaustive service).
 */
export function goingRoundWait(options: {
  readonly lists: number;
  readonly lambda: number;
  readonly mean: number;
  readonly second: number;
  readonly walk: number;
}): number {
  const { lists, lambda, mean, second, walk } = options;
  const rho = lists * lambda * mean;
  return (lists * lambda * second + walk * (lists - rho)) / (2 * (1 - rho));
}

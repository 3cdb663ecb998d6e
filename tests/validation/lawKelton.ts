// The M/M/1 of Law's Simulation Modeling and Analysis (5th ed., section 1.4) with its own generator: the times that
// its program draws, so that they can be given to the engine. Knows nothing of the engine.
//
// `node tests/validation/lawKelton.ts` writes cases/law-kelton-mm1.csv.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LawKelton {
  readonly arrivals: readonly number[];
  /** Of each customer in order of arrival; 0 for those whose service the program never drew. */
  readonly services: readonly number[];
  readonly meanDelay: number;
  readonly meanQueue: number;
  readonly utilisation: number;
  readonly endMinutes: number;
}

/** Mean gap 1, mean service 0.5; ends when `delays` customers have begun their service. */
export function lawKelton(delays: number): LawKelton {
  const uniform = lcgrand(1973272912);
  const drawn = (mean: number): number => -mean * Math.log(uniform());
  const arrivals: number[] = [];
  const services: number[] = [];
  let now = 0;
  let nextArrival = drawn(1);
  let departure = Infinity;
  let begun = 0;
  const sums = { delay: 0, queue: 0, busy: 0 };
  while (begun < delays) {
    const next = Math.min(nextArrival, departure);
    if (departure < Infinity) sums.busy += next - now;
    sums.queue += (arrivals.length - begun) * (next - now);
    now = next;
    const arrives = nextArrival < departure;
    if (arrives) {
      // As in the book: the next gap is drawn before the service.
      nextArrival = now + drawn(1);
      arrivals.push(now);
    }
    if (arrives && departure < Infinity) continue;
    departure = Infinity;
    const came = arrivals[begun];
    if (came === undefined) continue;
    sums.delay += now - came;
    const service = drawn(0.5);
    services.push(service);
    departure = now + service;
    begun++;
  }
  return {
    arrivals,
    services: arrivals.map((_, customer) => services[customer] ?? 0),
    meanDelay: sums.delay / delays,
    meanQueue: sums.queue / now,
    utilisation: sums.busy / now,
    endMinutes: now,
  };
}

/** Marse and Roberts's generator as the book has it: two multiplications modulo 2³¹ − 1, the upper 24 bits. */
function lcgrand(seed: number): () => number {
  let state = BigInt(seed);
  return () => {
    for (const factor of [24112n, 26143n]) state = (state * factor) % 2147483647n;
    return Number((state >> 7n) | 1n) / 16777216;
  };
}

export function lawKeltonCsv(): string {
  const { arrivals, services } = lawKelton(1000);
  const rows = arrivals.map((at, customer) => `${at.toFixed(9)},${(services[customer] ?? 0).toFixed(9)}`);
  return `arrived,service\n${rows.join('\n')}\n`;
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, 'cases', 'law-kelton-mm1.csv'), lawKeltonCsv());

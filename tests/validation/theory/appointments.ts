// What theory says of a short list of appointments before one server. Exact to the last digit; knows no engine.

/** Whole minutes, and the chance of each. */
export type MinutesLaw = ReadonlyMap<number, number>;

/**
 * Mean wait of each patient in turn, from the gaps before all but the first: the next waits for what is left, the wait
 * and the work before less the gap, if anything is (Lindley 1952; of appointments Bailey 1952, Welch & Bailey 1952).
 */
export function appointmentWaits(gaps: readonly number[], work: MinutesLaw): readonly number[] {
  let wait: MinutesLaw = new Map([[0, 1]]);
  const waits = [wait];
  for (const gap of gaps) {
    const next = new Map<number, number>();
    for (const [waited, chance] of wait) {
      for (const [minutes, share] of work) {
        const left = Math.max(0, waited + minutes - gap);
        next.set(left, (next.get(left) ?? 0) + chance * share);
      }
    }
    wait = next;
    waits.push(wait);
  }
  return waits.map(meanMinutes);
}

export function meanMinutes(law: MinutesLaw): number {
  let sum = 0;
  for (const [minutes, chance] of law) sum += minutes * chance;
  return sum;
}

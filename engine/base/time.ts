// The grid on which all simulated time lies. Knows nothing of dates or of anything that happens.

/** One step of the time grid, in minutes: 2⁻²⁰. Sums of instants on it are exact for thousands of years. */
export const gridMinutes = 1 / 1048576;

/** The grid point nearest to `minutes` (halves go up); never −0. */
export function onGrid(minutes: number): number {
  const steps = minutes * 1048576;
  const above = Math.ceil(steps);
  // As Math.round, which guesses by a branch what cannot be guessed. Both products are exact.
  return above * gridMinutes - Number(above - 0.5 > steps) * gridMinutes + 0;
}

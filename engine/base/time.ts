// The grid on which all simulated time lies. Knows nothing of dates or of anything that happens.

/** One step of the time grid, in minutes: 2⁻²⁰. Sums of instants on it are exact for thousands of years. */
export const gridMinutes = 1 / 1048576;

/** The grid point nearest to `minutes` (halves go up); never −0. */
export function onGrid(minutes: number): number {
  return Math.round(minutes * 1048576) * gridMinutes + 0;
}

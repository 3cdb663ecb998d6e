// The drawn numbers as a scenario is given them: rows of doubles become a file of data beside the scenario.

import type { Scenario } from '../../engine/index.ts';
import { readScenario } from './flowday.ts';
import { columnsOf, isAdmitted, isScanned, type Workload } from './inputs.ts';

/** As many rows as the engine takes from one file of data, or nearly. */
export const mostGiven: Readonly<Record<Workload, number>> = { mm1: 100_000, ed: 50_000 };

const headings: Readonly<Record<Workload, string>> = {
  mm1: 'arrived,service',
  ed: 'arrived,acuity,triage,doctor,scanned,scan,admitted,ward',
};

/** Long enough for the last to have gone; a time when nobody is there costs next to nothing. */
const daysAfterTheLast = 200;

/** The workload with every row given; people come and take as long as the rows say. */
export function givenScenario(workload: Workload, rows: Float64Array): Scenario {
  const { text, lastArrival } = dataOf(workload, rows);
  const days = Math.ceil(lastArrival / 1440) + daysAfterTheLast;
  return readScenario(
    `${workload}-given.yaml`,
    (scenario) => scenario.replace('length: 1 min', `length: ${days} days`),
    (file) => (file === `${workload}.csv` ? text : null),
  );
}

/** Seven decimals tell every multiple of 2⁻²⁰ from its neighbours. */
function dataOf(workload: Workload, rows: Float64Array): { text: string; lastArrival: number } {
  const columns = columnsOf(workload);
  const lines = [headings[workload]];
  let arrived = 0;
  for (let at = 0; at < rows.length; at += columns) {
    arrived += rows[at] as number;
    const cells = [arrived.toFixed(7)];
    for (let column = 1; column < columns; column++) cells.push(cell(workload, rows, at, column));
    lines.push(cells.join(','));
  }
  return { text: `${lines.join('\n')}\n`, lastArrival: arrived };
}

/** Minutes of a scan or a stay that never comes are left at 0: they would only fill the file. */
function cell(workload: Workload, rows: Float64Array, at: number, column: number): string {
  const value = rows[at + column] as number;
  if (Number.isInteger(value)) return String(value);
  const isIdle =
    workload === 'ed' &&
    ((column === isScanned + 1 && rows[at + isScanned] === 0) ||
      (column === isAdmitted + 1 && rows[at + isAdmitted] === 0));
  return isIdle ? '0' : value.toFixed(7);
}

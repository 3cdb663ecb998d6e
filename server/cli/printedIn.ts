// Figures and lengths of time as they are printed: in the unit that a scenario names, otherwise as is usual. Only
// text is ever converted; JSON and CSV stay in minutes.

import type { Scenario } from '../../engine/index.ts';
import { figureText, lengthText } from './figures.ts';

export type TimeUnit = Scenario['calendar']['timeUnit'];

export interface Printed {
  /** As the column says it. */
  readonly unit: string;
  readonly text: (figure: number) => string;
}

/** How figures of a unit are printed; none but minutes are converted. */
export function printedIn(unit: string, timeUnit: TimeUnit): Printed {
  if (unit !== 'minutes' || timeUnit === null) return { unit, text: (figure) => figureText(figure, unit) };
  const { name, minutes } = timeUnit;
  return { unit: name, text: (figure) => figureText(figure / minutes, name) };
}

/** Simulated minutes as the scenario would write them: `1.5 h`; without a unit of its own `90 min`, `32 h`, `30 days`. */
export function lengthIn(timeUnit: TimeUnit, simMinutes: number): string {
  if (timeUnit === null) return lengthText(simMinutes);
  const count = simMinutes / timeUnit.minutes;
  return `${Number.isInteger(count) ? count : Number(count.toPrecision(6))} ${timeUnit.name}`;
}

// What may stand after an option: numbers with their range, or a sentence that says what was expected.

import { join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { wholeText } from './figures.ts';

export function wholeFrom(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least || number > most) {
      throw new InvalidArgumentError(`Expected a whole number from ${least} to ${wholeText(most)}.`);
    }
    return number;
  };
}

export function daysOption(text: string): number {
  const days = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || days <= 0) {
    throw new InvalidArgumentError('Expected a number of days above 0, such as 7 or 0.5.');
  }
  return days;
}

export function minutesOption(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) {
    throw new InvalidArgumentError('Expected simulated minutes from the start, such as 1440.');
  }
  return Number(text);
}

/** Words with commas between them. */
export function listOption(text: string): readonly string[] {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words.length === 0) throw new InvalidArgumentError('Expected names with commas between them.');
  return words;
}

/** `5%` or `0.05`: 0–1, neither of them. */
export function shareOption(text: string): number {
  const share = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (!/^\d*\.?\d+%?$/.test(text) || share <= 0 || share >= 1) {
    throw new InvalidArgumentError('Expected a share between 0 and 1, such as 0.05 or 5%.');
  }
  return share;
}

const minutesOf: Readonly<Record<string, number>> = { s: 1 / 60, min: 1, h: 60, day: 1440, week: 10_080 };

/** Simulated time: `30 min`, `1h`, `2 days`; in minutes. */
export function durationOption(text: string): number {
  const [, figure, unit] = /^(\d+(?:\.\d+)?) ?(s|min|h|day|week)s?$/.exec(text) ?? [];
  const minutes = Number(figure) * (minutesOf[unit ?? ''] ?? Number.NaN);
  if (!(minutes > 0)) {
    throw new InvalidArgumentError(
      'Expected simulated time above 0 with its unit, such as "30 min", 1h or "1 day".',
    );
  }
  return minutes;
}

/** 0 lets the machine choose a free one. */
export const portOption = wholeFrom(0, 65_535);

export const defaultPort = 8080;

/** One folder for the project, wherever the program was started from. */
export function dataOption(): Option {
  const projectsOwn = join(import.meta.dirname, '..', '..', 'flowday-data');
  return new Option('--data <dir>', 'folder that keeps the sessions').default(
    projectsOwn,
    'flowday-data, beside package.json',
  );
}

/** How often, and how many at a time, a verb runs a scenario, and what is different for once. */
export interface RunningOptions extends ChangeOptions {
  readonly seed: string;
  readonly replications?: number;
  readonly processes?: number;
}

/** The same for every verb that runs a scenario: only how many replications it wants is its own. */
export function runningOptions(replications: {
  readonly text: string;
  readonly least: number;
  readonly most: number;
  /** Left out: the verb says itself. */
  readonly usual?: number;
}): readonly Option[] {
  const { text, least, most, usual } = replications;
  const whole = new Option('--replications <number>', text).argParser(wholeFrom(least, most));
  return [
    new Option('--seed <text>', 'names all chance').default('1'),
    usual === undefined ? whole : whole.default(usual),
    new Option('--processes <number>', 'run so many at a time; default: one for each core').argParser(
      wholeFrom(1, 256),
    ),
    ...changeOptions(),
  ];
}

/** `--set ID=VALUE`, any number of times, and `--off LOOP,…`: what is different for one run. */
export interface ChangeOptions {
  readonly set?: Readonly<Record<string, string>>;
  readonly off?: readonly string[];
}

export function changeOptions(): readonly Option[] {
  return [
    new Option('--set <id=value>', 'another value for a parameter: --set beds=36; may be repeated').argParser(
      (text: string, before: Readonly<Record<string, string>> = {}) => {
        const [, id, value] = /^([a-z][a-z0-9-]*)\s*=\s*(\S.*)$/.exec(text.trim()) ?? [];
        if (id === undefined || value === undefined) {
          throw new InvalidArgumentError(
            'Expected a parameter and its value, such as beds=36 or "stay=4 days".',
          );
        }
        return { ...before, [id]: value };
      },
    ),
    new Option('--off <loops>', 'switch feedback loops off, with commas between their ids').argParser(
      listOption,
    ),
  ];
}

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

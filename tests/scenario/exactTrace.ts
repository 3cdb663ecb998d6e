// A small scenario, run, as lines `minute moment step patient`: what the exact tests compare.

import {
  compileModel,
  createWorld,
  drive,
  formatProblem,
  hearJourneys,
  parseScenario,
} from '../../engine/index.ts';

const moments = new Set([
  'start',
  'end',
  'interrupt',
  'resume',
  'stop',
  'give-up',
  'jockey',
  'turned-away',
  'block',
]);

/** `minute moment step ordinal` of all that is worth telling, of patients of source `a` unless it is named. */
export function trace(body: string): readonly string[] {
  const text = `flowday: 1\nscenario: exactly\ncalendar: {start: 2024-01-01, length: 1 day}\n${body}\n`;
  const { scenario, problems } = parseScenario(text, 'exactly.yaml');
  if (scenario === null) throw new Error(problems.map(formatProblem).join('\n'));
  const world = createWorld(compileModel(scenario), { seed: 'exactly', replication: 0, measuring: false });
  const told: string[] = [];
  hearJourneys(world, ({ atMinutes, moment, where, origin, ordinal }) => {
    if (moments.has(moment))
      told.push(`${atMinutes} ${moment} ${where} ${origin === 'a' ? '' : origin}${ordinal}`);
  });
  drive(world, 1440);
  return told;
}

export function only(told: readonly string[], ...wanted: readonly string[]): readonly string[] {
  return told.filter((one) => wanted.some((word) => one.includes(` ${word} `)));
}

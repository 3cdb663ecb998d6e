// `flowday warm-up` judges by what there is in each of its averages: an indicator is taken every hour, so an average over
// less has none, and what nobody observed is not nought.

import { describe, expect, it } from 'vitest';
import { fileWith, flowday } from './flowday.ts';

const queue = (length: string): string => `flowday: 1
scenario: queue
calendar: {start: 2024-01-01, length: ${length}}
arrivals: [{id: walk-in, rate: 12 per hour, to: see-nurse}]
resources: [{id: nurse, capacity: 3}]
steps: [{id: see-nurse, seize: [nurse], lasts: {exponential: {mean: 10 min}}, next: home}]
outcomes: [{id: home}]
indicators: [{id: busy, unit: people, value: occupied(nurse)}]
headline: [busy]
`;
const short = fileWith('short.yaml', queue('2 days'));
const long = fileWith('long.yaml', queue('11 days'));
const few = ['--replications', '2', '--processes', '1'];

async function judgedBy(...words: readonly string[]): Promise<readonly string[]> {
  const { code, stdout } = await flowday('warm-up', ...words, ...few, '--json');
  expect(code).toBe(0);
  const { measures } = JSON.parse(stdout) as { measures: { measure: string }[] };
  return measures.map(({ measure }) => measure).toSorted((a, b) => (a < b ? -1 : 1));
}

describe('warm-up', { timeout: 60_000 }, () => {
  it('judges by indicators only where each average has one', async () => {
    const levels = ['in-system', 'in-use.nurse', 'present.see-nurse', 'waiting.see-nurse'];
    expect(await judgedBy(short)).toEqual(levels);
    expect(await judgedBy(short, '--every', '1 h')).toEqual([
      'in-system',
      'in-use.nurse',
      'indicator.busy',
      ...levels.slice(2),
    ]);
    expect(await judgedBy(long)).toContain('indicator.busy');
  });

  it('says so where one is asked for over less', async () => {
    const words = ['--every', '15 min', '--measures', 'indicator.busy', ...few];
    const { code, stderr } = await flowday('warm-up', long, ...words);
    expect(code).toBe(2);
    expect(stderr).toContain('Indicators are taken every hour: there is no average over less.');
  });
});

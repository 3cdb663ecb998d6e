// What is printed of measures that observed nobody: as text –, as JSON null, and never a 0 that could be taken for a mean.

import { describe, expect, it } from 'vitest';
import { fileWith, flowday } from './flowday.ts';

/** One person comes, at 01:00, or at 01:00 to a nurse who comes at 08:00: too late. */
const scenario = (atWork: string): string => `flowday: 1
scenario: one-comes
calendar: {start: 2024-01-01, length: 1 day}
arrivals: [{id: early, at: [1 h], to: see}]
resources: [{id: nurse, capacity: ${atWork}}]
steps: [{id: see, seize: [nurse], lasts: 10 min, patience: {after: 5 h, to: gone}, next: home}]
outcomes: [{id: home}, {id: gone}]
`;
const seen = fileWith('seen.yaml', scenario('1'));
const unseen = fileWith(
  'unseen.yaml',
  scenario('0, rota: [{days: all, from: "08:00", to: "20:00", add: 1}]'),
);
const stays = ['--measures', 'stay.home,stay.gone'];
const nothing = { empty: true, unit: 'minutes', mean: null, ci95: null, p50: null, p90: null, p95: null };

const json = async (...words: readonly string[]) => JSON.parse((await flowday(...words, '--json')).stdout);
const rows = (stdout: string): string =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith('stay.'))
    .map((line) => line.trim().replaceAll(/ +/g, ' '))
    .join('\n');

describe('a measure that observed nobody', () => {
  it('is null in `run --json`, and – in the table', async () => {
    const { measures, values } = await json('run', seen, '--replications', '2');
    expect(measures['stay.gone']).toEqual(nothing);
    expect(values['stay.gone']).toEqual([null, null]);
    expect(measures['stay.home']).toMatchObject({ mean: 10, p50: 10 });
    // A number of people is known where nobody was observed: it is 0.
    expect(measures['outcome.gone']).toMatchObject({ mean: 0 });
    expect(rows((await flowday('run', seen, ...stays)).stdout)).toBe(
      'stay.home 10 10 10 10 minutes\nstay.gone – minutes',
    );
  });

  it('has no difference, and each arm keeps what it knows', async () => {
    const words = ['run', seen, '--against', unseen, '--replications', '2'];
    const { measures } = await json(...words);
    expect(measures['stay.home']).toMatchObject({ mean: 10, otherMean: null, difference: nothing });
    expect(measures['stay.gone']).toMatchObject({ mean: null, otherMean: 300, difference: nothing });
    expect(rows((await flowday(...words, ...stays)).stdout)).toBe(
      'stay.home 10 – – minutes\nstay.gone – 300 – minutes',
    );
  });

  it('is null over batches too', async () => {
    const { measures, values } = await json('run', seen, '--batches', '2');
    expect(values['stay.gone']).toEqual([null, null]);
    expect(measures['stay.gone']).toMatchObject({ ...nothing, lagOne: 0, tooShort: false });
  });

  it('is known to no precision, and the reason is said', async () => {
    const words = ['run', seen, '--precision', '5%', '--replications', '12', ...stays];
    const { stdout, stderr } = await flowday(...words);
    expect(stderr).toContain('Nobody was observed for stay.gone so far.');
    expect(stdout).toContain(
      'Precision 5%: not reached in 12 replications. stay.gone was observed in fewer than two of them.',
    );
    const { precision } = await json(...words);
    expect(precision.reached).toBe(false);
    expect(precision.measures[1]).toMatchObject({ measure: 'stay.gone', mean: null, halfWidth: null });
  });
});

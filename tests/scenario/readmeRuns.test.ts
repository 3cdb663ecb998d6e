// What the README shows really happens: each example of how care is organised is run, and what it is about comes about.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileModel, parseScenario, runReplication } from '../../engine/index.ts';

const readme = readFileSync(new URL('../../scenarios/README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');

function run(id: string) {
  const text = examples.find((one) => new RegExp(`^scenario: ${id}$`, 'm').test(one)) ?? '';
  const { scenario, problems } = parseScenario(text, 'README.md');
  if (scenario === null) throw new Error(`${id}: ${problems[0]?.sentence ?? 'no such example'}`);
  const untilMinutes = scenario.calendar.durationMinutes;
  return {
    problems,
    ...runReplication(compileModel(scenario), { seed: 'readme', replication: 0, untilMinutes }),
  };
}

/** Of each example, measures that stay at nothing if what it teaches does not happen. */
const happens: Readonly<Record<string, readonly string[]>> = {
  theatre: ['wait.operate', 'started.recover', 'full.theatre'],
  'who-is-first': ['wait.triage', 'wait.see-doctor', 'wait.sort-letters', 'wait.answer'],
  interruptions: [
    'interrupted.examine',
    'interrupted.sign-form',
    'interrupted.call-back',
    'started.voicemail',
  ],
  'not-waiting': [
    'baulked.see-nurse',
    'turned-away.call-line',
    'gave-up.find-cubicle',
    'started.corridor',
    'jockeyed.pay-1',
    'jockeyed.pay-2',
  ],
  'a-line': ['blocked.scan', 'wait.scan'],
  'coming-and-going': ['interrupted.see-doctor', 'interrupted.scan', 'wait.scan'],
  bookable: ['gave-up.book', 'wait.book'],
  'which-way': ['started.in-bay-1', 'started.in-bay-2', 'started.overflow', 'started.urgent-treatment'],
  'rounds-and-runs': ['turned-away.clinic', 'wait.ward-round', 'wait.transport', 'started.transport'],
  tests: ['started.bloods', 'started.x-ray', 'started.decide'],
  'coming-round': ['started.worse', 'started.ward', 'outcome.home'],
  'monday-morning': ['wait.find-bed', 'started.ward', 'clock.in-hospital'],
  'thin-nursing': ['indicator.open-further', 'started.stay'],
  'plan-the-winter': ['wait.stay', 'started.stay'],
  'who-pays': ['ledger.excess-deaths', 'ledger.delayed-bed-days'],
};

describe('the examples of how care is organised', () => {
  for (const [id, measures] of Object.entries(happens)) {
    it(`${id}: ${measures.join(', ')}`, () => {
      const result = run(id);
      for (const measure of measures) {
        expect(result.measures[measure]?.mean ?? Number.NaN, measure).toBeGreaterThan(0);
      }
      expect(result.deadlock).toBeNull();
    });
  }

  it('parts of patients are neither patients nor outcomes, and every patient waits for all three', () => {
    const { measures } = run('tests');
    const mean = (id: string): number => measures[id]?.mean ?? Number.NaN;
    expect(mean('outcome.result')).toBe(0);
    expect(mean('started.bloods')).toBeGreaterThan(2 * mean('started.decide') - 1);
    expect(mean('started.x-ray')).toBeGreaterThan(mean('started.decide') - 1);
  });

  it('ward rounds are at set times: whoever is transported has waited for a whole party or two hours', () => {
    const { measures } = run('rounds-and-runs');
    expect(measures['started.transport']?.mean).toBeGreaterThan(100);
    expect(measures['wait.transport']?.mean).toBeLessThan(240);
  });

  it('a-circle: the warning comes true, and the run says who waits for whom', () => {
    const { problems, deadlock, measures } = run('a-circle');
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['possible-deadlock', 'warning'],
    ]);
    expect(deadlock?.patients.map(({ waitsFor }) => waitsFor)).toContain('scan');
    expect(deadlock?.patients.find(({ waitsFor }) => waitsFor === 'read-scan')?.holds).toEqual(['scanner']);
    expect(measures['full.bay']?.mean).toBeGreaterThan(0.9);
  });
});

// Plans that the file's own agencies cannot carry out: told by name and reason, by the engine and, where it is a matter of
// money, by the check of the file. The two reckon apart from each other, so they are compared on many terms.

import { describe, expect, it } from 'vitest';
import { compileModel, drive, parseScenario, refusedPlans } from '../../engine/index.ts';
import { beds, options, type Parts, wardText, worldOf } from './ward.ts';

const levers = [
  beds('decided: either, lead-time: 15 days, cost: {once: £100, per-unit: true}'),
  '{id: late, name: Late, agency: hospital, says: S., decided: either, lead-time: 25 days, cost: {once: £200}, effects: [{capacity: bed, add: 3}]}',
];

/** What the engine refuses for want of money, and what the check of the file warns of: each with what it would commit. */
function told(parts: Parts): { readonly refused: string[]; readonly warned: string[] } {
  const { scenario, problems } = parseScenario(wardText(parts), 'ward.yaml');
  if (scenario === null) throw new Error(problems.map(({ sentence }) => sentence).join('\n'));
  const committed = (sentence: string): string =>
    (/commits £([\d,]+) /.exec(sentence)?.[1] ?? '').replaceAll(',', '');
  return {
    refused: refusedPlans(compileModel(scenario), options)
      .filter(({ refusal }) => refusal.code === 'over-planning-budget')
      .map(({ leverId, refusal }) => `${leverId} £${committed(refusal.sentence)}`),
    warned: problems
      .filter(({ code, severity }) => code === 'over-planning-budget' && severity === 'warning')
      .map(({ sentence }) => `${/^"([a-z-]+)"/.exec(sentence)?.[1]} £${committed(sentence)}`),
  };
}

describe('a plan beyond the planning budget', () => {
  const parts: Parts = { levers, plans: '[{pull: beds, amount: 6}, {pull: late}]', money: '£700' };

  it('is told with its reason, and is the one that the run leaves out', () => {
    const world = worldOf(parts);
    expect(refusedPlans(world.model, options)).toEqual([
      {
        agencyId: 'hospital',
        leverId: 'late',
        amount: null,
        refusal: {
          code: 'over-planning-budget',
          sentence: 'This commits £200 up to the end of the run; £100 of the planning budget is left.',
        },
      },
    ]);
    const pulled = drive(world, 60).map(({ command }) => ('leverId' in command ? command.leverId : ''));
    expect(pulled).toContain('beds');
    expect(pulled).not.toContain('late');
  });

  it('is warned of by the check, at its place', () => {
    const { problems } = parseScenario(wardText(parts), 'ward.yaml');
    const [warning] = problems.filter(({ code }) => code === 'over-planning-budget');
    expect(warning?.sentence).toBe(
      '"late" commits £200 up to the end, and £100 of the planning budget of hospital is left: it is not carried out.',
    );
    expect(warning?.sourceLine.slice((warning?.column ?? 0) - 1)).toMatch(/^late\}\], orders:/);
  });

  it('is the same one by the check of the file and in the run, whatever its terms', () => {
    let refusals = 0;
    for (const terms of [
      '',
      'ramp: 4 days, ',
      'lasts: 6 days, ',
      'lasts: 3 days, ramp: 2 days, wind-down: 90 min, ',
      'lasts: 40 days, ',
    ]) {
      for (const lead of [0, 12, 23, 55]) {
        for (const pounds of [20, 300, 1000, 3000]) {
          const lever = beds(
            `decided: either, ${terms}lead-time: ${lead} days, cost: {once: £60, per-day: £10, per-unit: true}`,
          );
          const both = told({
            levers: [lever, levers[1] as string],
            plans: '[{pull: beds}, {pull: late}]',
            money: `£${pounds}`,
          });
          expect(both.warned, `${terms}${lead} days, £${pounds}`).toEqual(both.refused);
          refusals += both.refused.length;
        }
      }
    }
    expect(refusals).toBeGreaterThan(20);
    expect(refusals).toBeLessThan(100);
  });

  it('there is none where the money goes far enough, or where nobody plans', () => {
    expect(told({ ...parts, money: '£800' })).toEqual({ refused: [], warned: [] });
    expect(told({ levers: [levers[1] as string], before: null })).toEqual({ refused: [], warned: [] });
  });
});

// How much of a lever, as it is said: of one thing there is one word.

import { expect, it } from 'vitest';
import { amountText, compileModel, parseScenario, scenarioBrief } from '../../engine/index.ts';
import { wardText } from '../engine/ward.ts';

it.each([
  [1, 'handlers', '1 handler'],
  [2, 'handlers', '2 handlers'],
  [1, 'people', '1 person'],
  [1, 'social workers', '1 social worker'],
  [1, 'appointments a day', '1 appointment a day'],
  [1, 'packages of care', '1 package of care'],
  [1, 'agencies', '1 agency'],
  [1, 'days', '1 day'],
  [1, 'nurses', '1 nurse'],
  [1, 'coaches', '1 coach'],
  [1, 'per cent', '1 per cent'],
  [1, 'thousand pounds', '1 thousand pounds'],
  [1, 'staff', '1 staff'],
  [1.5, 'hours', '1.5 hours'],
  [0, 'beds', '0 beds'],
])('%d of %s is %s', (amount, unit, said) => {
  expect(amountText(amount, unit)).toBe(said);
});

it('is told in the brief, so that every screen says the same', () => {
  const lever =
    '{id: x, name: X, agency: hospital, says: S., amount: {unit: crews, least: 1, most: 3}, effects: [{capacity: bed, add: amount}]}';
  const { scenario } = parseScenario(wardText({ levers: [lever] }), 'ward.yaml');
  if (scenario === null) throw new Error('The ward is broken');
  const brief = scenarioBrief(compileModel(scenario), { kind: 'control' });
  expect(brief.levers.find(({ id }) => id === 'x')?.amount).toMatchObject({ unit: 'crews', one: 'crew' });
});

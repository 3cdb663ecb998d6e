// Whoever refuses to join and tries again decides anew each time; whom a lever moves it moves each time.

import { expect, it } from 'vitest';
import { compileModel, parseScenario, runReplication } from '../../engine/index.ts';

it('a share of those who come refuses, however often they have refused before', () => {
  const { scenario } = parseScenario(
    `flowday: 1
scenario: redial
calendar: {start: 2024-01-01, length: 20 days}
arrivals: [{id: caller, every: 5 min, until: day 18 00:00, to: ring}]
steps:
  - {id: ring, baulk: {share: 50%, to: hang-up}, lasts: 1 min, next: through}
  - {id: hang-up, lasts: 10 min, next: ring}
outcomes: [{id: through}]
`,
    'redial.yaml',
  );
  if (scenario === null) throw new Error('Not read');
  const untilMinutes = scenario.calendar.durationMinutes;
  const { measures } = runReplication(compileModel(scenario), {
    seed: 'again',
    replication: 0,
    untilMinutes,
  });
  const callers = measures['outcome.through']?.mean ?? 0;
  expect(callers).toBeGreaterThan(4800);
  // Refusals of one caller are geometric: 1 on average, variance 2. Four standard errors.
  const refusals = (measures['started.hang-up']?.mean ?? 0) / callers;
  expect(Math.abs(refusals - 1)).toBeLessThan(4 * Math.sqrt(2 / callers));
  expect(Math.abs((measures['baulked.ring']?.mean ?? 0) - 0.5)).toBeLessThan(0.02);
});

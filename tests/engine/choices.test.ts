// A value by attribute is found by place where its cases are small whole numbers, and by comparison otherwise: the same
// case either way, for whatever value an attribute may have been set to.

import { expect, it } from 'vitest';
import { parseScenario } from '../../engine/index.ts';
import { compileChoice } from '../../engine/model/compileChoice.ts';
import { compileNames } from '../../engine/model/names.ts';
import { choose } from '../../engine/pathways/tables.ts';

const { scenario } = parseScenario(
  `flowday: 1
scenario: choices
calendar: {start: 2024-01-01, length: 1 day}
attributes: [{id: visits, number: {uniform: {low: 0, high: 9}}}]
arrivals: [{id: guest, rate: 1 per day, to: stay}]
steps: [{id: stay, lasts: 1 min, next: home}]
outcomes: [{id: home}]
`,
  'choices.yaml',
);

/** Cases of two values, and otherwise; 100 is too large for a table. */
function choice(second: string) {
  if (scenario === null) throw new Error('not read');
  const always = (value: string) => ({ kind: 'always', value }) as const;
  const cases = [
    { is: '1', value: always('one') },
    { is: second, value: always('other') },
  ];
  return compileChoice(
    { kind: 'by', attribute: 'visits', cases, otherwise: always('else') },
    compileNames(scenario),
    (value) => value,
  );
}

it.each([
  ['3', 3],
  ['100', 100],
])('of cases 1 and %s the right one is found, whatever the value', (second, value) => {
  const found = (of: number): string => choose(choice(second), Float64Array.of(of), 0);
  expect([found(1), found(value)]).toEqual(['one', 'other']);
  expect([0, 2, 2.5, -1, 64, 1e9].map(found)).toEqual(Array(6).fill('else'));
});

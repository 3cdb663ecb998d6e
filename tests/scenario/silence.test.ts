// What is read without a mistake and cannot be meant: conditions that never hold or always do, figures that change
// nothing, shares beyond all shares. And what looks like it, and is left alone.

import { describe, expect, it } from 'vitest';
import { formatProblem, type Problem } from '../../engine/index.ts';
import { oneStep, type Parts, problemsIn } from './careFile.ts';
import { caretOf } from './smallHospital.ts';

/** Declared beside what a care file has: `acuity` red or green, `frailty` from 0 to 1, `nurse`. */
const declared = `variables: [{id: theirs, value: 0}]
parameters: [{id: limit, value: 0}]
`;
const acute = `indicators: [{id: full, unit: share, value: "ratio(occupied(nurse), capacity(nurse), 1)"}]
agencies: [{id: acute, name: A, kind: acute, escalation: {triggers: [{indicator: full, at: [85%, 90%, 95%]}]}}]`;

/** What is said of a step at which people baulk under this condition. */
function conditionProblems(condition: string, keys = ''): readonly Problem[] {
  const step = oneStep(`baulk: {when: ${JSON.stringify(condition)}, to: home}${keys}`, {
    more: declared + acute,
  });
  return problemsIn(step).filter(({ code }) => !code.startsWith('unused'));
}

function told(problems: readonly Problem[]): readonly string[] {
  return problems.map((problem) => `${problem.severity} ${problem.code} at ${caretOf(problem).slice(0, 12)}`);
}

describe('a condition that never holds, or always does, is told of', () => {
  it.each([
    ['waiting(see) < 0', 'never', 'waiting(see) is never below 0'],
    ['waiting(see) >= 0', 'always', 'waiting(see) is never below 0'],
    ['0 > waiting(see)', 'never', 'waiting(see) is never below 0'],
    ['hour >= 20 h', 'never', 'hour lies between 0 and 24'],
    ['weekday == 7', 'never', 'weekday lies between 0 and 6'],
    ['not (weekday < 7)', 'always', 'weekday lies between 0 and 6'],
    ['frailty > 5', 'never', 'frailty lies between 0 and 1'],
    ['10 * frailty > 10', 'never', '10 * frailty lies between 0 and 10'],
    ['level(acute) > 4', 'never', 'level(acute) lies between 1 and 4'],
    ['occupied(nurse) / 2 + waiting(see) < 0', 'never', 'is never below 0'],
    ['min(frailty, 3) > 1', 'never', 'lies between 0 and 1'],
    ['hour >= 20 and hour < 8', 'never', '"hour >= 20 and hour < 8" leaves no value of hour'],
    ['hour >= 8 or hour < 20', 'always', 'is true of every value of hour'],
    ['acuity == red and acuity == green', 'never', 'leaves no value of acuity'],
    ['acuity != red or acuity != green', 'always', 'is true of every value of acuity'],
    ['acuity == red or acuity == green', 'always', 'is true of every value of acuity'],
    ['waiting(see) > 4 and free(nurse) > 0 and waiting(see) < 4', 'never', 'leaves no value of waiting(see)'],
  ])('%s: %s', (condition, which, sentence) => {
    const problems = conditionProblems(condition);
    expect(problems.map(formatProblem)).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: `${which}-holds`, severity: 'warning' });
    expect(problems[0]?.sentence).toContain(sentence);
    expect(problems[0]?.hint).not.toBeNull();
  });

  it('wherever conditions stand', () => {
    const never = 'when: hour > 30';
    const ways = `next: {cases: [{${never}, to: home}, {otherwise: home}]}`;
    const step = `serve-when: hour > 30, patience: {${never}, to: home}, stop: {${never}, to: home}, ${ways}`;
    const more = `agencies:
  - {id: acute, name: A, kind: acute, orders: [{id: o, ${never}, do: {pull: pause}}]}
levers:
  - {id: pause, name: P, agency: acute, says: S, needs: {${never}, otherwise: No.}, effects: [{move: see, to: home, share: 5%, ${never}}]}
injects:
  - {id: i, number: 1, name: I, from: X, text: T, ${never}, effects: []}`;
    const problems = problemsIn(oneStep(step, { more }));
    expect(problems.map(({ code }) => code)).toEqual(Array(8).fill('never-holds'));
  });
});

describe('nobody is warned of what may be meant', () => {
  it.each([
    '1',
    '0',
    'waiting(see) < limit',
    'limit > 0 and waiting(see) > 3',
    'theirs == 7',
    'free(nurse) < 0',
    'hour >= 20 or hour < 8',
    'hour >= 8 and hour < 20',
    'frailty > 0.5 and frailty <= 0.5 + limit',
    'acuity == red and frailty > 0.5 or acuity == green',
    'ratio(waiting(see), capacity(nurse), 0 - 1) < 0',
    'waiting(see) - occupied(nurse) < 0',
  ])('%s', (condition) => {
    expect(conditionProblems(condition).map(formatProblem)).toEqual([]);
  });

  it('an attribute that some step writes, or that patients are given, may be anything', () => {
    expect(conditionProblems('frailty > 5', ', set: {frailty: frailty + 1}').map(formatProblem)).toEqual([]);
  });
});

const resource = (text: string): Parts => oneStep('seize: [nurse]', { resources: `  - ${text}` });
const kpi = (figure: string): Parts =>
  oneStep('name: See', { more: `kpis: [{id: k, unit: people, ${figure}}]` });
const closure = 'closures: [{from: day 2, until: day 3, units: 4}]';
const rota = 'rota: [{days: sat, from: "08:00", to: "20:00", add: 2}]';
const trigger = (at: string): Parts =>
  oneStep('name: See', {
    more: acute.replace('[85%, 90%, 95%]', at),
  });

describe('figures that cannot be meant are told of', () => {
  it.each([
    [resource(`{id: nurse, capacity: 2, ${closure}}`), ['warning closure-too-large at 4}]}']],
    [resource(`{id: nurse, capacity: 2, ${rota}, ${closure}}`), []],
    [kpi('numerator: waiting(see)'), ['warning not-so-far at waiting(see)']],
    [kpi('numerator: ended(see), denominator: capacity(nurse)'), ['warning not-so-far at capacity(nur']],
    [kpi('numerator: 3'), ['error not-so-far at 3}]']],
    [kpi('numerator: 2 * ended(see) - started(see), denominator: arrived(walk-in)'), []],
    [oneStep('stretch: 0 - 1'), ['error out-of-range at 0 - 1, seize']],
    [oneStep('stretch: 20%'), []],
    [
      trigger('[85, 90, 95]'),
      ['85', '90', '95'].map((from) => expect.stringContaining(`no-share at ${from}`)),
    ],
    [trigger('[85%, 90%, 120%]'), []],
    [kpi('numerator: gave-up(see)'), ['warning always-nothing at see)}]']],
    [oneStep('stretch: 1 + last24h(jockeyed(see))'), ['warning always-nothing at see)), seize']],
  ])('%#', (parts, expected) => {
    expect(told(problemsIn(parts))).toEqual(expected);
  });

  it('an order that compares a share with 95', () => {
    const more = acute.replace(
      'escalation:',
      'orders: [{id: o, when: full > 95, do: declare-computed}], escalation:',
    );
    const problems = problemsIn(oneStep('name: See', { more }));
    expect(told(problems)).toEqual(['warning no-share at full > 95, d']);
    expect(problems[0]?.hint).toBe('A share is written 95% or 0.95.');
  });
});

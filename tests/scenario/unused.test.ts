// What nothing reads is told of, once; what is read in any file and any notation is not.

import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../engine/index.ts';

const ward = `flowday: 1
scenario: ward
calendar: {start: 2013-12-01, length: 7 days}
arrivals: [{id: come, rate: 1 per hour, to: see}]
resources: [{id: nurse, capacity: 3}, {id: doctor, capacity: 1}]
steps: [{id: see, seize: [nurse, doctor], lasts: 5 min, next: home}]
outcomes: [{id: home}]
`;

function told(more: string, changes: readonly [string, string] = ['', ''], base = ''): readonly string[] {
  const text = `${ward.replace(...changes)}${more}`;
  const { problems } = parseScenario(text, 'ward.yaml', (name) => (name === 'base.yaml' ? base : null));
  return problems.map(({ code, severity, file, line }) => `${severity} ${code} ${file}:${line}`);
}

const parameter = 'parameters:\n  - {id: strength, value: 2}\n';

describe('a parameter', () => {
  it('that nothing reads is a warning at its line', () => {
    expect(told(parameter)).toEqual(['warning unused-parameter ward.yaml:9']);
  });

  it('is told once with the others where nothing at all is computed, and by itself where something is', () => {
    const two = `${parameter}  - {id: weakness, value: 1}\n`;
    expect(told(two)).toEqual(['warning unused-parameter ward.yaml:9']);
    expect(told(`${two}  - {id: used, value: 2}\n`, ['capacity: 3', 'capacity: =used'])).toEqual([
      'warning unused-parameter ward.yaml:9',
      'warning unused-parameter ward.yaml:10',
    ]);
  });

  it('that has nearly the name of one that is read may be meant for it', () => {
    const text = `${ward.replace('capacity: 3', 'capacity: =beds-open')}parameters:\n  - {id: beds-open, value: 2}\n`;
    const over = 'flowday: 1\nscenario: over\nextends: base.yaml\nparameters: [{id: beds-opne, value: 3}]\n';
    const { problems } = parseScenario(over, 'over.yaml', () => text);
    expect(problems.map(({ file, line, hint }) => [file, line, hint])).toEqual([
      ['over.yaml', 4, 'Did you mean "beds-open"?'],
    ]);
  });

  const uses: readonly (readonly [string, string, readonly [string, string]])[] = [
    ['a computed value', '', ['capacity: 3', 'capacity: =strength + 1']],
    ['an expression', '', ['lasts: 5 min', 'lasts: 5 min, stretch: strength']],
    [
      'a condition',
      'indicators: [{id: busy, unit: share, definition: Busy., value: waiting(see) > strength}]\n',
      ['', ''],
    ],
    [
      'the changes of a loop',
      'loops: [{id: l, says: It is., off: {resources: [{id: nurse, capacity: =strength}]}}]\n',
      ['', ''],
    ],
  ];
  it.each(uses)('that %s reads is none', (_name, more, changes) => {
    expect(told(parameter + more, changes)).toEqual([]);
  });

  it('is not read by prose, nor by a loop that names it among its own', () => {
    const named =
      'summary: The strength of it.\nloops: [{id: l, says: The strength., parameters: [strength], off: {resources: [{id: nurse, capacity: 1}]}}]\n';
    expect(told(parameter + named)).toEqual(['warning unused-parameter ward.yaml:9']);
  });

  it('may be read in another file than its own, also where that is replaced', () => {
    const base = `${ward}${parameter}`;
    const over = (steps: string) =>
      parseScenario(`flowday: 1\nscenario: over\nextends: base.yaml\n${steps}`, 'over.yaml', (name) =>
        name === 'base.yaml' ? base : null,
      ).problems.map(({ code, file, line }) => `${code} ${file}:${line}`);
    expect(over('resources: [{id: nurse, capacity: =strength}]\n')).toEqual([]);
    expect(over('')).toEqual(['unused-parameter base.yaml:9']);
    const inside = base.replace('lasts: 5 min', 'lasts: 5 min, stretch: strength');
    const without = parseScenario(
      'flowday: 1\nscenario: over\nextends: base.yaml\nsteps: [{id: see, stretch: 1}]\n',
      'over.yaml',
      () => inside,
    );
    expect(without.problems).toEqual([]);
  });

  it('is left alone while a name may be misspelt', () => {
    expect(told(parameter, ['capacity: 3', 'capacity: =strenth'])).toEqual([
      'error unknown-parameter ward.yaml:5',
    ]);
  });
});

describe('other things that are read by their names', () => {
  it('a profile', () => {
    const profile = 'profiles: [{id: tide, wave: {cycle: 24 h, amplitude: 60%, peak: 18 h}}]\n';
    expect(told(profile)).toEqual(['warning unused-profile ward.yaml:8']);
    expect(told(profile, ['to: see', 'hours: tide, to: see'])).toEqual([]);
    expect(told(profile, ['lasts: 5 min', 'lasts: 5 min, stretch: factor(tide)'])).toEqual([]);
  });

  it('a season, which another one may be made of', () => {
    const seasons =
      'seasons:\n  - {id: degrees, points: {12-01: 5}}\n  - {id: cold, of: degrees, below: 5, each: 2%}\n';
    expect(told(seasons)).toEqual(['warning unused-season ward.yaml:10']);
    expect(told(seasons, ['to: see', 'season: cold, to: see'])).toEqual([]);
  });

  it('a season is told whose dates are all those of another year', () => {
    const points = (dates: string) =>
      told(`seasons: [{id: cold, points: {${dates}}}]\n`, ['to: see', 'season: cold, to: see']);
    expect(points('2012-12-01: 1, 2012-12-05: 2')).toEqual(['warning before-start ward.yaml:8']);
    expect(points('2014-12-01: 1, 2014-12-05: 2')).toEqual(['warning after-end ward.yaml:8']);
    expect(points('12-01: 1, 12-05: 2')).toEqual([]);
    expect(points('2012-12-01: 1, 2013-12-05: 2')).toEqual([]);
    expect(points('2012-12-01: 1')).toEqual([]);
  });

  it('a group', () => {
    const group = 'groups: [{id: anyone, members: [nurse, doctor]}]\n';
    expect(told(group)).toEqual(['warning unused-group ward.yaml:8']);
    expect(told(group, ['seize: [nurse, doctor]', 'seize: [anyone]'])).toEqual([]);
  });

  it('no attribute: it is told in the stories of patients', () => {
    expect(told('attributes: [{id: age, number: 40}]\n')).toEqual([]);
  });
});

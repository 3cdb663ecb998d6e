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

describe('what is read by its name', () => {
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

  it('a group', () => {
    const group = 'groups: [{id: anyone, members: [nurse, doctor]}]\n';
    expect(told(group)).toEqual(['warning unused-group ward.yaml:8']);
    expect(told(group, ['seize: [nurse, doctor]', 'seize: [anyone]'])).toEqual([]);
  });

  it('no attribute: it is told in the stories of patients', () => {
    expect(told('attributes: [{id: age, number: 40}]\n')).toEqual([]);
  });
});

// The same winter under OPEL: that only the scheme of levels differs, and that it works.

import { describe, expect, it } from 'vitest';
import {
  compileModel,
  createWorld,
  drive,
  formatProblem,
  hashWorld,
  parseScenario,
  type Scenario,
} from '../../engine/index.ts';
import { besideShipped, shippedText } from '../ground/shipped.ts';
import { theScenario } from './winter.ts';

const id = 'banes-winter-2013-opel';
const parsed = parseScenario(shippedText(id), `${id}.yaml`, besideShipped);
const of2013 = theScenario();

function opel(): Scenario {
  if (parsed.scenario === null) throw new Error(parsed.problems.map(formatProblem).join('\n'));
  return parsed.scenario;
}

describe('the winter under OPEL', () => {
  it('has no problem and four levels of its own', () => {
    expect(parsed.problems.map(formatProblem)).toEqual([]);
    expect(opel().scheme.levels.map(({ name }) => name)).toEqual(['OPEL 1', 'OPEL 2', 'OPEL 3', 'OPEL 4']);
  });

  it('differs from the winter of 2013 in the scheme alone', () => {
    const { id: itsId, name, summary, scheme, agencies, indicators, standingOrders, ...rest } = opel();
    for (const [key, value] of Object.entries(rest)) expect(value).toEqual(of2013[key as keyof Scenario]);
    const bare = (some: Scenario['agencies']) => some.map((one) => ({ ...one, escalation: null }));
    expect(bare(agencies)).toEqual(bare(of2013.agencies));
    expect(indicators.slice(0, of2013.indicators.length)).toEqual(of2013.indicators);
    expect(
      standingOrders.filter((one) => !of2013.standingOrders.some((other) => other.id === one.id)),
    ).toMatchObject([{ id: 'gps-declares' }]);
    expect([itsId, name, summary]).not.toContain(of2013.id);
    expect(scheme).not.toEqual(of2013.scheme);
    for (const agency of agencies) expect(agency.escalation).not.toBeNull();
  });

  it('is lived by the same people with the same luck while nobody decides', () => {
    const patients = [opel(), of2013].map((scenario) => {
      const model = compileModel({ ...scenario, standingOrders: [] });
      const world = createWorld(model, { seed: 'banes', replication: 0, measuring: false });
      drive(world, 10 * 1440);
      return hashWorld(world).parts.patients;
    });
    expect(patients[0]).toBe(patients[1]);
  }, 30_000);

  it('declares levels by its scores, the hospital’s and the system’s among them', () => {
    const world = createWorld(compileModel(opel()), { seed: 'banes', replication: 0, measuring: false });
    const declared = drive(world, 28 * 1440).flatMap(({ command }) =>
      command.kind === 'declareLevel' ? [[command.agencyId, command.level] as const] : [],
    );
    for (const agencyId of ['acute', 'ccg', 'ambulance']) {
      expect(declared.some(([id, level]) => id === agencyId && level > 1)).toBe(true);
    }
    expect(declared.length).toBeLessThan(150);
  }, 30_000);
});

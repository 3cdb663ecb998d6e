// What an audience sees of the world: a function of the world alone, and late where the scenario says so.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Audience,
  compileModel,
  createWorld,
  drive,
  hashWorld,
  type IndicatorView,
  type Model,
  parseScenario,
  restoreWorld,
  type Scenario,
  takeSnapshot,
  type World,
  worldView,
} from '../../engine/index.ts';

const audiences: readonly Audience[] = [
  { kind: 'control' },
  { kind: 'wall' },
  { kind: 'team', teamId: smallHospital().teams[0]?.id ?? '' },
];

describe('a view of the world', () => {
  const model = compileModel(smallHospital());

  it('[V2] is the same whether anybody measures', () => {
    const [measured, unmeasured] = [worldOf(model, true), worldOf(model, false)];
    for (const minute of [0, 200, 1000]) {
      drive(measured, minute);
      drive(unmeasured, minute);
      for (const audience of audiences) {
        expect(worldView(measured, audience)).toEqual(worldView(unmeasured, audience));
      }
    }
  });

  it('[V2] is the same of a world that was saved and restored', () => {
    const world = worldOf(model, true);
    drive(world, 700);
    const restored = restoreWorld(model, takeSnapshot(world));
    for (const audience of audiences)
      expect(worldView(restored, audience)).toEqual(worldView(world, audience));
  });

  it('[R3] changes nothing, however often somebody looks', () => {
    const [seen, unseen] = [worldOf(model, true), worldOf(model, true)];
    for (let minute = 0; minute <= 1440; minute += 30) {
      drive(seen, minute);
      for (const audience of audiences) worldView(seen, audience);
    }
    drive(unseen, 1440);
    expect(hashWorld(seen)).toEqual(hashWorld(unseen));
  });
});

describe('a delayed return', () => {
  // The day starts at 07:00. The figure is taken at 10:00 (minute 180); others have it two hours later (minute 300).
  const takenAtMinutes = 180;
  const knownAtMinutes = 300;
  const scenario = smallHospital();
  const figure = 'ready-to-leave';
  const owner = scenario.agencies.find(({ id }) => id === 'hospital')?.id ?? '';
  const other = scenario.agencies.find(({ id }) => id === 'council')?.id ?? '';
  const model = compileModel({
    ...scenario,
    indicators: scenario.indicators.map((indicator) =>
      indicator.id === figure
        ? { ...indicator, seenBy: [owner], othersAfterMinutes: 120, dailyMinuteOfDay: 600 }
        : indicator,
    ),
    agencies: scenario.agencies.map((agency) => ({ ...agency, measures: [figure] })),
  });

  it('[V3] shows the figure as it was at the minute of the return, and stands until the next', () => {
    const world = worldOf(model, true);
    drive(world, takenAtMinutes);
    const atReturn = seenBy(world, owner)?.value;
    drive(world, knownAtMinutes - 1);
    expect(seenBy(world, other)?.asAtMinutes).not.toBe(takenAtMinutes);
    for (const minute of [knownAtMinutes, 900, 1440]) {
      drive(world, minute);
      expect(seenBy(world, other)).toMatchObject({ asAtMinutes: takenAtMinutes, value: atReturn });
      expect(seenBy(world, owner)?.asAtMinutes).toBe(minute);
    }
    expect(seenBy(world, owner)?.value).not.toBe(atReturn);
  });

  function seenBy(world: World, agencyId: string): IndicatorView | undefined {
    const view = worldView(world, { kind: 'team', teamId: teamOf(agencyId) });
    if (view.kind !== 'team') return undefined;
    const agency = view.agencies.find((candidate) => candidate.agencyId === agencyId);
    return agency?.measures.find(({ id }) => id === figure);
  }

  function teamOf(agencyId: string): string {
    return scenario.teams.find(({ agencies }) => agencies.includes(agencyId))?.id ?? '';
  }
});

function worldOf(model: Model, measuring: boolean): World {
  return createWorld(model, { seed: 'seen', replication: 0, measuring });
}

function smallHospital(): Scenario {
  const path = join(import.meta.dirname, '..', '..', 'scenarios', 'small-hospital.yaml');
  const { scenario, problems } = parseScenario(readFileSync(path, 'utf8'), path);
  if (scenario === null) throw new Error(problems[0]?.sentence);
  return scenario;
}

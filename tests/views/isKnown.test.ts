// A share of nobody is not known: people are shown none, while the engine reads what the file names for it.

import { describe, expect, it } from 'vitest';
import {
  type AgencyView,
  type ControlView,
  compileModel,
  createWorld,
  drive,
  parseScenario,
  type WallView,
  type World,
  worldView,
} from '../../engine/index.ts';

/** Somebody comes at 1:30, 2:30, … and leaves 90 minutes later, every third one, from the second on, 180 minutes: too late. */
const text = (pace: string) => `
flowday: 1
scenario: first-hours
calendar: {start: 2024-01-01, length: 6 days, pace: ${pace}}
arrivals: [{id: patient, every: 1 h, from: 30 min, most: 30, to: see}]
resources: [{id: bay, capacity: 0, rota: [{days: [mon], from: "00:00", to: "24:00", add: 9}]}]
steps: [{id: see, seize: [bay], lasts: {list: [90 min, 180 min, 90 min]}, next: home}]
outcomes: [{id: home}]
clocks: [{id: department, from: [enter see], until: [enter home], limits: [2 h]}]
indicators:
  - {id: in-time, unit: share, better: high, value: "1 - ratio(last24h(over(department, 2 h)), last24h(finished(department)), 0)", seen-by: [trust], others-after: 2 h, daily-at: "00:00"}
  - {id: mean-stay, unit: minutes, value: "minutes(department) / finished(department)"}
  - {id: in-use, unit: share, value: "ratio(occupied(bay), capacity(bay), 1)"}
  - {id: there, unit: people, value: present(see)}
headline: [in-time, mean-stay, in-use, there]
map: {nodes: [{id: door, name: Door, column: 1, row: 1, figure: in-time, label: in time, lists: [{step: see, label: waiting}]}]}
agencies:
  - {id: trust, name: Trust, kind: acute, measures: [in-time], escalation: {needs: 1, triggers: [{indicator: in-time, worse: low, at: [95%, 80%, 50%]}]}}
  - {id: council, name: Council, kind: council, measures: [in-time]}
teams: [{id: trust, agencies: [trust]}, {id: council, agencies: [council]}]
`;

function worldAt(minutes: number, pace = 'day'): World {
  const { scenario, problems } = parseScenario(text(pace), 'first-hours.yaml');
  if (scenario === null) throw new Error(problems.map(({ sentence }) => sentence).join('\n'));
  const world = createWorld(compileModel(scenario), { seed: 'known', replication: 0, measuring: true });
  drive(world, minutes);
  return world;
}

const headline = (world: World) =>
  Object.fromEntries(
    (worldView(world, { kind: 'wall' }) as WallView).headline.map(({ id, value }) => [id, value]),
  );
const agencyOf = (world: World, id: string): AgencyView =>
  (worldView(world, { kind: 'control' }) as ControlView).agencies.find(
    ({ agencyId }) => agencyId === id,
  ) as AgencyView;

describe('a figure that would be a share or a mean of nobody', () => {
  it('is not known until the first has left, and then is what it is', () => {
    expect(headline(worldAt(179))).toEqual({ 'in-time': null, 'mean-stay': null, 'in-use': 2 / 9, there: 2 });
    expect(headline(worldAt(180))).toMatchObject({ 'in-time': 1, 'mean-stay': 90 });
    expect(headline(worldAt(330))).toMatchObject({ 'in-time': 1 - 1 / 3, 'mean-stay': 120 });
  });

  it('is not known on the map either', () => {
    const node = (minutes: number) => (worldView(worldAt(minutes), { kind: 'wall' }) as WallView).nodes[0];
    expect([node(179)?.value, node(180)?.value]).toEqual([null, 1]);
  });

  it('is not known again when there is nothing left to divide by', () => {
    expect(headline(worldAt(2 * 1440))).toMatchObject({ 'in-use': null });
  });

  it('stays what the file says for triggers: nobody is late yet, so no level is met', () => {
    expect(agencyOf(worldAt(90), 'trust').escalation?.computed).toBe(1);
  });

  it('leaves no trace of the stand-in in the course of the figure, nor in what it is compared with', () => {
    // Taken at whole hours before anything else: at 3:00 the first has not left yet.
    expect(agencyOf(worldAt(420), 'trust').measures[0]?.series).toEqual([1, 1, 1 - 1 / 3, 1 - 1 / 4]);
    const dayLater = (minutes: number) => agencyOf(worldAt(1440 + minutes), 'trust').measures[0]?.dayAgo;
    expect([dayLater(65), dayLater(185), dayLater(245)]).toEqual([null, null, 1]);
  });

  it('is not known as a count of a day of which no minute has passed, whoever of the census has moved on at once', () => {
    const census = `
flowday: 1
scenario: census
calendar: {start: 2024-01-01, length: 2 days}
resources: [{id: bed, capacity: 1}]
steps: [{id: wait, seize: [bed], lasts: 3 days, next: home}]
outcomes: [{id: home}]
census: [{id: first, step: wait, progress: waiting, count: 1}]
indicators: [{id: begun, unit: people, value: last24h(started(wait)) + 0}]
headline: [begun]
`;
    const { scenario, problems } = parseScenario(census, 'census.yaml');
    if (scenario === null) throw new Error(problems.map(({ sentence }) => sentence).join('\n'));
    const world = createWorld(compileModel(scenario), { seed: 's', replication: 0, measuring: false });
    drive(world, 0);
    expect(headline(world)).toEqual({ begun: null });
    drive(world, 1);
    expect(headline(world)).toEqual({ begun: 1 });
  });

  it('is not known in a delayed return of the first minute', () => {
    const told = (minutes: number) => agencyOf(worldAt(minutes), 'council').measures[0];
    expect(told(600)).toMatchObject({ value: null, asAtMinutes: 0, series: [] });
    expect(told(1440 + 180)).toMatchObject({ asAtMinutes: 1440, value: expect.any(Number) });
  });

  it('has no first day in the daily course of a season', () => {
    const daily = agencyOf(worldAt(3 * 1440 + 60, 'season'), 'trust').measures[0];
    expect(daily?.series).toHaveLength(3);
  });
});

// What each audience sees: no more than it may, whatever the world; and a function of the world alone.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Audience,
  createWorld,
  hashWorld,
  type Model,
  patientsIn,
  restoreWorld,
  scenarioBrief,
  type TeamView,
  takeSnapshot,
  type WallView,
  type World,
  worldView,
} from '../../engine/index.ts';
import { control, give } from './commands.ts';
import { play, randomAttempts, randomCuts, randomModel, scenarioNumbers } from './play.ts';
import { modelOf } from './tiny.ts';

const seed = 'secret-seed-4711';

/** Ids and texts that a team must not find in its brief or view, given what has happened. */
function forbiddenFor(world: World, teamId: string): string[] {
  const { scenario } = world.model;
  const played = scenario.teams.find(({ id }) => id === teamId)?.agencies ?? [];
  const fired = (injectId: string): boolean =>
    (world.interventions.firedAt[world.model.find.intervention.get(injectId) as number] as number) >= 0;
  const unheard = scenario.injects.filter(
    ({ id, to }) => !fired(id) || (to !== 'all' && !to.some((agency) => played.includes(agency))),
  );
  return [
    seed,
    ...scenario.levers
      .filter(({ agency }) => !played.includes(agency))
      .flatMap(({ id, name }) => [`"${id}"`, `${name}"`]),
    ...unheard.flatMap(({ id, text, name }) => [`"${id}"`, text, `"${name}"`]),
    ...scenario.injects.flatMap(({ expected }) => expected ?? []),
    ...scenario.standingOrders.map(({ id }) => id),
    '"effects"',
    '"attributes"',
  ];
}

function audiencesOf(model: Model): Audience[] {
  const teams = model.scenario.teams.map(({ id }): Audience => ({ kind: 'team', teamId: id }));
  return [...teams, { kind: 'wall' }, { kind: 'control' }];
}

describe.each(scenarioNumbers)('views of random world %i', (number) => {
  const model = randomModel(number);
  const cuts = randomCuts(number, 12);
  const playing = (onCut: (world: World) => void): void => {
    const world = createWorld(model, { seed, replication: 0, measuring: true });
    play(world, randomAttempts(number), { cuts, onCut: (course) => onCut(course.world) });
  };

  it('[V1] a team finds nothing that it may not know', () => {
    let looked = 0;
    playing((world) => {
      for (const { id } of model.scenario.teams) {
        const seen = JSON.stringify(worldView(world, { kind: 'team', teamId: id }));
        const brief = JSON.stringify({
          ...scenarioBrief(model, { kind: 'team', teamId: id }),
          sourceNames: [],
        });
        for (const secret of forbiddenFor(world, id)) {
          looked++;
          expect([secret, seen.includes(secret)]).toEqual([secret, false]);
          expect([secret, brief.includes(secret)]).toEqual([secret, false]);
        }
      }
    });
    expect(looked).toBeGreaterThan(100);
  });

  it('[V1] control finds every inject and decision, so the search above can find', () => {
    playing((world) => {
      const seen = JSON.stringify(worldView(world, { kind: 'control' }));
      for (const { id, text } of model.scenario.injects)
        expect([seen.includes(`"${id}"`), seen.includes(text)]).toEqual([true, true]);
      for (const { id } of model.scenario.levers) expect(seen).toContain(`"${id}"`);
    });
  });

  it('[V2] [R3] is a function of the world: looking changes nothing, and a restored world looks the same', () => {
    playing((world) => {
      const before = hashWorld(world);
      const restored = restoreWorld(model, takeSnapshot(world));
      for (const audience of audiencesOf(model)) {
        const seen = worldView(world, audience);
        expect(worldView(world, audience)).toEqual(seen);
        expect(worldView(restored, audience)).toEqual(seen);
        expect(JSON.parse(JSON.stringify(seen))).toEqual(seen);
      }
      expect(hashWorld(world)).toEqual(before);
    });
  });

  it('[V2] reads indicators, never measures', () => {
    const seen = (measuring: boolean): string[] => {
      const found: string[] = [];
      const world = createWorld(model, { seed, replication: 0, measuring });
      play(world, randomAttempts(number), {
        cuts,
        onCut: (course) =>
          found.push(
            ...audiencesOf(model).map((audience) => JSON.stringify(worldView(course.world, audience))),
          ),
      });
      return found;
    };
    expect(seen(false)).toEqual(seen(true));
  });

  it('[V2] every waiting patient of the map is counted in a dot, and every dot is a patient who waits', () => {
    playing((world) => expectTrueDots(world));
  });
});

/** Looks at the wall and compares its dots with the lists; answers how many people waited. */
function expectTrueDots(world: World): number {
  let people = 0;
  const wall = worldView(world, { kind: 'wall' }) as WallView;
  for (const { step, count, dots, perDot } of wall.nodes.flatMap((node) => node.lists)) {
    const list = patientsIn(world, step);
    people += list.length;
    expect(count).toBe(list.length);
    expect(count).toBeLessThanOrEqual(dots.length * perDot);
    expect((dots.length - 1) * perDot).toBeLessThan(Math.max(count, 1));
    expect(dots.length).toBeLessThanOrEqual(60);
    for (const [place, dot] of dots.entries()) expect(list[place * perDot]).toEqual(dot);
  }
  return people;
}

describe('views of the small hospital', () => {
  const model = modelOf(
    readFileSync(new URL('../../scenarios/small-hospital.yaml', import.meta.url), 'utf8'),
  );

  it('[V2] draws every step at which people can wait exactly once', () => {
    const drawn = model.scenario.map.nodes.flatMap(({ lists }) => lists.map(({ step }) => step));
    const lists = model.scenario.steps.filter(({ seize }) => seize.length > 0).map(({ id }) => id);
    expect([...drawn].sort()).toEqual([...lists].sort());
  });

  it('[V2] draws long lists with dots that stand for several, in the order of the list', () => {
    const world = createWorld(model, { seed, replication: 0, measuring: false });
    let most = 0;
    play(world, [], {
      cuts: [0, 600, 1200, 2000],
      onCut: (course) => {
        most = Math.max(most, expectTrueDots(course.world));
      },
    });
    expect(most).toBeGreaterThan(0);
  });
});

describe('news', () => {
  it('[V1] an inject reaches those it is addressed to, a declaration everybody', () => {
    const world = createWorld(randomModel(1), { seed, replication: 0, measuring: false });
    const played = { world, journal: [] };
    expect(give(played, control, { kind: 'fireInject', injectId: 'rumour' })).toBeNull();
    expect(give(played, control, { kind: 'declareLevel', agencyId: 'hospital', level: 3 })).toBeNull();
    const titles = (teamId: string): string[] =>
      (worldView(world, { kind: 'team', teamId }) as TeamView).news.map(({ title }) => title);
    expect(titles('hospital-team')).toEqual(['H declares Red']);
    expect(titles('others')).toEqual(['H declares Red', 'Rumour']);
    const levels = (worldView(world, { kind: 'team', teamId: 'others' }) as TeamView).levels;
    expect(levels).toEqual([
      { agencyId: 'system', declared: 1 },
      { agencyId: 'hospital', declared: 3 },
      { agencyId: 'council', declared: null },
      { agencyId: 'quiet', declared: 1 },
    ]);
  });
});

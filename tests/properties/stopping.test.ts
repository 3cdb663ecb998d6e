// Stopping, looking, saving, forking and saying things that nobody reads: none of it changes a network.

import { describe, expect, it } from 'vitest';
import {
  type Actor,
  branch,
  type Command,
  createWorld,
  drive,
  hashWorld,
  type JournalEntry,
  type Model,
  measuresOf,
  replay,
  restoreWorld,
  takeSnapshot,
  type World,
} from '../../engine/index.ts';
import { control, give } from '../engine/commands.ts';
import { Dice } from '../engine/randomScenario.ts';
import { networkModel, networkNumbers, untilMinutes, worldOf } from './networks.ts';

interface Attempt {
  readonly minute: number;
  readonly actor: Actor;
  readonly command: Command;
}

/** What control tries now and then; some of it is refused. */
function attempts(number: number): Attempt[] {
  const dice = new Dice(number * 31 + 5);
  const commands: readonly Command[] = [
    { kind: 'pullLever', leverId: 'divert', amount: null },
    { kind: 'pullLever', leverId: 'hurry', amount: null },
    { kind: 'stopLever', leverId: 'divert' },
    { kind: 'stopLever', leverId: 'hurry' },
    { kind: 'declareLevel', agencyId: 'quiet', level: 2 },
    { kind: 'fireInject', injectId: 'coach' },
    { kind: 'fireInject', injectId: 'sickness' },
    { kind: 'handAgency', agencyId: 'desk', playedBy: 'people' },
    { kind: 'handAgency', agencyId: 'desk', playedBy: 'standing-orders' },
  ];
  const minutes = Array.from({ length: 14 }, () => dice.whole(0, untilMinutes * 32 - 1) / 32);
  return minutes
    .sort((one, other) => one - other)
    .map((minute) => ({ minute, actor: control, command: dice.pick(commands) }));
}

/** Plays to the end; `at` may put another world in the place of the one that plays. */
function play(
  start: World,
  number: number,
  cuts: readonly number[] = [],
  at: (world: World) => World = (world) => world,
): { readonly world: World; readonly journal: readonly JournalEntry[] } {
  const journal: JournalEntry[] = [];
  let world = start;
  let next = 0;
  for (const { minute, actor, command } of attempts(number)) {
    for (; (cuts[next] ?? untilMinutes) < minute; next++) world = stopAt(world, cuts[next] as number, at);
    drive(world, minute);
    give({ world, journal }, actor, command, 'because');
  }
  for (; next < cuts.length; next++) world = stopAt(world, cuts[next] as number, at);
  drive(world, untilMinutes);
  return { world, journal };
}

function stopAt(world: World, minute: number, at: (world: World) => World): World {
  drive(world, minute);
  return at(world);
}

function randomMinutes(number: number, many: number): number[] {
  const dice = new Dice(number * 77 + 1);
  return Array.from({ length: many }, () => dice.whole(0, untilMinutes * 64) / 64).sort(
    (one, other) => one - other,
  );
}

/** Networks in which something was once wrong are kept. */
const onceBroken = [438, 528];

describe.each([...new Set([...networkNumbers(401, 5), ...onceBroken])])('network %i', (number) => {
  const model = networkModel(number);
  const truth = play(worldOf(model, number), number);
  const hash = hashWorld(truth.world);

  it('[M1] measuring or not, every part but the measures is the same', () => {
    const silent = hashWorld(play(worldOf(model, number, false), number).world);
    expect(silent.parts.measures).not.toBe(hash.parts.measures);
    expect({ ...silent.parts, measures: '' }).toEqual({ ...hash.parts, measures: '' });
  });

  it('[J2] [V2] [R3] stopped and looked at sixty times, it is the same', () => {
    const looked = play(worldOf(model, number), number, randomMinutes(number, 60), (world) => {
      measuresOf(world);
      hashWorld(world);
      return world;
    });
    expect(hashWorld(looked.world)).toEqual(hash);
  });

  it('[J4] saved, restored, and restored again, it goes on as if it had never stopped', () => {
    let forks = 0;
    const restored = play(worldOf(model, number), number, randomMinutes(number + 1, 8), (world) => {
      const before = hashWorld(world);
      const snapshot = takeSnapshot(world);
      const fork = restoreWorld(model, snapshot);
      drive(fork, Math.min(untilMinutes, fork.simMinutes + 200));
      forks++;
      // The fork went its own way; neither the world nor the snapshot noticed.
      expect(hashWorld(world)).toEqual(before);
      const again = restoreWorld(model, takeSnapshot(restoreWorld(model, snapshot)));
      expect(hashWorld(again)).toEqual(before);
      return again;
    });
    expect(forks).toBe(8);
    expect(hashWorld(restored.world)).toEqual(hash);
    expect(measuresOf(restored.world)).toEqual(measuresOf(truth.world));
  });

  it('[J3] replayed from its journal, and branched without an edit, it is the same', () => {
    const run = { seed: `network ${number}`, replication: number % 3, journal: truth.journal };
    const replayed = replay(model, { run, untilMinutes, ladder: [] });
    expect(replayed.refused).toEqual([]);
    expect(withoutMeasures(replayed.world)).toEqual(withoutMeasures(truth.world));
    const branched = branch(model, { run, untilMinutes, edits: [] });
    expect(branched.refused).toEqual([]);
    expect(withoutMeasures(branched.world)).toEqual(withoutMeasures(truth.world));
  });

  it('[L4] [L1] what nobody reads changes nothing but the agencies', () => {
    const plain = drivenWith(model, number, null);
    const said: Command = { kind: 'declareLevel', agencyId: 'quiet', level: 3 };
    expect(onlyAgenciesDiffer(drivenWith(model, number, said), plain)).toBe(true);
  });

  it('[L3] a lever whose effects are nothing moves nobody', () => {
    const plain = drivenWith(model, number, null);
    const pulled = drivenWith(model, number, { kind: 'pullLever', leverId: 'nothing', amount: null });
    expect(hashWorld(pulled).parts.agencies).not.toBe(hashWorld(plain).parts.agencies);
    expect(hashWorld(pulled).parts.resources).toBe(hashWorld(plain).parts.resources);
    expect(measuresOf(pulled)).toEqual(measuresOf(plain));
    expect([pulled.arrivals, pulled.closed]).toEqual([plain.arrivals, plain.closed]);
  });
});

function withoutMeasures(world: World): object {
  return { ...hashWorld(world).parts, measures: '' };
}

/** Driven to the end with one command of control's in the middle. */
function drivenWith(model: Model, number: number, command: Command | null): World {
  const world = createWorld(model, { seed: `network ${number}`, replication: 0, measuring: true });
  drive(world, 700.5);
  if (command !== null) expect(give({ world, journal: [] }, control, command)).toBeNull();
  drive(world, untilMinutes);
  return world;
}

function onlyAgenciesDiffer(one: World, other: World): boolean {
  const [said, silent] = [hashWorld(one).parts, hashWorld(other).parts];
  expect({ ...said, agencies: '' }).toEqual({ ...silent, agencies: '' });
  return said.agencies !== silent.agencies;
}

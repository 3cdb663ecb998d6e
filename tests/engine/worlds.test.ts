// Properties of random worlds under random commands, cut at random instants. The number in a title names the
// scenario, the attempts and the cuts; set FLOWDAY_LONG for hundreds of them.

import { describe, expect, it } from 'vitest';
import {
  createWorld,
  drive,
  fold,
  hashWorld,
  type JourneyEvent,
  recordJourneys,
  replay,
  restoreWorld,
  takeSnapshot,
  type World,
} from '../../engine/index.ts';
import { at } from './commands.ts';
import { brokenIn } from './invariants.ts';
import { brokenJourneys } from './journeys.ts';
import { play, randomAttempts, randomCuts, randomModel, scenarioNumbers, untilMinutes } from './play.ts';

const worldOf = (number: number, measuring = true): World =>
  createWorld(randomModel(number), { seed: `seed ${number}`, replication: number % 3, measuring });

describe.each(scenarioNumbers)('random world %i', (number) => {
  const attempts = randomAttempts(number);
  const cuts = randomCuts(number);
  const played = play(worldOf(number), attempts);
  const truth = hashWorld(played.world);

  it('[J4] restored at every cut from its snapshot, it goes on as if it had never stopped', () => {
    const stopped = play(worldOf(number), attempts, {
      cuts,
      onCut: (course) => {
        const before = hashWorld(course.world);
        const snapshot = takeSnapshot(course.world);
        course.world = restoreWorld(course.world.model, snapshot);
        expect(hashWorld(course.world)).toEqual(before);
        expect(takeSnapshot(course.world)).toEqual(snapshot);
      },
    });
    expect(hashWorld(stopped.world)).toEqual(truth);
    expect(stopped.journal).toEqual(played.journal);
  });

  it('[J2] driven in slices it equals itself driven in one go', () => {
    const sliced = play(worldOf(number), attempts, { cuts: randomCuts(number + 1000, 60) });
    expect(hashWorld(sliced.world)).toEqual(truth);
  });

  it('[J3] [J1] replayed from its journal it passes every rung of its ladder', () => {
    const { journal, ladder } = play(worldOf(number), attempts, { cuts });
    expect(journal.map(({ sequence }) => sequence)).toEqual(journal.map((_, index) => index + 1));
    const run = { seed: `seed ${number}`, replication: number % 3, journal };
    const result = replay(randomModel(number), { run, untilMinutes, ladder });
    expect(result.mismatch).toBeNull();
    expect(result.refused).toEqual([]);
    expect(hashWorld(result.world)).toEqual(truth);
    expect(result.decisions.length).toBe(result.world.log.size);
  });

  it('[J3] [J4] recovered from a snapshot and the rest of the journal, it passes the rest of the ladder', () => {
    const saved: { snapshot: Uint8Array; applied: number }[] = [];
    const { journal, ladder } = play(worldOf(number), attempts, {
      cuts,
      onCut: (course) => {
        saved.push({ snapshot: takeSnapshot(course.world), applied: course.journal.length });
      },
    });
    const run = { seed: `seed ${number}`, replication: number % 3, journal };
    for (const { snapshot, applied } of saved) {
      const world = restoreWorld(randomModel(number), snapshot);
      const result = fold(world, applied, { run, untilMinutes, ladder });
      expect([result.mismatch, result.refused]).toEqual([null, []]);
      expect(hashWorld(result.world)).toEqual(truth);
    }
  });

  it('[M1] without measuring, every part but the measures is the same', () => {
    const silent = hashWorld(play(worldOf(number, false), attempts).world);
    expect(silent.parts.measures).not.toBe(truth.parts.measures);
    expect({ ...silent.parts, measures: '' }).toEqual({ ...truth.parts, measures: '' });
  });

  it('[L1] [L2] refused commands change nothing, accepted ones can be applied', () => {
    const course = play(worldOf(number), attempts, {
      onRefusal: (before, { world }) => expect(hashWorld(world).state).toBe(before),
    });
    expect(course.refused + course.journal.length).toBe(attempts.length);
    expect(hashWorld(course.world)).toEqual(truth);
  });

  it('[P1] [S3] [Q1] [Q2] [Q3] [C4] is sound at every cut', () => {
    play(worldOf(number), attempts, {
      cuts: randomCuts(number + 2000, 30),
      onCut: ({ world }) => expect([world.simMinutes, brokenIn(world)]).toEqual([world.simMinutes, []]),
    });
  });

  it('[P2] [P3] [Q3] every journey keeps to the steps drawn and ends in one outcome', () => {
    const world = worldOf(number);
    const events: readonly JourneyEvent[] = recordJourneys(world);
    play(world, attempts);
    expect(events.length).toBeGreaterThan(200);
    expect(brokenJourneys(randomModel(number).scenario, events)).toEqual([]);
  });

  it('[S1] nobody ever seizes more than there is', () => {
    const world = worldOf(number);
    const { occupied, capacity } = world.pools;
    const before = occupied.slice();
    const tell = world.observers.units.bind(world.observers);
    let seized = 0;
    world.observers.units = (pool, units, there, atMinutes) => {
      tell(pool, units, there, atMinutes);
      if (units > (before[pool] as number)) {
        seized++;
        expect(units).toBeLessThanOrEqual(capacity[pool] as number);
      }
      before[pool] = units;
    };
    play(world, attempts);
    expect(hashWorld(world)).toEqual(truth);
    expect(seized).toBeGreaterThan(20);
  });

  it('[L4] [M1] a declaration that nothing reads changes the agencies and nothing else', () => {
    const world = worldOf(number);
    const level = { kind: 'declareLevel', agencyId: 'quiet', level: 3 } as const;
    at(world, 700.5, level);
    drive(world, untilMinutes);
    const plain = worldOf(number);
    drive(plain, untilMinutes);
    const [said, silent] = [hashWorld(world).parts, hashWorld(plain).parts];
    expect(said.agencies).not.toBe(silent.agencies);
    expect({ ...said, agencies: '' }).toEqual({ ...silent, agencies: '' });
  });
});

describe('a journal that was tampered with', () => {
  const number = 5;
  const attempts = randomAttempts(number, 40);
  const cuts = Array.from({ length: 24 }, (_, index) => index * 120 + 60);
  const { journal, ladder } = play(worldOf(number), attempts, { cuts });
  const replayed = (changed: typeof journal, rungs = ladder) =>
    replay(randomModel(number), {
      run: { seed: `seed ${number}`, replication: number % 3, journal: changed },
      untilMinutes,
      ladder: rungs,
    }).mismatch;
  const rungAfter = (minute: number) => ladder.find(({ atMinutes }) => atMinutes >= minute);

  it('[J3] any entry left out is noticed at the next rung', () => {
    expect(journal.length).toBeGreaterThan(8);
    for (const entry of journal) {
      const mismatch = replayed(journal.filter((other) => other !== entry));
      expect(mismatch?.atMinutes).toBe(rungAfter(entry.atMinutes)?.atMinutes);
      expect(mismatch?.expected).toBe(rungAfter(entry.atMinutes)?.state);
    }
  });

  it('[J3] another level or another minute is noticed too, and so is a rung that lies', () => {
    const declared = journal.find(({ command }) => command.kind === 'declareLevel');
    if (declared?.command.kind !== 'declareLevel') throw new Error('nobody declared anything');
    const level = declared.command.level === 4 ? 3 : declared.command.level + 1;
    const forged = { ...declared, command: { ...declared.command, level } };
    const swap = (entry: typeof declared) => journal.map((other) => (other === declared ? entry : other));
    expect(replayed(swap(forged))?.atMinutes).toBe(rungAfter(declared.atMinutes)?.atMinutes);
    const earlier = { ...declared, atMinutes: declared.atMinutes - 1 / 64 };
    expect(replayed(swap(earlier))?.atMinutes).toBe(rungAfter(earlier.atMinutes)?.atMinutes);
    const lies = ladder.map((rung, place) => (place === 7 ? { ...rung, state: '0'.repeat(16) } : rung));
    expect(replayed(journal, lies)).toMatchObject({
      atMinutes: ladder[7]?.atMinutes,
      expected: '0'.repeat(16),
      found: ladder[7]?.state,
    });
    expect(replayed(journal)).toBeNull();
  });
});

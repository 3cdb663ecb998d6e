// What must hold in a world at any instant between two events, read from its columns. Each is a sentence in
// `brokenIn`'s answer when it does not hold.

import type { World } from '../../engine/index.ts';
import { patientStatus } from '../../engine/patients/patientTable.ts';
import { servedBefore } from '../../engine/patients/waitingLists.ts';
import { canSeize } from '../../engine/world/holding.ts';
import { eventKind } from '../../engine/world/world.ts';

/** Everything that is wrong with a world now; nothing, if all is well. */
export function brokenIn(world: World): string[] {
  return [
    ...brokenCounts(world),
    ...brokenUnits(world),
    ...brokenLists(world),
    ...brokenCalendar(world),
    ...brokenNumbers(world),
  ];
}

interface Pending {
  readonly atMinutes: number;
  readonly kind: number;
  readonly subject: number;
}

/** Events that are still to come, in no order. */
function pendingIn(world: World): Pending[] {
  const column = (name: string): ArrayLike<number> =>
    world.calendar.columns().find((candidate) => candidate.name === name)?.array ?? [];
  const [times, kinds, subjects] = ['times', 'kinds', 'subjects'].map(column);
  const free = new Set(Array.from(column('free')));
  return Array.from({ length: times?.length ?? 0 }, (_, handle) => handle)
    .filter((handle) => !free.has(handle))
    .map((handle) => ({
      atMinutes: times?.[handle] as number,
      kind: kinds?.[handle] as number,
      subject: subjects?.[handle] as number,
    }));
}

function slotsOf(world: World): number[] {
  return Array.from({ length: world.patients.slotsUsed }, (_, slot) => slot).filter(
    (slot) => world.patients.status[slot] !== patientStatus.none,
  );
}

/** [P1], and counters that agree with where people are. */
function brokenCounts(world: World): string[] {
  const live = slotsOf(world);
  const broken: string[] = [];
  if (world.arrivals !== live.length + world.closed) {
    broken.push(`${world.arrivals} arrived, ${live.length} live, ${world.closed} closed`);
  }
  for (const [index, step] of world.model.steps.entries()) {
    const here = live.filter(
      (slot) => world.patients.step[slot] === index && world.patients.status[slot] !== patientStatus.away,
    );
    if (here.length !== world.presentAt(index)) {
      broken.push(`${here.length} at ${step.id}, counted ${world.presentAt(index)}`);
    }
  }
  return broken;
}

/** [S3]: what is occupied is what patients hold and what is on its way back. Slots are used up instead. */
function brokenUnits(world: World): string[] {
  const { patients, pools, model } = world;
  const held = new Array<number>(model.pools.length).fill(0);
  const add = (pool: number, units: number): void => {
    held[pool] = (held[pool] as number) + units;
  };
  const broken: string[] = [];
  for (const slot of slotsOf(world)) {
    for (let place = slot * patients.widths.held; place < (slot + 1) * patients.widths.held; place++) {
      const pool = (patients.heldPool[place] as number) - 1;
      if (pool < 0) continue;
      add(pool, patients.heldUnits[place] as number);
      if (patients.status[slot] === patientStatus.away) broken.push(`somebody away holds ${pool}`);
    }
  }
  for (const { kind, subject } of pendingIn(world)) {
    if (kind === eventKind.unitReturns) add(subject % 4096, Math.floor(subject / 4096));
  }
  for (const [pool, { id, isSlots }] of model.pools.entries()) {
    if (isSlots || pools.occupied[pool] === held[pool]) continue;
    broken.push(`${pools.occupied[pool]} of ${id} occupied, ${held[pool]} held or on their way`);
  }
  return broken;
}

/** [Q1] [Q2] [Q3]: lists hold those who wait, each once, in order, and nobody who could be served. */
function brokenLists(world: World): string[] {
  const { patients, lists, pools, model } = world;
  const broken: string[] = [];
  const listed = new Set<number>();
  const waiting = new Array<number>(model.pools.length).fill(0);
  for (const [index, step] of model.steps.entries()) {
    let before = -1;
    let length = 0;
    for (
      let slot = (lists.first[index] as number) - 1;
      slot >= 0;
      slot = (patients.next[slot] as number) - 1
    ) {
      if (listed.has(slot)) return [...broken, `somebody stands twice in lists, last ${step.id}`];
      listed.add(slot);
      length++;
      if (patients.status[slot] !== patientStatus.waiting || patients.step[slot] !== index) {
        broken.push(`somebody in the list of ${step.id} does not wait there`);
      }
      if ((patients.previous[slot] as number) - 1 !== before)
        broken.push(`a link back is wrong at ${step.id}`);
      if (before >= 0 && !servedBefore(patients, before, slot)) broken.push(`${step.id} is out of order`);
      before = slot;
    }
    if (length !== lists.count[index]) broken.push(`${step.id} counts ${lists.count[index]} of ${length}`);
    for (const pool of step.pools) waiting[pool] = (waiting[pool] as number) + length;
    if (length > 0 && canSeize(world, step.requirements)) broken.push(`${step.id} waits for what is free`);
  }
  for (const slot of slotsOf(world)) {
    if (patients.status[slot] === patientStatus.waiting && !listed.has(slot)) broken.push('waits in no list');
  }
  for (const [pool, count] of waiting.entries()) {
    if (pools.waiting[pool] !== count) broken.push(`pool ${pool} counts ${pools.waiting[pool]} of ${count}`);
  }
  return broken;
}

/** [C2] [C4], and one event for each thing that must go on. */
function brokenCalendar(world: World): string[] {
  const broken: string[] = [];
  const count = new Map<string, number>();
  for (const { atMinutes, kind, subject } of pendingIn(world)) {
    if (atMinutes < world.simMinutes) broken.push(`an event of kind ${kind} stands in the past`);
    const key = `${kind} ${subject}`;
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  const expected = (kind: number, subject: number, times: number, what: string): void => {
    const found = count.get(`${kind} ${subject}`) ?? 0;
    if (found !== times) broken.push(`${found} instead of ${times} events: ${what}`);
  };
  expected(eventKind.hour, 0, 1, 'the hour');
  for (const [origin, table] of world.model.origins.entries()) {
    expected(eventKind.candidate, origin, table.arrivals === null ? 0 : 1, `candidate of ${table.id}`);
  }
  for (const slot of slotsOf(world)) {
    const { status } = world.patients;
    expected(eventKind.workEnds, slot, status[slot] === patientStatus.working ? 1 : 0, 'end of work');
    expected(eventKind.returns, slot, status[slot] === patientStatus.away ? 1 : 0, 'coming back');
    if (status[slot] !== patientStatus.waiting) expected(eventKind.patienceEnds, slot, 0, 'patience');
  }
  return broken;
}

/** [R1]: no NaN, no infinity, no −0 in any column. */
function brokenNumbers(world: World): string[] {
  const broken: string[] = [];
  for (const part of world.parts()) {
    for (const { name, array, length } of part.columns) {
      for (let place = 0; place < length; place++) {
        const value = array[place] as number;
        if (!Number.isFinite(value) || Object.is(value, -0)) broken.push(`${name}[${place}] is ${value}`);
      }
    }
  }
  return broken;
}

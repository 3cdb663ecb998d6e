// What must hold in a world at any instant between two events, read from its columns. Each is a sentence in
// `brokenIn`'s answer when it does not hold. Lists and doors have a file of their own.

import type { World } from '../../engine/index.ts';
import { patientStatus } from '../../engine/patients/patientTable.ts';
import { unitsFor } from '../../engine/world/units.ts';
import { eventKind } from '../../engine/world/world.ts';
import { brokenLists } from './brokenLists.ts';
import { liveSlots } from './liveSlots.ts';

/** Everything that is wrong with a world now; nothing, if all is well. */
export function brokenIn(world: World): string[] {
  return [
    ...brokenCounts(world),
    ...brokenParts(world),
    ...brokenUnits(world),
    ...brokenHands(world),
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

/** [P1], and counters that agree with where people are. */
function brokenCounts(world: World): string[] {
  const { patients } = world;
  const live = liveSlots(world);
  const whole = live.filter((slot) => patients.parent[slot] === 0).length;
  const broken: string[] = [];
  if (world.arrivals !== whole + world.closed) {
    broken.push(`${world.arrivals} arrived, ${whole} live, ${world.closed} closed`);
  }
  if (live.length - whole !== world.liveParts) {
    broken.push(`${live.length - whole} parts are there, counted ${world.liveParts}`);
  }
  for (const slot of live) {
    const status = patients.status[slot];
    if (status === patientStatus.moving || status === patientStatus.done)
      broken.push('somebody is on the way');
  }
  for (const [index, step] of world.model.steps.entries()) {
    const here = live.filter(
      (slot) =>
        patients.step[slot] === index &&
        ![patientStatus.away, patientStatus.along].some((status) => patients.status[slot] === status),
    );
    if (here.length !== world.presentAt(index)) {
      broken.push(`${here.length} at ${step.id}, counted ${world.presentAt(index)}`);
    }
    const working = here.filter((slot) =>
      [patientStatus.working, patientStatus.following].some((status) => patients.status[slot] === status),
    );
    if (working.length !== world.workingAt(index)) broken.push(`at work at ${step.id}: ${working.length}`);
  }
  return [...broken, ...brokenClocks(world, live)];
}

/** The list of each stopwatch that runs is of those, and nobody else. */
function brokenClocks({ model, patients }: World, live: readonly number[]): string[] {
  return model.clocks.flatMap(({ id }, clock) => {
    const runs = live.filter((slot) => patients.clockStarts[slot * model.clocks.length + clock] !== 0);
    const count = patients.running.count(clock);
    const listed = Array.from({ length: count }, (_, place) => patients.running.at(clock, place));
    const same =
      count === runs.length && new Set(listed).size === count && runs.every((slot) => listed.includes(slot));
    return same ? [] : [`${runs.length} stopwatches ${id} run, ${count} are listed`];
  });
}

/** Parts are parts of somebody's, and whoever waits for parts has some. */
function brokenParts(world: World): string[] {
  const { patients } = world;
  const broken: string[] = [];
  const out = new Map<number, number>();
  for (const part of liveSlots(world)) {
    const parent = (patients.parent[part] as number) - 1;
    if (parent < 0) continue;
    if (patients.status[part] === patientStatus.away) broken.push('a part is away');
    const same =
      patients.status[parent] !== patientStatus.none &&
      patients.source[parent] === patients.source[part] &&
      patients.ordinal[parent] === patients.ordinal[part] &&
      (patients.episodeAt[parent] as number) <= (patients.episodeAt[part] as number);
    if (same) out.set(parent, (out.get(parent) ?? 0) + 1);
  }
  for (const slot of liveSlots(world)) {
    const parts = out.get(slot) ?? 0;
    const away = patients.status[slot] === patientStatus.away;
    if (!away && patients.partsOut[slot] !== parts) {
      broken.push(`${patients.partsOut[slot]} parts counted of ${parts}`);
    }
    if (patients.status[slot] === patientStatus.joining && parts === 0) broken.push('waits for no parts');
  }
  return broken;
}

/** [S3]: what is occupied is what patients hold and what is on its way back. Slots are used up instead. */
function brokenUnits(world: World): string[] {
  const { patients, pools, model } = world;
  const held = new Array<number>(model.pools.length).fill(0);
  const over = new Array<number>(model.pools.length).fill(0);
  const broken: string[] = [];
  const { held: hands, heldOver } = patients.widths;
  for (const slot of liveSlots(world)) {
    for (let place = slot * hands; place < (slot + 1) * hands; place++) {
      const pool = (patients.heldPool[place] as number) - 1;
      if (pool < 0) continue;
      if (place - slot * hands >= (patients.hands[slot] as number)) broken.push(`${pool} is held unseen`);
      const units = patients.heldUnits[place] as number;
      held[pool] = (held[pool] as number) + units;
      if (heldOver > 0 && patients.heldOver[place] === 1) over[pool] = (over[pool] as number) + units;
      if (patients.status[slot] === patientStatus.away) broken.push(`somebody away holds ${pool}`);
      if (units <= 0) broken.push(`a hand holds ${units} of ${pool}`);
    }
  }
  for (const { kind, subject } of pendingIn(world)) {
    if (kind !== eventKind.unitReturns) continue;
    held[subject % 4096] = (held[subject % 4096] as number) + Math.floor(subject / 4096);
  }
  for (const [pool, { id, isSlots }] of model.pools.entries()) {
    if (!isSlots && pools.occupied[pool] !== held[pool]) {
      broken.push(`${pools.occupied[pool]} of ${id} occupied, ${held[pool]} held or on their way`);
    }
    if (pools.over[pool] !== over[pool]) broken.push(`${pools.over[pool]} of ${id} over, ${over[pool]} held`);
    if ((pools.capacity[pool] as number) < 0) broken.push(`${id} has a capacity below nothing`);
  }
  return [...broken, ...brokenBreakdowns(world)];
}

/** [S4]: whoever is at work has all that the step seizes, alone or for the party; whoever waits has nothing of it. */
function brokenHands(world: World): string[] {
  const { patients, model } = world;
  const { status, widths } = patients;
  const broken: string[] = [];
  for (let slot = 0; slot < patients.slotsUsed; slot++) {
    if (status[slot] === patientStatus.none) continue;
    const step = model.steps[patients.step[slot] as number];
    const working = status[slot] === patientStatus.working;
    const stays = status[slot] === patientStatus.blocked && step !== undefined;
    const wanted = step?.requirements.reduce((sum, one) => sum + unitsFor(world, slot, one), 0) ?? 0;
    let found = 0;
    for (let place = slot * widths.held; place < (slot + 1) * widths.held; place++) {
      if (patients.heldPool[place] === 0 || patients.heldFresh[place] === 0) continue;
      found += patients.heldUnits[place] as number;
      if (!step?.pools.includes((patients.heldPool[place] as number) - 1))
        broken.push('a hand holds what its step needs not');
    }
    // Who is done and cannot go on keeps all of it; of a party, whoever seized it for all.
    const fits = working
      ? found === wanted
      : stays
        ? found === wanted || (found === 0 && step.together !== null)
        : found === 0;
    if (!fits) broken.push(`of status ${status[slot]} at ${step?.id}: ${found} seized of ${wanted}`);
  }
  return broken;
}

/** As many units are down as have failed and are not yet there again. */
function brokenBreakdowns({ model, failures, pools }: World): string[] {
  return model.pools.flatMap(({ id }, pool) => {
    const failed = (all: boolean): number =>
      model.failing.filter(
        (unit, place) => unit.pool === pool && unit.all === all && (failures[place] as number) % 2 === 1,
      ).length;
    if (pools.down[pool] === failed(false) && pools.allDown[pool] === failed(true)) return [];
    return [`${pools.down[pool]} and ${pools.allDown[pool]} of ${id} are said to be down`];
  });
}

/** [C2] [C4], and one event for each thing that must go on. */
function brokenCalendar(world: World): string[] {
  const { model, patients } = world;
  const broken: string[] = [];
  const count = new Map<string, number>();
  for (const { atMinutes, kind, subject } of pendingIn(world)) {
    if (atMinutes < world.simMinutes) broken.push(`an event of kind ${kind} stands in the past`);
    const key = `${kind} ${subject}`;
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  const expected = (kind: number, subject: number, times: readonly number[], what: string): void => {
    const found = count.get(`${kind} ${subject}`) ?? 0;
    if (!times.includes(found)) broken.push(`${found} instead of ${times.join(' or ')} events: ${what}`);
  };
  expected(eventKind.hour, 0, [1], 'the hour');
  for (const [origin, { arrivals, id }] of model.origins.entries()) {
    const endless =
      arrivals?.kind === 'rate' && arrivals.most === Infinity && arrivals.untilMinutes === Infinity;
    expected(eventKind.candidate, origin, arrivals === null ? [0] : endless ? [1] : [0, 1], `next of ${id}`);
  }
  for (const [pool, { rota, id }] of model.pools.entries()) {
    const everyDay = rota.breaks.length > 0;
    expected(eventKind.rota, pool, everyDay ? [1] : [0, 1], `rota of ${id}`);
  }
  for (const step of model.stepsWith.gate) expected(eventKind.gate, step, [1], 'a gate');
  for (const unit of model.failing.keys()) expected(eventKind.fails, unit, [1], 'a breakdown');
  for (const slot of liveSlots(world)) {
    const status = patients.status[slot];
    expected(eventKind.workEnds, slot, [status === patientStatus.working ? 1 : 0], 'end of work');
    expected(eventKind.returns, slot, [status === patientStatus.away ? 1 : 0], 'coming back');
    const pending = patients.event[slot] === 0 ? 0 : 1;
    expected(eventKind.patienceEnds, slot, [status === patientStatus.waiting ? pending : 0], 'patience');
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

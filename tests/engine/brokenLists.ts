// What must hold of those who wait, at doors or in lists, and of those at work. Owns only sentences about links and
// about who could go on; counts, units and events stand in invariants.ts.

import type { World } from '../../engine/index.ts';
import type { StepTable } from '../../engine/pathways/tables.ts';
import { patientStatus } from '../../engine/patients/patientTable.ts';
import { servedBefore, type WaitingLists } from '../../engine/patients/waitingLists.ts';
import { servesAtOnce } from '../../engine/world/atOnce.ts';
import { canSeize } from '../../engine/world/holding.ts';
import { canTake } from '../../engine/world/interrupting.ts';
import { takesOver } from '../../engine/world/refusing.ts';
import { liveSlots } from './liveSlots.ts';

/** [Q1] [Q2] [Q3] and what goes with them. */
export function brokenLists(world: World): string[] {
  const { patients, pools, model } = world;
  const { waiting, blocked, working, following } = patientStatus;
  const broken: string[] = [];
  const listed = new Set<number>();
  const inLists = new Array<number>(model.pools.length).fill(0);
  for (const [index, step] of model.steps.entries()) {
    const list = linked(world, world.lists, index, listed, broken);
    const door = linked(world, world.doors, index, listed, broken);
    const hands = linked(world, world.workers, index, listed, broken);
    if (list.some((slot) => patients.status[slot] !== waiting || patients.step[slot] !== index)) {
      broken.push(`somebody in the list of ${step.id} does not wait there`);
    }
    if (door.some((slot) => patients.status[slot] !== blocked || patients.target[slot] !== index)) {
      broken.push(`somebody at the door of ${step.id} does not wait there`);
    }
    if (hands.some((slot) => patients.status[slot] !== working || patients.step[slot] !== index)) {
      broken.push(`somebody among the workers of ${step.id} is not at work there`);
    }
    if (!step.ageing && !ascending(list, (one, other) => servedBefore(patients, one, other))) {
      broken.push(`${step.id} is out of order`);
    }
    const since = (one: number, other: number): boolean =>
      (patients.since[one] as number) <= (patients.since[other] as number);
    if (!ascending(door, since)) broken.push(`the door of ${step.id} is out of order`);
    if (!ascending(hands, since)) broken.push(`the workers of ${step.id} are out of order`);
    for (const pool of step.pools) inLists[pool] = (inLists[pool] as number) + list.length;
    broken.push(...couldGoOn(world, index, step, list), ...couldComeIn(world, index, step));
  }
  for (const slot of liveSlots(world)) {
    const status = patients.status[slot];
    const step = model.steps[patients.step[slot] as number];
    const mustStand = status === waiting || status === blocked || (status === working && step?.keepsWorkers);
    if (mustStand !== listed.has(slot) && (mustStand || status !== following)) {
      broken.push(`somebody of status ${status} ${mustStand ? 'stands in no list' : 'stands in a list'}`);
    }
  }
  for (const [pool, count] of inLists.entries()) {
    if (pools.waiting[pool] !== count) broken.push(`pool ${pool} counts ${pools.waiting[pool]} of ${count}`);
  }
  return [...broken, ...brokenParties(world)];
}

/** Those in one list, in order; says what is wrong with its links and counts. */
function linked(
  world: World,
  lists: WaitingLists,
  index: number,
  listed: Set<number>,
  broken: string[],
): number[] {
  const { patients, model } = world;
  const id = model.steps[index]?.id;
  const found: number[] = [];
  for (let slot = (lists.first[index] as number) - 1; slot >= 0; slot = (patients.next[slot] as number) - 1) {
    if (listed.has(slot)) {
      broken.push(`somebody stands twice in lists, last ${id}`);
      return found;
    }
    if ((patients.previous[slot] as number) - 1 !== (found.at(-1) ?? -1))
      broken.push(`a link back is wrong at ${id}`);
    listed.add(slot);
    found.push(slot);
  }
  if ((lists.last[index] as number) - 1 !== (found.at(-1) ?? -1)) broken.push(`the last at ${id} is another`);
  if (found.length !== lists.count[index])
    broken.push(`${id} counts ${lists.count[index]} of ${found.length}`);
  return found;
}

function ascending(slots: readonly number[], before: (one: number, other: number) => boolean): boolean {
  return slots.every((slot, place) => place === 0 || before(slots[place - 1] as number, slot));
}

/** Nobody waits for what is there: work conservation. */
function couldGoOn(world: World, index: number, step: StepTable, list: readonly number[]): string[] {
  const { patients, gates, simMinutes } = world;
  const [head] = list;
  if (head === undefined) return [];
  const shut = step.open !== null && gates.open[index] === 0;
  const betweenRounds =
    step.servedAt !== null && (gates.roundAt[index] !== simMinutes || (gates.left[index] as number) <= 0);
  if (shut || betweenRounds) return [];
  const { together } = step;
  const waited = (slot: number): number => simMinutes - (patients.joinedAt[slot] as number);
  const ready =
    together === null ||
    list.length >= together.least ||
    list.some((slot) => together.orAfterMinutes !== null && waited(slot) >= together.orAfterMinutes);
  if (!ready || (step.serveWhen !== null && (step.ageing || step.serveWhen(world, head) === 0))) return [];
  // Where rank changes with time or by lot, nobody knows the first without asking anew, which would change it.
  const isFirst = !step.ageing || !step.unitsVary;
  if (isFirst && canSeize(world, head, step.requirements)) return [`${step.id} waits for what is free`];
  if (step.mayInterrupt && !step.ageing && canTake(world, head, step)) {
    return [`the first at ${step.id} does not interrupt`];
  }
  const last = list.at(-1) as number;
  const { with: others = [], fewer = 0 } = step.jockey ?? {};
  const shorter =
    !step.ageing &&
    others.some(
      (other) => world.presentAt(index) - world.presentAt(other) >= fewer && takesOver(world, last, other),
    );
  return shorter && patients.interrupted[last] === 0 ? [`the last at ${step.id} does not change lists`] : [];
}

/** Nobody stands at a door while there is room. */
function couldComeIn(world: World, index: number, step: StepTable): string[] {
  if (step.room === null || world.doors.count[index] === 0) return [];
  if ((world.lists.count[index] as number) < step.room.places) return [`there is room at ${step.id}`];
  const first = (world.doors.first[index] as number) - 1;
  return servesAtOnce(world, first, index, step)
    ? [`somebody at the door of ${step.id} could be served`]
    : [];
}

/** Each follower has one first, who works at the same step; whoever goes along, one who is somewhere and parts one day. */
function brokenParties(world: World): string[] {
  const { patients, model } = world;
  const { working, following, along } = patientStatus;
  const broken: string[] = [];
  const led = new Set<number>();
  for (const leader of liveSlots(world)) {
    const isAlong = (slot: number): boolean => patients.status[slot] === along;
    const step = patients.step[leader] as number;
    for (
      let slot = (patients.party[leader] as number) - 1;
      slot >= 0;
      slot = (patients.next[slot] as number) - 1
    ) {
      if (led.has(slot)) return [...broken, 'somebody is in two parties'];
      led.add(slot);
      const follows = patients.status[slot] === following && patients.status[leader] === working;
      if (!isAlong(slot) && !(follows && patients.step[slot] === step)) broken.push('a party is torn');
      const { together } = model.steps[patients.step[slot] as number] as StepTable;
      if (together === null) broken.push('a party where nobody is served together');
      if (isAlong(slot) && together?.until.length === 0) broken.push('a party that goes on');
    }
  }
  const alone = liveSlots(world).filter(
    (slot) => [following, along].some((status) => patients.status[slot] === status) && !led.has(slot),
  );
  return alone.length === 0 ? broken : [...broken, `${alone.length} follow nobody`];
}

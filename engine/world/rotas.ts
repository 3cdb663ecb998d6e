// How many units there are: rotas and refills by the calendar, and effects on top of them.
// Reducing capacity never evicts ([S2]): a pool may hold more than it has until units come back.

import { minutesToBreak, refillAt, rosteredAt } from '../model/rota.ts';
import type { DayKind } from '../scenario/scenario.ts';
import { noteFreed } from './holding.ts';
import { eventKind, eventPriority, type World } from './world.ts';

/** Sets every pool to what stands rostered at minute 0 and schedules the first changes. */
export function startRotas(world: World): void {
  for (const [pool, description] of world.model.pools.entries()) {
    world.pools.rostered[pool] = description.isSlots ? description.rota.base : rosteredNow(world, pool);
    setCapacity(world, pool);
    scheduleRota(world, pool);
  }
}

/** A break of a pool's rota or refill has come. */
export function rotaTurns(world: World, pool: number): void {
  const description = world.model.pools[pool];
  if (description === undefined) throw new Error('No such pool');
  if (description.isSlots) {
    const units = refillAt(description.rota, dayKind(world, world.dayIndex()), world.minuteOfDay());
    if (units !== null) {
      world.pools.rostered[pool] = units;
      world.pools.occupied[pool] = 0;
      world.observers.occupied(pool, 0, world.simMinutes);
    }
  } else {
    world.pools.rostered[pool] = rosteredNow(world, pool);
  }
  setCapacity(world, pool);
  scheduleRota(world, pool);
}

/** Capacity from rota and effects; whoever waits is served if there is more. */
export function setCapacity(world: World, pool: number): void {
  const { pools, modifiers } = world;
  const rostered = pools.rostered[pool] as number;
  const capacity = Math.max(
    0,
    Math.floor(rostered * (modifiers.poolFactor[pool] as number)) + (modifiers.poolAdd[pool] as number),
  );
  pools.capacity[pool] = capacity;
  world.observers.capacity(pool, capacity, world.simMinutes);
  if (pools.free(pool) > 0) noteFreed(world, pool);
}

/** 0–6 Monday–Sunday, 7 a holiday. */
export function dayKind(world: World, day: number): DayKind {
  const { calendar } = world.model;
  if (calendar.holidays.has(day)) return 7;
  return ((((day + calendar.startWeekday) % 7) + 7) % 7) as DayKind;
}

function rosteredNow(world: World, pool: number): number {
  const description = world.model.pools[pool];
  if (description === undefined) throw new Error('No such pool');
  const day = world.dayIndex();
  return rosteredAt(description.rota, dayKind(world, day), dayKind(world, day - 1), world.minuteOfDay());
}

function scheduleRota(world: World, pool: number): void {
  const rota = world.model.pools[pool]?.rota;
  const minutes = rota ? minutesToBreak(rota, world.minuteOfDay()) : null;
  if (minutes === null) return;
  world.calendar.schedule(world.simMinutes + minutes, eventPriority.rota, eventKind.rota, pool);
}

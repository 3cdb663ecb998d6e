// How many units there are: rotas, closures and refills by the calendar, breakdowns, and effects on top of them.
// What less capacity does to work in hand is the resource's own `when-cut`; unless it says so, nobody is put out.

import {
  closedAt,
  endingAt,
  minutesToBreak,
  nextClosureChange,
  refillAt,
  rosteredAt,
} from '../model/rota.ts';
import type { DayKind, WhenCut } from '../scenario/scenario.ts';
import { noteFreed } from './holding.ts';
import { endingUnits, interrupt, whoStops } from './interrupting.ts';
import { handOver, keepOver } from './shiftEnds.ts';
import { capacityNow } from './units.ts';
import { eventKind, eventPriority, type World } from './world.ts';

/** Sets every pool to what stands rostered at minute 0 and schedules the first changes. */
export function startRotas(world: World): void {
  for (const [pool, description] of world.model.pools.entries()) {
    world.pools.rostered[pool] = description.isSlots ? description.rota.base : rosteredNow(world, pool);
    setCapacity(world, pool);
    scheduleRota(world, pool);
  }
}

/** A break of a pool's rota, closures or refill has come. */
export function rotaTurns(world: World, pool: number): void {
  const description = world.model.pools[pool];
  if (description === undefined) throw new Error('No such pool');
  const { rota, whenCut } = description;
  if (description.isSlots) {
    const units = refillAt(rota, dayKind(world, world.dayIndex()), world.minuteOfDay());
    if (units !== null) {
      world.pools.rostered[pool] = units;
      world.pools.occupied[pool] = 0;
    }
  } else {
    const day = world.dayIndex();
    const ending = endingAt(rota, dayKind(world, day), dayKind(world, day - 1), world.minuteOfDay());
    if (ending > 0 && whenCut === 'overtime') keepOver(world, pool, ending);
    if (ending > 0 && whenCut === 'hand-over') handOver(world, pool, description.handOverMinutes);
    world.pools.rostered[pool] = rosteredNow(world, pool);
  }
  // Refills and overtime make units free without more of them.
  noteFreed(world, pool);
  setCapacity(world, pool);
  scheduleRota(world, pool);
}

/** Capacity from rota, breakdowns and effects; whoever waits is served if there is more. */
export function setCapacity(world: World, pool: number, whenCut?: WhenCut): void {
  const { pools } = world;
  const capacity = capacityNow(world, pool);
  const before = pools.free(pool);
  pools.capacity[pool] = capacity;
  world.observers.units(pool, pools.occupied[pool] as number, capacity, world.simMinutes);
  if (pools.free(pool) > before) noteFreed(world, pool);
  if (pools.free(pool) < before) {
    cut(world, pool, Math.min(0, before), whenCut ?? (world.model.pools[pool]?.whenCut as WhenCut));
  }
}

/**
 * Fewer are free than `before`, and none: what began last stops, where the resource says so, work that ends now aside.
 * What was over and above before may go on: what took those units has decided so.
 */
function cut(world: World, pool: number, before: number, whenCut: WhenCut): void {
  if (whenCut === 'finish' || whenCut === 'overtime') return;
  const units = before - world.pools.free(pool) - endingUnits(world, pool);
  for (const slot of whoStops(world, [{ pool, units }], null)) {
    interrupt(world, slot, whenCut === 'restart' ? 'restart' : 'resume', false, 0);
  }
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
  const { rota } = description;
  const rostered = rosteredAt(rota, dayKind(world, day), dayKind(world, day - 1), world.minuteOfDay());
  return Math.max(0, rostered - closedAt(rota, world.simMinutes));
}

function scheduleRota(world: World, pool: number): void {
  const rota = world.model.pools[pool]?.rota;
  if (rota === undefined) return;
  const minutes = minutesToBreak(rota, world.minuteOfDay()) ?? Number.POSITIVE_INFINITY;
  const at = Math.min(world.simMinutes + minutes, nextClosureChange(rota, world.simMinutes));
  if (at < Number.POSITIVE_INFINITY) {
    world.calendar.schedule(at, eventPriority.rota, eventKind.rota, pool);
  }
}

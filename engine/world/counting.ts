// "So far" figures, who leaves a step, and the patients' stopwatches.

import { gridMinutes } from '../base/time.ts';
import type { ClockTable } from '../pathways/tables.ts';
import type { World } from './world.ts';

export function count(world: World, counter: number): void {
  world.counters[counter] = (world.counters[counter] as number) + 1;
}

/** Counts a patient out of a step. */
export function goneFrom(world: World, slot: number, index: number): void {
  count(world, world.model.counters.left + index);
  world.observers.left(index, world.patients.enteredAt[slot] as number, world.simMinutes);
}

/** Starts a stopwatch as of an instant, which may lie before minute 0. */
export function startClock(world: World, slot: number, clock: number, atMinutes: number): void {
  const { patients } = world;
  // The mark of a stopwatch that stands still is one minute before the start: whoever would have it is a grid step off.
  patients.startClock(slot, clock, atMinutes + 1 || gridMinutes);
}

/** How many stopwatches run now, and have run for longer than so many minutes. */
export function clocksRunning({ patients, simMinutes }: World, clock: number, overMinutes: number): number {
  const { clockStarts, running, widths } = patients;
  const count = running.count(clock);
  if (overMinutes < 0) return count;
  let longer = 0;
  for (let place = 0; place < count; place++) {
    const started = clockStarts[running.at(clock, place) * widths.clocks + clock] as number;
    if (simMinutes - (started - 1) > overMinutes) longer++;
  }
  return longer;
}

/** A moment of a pathway at which stopwatches stop and start; those that do both stop first. */
export function turnClocks(world: World, slot: number, table: ClockTable): void {
  const { patients, model } = world;
  const base = slot * patients.widths.clocks;
  for (const clock of table.stops) {
    const started = patients.clockStarts[base + clock] as number;
    if (started === 0) continue;
    patients.stopClock(slot, clock);
    const minutes = world.simMinutes - (started - 1);
    const first = model.counters.clock[clock] as number;
    count(world, first);
    world.counters[first + 1] = (world.counters[first + 1] as number) + minutes;
    const limits = model.clocks[clock]?.limitsMinutes ?? [];
    for (let limit = 0; limit < limits.length; limit++) {
      if (minutes > (limits[limit] as number)) count(world, first + 2 + limit);
    }
    world.observers.clocked(clock, minutes, world.simMinutes);
  }
  for (const clock of table.starts) {
    if (patients.clockStarts[base + clock] === 0) patients.startClock(slot, clock, world.simMinutes + 1);
  }
}

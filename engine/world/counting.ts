// "So far" figures and the patients' stopwatches.

import type { ClockTable } from '../pathways/tables.ts';
import type { World } from './world.ts';

export function count(world: World, counter: number): void {
  world.counters[counter] = (world.counters[counter] as number) + 1;
}

/** A moment of a pathway at which stopwatches stop and start; those that do both stop first. */
export function turnClocks(world: World, slot: number, table: ClockTable): void {
  const { patients, model } = world;
  const base = slot * patients.widths.clocks;
  for (const clock of table.stops) {
    const started = (patients.clockStarts[base + clock] as number) - 1;
    if (started < 0) continue;
    patients.clockStarts[base + clock] = 0;
    const minutes = world.simMinutes - started;
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
    if (patients.clockStarts[base + clock] === 0) patients.clockStarts[base + clock] = world.simMinutes + 1;
  }
}

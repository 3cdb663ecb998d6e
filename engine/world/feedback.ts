// Feedback loops: what one thing does to another and back. Each reads one figure at the start and then every so often;
// its effects are as large as the figure says. Reading draws nothing, and changes nothing while the figure stays the same.

import { onGrid } from '../base/time.ts';
import type { LoopTable } from '../model/model.ts';
import { life } from './interventionState.ts';
import { effectsChanged, tableOf } from './interventions.ts';
import { eventKind, eventPriority, type World } from './world.ts';

/** Every loop is read first among what happens at minute 0. */
export function startLoops(world: World): void {
  for (const [index, { loop }] of world.model.interventions.entries()) {
    if (loop) scheduleReading(world, index, world.simMinutes);
  }
}

/** A loop's instant has come: it is read, and what follows from it is passed on. */
export function loopTurns(world: World, index: number): void {
  const { loop } = tableOf(world, index);
  if (!loop) throw new Error('A reading of what is no loop');
  readLoop(world, index, loop);
  scheduleReading(world, index, nextReading(world, loop));
}

function readLoop(world: World, index: number, { reads }: LoopTable): void {
  const { state, fraction, amount } = world.interventions;
  const figure = reads(world, -1) + 0;
  const read = Number.isFinite(figure) ? figure : 0;
  if (state[index] === life.active && amount[index] === read) return;
  state[index] = life.active;
  fraction[index] = 1;
  amount[index] = read;
  effectsChanged(world, index);
}

/** By the clock on the wall where its time divides a day; otherwise so long after the last. */
function nextReading(world: World, { everyMinutes }: LoopTable): number {
  const sinceMark = 1440 % everyMinutes === 0 ? world.minuteOfDay() % everyMinutes : 0;
  return onGrid(world.simMinutes + everyMinutes - sinceMark);
}

function scheduleReading(world: World, index: number, atMinutes: number): void {
  world.calendar.schedule(atMinutes, eventPriority.intervention, eventKind.loop, index);
}

// Units that fail by chance and come back. Every unit that may fail has a life of its own: its k-th time up and
// time down are drawn at its own address, whatever else happens (rule 5).

import { onGrid } from '../base/time.ts';
import type { FailingUnit } from '../model/model.ts';
import { purposeKey, uniformAt } from '../random/address.ts';
import { setCapacity } from './rotas.ts';
import { eventKind, eventPriority, type World } from './world.ts';

const lifePurpose = purposeKey('breakdown');

export function startBreakdowns(world: World): void {
  for (let unit = 0; unit < world.model.failing.length; unit++) scheduleTurn(world, unit);
}

/** A unit fails, or is there again. */
export function unitTurns(world: World, unit: number): void {
  const { pool, all, whenCut } = world.model.failing[unit] as FailingUnit;
  const turns = (world.failures[unit] as number) + 1;
  world.failures[unit] = turns;
  const down = all ? world.pools.allDown : world.pools.down;
  down[pool] = (down[pool] as number) + (turns % 2 === 1 ? 1 : -1);
  scheduleTurn(world, unit);
  setCapacity(world, pool, whenCut);
}

function scheduleTurn(world: World, unit: number): void {
  const { every, lasts } = world.model.failing[unit] as FailingUnit;
  const key = world.failingKeys[unit] as (typeof world.failingKeys)[number];
  const turns = world.failures[unit] as number;
  const uniform = uniformAt(key.high, key.low, turns, 0, lifePurpose, 0);
  const minutes = turns % 2 === 0 ? every(uniform) : lasts(uniform);
  world.calendar.schedule(onGrid(world.simMinutes + minutes), eventPriority.rota, eventKind.fails, unit);
}

// Opening hours and rounds: when a step serves its list. The calendar turns each gate; who is called then is
// decided when the event is over.

import type { StepTable } from '../pathways/tables.ts';
import { noteDue } from './lists.ts';
import { dayKind } from './rotas.ts';
import { eventKind, eventPriority, type World } from './world.ts';

/** Sets every gate to what stands at minute 0, and schedules its first turn. */
export function startGates(world: World): void {
  for (const index of world.model.stepsWith.gate) {
    setGate(world, index);
    scheduleGate(world, index);
  }
}

/** A time has come at which a step opens, closes or begins a round. */
export function gateTurns(world: World, index: number): void {
  setGate(world, index);
  scheduleGate(world, index);
  noteDue(world, index);
}

function setGate(world: World, index: number): void {
  const { gates } = world;
  const { open, servedAt } = world.model.steps[index] as StepTable;
  const minute = world.minuteOfDay();
  const day = world.dayIndex();
  const today = dayKind(world, day);
  const yesterday = dayKind(world, day - 1);
  if (open !== null) {
    const isOpen = open.hours.some(({ days, from, to }) => {
      const overnight = to <= from;
      if (days[today] && minute >= from && (overnight || minute < to)) return true;
      return overnight && days[yesterday] === true && minute < to;
    });
    gates.open[index] = isOpen ? 1 : 0;
  }
  if (servedAt === null) return;
  const rounds = servedAt.filter(({ days, minutes }) => days[today] && minutes.includes(minute));
  if (rounds.length === 0) return;
  gates.roundAt[index] = world.simMinutes;
  gates.left[index] = rounds.reduce((sum, { most }) => sum + most, 0);
}

function scheduleGate(world: World, index: number): void {
  const { open, servedAt } = world.model.steps[index] as StepTable;
  const minutes = [
    ...(open?.hours ?? []).flatMap(({ from, to }) => [from, to % 1440]),
    ...(servedAt ?? []).flatMap((entry) => entry.minutes),
  ];
  const now = world.minuteOfDay();
  let wait = 1440;
  for (const minute of minutes) {
    const until = minute > now ? minute - now : minute + 1440 - now;
    wait = Math.min(wait, until);
  }
  world.calendar.schedule(world.simMinutes + wait, eventPriority.rota, eventKind.gate, index);
}

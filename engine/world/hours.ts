// Each whole hour: counters and indicators are kept for trend lines and delayed returns, and the levels
// that triggers say are worked out.

import type { AgencyTable } from '../model/model.ts';
import { eventKind, eventPriority, type World } from './world.ts';

export function scheduleHour(world: World): void {
  const intoHour = world.minuteOfDay() % 60;
  const at = world.simMinutes + (60 - intoHour);
  world.calendar.schedule(at, eventPriority.hour, eventKind.hour, 0);
}

/** A whole hour of the day has come. */
export function hourTurns(world: World): void {
  keepHour(world);
  scheduleHour(world);
}

/** Keeps this hour's figures; also called once for minute 0 when it is a whole hour. */
export function keepHour(world: World): void {
  const { history, model, simMinutes } = world;
  for (const [place, counter] of model.counters.hourly.entries()) {
    history.keepCounter(place, simMinutes, world.counters[counter] as number);
  }
  const minuteOfDay = world.minuteOfDay();
  for (const [index, table] of model.indicators.entries()) {
    const value = table.value(world, -1) + 0;
    history.keepHour(index, simMinutes, value);
    world.observers.indicated(index, value, simMinutes);
    if (minuteOfDay === Math.floor(table.indicator.dailyMinuteOfDay / 60) * 60) {
      history.keepDay(index, world.dayIndex(), simMinutes, value);
    }
  }
  for (const [index, agency] of model.agencies.entries()) computeLevel(world, index, agency);
}

/** Level (1–4) that each trigger of an agency stands at now. */
export function triggerLevels(world: World, agency: AgencyTable): number[] {
  return agency.triggers.map((trigger) => {
    const value = world.indicatorSeenBy(-1, trigger.indicator);
    let level = 1;
    for (const threshold of trigger.thresholds) {
      if (trigger.worseHigh ? value >= threshold : value <= threshold) level++;
    }
    return level;
  });
}

function computeLevel(world: World, index: number, table: AgencyTable): void {
  const levels = triggerLevels(world, table);
  const needs = table.agency.escalation?.needs ?? 1;
  let computed = 1;
  for (let level = 2; level <= 4; level++) {
    if (levels.filter((trigger) => trigger >= level).length >= needs) computed = level;
  }
  if (world.agencies.computed[index] === computed) return;
  world.agencies.computed[index] = computed;
  world.agencies.computedSince[index] = world.simMinutes;
}

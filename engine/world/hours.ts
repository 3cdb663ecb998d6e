// Each whole hour: counters and indicators are kept for trend lines and delayed returns, and the levels
// that triggers say are worked out.

import type { AgencyTable } from '../model/model.ts';
import { planningOpen } from './planning.ts';
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

/**
 * Keeps how things stand at minute 0, just before the first event. While a planning round is open that is how things stand
 * without its plans; when it closes it is kept once more, as if never before.
 */
export function keepStart(world: World): void {
  world.history.forget();
  world.still.forget();
  world.agencies.forgetReadings();
  keepOpening(world);
  if (world.minuteOfDay() % 60 === 0) keepHour(world);
}

/** All that a delayed return can tell until the first is due. */
function keepOpening(world: World): void {
  // All at once: whoever reads the past of another finds none yet, whatever their names.
  const values = world.model.indicators.map(({ value }) => value(world, -1) + 0);
  for (const [index, value] of values.entries()) world.history.keepOpening(index, value);
}

/** Keeps this hour's figures; also those of minute 0 when it is a whole hour. */
function keepHour(world: World): void {
  world.look(() => keepFigures(world));
}

function keepFigures(world: World): void {
  const { history, model, simMinutes } = world;
  const { hourly } = model.counters;
  for (let place = 0; place < hourly.length; place++) {
    history.keepCounter(place, simMinutes, world.counters[hourly[place] as number] as number);
  }
  // First all figures, then the samples of the day: whoever reads samples of another finds yesterday's, whatever their names.
  // Each instant is measured once: minute 0 when the round is over.
  const measured = !planningOpen(world);
  for (let index = 0; index < model.indicators.length; index++) {
    const value = world.still.figureOf(world, index) + 0;
    history.keepHour(index, simMinutes, value);
    if (measured) world.observers.indicated(index, value, simMinutes);
  }
  keepDays(world);
  for (const [index, agency] of model.agencies.entries()) computeLevel(world, index, agency);
}

/** Keeps this hour's figures as samples of the day where they are due. */
function keepDays(world: World): void {
  const { history, model, simMinutes } = world;
  const minuteOfDay = world.minuteOfDay();
  for (const [index, { indicator }] of model.indicators.entries()) {
    if (minuteOfDay !== Math.floor(indicator.dailyMinuteOfDay / 60) * 60) continue;
    history.keepDay(index, world.dayIndex(), simMinutes, history.hoursAgo(index, simMinutes, 0) ?? 0);
    // Whoever asks for past days is told of this one from now on.
    world.still.forget();
  }
}

/** Level (1–4) that each trigger of an agency stands at now, of the figures as that agency sees them. */
export function triggerLevels(world: World, index: number, agency: AgencyTable): number[] {
  return agency.triggers.map((trigger) => {
    const value = world.indicatorSeenBy(index, trigger.indicator);
    let level = 1;
    for (const threshold of trigger.thresholds) {
      if (trigger.worseHigh ? value >= threshold : value <= threshold) level++;
    }
    return level;
  });
}

/** The computed level rises at once, and falls when every reading of the agency's own time for it was lower. */
function computeLevel(world: World, index: number, table: AgencyTable): void {
  const { escalation } = table.agency;
  if (escalation === null) return;
  const levels = triggerLevels(world, index, table);
  let met = 1;
  for (let level = 2; level <= 4; level++) {
    let reached = 0;
    for (const trigger of levels) if (trigger >= level) reached++;
    if (reached >= escalation.needs) met = level;
  }
  world.agencies.levelRead(index, met, world.simMinutes);
  const since = world.simMinutes - escalation.stepDownAfterMinutes;
  const computed = Math.max(met, world.agencies.highestReadAfter(index, since));
  if (world.agencies.computed[index] === computed) return;
  world.agencies.computed[index] = computed;
  world.agencies.computedSince[index] = world.simMinutes;
}

// How patients come to be: candidates of arrival sources, people an inject brings, and the start census.
// A candidate is named whether it becomes a patient or not, so changing a rate renames nobody (rule 5).

import { onGrid } from '../base/time.ts';
import { drawnValue } from '../model/compileOrigins.ts';
import type { ArrivalTable, OriginTable } from '../model/model.ts';
import { choose } from '../pathways/tables.ts';
import { purposeKey } from '../random/address.ts';
import { exponentialOf } from '../random/quantile.ts';
import { originUniform, patientUniform, personUniform } from './draw.ts';
import { goTo, workUntil } from './flow.ts';
import { canSeize, poolFor, seizeAll, seizeUnits } from './holding.ts';
import { eventKind, eventPriority, type World } from './world.ts';

const gapPurpose = purposeKey('candidate gap');
const thinPurpose = purposeKey('candidate thinning');
const dayPurpose = purposeKey('day factor');
const spreadPurpose = purposeKey('brought when');
const residualPurpose = purposeKey('census residual');

/** How far ahead candidates whom no effect can make patients are passed over; then one comes in any case. */
const passedOverMinutes = 1440;

/**
 * Puts the next candidate of an origin into the calendar. Candidates who will not become patients whatever is in
 * force then, even with effects up to the headroom, are passed over here: they keep their names and instants.
 */
export function scheduleCandidate(world: World, origin: number): void {
  const arrivals = world.model.origins[origin]?.arrivals;
  if (!arrivals || arrivals.candidatesPerMinute <= 0) return;
  const latest = world.simMinutes + passedOverMinutes;
  let ordinal = world.nextOrdinal[origin] as number;
  let at = world.simMinutes;
  for (;;) {
    const drawn = originUniform(world, origin, ordinal, gapPurpose);
    at = onGrid(at + exponentialOf(drawn) / arrivals.candidatesPerMinute);
    if (at > latest || levelOf(world, origin, ordinal, arrivals) < mostRateAt(world, origin, arrivals, at))
      break;
    ordinal++;
  }
  world.nextOrdinal[origin] = ordinal;
  world.calendar.schedule(at, eventPriority.patient, eventKind.candidate, origin);
}

/** A candidate's instant has come: it becomes a patient if its own uniform is below present ÷ highest rate. */
export function candidateComes(world: World, origin: number): void {
  const table = world.model.origins[origin] as OriginTable;
  const arrivals = table.arrivals as ArrivalTable;
  const ordinal = world.nextOrdinal[origin] as number;
  world.nextOrdinal[origin] = ordinal + 1;
  scheduleCandidate(world, origin);
  const factor = Math.min(arrivals.headroom, world.modifiers.originFactor[origin] as number);
  const presentRate = undisturbedRateAt(world, origin, arrivals, world.simMinutes) * factor;
  if (levelOf(world, origin, ordinal, arrivals) >= presentRate) return;
  goTo(world, newPatient(world, origin, ordinal), table.target);
}

/** Patients per minute that there must be more than for this candidate to become one. */
function levelOf(world: World, origin: number, ordinal: number, arrivals: ArrivalTable): number {
  return originUniform(world, origin, ordinal, thinPurpose) * arrivals.candidatesPerMinute;
}

/** Patients per minute at an instant, with effects up to the headroom. */
function mostRateAt(world: World, origin: number, arrivals: ArrivalTable, atMinutes: number): number {
  return undisturbedRateAt(world, origin, arrivals, atMinutes) * arrivals.headroom;
}

/** Patients per minute at an instant by hour, day and season, without any effect. */
function undisturbedRateAt(world: World, origin: number, arrivals: ArrivalTable, atMinutes: number): number {
  const sinceMidnight = atMinutes + world.model.calendar.startMinuteOfDay;
  const day = Math.floor(sinceMidnight / 1440);
  return (
    arrivals.ratePerMinute *
    (arrivals.hourly[Math.floor((sinceMidnight % 1440) / 60)] as number) *
    calendarFactor(world, arrivals, day) *
    seasonFactor(arrivals.season, atMinutes) *
    dayFactor(world, origin, arrivals, day)
  );
}

function calendarFactor(world: World, arrivals: ArrivalTable, day: number): number {
  const weekday = arrivals.dayFactors[(day + world.model.calendar.startWeekday) % 7] as number;
  if (!world.model.calendar.holidays.has(day)) return weekday;
  const holiday = arrivals.dayFactors[7] as number;
  return Number.isNaN(holiday) ? weekday : holiday;
}

function seasonFactor(points: ArrivalTable['season'], minutes: number): number {
  const first = points[0];
  if (first === undefined) return 1;
  let before = first;
  if (minutes <= first.atMinutes) return first.factor;
  for (const point of points) {
    if (point.atMinutes > minutes) {
      const along = (minutes - before.atMinutes) / (point.atMinutes - before.atMinutes);
      return before.factor + along * (point.factor - before.factor);
    }
    before = point;
  }
  return before.factor;
}

/** The day's own factor: a pure function of its address, remembered only to save time. */
function dayFactor(world: World, origin: number, arrivals: ArrivalTable, day: number): number {
  if (arrivals.dayFactor === null) return 1;
  const memo = world.dayFactors[origin];
  if (memo?.day === day) return memo.factor;
  const drawn = arrivals.dayFactor(originUniform(world, origin, day, dayPurpose));
  const factor = Math.min(arrivals.dayFactorMost, drawn);
  world.dayFactors[origin] = { day, factor };
  return factor;
}

export function newPatient(world: World, origin: number, ordinal: number): number {
  const { patients, model } = world;
  const slot = patients.allocate();
  patients.source[slot] = origin;
  patients.ordinal[slot] = ordinal;
  patients.episodeAt[slot] = world.simMinutes;
  const base = slot * model.attributes.length;
  for (const draw of (model.origins[origin] as OriginTable).draws) {
    const purpose = model.attributes[draw.attribute]?.purpose as number;
    const uniform = personUniform(world, slot, purpose);
    patients.attributes[base + draw.attribute] = drawnValue(draw, uniform, patients.attributes, base);
  }
  world.arrivals += 1;
  const counter = model.counters.arrived + origin;
  world.counters[counter] = (world.counters[counter] as number) + 1;
  world.observers.arrived(origin, world.simMinutes);
  world.onJourney?.(slot, 'arrive', model.origins[origin]?.id ?? '', null);
  return slot;
}

/** People an inject brings: each at an instant of its own within the span. */
export function bringPeople(world: World, origin: number, count: number, overMinutes: number): void {
  for (let ordinal = 0; ordinal < count; ordinal++) {
    const after = originUniform(world, origin, ordinal, spreadPurpose) * overMinutes;
    world.calendar.schedule(
      onGrid(world.simMinutes + after),
      eventPriority.patient,
      eventKind.brought,
      ordinal * 4096 + origin,
    );
  }
}

export function broughtComes(world: World, subject: number): void {
  const origin = subject % 4096;
  const slot = newPatient(world, origin, Math.floor(subject / 4096));
  goTo(world, slot, (world.model.origins[origin] as OriginTable).target);
}

/** Everybody who is there at minute 0: first those at work in a step, then those who wait. */
export function seatCensus(world: World): void {
  for (const working of [true, false]) {
    for (const [origin, table] of world.model.origins.entries()) {
      if (table.census === null || table.census.working !== working) continue;
      for (let ordinal = 0; ordinal < table.census.count; ordinal++) seatOne(world, origin, table, ordinal);
    }
  }
}

function seatOne(world: World, origin: number, table: OriginTable, ordinal: number): void {
  const census = table.census as NonNullable<OriginTable['census']>;
  const slot = newPatient(world, origin, ordinal);
  for (const pools of census.holding) {
    const pool = poolFor(world, { pools, units: 1 });
    seizeUnits(world, slot, pool >= 0 ? pool : (pools[0] as number), 1, false);
  }
  const step = world.model.steps[census.step];
  if (!census.working || step === undefined || !canSeize(world, step.requirements)) {
    return goTo(world, slot, table.target);
  }
  const { patients, model } = world;
  seizeAll(world, slot, step.requirements);
  patients.step[slot] = census.step;
  for (const first of [model.counters.entered, model.counters.started]) {
    world.counters[first + census.step] = (world.counters[first + census.step] as number) + 1;
  }
  const residual =
    census.residual && choose(census.residual, patients.attributes, slot * model.attributes.length);
  const minutes = residual
    ? residual(
        patientUniform(world, slot, step.workPurpose, 0),
        patientUniform(world, slot, residualPurpose, 0),
      )
    : 0;
  workUntil(world, slot, onGrid(world.simMinutes + minutes));
}

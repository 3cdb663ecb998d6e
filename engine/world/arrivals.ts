// How patients come to be: arrivals of sources, and people an inject brings. An arrival of a source that follows a
// rate is first a candidate, named whether it becomes a patient or not, so changing a rate renames nobody (rule 5).

import { onGrid } from '../base/time.ts';
import { drawnValue } from '../model/compileOrigins.ts';
import type { ArrivalTable, AttributeDraw, OriginTable, RateTable } from '../model/model.ts';
import type { Evaluate } from '../pathways/readState.ts';
import { purposeKey } from '../random/address.ts';
import { exponentialOf } from '../random/quantile.ts';
import { originUniform } from './draw.ts';
import { goTo } from './flow.ts';
import { candidateAfter, couldCome, undisturbedRateAt } from './rates.ts';
import { noTimeBetween } from './telling.ts';
import { eventKind, eventPriority, type World } from './world.ts';

const gapPurpose = purposeKey('candidate gap');
const thinPurpose = purposeKey('candidate thinning');
const sizePurpose = purposeKey('arrival size');
const spreadPurpose = purposeKey('brought when');

/** A gap that is stretched to nearly nothing is so long: a twentieth of a second, in minutes. */
const leastStretchedGap = 1 / 1024;

/** How far ahead candidates whom no effect can make patients are passed over; then one comes in any case. */
const passedOverMinutes = 1440;

/** Puts the first arrival of every source into the calendar. */
export function startArrivals(world: World): void {
  for (const [origin, table] of world.model.origins.entries()) {
    if (table.arrivals !== null) scheduleArrival(world, origin, table.arrivals, table.arrivals.fromMinutes);
  }
}

/** Puts the next arrival of an origin, counted on from an instant, into the calendar, if there is one. */
function scheduleArrival(world: World, origin: number, arrivals: ArrivalTable, from: number): void {
  if ((world.arrivalsMade[origin] as number) >= arrivals.most) return;
  if (arrivals.kind === 'rate') return scheduleCandidate(world, origin, arrivals, from);
  const at = instantOf(world, origin, arrivals, from, world.nextOrdinal[origin] as number);
  if (at < arrivals.untilMinutes) scheduleAt(world, origin, at);
}

function scheduleAt(world: World, origin: number, atMinutes: number): void {
  world.calendar.schedule(atMinutes, eventPriority.patient, eventKind.candidate, origin);
}

function instantOf(
  world: World,
  origin: number,
  arrivals: Exclude<ArrivalTable, RateTable>,
  from: number,
  ordinal: number,
): number {
  switch (arrivals.kind) {
    case 'every': {
      const gap = arrivals.gap(originUniform(world, origin, ordinal, gapPurpose));
      if (arrivals.stretch === null) return onGrid(from + gap);
      return onGrid(from + Math.max(leastStretchedGap, gap * stretchNow(world, origin, arrivals.stretch)));
    }
    case 'at':
      return ordinal < arrivals.atMinutes.length
        ? Math.max(from, onGrid(arrivals.atMinutes[ordinal] as number))
        : Number.POSITIVE_INFINITY;
  }
}

function stretchNow(world: World, origin: number, stretch: Evaluate): number {
  const factor = stretch(world, -1);
  if (factor <= 0) throw noTimeBetween(world, origin, factor);
  return factor;
}

/**
 * Puts the next candidate into the calendar. Candidates who will not become patients whatever is in force then, even with
 * effects up to the headroom, are passed over here: they keep their names and instants.
 */
function scheduleCandidate(world: World, origin: number, arrivals: RateTable, from: number): void {
  const { candidatesPerMinute, steady } = arrivals;
  if (candidatesPerMinute <= 0) return;
  const allCome = steady && arrivals.headroom === 1;
  const latest = from + passedOverMinutes;
  let ordinal = world.nextOrdinal[origin] as number;
  let at = from;
  for (;;) {
    at = onGrid(
      candidateAfter(world, arrivals, at, exponentialOf(originUniform(world, origin, ordinal, gapPurpose))),
    );
    if (allCome || at > latest) break;
    const level = originUniform(world, origin, ordinal, thinPurpose) * candidatesPerMinute;
    if (couldCome(world, origin, arrivals, at, level)) break;
    ordinal++;
  }
  world.nextOrdinal[origin] = ordinal;
  if (at < arrivals.untilMinutes) scheduleAt(world, origin, at);
}

/** An arrival's instant has come; whether anybody comes is decided by its own uniform. */
export function candidateComes(world: World, origin: number): void {
  const table = world.model.origins[origin] as OriginTable;
  const arrivals = table.arrivals as ArrivalTable;
  const ordinal = world.nextOrdinal[origin] as number;
  world.nextOrdinal[origin] = ordinal + 1;
  const isPatient = comes(world, origin, arrivals, ordinal);
  if (isPatient) world.arrivalsMade[origin] = (world.arrivalsMade[origin] as number) + 1;
  scheduleArrival(world, origin, arrivals, world.simMinutes);
  if (!isPatient) return;
  if (arrivals.size === null) return goTo(world, newPatient(world, origin, ordinal), table.target);
  const drawn = Math.round(arrivals.size(originUniform(world, origin, ordinal, sizePurpose)));
  for (let member = 0; member < Math.min(drawn, arrivals.sizeMost); member++) {
    goTo(world, newPatient(world, origin, ordinal * arrivals.sizeMost + member), table.target);
  }
}

/** Whether a candidate's own uniform is below present ÷ highest rate. */
function comes(world: World, origin: number, arrivals: ArrivalTable, ordinal: number): boolean {
  const factor = Math.min(arrivals.headroom, world.modifiers.originFactor[origin] as number);
  if (arrivals.kind !== 'rate') {
    return factor >= 1 || originUniform(world, origin, ordinal, thinPurpose) < factor;
  }
  if (arrivals.steady && factor === arrivals.headroom) return true;
  const level = originUniform(world, origin, ordinal, thinPurpose) * arrivals.candidatesPerMinute;
  return level < undisturbedRateAt(world, origin, arrivals, world.simMinutes) * factor;
}

export function newPatient(world: World, origin: number, ordinal: number): number {
  const { patients, model } = world;
  const table = model.origins[origin] as OriginTable;
  const slot = patients.allocate();
  patients.source[slot] = origin;
  patients.ordinal[slot] = ordinal;
  patients.episodeAt[slot] = world.simMinutes;
  if (table.draws.length > 0) drawAttributes(world, slot, origin, ordinal);
  world.arrivals += 1;
  const counter = model.counters.arrived + origin;
  world.counters[counter] = (world.counters[counter] as number) + 1;
  world.onJourney?.(slot, 'arrive', table.id, null);
  return slot;
}

function drawAttributes(world: World, slot: number, origin: number, ordinal: number): void {
  const { patients, model } = world;
  const table = model.origins[origin] as OriginTable;
  const base = slot * model.attributes.length;
  for (let each = 0; each < table.draws.length; each++) {
    const draw = table.draws[each] as AttributeDraw;
    if (draw.fixed !== null) {
      patients.attributes[base + draw.attribute] = draw.fixed;
      continue;
    }
    const uniform = originUniform(world, origin, ordinal, draw.purpose);
    patients.attributes[base + draw.attribute] = drawnValue(draw, uniform, patients.attributes, base);
  }
  for (const { attribute, values } of table.given) {
    patients.attributes[base + attribute] = values[ordinal % values.length] as number;
  }
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

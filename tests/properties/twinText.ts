// The scenario file of a house of the twin.

import {
  type Ask,
  type House,
  hasList,
  type Release,
  type Resource,
  type Step,
  type Stop,
  type Way,
} from './twinHouse.ts';

/** The scenario file of a house. */
export function houseText({ variables, resources, groups, sources, steps, outcomes }: House): string {
  const section = (title: string, entries: readonly string[]): string =>
    entries.length === 0 ? '' : `${title}:\n${entries.map((entry) => `  - {${entry}}\n`).join('')}`;
  return [
    'flowday: 1\nscenario: house\n',
    'calendar: {unit: min, start: 2024-01-01, length: 1 day}\n',
    'attributes: [{id: urgency, number: 0}]\n',
    section(
      'variables',
      variables.map(({ id, value }) => `id: ${id}, value: ${value}`),
    ),
    section(
      'arrivals',
      sources.map(
        ({ id, at, urgency, to }) =>
          `id: ${id}, at: ${list(at)}, given: {urgency: ${list(urgency)}}, to: ${to}`,
      ),
    ),
    section('resources', resources.map(resourceText)),
    section(
      'groups',
      groups.map(({ id, members }) => `id: ${id}, members: ${list(members)}`),
    ),
    section('steps', steps.map(stepText)),
    section(
      'outcomes',
      outcomes.map((id) => `id: ${id}`),
    ),
  ].join('');
}

function list(values: readonly (string | number)[]): string {
  return `[${values.join(', ')}]`;
}

function resourceText({ id, slots, capacity, whenCut, closures, prefers, refills }: Resource): string {
  const closed = closures.map(
    ({ from, until, units }) => `{from: ${from}, until: ${until}, units: ${units}}`,
  );
  const filled = refills.map(({ at, to }) => `{days: all, at: "${timeOfDay(at)}", to: ${to}}`);
  return [
    `id: ${id}, capacity: ${capacity}`,
    slots ? `kind: slots, refills: ${list(filled)}` : `when-cut: ${whenCut}, closures: ${list(closed)}`,
    ...(prefers.length === 0 ? [] : [`prefers: ${list(prefers)}`]),
  ].join(', ');
}

function timeOfDay(minute: number): string {
  const two = (digits: number): string => String(digits).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function stepText(step: Step): string {
  const { room, patience, jockey, together, preempt, serveWhen, stretch, supply, set, stopWhen } = step;
  const needs = step.needs.map(({ what, units }) => `{resource: ${what}, units: ${units}}`);
  const orAfter = together?.orAfterMinutes ?? null;
  return [
    `id: ${step.id}`,
    ...(needs.length === 0 ? [] : [`seize: ${list(needs)}`]),
    ...(serveWhen === null ? [] : [`serve-when: ${askText(serveWhen)}`]),
    ...(hasList(step) ? [`rank: ${askText(step.rank)}`, `order: ${order(step)}`] : []),
    ...(preempt === null ? [] : [`preempt: ${stopText(preempt)}`]),
    ...(room === null ? [] : [`room: {places: ${room.places}, when-full: ${room.full}}`]),
    ...(patience === null
      ? []
      : [
          `patience: {after: {list: ${list(patience.minutes)}}, to: ${patience.to}, release: ${list(patience.release)}}`,
        ]),
    ...(jockey === null ? [] : [`jockey: {with: ${list(jockey.with)}, fewer: ${jockey.fewer}}`]),
    ...(together === null
      ? []
      : [
          `together: {least: ${together.least}, most: ${together.most}${orAfter === null ? '' : `, or-after: ${orAfter}`}${together.until.length === 0 ? '' : `, until: ${list(together.until)}`}}`,
        ]),
    ...(step.work.length === 0 ? [] : [`lasts: {list: ${list(step.work)}}`]),
    ...(stretch === null ? [] : [`stretch: ${askText(stretch)}`]),
    ...(stopWhen === null
      ? []
      : [`stop: {when: ${askText(stopWhen.when)}, to: ${stopWhen.to}, release: ${list(stopWhen.release)}}`]),
    ...(supply.length === 0
      ? []
      : [`supply: ${list(supply.map(({ what, units }) => `{resource: ${what}, units: ${units}}`))}`]),
    ...(set.length === 0
      ? []
      : [`set: {${set.map(({ what, to }) => `${what}: ${askText(to)}`).join(', ')}}`]),
    ...(step.releaseAtStart.length === 0 ? [] : [`release-at-start: ${releases(step.releaseAtStart)}`]),
    ...(step.hold.length === 0 ? [] : [`hold: ${list(step.hold)}`]),
    ...(step.release.length === 0 ? [] : [`release: ${releases(step.release)}`]),
    `next: ${wayText(step.next)}`,
  ].join(', ');
}

function order({ lastCome }: Step): string {
  return lastCome ? 'last-come' : 'first-come';
}

function stopText({ how, to, atBack, earliest }: Stop): string {
  const first = `first: ${earliest ? 'earliest' : 'latest'}`;
  if (how === 'lose') return `{how: lose, to: ${to}, ${first}}`;
  return `{how: ${how}, waits: ${atBack ? 'at-back' : 'in-front'}, ${first}}`;
}

function releases(all: readonly Release[]): string {
  const text = ({ what, afterMinutes }: Release): string =>
    afterMinutes === 0 ? what : `{resource: ${what}, after: ${afterMinutes}}`;
  return list(all.map(text));
}

function wayText(way: Way): string {
  switch (way.kind) {
    case 'to':
      return way.to;
    case 'shortest':
    case 'in-turn':
      return `{${way.kind}: ${list(way.among)}}`;
    case 'first-free':
      return `{first-free: ${list(way.among)}, otherwise: ${wayText(way.otherwise)}}`;
    case 'if':
      return `{cases: [{when: ${askText(way.when)}, to: ${way.to}}, {otherwise: ${wayText(way.otherwise)}}]}`;
  }
}

function askText(ask: Ask): string {
  switch (ask.kind) {
    case 'number':
      return String(ask.value);
    case 'urgency':
    case 'stay':
    case 'party':
      return ask.kind;
    case 'variable':
      return ask.id;
    case 'two':
      return `(${askText(ask.left)} ${ask.sign} ${askText(ask.right)})`;
    default:
      return `${ask.kind}(${ask.of})`;
  }
}

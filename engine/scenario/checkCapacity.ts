// Are there ever enough units? Owns the checks of rotas, refills and the census against capacities.

import { dayNumberOf, weekdayOf } from '../base/civilDate.ts';
import type { Checking } from './directory.ts';
import { effectsOf, hasList } from './pathwayGraph.ts';
import type { CensusEntry, DayKind, Resource, Scenario, Shift, Step } from './scenario.ts';

const dayKinds: readonly DayKind[] = [0, 1, 2, 3, 4, 5, 6, 7];

export function checkCapacity(checking: Checking): void {
  for (const resource of checking.scenario.resources) {
    if (!checking.reading.isDoubtful(resource)) checkResource(resource, checking);
  }
  checkSeizes(checking);
  checkCensus(checking);
}

function checkResource(resource: Resource, checking: Checking): void {
  const { scenario, reading } = checking;
  const slots = resource.kind === 'slots';
  if (slots && resource.rota.length > 0) {
    reading.report(reading.offsetOf(resource, 'rota'), {
      code: 'rota-of-slots',
      sentence: 'Slots are refilled; they have no rota.',
      expected: 'refills',
    });
  }
  if (!slots && resource.refills.length > 0) {
    reading.report(reading.offsetOf(resource, 'refills'), {
      code: 'refills-without-slots',
      sentence: 'Only slots are refilled.',
      expected: 'kind: slots, or a rota',
    });
  }
  if (slots && resource.refills.length === 0 && !isSupplied(resource, scenario)) {
    reading.report(reading.offsetOf(resource), {
      code: 'never-refilled',
      severity: 'warning',
      sentence: `"${resource.id}" are used up, never refilled, and no step supplies any.`,
      hint: 'Give it "refills", or let a step "supply" it. Right for a stock that is used up once.',
    });
  }
  const days = new Set([...resource.rota, ...resource.refills].flatMap((one) => one.days));
  const everyWeekday = [0, 1, 2, 3, 4, 5, 6].every((day) => days.has(day as DayKind));
  if (scenario.calendar.holidays.length > 0 && everyWeekday && !days.has(7)) {
    reading.report(reading.offsetOf(resource, slots ? 'refills' : 'rota'), {
      code: 'rota-without-holidays',
      severity: 'warning',
      sentence: `"${resource.id}" covers every weekday, but no holidays.`,
      hint: 'A holiday is no weekday: name "holidays", or say "all".',
    });
  }
  reportPreferences(resource, checking);
  const use = scenario.steps.some(({ seize }) =>
    seize.some(({ resource: name }) => membersOf(name, scenario).includes(resource.id)),
  );
  if (!use && scenario.steps.length > 0 && !scenario.steps.some((step) => reading.isDoubtful(step))) {
    reading.report(reading.offsetOf(resource), {
      code: 'unused-resource',
      severity: 'warning',
      sentence: `No step seizes "${resource.id}".`,
      hint: 'Name it in the "seize" of a step, or leave it out.',
    });
  }
}

/** A unit looks first at the lists of those it can serve. */
function reportPreferences(resource: Resource, { scenario, reading }: Checking): void {
  const { id, prefers } = resource;
  for (const [index, preferred] of prefers.entries()) {
    const step = scenario.steps.find((one) => one.id === preferred);
    if (step === undefined || reading.isDoubtful(step)) continue;
    const seizes = step.seize.some((one) => membersOf(one.resource, scenario).includes(id));
    const isAgain = prefers.indexOf(preferred) < index;
    if (seizes && !isAgain) continue;
    reading.report(reading.offsetOf(resource, 'prefers', index), {
      code: 'bad-preference',
      sentence: isAgain
        ? `"${preferred}" stands here twice.`
        : `"${preferred}" seizes no "${id}": there is nothing that it could prefer.`,
      hint: isAgain ? 'Keep one of them.' : `Name a step that seizes "${id}", or a group in which it is.`,
    });
  }
}

/** Some step makes up what was used. */
function isSupplied({ id }: Resource, { steps }: Scenario): boolean {
  return steps.some(({ supply }) => supply.some(({ resource }) => resource === id));
}

/** Those of which effects may make more. */
export function growingResources(scenario: Scenario): ReadonlySet<string> {
  return new Set(
    effectsOf(scenario).flatMap((effect) => (effect.kind === 'capacity' ? [effect.resource] : [])),
  );
}

/** A seize that asks for more than there ever is would wait for ever. */
function checkSeizes({ scenario, reading }: Checking): void {
  const growing = growingResources(scenario);
  const resourceById = new Map(scenario.resources.map((resource) => [resource.id, resource]));
  /** null: nobody can say. */
  const mostOf = remembered((name: string): number | null => {
    const members = membersOf(name, scenario).map((id) => resourceById.get(id));
    const known = members.flatMap((one) =>
      one === undefined || growing.has(one.id) || isSupplied(one, scenario) || reading.isDoubtful(one)
        ? []
        : [mostUnits(one)],
    );
    return known.length < members.length ? null : known.reduce((sum, units) => sum + units, 0);
  });
  for (const step of scenario.steps) {
    const seized = new Map<string, number>();
    for (const seize of step.seize) {
      const most = mostOf(seize.resource);
      if (most === null || typeof seize.units !== 'number') continue;
      const units = (seized.get(seize.resource) ?? 0) + seize.units;
      seized.set(seize.resource, units);
      if (units <= most) continue;
      reading.report(reading.offsetOf(seize), {
        code: 'never-enough',
        sentence: `There are never more than ${most} of "${seize.resource}", and ${units} are seized.`,
        hint: `Seize ${most === 0 ? 'something else' : `${most} or fewer`}, or give "${seize.resource}" a larger capacity, a rota or a lever that adds to it.`,
      });
    }
  }
}

function remembered<T>(of: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    if (!known.has(name)) known.set(name, of(name));
    return known.get(name) as T;
  };
}

function checkCensus({ scenario, reading }: Checking): void {
  const asked = new Map<string, number>();
  const lastEntry = new Map<string, object>();
  const ask = (name: string, count: number, entry: object): void => {
    asked.set(name, (asked.get(name) ?? 0) + count);
    lastEntry.set(name, entry);
  };
  const resources = new Map(scenario.resources.map((resource) => [resource.id, resource]));
  for (const entry of scenario.census) {
    for (const name of entry.holding) ask(name, entry.count, entry);
    const step = scenario.steps.find(({ id }) => id === entry.step);
    if (step === undefined) continue;
    checkClocks(entry, step, reading);
    if (entry.progress === 'waiting') {
      if (!hasList(step)) {
        reading.report(reading.offsetOf(entry, 'progress'), {
          code: 'nothing-to-wait-for',
          sentence: `Nobody waits for "${step.id}": it seizes nothing, and nobody is kept for a party or a time.`,
          expected: 'progress: working, or starting',
        });
      }
      continue;
    }
    if (step.together !== null) {
      reading.report(reading.offsetOf(entry, 'progress'), {
        code: 'party-in-census',
        sentence: `At "${step.id}" patients are served together; who with whom is not known at the start.`,
        expected: 'progress: waiting',
      });
      continue;
    }
    for (const { resource, units } of step.seize) {
      if (resources.get(resource)?.kind !== 'slots')
        ask(resource, entry.count * (typeof units === 'number' ? units : 1), entry);
    }
  }
  for (const [name, entry] of lastEntry) {
    const members = membersOf(name, scenario);
    const names = new Set([name, ...members]);
    // Whoever is in a smaller group of these members, or holds one of them by name, counts too.
    const inside = [...asked].filter(
      ([other]) => names.has(other) || membersOf(other, scenario).every((id) => names.has(id)),
    );
    const demand = inside.reduce((sum, [, count]) => sum + count, 0);
    const units = members.reduce((sum, id) => sum + unitsAtStart(resources.get(id), scenario), 0);
    const doubtful = members.some((id) => {
      const resource = resources.get(id);
      return resource === undefined || reading.isDoubtful(resource);
    });
    if (demand <= units || doubtful) continue;
    reading.report(reading.offsetOf(entry), {
      code: 'census-too-large',
      sentence: `At the start ${demand} units of "${name}" are taken, and there are ${units}.`,
      hint: 'Lower "count", raise the capacity, or let some of them wait for it: progress: waiting. Of a rota only shifts on duty at the start count.',
    });
  }
}

/** What is behind somebody is known of work that is drawn, of those who are in the middle of it. */
function checkClocks(entry: CensusEntry, step: Step, reading: Checking['reading']): void {
  if (entry.progress === 'working' && step.lasts?.kind === 'drawn') return;
  for (const one of entry.clocks) {
    if (one.since !== 'worked') continue;
    reading.report(reading.offsetOf(one), {
      code: 'not-worked',
      sentence: `How much of their work at "${step.id}" lies behind them is not known.`,
      expected: 'a duration, or a distribution',
      hint: 'Known is it of "progress: working", where "lasts" is drawn.',
    });
  }
}

function membersOf(name: string, scenario: Scenario): readonly string[] {
  return scenario.groups.find(({ id }) => id === name)?.members ?? [name];
}

/** The most units that a rota or a refill ever provides. */
export function mostUnits(resource: Resource): number {
  if (resource.kind === 'slots') {
    return Math.max(resource.capacity, ...resource.refills.map(({ units }) => units));
  }
  const starts = [0, ...resource.rota.map(({ fromMinuteOfDay }) => fromMinuteOfDay)];
  let most = 0;
  for (const today of dayKinds) {
    for (const yesterday of dayKinds) {
      for (const minute of starts) most = Math.max(most, unitsAt(resource, today, yesterday, minute));
    }
  }
  return most;
}

function unitsAtStart(resource: Resource | undefined, scenario: Scenario): number {
  if (resource === undefined) return 0;
  const { startDate, startMinuteOfDay, holidays } = scenario.calendar;
  const day = dayNumberOf(startDate) ?? 0;
  const kindOf = (date: number): DayKind =>
    holidays.some((holiday) => dayNumberOf(holiday) === date) ? 7 : (weekdayOf(date) as DayKind);
  return unitsAt(resource, kindOf(day), kindOf(day - 1), startMinuteOfDay);
}

function unitsAt(resource: Resource, today: DayKind, yesterday: DayKind, minute: number): number {
  return resource.rota.reduce(
    (units, shift) => units + (isOn(shift, today, yesterday, minute) ? shift.capacity : 0),
    resource.capacity,
  );
}

function isOn(shift: Shift, today: DayKind, yesterday: DayKind, minute: number): boolean {
  const { fromMinuteOfDay: from, toMinuteOfDay: to } = shift;
  if (from < to) return shift.days.includes(today) && minute >= from && minute < to;
  return (shift.days.includes(today) && minute >= from) || (shift.days.includes(yesterday) && minute < to);
}

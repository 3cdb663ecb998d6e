// Ids of a scenario → indexes of a model, and the resolver that expressions are compiled with.

import { byId } from '../base/order.ts';
import type { NameTables } from '../pathways/compileExpression.ts';
import { outcomeTarget } from '../pathways/tables.ts';
import { actingLoops } from '../scenario/pathwayGraph.ts';
import type { CategoryAttribute, Next, Scenario } from '../scenario/scenario.ts';
import type { CounterLayout, Finder } from './model.ts';
import { compileShape } from './rateShape.ts';

export interface Names extends NameTables {
  readonly find: Finder;
  /** A resource or group → pools in order of preference. */
  poolsOf(id: string): readonly number[];
  /** A step or outcome → target number. */
  target(id: string): number;
  /** Position of a category, or the number that the text says. */
  caseValue(attribute: string, is: string): number;
  /** The counter of each way on that goes in turn. */
  readonly turns: ReadonlyMap<Next, number>;
  layout(): CounterLayout;
}

export function compileNames(scenario: Scenario): Names {
  const find = compileFinder(scenario);
  const parameters = new Map(scenario.parameters.map((parameter) => [parameter.id, parameter.value]));
  const groups = new Map(scenario.groups.map((group) => [group.id, group.members]));
  const categories = new Map(
    scenario.attributes
      .filter((attribute): attribute is CategoryAttribute => attribute.kind === 'category')
      .map((attribute) => [attribute.id, attribute.categories]),
  );
  const profiles = new Map(scenario.profiles.map((profile) => [profile.id, compileShape(profile.shape)]));
  const counters = countersOf(scenario, find);
  const hourly: number[] = [];
  const pools = (id: string): readonly number[] | null => {
    const pool = find.pool.get(id);
    if (pool !== undefined) return [pool];
    const members = groups.get(id);
    return members ? members.map((member) => known(find.pool, member)) : null;
  };
  const category = (attribute: string, name: string): number | null => {
    const position = categories.get(attribute)?.indexOf(name) ?? -1;
    return position < 0 ? null : position;
  };
  const categoryCounts = byId(scenario.attributes).map(({ id }) => categories.get(id)?.length ?? 0);
  return {
    find,
    parameter: (name) => parameters.get(name) ?? null,
    attribute: (name) => find.attribute.get(name) ?? null,
    variable: (name) => find.variable.get(name) ?? null,
    category,
    categories: (attribute) => categoryCounts[attribute] ?? 0,
    pools,
    step: (name) => find.step.get(name) ?? null,
    turns: counters.turns,
    counter: counters.find,
    keepHourly: (counter) => {
      if (!hourly.includes(counter)) hourly.push(counter);
    },
    clock: (name) => find.clock.get(name) ?? null,
    indicator: (name) => find.indicator.get(name) ?? null,
    profile: (name) => profiles.get(name) ?? null,
    intervention: (name) => find.intervention.get(name) ?? null,
    agency: (name) => find.agency.get(name) ?? null,
    poolsOf: (id) => {
      const found = pools(id);
      if (found === null) throw new Error(`Unknown resource in a checked scenario: ${id}`);
      return found;
    },
    target: (id) => {
      const step = find.step.get(id);
      return step !== undefined ? step : outcomeTarget(known(find.outcome, id));
    },
    caseValue: (attribute, is) => category(attribute, is) ?? Number(is),
    layout: () => counters.layout([...hourly].sort((left, right) => left - right)),
  };
}

export function known(map: ReadonlyMap<string, number>, id: string): number {
  const index = map.get(id);
  if (index === undefined) throw new Error(`Unknown id in a checked scenario: ${id}`);
  return index;
}

function compileFinder(scenario: Scenario): Finder {
  const brings = scenario.injects.filter((inject) => inject.brings !== null);
  return {
    step: indexed(scenario.steps),
    outcome: indexed(scenario.outcomes),
    pool: indexed(scenario.resources),
    origin: indexed([...scenario.sources, ...scenario.census, ...brings]),
    indicator: indexed(scenario.indicators),
    intervention: indexed([...scenario.levers, ...scenario.injects, ...actingLoops(scenario)]),
    agency: indexed(scenario.agencies),
    clock: indexed(scenario.clocks),
    attribute: indexed(scenario.attributes),
    variable: indexed(scenario.variables),
  };
}

function indexed(items: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(byId(items).map((item, index) => [item.id, index]));
}

interface Counters {
  /** Of each way on that goes in turn, the counter of those it has sent on. */
  readonly turns: ReadonlyMap<Next, number>;
  find(kind: string, id: string, limitMinutes: number | null): number | null;
  layout(hourly: readonly number[]): CounterLayout;
}

function waysInTurn(next: Next): readonly Next[] {
  if (next.kind === 'in-turn') return [next];
  if (next.kind === 'first-free') return waysInTurn(next.otherwise);
  return next.kind === 'cases' ? next.cases.flatMap((entry) => waysInTurn(entry.next)) : [];
}

function countersOf(scenario: Scenario, find: Finder): Counters {
  const steps = find.step.size;
  const base = {
    entered: 0,
    started: steps,
    ended: 2 * steps,
    gaveUp: 3 * steps,
    baulked: 4 * steps,
    turnedAway: 5 * steps,
    interrupted: 6 * steps,
    jockeyed: 7 * steps,
    worked: 8 * steps,
    left: 9 * steps,
    stopped: 10 * steps,
    enteredOutcome: 11 * steps,
    arrived: 11 * steps + find.outcome.size,
  };
  let next = base.arrived + find.origin.size;
  const clock: number[] = [];
  const limits: (readonly number[])[] = [];
  for (const entry of byId(scenario.clocks)) {
    clock.push(next);
    limits.push(entry.limitsMinutes);
    next += 2 + entry.limitsMinutes.length;
  }
  const turns = new Map<Next, number>();
  for (const step of byId(scenario.steps)) for (const way of waysInTurn(step.next)) turns.set(way, next++);
  const count = next;
  const at = (map: ReadonlyMap<string, number>, id: string, from: number): number | null => {
    const index = map.get(id);
    return index === undefined ? null : from + index;
  };
  return {
    turns,
    find: (kind, id, limitMinutes) => {
      if (kind === 'arrived') return at(find.origin, id, base.arrived);
      if (kind === 'finished' || kind === 'minutes' || kind === 'over') {
        const index = find.clock.get(id);
        if (index === undefined) return null;
        const from = clock[index] as number;
        if (kind !== 'over') return kind === 'finished' ? from : from + 1;
        const limit = (limits[index] as readonly number[]).indexOf(limitMinutes ?? -1);
        return limit < 0 ? null : from + 2 + limit;
      }
      const outcome =
        kind === 'entered' || kind === 'ended' ? at(find.outcome, id, base.enteredOutcome) : null;
      return outcome ?? at(find.step, id, base[kind as 'entered']);
    },
    layout: (hourly) => {
      const hourlyPlace = new Array<number>(count).fill(-1);
      for (const [place, counter] of hourly.entries()) hourlyPlace[counter] = place;
      return { ...base, count, clock, hourly, hourlyPlace };
    },
  };
}

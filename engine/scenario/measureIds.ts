// Which measures a run of a scenario has: their ids, and of what each is. Owns the list; what they come to is
// measured elsewhere.

import { hasList } from './pathwayGraph.ts';
import type { Resource, Scenario, Step } from './scenario.ts';

/** Of the whole, not of any one thing. */
const ofTheWhole: readonly string[] = ['in-system', 'stay', 'run-minutes'];

/** Measures have a dot in their ids, or are of the whole. */
export function isMeasureId(id: string): boolean {
  return id.includes('.') || ofTheWhole.includes(id);
}

const known = new WeakMap<Scenario, ReadonlySet<string>>();

/** Whether a run of the scenario has a measure of this id. */
export function hasMeasure(id: string, scenario: Scenario): boolean {
  const ids = known.get(scenario) ?? new Set(measureIdsOf(scenario));
  known.set(scenario, ids);
  return ids.has(id);
}

/** Every id, in the order of the file. Measures exist only where they mean something. */
export function measureIdsOf(scenario: Scenario): readonly string[] {
  const brought = scenario.injects.filter(({ brings }) => brings !== null);
  return [
    ...[...scenario.sources, ...brought].map(({ id }) => `arrivals.${id}`),
    ...scenario.steps.flatMap((step) => namesOf(step, scenario).map((name) => `${name}.${step.id}`)),
    ...scenario.resources
      .filter(({ kind }) => kind !== 'slots')
      .flatMap(({ id }) => [`in-use.${id}`, `utilisation.${id}`, `full.${id}`]),
    ...scenario.outcomes.flatMap(({ id }) => [`outcome.${id}`, `share.${id}`, `stay.${id}`]),
    ...scenario.clocks.flatMap(({ id, limitsMinutes }) => [
      `clock.${id}`,
      ...limitsMinutes.map((minutes) => `over.${id}.${minutes}`),
    ]),
    ...scenario.indicators.map(({ id }) => `indicator.${id}`),
    ...scenario.kpis.map(({ id }) => `kpi.${id}`),
    ...scenario.ledger.map(({ id }) => `ledger.${id}`),
    ...ofTheWhole,
  ];
}

function namesOf(step: Step, scenario: Scenario): readonly string[] {
  const { room, open } = step;
  return [
    ...(hasList(step) ? ['wait', 'waited', 'queueing', 'waiting'] : []),
    ...['present', 'time', 'started', 'ended'],
    ...(step.patience === null ? [] : ['gave-up']),
    ...(step.baulk === null ? [] : ['baulked']),
    ...(room?.whenFull || open?.whenClosed ? ['turned-away'] : []),
    ...(room !== null && room.whenFull === null ? ['blocked'] : []),
    ...(mayBeInterrupted(step, scenario) ? ['interrupted'] : []),
    ...(step.stop === null ? [] : ['stopped']),
    ...(step.jockey === null ? [] : ['jockeyed']),
  ];
}

/** By whoever is more urgent, or when units go that it needs. */
function mayBeInterrupted({ lasts, together, preempt, seize }: Step, scenario: Scenario): boolean {
  if (lasts === null || together !== null) return false;
  const needed = seize.flatMap(({ resource }) => {
    const group = scenario.groups.find(({ id }) => id === resource);
    return group === undefined ? [resource] : group.members;
  });
  return preempt !== null || scenario.resources.some((one) => needed.includes(one.id) && interrupts(one));
}

function interrupts({ whenCut, breakdowns }: Resource): boolean {
  const ways = [whenCut, ...breakdowns.map((breakdown) => breakdown.whenCut)];
  return ways.some((way) => way === 'resume' || way === 'restart' || way === 'hand-over');
}

const waits = 'a waiting list there: seize, together, served-at, serve-when or open';

/** What must stand at a step for it to have a measure of this name; null: every step has it, or it is of no step. */
export function neededFor(name: string): string | null {
  return Object.hasOwn(needs, name) ? (needs[name] ?? null) : null;
}

const needs: Readonly<Record<string, string>> = {
  wait: waits,
  waited: waits,
  queueing: waits,
  waiting: waits,
  'gave-up': 'patience there',
  baulked: '"baulk" there',
  'turned-away': '"room" or "open" there, with a place for those who are turned away',
  blocked: 'room: {places: …, when-full: block} there',
  interrupted: '"preempt" there, or units whose "when-cut" stops work',
  stopped: '"stop" there',
  jockeyed: '"jockey" there',
};

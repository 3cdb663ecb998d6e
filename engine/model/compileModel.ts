// Scenario → model. Everything that can be worked out once is worked out here.

import { dayNumberOf, weekdayOf } from '../base/civilDate.ts';
import { expressionParts } from '../base/expression.ts';
import { byId } from '../base/order.ts';
import { compileExpression } from '../pathways/compileExpression.ts';
import type { StepTable } from '../pathways/tables.ts';
import { purposeKey } from '../random/address.ts';
import { quantileOf } from '../random/quantile.ts';
import type { Scenario, ScenarioCalendar } from '../scenario/scenario.ts';
import { compileInterventions } from './compileInterventions.ts';
import { compileKpis } from './compileKpis.ts';
import { compileOrigins } from './compileOrigins.ts';
import { compileSteps } from './compileSteps.ts';
import type {
  AgencyTable,
  CalendarTable,
  FailingUnit,
  IndicatorTable,
  Model,
  OrderTable,
  PoolDescription,
} from './model.ts';
import { compileNames, known, type Names } from './names.ts';
import { compileRota } from './rota.ts';

/** `scenario` has been read by `parseScenario` without errors; anything inconsistent here is a bug and throws. */
export function compileModel(scenario: Scenario): Model {
  const names = compileNames(scenario);
  const { steps, outcomes, loopSteps, weightsOf, weights } = compileSteps(scenario, names);
  const resources = byId(scenario.resources);
  const stepsOfPool = resources.map((_, pool) =>
    steps.flatMap((step, index) => (step.pools.includes(pool) ? [index] : [])),
  );
  const indicators = byId(scenario.indicators).map((indicator) =>
    compileIndicator(indicator, scenario, names),
  );
  const asked = idsAsked(scenario);
  const interventions = compileInterventions(scenario, names, weightsOf, asked);
  const orders = compileOrders(scenario, names);
  const flows = scenario.map.links.map((link) => compileExpression(link.flow, names));
  const kpis = compileKpis(scenario, names);
  const endWhen = scenario.calendar.endWhen && compileExpression(scenario.calendar.endWhen, names);
  return {
    scenario,
    calendar: compileCalendar(scenario.calendar),
    attributes: byId(scenario.attributes).map((attribute) => ({
      id: attribute.id,
      purpose: purposeKey(`attribute ${attribute.id}`),
    })),
    variables: byId(scenario.variables).map(({ value }) => value),
    origins: compileOrigins(scenario, names),
    pools: resources.map((resource) => compilePool(resource, scenario)),
    stepsOfPool,
    preferredStepsOfPool: resources.map(({ prefers }, pool) =>
      byPreference(
        stepsOfPool[pool] as readonly number[],
        prefers.map((id) => known(names.find.step, id)),
      ),
    ),
    plainStepOfPool: stepsOfPool.map((users) => {
      const [only = -1] = users;
      return users.length === 1 && (steps[only] as StepTable).plainPool >= 0 ? only : -1;
    }),
    steps,
    stepsWith: stepsWith(steps, resources.length),
    failing: compileFailing(scenario, names),
    kpis,
    endWhen,
    outcomes,
    clocks: byId(scenario.clocks).map(({ id, limitsMinutes }) => ({ id, limitsMinutes })),
    counters: names.layout(),
    indicators,
    interventions,
    agencies: byId(scenario.agencies).map((agency) => compileAgency(agency, names, asked)),
    orders,
    flows,
    weights,
    loopSteps,
    heldAtMost: heldAtMost(scenario, names),
    find: names.find,
  };
}

/**
 * Every name that stands in a condition of a step. Where what is decided changes something that has one of these, conditions
 * are asked at once; of what nobody asks about, nothing may follow.
 */
function idsAsked({ steps }: Scenario): ReadonlySet<string> {
  const conditions = steps.flatMap(({ serveWhen, patience, stop }) => [
    serveWhen,
    patience?.when ?? null,
    stop?.when ?? null,
  ]);
  const parts = conditions.flatMap((condition) => (condition ? expressionParts(condition) : []));
  return new Set(parts.flatMap((part) => (part.kind === 'name' ? [part.name] : [])));
}

function compilePool(resource: Scenario['resources'][number], { steps }: Scenario): PoolDescription {
  const { id, name, kind, whenCut, handOverMinutes } = resource;
  return {
    id,
    name,
    isSlots: kind === 'slots',
    isSupplied: steps.some(({ supply }) => supply.some((one) => one.resource === id)),
    rota: compileRota(resource),
    whenCut,
    handOverMinutes,
  };
}

function stepsWith(steps: readonly StepTable[], pools: number): Model['stepsWith'] {
  const those = (of: (step: StepTable) => boolean): number[] =>
    steps.flatMap((step, index) => (of(step) ? [index] : []));
  return {
    room: those((step) => step.room !== null && step.room.target === null),
    jockey: those((step) => step.jockey !== null),
    gate: those((step) => step.open !== null || step.servedAt !== null),
    condition: those((step) => step.serveWhen !== null),
    leaving: those((step) => step.patience !== null && step.patience.when !== null),
    stopping: those((step) => step.stop !== null),
    victims: Array.from({ length: pools }, (_, pool) =>
      those((step) => step.interruptible && step.pools.includes(pool)),
    ),
  };
}

/** First each of those preferred, one by one; then the others, all alike. */
function byPreference(
  steps: readonly number[],
  preferred: readonly number[],
): readonly (readonly number[])[] {
  const others = steps.filter((step) => !preferred.includes(step));
  return [...preferred.map((step) => [step]), ...(others.length === 0 ? [] : [others])];
}

function compileFailing(scenario: Scenario, names: Names): FailingUnit[] {
  return byId(scenario.resources).flatMap((resource) =>
    byId(resource.breakdowns).flatMap((breakdown) => {
      const unit = (name: string): FailingUnit => ({
        pool: known(names.find.pool, resource.id),
        all: breakdown.units === 'all',
        name,
        every: quantileOf(breakdown.every),
        lasts: quantileOf(breakdown.lasts),
        whenCut: breakdown.whenCut,
      });
      if (breakdown.units === 'all') return [unit(breakdown.id)];
      return Array.from({ length: resource.capacity }, (_, index) => unit(`${breakdown.id} ${index}`));
    }),
  );
}

/** Places in a patient's hands: one for each resource that may be kept, and one more than a step can seize. */
function heldAtMost(scenario: Scenario, names: Names): number {
  const kept = [
    ...scenario.steps.flatMap((step) => step.hold),
    ...scenario.census.flatMap((entry) => entry.holding),
  ];
  const pools = new Set(kept.flatMap((id) => names.poolsOf(id)));
  return 1 + pools.size + Math.max(0, ...scenario.steps.map((step) => step.seize.length));
}

function compileCalendar(calendar: ScenarioCalendar): CalendarTable {
  const startDay = dayNumberOf(calendar.startDate);
  if (startDay === null) throw new Error(`Not a date in a checked scenario: ${calendar.startDate}`);
  return {
    startWeekday: weekdayOf(startDay),
    startMinuteOfDay: calendar.startMinuteOfDay,
    durationMinutes: calendar.durationMinutes,
    warmUpMinutes: calendar.warmUpMinutes,
    holidays: new Set(calendar.holidays.map((date) => (dayNumberOf(date) ?? Number.NaN) - startDay)),
    decisionMinutesOfDay: [...calendar.decisionMinutesOfDay].sort((left, right) => left - right),
  };
}

function compileIndicator(
  indicator: Scenario['indicators'][number],
  scenario: Scenario,
  names: Names,
): IndicatorTable {
  const { seenBy } = indicator;
  return {
    indicator,
    value: compileExpression(indicator.expression, names),
    seenLive: byId(scenario.agencies).map((agency) => seenBy === 'all' || seenBy.includes(agency.id)),
  };
}

function compileAgency(
  agency: Scenario['agencies'][number],
  names: Names,
  asked: ReadonlySet<string>,
): AgencyTable {
  return {
    agency,
    asked: asked.has(agency.id),
    triggers: (agency.escalation?.triggers ?? []).map((trigger) => ({
      indicator: known(names.find.indicator, trigger.indicator),
      thresholds: trigger.thresholds,
      worseHigh: trigger.worse === 'high',
    })),
  };
}

function compileOrders(scenario: Scenario, names: Names): OrderTable[] {
  return byId(scenario.agencies).flatMap((agency) =>
    scenario.standingOrders
      .filter((order) => order.agency === agency.id)
      .map((order) => ({
        order,
        agency: known(names.find.agency, agency.id),
        when: compileExpression(order.when, names),
      })),
  );
}

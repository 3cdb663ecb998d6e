// Levers, injects and feedback loops → one table of interventions; their effects → what they change.

import { byId } from '../base/order.ts';
import { compileExpression } from '../pathways/compileExpression.ts';
import { purposeKey } from '../random/address.ts';
import { type ActingLoop, actingLoops } from '../scenario/pathwayGraph.ts';
import type { Effect, Inject, Lever, Scenario } from '../scenario/scenario.ts';
import type { EffectTable, InterventionTable } from './model.ts';
import { known, type Names } from './names.ts';

type Effects = (id: string, list: readonly Effect[]) => readonly EffectTable[];

export function compileInterventions(
  scenario: Scenario,
  names: Names,
  weightsOf: ReadonlyMap<string, readonly number[]>,
  asked: ReadonlySet<string>,
): readonly InterventionTable[] {
  const effects: Effects = (id, list) =>
    list.map((effect, index) => compileEffect(effect, `${id} ${index}`, names, weightsOf));
  const tables = byId([
    ...scenario.levers.map((lever) => compileLever(lever, names, effects)),
    ...scenario.injects.map((inject) => compileInject(inject, names, effects)),
    ...actingLoops(scenario).map((loop) => compileLoop(loop, names, effects)),
  ]);
  return tables.map((table) => ({ ...table, asked: concernedIn(table).some((id) => asked.has(id)) }));
}

/** What conditions may ask about that changes as an intervention goes on: itself, and whose money it costs or gives. */
function concernedIn({ id, lever, inject }: Pick<InterventionTable, 'id' | 'lever' | 'inject'>): string[] {
  const effects = lever?.effects ?? inject?.effects ?? [];
  const budgets = effects.flatMap((effect) => (effect.kind === 'budget' ? [effect.agency] : []));
  return [id, ...(lever ? [lever.agency] : []), ...budgets];
}

/** What neither a lever, nor an inject, nor a loop has unless it says so. */
const nothing = {
  lever: null,
  inject: null,
  loop: null,
  agency: -1,
  leadTimeMinutes: 0,
  rampMinutes: 0,
  lastsMinutes: null,
  windDownMinutes: 0,
  coolingMinutes: 0,
  needs: null,
  asked: false,
  condition: null,
  bringsOrigin: -1,
} as const;

function compileLever(lever: Lever, names: Names, effects: Effects): InterventionTable {
  return {
    ...nothing,
    id: lever.id,
    lever,
    agency: known(names.find.agency, lever.agency),
    leadTimeMinutes: lever.leadTimeMinutes,
    rampMinutes: lever.rampMinutes,
    lastsMinutes: lever.lastsMinutes,
    windDownMinutes: lever.windDownMinutes,
    coolingMinutes: lever.coolingMinutes,
    effects: effects(lever.id, lever.effects),
    needs: lever.needs && compileExpression(lever.needs.when, names),
  };
}

function compileInject(inject: Inject, names: Names, effects: Effects): InterventionTable {
  return {
    ...nothing,
    id: inject.id,
    inject,
    rampMinutes: inject.rampMinutes,
    lastsMinutes: inject.lastsMinutes,
    windDownMinutes: inject.windDownMinutes,
    effects: effects(inject.id, inject.effects),
    condition: inject.schedule.kind === 'when' ? compileExpression(inject.schedule.condition, names) : null,
    bringsOrigin: inject.brings ? known(names.find.origin, inject.id) : -1,
  };
}

function compileLoop(loop: ActingLoop, names: Names, effects: Effects): InterventionTable {
  return {
    ...nothing,
    id: loop.id,
    loop: { reads: compileExpression(loop.reads, names), everyMinutes: loop.everyMinutes },
    effects: effects(loop.id, loop.effects),
  };
}

function compileEffect(
  effect: Effect,
  label: string,
  names: Names,
  weightsOf: ReadonlyMap<string, readonly number[]>,
): EffectTable {
  switch (effect.kind) {
    case 'capacity':
      return {
        kind: 'capacity',
        pool: known(names.find.pool, effect.resource),
        add: compileExpression(effect.add, names),
      };
    case 'capacityFactor':
      return {
        kind: 'capacityFactor',
        pool: known(names.find.pool, effect.resource),
        factor: compileExpression(effect.factor, names),
      };
    case 'arrivals':
      return {
        kind: 'arrivals',
        origin: known(names.find.origin, effect.source),
        factor: compileExpression(effect.factor, names),
      };
    case 'duration':
    case 'patience':
      return {
        kind: effect.kind,
        step: known(names.find.step, effect.step),
        factor: compileExpression(effect.factor, names),
      };
    case 'move':
      return {
        kind: 'move',
        fromStep: known(names.find.step, effect.from),
        target: names.target(effect.to),
        share: compileExpression(effect.share, names),
        when: effect.when && compileExpression(effect.when, names),
        purpose: purposeKey(`move ${label}`),
      };
    case 'weight':
      return {
        kind: 'weight',
        weights: weightsOf.get(`${effect.step} ${effect.to}`) ?? [],
        factor: compileExpression(effect.factor, names),
      };
    case 'budget':
      return {
        kind: 'budget',
        agency: known(names.find.agency, effect.agency),
        add: compileExpression(effect.add, names),
      };
  }
}

// Levers, injects and feedback loops → one table of interventions; their effects → what they change.

import { byId } from '../base/order.ts';
import { compileExpression } from '../pathways/compileExpression.ts';
import { purposeKey } from '../random/address.ts';
import { actingLoops } from '../scenario/pathwayGraph.ts';
import type { Effect, Scenario } from '../scenario/scenario.ts';
import type { EffectTable, InterventionTable } from './model.ts';
import { known, type Names } from './names.ts';

export function compileInterventions(
  scenario: Scenario,
  names: Names,
  weightsOf: ReadonlyMap<string, readonly number[]>,
): readonly InterventionTable[] {
  const effects = (id: string, list: readonly Effect[]): EffectTable[] =>
    list.map((effect, index) => compileEffect(effect, `${id} ${index}`, names, weightsOf));
  const levers = scenario.levers.map(
    (lever): InterventionTable => ({
      id: lever.id,
      lever,
      inject: null,
      loop: null,
      agency: known(names.find.agency, lever.agency),
      leadTimeMinutes: lever.leadTimeMinutes,
      rampMinutes: lever.rampMinutes,
      lastsMinutes: lever.lastsMinutes,
      windDownMinutes: lever.windDownMinutes,
      coolingMinutes: lever.coolingMinutes,
      effects: effects(lever.id, lever.effects),
      needs: lever.needs && compileExpression(lever.needs.when, names),
      condition: null,
      bringsOrigin: -1,
    }),
  );
  const injects = scenario.injects.map(
    (inject): InterventionTable => ({
      id: inject.id,
      lever: null,
      inject,
      loop: null,
      agency: -1,
      leadTimeMinutes: 0,
      rampMinutes: inject.rampMinutes,
      lastsMinutes: inject.lastsMinutes,
      windDownMinutes: inject.windDownMinutes,
      coolingMinutes: 0,
      effects: effects(inject.id, inject.effects),
      needs: null,
      condition: inject.schedule.kind === 'when' ? compileExpression(inject.schedule.condition, names) : null,
      bringsOrigin: inject.brings ? known(names.find.origin, inject.id) : -1,
    }),
  );
  const loops = actingLoops(scenario).map(
    ({ id, reads, everyMinutes, effects: list }): InterventionTable => ({
      id,
      lever: null,
      inject: null,
      loop: { reads: compileExpression(reads, names), everyMinutes },
      agency: -1,
      leadTimeMinutes: 0,
      rampMinutes: 0,
      lastsMinutes: null,
      windDownMinutes: 0,
      coolingMinutes: 0,
      effects: effects(id, list),
      needs: null,
      condition: null,
      bringsOrigin: -1,
    }),
  );
  return byId([...levers, ...injects, ...loops]);
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

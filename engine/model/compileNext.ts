// Where a step leads → tables, and which steps may follow which.

import { compileExpression } from '../pathways/compileExpression.ts';
import type { NextTable, ShareOption } from '../pathways/tables.ts';
import { purposeKey } from '../random/address.ts';
import { edgesOf, effectsOf } from '../scenario/pathwayGraph.ts';
import type { Next, Scenario, Step } from '../scenario/scenario.ts';
import { compileChoice } from './compileChoice.ts';
import type { Names } from './names.ts';

/** Numbers the weights of options, which effects may change. */
export type NewWeight = (step: string, to: string) => number;

export function compileNext(next: Next, step: string, names: Names, newWeight: NewWeight): NextTable {
  switch (next.kind) {
    case 'to':
      return { kind: 'to', target: names.target(next.to) };
    case 'shares':
      return {
        kind: 'shares',
        options: next.options.map(
          (option): ShareOption => ({
            target: names.target(option.to),
            share: compileChoice(option.share, names, (share) => share),
            purpose: purposeKey(`route ${step} ${option.to}`),
            weight: newWeight(step, option.to),
          }),
        ),
      };
    case 'cases':
      return {
        kind: 'cases',
        cases: next.cases.map((entry) => ({
          when: entry.when && compileExpression(entry.when, names),
          next: compileNext(entry.next, step, names, newWeight),
        })),
      };
    case 'first-free':
      return {
        kind: 'first-free',
        among: next.among.map((id) => names.target(id)),
        otherwise: compileNext(next.otherwise, step, names, newWeight),
      };
    case 'shortest':
      return { kind: 'shortest', among: next.among.map((id) => names.target(id)) };
    case 'in-turn':
      return {
        kind: 'in-turn',
        among: next.among.map((id) => names.target(id)),
        counter: names.turns.get(next) as number,
      };
  }
}

/** Steps that may follow within the episode: by routing, leaving, turning away, or an effect that moves people. */
export function successors(step: Step, scenario: Scenario, names: Names): number[] {
  const targets = edgesOf(step).map(({ to }) => to);
  for (const effect of effectsOf(scenario)) {
    if (effect.kind === 'move' && (effect.from === step.id || targets.includes(effect.from)))
      targets.push(effect.to);
  }
  return targets.map((id) => names.target(id)).filter((target) => target >= 0);
}

// What a conditional inject waits for, part by part, and whether each part holds now. Reads the world; draws and
// changes nothing. Figures are given by their ids: names and units are in the brief.

import type { BinaryOperator, Expression } from '../base/expression.ts';
import type { Model } from '../model/model.ts';
import { compileNames, type Names } from '../model/names.ts';
import { compileExpression } from '../pathways/compileExpression.ts';
import type { Evaluate } from '../pathways/readState.ts';
import { constantValue } from '../scenario/constantValue.ts';
import type { Inject, Scenario } from '../scenario/scenario.ts';
import type { World } from '../world/world.ts';
import { indicatorView } from './agencyView.ts';
import type { ConditionPart, InjectCondition } from './viewTypes.ts';
import { expressionText } from './wording.ts';

/** Null: the inject does not wait for a condition. */
export function conditionOf(world: World, inject: Inject): InjectCondition | null {
  const parts = partsOf(world.model).get(inject.id);
  if (parts === undefined) return null;
  const shown = parts.map(({ says, evaluate }): ConditionPart => {
    const holds = world.look(() => evaluate(world, nobodysEyes) !== 0);
    if (says.kind !== 'figure') return { ...says, holds };
    return { ...says, value: indicatorView(world, says.indicatorId, nobodysEyes).value, holds };
  });
  return {
    holds: shown.every(({ holds }) => holds),
    parts: shown,
    askedMinutesOfDay: world.model.calendar.decisionMinutesOfDay,
  };
}

const nobodysEyes = -1;

type Said =
  | Omit<Extract<ConditionPart, { kind: 'figure' }>, 'holds' | 'value'>
  | Omit<Extract<ConditionPart, { kind: 'from' }>, 'holds'>
  | Omit<Extract<ConditionPart, { kind: 'words' }>, 'holds'>;

interface Part {
  readonly says: Said;
  readonly evaluate: Evaluate;
}

const compiled = new WeakMap<Model, ReadonlyMap<string, readonly Part[]>>();

/** By id of the inject. */
function partsOf(model: Model): ReadonlyMap<string, readonly Part[]> {
  const there = compiled.get(model);
  if (there !== undefined) return there;
  const { scenario } = model;
  const names = compileNames(scenario);
  const parts = new Map<string, readonly Part[]>();
  for (const { id, schedule } of scenario.injects) {
    if (schedule.kind !== 'when') continue;
    parts.set(
      id,
      allOf(schedule.condition).map((one) => ({
        says: saidOf(one, scenario, names),
        evaluate: compileExpression(one, names),
      })),
    );
  }
  compiled.set(model, parts);
  return parts;
}

/** What must hold together. */
function allOf(expression: Expression): readonly Expression[] {
  if (expression.kind !== 'binary' || expression.operator !== 'and') return [expression];
  return [...allOf(expression.left), ...allOf(expression.right)];
}

const comparisons: Partial<Record<BinaryOperator, Extract<ConditionPart, { kind: 'figure' }>['is']>> = {
  '<': 'below',
  '<=': 'at-most',
  '>': 'above',
  '>=': 'at-least',
};

function saidOf(expression: Expression, scenario: Scenario, names: Names): Said {
  const words: Said = { kind: 'words', text: expressionText(named(expression, scenario)) };
  if (expression.kind !== 'binary' || expression.left.kind !== 'name') return words;
  const { operator, left, right } = expression;
  const is = comparisons[operator];
  const limit = constantValue(right, new Map(scenario.parameters.map(({ id, value }) => [id, value])));
  if (is === undefined || limit === null) return words;
  if (names.indicator(left.name) !== null) return { kind: 'figure', indicatorId: left.name, is, limit };
  if (left.name !== 'day' || is === 'below' || is === 'at-most') return words;
  const firstDay = is === 'above' ? Math.floor(limit) + 1 : Math.ceil(limit);
  return { kind: 'from', atMinutes: Math.max(0, firstDay * 1440 - scenario.calendar.startMinuteOfDay) };
}

/** The same with indicators by their names, in quotation marks. */
function named(expression: Expression, scenario: Scenario): Expression {
  const inner = (one: Expression): Expression => named(one, scenario);
  switch (expression.kind) {
    case 'number':
      return expression;
    case 'name': {
      const name = scenario.indicators.find(({ id }) => id === expression.name)?.name;
      return name === undefined ? expression : { kind: 'name', name: `“${name}”` };
    }
    case 'call':
      return { ...expression, arguments: expression.arguments.map(inner) };
    case 'unary':
      return { ...expression, operand: inner(expression.operand) };
    case 'binary':
      return { ...expression, left: inner(expression.left), right: inner(expression.right) };
  }
}

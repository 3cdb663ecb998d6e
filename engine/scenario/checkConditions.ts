// Is there a condition that can never hold, or always does? Owns these warnings. Only what is certain is told: a figure
// beside a number that it never reaches, and comparisons of one figure that leave no value, or every one. What a parameter
// or a variable decides may be meant to be tried out.

import type { Expression } from '../base/expression.ts';
import { expressionText, numberText } from '../base/expressionText.ts';
import { reportNoShare } from './checkDecisions.ts';
import { conditionsOf } from './checkExpressions.ts';
import { constantValue } from './constantValue.ts';
import type { Checking } from './directory.ts';
import { FigureRanges, type Range } from './figureRange.ts';
import { effectsOf } from './pathwayGraph.ts';
import type { Scenario } from './scenario.ts';

/** Once the file is good: what could not be read is 0 until then. */
export function checkConditions(checking: Checking): void {
  const { scenario, reading } = checking;
  if (reading.hasErrors) return;
  const looking: Looking = { checking, ranges: new FigureRanges(scenario) };
  for (const condition of conditionsIn(scenario)) look(condition, looking);
}

interface Looking {
  readonly checking: Checking;
  readonly ranges: FigureRanges;
}

type Binary = Extract<Expression, { kind: 'binary' }>;
type Order = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** A figure beside a number, or an attribute beside one of its categories. */
interface Comparison {
  readonly part: Binary;
  readonly figure: Expression;
  readonly order: Order;
  readonly than: number | string;
}

function conditionsIn(scenario: Scenario): readonly Expression[] {
  const { calendar, steps, standingOrders, levers, injects } = scenario;
  const ofSteps = steps.flatMap(({ baulk, patience, serveWhen, stop, next }) => [
    ...[baulk?.when, patience?.when, serveWhen, stop?.when],
    ...conditionsOf(next),
  ]);
  const all = [
    calendar.endWhen,
    ...ofSteps,
    ...standingOrders.map(({ when }) => when),
    ...levers.map(({ needs }) => needs?.when),
    ...injects.map(({ schedule }) => (schedule.kind === 'when' ? schedule.condition : null)),
    ...effectsOf(scenario).map((effect) => (effect.kind === 'move' ? effect.when : null)),
  ];
  return all.filter((one) => one !== null && one !== undefined);
}

function look(part: Expression, looking: Looking): void {
  if (part.kind === 'unary') look(part.operand, looking);
  if (part.kind !== 'binary') return;
  const { operator } = part;
  if (operator !== 'and' && operator !== 'or') {
    const comparison = comparisonIn(part, looking);
    if (comparison === null) return;
    lookAtOne(comparison, looking);
    lookForShare(comparison, looking);
    return;
  }
  const links = linksOf(part, operator);
  for (const link of links) look(link, looking);
  const open = links.flatMap((link) => {
    const comparison = comparisonIn(link, looking);
    return comparison === null || isSettled(comparison, looking) ? [] : [comparison];
  });
  lookAtChain(open, operator, looking);
}

/** `a and b and c`: a, b and c. */
function linksOf(part: Expression, operator: 'and' | 'or'): readonly Expression[] {
  if (part.kind !== 'binary' || part.operator !== operator) return [part];
  return [...linksOf(part.left, operator), ...linksOf(part.right, operator)];
}

const noNames: ReadonlyMap<string, number> = new Map();

function comparisonIn(part: Expression, { checking }: Looking): Comparison | null {
  if (part.kind !== 'binary' || !isOrder(part.operator)) return null;
  const { left, right, operator } = part;
  const category = categoryBeside(left, right, checking) ?? categoryBeside(right, left, checking);
  if (category !== null) return { part, order: operator, ...category };
  const [leftNumber, rightNumber] = [left, right].map((side) => constantValue(side, noNames)) as [
    number | null,
    number | null,
  ];
  if ((leftNumber === null) === (rightNumber === null)) return null;
  return rightNumber !== null
    ? { part, figure: left, order: operator, than: rightNumber }
    : { part, figure: right, order: turned[operator], than: leftNumber ?? 0 };
}

function isOrder(operator: Binary['operator']): operator is Order {
  return Object.hasOwn(turned, operator);
}

/** With the sides changed about. */
const turned: Readonly<Record<Order, Order>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};

/** When it does not hold. */
const denied: Readonly<Record<Order, Order>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

function categoryBeside(
  figure: Expression,
  other: Expression,
  { scenario }: Checking,
): { readonly figure: Expression; readonly than: string } | null {
  if (figure.kind !== 'name' || other.kind !== 'name') return null;
  const attribute = scenario.attributes.find(({ id }) => id === figure.name);
  const isOne = attribute?.kind === 'category' && attribute.categories.includes(other.name);
  return isOne ? { figure, than: other.name } : null;
}

function lookAtOne(comparison: Comparison, looking: Looking): void {
  const { checking, ranges } = looking;
  const { part, figure, than } = comparison;
  const never = isEmpty([comparison], looking);
  if (typeof than === 'string' || (!never && !isEmpty([deny(comparison)], looking))) return;
  checking.reading.report(checking.reading.offsetOf(part), {
    code: never ? 'never-holds' : 'always-holds',
    severity: 'warning',
    sentence: `This ${never ? 'never' : 'always'} holds: ${expressionText(figure)} ${rangeText(ranges.of(figure))}.`,
    found: numberText(than),
    hint: 'Correct the figure beside it, or take this out. Figures with a unit of time count minutes: 4 h is 240.',
  });
}

function lookForShare({ part, figure, than }: Comparison, { checking }: Looking): void {
  if (figure.kind !== 'name' || typeof than === 'string') return;
  reportNoShare(figure.name, than, checking.reading.offsetOf(part), checking);
}

function rangeText({ low, high }: Range): string {
  if (low === high) return `is always ${numberText(low)}`;
  if (high === Number.POSITIVE_INFINITY) return `is never below ${numberText(low)}`;
  return low === Number.NEGATIVE_INFINITY
    ? `is never above ${numberText(high)}`
    : `lies between ${numberText(low)} and ${numberText(high)}`;
}

/** Told of by itself. */
function isSettled(comparison: Comparison, looking: Looking): boolean {
  return isEmpty([comparison], looking) || isEmpty([deny(comparison)], looking);
}

function deny(comparison: Comparison): Comparison {
  return { ...comparison, order: denied[comparison.order] };
}

/** Of `and`: no value of a figure is left; of `or`: every value meets one of them. */
function lookAtChain(comparisons: readonly Comparison[], operator: 'and' | 'or', looking: Looking): void {
  const { reading } = looking.checking;
  const byFigure = new Map<string, Comparison[]>();
  for (const one of comparisons) {
    const figure = expressionText(one.figure);
    byFigure.set(figure, [...(byFigure.get(figure) ?? []), one]);
  }
  for (const [figure, group] of byFigure) {
    if (group.length < 2 || !isEmpty(operator === 'and' ? group : group.map(deny), looking)) continue;
    const written = group.map(({ part }) => expressionText(part)).join(` ${operator} `);
    reading.report(reading.offsetOf((group[0] as Comparison).part), {
      code: operator === 'and' ? 'never-holds' : 'always-holds',
      severity: 'warning',
      sentence:
        operator === 'and'
          ? `This never holds: "${written}" leaves no value of ${figure}.`
          : `This always holds: "${written}" is true of every value of ${figure}.`,
      hint: `Is "${operator === 'and' ? 'or' : 'and'}" meant, or something else beside it? Otherwise take it out.`,
    });
  }
}

/** Whether no value of the figure that they are all about meets all of them. */
function isEmpty(comparisons: readonly Comparison[], { checking, ranges }: Looking): boolean {
  const [first] = comparisons;
  if (first === undefined) return false;
  if (comparisons.some(({ than }) => typeof than === 'string')) {
    return leavesNoCategory(comparisons, first.figure, checking.scenario);
  }
  let { low, high } = ranges.of(first.figure);
  let [isAboveLow, isBelowHigh] = [false, false];
  for (const { order, than } of comparisons as readonly { order: Order; than: number }[]) {
    if ((order === '>' || order === '>=' || order === '==') && than >= low) {
      isAboveLow = than === low ? isAboveLow || order === '>' : order === '>';
      low = than;
    }
    if ((order === '<' || order === '<=' || order === '==') && than <= high) {
      isBelowHigh = than === high ? isBelowHigh || order === '<' : order === '<';
      high = than;
    }
    if (order === '==' && (than < low || than > high)) return true;
    if (order === '!=' && low === high && than === low) return true;
  }
  return low > high || (low === high && (isAboveLow || isBelowHigh));
}

function leavesNoCategory(
  comparisons: readonly Comparison[],
  figure: Expression,
  scenario: Scenario,
): boolean {
  const attribute = scenario.attributes.find(({ id }) => figure.kind === 'name' && id === figure.name);
  if (attribute?.kind !== 'category' || comparisons.some(({ than }) => typeof than === 'number'))
    return false;
  return attribute.categories.every((category) =>
    comparisons.some(({ order, than }) => (order === '==') !== (than === category)),
  );
}

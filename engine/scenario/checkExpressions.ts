// Does every expression make sense where it stands? Owns which names and functions may be used where.

import type { Expression } from '../base/expression.ts';
import { type Checking, withArticle } from './directory.ts';
import { askedBy, functions, reportBadCall } from './expressionFunctions.ts';
import {
  arrivalPlace,
  conditionPlace,
  effectPlace,
  endPlace,
  figurePlace,
  leavingPlace,
  levelPlace,
  mayAsk,
  namesIn,
  type Place,
  patientPlace,
  rankPlace,
  readableIn,
  unitsPlace,
} from './expressionPlaces.ts';
import { unreadExpression } from './expressionShape.ts';
import { hasMeasure, neededFor } from './measureIds.ts';
import { didYouMean } from './nearestMatch.ts';
import type { Help } from './reading.ts';
import type { Attribute, Effect, Minutes, Next, Step } from './scenario.ts';

/** Words of expressions: nothing else that is read by its name may have these ids. */
const reservedNames: readonly string[] = ['stay', 'waited', 'party', 'deadlocked'];

export function checkExpressions(around: Checking): void {
  const { scenario } = around;
  for (const one of [
    ...scenario.parameters,
    ...scenario.variables,
    ...scenario.attributes,
    ...scenario.indicators,
  ]) {
    if (!reservedNames.includes(one.id)) continue;
    around.reading.report(around.reading.offsetOf(one, 'id'), {
      code: 'reserved-id',
      sentence: `"${one.id}" is a word of expressions and cannot be the id of what they read.`,
      hint: 'Choose another id, here and where it is read.',
    });
  }
  const check = (expression: Expression | null, place: Place): void => {
    if (expression !== null) checkPart(expression, place, around);
  };
  check(scenario.calendar.endWhen, endPlace);
  for (const { arrivals } of scenario.sources) {
    if (arrivals.kind === 'every') check(arrivals.stretch, arrivalPlace);
  }
  for (const step of scenario.steps) checkStep(step, around);
  for (const indicator of scenario.indicators) check(indicator.expression, figurePlace);
  for (const { value } of scenario.kpis) {
    if (value.kind === 'sampled') check(value.value, figurePlace);
    else for (const part of [value.numerator, value.denominator]) check(part, figurePlace);
  }
  for (const { of } of scenario.ledger) {
    check(of.expression, of.kind === 'level' ? levelPlace : figurePlace);
  }
  for (const loop of scenario.loops) {
    check(loop.reads, conditionPlace);
    for (const effect of loop.effects) checkEffect(effect, true, around);
  }
  for (const { figure } of scenario.evidence) {
    check(figure.of, figure.kind === 'level' ? levelPlace : figurePlace);
    if (figure.kind === 'ratio') check(figure.per, figurePlace);
  }
  for (const link of scenario.map.links) check(link.flow, figurePlace);
  for (const order of scenario.standingOrders) {
    check(order.when, conditionPlace);
    checkVisible(order.when, order.agency, around);
  }
  for (const lever of scenario.levers) {
    check(lever.needs?.when ?? null, conditionPlace);
    for (const effect of lever.effects) checkEffect(effect, lever.amount !== null, around);
  }
  for (const inject of scenario.injects) {
    if (inject.schedule.kind === 'when') check(inject.schedule.condition, conditionPlace);
    for (const effect of inject.effects) checkEffect(effect, false, around);
  }
}

function checkStep(step: Step, around: Checking): void {
  if (step.rank !== null) checkPart(step.rank, rankPlace, around);
  if (step.patience?.when) checkPart(step.patience.when, leavingPlace, around);
  for (const { units } of step.seize) if (typeof units !== 'number') checkPart(units, unitsPlace, around);
  const { baulk, patience, lasts, stretch } = step;
  const read = [
    baulk?.when,
    baulk?.share,
    computed(patience?.after),
    computed(lasts),
    stretch,
    step.serveWhen,
    step.stop?.when,
    ...step.supply.map(({ units }) => (typeof units === 'number' ? null : units)),
  ];
  for (const expression of read) {
    if (expression) checkPart(expression, patientPlace, around);
  }
  for (const { what, to } of step.set) {
    const declared = around.scenario.attributes.find(({ id }) => id === what);
    if (declared?.kind !== 'category') checkPart(to, patientPlace, around);
    else if (to !== unreadExpression) checkCategory(to, declared, around);
  }
  for (const condition of conditionsOf(step.next)) checkPart(condition, patientPlace, around);
}

function computed(minutes: Minutes | null | undefined): Expression | null {
  return minutes?.kind === 'computed' ? minutes.minutes : null;
}

export function conditionsOf(next: Next): readonly Expression[] {
  if (next.kind === 'first-free') return conditionsOf(next.otherwise);
  if (next.kind !== 'cases') return [];
  return next.cases.flatMap((one) => [...(one.when === null ? [] : [one.when]), ...conditionsOf(one.next)]);
}

function checkEffect(effect: Effect, hasAmount: boolean, around: Checking): void {
  const place = { ...effectPlace, amount: hasAmount };
  if (effect.kind === 'move') {
    checkPart(effect.share, place, around);
    if (effect.when !== null) checkPart(effect.when, patientPlace, around);
  } else checkPart('add' in effect ? effect.add : effect.factor, place, around);
}

function checkPart(part: Expression, place: Place, around: Checking): void {
  switch (part.kind) {
    case 'number':
      return;
    case 'name':
      checkName(part, place, around);
      return;
    case 'unary':
      checkPart(part.operand, place, around);
      return;
    case 'binary':
      if (!checkCategoryComparison(part, place, around)) {
        checkPart(part.left, place, around);
        checkPart(part.right, place, around);
      }
      return;
    case 'call': {
      const known = functions.get(part.name);
      if (known !== undefined && !mayAsk(known, place)) {
        complain(around, part, 'not-here', `"${part.name}" cannot be used ${place.called}.`, {
          expected: readableIn(place),
        });
        return;
      }
      if (reportBadCall(part, around)) return;
      reportNeverCounts(part, around);
      for (const [index, argument] of part.arguments.entries()) {
        if (known?.parameters[index] === 'number') checkPart(argument, place, around);
        else if (argument.kind === 'call') reportNeverCounts(argument, around);
      }
    }
  }
}

/** `gave-up(triage)`, where nobody can give up. */
function reportNeverCounts({ name, arguments: [subject] }: Call, { scenario, reading }: Checking): void {
  const needed = neededFor(name);
  const step = scenario.steps.find(({ id }) => subject?.kind === 'name' && id === subject.name);
  if (needed === null || step === undefined || hasMeasure(`${name}.${step.id}`, scenario)) return;
  if (subject === undefined || reading.hasErrors) return;
  reading.report(reading.offsetOf(subject), {
    code: 'always-nothing',
    severity: 'warning',
    sentence: `"${name}" is always 0 at "${step.id}".`,
    hint: `It needs ${needed}.`,
  });
}

type Call = Extract<Expression, { kind: 'call' }>;
type Name = Extract<Expression, { kind: 'name' }>;

function checkName(part: Name, place: Place, around: Checking): void {
  const { name } = part;
  const { directory } = around;
  if (directory.has('parameter', name)) return;
  if (directory.has('attribute', name)) {
    if (!place.patient) notHere(around, part, 'An attribute of a patient', place);
  } else if (directory.has('variable', name)) {
    if (!place.world) notHere(around, part, 'A variable', place);
  } else if (directory.has('indicator', name)) {
    if (!place.indicators) notHere(around, part, 'An indicator', place);
  } else if (name === 'hour' || name === 'weekday' || name === 'day') {
    if (!place.world) notHere(around, part, 'The time', place);
  } else if (name === 'deadlocked') {
    if (!place.world || place.patient) notHere(around, part, 'How many people can never go on', place);
  } else if (name === 'amount') {
    if (!place.amount) notHere(around, part, 'The amount of a lever', place);
  } else if (name === 'stay') {
    if (!place.patient || !place.world) notHere(around, part, 'How long a patient has been here', place);
  } else if (name === 'party') {
    if (!place.patient || !place.world) notHere(around, part, 'How many go with a patient', place);
  } else if (name === 'waited') {
    if (!place.waiting) notHere(around, part, 'How long a patient has waited in the list', place);
  } else reportUnknownName(part, place, around);
}

function reportUnknownName(part: Name, place: Place, around: Checking): void {
  if (around.reading.isFull) return;
  const { directory } = around;
  const { name } = part;
  const home = around.scenario.attributes.find((one) => isCategory(one, name));
  const kind = directory.kindOf(name);
  if (home !== undefined && kind === null) {
    complain(around, part, 'lone-category', `"${name}" is a category; compare it with its attribute.`, {
      hint: `For example ${home.id} == ${name}.`,
    });
    return;
  }
  const use = functions.has(name)
    ? `"${name}" is a function: what it is asked of stands in parentheses.`
    : null;
  complain(around, part, 'unknown-name', use ?? `"${name}" is no figure that can be read here.`, {
    expected: readableIn(place),
    hint:
      kind === null
        ? didYouMean(name, namesIn(place, directory))
        : `"${name}" is the id of ${withArticle(kind)}; ${askedBy(kind, name)}.`,
  });
}

/** `acuity == red`: answers whether the two sides are an attribute with categories and a word. */
function checkCategoryComparison(
  part: Extract<Expression, { kind: 'binary' }>,
  place: Place,
  around: Checking,
): boolean {
  const { left, right } = part;
  if (left.kind !== 'name' || right.kind !== 'name') return false;
  const attribute = around.scenario.attributes.find(
    (one) => one.kind === 'category' && (one.id === left.name || one.id === right.name),
  );
  if (attribute?.kind !== 'category') return false;
  const [subject, category] = attribute.id === left.name ? [left, right] : [right, left];
  checkName(subject, place, around);
  if (part.operator !== '==' && part.operator !== '!=') {
    complain(around, part, 'category-order', 'Categories are only equal or different.', {
      expected: `${attribute.id} == ${attribute.categories[0]}, or with !=`,
    });
  } else checkCategory(category, attribute, around);
  return true;
}

function checkCategory(
  part: Expression,
  attribute: Extract<Attribute, { kind: 'category' }>,
  around: Checking,
): void {
  if (part.kind === 'name' && attribute.categories.includes(part.name)) return;
  complain(around, part, 'unknown-category', `This is no category of ${attribute.id}.`, {
    expected: `one of ${attribute.categories.join(', ')}`,
    hint: part.kind === 'name' ? didYouMean(part.name, attribute.categories) : null,
  });
}

function isCategory(attribute: Attribute, name: string): boolean {
  return attribute.kind === 'category' && attribute.categories.includes(name);
}

/** A standing order may only read what its agency sees, now or later. */
function checkVisible(expression: Expression, agencyId: string, around: Checking): void {
  if (expression.kind === 'unary') checkVisible(expression.operand, agencyId, around);
  else if (expression.kind === 'binary') {
    checkVisible(expression.left, agencyId, around);
    checkVisible(expression.right, agencyId, around);
  } else if (expression.kind === 'call') {
    for (const argument of expression.arguments) checkVisible(argument, agencyId, around);
  } else if (expression.kind === 'name') {
    const indicator = around.scenario.indicators.find(({ id }) => id === expression.name);
    if (indicator === undefined || canSee(indicator, agencyId)) return;
    complain(around, expression, 'never-seen', `${agencyId} never sees "${indicator.id}".`, {
      hint: `Add ${agencyId} to its seen-by, or give it others-after.`,
    });
  }
}

/** Whether an agency sees an indicator at all, live or delayed. */
export function canSee(
  indicator: { readonly seenBy: readonly string[] | 'all'; readonly othersAfterMinutes: number | null },
  agencyId: string,
): boolean {
  return (
    indicator.seenBy === 'all' || indicator.seenBy.includes(agencyId) || indicator.othersAfterMinutes !== null
  );
}

function notHere(around: Checking, part: Name, what: string, place: Place): void {
  complain(around, part, 'not-here', `${what} ("${part.name}") cannot be read ${place.called}.`, {
    expected: readableIn(place),
  });
}

function complain(around: Checking, part: Expression, code: string, sentence: string, help: Help): void {
  around.reading.report(around.reading.offsetOf(part), { code, sentence, ...help });
}

// Steps and outcomes → flat tables.

import { byId } from '../base/order.ts';
import { compileExpression } from '../pathways/compileExpression.ts';
import type {
  Choice,
  ClockTable,
  NextTable,
  OutcomeTable,
  Quantile,
  ReleaseTable,
  ShareOption,
  StepTable,
} from '../pathways/tables.ts';
import { purposeKey } from '../random/address.ts';
import type { Distribution } from '../random/distribution.ts';
import { quantileOf } from '../random/quantile.ts';
import type { ByAttribute, ClockMoment, Next, Release, Scenario, Step } from '../scenario/scenario.ts';
import { nodesOnCycles } from './loops.ts';
import type { Names } from './names.ts';

export interface CompiledSteps {
  readonly steps: readonly StepTable[];
  readonly outcomes: readonly OutcomeTable[];
  readonly loopSteps: number;
  /** `step option` → weights; a step may name one target in several of its cases. */
  readonly weightsOf: ReadonlyMap<string, readonly number[]>;
  readonly weights: number;
}

export function compileChoice<A, T>(from: ByAttribute<A>, names: Names, result: (value: A) => T): Choice<T> {
  if (from.kind === 'always') {
    return { attribute: -1, values: [], results: [], otherwise: result(from.value) };
  }
  return {
    attribute: names.find.attribute.get(from.attribute) as number,
    values: from.cases.map((entry) => names.caseValue(from.attribute, entry.is)),
    results: from.cases.map((entry) => result(entry.value)),
    otherwise: from.otherwise === null ? null : result(from.otherwise),
  };
}

export function compileSteps(scenario: Scenario, names: Names): CompiledSteps {
  const weights = new Map<string, number[]>();
  let weightCount = 0;
  const newWeight = (step: string, to: string): number => {
    const key = `${step} ${to}`;
    const list = weights.get(key) ?? [];
    list.push(weightCount);
    weights.set(key, list);
    return weightCount++;
  };
  const sorted = byId(scenario.steps);
  const looped = nodesOnCycles(sorted.map((step) => successors(step, scenario, names)));
  let loopSteps = 0;
  const steps = sorted.map((step, index) =>
    compileStep(step, looped[index] ? loopSteps++ : -1, scenario, names, newWeight),
  );
  const outcomes = byId(scenario.outcomes).map((outcome) => ({
    id: outcome.id,
    name: outcome.name,
    onEnter: clocksAt(scenario, names, { moment: 'enter', at: outcome.id }),
    returns: outcome.returns.map((entry) => ({
      share: compileChoice(entry.share, names, (share) => share),
      after: quantileOf(entry.after),
      afterPurpose: purposeKey(`return-after ${entry.id}`),
      target: names.target(entry.to),
    })),
  }));
  return { steps, outcomes, loopSteps, weightsOf: weights, weights: weightCount };
}

function compileStep(
  step: Step,
  loop: number,
  scenario: Scenario,
  names: Names,
  newWeight: (step: string, to: string) => number,
): StepTable {
  const requirements = step.seize.map((entry) => ({
    pools: names.poolsOf(entry.resource),
    units: entry.units,
  }));
  const release = (entry: Release, index: number): ReleaseTable => ({
    pools: names.poolsOf(entry.resource),
    after: entry.after === null ? null : quantileOf(entry.after),
    purpose: purposeKey(`release ${step.id} ${entry.resource} ${index}`),
  });
  const quantile = (distribution: Distribution): Quantile => quantileOf(distribution);
  return {
    id: step.id,
    name: step.name,
    requirements,
    pools: ascending(requirements.flatMap((entry) => entry.pools)),
    rank: step.rank && compileExpression(step.rank, names),
    baulk: step.baulk && {
      when: compileExpression(step.baulk.when, names),
      target: names.target(step.baulk.to),
    },
    patience: step.patience && {
      after: compileChoice(step.patience.after, names, quantile),
      target: names.target(step.patience.to),
      purpose: purposeKey(`patience ${step.id}`),
    },
    releaseAtStart: step.releaseAtStart.map(release),
    work: step.lasts && compileChoice(step.lasts, names, quantile),
    workPurpose: purposeKey(`work ${step.id}`),
    stretch: step.stretch && compileExpression(step.stretch, names),
    holds: ascending(step.hold.flatMap((id) => names.poolsOf(id))),
    releaseAtEnd: step.releaseAtEnd.map(release),
    set: step.set.map((entry) => ({
      attribute: names.find.attribute.get(entry.attribute) as number,
      value: compileSet(entry, names),
    })),
    next: compileNext(step.next, step.id, names, newWeight),
    loop,
    onEnter: clocksAt(scenario, names, { moment: 'enter', at: step.id }),
    onStart: clocksAt(scenario, names, { moment: 'start', at: step.id }),
    onEnd: clocksAt(scenario, names, { moment: 'end', at: step.id }),
  };
}

/** `set: {place: ward}` may name a category of the attribute it writes. */
function compileSet(entry: Step['set'][number], names: Names): StepTable['set'][number]['value'] {
  if (entry.to.kind === 'name') {
    const position = names.category(entry.attribute, entry.to.name);
    if (position !== null) return () => position;
  }
  return compileExpression(entry.to, names);
}

function compileNext(
  next: Next,
  step: string,
  names: Names,
  newWeight: (step: string, to: string) => number,
): NextTable {
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
  }
}

function clocksAt(scenario: Scenario, names: Names, moment: ClockMoment): ClockTable {
  const at = (moments: readonly ClockMoment[]): boolean =>
    moments.some((entry) => entry.moment === moment.moment && entry.at === moment.at);
  const clocks = byId(scenario.clocks);
  const indexes = (of: 'from' | 'until'): number[] =>
    clocks.filter((clock) => at(clock[of])).map((clock) => names.find.clock.get(clock.id) as number);
  return { starts: indexes('from'), stops: indexes('until') };
}

/** Steps that may follow within the episode, by routing, leaving, or an effect that moves people. */
function successors(step: Step, scenario: Scenario, names: Names): number[] {
  const targets: string[] = [];
  const collect = (next: Next): void => {
    if (next.kind === 'to') targets.push(next.to);
    else if (next.kind === 'shares') targets.push(...next.options.map((option) => option.to));
    else for (const entry of next.cases) collect(entry.next);
  };
  collect(step.next);
  if (step.baulk) targets.push(step.baulk.to);
  if (step.patience) targets.push(step.patience.to);
  const effects = [...scenario.levers, ...scenario.injects].flatMap((entry) => entry.effects);
  for (const effect of effects) {
    if (effect.kind === 'move' && (effect.from === step.id || targets.includes(effect.from)))
      targets.push(effect.to);
  }
  return targets.map((id) => names.target(id)).filter((target) => target >= 0);
}

function ascending(pools: readonly number[]): readonly number[] {
  return [...new Set(pools)].sort((left, right) => left - right);
}

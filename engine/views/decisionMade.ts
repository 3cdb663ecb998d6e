// Why a patient goes where it goes: the case that held, the share, the shortest list. Read at the end of a step from
// the scenario as written and the world as it stands; told only if it leads to where the patient then really goes.

import { compileNames, type Names } from '../model/names.ts';
import { compileExpression } from '../pathways/compileExpression.ts';
import type { Evaluate, ReadState } from '../pathways/readState.ts';
import type { StepTable } from '../pathways/tables.ts';
import { actingLoops } from '../scenario/pathwayGraph.ts';
import type { ByAttribute, Effect, Next, Step } from '../scenario/scenario.ts';
import { redrawn } from '../world/redraw.ts';
import type { World } from '../world/world.ts';
import { expressionText, listText, shareText } from './wording.ts';

/** What `next` came to for one patient, as far as it can be known before luck has spoken. */
export type Plan =
  | { readonly kind: 'to'; readonly to: string }
  | { readonly kind: 'case'; readonly held: string | null; readonly plan: Plan }
  | { readonly kind: 'shares'; readonly options: readonly { readonly to: string; readonly share: number }[] }
  | { readonly kind: 'fewest'; readonly people: readonly { readonly at: string; readonly count: number }[] }
  | { readonly kind: 'first-free'; readonly among: readonly string[]; readonly otherwise: Plan }
  | { readonly kind: 'in-turn'; readonly among: readonly string[] };

/** Reads decisions of one world; draws nothing and changes nothing. */
export class DecisionReader {
  private readonly world: World;
  private readonly names: Names;
  private readonly compiled = new Map<object, Evaluate>();

  constructor(world: World) {
    this.world = world;
    this.names = compileNames(world.model.scenario);
  }

  /** At the moment of `end`, before attributes are set and units given back. */
  planOf(step: Step, slot: number): Plan {
    return this.plan(step.next, this.afterSetting(step, slot), slot);
  }

  /** `because …`, or whatever it was; null when nothing was decided, or when it is not certain. */
  reason(step: Step, plan: Plan, to: string): string | null {
    const direct = reasonOf(plan, to);
    if (direct !== null) return direct === '' ? null : direct + this.weighed(step, plan, to);
    const movedFrom = this.inForce((effect) => effect.kind === 'move' && effect.to === to);
    for (const { effect, name } of movedFrom) {
      if (effect.kind !== 'move' || reasonOf(plan, effect.from) === null) continue;
      return `moved there by "${name}", instead of ${effect.from}`;
    }
    return null;
  }

  /** The world as `next` reads it: what the step draws and sets is drawn and set. It may set a category of the attribute by its name. */
  private afterSetting(step: Step, slot: number): ReadState {
    if (step.set.length + step.redraw.length === 0) return this.world;
    const { world } = this;
    const table = world.model.steps[world.model.find.step.get(step.id) as number] as StepTable;
    const ofPatient = new Map(redrawn(world, slot, table));
    const ofNobody = new Map<number, number>();
    const state = Object.create(world) as ReadState;
    state.attributeOf = (of, attribute) =>
      of === slot
        ? (ofPatient.get(attribute) ?? world.attributeOf(of, attribute))
        : world.attributeOf(of, attribute);
    state.variable = (variable) => ofNobody.get(variable) ?? world.variable(variable);
    for (const { what, to } of step.set) {
      const category = to.kind === 'name' ? this.names.category(what, to.name) : null;
      const value = category ?? this.value(to, state, slot);
      const attribute = this.names.attribute(what);
      if (attribute !== null) ofPatient.set(attribute, value);
      else ofNobody.set(this.names.variable(what) as number, value);
    }
    return state;
  }

  private plan(next: Next, state: ReadState, slot: number): Plan {
    switch (next.kind) {
      case 'to':
        return next;
      case 'shares':
        return {
          kind: 'shares',
          options: next.options.map(({ to, share }) => ({ to, share: this.chosen(share, state, slot) })),
        };
      case 'cases': {
        const held = next.cases.find(({ when }) => when === null || this.value(when, state, slot) !== 0);
        if (held === undefined) return { kind: 'in-turn', among: [] };
        const text = held.when === null ? null : expressionText(held.when);
        return { kind: 'case', held: text, plan: this.plan(held.next, state, slot) };
      }
      case 'shortest': {
        const count = (at: string): number => {
          const step = this.names.step(at) as number;
          return state.presentAt(step) + state.blockedFor(step);
        };
        return { kind: 'fewest', people: next.among.map((at) => ({ at, count: count(at) })) };
      }
      case 'first-free':
        return { kind: 'first-free', among: next.among, otherwise: this.plan(next.otherwise, state, slot) };
      case 'in-turn':
        return next;
    }
  }

  private chosen(value: ByAttribute<number>, state: ReadState, slot: number): number {
    if (value.kind === 'always') return value.value;
    const { attribute } = value;
    const is = state.attributeOf(slot, this.names.attribute(attribute) as number);
    const found = value.cases.find((entry) => this.names.caseValue(attribute, entry.is) === is);
    const inner = found?.value ?? value.otherwise;
    return inner === null ? 0 : this.chosen(inner, state, slot);
  }

  private value(expression: Parameters<typeof compileExpression>[0], state: ReadState, slot: number): number {
    let evaluate = this.compiled.get(expression);
    if (evaluate === undefined) {
      evaluate = compileExpression(expression, this.names);
      this.compiled.set(expression, evaluate);
    }
    return evaluate(state, slot);
  }

  /** What levers and injects in force do to the weight of this way. */
  private weighed(step: Step, plan: Plan, to: string): string {
    if (!decidedByLuck(plan)) return '';
    const names = this.inForce(
      (effect) => effect.kind === 'weight' && effect.step === step.id && effect.to === to,
    ).map(({ name }) => `"${name}"`);
    return names.length === 0 ? '' : `, as changed by ${listText(names)}`;
  }

  private inForce(
    wanted: (effect: Effect) => boolean,
  ): readonly { readonly effect: Effect; readonly name: string }[] {
    const { scenario } = this.world.model;
    return [...scenario.levers, ...scenario.injects, ...actingLoops(scenario)].flatMap(
      ({ id, name, effects }) =>
        effects
          .filter((effect) => wanted(effect) && this.world.inForce(this.names.intervention(id) as number) > 0)
          .map((effect) => ({ effect, name })),
    );
  }
}

/** Why a plan leads to a place: '' when there was nothing to decide, null when it does not lead there. */
function reasonOf(plan: Plan, to: string): string | null {
  switch (plan.kind) {
    case 'to':
      return plan.to === to ? '' : null;
    case 'case': {
      const inner = reasonOf(plan.plan, to);
      if (inner === null) return null;
      const outer = plan.held === null ? 'because no case before this one held' : `because ${plan.held}`;
      return inner === '' ? outer : `${outer}, and ${inner}`;
    }
    case 'shares': {
      const option = plan.options.find((each) => each.to === to && each.share > 0);
      return option ? `by their own luck (${shareText(option.share)} of such patients)` : null;
    }
    case 'fewest': {
      const fewest = plan.people.reduce((best, each) => (each.count < best.count ? each : best));
      const counts = plan.people.map(({ at, count }) => `${at} ${count}`);
      return fewest.at === to ? `where the fewest people were (${counts.join(', ')})` : null;
    }
    case 'first-free': {
      if (plan.among.includes(to)) return 'where they could be served at once';
      const inner = reasonOf(plan.otherwise, to);
      if (inner === null) return null;
      const outer = `because nobody was free at ${listText(plan.among, 'or')}`;
      return inner === '' ? outer : `${outer}, and ${inner}`;
    }
    case 'in-turn':
      return plan.among.includes(to) ? 'in turn' : null;
  }
}

function decidedByLuck(plan: Plan): boolean {
  if (plan.kind === 'case') return decidedByLuck(plan.plan);
  return plan.kind === 'shares';
}

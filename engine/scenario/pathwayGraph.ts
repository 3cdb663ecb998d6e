// The steps as a graph: who can go where. Owns the reading of `next` and of all other ways from place to place
// as edges; a misspelt target counts as the one that was probably meant, so that one slip is one problem.

import type { Expression } from '../base/expression.ts';
import type { Checking } from './directory.ts';
import { valuesOf } from './distributionShapes.ts';
import type { Effect, FeedbackLoop, Minutes, Next, Scenario, Step } from './scenario.ts';

/**
 * `end`: after the work; `baulk`, `full`, `closed`, `move`: instead of joining or entering; `patience`, `jockey`: while
 * waiting; `lose`, `stop`: while at work; `split`: a part of the patient, never the patient itself; `along`: with the
 * first of a party, without what was seized for it.
 */
export type EdgeKind =
  | 'end'
  | 'baulk'
  | 'full'
  | 'closed'
  | 'move'
  | 'patience'
  | 'jockey'
  | 'lose'
  | 'stop'
  | 'split'
  | 'along';

export interface Edge {
  readonly to: string;
  readonly kind: EdgeKind;
}

export class Pathways {
  readonly edges: ReadonlyMap<string, readonly Edge[]>;
  /** Steps at which patients come in, with what those of the census hold. */
  readonly entries: readonly { readonly step: string; readonly holding: readonly string[] }[];
  /** True when some target is unknown: then nothing can be said about what is out of reach. */
  readonly isTorn: boolean;
  readonly effects: readonly Effect[];

  constructor({ scenario, directory }: Checking) {
    let torn = false;
    const target = (id: string): string => {
      const resolved = directory.resolve(id, 'step', 'outcome');
      if (resolved === null) torn = true;
      return resolved ?? '';
    };
    this.effects = effectsOf(scenario);
    const edges = new Map<string, Edge[]>();
    for (const step of scenario.steps) {
      edges.set(
        step.id,
        edgesOf(step).map((edge) => ({ ...edge, to: target(edge.to) })),
      );
    }
    for (const effect of this.effects) {
      if (effect.kind !== 'move') continue;
      edges.get(target(effect.from))?.push({ to: target(effect.to), kind: 'move' });
    }
    this.edges = edges;
    this.entries = entriesOf(scenario).map((entry) => ({ ...entry, step: target(entry.step) }));
    this.isTorn = torn;
  }

  edgesFrom(step: string): readonly Edge[] {
    return this.edges.get(step) ?? [];
  }
}

export function effectsOf(scenario: Scenario): readonly Effect[] {
  const { levers, injects } = scenario;
  return [...levers, ...injects, ...actingLoops(scenario)].flatMap(({ effects }) => effects);
}

export type ActingLoop = FeedbackLoop & { readonly reads: Expression };

/** Loops that are on and act by effects; the others stand in the network itself. */
export function actingLoops({ loops }: Pick<Scenario, 'loops'>): readonly ActingLoop[] {
  return loops.flatMap((loop) => {
    const { on, reads, effects } = loop;
    return on && reads !== null && effects.length > 0 ? [{ ...loop, reads }] : [];
  });
}

export function edgesOf(step: Step): readonly Edge[] {
  const edges: Edge[] = targetsOf(step.next).map((to) => ({ to, kind: 'end' }));
  const lead = (to: string | null | undefined, kind: EdgeKind): void => {
    if (to !== null && to !== undefined) edges.push({ to, kind });
  };
  lead(step.baulk?.to, 'baulk');
  lead(step.room?.whenFull, 'full');
  lead(step.open?.whenClosed, 'closed');
  lead(step.patience?.to, 'patience');
  lead(step.preempt?.to, 'lose');
  lead(step.stop?.to, 'stop');
  for (const to of step.jockey?.with ?? []) lead(to, 'jockey');
  for (const { to } of step.split) lead(to, 'split');
  for (const to of step.together?.until ?? []) lead(to, 'along');
  return edges;
}

/** Every step or outcome that `next` may lead to. */
export function targetsOf(next: Next): readonly string[] {
  switch (next.kind) {
    case 'to':
      return [next.to];
    case 'shares':
      return next.options.map(({ to }) => to);
    case 'cases':
      return next.cases.flatMap((one) => targetsOf(one.next));
    case 'shortest':
    case 'in-turn':
      return next.among;
    case 'first-free':
      return [...next.among, ...targetsOf(next.otherwise)];
  }
}

function entriesOf(scenario: Scenario): readonly { step: string; holding: readonly string[] }[] {
  const arriving = [
    ...scenario.sources.map(({ to }) => to),
    ...scenario.outcomes.flatMap(({ returns }) => returns.map(({ to }) => to)),
    ...scenario.injects.flatMap(({ brings }) => (brings === null ? [] : [brings.to])),
  ].map((step) => ({ step, holding: [] }));
  return [...arriving, ...scenario.census.map(({ step, holding }) => ({ step, holding }))];
}

/** Whether patients may have to wait at a step, in a list of its own. */
export function hasList({ seize, together, servedAt, serveWhen, open }: Step): boolean {
  return seize.length > 0 || [together, servedAt, serveWhen, open].some((part) => part !== null);
}

/** Whether a step takes no time once everything it seizes is there. */
export function isInstant(step: Step): boolean {
  return step.lasts === null || isNothing(step.lasts);
}

/** Whether it is surely no time at all. */
export function isNothing(minutes: Minutes | null): boolean {
  if (minutes === null) return false;
  switch (minutes.kind) {
    case 'drawn':
      return valuesOf(minutes.distribution).every((one) => one.kind === 'constant' && one.value === 0);
    case 'computed':
      return minutes.minutes.kind === 'number' && minutes.minutes.value <= 0;
    case 'listed':
      return minutes.minutes.every((value) => value === 0);
  }
}

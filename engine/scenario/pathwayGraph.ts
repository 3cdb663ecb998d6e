// The steps as a graph: who can go where. Owns the reading of `next`, `baulk`, `patience` and moves as
// edges; a misspelt target counts as the one that was probably meant, so that one slip is one problem.

import type { Distribution } from '../random/distribution.ts';
import type { Checking } from './directory.ts';
import type { Effect, Next, Scenario, Step } from './scenario.ts';

export interface Edge {
  readonly to: string;
  /** `end`: after the work; `baulk`: instead of joining; `patience`: while waiting; `move`: instead of entering. */
  readonly kind: 'end' | 'baulk' | 'patience' | 'move';
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
  return [...scenario.levers, ...scenario.injects].flatMap(({ effects }) => effects);
}

function edgesOf(step: Step): readonly Edge[] {
  const edges: Edge[] = targetsOf(step.next).map((to) => ({ to, kind: 'end' }));
  if (step.baulk !== null) edges.push({ to: step.baulk.to, kind: 'baulk' });
  if (step.patience !== null) edges.push({ to: step.patience.to, kind: 'patience' });
  return edges;
}

/** Every step or outcome that `next` may lead to. */
export function targetsOf(next: Next): readonly string[] {
  if (next.kind === 'to') return [next.to];
  if (next.kind === 'cases') return next.cases.flatMap((one) => targetsOf(one.next));
  return next.options.map(({ to }) => to);
}

function entriesOf(scenario: Scenario): readonly { step: string; holding: readonly string[] }[] {
  const arriving = [
    ...scenario.sources.map(({ to }) => to),
    ...scenario.outcomes.flatMap(({ returns }) => returns.map(({ to }) => to)),
    ...scenario.injects.flatMap(({ brings }) => (brings === null ? [] : [brings.to])),
  ].map((step) => ({ step, holding: [] }));
  return [...arriving, ...scenario.census.map(({ step, holding }) => ({ step, holding }))];
}

/** Whether a step takes no time once everything it seizes is there. */
export function isInstant(step: Step): boolean {
  if (step.lasts === null) return true;
  const { lasts } = step;
  const values: readonly Distribution[] =
    lasts.kind === 'always'
      ? [lasts.value]
      : [...lasts.cases.map((one) => one.value), ...(lasts.otherwise === null ? [] : [lasts.otherwise])];
  return values.every((value) => value.kind === 'constant' && value.value === 0);
}

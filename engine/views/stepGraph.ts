// The network of steps as nodes and arrows, for pictures: what leads where, and why one may be sent there. Read from
// the scenario as written; knows nothing of places on a page.

import type { Next, Scenario, Step } from '../scenario/scenario.ts';
import { expressionText, shareText } from './wording.ts';

export interface GraphNode {
  readonly id: string;
  readonly name: string;
  readonly kind: 'source' | 'step' | 'outcome';
  /** Agency id; of a source, that of the step it leads to. */
  readonly agency: string | null;
  /** What it seizes, `nurse` or `2 bed`, supplies, `+ 20 blood`, and waits for; empty for all but steps. */
  readonly notes: readonly string[];
}

/**
 * `next`: after the work; `gives-up`, `baulks`, `full`, `closed`, `interrupted`, `stopped`, `jockeys`: instead of being served
 * here; `part`: a part of the patient; `along`: where the others of a party part from the first; `moved`: by a lever or inject; `comes-back`: as a further episode.
 */
export type ArrowKind =
  | 'next'
  | 'gives-up'
  | 'baulks'
  | 'full'
  | 'closed'
  | 'interrupted'
  | 'stopped'
  | 'jockeys'
  | 'part'
  | 'along'
  | 'moved'
  | 'comes-back';

export interface GraphArrow {
  readonly from: string;
  readonly to: string;
  readonly kind: ArrowKind;
  /** `30%` where the share is the same for everybody; otherwise empty. */
  readonly label: string;
}

export interface StepGraph {
  readonly name: string;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly nodes: readonly GraphNode[];
  /** No two with the same ends and kind. */
  readonly arrows: readonly GraphArrow[];
}

/** The network of a scenario, in the order of its file. */
export function stepGraph(scenario: Scenario): StepGraph {
  const { sources, injects, steps, outcomes } = scenario;
  const agencyOf = new Map(steps.map(({ id, agency }) => [id, agency]));
  const comers = [
    ...sources.map(({ id, name, to }) => ({ id, name, to })),
    ...injects.flatMap(({ id, brings }) => (brings ? [{ id, name: brings.name, to: brings.to }] : [])),
  ];
  return {
    name: scenario.name,
    agencies: scenario.agencies.map(({ id, name }) => ({ id, name })),
    nodes: [
      ...comers.map(({ id, name, to }) => node(id, name, 'source', agencyOf.get(to) ?? null)),
      ...steps.map((step) => ({ ...node(step.id, step.name, 'step', step.agency), notes: notesOf(step) })),
      ...outcomes.map(({ id, name }) => node(id, name, 'outcome', null)),
    ],
    arrows: withoutRepeats([
      ...comers.map(({ id, to }) => arrow(id, to, 'next')),
      ...steps.flatMap(arrowsOf),
      ...movesOf(scenario),
      ...outcomes.flatMap(({ id, returns }) => returns.map(({ to }) => arrow(id, to, 'comes-back'))),
    ]),
  };
}

function node(id: string, name: string, kind: GraphNode['kind'], agency: string | null): GraphNode {
  return { id, name, kind, agency, notes: [] };
}

function arrow(from: string, to: string, kind: ArrowKind, label = ''): GraphArrow {
  return { from, to, kind, label };
}

function notesOf({ seize, supply, serveWhen }: Step): readonly string[] {
  return [
    ...seize.map((one) => (one.units === 1 ? one.resource : unitsText(one))),
    ...supply.map((one) => `+ ${unitsText(one)}`),
    ...(serveWhen === null ? [] : [`while ${expressionText(serveWhen)}`]),
  ];
}

function unitsText({ resource, units }: Step['seize'][number]): string {
  return `${typeof units === 'number' ? units : expressionText(units)} ${resource}`;
}

function arrowsOf(step: Step): readonly GraphArrow[] {
  const { id, next, baulk, patience, room, open, preempt, stop, jockey, split, together } = step;
  const instead: readonly (readonly [ArrowKind, string | null | undefined])[] = [
    ['baulks', baulk?.to],
    ['gives-up', patience?.to],
    ['full', room?.whenFull],
    ['closed', open?.whenClosed],
    ['interrupted', preempt?.to],
    ['stopped', stop?.to],
    ...(jockey?.with ?? []).map((to) => ['jockeys', to] as const),
    ...split.map(({ to }) => ['part', to] as const),
    ...(together?.until ?? []).map((to) => ['along', to] as const),
  ];
  return [
    ...nextArrows(id, next),
    ...instead.flatMap(([kind, to]) => (to === null || to === undefined ? [] : [arrow(id, to, kind)])),
  ];
}

function nextArrows(from: string, next: Next): readonly GraphArrow[] {
  switch (next.kind) {
    case 'to':
      return [arrow(from, next.to, 'next')];
    case 'shares':
      return next.options.map(({ to, share }) =>
        arrow(from, to, 'next', share.kind === 'always' ? shareText(share.value) : ''),
      );
    case 'cases':
      return next.cases
        .flatMap((entry) => nextArrows(from, entry.next))
        .map((each) => ({ ...each, label: '' }));
    case 'first-free':
      return [...next.among.map((to) => arrow(from, to, 'next')), ...nextArrows(from, next.otherwise)];
    case 'shortest':
    case 'in-turn':
      return next.among.map((to) => arrow(from, to, 'next'));
  }
}

/** A move leads from wherever one would have entered the step: drawn from that step. */
function movesOf({ levers, injects }: Scenario): readonly GraphArrow[] {
  return [...levers, ...injects]
    .flatMap(({ effects }) => effects)
    .flatMap((effect) => (effect.kind === 'move' ? [arrow(effect.from, effect.to, 'moved')] : []));
}

function withoutRepeats(arrows: readonly GraphArrow[]): readonly GraphArrow[] {
  const key = ({ from, to, kind }: GraphArrow): string => `${from} ${to} ${kind}`;
  const labels = new Map<string, string>();
  for (const each of arrows) labels.set(key(each), labels.has(key(each)) ? '' : each.label);
  const seen = new Set<string>();
  return arrows
    .filter((each) => !seen.has(key(each)) && seen.add(key(each)))
    .map((each) => ({ ...each, label: labels.get(key(each)) ?? '' }));
}

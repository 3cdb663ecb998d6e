// May patients come to wait for each other in a circle? Owns the search for units and places that are kept by those
// who wait for others of them. Whether it comes to that depends on the run, which says so when it does.

import type { Checking } from './directory.ts';
import type { Held, Units } from './heldUnits.ts';
import { hasList, type Pathways } from './pathwayGraph.ts';
import type { Scenario, Step } from './scenario.ts';

/** Whoever waits here keeps units or places while any one of the wished for would do. */
interface Wait {
  readonly at: Step;
  readonly keeps: Held;
  readonly anyOf: readonly string[];
  /** What is waited for, in the author's words. */
  readonly wish: string;
}

export function checkCircles(
  pathways: Pathways,
  heldAt: ReadonlyMap<string, Held>,
  units: Units,
  { scenario, reading }: Checking,
): void {
  if (reading.hasErrors) return;
  const waits = waitsOf(pathways, heldAt, units, scenario);
  let suspects: Held = new Set(waits.flatMap(({ keeps }) => [...keeps]));
  for (;;) {
    suspects = stuckTogether(suspects, waits);
    const [start] = suspects;
    if (start === undefined || reading.isFull) return;
    const circle = circleFrom(start, suspects, waits);
    const [first] = circle;
    if (first === undefined) return;
    reading.report(reading.offsetOf(first.wait.at, 'id'), {
      code: 'possible-deadlock',
      severity: 'warning',
      sentence: sentenceOf(circle),
      hint: 'Give back what is held before waiting, seize both at once, or limit who comes in; a run in which it happens says so.',
    });
    const told = new Set(circle.map(({ kept }) => kept));
    suspects = new Set([...suspects].filter((one) => !told.has(one)));
  }
}

/** Places in the waiting list of a step, among ids of resources. */
function placesOf(step: Step): string {
  return `room of ${step.id}`;
}

function blocks(step: Step): boolean {
  return step.room !== null && step.room.whenFull === null;
}

function waitsOf(
  pathways: Pathways,
  heldAt: ReadonlyMap<string, Held>,
  units: Units,
  scenario: Scenario,
): readonly Wait[] {
  const stepById = new Map(scenario.steps.map((step) => [step.id, step]));
  const waits: Wait[] = [];
  for (const step of scenario.steps) {
    const entering = heldAt.get(step.id) ?? new Set();
    // Whoever loses patience does not wait for ever.
    if (hasList(step) && (step.patience?.after ?? null) === null) {
      const keeps = blocks(step) ? new Set([...entering, placesOf(step)]) : entering;
      for (const { resource } of step.seize) {
        const anyOf = units.behind(resource);
        if (anyOf.length > 0) waits.push({ at: step, keeps, anyOf, wish: resource });
      }
    }
    for (const edge of pathways.edgesFrom(step.id)) {
      const next = stepById.get(edge.to);
      if (next === undefined || !blocks(next) || edge.kind === 'jockey') continue;
      const keeps = edge.kind === 'end' ? units.atWork(step, entering) : units.after(step, edge, entering);
      waits.push({ at: step, keeps, anyOf: [placesOf(next)], wish: `room at "${next.id}"` });
    }
  }
  return [...waits, ...waitsForParts(waits, pathways, heldAt, scenario)];
}

/** Whoever waits for its parts waits for whatever a part on its way may wait for. */
function waitsForParts(
  waits: readonly Wait[],
  pathways: Pathways,
  heldAt: ReadonlyMap<string, Held>,
  { steps }: Scenario,
): readonly Wait[] {
  const onTheWay = new Set(steps.flatMap(({ split }) => split.map(({ to }) => to)));
  for (const id of onTheWay) for (const { to } of pathways.edgesFrom(id)) onTheWay.add(to);
  const ofParts = waits.filter(({ at }) => onTheWay.has(at.id));
  return steps
    .filter(({ join }) => join)
    .flatMap((at) =>
      ofParts.map(({ anyOf, wish }) => ({
        at,
        keeps: heldAt.get(at.id) ?? new Set<string>(),
        anyOf,
        wish: `a part, which needs ${wish}`,
      })),
    );
}

/** The largest set of units and places that may all be kept by those who wait for others of the set, and no others. */
function stuckTogether(suspects: Held, waits: readonly Wait[]): Held {
  const stuck = new Set(suspects);
  const lasting = new Set(waits.filter(({ anyOf }) => anyOf.every((wished) => stuck.has(wished))));
  const keepers = new Map([...stuck].map((one) => [one, 0]));
  const wishers = new Map<string, Wait[]>();
  for (const wait of lasting) {
    for (const kept of wait.keeps) keepers.set(kept, (keepers.get(kept) ?? 0) + 1);
    for (const wished of wait.anyOf) add(wishers, wished, wait);
  }
  // What nobody keeps while waiting comes free; whoever waits for it does not wait for ever; and so on.
  const freed = [...stuck].filter((one) => keepers.get(one) === 0);
  for (let one = freed.pop(); one !== undefined; one = freed.pop()) {
    stuck.delete(one);
    for (const wait of wishers.get(one) ?? []) {
      if (!lasting.delete(wait)) continue;
      for (const kept of wait.keeps) {
        const left = (keepers.get(kept) ?? 0) - 1;
        keepers.set(kept, left);
        if (left === 0 && stuck.has(kept)) freed.push(kept);
      }
    }
  }
  return stuck;
}

function add(wishers: Map<string, Wait[]>, wished: string, wait: Wait): void {
  const known = wishers.get(wished);
  if (known === undefined) wishers.set(wished, [wait]);
  else known.push(wait);
}

/** Whether somebody keeps this while waiting for what only others of the set could give. */
function keepsOneOf(stuck: Held, kept: string, { keeps, anyOf }: Wait): boolean {
  return keeps.has(kept) && anyOf.every((wished) => stuck.has(wished));
}

interface Link {
  readonly kept: string;
  readonly wait: Wait;
}

/** Follows the waits within a stuck set until something comes again. */
function circleFrom(start: string, stuck: Held, waits: readonly Wait[]): readonly Link[] {
  const way: Link[] = [];
  for (let kept: string | undefined = start; kept !== undefined; ) {
    const again = way.findIndex((link) => link.kept === kept);
    if (again !== -1) return way.slice(again);
    const at: string = kept;
    const wait = waits.find((one) => keepsOneOf(stuck, at, one));
    if (wait === undefined) return [];
    way.push({ kept, wait });
    // The same again, if it is among them, makes the shortest circle.
    kept = wait.anyOf.includes(kept) ? kept : wait.anyOf[0];
  }
  return [];
}

function sentenceOf(circle: readonly Link[]): string {
  const [only] = circle;
  if (only !== undefined && circle.length === 1) {
    return `Whoever waits at "${only.wait.at.id}" for ${only.wait.wish} may be holding "${only.kept}" already: if all do, all wait for ever.`;
  }
  const links = circle.map(({ kept, wait }) => {
    const what = kept.startsWith('room of ') ? 'a place' : `"${kept}"`;
    return `at "${wait.at.id}" ${what} is kept while waiting for ${wait.wish}`;
  });
  return `Patients may come to wait for each other in a circle: ${links.join('; ')}.`;
}

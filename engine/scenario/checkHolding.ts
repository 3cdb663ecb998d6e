// What may a patient be holding where? Owns the checks of `hold` and `release` along every way, and hands on what is
// held where to the search for circles of waiting.

import { checkCircles } from './checkCircles.ts';
import type { Checking } from './directory.ts';
import { type Held, Units } from './heldUnits.ts';
import type { Pathways } from './pathwayGraph.ts';
import type { Scenario, Step } from './scenario.ts';

export function checkHolding(pathways: Pathways, checking: Checking): void {
  const { scenario, reading } = checking;
  const units = new Units(scenario);
  for (const step of scenario.steps) reportHoldOfNothing(step, checking);
  const heldAt = heldOnEntering(pathways, scenario, units);
  for (const step of scenario.steps) {
    const entering = heldAt.get(step.id) ?? new Set();
    if (pathways.isTorn || reading.isDoubtful(step)) continue;
    reportEmptyRelease(step.releaseAtStart, entering, step, units, checking);
    reportEmptyRelease(step.releaseAtEnd, units.atWork(step, entering), step, units, checking);
    if (step.patience !== null)
      reportEmptyLeaving(step, step.patience, 'waits for', entering, units, checking);
    if (step.stop !== null) {
      const before = units.without(
        entering,
        step.releaseAtStart.map(({ resource }) => resource),
      );
      reportEmptyLeaving(step, step.stop, 'works at', before, units, checking);
    }
  }
  reportStillHeld(pathways, heldAt, units, checking);
  if (!pathways.isTorn) checkCircles(pathways, heldAt, units, checking);
}

/** For each step and outcome, everything that somebody who comes there may hold. */
function heldOnEntering(pathways: Pathways, scenario: Scenario, units: Units): ReadonlyMap<string, Held> {
  const stepById = new Map(scenario.steps.map((step) => [step.id, step]));
  const heldAt = new Map<string, Set<string>>();
  const pending: string[] = [];
  const arrive = (place: string, held: Iterable<string>): void => {
    const known = heldAt.get(place);
    const union = known ?? new Set<string>();
    const before = union.size;
    for (const id of held) union.add(id);
    heldAt.set(place, union);
    if (known === undefined || union.size > before) pending.push(place);
  };
  for (const entry of pathways.entries) {
    arrive(
      entry.step,
      entry.holding.flatMap((name) => units.behind(name)),
    );
  }
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const step = stepById.get(place);
    if (step === undefined) continue;
    for (const edge of pathways.edgesFrom(place)) {
      arrive(edge.to, units.after(step, edge, heldAt.get(place) ?? new Set()));
    }
  }
  return heldAt;
}

function reportHoldOfNothing(step: Step, { scenario, directory, reading }: Checking): void {
  if (reading.isDoubtful(step)) return;
  for (const [index, name] of step.hold.entries()) {
    const seized = step.seize.map(({ resource }) => resource);
    const slots = scenario.resources.some(({ id, kind }) => id === name && kind === 'slots');
    if (!directory.has('resource', name) && !directory.has('group', name)) continue;
    if (seized.includes(name) && !slots) continue;
    reading.report(reading.offsetOf(step, 'hold', index), {
      code: 'hold-of-nothing',
      sentence: slots
        ? `"${name}" are slots: they are used up, not held.`
        : `"${step.id}" holds "${name}" without having seized it.`,
      hint: slots ? 'Take it out of "hold".' : 'What was seized in an earlier step stays held by itself.',
    });
  }
}

function reportEmptyRelease(
  released: Step['releaseAtEnd'],
  held: Held,
  step: Step,
  units: Units,
  { directory, reading }: Checking,
): void {
  for (const one of released) {
    if (!directory.has('resource', one.resource) && !directory.has('group', one.resource)) continue;
    if (units.behind(one.resource).some((id) => held.has(id))) continue;
    reading.report(reading.offsetOf(one, 'resource'), {
      code: 'release-of-nothing',
      sentence: `Nobody who comes to "${step.id}" can be holding "${one.resource}".`,
      hint: 'An earlier step must seize it and name it under "hold".',
    });
  }
}

function reportEmptyLeaving(
  step: Step,
  leaving: { readonly release: readonly string[] },
  whoDoes: 'waits for' | 'works at',
  held: Held,
  units: Units,
  { directory, reading }: Checking,
): void {
  for (const [index, name] of leaving.release.entries()) {
    if (!directory.has('resource', name) && !directory.has('group', name)) continue;
    if (units.behind(name).some((id) => held.has(id))) continue;
    reading.report(reading.offsetOf(leaving, 'release', index), {
      code: 'release-of-nothing',
      sentence: `Nobody who ${whoDoes} "${step.id}" can be holding "${name}" from before.`,
      hint: 'An earlier step must seize it and name it under "hold"; of what this step seizes itself nothing need be said.',
    });
  }
}

/** An outcome gives everything back by itself; but the way there may have forgotten something. */
function reportStillHeld(
  pathways: Pathways,
  heldAt: ReadonlyMap<string, Held>,
  units: Units,
  { scenario, reading }: Checking,
): void {
  if (pathways.isTorn || scenario.steps.some((step) => reading.isDoubtful(step))) return;
  const outcomes = new Set(scenario.outcomes.map(({ id }) => id));
  for (const step of scenario.steps) {
    const still = new Set<string>();
    for (const edge of pathways.edgesFrom(step.id)) {
      if (edge.kind !== 'end' || !outcomes.has(edge.to)) continue;
      for (const id of units.after(step, edge, heldAt.get(step.id) ?? new Set())) still.add(id);
    }
    if (still.size === 0) continue;
    reading.report(reading.offsetOf(step, 'next'), {
      code: 'still-held',
      severity: 'warning',
      sentence: `Patients who end here may still hold ${[...still].join(', ')}; the outcome gives it back.`,
      hint: 'Say so with "release".',
    });
  }
}

// Can every step be reached, and does every way lead out? Owns reachability, closed cycles, and cycles
// that would turn for ever within one instant.

import type { Checking } from './directory.ts';
import { named } from './mayStand.ts';
import { type Edge, hasList, isInstant, isNothing, type Pathways } from './pathwayGraph.ts';
import type { Scenario, Step } from './scenario.ts';

export function checkPathways(pathways: Pathways, checking: Checking): void {
  reportUnreachable(pathways, checking);
  reportNeverTogether(pathways, checking);
  reportNoWayOut(pathways, checking);
  reportInstantCycles(pathways, checking);
  reportGrowingParts(pathways, checking);
  reportMap(checking);
}

function reportUnreachable(pathways: Pathways, { scenario, reading }: Checking): void {
  if (pathways.isTorn) return;
  const reached = spread(
    pathways.entries.map(({ step }) => step),
    (step) => ledOn(step, pathways),
  );
  const lost = scenario.steps.filter(({ id }) => id !== '' && !reached.has(id));
  const told = new Set<string>();
  for (const step of beginningsFirst(lost, pathways)) {
    if (told.has(step.id)) continue;
    const behind = walked(step.id, pathways, told).filter((id) => lost.some((one) => one.id === id));
    reading.report(reading.offsetOf(step, 'id'), {
      code: 'unreachable-step',
      sentence: `No patient can ever come to "${step.id}"${behind.length === 0 ? '' : `, nor by it to ${named(behind)}`}.`,
      hint: 'Some source, step or census entry must lead here.',
    });
  }
  for (const outcome of scenario.outcomes) {
    if (reached.has(outcome.id) || told.has(outcome.id) || outcome.id === '') continue;
    reading.report(reading.offsetOf(outcome, 'id'), {
      code: 'unreachable-outcome',
      severity: 'warning',
      sentence: `No patient can ever end at "${outcome.id}".`,
      hint: 'Let some step lead here, or leave the outcome out.',
    });
  }
}

/** Whoever goes along with somebody comes nowhere without them. */
function ledOn(step: string, pathways: Pathways): readonly string[] {
  return pathways.edgesFrom(step).flatMap(({ to, kind }) => (kind === 'along' ? [] : [to]));
}

/** A party is to part where its first never comes. */
function reportNeverTogether(pathways: Pathways, { scenario, reading }: Checking): void {
  if (pathways.isTorn) return;
  for (const step of scenario.steps) {
    const onward = spread(ledOn(step.id, pathways), (one) => ledOn(one, pathways));
    const apart = pathways.edgesFrom(step.id).filter(({ kind }) => kind === 'along');
    for (const [index, { to: place }] of apart.entries()) {
      if (onward.has(place) || step.together === null) continue;
      reading.report(reading.offsetOf(step.together, 'until', index), {
        code: 'never-together-there',
        severity: 'warning',
        sentence: `Nobody who has been at "${step.id}" comes to "${place}": no party parts there.`,
        hint: 'Name a step or an outcome to which "next" leads, at once or by other steps.',
      });
    }
  }
}

/** First those to which none of the others leads: whatever cannot be reached beyond them is no further mistake. */
function beginningsFirst(steps: readonly Step[], pathways: Pathways): readonly Step[] {
  const ledTo = new Set(steps.flatMap(({ id }) => pathways.edgesFrom(id).map(({ to }) => to)));
  return [...steps.filter(({ id }) => !ledTo.has(id)), ...steps];
}

/** Everything that a step leads to and that is not in `seen`, to which it is added. */
function walked(start: string, pathways: Pathways, seen: Set<string>): readonly string[] {
  const way = [start];
  seen.add(start);
  for (const at of way) {
    for (const { to } of pathways.edgesFrom(at)) {
      if (seen.has(to)) continue;
      seen.add(to);
      way.push(to);
    }
  }
  return way.slice(1);
}

function reportNoWayOut(pathways: Pathways, { scenario, reading }: Checking): void {
  const before = new Map<string, string[]>();
  for (const [from, edges] of pathways.edges) {
    // That its parts come to an end helps no patient.
    for (const { to, kind } of edges) if (kind !== 'split') before.set(to, [...(before.get(to) ?? []), from]);
  }
  // The empty target stands for one that is unknown: it may well lead out.
  const leadsOut = spread(['', ...scenario.outcomes.map(({ id }) => id)], (place) => before.get(place) ?? []);
  const stuck = scenario.steps.filter((step) => step.id !== '' && !leadsOut.has(step.id));
  const comeInto = spread(newcomersAt(scenario), (step) => pathways.edgesFrom(step).map(({ to }) => to));
  const reported = new Set<string>();
  for (const step of stuck) {
    if (reported.has(step.id)) continue;
    const cycle = cycleThrough(step.id, pathways);
    if (cycle === null) {
      reading.report(reading.offsetOf(step, 'next'), {
        code: 'no-way-out',
        sentence: `From "${step.id}" no outcome can be reached.`,
        hint: 'Let it, or a step to which it leads, lead to an outcome.',
      });
    } else {
      for (const id of cycle) reported.add(id);
      reading.report(reading.offsetOf(step, 'next'), {
        code: 'cycle-without-exit',
        severity: comeInto.has(step.id) || pathways.isTorn ? 'error' : 'warning',
        sentence: `Patients go round for ever: ${[...cycle, step.id].join(' → ')}.`,
        hint: comeInto.has(step.id)
          ? 'At least one of these steps must also lead to an outcome: ever more people come in.'
          : 'Right for a closed group, such as the people of a census; otherwise one of these steps must lead on.',
      });
    }
  }
}

/** Steps to which people come from outside: all but the census, which nobody joins. */
function newcomersAt({ sources, injects, outcomes }: Scenario): readonly string[] {
  return [
    ...sources.map(({ to }) => to),
    ...injects.flatMap(({ brings }) => (brings === null ? [] : [brings.to])),
    ...outcomes.flatMap(({ returns }) => returns.map(({ to }) => to)),
  ];
}

/** A shortest way from a step back to itself; null when there is none. */
function cycleThrough(start: string, pathways: Pathways): readonly string[] | null {
  const cameFrom = new Map<string, string>();
  const pending = [start];
  for (const at of pending) {
    for (const { to, kind } of pathways.edgesFrom(at)) {
      if (kind === 'split') continue;
      if (to === start) return wayTo(at, start, cameFrom);
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, at);
      pending.push(to);
    }
  }
  return null;
}

function wayTo(end: string, start: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const way = [end];
  while (way[0] !== undefined && way[0] !== start) way.unshift(cameFrom.get(way[0]) ?? start);
  return way;
}

/** A cycle in which nothing takes time would never let the next minute come. */
function reportInstantCycles(pathways: Pathways, { scenario, reading }: Checking): void {
  const instantEdges = (step: Step): readonly string[] =>
    pathways
      .edgesFrom(step.id)
      .filter((edge) => takesNoTime(step, edge))
      .map(({ to }) => to);
  const stepById = new Map(scenario.steps.map((step) => [step.id, step]));
  const onward = (id: string): readonly string[] => {
    const step = stepById.get(id);
    return step === undefined ? [] : instantEdges(step);
  };
  const inCycle = (step: Step): boolean => spread(onward(step.id), onward).has(step.id);
  const reported = new Set<string>();
  for (const step of scenario.steps) {
    if (step.id === '' || reported.has(step.id) || !inCycle(step)) continue;
    for (const id of spread([step.id], onward)) reported.add(id);
    reading.report(reading.offsetOf(step, 'next'), {
      code: 'instant-cycle',
      sentence: `Patients can go round from "${step.id}" to itself without any time passing.`,
      hint:
        step.jockey !== null && step.jockey.fewer < 2
          ? 'With "fewer: 1" on both sides somebody would go back and forth; use 2 or more.'
          : 'Give one of the steps of the cycle a "lasts".',
    });
  }
}

function takesNoTime(step: Step, { kind }: Edge): boolean {
  switch (kind) {
    case 'baulk':
    case 'full':
    case 'closed':
      return true;
    case 'end':
    case 'split':
      return isInstant(step);
    case 'patience':
      return step.patience !== null && (step.patience.when !== null || isNothing(step.patience.after));
    // Where one fewer is enough, two lists of which each is one shorter would take turns for ever.
    case 'jockey':
      return step.jockey !== null && step.jockey.fewer < 2;
    // Whoever goes along takes the time of the first.
    case 'along':
      return false;
    // Where work stops the moment it begins, for ever, the run says so.
    case 'stop':
    case 'lose':
    case 'move':
      return false;
  }
}

/** A part that may come back to where it was split is split again, and so are its parts. */
function reportGrowingParts(pathways: Pathways, { scenario, reading }: Checking): void {
  const onward = (id: string): readonly string[] => pathways.edgesFrom(id).map(({ to }) => to);
  for (const step of scenario.steps) {
    for (const part of step.split) {
      if (!spread([part.to], onward).has(step.id) || pathways.isTorn) continue;
      reading.report(reading.offsetOf(part, 'to'), {
        code: 'growing-parts',
        severity: 'warning',
        sentence: `A part may come back to "${step.id}" and be split again: their number may grow without end.`,
        hint: 'Let parts come to an outcome before they come to it again.',
      });
    }
  }
}

/** Every waiting list is drawn in exactly one place of the map. */
function reportMap({ scenario, reading }: Checking): void {
  if (scenario.map.nodes.length === 0) return;
  const drawn = new Set<string>();
  for (const list of scenario.map.nodes.flatMap(({ lists }) => lists)) {
    if (drawn.has(list.step)) {
      reading.report(reading.offsetOf(list, 'step'), {
        code: 'drawn-twice',
        sentence: `The waiting list of "${list.step}" stands on the map twice.`,
        hint: 'Keep it in one node.',
      });
    }
    drawn.add(list.step);
  }
  for (const step of scenario.steps) {
    if (!hasList(step) || drawn.has(step.id)) continue;
    reading.report(reading.offsetOf(step, 'id'), {
      code: 'not-on-map',
      sentence: `Patients may wait for "${step.id}", but no node of the map draws them.`,
      expected: `lists: [{step: ${step.id}, label: …}] in one node`,
    });
  }
}

/** Everything that can be reached from the starts, the starts included. */
function spread(starts: readonly string[], onward: (id: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set(starts);
  for (const id of reached) for (const next of onward(id)) reached.add(next);
  return reached;
}

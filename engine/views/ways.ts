// What the steps of a scenario allow, as plain questions: where one may go, wait, be turned away or be interrupted.
// Read from the scenario as written; knows no run.

import { growsWithTime } from '../scenario/expressionFunctions.ts';
import { targetsOf } from '../scenario/pathwayGraph.ts';
import type { Scenario, Step } from '../scenario/scenario.ts';

/** Every step or outcome that `next` may lead to, each once, in the order of the file. */
export function waysOnFrom({ next }: Step): readonly string[] {
  return [...new Set(targetsOf(next))];
}

/** Whether the others of a party go along with its first when its work is done. */
export function goesAsOne({ together }: Step): boolean {
  return together !== null && together.until.length > 0;
}

/** Whether people may be sent elsewhere for want of room, or because it is closed. */
export function turnsAway({ room, open }: Step): boolean {
  return (room?.whenFull ?? null) !== null || (open?.whenClosed ?? null) !== null;
}

/** Whether those who come to a full waiting room stay where they are until there is room. */
export function blocksOthers({ room }: Step): boolean {
  return room !== null && room.whenFull === null;
}

/** Whether work that has begun at the step may stop: for somebody else, or because units go. */
export function canBeInterrupted(scenario: Scenario, step: Step): boolean {
  return step.lasts !== null && (step.preempt !== null || unitsMayGo(scenario, step));
}

/** Whether work stops when there are fewer units of what it seizes. */
export function unitsMayGo(scenario: Scenario, step: Step): boolean {
  return resourcesThatStop(scenario, step).length > 0;
}

const stopping = ['resume', 'restart', 'hand-over'];

/** Resources that a step may seize and whose going stops the work in hand; that of a party goes on. */
export function resourcesThatStop(scenario: Scenario, step: Step): Scenario['resources'] {
  if (step.together !== null) return [];
  return resourcesOf(scenario, step).filter(({ whenCut, breakdowns }) =>
    [whenCut, ...breakdowns.map((breakdown) => breakdown.whenCut)].some((how) => stopping.includes(how)),
  );
}

/** Every resource that a step may seize, groups taken apart. */
function resourcesOf(scenario: Scenario, { seize }: Step): Scenario['resources'] {
  const named = seize.flatMap(
    ({ resource }) => scenario.groups.find(({ id }) => id === resource)?.members ?? [resource],
  );
  return scenario.resources.filter(({ id }) => named.includes(id));
}

/** Step → where effects of levers and injects may move those who are about to enter it. */
export function effectsThatMove({ levers, injects }: Scenario): ReadonlyMap<string, readonly string[]> {
  const moves = new Map<string, string[]>();
  for (const effect of [...levers, ...injects].flatMap(({ effects }) => effects)) {
    if (effect.kind === 'move') moves.set(effect.from, [...(moves.get(effect.from) ?? []), effect.to]);
  }
  return moves;
}

/** Whether ranks change while people wait. */
export function isAgeing({ rank }: Step): boolean {
  return rank !== null && growsWithTime(rank);
}

/** Whether somebody who joins the list has a place in line: not if ranks change, nor if lots are drawn. */
export function hasLine(step: Step): boolean {
  return step.order !== 'random' && !isAgeing(step);
}

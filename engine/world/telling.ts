// Sentences about a run that cannot go on: who, where, when.

import { ScenarioFault } from '../base/scenarioFault.ts';
import type { World } from './world.ts';

/** More has happened at one instant than can be meant. */
export function tooMuchAtOnce(world: World, events: number): ScenarioFault {
  return new ScenarioFault(
    `Time stands still at minute ${hundredths(world.simMinutes)}: ${events} events have come at this one instant, the last of them for ${whoseEvent(world)}.`,
    'Somewhere there is work, a return or a change that takes no time and is followed by the same again: give it some minutes.',
  );
}

/** After one event people leave lists, or are let in, and come back, again and again. */
export function tooManyTurns(world: World, turns: number): ScenarioFault {
  return new ScenarioFault(
    `Time stands still at minute ${hundredths(world.simMinutes)}: people have left lists, been let in or changed over ${turns} times at this one instant.`,
    'Somebody who leaves a list, or is served when a condition holds, comes back to it without any time passing: give some step on that way a few minutes, or let no lever move them back.',
  );
}

/** The gap to the next arrival is to be stretched to nothing. */
export function noTimeBetween(world: World, origin: number, stretch: number): ScenarioFault {
  return new ScenarioFault(
    `No time is left between two arrivals of "${world.model.origins[origin]?.id}": its "stretch" came to ${hundredths(stretch)} at minute ${hundredths(world.simMinutes)}.`,
    'Give it a least value above 0, for example stretch: max(0.1, …).',
  );
}

function whoseEvent({ calendar, patients, model }: World): string {
  const slot = calendar.subject;
  const source = patients.source[slot];
  if (slot >= patients.slotsUsed || source === undefined) return 'no patient';
  return `${model.origins[source]?.id} ${patients.ordinal[slot]} at "${model.steps[patients.step[slot] as number]?.id}"`;
}

function hundredths(figure: number): number {
  return Math.round(figure * 100) / 100 + 0;
}

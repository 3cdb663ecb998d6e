// What becomes of a resource's units and of the work in hand when units go, in sentences.

import type { Resource, Scenario, WhenCut } from '../scenario/scenario.ts';
import { daysText, instantText, listText, minutesText, timeOfDayText } from './wording.ts';

export function explainResource(scenario: Scenario, resource: Resource): readonly string[] {
  const own =
    resource.kind === 'slots' ? slotSentences(scenario, resource) : unitSentences(scenario, resource);
  const { prefers } = resource;
  return prefers.length === 0
    ? own
    : [
        ...own,
        `A unit that is free looks at the list of ${prefers.join(', then of ')} first, whatever the ranks; then at all others alike.`,
      ];
}

function slotSentences({ steps }: Scenario, { id, capacity, refills }: Resource): readonly string[] {
  const suppliers = steps.filter(({ supply }) => supply.some(({ resource }) => resource === id));
  return [
    `Units are used up by whoever seizes them and never given back; there are ${capacity} at the start.`,
    ...refills.map(
      ({ days, atMinuteOfDay, units }) =>
        `${upperFirst(daysText(days))} at ${timeOfDayText(atMinuteOfDay)} the free units become ${units}; what was left over is lost.`,
    ),
    ...(suppliers.length === 0
      ? []
      : [
          `There are more of them when ${listText(
            suppliers.map((step) => step.id),
            'or',
          )} ends.`,
        ]),
  ];
}

function unitSentences(scenario: Scenario, resource: Resource): readonly string[] {
  const { calendar } = scenario;
  const { capacity, rota, closures, breakdowns, whenCut, handOverMinutes } = resource;
  const causes = whatCuts(scenario, resource);
  const shifts = rota.map(
    ({ days, fromMinuteOfDay, toMinuteOfDay, capacity: units }) =>
      `${units} from ${timeOfDayText(fromMinuteOfDay)} to ${timeOfDayText(toMinuteOfDay)} ${daysText(days)}`,
  );
  const always = `${capacity} ${capacity === 1 ? 'unit is' : 'units are'} always there`;
  const planned = closures.map(({ fromMinutes, untilMinutes, units }) => {
    const gone = units === null ? 'all units are' : units === 1 ? '1 unit is' : `${units} units are`;
    return `${upperFirst(gone)} away from ${instantText(calendar, fromMinutes)} to ${instantText(calendar, untilMinutes)}.`;
  });
  const failing = breakdowns.map(({ units, whenCut: when }) =>
    units === 'each'
      ? `Each of the ${capacity} units fails and is repaired by a life of its own${when === whenCut ? '' : `; then ${whenCutText(when, 0)}`}.`
      : `All units fail together and come back together${when === whenCut ? '' : `; then ${whenCutText(when, 0)}`}.`,
  );
  return [
    shifts.length === 0 ? `${always}.` : `${always}; shifts add ${listText(shifts)}.`,
    ...(causes.length === 0
      ? []
      : [`When ${listText(causes, 'or')}, ${whenCutText(whenCut, handOverMinutes)}.`]),
    ...planned,
    ...failing,
  ];
}

function whatCuts(
  { levers, injects }: Scenario,
  { id, rota, closures, breakdowns }: Resource,
): readonly string[] {
  const changed = [...levers, ...injects]
    .flatMap(({ effects }) => effects)
    .some(
      (effect) => (effect.kind === 'capacity' || effect.kind === 'capacityFactor') && effect.resource === id,
    );
  return [
    ...(rota.length > 0 ? ['a shift ends'] : []),
    ...(closures.length > 0 ? ['a closure begins'] : []),
    ...(breakdowns.length > 0 ? ['units fail'] : []),
    ...(changed ? ['a lever or inject takes units away'] : []),
  ];
}

/** What happens to work in hand when there are more units in use than there are left. */
export function whenCutText(whenCut: WhenCut, handOverMinutes: number): string {
  const latest =
    'as many works stop as must, the highest rank first and of those the one that began last, but none without which the others give enough; they wait in front of all others of their rank';
  switch (whenCut) {
    case 'finish':
      return 'nobody is put out: work in hand is finished, the unit goes when it is done, and until then it counts against the new number';
    case 'overtime':
      return 'nobody is put out: work in hand is finished in overtime, over and above the units of the next shift';
    case 'resume':
      return `${latest}, and go on where they stopped when units are free`;
    case 'restart':
      return `${latest}, and begin again, with the same length, when units are free`;
    case 'hand-over':
      return `${latest}, and go on where they stopped when units are free; and at every end of a shift each work in hand takes ${minutesText(handOverMinutes)} longer`;
  }
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

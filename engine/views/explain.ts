// What the scenario that is being read means, exactly, in sentences: the questions on which engines differ, answered
// for this file by name. Says only what applies; the same words as "What happens exactly" in scenarios/README.md.

import type { FeedbackLoop, Scenario } from '../scenario/scenario.ts';
import { explainResource } from './explainResource.ts';
import { explainSource } from './explainSource.ts';
import { explainStep } from './explainStep.ts';
import {
  expressionText,
  instantText,
  listText,
  minutesText,
  numberText,
  peopleText,
  timeOfDayText,
} from './wording.ts';

/** A heading, what it is about (a calendar, a source, a step …), and what is true of it. */
export interface Explained {
  readonly about: 'run' | 'source' | 'resource' | 'step' | 'outcome' | 'census' | 'variable' | 'loop';
  readonly id: string;
  readonly name: string;
  readonly sentences: readonly string[];
}

/** Everything that is worth saying about a scenario, in the order of its file. */
export function explainScenario(scenario: Scenario): readonly Explained[] {
  const { calendar, sources, resources, steps, outcomes, census } = scenario;
  const all: readonly Explained[] = [
    { about: 'run', id: scenario.id, name: 'The run', sentences: runSentences(scenario) },
    { about: 'run', id: 'instant', name: 'At one instant', sentences: instantSentences(scenario) },
    ...sources.map((source) => entry('source', source, explainSource(calendar, source))),
    ...census.map((group) => entry('census', group, censusSentences(group))),
    ...scenario.variables.map((variable) =>
      entry('variable', variable, variableSentences(scenario, variable)),
    ),
    ...resources.map((resource) => entry('resource', resource, explainResource(scenario, resource))),
    ...steps.map((step) => entry('step', step, explainStep(scenario, step))),
    ...outcomes.map((outcome) => entry('outcome', outcome, outcomeSentences(scenario, outcome))),
    ...scenario.loops.map((loop) => entry('loop', loop, loopSentences(loop))),
  ];
  return all.filter(({ sentences }) => sentences.length > 0);
}

function entry(
  about: Explained['about'],
  { id, name }: { readonly id: string; readonly name: string },
  sentences: readonly string[],
): Explained {
  return { about, id, name, sentences };
}

function runSentences(scenario: Scenario): readonly string[] {
  const { calendar, kpis, sources } = scenario;
  const { durationMinutes, warmUpMinutes, endWhen } = calendar;
  const end = instantText(calendar, durationMinutes);
  return [
    `It begins at ${instantText(calendar, 0)} and lasts ${minutesText(durationMinutes)}, to ${end}: what is due at that very instant still happens.`,
    ...(endWhen === null
      ? []
      : [
          `It ends earlier at the first instant at which ${expressionText(endWhen)} holds when all that is due then has happened.`,
        ]),
    warmUpMinutes === 0
      ? 'There is no warm-up: everything counts.'
      : `What happens in the first ${minutesText(warmUpMinutes)}, before ${instantText(calendar, warmUpMinutes)}, is warm-up: it counts in no measure. A wait counts if it ends later.`,
    ...(kpis.length === 0
      ? []
      : ['KPIs that are ratios count the growth of both figures since the warm-up.']),
    ...(sources.some(({ arrivals }) => arrivals.kind === 'rate')
      ? [
          'Sources with a rate make candidates at the highest rate there may be in that hour of that day; each becomes a patient if its own luck lies below the rate at its own instant. So their numbers have gaps, and a change of rate renames nobody.',
        ]
      : []),
    ...planningSentences(scenario),
    ...decisionSentences(scenario),
  ];
}

function decisionSentences({ calendar, standingOrders, injects }: Scenario): readonly string[] {
  const { decisionMinutesOfDay } = calendar;
  const asked = standingOrders.length > 0 || injects.some(({ schedule }) => schedule.kind === 'when');
  if (!asked || decisionMinutesOfDay.length === 0) return [];
  const times = decisionMinutesOfDay.map(timeOfDayText);
  const when = times.length === 24 ? 'every hour' : `at ${listText(times)}`;
  return [`Standing orders and the conditions of injects are asked ${when}, never in between.`];
}

function planningSentences({ planning, agencies }: Scenario): readonly string[] {
  if (planning === null) return [];
  const plans = agencies.filter((agency) => agency.plans.length > 0).map(({ id }) => id);
  const carried =
    plans.length === 0 ? '' : ` Where nobody plays them, ${listText(plans)} carry out their plans.`;
  return [
    `Before it stands the planning round of ${planning.date}: what is decided there counts from then, and is in force, on its way or late at the start. Nothing happens before the round is closed, by control or by the clock.${carried}`,
  ];
}

function variableSentences(
  { steps }: Scenario,
  { id, value }: Scenario['variables'][number],
): readonly string[] {
  const writers = steps.filter(({ set }) => set.some(({ what }) => what === id)).map((step) => step.id);
  const written =
    writers.length === 0
      ? 'no step writes it'
      : `${listText(writers)} ${writers.length === 1 ? 'writes' : 'write'} it`;
  return [`A number that belongs to nobody: ${numberText(value)} at the start; ${written}.`];
}

function loopSentences({ on, says, reads, everyMinutes, effects }: FeedbackLoop): readonly string[] {
  if (!on) return [`${says} It is off.`];
  if (reads === null || effects.length === 0) return [`${says} It stands in the network itself.`];
  const clock = 1440 % everyMinutes === 0 ? ', by the clock on the wall' : '';
  return [
    `${says} It reads ${expressionText(reads)} at the start and then every ${minutesText(everyMinutes)}${clock}; its effects are as large as what it read last. What remains of work and patience is stretched or shortened, nothing is drawn again.`,
  ];
}

function instantSentences(scenario: Scenario): readonly string[] {
  const { injects, standingOrders, levers, loops } = scenario;
  const changes = [
    'the figures of a whole hour',
    'ends and beginnings of shifts, refills, closures, breakdowns and repairs',
    ...(levers.length + injects.length > 0 ? ['levers and injects that begin or end'] : []),
    ...(loops.some(({ reads }) => reads !== null) ? ['feedback loops that read'] : []),
    'patients, in the order in which what happens to them was scheduled',
  ];
  const later = [
    ...(injects.length > 0 ? ['injects'] : []),
    ...(standingOrders.length > 0 ? ['standing orders in the order of the agencies'] : []),
    'commands in the order in which they were given',
  ];
  return [
    `In this order: ${changes.join('; then ')}. After these: ${later.join(', then ')}.`,
    'When an event is over, units that it freed are granted in the order in which they came free, one patient at a time, each to the first in line over all lists that could use it: lower rank, then the order of the list (first come unless a step says otherwise), and at one instant who joined first. Nobody who comes overtakes those who wait for the same units and could be served.',
    'Who needs several units or several resources takes nothing until all of it is there at once, and reserves nothing meanwhile: the first of another list who needs less may pass, nobody of the same list.',
    'At the end of a step attributes are set, then the way on is decided, then, once the next place takes the patient in, what is not held is given back, and the next place is entered. Who has to wait for room keeps everything until then.',
  ];
}

function censusSentences({
  step,
  count,
  progress,
  holding,
  clocks,
}: Scenario['census'][number]): readonly string[] {
  const doing = {
    working: `at work at ${step}, part of it done: what is left is drawn so that it fits somebody who is found there at a random moment`,
    starting: `at the very beginning of their work at ${step}`,
    waiting: `just joining the list of ${step}`,
  }[progress];
  const hands = holding.length === 0 ? '' : ` They hold ${listText(holding)} from before.`;
  const running = clocks.map(({ clock, since }) =>
    since === 'worked' ? `${clock} since the work began` : `${clock} for a time that is drawn`,
  );
  const watches = running.length === 0 ? '' : ` Stopwatches run already: ${listText(running)}.`;
  return [
    `${peopleText(count)} ${count === 1 ? 'is' : 'are'} there at minute 0, ${doing}.${hands}${watches}`,
  ];
}

function outcomeSentences(
  { steps }: Scenario,
  { id, returns }: Scenario['outcomes'][number],
): readonly string[] {
  const parts = steps.some(({ split }) => split.length > 0);
  return [
    `Everything still held is given back.${parts ? ' A part that ends here is not counted; a patient who ends here waits for no part.' : ''}`,
    ...returns.map(
      ({ name, to }) =>
        `A share come back to ${to} as a further episode of the same patient (${name}), never as an arrival of ${id}.`,
    ),
  ];
}

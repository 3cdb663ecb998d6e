// Whether journeys keep to the scenario: each moment follows one that it may follow, and every way leads along the
// arrows that the file draws. Knows journeys and the scenario only.

import type { JourneyEvent, Scenario, Step } from '../../engine/index.ts';
import { targetsOf } from '../engine/journeys.ts';

const onTheWay = ['enter', 'baulk', 'turned-away', 'block', 'outcome'];

/** What may come after what. `interrupt` leads away only where the work is lost. */
const follows: Readonly<Record<string, readonly string[]>> = {
  arrive: onTheWay,
  return: onTheWay,
  part: onTheWay,
  enter: ['wait', 'start', 'joined'],
  joined: ['wait', 'start'],
  wait: ['start', 'give-up', 'jockey'],
  jockey: ['start', 'give-up', 'jockey'],
  start: ['end', 'interrupt', 'stop'],
  stop: onTheWay,
  interrupt: ['resume', ...onTheWay],
  resume: ['end', 'interrupt', 'stop'],
  end: [...onTheWay, 'along'],
  along: onTheWay,
  'give-up': onTheWay,
  baulk: onTheWay,
  'turned-away': onTheWay,
  block: ['unblock'],
  unblock: ['enter'],
  outcome: ['return'],
};

/** Moments that stay where the moment before was. */
const stays = [
  'wait',
  'start',
  'joined',
  'give-up',
  'end',
  'along',
  'interrupt',
  'resume',
  'stop',
  'unblock',
];

/** Everything that is wrong with these journeys, as sentences. */
export function brokenWays(scenario: Scenario, events: readonly JourneyEvent[]): string[] {
  const arrows = new Arrows(scenario);
  const last = new Map<string, JourneyEvent>();
  const broken: string[] = [];
  for (const event of events) {
    const who = `${event.origin} ${event.ordinal} part ${event.part} ${event.part === 0 ? '' : event.episode}`;
    const before = last.get(who);
    last.set(who, event);
    const wrong = wrongStep(arrows, before, event);
    if (wrong !== null) broken.push(`${who} episode ${event.episode} at ${event.atMinutes}: ${wrong}`);
  }
  return broken;
}

function wrongStep(arrows: Arrows, before: JourneyEvent | undefined, event: JourneyEvent): string | null {
  if (before === undefined) {
    return event.moment === (event.part === 0 ? 'arrive' : 'part') ? null : `begins with ${event.moment}`;
  }
  const unexpected = `${event.moment} ${event.where} after ${before.moment} ${before.where}`;
  if (event.atMinutes < before.atMinutes) return `${unexpected}, back in time`;
  const atWork = arrows.atWorkAtStart(before);
  if (atWork !== null && event.moment !== 'enter') {
    const known = event.where === atWork && ['end', 'interrupt', 'stop'].includes(event.moment);
    if (known) return null;
  }
  if (!follows[before.moment]?.includes(event.moment)) return unexpected;
  if (event.moment === 'return') return event.episode === before.episode + 1 ? null : unexpected;
  if (event.episode !== before.episode) return unexpected;
  if (stays.includes(event.moment)) return event.where === before.where ? null : unexpected;
  if (before.moment !== 'along' && event.atMinutes !== before.atMinutes && onTheWay.includes(event.moment))
    return `${unexpected}, too late`;
  if (before.moment === 'unblock') return event.where === before.where ? null : unexpected;
  return arrows.lead(before, event) ? null : unexpected;
}

/** Where the scenario lets a patient go, effects that move people included. */
class Arrows {
  private readonly scenario: Scenario;
  private readonly steps: ReadonlyMap<string, Step>;
  private readonly moves: readonly { readonly from: string; readonly to: string }[];

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    this.steps = new Map(scenario.steps.map((step) => [step.id, step]));
    this.moves = [...scenario.levers, ...scenario.injects]
      .flatMap(({ effects }) => effects)
      .flatMap((effect) => (effect.kind === 'move' ? [effect] : []));
  }

  atWorkAtStart({ moment, origin }: JourneyEvent): string | null {
    const census = this.scenario.census.find(({ id }) => id === origin);
    return moment === 'arrive' && census?.progress === 'working' ? census.step : null;
  }

  lead(before: JourneyEvent, { where }: JourneyEvent): boolean {
    const targets = new Set(this.from(before));
    for (const target of targets) for (const { from, to } of this.moves) if (from === target) targets.add(to);
    return targets.has(where);
  }

  private from(before: JourneyEvent): readonly (string | null | undefined)[] {
    const { sources, injects, census, outcomes } = this.scenario;
    const step = this.steps.get(before.where);
    switch (before.moment) {
      case 'arrive':
        return [
          sources.find(({ id }) => id === before.origin)?.to,
          injects.find(({ id }) => id === before.origin)?.brings?.to,
          census.find(({ id }) => id === before.origin)?.step,
        ];
      case 'return':
        return outcomes.flatMap(({ returns }) => returns.map(({ to }) => to));
      case 'part':
        return [...this.steps.values()].flatMap(({ split }) => split.map(({ to }) => to));
      case 'end':
        return step ? targetsOf(step.next) : [];
      case 'along':
        return [...(step?.together?.until ?? []), ...outcomes.map(({ id }) => id)];
      case 'give-up':
        return [step?.patience?.to];
      case 'stop':
        return [step?.stop?.to];
      case 'interrupt':
        return [step?.preempt?.to];
      case 'baulk':
        return [step?.baulk?.to];
      case 'turned-away':
        return [step?.room?.whenFull, step?.open?.whenClosed];
      case 'wait':
      case 'jockey':
        return this.steps.get(before.where)?.jockey?.with ?? [];
      default:
        return [];
    }
  }
}

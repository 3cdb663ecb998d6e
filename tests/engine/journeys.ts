// Whether journeys keep to the scenario: each episode begins once, goes along the arrows, and ends once.

import type { JourneyEvent, Next, Scenario } from '../../engine/index.ts';

/** The moments that say where somebody is; how the time there passes is not asked here. */
const kept = new Set(['arrive', 'enter', 'start', 'end', 'give-up', 'outcome', 'return']);

/** Everything that is wrong with these journeys, as sentences. Journeys of the start census begin in the middle. */
export function brokenJourneys(scenario: Scenario, events: readonly JourneyEvent[]): string[] {
  const arrows = new Arrows(scenario);
  const last = new Map<string, JourneyEvent>();
  const broken: string[] = [];
  for (const event of events) {
    if (!kept.has(event.moment)) continue;
    const who = `${event.origin} ${event.ordinal}`;
    const before = last.get(who);
    last.set(who, event);
    const wrong = wrongStep(arrows, before, event);
    if (wrong !== null) broken.push(`${who} episode ${event.episode} at ${event.atMinutes}: ${wrong}`);
  }
  return broken;
}

function wrongStep(arrows: Arrows, before: JourneyEvent | undefined, event: JourneyEvent): string | null {
  if (before === undefined) {
    const census = arrows.census.has(event.origin);
    return event.moment === 'arrive' || census ? null : `begins with ${event.moment}`;
  }
  if (event.atMinutes < before.atMinutes) return 'goes back in time';
  const sameEpisode = event.episode === before.episode;
  const from = `${before.moment} ${before.where}`;
  const unexpected = `${event.moment} ${event.where} after ${from}`;
  switch (event.moment) {
    case 'arrive':
      return unexpected;
    case 'return':
      return before.moment === 'outcome' && event.episode === before.episode + 1 ? null : unexpected;
    case 'start':
    case 'give-up':
      return sameEpisode && before.moment === 'enter' && before.where === event.where ? null : unexpected;
    case 'end':
      return sameEpisode && before.moment === 'start' && before.where === event.where ? null : unexpected;
    case 'enter':
    case 'outcome':
      return sameEpisode && arrows.lead(before, event.where) ? null : unexpected;
    default:
      return null;
  }
}

/** Where the scenario lets a patient go, turning away at doors and effects that move people included. */
class Arrows {
  readonly census: ReadonlySet<string>;
  private readonly scenario: Scenario;

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    this.census = new Set(scenario.census.map(({ id }) => id));
  }

  lead(before: JourneyEvent, to: string): boolean {
    return this.withDetours(this.plain(before)).has(to);
  }

  private plain(before: JourneyEvent): readonly string[] {
    const { sources, injects, outcomes, steps } = this.scenario;
    const step = steps.find(({ id }) => id === before.where);
    switch (before.moment) {
      case 'arrive': {
        const source = sources.find(({ id }) => id === before.origin);
        const inject = injects.find(({ id }) => id === before.origin);
        return [source?.to ?? inject?.brings?.to ?? ''];
      }
      case 'return':
        return outcomes.flatMap(({ returns }) => returns.map(({ to }) => to));
      case 'end':
        return step ? targetsOf(step.next) : [];
      case 'give-up':
        return step?.patience ? [step.patience.to] : [];
      default:
        return [];
    }
  }

  private withDetours(targets: readonly string[]): ReadonlySet<string> {
    const found = new Set(targets);
    const effects = [...this.scenario.levers, ...this.scenario.injects].flatMap((entry) => entry.effects);
    for (const target of found) {
      const step = this.scenario.steps.find(({ id }) => id === target);
      if (step?.baulk) found.add(step.baulk.to);
      for (const effect of effects)
        if (effect.kind === 'move' && effect.from === target) found.add(effect.to);
    }
    return found;
  }
}

/** Every place that `next` may lead to: read anew here, since it holds the engine to account. */
export function targetsOf(next: Next): readonly string[] {
  switch (next.kind) {
    case 'to':
      return [next.to];
    case 'shares':
      return next.options.map(({ to }) => to);
    case 'cases':
      return next.cases.flatMap((entry) => targetsOf(entry.next));
    case 'first-free':
      return [...next.among, ...targetsOf(next.otherwise)];
    default:
      return next.among;
  }
}

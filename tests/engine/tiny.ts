// Tiny scenarios for exact traces: named people who come at stated minutes, constant times, and what happened
// as lines of text. Nothing in a tiny scenario is left to chance.

import {
  compileModel,
  createWorld,
  formatProblem,
  type JourneyEvent,
  type Model,
  parseScenario,
  recordJourneys,
  type World,
} from '../../engine/index.ts';

export interface Person {
  readonly who: string;
  /** Minute at which the person enters the step `to`. */
  readonly at: number;
  readonly to: string;
  /** Attribute `urgency`, 0 unless said. */
  readonly urgency?: number;
}

export interface Tiny {
  readonly resources?: readonly string[];
  readonly groups?: readonly string[];
  readonly steps: readonly string[];
  readonly outcomes?: readonly string[];
  readonly people: readonly Person[];
  /** Any further sections of the file, as they stand there. */
  readonly more?: string;
  /** Of the calendar, besides its start on Monday 2024-01-01 00:00 and its length of 30 days. */
  readonly calendar?: string;
}

/** The file of a tiny scenario: each person is a census entry that waits at a gate until its minute. */
export function tinyText(tiny: Tiny): string {
  const steps = new Set(tiny.people.map((person) => person.to));
  const lines = (title: string, entries: readonly string[]): string =>
    entries.length === 0 ? '' : `${title}:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`;
  const gates = [...steps].map(
    (to) => `{id: gate-${to}, name: Gate, seize: [door], lasts: 1 min, stretch: minute, next: ${to}}`,
  );
  const census = tiny.people.map(
    ({ who, at, to, urgency }) =>
      `{id: ${who}, name: ${who}, step: gate-${to}, count: 1, progress: waiting, ` +
      `attributes: [{id: minute, number: ${at}}, {id: urgency, number: ${urgency ?? 0}}]}`,
  );
  const calendar = tiny.calendar === undefined ? '' : `, ${tiny.calendar}`;
  return [
    'flowday: 1\nscenario: tiny\nname: Tiny\n',
    `calendar: {start: 2024-01-01, length: 30 days${calendar}}\n`,
    lines('attributes', ['{id: minute, name: Minute, number: 0}', '{id: urgency, name: Urgency, number: 0}']),
    lines('resources', ['{id: door, name: Door, kind: place, capacity: 999}', ...(tiny.resources ?? [])]),
    lines('groups', tiny.groups ?? []),
    lines('steps', [...gates, ...tiny.steps]),
    lines('outcomes', tiny.outcomes ?? ['{id: home, name: Home}']),
    lines('census', census),
    tiny.more ?? '',
  ].join('');
}

/** Compiles a scenario that has no errors; with an error, says all of them. */
export function modelOf(text: string): Model {
  const { scenario, problems } = parseScenario(text, 'test.yaml');
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (scenario === null || errors.length > 0) throw new Error(errors.map(formatProblem).join('\n'));
  return compileModel(scenario);
}

export interface Watched {
  readonly world: World;
  /** What has happened since minute 0 beyond the gates, joining a list aside, such as `15 anna start bed`. */
  trace(): string[];
  /** The trace of starts and outcomes alone: who got what, when. */
  served(): string[];
}

/** A world at minute 0 whose journeys are taken down. */
export function watch(model: Model, seed = 'tiny'): Watched {
  const world = createWorld(model, { seed, replication: 0, measuring: true });
  const events = recordJourneys(world);
  const seen = (): JourneyEvent[] =>
    events.filter((event) => event.moment !== 'wait' && !event.where.startsWith('gate-'));
  const line = (event: JourneyEvent): string =>
    `${event.atMinutes} ${event.origin} ${event.moment} ${event.where}`.trimEnd();
  return {
    world,
    trace: () => seen().map(line),
    served: () =>
      seen()
        .filter(({ moment }) => moment === 'start' || moment === 'outcome')
        .map(line),
  };
}

/** Watches a tiny scenario from minute 0. */
export function watchTiny(tiny: Tiny): Watched {
  return watch(modelOf(tinyText(tiny)));
}

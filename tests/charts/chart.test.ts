// The chart of a scenario as picture and as oracle: xstate takes it, every transition can be walked, real runs keep
// to it, and a run that did not would be caught.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  compileModel,
  createWorld,
  drive,
  hearJourneys,
  type JourneyEvent,
  pathwayChart,
  type Scenario,
  samplePatients,
} from '../../engine/index.ts';
import { randomScenario } from '../engine/randomScenario.ts';
import { modelOf } from '../engine/tiny.ts';
import { shippedScenario as shipped } from '../ground/shipped.ts';
import { randomNetwork } from './randomNetwork.ts';
import { machineOf, Oracle, reachedFrom, refusals, transitionsOf } from './walk.ts';

const repository = join(import.meta.dirname, '..', '..');
const long = process.env.FLOWDAY_LONG !== undefined;
const numbers = Array.from({ length: long ? 400 : 24 }, (_, index) => index + 1);

/** Every example of the language's page: together they use every way of waiting and leaving. */
function documented(): readonly Scenario[] {
  const page = readFileSync(join(repository, 'scenarios', 'README.md'), 'utf8');
  return [...page.matchAll(/```yaml\n(flowday: 1\n[\s\S]*?)```/g)].map(
    ([, text = '']) => modelOf(text).scenario,
  );
}

/** A network of the generator; null for the few that the loader refuses, rightly. */
function network(number: number): Scenario | null {
  try {
    return modelOf(randomNetwork(number)).scenario;
  } catch {
    return null;
  }
}

interface Heard {
  readonly refused: readonly string[];
  readonly moments: number;
}

/** Runs a scenario and asks its chart of every moment. */
function heard(
  scenario: Scenario,
  { untilMinutes = scenario.calendar.durationMinutes, share = 1 } = {},
): Heard {
  const world = createWorld(compileModel(scenario), { seed: 'chart', replication: 0, measuring: false });
  const oracle = new Oracle(pathwayChart(scenario));
  const refused: string[] = [];
  const ask = (event: JourneyEvent): void => {
    const refusal = oracle.refuses(event);
    if (refusal !== null && refused.length < 5) refused.push(refusal);
  };
  hearJourneys(world, ask, samplePatients(world, share));
  drive(world, Math.min(untilMinutes, scenario.calendar.durationMinutes));
  return { refused, moments: oracle.steps };
}

describe('the chart of a scenario', () => {
  it('is plain data that xstate takes as it is', () => {
    const chart = pathwayChart(shipped('small-hospital'));
    expect(structuredClone(chart)).toEqual(chart);
    expect(machineOf(chart).root.key).toBe('small-hospital');
  });

  it('has steps with what may happen there, and outcomes that end', () => {
    const { states } = pathwayChart(shipped('small-hospital'));
    expect(Object.keys(states.minors?.states ?? {})).toEqual([
      'entered',
      'waiting',
      'working',
      'leaving',
      'gave-up',
    ]);
    expect(states.minors?.states?.waiting?.on).toEqual({
      'start:minors': '#minors.working',
      'give-up:minors': '#minors.gave-up',
    });
    expect(states.home).toMatchObject({ type: 'final' });
  });

  it('knows no clocks: xstate finds nothing delayed in it', () => {
    const text = JSON.stringify(pathwayChart(shipped('banes-winter-2013')));
    expect(text).not.toMatch(/"(after|delay|invoke|entry|exit)"/);
  });

  for (const name of ['single-queue', 'small-hospital', 'banes-winter-2013']) {
    it(`[P2] is walked to its last transition: ${name}`, () => {
      const chart = pathwayChart(shipped(name));
      expect([...reachedFrom(chart)].sort()).toEqual([...transitionsOf(chart)].sort());
    });
  }

  it('[P2] is walked to its last transition: every example of the language, every random network', () => {
    const charts = [...documented(), ...numbers.flatMap((number) => network(number) ?? [])].map(pathwayChart);
    expect(charts.length).toBeGreaterThan(20);
    for (const chart of charts) {
      expect([...reachedFrom(chart)].sort(), chart.id).toEqual([...transitionsOf(chart)].sort());
    }
  });
});

describe('[P2] journeys of real runs keep to the chart', () => {
  it('in the scenarios that come with Flowday', () => {
    expect(heard(shipped('single-queue'))).toMatchObject({ refused: [] });
    expect(heard(shipped('small-hospital'))).toMatchObject({ refused: [] });
    const winter = heard(shipped('banes-winter-2013'), { untilMinutes: 14 * 1440, share: 0.2 });
    expect(winter.refused).toEqual([]);
    expect(winter.moments).toBeGreaterThan(20_000);
  });

  it('in every example of the language', () => {
    for (const scenario of documented()) {
      expect({ id: scenario.id, ...heard(scenario, { untilMinutes: 3 * 1440 }) }).toMatchObject({
        refused: [],
      });
    }
  });

  it('in random scenarios with levers and injects', () => {
    for (const number of numbers.slice(0, long ? 100 : 8)) {
      const { scenario } = modelOf(randomScenario(number));
      expect({ number, ...heard(scenario) }).toMatchObject({ refused: [] });
    }
  });

  it('in random networks where every way of waiting and leaving meets every other', () => {
    let ran = 0;
    for (const number of numbers) {
      const scenario = network(number);
      if (scenario === null) continue;
      ran += 1;
      expect({ number, ...heard(scenario) }).toMatchObject({ refused: [] });
    }
    expect(ran).toBeGreaterThan(numbers.length / 2);
  });

  it('and the random networks reach every moment that there is', () => {
    const moments = new Set<string>();
    for (const number of numbers) {
      const scenario = network(number);
      if (scenario === null) continue;
      const world = createWorld(compileModel(scenario), { seed: 'chart', replication: 0, measuring: false });
      hearJourneys(world, ({ moment }) => moments.add(moment));
      drive(world, scenario.calendar.durationMinutes);
    }
    const all =
      'arrive baulk block end enter give-up interrupt jockey joined outcome part resume return start turned-away unblock wait';
    expect([...moments].sort().join(' ')).toBe(all);
  });
});

describe('the oracle itself', () => {
  const chart = pathwayChart(shipped('small-hospital'));
  const world = createWorld(compileModel(shipped('small-hospital')), {
    seed: '1',
    replication: 0,
    measuring: false,
  });
  const events: JourneyEvent[] = [];
  hearJourneys(world, (event) => events.push(event));
  drive(world, 1440);

  it('accepts the true run', () => {
    expect(refusals(chart, events)).toEqual([]);
  });

  const mutants: readonly (readonly [string, (place: number) => JourneyEvent[]])[] = [
    ['one moment left out', (place) => events.filter((_, index) => index !== place)],
    ['one moment told twice', (place) => events.toSpliced(place, 0, events[place] as JourneyEvent)],
    [
      'one moment at another step',
      (place) => events.with(place, { ...(events[place] as JourneyEvent), where: 'community-stay' }),
    ],
    [
      'one moment of another kind',
      (place) => events.with(place, { ...(events[place] as JourneyEvent), moment: 'jockey' }),
    ],
  ];
  for (const [name, mutate] of mutants) {
    it(`refuses a run with ${name}`, () => {
      const places = [...events.entries()].filter(
        ([place, event]) => place % 37 === 0 && matters(event, events),
      );
      expect(places.length).toBeGreaterThan(10);
      for (const [place] of places) expect(refusals(chart, mutate(place)), `moment ${place}`).not.toEqual([]);
    });
  }
});

/** Not the last that is heard of somebody, which may be missing at the end of a run; and not already of that step. */
function matters(event: JourneyEvent, events: readonly JourneyEvent[]): boolean {
  const last = events.findLast(({ origin, ordinal }) => origin === event.origin && ordinal === event.ordinal);
  // Nobody can tell that a wait has been left out: whoever waits may also be served at once.
  return event !== last && event.where !== 'community-stay' && event.moment !== 'wait';
}

it('reads the networks of the language’s validation too', () => {
  const folder = join(repository, 'tests', 'validation', 'cases');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const every = long ? 1 : 6;
  for (const file of files.filter((_, place) => place % every === 0)) {
    const text = readFileSync(join(folder, file), 'utf8');
    if (/csv: \{file/.test(text)) continue;
    const { scenario } = modelOf(text);
    expect({ file, ...heard(scenario, { untilMinutes: 5000 }) }).toMatchObject({ refused: [] });
  }
}, 120_000);

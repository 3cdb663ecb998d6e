// Runs that cannot go on because of what their scenario says end with a sentence: who, where, when, and what to do.

import { describe, expect, it } from 'vitest';
import {
  compileModel,
  createWorld,
  deadlock,
  drive,
  isScenarioFault,
  type Model,
  parseScenario,
  runReplication,
} from '../../engine/index.ts';

function modelOf(body: string): Model {
  const { scenario, problems } = parseScenario(
    `flowday: 1\nscenario: s\ncalendar: {start: 2024-01-01, length: 7 days}\n${body}\noutcomes: [{id: home}]\n`,
    's.yaml',
  );
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (scenario === null) throw new Error('Not read');
  return compileModel(scenario);
}

function faultOf(body: string): string {
  const model = modelOf(body);
  const { durationMinutes: untilMinutes } = model.scenario.calendar;
  try {
    runReplication(model, { seed: 's', replication: 0, untilMinutes });
  } catch (error) {
    if (isScenarioFault(error)) return `${error.message} ${error.remedy}`;
    throw error;
  }
  throw new Error('The run came to its end');
}

const everyHour = 'arrivals: [{id: walk-in, every: 1 h, to: see}]';

describe('a run in which time stands still', () => {
  it('says who goes round where work is computed to take no time', () => {
    const cases = '{cases: [{when: hour > 25, to: home}, {otherwise: see}]}';
    const fault = faultOf(`${everyHour}\nsteps: [{id: see, lasts: {minutes: 0 * hour}, next: ${cases}}]`);
    expect(fault).toMatch(
      /^Time stands still at minute 60: 2000000 events .* the last of them for walk-in 0 at "see"\. .* give it/,
    );
  });
});

describe('people who leave a list and come back at the same instant', () => {
  it('end the run with a sentence where a lever moves them back', () => {
    const steps = `steps:
  - {id: see, seize: [nurse], lasts: 90 min, patience: {when: hour >= 2, to: away}, next: home}
  - {id: away, next: home}`;
    const lever = `injects: [{id: back, number: 1, name: Back, from: Control, to: all, channel: radio, text: Back., at: 10 min, effects: [{move: away, to: side, share: 100%}]}]`;
    const side = '  - {id: side, seize: [nurse], patience: {when: hour >= 2, to: turn-back}, next: home}';
    const turn = '  - {id: turn-back, next: home}';
    const again = lever.replace(']}]', ', {move: turn-back, to: see, share: 100%}]}]');
    const text = `${everyHour}\nresources: [{id: nurse, capacity: 1}]\n${steps}\n${side}\n${turn}\n${again}`;
    expect(faultOf(text)).toMatch(
      /^Time stands still at minute 120: people have left lists, .* let no lever move them back/,
    );
  });
});

describe('arrivals whose gap is stretched to nothing', () => {
  const arrivals = (stretch: string): string =>
    `arrivals: [{id: walk-in, every: 30 min, stretch: ${stretch}, to: see}]\nsteps: [{id: see, lasts: 1 min, next: home}]`;

  it('stop the run with a sentence, at 0 and below', () => {
    expect(faultOf(arrivals('0 * hour'))).toMatch(
      /^No time is left between two arrivals of "walk-in": its "stretch" came to 0 at minute 0\. .*max\(0\.1/,
    );
    expect(faultOf(arrivals('2.25 - hour'))).toMatch(/came to -?0(\.\d+)? at minute \d/);
  });
});

describe('a deadlock', () => {
  it('is told from the instant at which the circle closed, not from the last who came to stand behind it', () => {
    const model = modelOf(`
arrivals:
  - {id: p, at: [0 min, 1 min], to: x}
  - {id: q, at: [1 min, 2 min], to: y}
  - {id: late, at: [500 min, 900 min], to: x}
resources: [{id: u, capacity: 1}, {id: v, capacity: 1}]
steps:
  - {id: x, seize: [u], lasts: 10 min, hold: [u], next: x2}
  - {id: x2, seize: [v], lasts: 10 min, release: [u], next: home}
  - {id: y, seize: [v], lasts: 10 min, hold: [v], next: y2}
  - {id: y2, seize: [u], lasts: 10 min, release: [v], next: home}`);
    const world = createWorld(model, { seed: 's', replication: 0, measuring: false });
    drive(world, 10);
    expect(deadlock(world)).toBeNull();
    for (const [minute, people] of [
      [11, 4],
      [1000, 6],
    ] as const) {
      drive(world, minute);
      expect(deadlock(world)).toMatchObject({ sinceMinutes: 11 });
      expect(deadlock(world)?.patients.length).toBe(people);
    }
  });
});

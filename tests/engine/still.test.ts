// What is asked while nothing moves is what it would be if it were asked alone: remembered, and never longer than it holds.

import { expect, it } from 'vitest';
import { createWorld, drive } from '../../engine/index.ts';
import { control, give } from './commands.ts';
import { modelOf } from './tiny.ts';
import { decisions, lever } from './tinyAgencies.ts';

const text = `flowday: 1
scenario: still
calendar: {start: 2024-01-01, length: 5 days}
arrivals: [{id: guest, rate: 30 per day, to: stay}]
resources: [{id: bed, kind: bed, capacity: 3}]
steps: [{id: stay, seize: [bed], lasts: {exponential: {mean: 2 h}}, next: home}]
outcomes: [{id: home}]
clocks: [{id: care, from: [start stay], until: [end stay]}, {id: whole, from: [enter stay], until: [enter home]}]
${decisions({
  crowd: 'capacity(bed) + working(stay) + waiting(stay)',
  levers: [lever('more', '{capacity: bed, add: 5}')],
})}`.replace(
  'indicators:\n',
  `indicators:
  - {id: lately, name: Lately, definition: Yesterday's crowd, unit: people, value: "mean-of-days(crowd, 1)", seen-by: all}
`,
);

function world() {
  return createWorld(modelOf(text), { seed: 'still', replication: 0, measuring: true });
}

it('indicators asked together are what each is when asked alone, hour after hour', () => {
  const still = world();
  let people = 0;
  for (let minute = 7; minute < 4 * 1440; minute += 97) {
    drive(still, minute);
    const alone = still.model.indicators.map(({ value }) => value(still, -1));
    const together = still.look(() =>
      still.model.indicators.map((_, index) => still.indicatorSeenBy(-1, index)),
    );
    expect(together).toEqual(alone);
    expect(still.look(() => still.workingAt(0))).toBe(still.workingAt(0));
    const clocks = [
      [0, -1],
      [0, 60],
      [1, 60],
      [1, 90],
    ] as const;
    const asked = () => clocks.map(([clock, over]) => still.clocksRunning(clock, over));
    expect(still.look(asked)).toEqual(asked());
    people += asked()[0] ?? 0;
  }
  expect(people).toBeGreaterThan(20);
});

it('a decision is seen at once by whoever asks again in the same minute', () => {
  const still = world();
  drive(still, 600);
  const crowd = still.model.indicators.findIndex(({ indicator }) => indicator.id === 'crowd');
  const ask = () => still.look(() => still.indicatorSeenBy(-1, crowd));
  const before = ask();
  give({ world: still, journal: [] }, control, { kind: 'pullLever', leverId: 'more', amount: null });
  expect(ask() - before).toBe(5);
});

it('the sample of the day is seen by the hour that took it', () => {
  const still = world();
  drive(still, 1440 + 119);
  const lately = still.model.indicators.findIndex(({ indicator }) => indicator.id === 'lately');
  drive(still, 1440 + 120);
  const alone = still.model.indicators[lately]?.value(still, -1);
  expect(still.look(() => still.indicatorSeenBy(-1, lately))).toBe(alone);
});

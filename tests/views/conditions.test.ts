// What a conditional inject waits for, as control sees it: the parts, and whether they hold, as `drive` would find.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  applyCommand,
  type ControlView,
  compileModel,
  createWorld,
  drive,
  hashWorld,
  parseScenario,
  type World,
  worldView,
} from '../../engine/index.ts';

const written = readFileSync(join(import.meta.dirname, '../../scenarios/small-hospital.yaml'), 'utf8');

describe('the condition of an inject', () => {
  it('is told part by part: figures with their present value, days by their first minute, the rest in words', () => {
    const world = worldOf(
      'day > 1 and crews-outside >= crews-alarm + 1 and day >= 2 and four-hour < 70% and (hour > 12 or mean-of-days(crews-outside, 3) > 2)',
    );
    drive(world, 700);
    const { condition } = press(world);
    expect(condition?.parts).toMatchObject([
      // The day starts at 07:00.
      { kind: 'from', atMinutes: 2 * 1440 - 420, holds: false },
      { kind: 'figure', indicatorId: 'crews-outside', is: 'at-least', limit: 4 },
      { kind: 'from', atMinutes: 2 * 1440 - 420, holds: false },
      { kind: 'figure', indicatorId: 'four-hour', is: 'below', limit: 0.7 },
      { kind: 'words', text: 'hour > 12 or mean-of-days(“Crews outside”, 3) > 2', holds: true },
    ]);
    expect(condition?.askedMinutesOfDay.length).toBe(24);
  });

  it('holds when all its parts do, and the inject is then sent at the next asking', () => {
    const world = worldOf('hour >= 9.5 and day >= 0');
    drive(world, 149);
    expect(press(world).condition).toMatchObject({
      holds: false,
      parts: [{ holds: false }, { holds: true }],
    });
    drive(world, 151);
    expect(press(world)).toMatchObject({ state: 'to-come', condition: { holds: true } });
    drive(world, 180);
    expect(press(world)).toMatchObject({ firedAtMinutes: 180, condition: null });
  });

  it('stays while control holds the inject back, and is gone once it is skipped', () => {
    const world = worldOf('day > 5');
    const byControl = (kind: 'holdInject' | 'skipInject', sequence: number) =>
      applyCommand(world, {
        sequence,
        atMinutes: 0,
        commandId: `by-control-${sequence}`,
        actor: { kind: 'control', seatId: null },
        command: { kind, injectId: 'local-paper' },
        rationale: '',
      });
    byControl('holdInject', 1);
    expect(press(world)).toMatchObject({ state: 'held', condition: { holds: false } });
    byControl('skipInject', 2);
    expect(press(world).condition).toBeNull();
  });

  it('[R3] changes nothing when it is looked at', () => {
    const [seen, unseen] = [worldOf('four-hour < 90%'), worldOf('four-hour < 90%')];
    for (let minute = 0; minute <= 1440; minute += 30) {
      drive(seen, minute);
      press(seen);
    }
    drive(unseen, 1440);
    expect(hashWorld(seen)).toEqual(hashWorld(unseen));
  });
});

function worldOf(condition: string): World {
  const text = written
    .replace('when: crews-outside >= 4', `when: "${condition}"`)
    .replace('parameters:', 'parameters:\n  - {id: crews-alarm, value: 3, source: "by this test"}');
  const { scenario, problems } = parseScenario(text, 'small-hospital.yaml');
  if (scenario === null) throw new Error(JSON.stringify(problems));
  return createWorld(compileModel(scenario), { seed: 'conditions', replication: 0, measuring: false });
}

function press(world: World): ControlView['injects'][number] {
  const view = worldView(world, { kind: 'control' });
  const found = view.kind === 'control' ? view.injects.find(({ id }) => id === 'local-paper') : undefined;
  if (found === undefined) throw new Error('No such inject');
  return found;
}

// Conditions that ask about what is decided: levers, injects, declared levels, money, units. Exact traces.

import { describe, expect, it } from 'vitest';
import { type Actor, applyCommand, type Command, drive } from '../../engine/index.ts';
import { watchTiny } from './tiny.ts';

const trust: Actor = { kind: 'agency', agencyId: 'trust', seatId: null };

const decided = `escalation: {name: Levels, levels: [{id: one, name: 1}, {id: two, name: 2}, {id: three, name: 3}, {id: four, name: 4}]}
indicators: [{id: taken, name: Taken, unit: beds, value: occupied(bed)}]
agencies:
  - {id: trust, name: Trust, kind: acute, budget: £100, escalation: {triggers: [{indicator: taken, at: [7, 8, 9], worse: high}]}}
levers:
  - {id: open-gate, name: Open, agency: trust, says: ., lead-time: 30 min, ramp: 8 min, lasts: 10 min, wind-down: 8 min, effects: []}
  - {id: shut-beds, name: Shut, agency: trust, says: ., lead-time: 5 min, effects: [{capacity: bed, add: -3}]}
  - {id: nothing, name: Nothing, agency: trust, says: ., lead-time: 3 min, effects: []}
  - {id: spend, name: Spend, agency: trust, says: ., cost: {once: £40}, effects: []}
injects:
  - {id: grant, name: Grant, number: 1, from: Board, text: Money., effects: [{budget: trust, add: 500}], at: day 1 00:33}
`;

/** One who comes at minute 1 and waits for a condition; decisions at minute 20; the first start after that. */
function firstStart(condition: string, ...commands: readonly Command[]): string | undefined {
  const { world, served } = watchTiny({
    resources: ['{id: bed, kind: bed, capacity: 5}'],
    steps: [`{id: stay, serve-when: ${condition}, lasts: 1 min, next: home}`],
    people: [{ who: 'ann', at: 1, to: 'stay' }],
    more: decided,
  });
  drive(world, 20);
  for (const [index, command] of commands.entries()) {
    const entry = { sequence: index, atMinutes: 20, commandId: `c${index}`, actor: trust, command };
    applyCommand(world, { ...entry, rationale: '' });
  }
  drive(world, 59);
  return served().find((line) => line.includes('start stay'));
}

const pull = (leverId: string): Command => ({ kind: 'pullLever', leverId, amount: null });

describe('a condition that asks about', () => {
  it('[Q9] a lever is asked when it comes into force, and at each step of its ramp', () => {
    expect(firstStart('in-force(open-gate) > 0', pull('open-gate'))).toBe('51 ann start stay');
    expect(firstStart('in-force(open-gate) >= 0.5', pull('open-gate'))).toBe('54 ann start stay');
    expect(firstStart('in-force(open-gate) == 1', pull('open-gate'))).toBe('58 ann start stay');
  });

  it('[Q9] money hears of costs and grants', () => {
    expect(firstStart('spent(trust) > 0', pull('spend'))).toBe('20 ann start stay');
    expect(firstStart('budget(trust) > 100')).toBe('33 ann start stay');
  });

  it('[Q9] a level is asked when it is declared', () => {
    const declare: Command = { kind: 'declareLevel', agencyId: 'trust', level: 3 };
    expect(firstStart('level(trust) >= 3', declare)).toBe('20 ann start stay');
  });

  it('[Q9] units is asked when a decision takes them away', () => {
    expect(firstStart('free(bed) < 3', pull('shut-beds'))).toBe('25 ann start stay');
  });

  it('[Q9] the time of day is not asked because of a decision that nobody asks about', () => {
    expect(firstStart('hour > 0.1', pull('nothing'))).toBe(undefined);
    expect(firstStart('hour > 0.1 or level(trust) == 4', pull('nothing'))).toBe('20 ann start stay');
  });

  it('[Q10] what makes people leave hears of it too', () => {
    const { world, served } = watchTiny({
      resources: ['{id: bed, kind: bed, capacity: 1}'],
      steps: [
        '{id: stay, seize: [bed], patience: {when: in-force(open-gate) > 0, to: away}, lasts: 5 h, next: home}',
        '{id: away, next: home}',
      ],
      people: [0, 1].map((at) => ({ who: `p${at}`, at, to: 'stay' })),
      more: decided,
    });
    drive(world, 20);
    const entry = { sequence: 0, atMinutes: 20, commandId: 'c', actor: trust, rationale: '' };
    applyCommand(world, { ...entry, command: pull('open-gate') });
    drive(world, 59);
    expect(served()).toContain('51 p1 start away');
  });
});

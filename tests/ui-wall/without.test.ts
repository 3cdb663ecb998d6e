// The run again without a decision: what is offered to be left out, what comes of it, what no longer makes sense.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Command, engineFingerprint, parseScenario, type RunFile } from '../../engine/index.ts';
import { decisionsOfPeople } from '../../ui/debrief/debriefWords.ts';
import { openReplay } from '../../ui/replay/replayCore.ts';
import type { Comparison, RunChange } from '../../ui/replay/replayTypes.ts';

const text = readFileSync(new URL('../../scenarios/small-hospital.yaml', import.meta.url), 'utf8');
const { scenario } = parseScenario(text, 'small-hospital.yaml');
if (scenario === null) throw new Error('not read');

const beds: Command = { kind: 'pullLever', leverId: 'open-escalation-beds', amount: 12 };
const made: readonly (readonly [number, 'control' | 'hospital', Command])[] = [
  [0, 'control', { kind: 'handAgency', agencyId: 'hospital', playedBy: 'people' }],
  [60, 'hospital', beds],
  [1200, 'hospital', { kind: 'stopLever', leverId: 'open-escalation-beds' }],
];
const file: RunFile = {
  format: 'flowday-run-1',
  engine: engineFingerprint(),
  edition: 'room',
  name: 'Beds',
  scenario,
  run: {
    seed: 'beds',
    replication: 0,
    journal: made.map(([atMinutes, who, command], index) => ({
      sequence: index + 1,
      atMinutes,
      commandId: `entry-${index}`,
      actor:
        who === 'control'
          ? { kind: 'control', seatId: null }
          : { kind: 'agency', agencyId: who, seatId: null },
      command,
      rationale: '',
    })),
  },
  endedAtMinutes: 1440,
  ladder: [],
  sessionLog: [],
};
const opened = openReplay(file, () => undefined);

function compared(changes: readonly RunChange[]): Comparison {
  const comparing = opened.compare(changes, 3);
  for (;;) {
    const step = comparing.next();
    if (step.done === true) return step.value;
  }
}

it('offers what people decided, and not who played', () => {
  expect(decisionsOfPeople(opened.run).map(({ kind, sequence }) => [kind, sequence])).toEqual([
    ['pullLever', 2],
    ['stopLever', 3],
  ]);
});

it('says what the decision was worth, future by future', () => {
  const { figures, refused, futures } = compared([{ sequence: 2 }, { sequence: 3 }]);
  expect(refused).toEqual([]);
  expect(futures).toBe(3);
  const moved = figures.filter(({ differences }) => differences.some((difference) => difference !== 0));
  expect(moved.length).toBeGreaterThan(0);
});

it('lists a later decision that no longer makes sense', () => {
  expect(compared([{ sequence: 2 }]).refused).toHaveLength(1);
});

it('changes nothing when nothing is left out', () => {
  expect(compared([]).figures.every(({ differences }) => differences.every((one) => one === 0))).toBe(true);
});

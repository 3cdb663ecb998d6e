// The plans in the debrief as rows and changes, and the table of decisions for spreadsheets.

import { describe, expect, it } from 'vitest';
import { compileModel, createWorld, parseScenario, scenarioBrief, worldView } from '../../engine/index.ts';
import type { ControlView } from '../../server/protocol/index.ts';
import { moneyOfRound } from '../../ui/control/planningMoney.ts';
import { decisionGroups } from '../../ui/debrief/debriefWords.ts';
import { agencyPlans, type PlanRow, withChange } from '../../ui/debrief/planningRows.ts';
import { recordCsv, recordRows } from '../../ui/debrief/record.ts';
import { openReplay } from '../../ui/replay/replayCore.ts';
import { monthTicks } from '../../ui/wall/wallWords.ts';
import { plannedWard, runOf } from './plannedRun.ts';

const { scenario, problems } = parseScenario(plannedWard(), 'planned-ward.yaml');
if (scenario === null) throw new Error(problems[0]?.sentence);
const model = compileModel(scenario);
const brief = scenarioBrief(model, { kind: 'control' });

/** Eighty times a plan is made and taken back, then it stands: more than the sixty decisions that a view names. */
const busy = runOf(scenario, 80);
const opened = openReplay(busy, () => undefined);

describe('a planning round in the debrief', () => {
  it('names every decision of the round, however many there were', () => {
    const { run } = opened;
    expect(run.verification.refused).toEqual([]);
    expect(run.decisions.filter(({ decidedIn }) => decidedIn === 'planning')).toHaveLength(
      busy.run.journal.length + 1,
    );
    expect(run.decisions.map(({ place }) => place)).toEqual(run.decisions.map((_, index) => index));
    const [first] = decisionGroups(brief, run.decisions);
    expect(first?.title).toBe('Planning round · 23 July 2013');
    expect(first?.decisions.some(({ kind }) => kind === 'handAgency')).toBe(false);
  });

  it('lists the plans of each organisation, its money, and what it could have planned', () => {
    const [acute, ccg] = agencyPlans(brief, opened.run.opening);
    expect(acute).toMatchObject({ byOrders: false, budgetPounds: 60_000, committedPounds: 18_400 });
    expect(acute?.planned.map(({ lever, amount }) => [lever.id, amount])).toEqual([['winter-nurses', 2]]);
    expect(acute?.notPlanned.map(({ lever }) => lever.id)).toEqual(['new-ward']);
    expect(ccg).toMatchObject({ byOrders: true });
    expect(ccg?.planned.map(({ lever }) => lever.id)).toEqual(['front-door-gp']);
  });

  it('keeps a change only while it differs from what was played', () => {
    const row = agencyPlans(brief, opened.run.opening)[0]?.planned[0] as PlanRow;
    const dropped = withChange([], row, 'dropped');
    expect(dropped).toEqual([{ agencyId: 'acute', leverId: 'winter-nurses', to: 'dropped' }]);
    expect(withChange(dropped, row, { amount: 4 })).toEqual([
      { agencyId: 'acute', leverId: 'winter-nurses', to: { amount: 4 } },
    ]);
    expect(withChange(dropped, row, { amount: 2 })).toEqual([]);
  });

  it('tells in how many futures something differs, and holds later decisions', () => {
    const plan = { agencyId: 'acute', leverId: 'winter-nurses', to: 'dropped' } as const;
    const seen: number[] = [];
    const comparing = opened.compare([plan], 3);
    let step = comparing.next();
    for (; step.done !== true; step = comparing.next()) seen.push(step.value.done);
    const { figures, futures } = step.value;
    expect(futures).toBe(3);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
    const harm = figures.find(({ id }) => id === 'waiting-hours');
    expect(harm?.differences).toHaveLength(3);
    expect(harm?.differences.every((value) => value > 0)).toBe(true);
    expect(figures.find(({ id }) => id === 'nurse-pay')?.changed).toBeLessThan(
      figures.find(({ id }) => id === 'nurse-pay')?.asPlayed ?? 0,
    );
  });

  it('saves decisions with their sort, and makes no formula of anybody’s words', () => {
    const csv = recordCsv(opened.run);
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(opened.run.decisions.length + 1);
    expect(lines[0]).toBe('label,minute,when,room clock,event,agency,by,person,sort,lever,text,reason');
    expect(csv).toContain(`Simulation,0,23 July 2013,,decision,The Hospital,people,,planning,winter-nurses,`);
    expect(csv).toContain(`"'=1+1, ""so"""`);
    expect(csv).not.toMatch(/(^|,)=/m);
  });
});

describe('the record that control saves', () => {
  const at = '2026-07-01T10:04:00.000Z';
  const log = (sequence: number, atMinutes: number, kind: string, text: string) =>
    ({ sequence, atMinutes, kind, text, wallTime: '2026-07-01T10:00:00.000Z', audience: 'control' }) as const;
  /** The hospital's plans are made by somebody on a seat, and the log shares the journal's sequence. */
  const journal = busy.run.journal.map((entry) => ({
    ...entry,
    sequence: entry.sequence * 2,
    actor: entry.actor.kind === 'agency' ? { ...entry.actor, seatId: 'seat-1' } : entry.actor,
  }));
  const recorded = openReplay(
    {
      ...busy,
      run: { ...busy.run, journal },
      people: [{ seatId: 'seat-1', role: 'team', teamId: 'acute', name: 'Priya M' }],
      decidedWallTimes: { 4: at },
      sessionLog: [log(3, 0, 'note', 'They hesitate.'), log(999, 60, 'clock', 'Held by the facilitator.')],
    },
    () => undefined,
  );

  it('names who decided, when by the clock on the wall, and why; the room’s edition names nobody', () => {
    const row = recordRows(recorded.run).find(({ wallTime }) => wallTime === at);
    expect(row).toMatchObject({ event: 'decision', person: 'Priya M', reason: '=1+1, "so"' });
    expect(opened.run.decisions.every(({ person }) => person === null)).toBe(true);
  });

  it('has notes and what happened in the room in one order with the decisions', () => {
    const rows = recordRows(recorded.run);
    expect(rows).toHaveLength(recorded.run.decisions.length + 2);
    const note = rows.findIndex(({ event }) => event === 'note');
    expect(rows[note]?.text).toBe('They hesitate.');
    expect(rows[note + 1]?.wallTime).toBe(at);
    // In the planning round both are of its date.
    expect(rows[note]?.when).toBe(rows[note + 1]?.when);
    expect(rows[note]?.when).not.toBe(rows.at(-1)?.when);
    const minutes = rows.map(({ simMinutes }) => simMinutes);
    expect(minutes).toEqual(minutes.toSorted((one, other) => one - other));
  });
});

describe('what control says of the money', () => {
  it('adds what is committed and unspent, and names who has planned nothing', () => {
    const world = createWorld(model, { seed: 'x', replication: 0, measuring: false });
    const { agencies } = worldView(world, { kind: 'control' }) as ControlView;
    const money = moneyOfRound(agencies.map((agency) => ({ ...agency, playedBy: 'people' as const })));
    expect(money).toEqual({
      committed: 0,
      unspent: 80_000,
      left: [
        { agencyId: 'acute', pounds: 60_000 },
        { agencyId: 'ccg', pounds: 20_000 },
      ],
      silent: ['acute', 'ccg'],
    });
  });
});

describe('the wall’s line from the round to the start', () => {
  it('has the first of each month where it belongs', () => {
    const ticks = monthTicks(brief, 132 * 1440);
    expect(ticks.map(({ name }) => name)).toEqual(['August', 'September', 'October', 'November']);
    expect(ticks[0]?.share).toBeCloseTo(9 / 132, 12);
  });
});

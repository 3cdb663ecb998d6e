// The planning round in words and groups: when a plan is in force against the start, which decisions stand where.

import { describe, expect, it } from 'vitest';
import type { AgencyView, LeverBrief, LeverView, ScenarioBrief } from '../../server/protocol/index.ts';
import {
  commitmentPounds,
  inForceText,
  planningDistance,
  planningMonth,
  planTimingText,
  timelinessWord,
} from '../../ui/clock/planningWords.ts';
import { kindOf, leverGroups, planLine, refusalFor, stateText } from '../../ui/desk/leverWords.ts';
import { kindOfDecision } from '../../ui/parts/decisionKind.ts';
import { acute, brief as winter } from './deskFixture.ts';

const day = 1440;
const planning = {
  name: 'Planning round',
  date: '2013-07-23',
  beforeMinutes: 132 * day,
  briefing: 'It is July.',
  holdWallMinutes: 20,
};

const [anyLever] = winter.levers as [LeverBrief, ...LeverBrief[]];
const [anyView] = acute.levers as [LeverView, ...LeverView[]];

const lever = (part: Partial<LeverBrief> & { id: string }): LeverBrief => ({
  ...anyLever,
  amount: null,
  costPerUnit: false,
  rampMinutes: 0,
  ...part,
});
const view = (part: Partial<LeverView> & { id: string }): LeverView => ({
  ...anyView,
  state: 'available',
  refusal: null,
  ...part,
});

const levers = [
  lever({ id: 'call-in', kind: 'tactical', decidedIn: 'play' }),
  lever({
    id: 'recruit',
    kind: 'structural',
    decidedIn: 'either',
    plan: { inForceFromMinutes: -20 * day, commitmentPounds: 6000 },
    costPerUnit: true,
    amount: { unit: 'nurses', one: 'nurse', least: 1, most: 6, step: 1, usual: 2 },
    rampMinutes: 14 * day,
  }),
  lever({
    id: 'build',
    kind: 'structural',
    decidedIn: 'planning',
    plan: { inForceFromMinutes: 10 * day, commitmentPounds: 30_000 },
  }),
  lever({ id: 'contract', kind: 'structural', decidedIn: 'play' }),
];
const brief: ScenarioBrief = { ...winter, planning, levers };
const agency = (...changed: LeverView[]): AgencyView => ({
  ...acute,
  levers: levers.map(({ id }) => changed.find((one) => one.id === id) ?? view({ id })),
});
const leverOf = (id: string): LeverBrief => levers.find((one) => one.id === id) as LeverBrief;

describe('when a plan is in force', () => {
  it('is said against the start: before, at, or so much after, with the date', () => {
    expect(inForceText(brief, -14 * day)).toBe('in force 2 weeks before the start');
    expect(inForceText(brief, 0)).toBe('in force at the start');
    expect(inForceText(brief, 10 * day)).toBe('in force by 12 December, 10 days after the start');
    expect(planTimingText(brief, leverOf('recruit'))).toBe(
      'in force 20 days before the start, in full 6 days before the start',
    );
  });

  it('is one word in a table: in time, building up or late', () => {
    expect(timelinessWord(-20 * day, 14 * day)).toBe('in time');
    expect(timelinessWord(-7 * day, 14 * day)).toBe('building up');
    expect(timelinessWord(1, 0)).toBe('late');
  });

  it('stands beside what it commits, units counted', () => {
    expect(commitmentPounds(leverOf('recruit'), 3)).toBe(18_000);
    expect(planLine(brief, leverOf('recruit'))).toBe(
      'In force 20 days before the start, in full 6 days before the start. Commits £12,000 for 2 nurses.',
    );
    expect(planLine(brief, leverOf('build'))).toBe(
      'In force by 12 December, 10 days after the start. Commits £30,000.',
    );
  });

  it('is told of a late plan once the winter has begun', () => {
    const late = view({
      id: 'build',
      state: 'mobilising',
      planned: true,
      lateMinutes: 10 * day,
      sinceMinutes: -132 * day,
      untilMinutes: 10 * day,
    });
    expect(stateText(leverOf('build'), late, brief, day)).toBe(
      'Planned, and late: starts Thu 12 Dec 00:00, 10 days after the start',
    );
  });

  it('counts from the date of the round', () => {
    expect(planningDistance(brief)).toBe('132 days before the start on Mon 2 Dec 2013');
    expect(planningMonth(planning)).toBe('July');
  });
});

describe('the sorts of decision on a desk', () => {
  const groups = (open: boolean, ...changed: LeverView[]) =>
    leverGroups(brief, agency(...changed), open).map(({ kind, title, ids }) => [kind, title, ids]);

  it('are, in the round, what may be planned and what must wait for the start', () => {
    expect(groups(true)).toEqual([
      ['planning', 'To be decided now', ['recruit', 'build']],
      ['tactical', 'Only from 2 December on', ['call-in']],
      ['structural', 'Only from 2 December on', ['contract']],
    ]);
  });

  it('are, in play, tactical, structural, and what could have been decided in the round', () => {
    expect(groups(false)).toEqual([
      ['tactical', 'Of the moment', ['call-in']],
      ['structural', 'Slow to come, there to stay', ['recruit', 'contract']],
      ['planning', 'Could have been decided in July', ['build']],
    ]);
  });

  it('leave out what is under way, which keeps the mark of how it was decided', () => {
    const recruit = view({ id: 'recruit', state: 'active', planned: true });
    expect(groups(false, recruit).flatMap(([, , ids]) => ids)).not.toContain('recruit');
    expect(kindOf(leverOf('recruit'), recruit)).toBe('planning');
    expect(kindOf(leverOf('recruit'), { ...recruit, planned: false })).toBe('structural');
  });

  it('mark decisions by when they were taken, then by what the lever is', () => {
    const about = { id: 'recruit', kind: 'structural' } as const;
    expect(kindOfDecision({ decidedIn: 'planning', lever: about })).toBe('planning');
    expect(kindOfDecision({ decidedIn: 'play', lever: about })).toBe('structural');
    expect(kindOfDecision({ decidedIn: 'play', lever: null })).toBeNull();
  });
});

describe('a refusal for want of money', () => {
  it('does not stand in the way of a smaller amount, and does of any other reason', () => {
    const dear = { code: 'over-planning-budget', sentence: 'Too dear.' };
    const refused = view({ id: 'recruit', refusal: dear });
    expect(refusalFor(leverOf('recruit'), refused, 2)).toBe(dear);
    expect(refusalFor(leverOf('recruit'), refused, 1)).toBeNull();
    const other = view({ id: 'recruit', refusal: { code: 'precondition', sentence: 'Not yet.' } });
    expect(refusalFor(leverOf('recruit'), other, 1)).not.toBeNull();
  });
});

// The desk's words and pictures where they are pure: figures, triggers, levers, cells, codes, doors.

import { describe, expect, it } from 'vitest';
import { codeAlphabet, joinCodeLength as serverCodeLength } from '../../server/people/codes.ts';
import { deskShutReason } from '../../ui/desk/deskDoors.ts';
import { levelName, levelWithNumber, passedText, triggerLines, triggerOf } from '../../ui/desk/levelWords.ts';
import { actionText, costLine, leverCost, stateText, unavailableText } from '../../ui/desk/leverWords.ts';
import { groupNews } from '../../ui/desk/newsModel.ts';
import { planPatch, unitsByKind } from '../../ui/desk/patchModel.ts';
import { usedWords } from '../../ui/desk/patchWords.ts';
import { codeLetters, codeProblem, joinCodeLength, normalCode } from '../../ui/join/codeText.ts';
import { changeText, figureText, poundsShort, thresholdText } from '../../ui/parts/figure.ts';
import { placeSparkline } from '../../ui/parts/sparklineModel.ts';
import { acute, brief, clock, nowSimMinutes, room } from './deskFixture.ts';

const leverOf = (id: string) => {
  const lever = brief.levers.find((one) => one.id === id);
  const view = acute.levers.find((one) => one.id === id);
  if (lever === undefined || view === undefined) throw new Error(id);
  return { lever, view };
};
const agencyBrief = brief.agencies[0];
if (agencyBrief === undefined) throw new Error('no agency');

describe('figures', () => {
  it('are per cent, minutes and pounds only at the glass', () => {
    expect(figureText(0.8421, 'share')).toBe('84.2%');
    expect(figureText(1204.4, 'people')).toBe('1,204');
    expect(figureText(23.4, 'minutes')).toBe('23 min');
    expect(figureText(412, 'minutes')).toBe('6 h 52');
    expect(figureText(9400, 'pounds')).toBe('£9,400');
    expect(figureText(2.34, 'number')).toBe('2.3');
  });

  it('that are not known yet are no figures: a dash, and no line beside it', () => {
    expect(figureText(null, 'share')).toBe('–');
    const box = { width: 72, height: 28, inset: 3.5 };
    const course = { series: [1, 2], threshold: null, weekAgoIndex: null };
    expect(placeSparkline({ ...course, value: null }, box)).toBeNull();
    expect(placeSparkline({ ...course, value: 3 }, box)).not.toBeNull();
  });

  it('change with a sign, in points for a share, and nothing is nothing', () => {
    expect(changeText(-0.0213, 'share')).toBe('−2.1');
    expect(changeText(8, 'people')).toBe('+8');
    expect(changeText(-0.0004, 'share')).toBe('0');
    expect(changeText(0.3, 'beds')).toBe('0');
  });

  it('shorten money for headings and trim thresholds', () => {
    expect([9400, 214_000, 999_600, 1_240_000].map(poundsShort)).toEqual([
      '£9,400',
      '£214k',
      '£1.0m',
      '£1.2m',
    ]);
    expect([thresholdText(0.97, 'share'), thresholdText(0.925, 'share')]).toEqual(['97%', '92.5%']);
  });
});

describe('levels', () => {
  it('are named by the scheme, or by an organisation’s own scale', () => {
    expect([
      levelName(brief, 'acute', 3),
      levelName(brief, 'ambulance', 3),
      levelName(brief, 'system', 4),
    ]).toEqual(['Red', 'REAP 3', 'Black']);
    expect([levelWithNumber(3, 'Red'), levelWithNumber(3, 'REAP 3')]).toEqual(['3 Red', 'REAP 3']);
  });

  it('say which threshold has been passed, and which way is worse', () => {
    const low = triggerOf(agencyBrief.escalation, acute.escalation, 'four-hour');
    const high = triggerOf(agencyBrief.escalation, acute.escalation, 'occupancy');
    if (low === null || high === null) throw new Error('no trigger');
    expect(passedText(low.trigger, 3, 'share')).toBe('under 85%');
    expect(passedText(low.trigger, 3, 'beds')).toMatch(/^down to /);
    expect(passedText(high.trigger, 2, 'share')).toBe('reached 92%');
    expect(passedText(high.trigger, 1, 'share')).toBeNull();
    expect(triggerOf(agencyBrief.escalation, acute.escalation, 'admitted')).toBeNull();
  });

  it('count the triggers met at each level', () => {
    if (acute.escalation === null) throw new Error('no levels');
    const view = { ...acute.escalation, triggerLevels: [3, 2, 1, 4] };
    expect(triggerLines(brief, agencyBrief, view)).toEqual([
      'Black: 1 of 4 triggers',
      'Red: 2 of 4 triggers',
    ]);
    expect(triggerLines(brief, agencyBrief, { ...view, triggerLevels: [1, 1, 1, 1] })).toEqual([
      'No trigger met, of 4',
    ]);
  });
});

describe('levers', () => {
  it('repeat the action and the number', () => {
    expect(actionText(leverOf('winter-ward').lever, 12)).toBe('Open the winter ward: 12 beds');
    expect(actionText(leverOf('winter-ward').lever, 1)).toBe('Open the winter ward: 1 bed');
    expect(actionText(leverOf('divert').lever, null)).toBe('Ask for a divert');
  });

  it('cost by the unit where the scenario says so', () => {
    expect(leverCost(leverOf('winter-ward').lever, 12)).toEqual({ oncePounds: 24_000, perDayPounds: 4200 });
    expect(leverCost(leverOf('joint-team').lever, 6)).toEqual({ oncePounds: 0, perDayPounds: 1400 });
    expect(costLine(leverOf('stop-surgery').lever)).toBe('In 12 h. Costs no money.');
  });

  it('say where they stand and what comes next', () => {
    const { lever, view } = leverOf('ward-round');
    expect(stateText(lever, view, brief, nowSimMinutes)).toBe(
      'Getting ready, starts Thu 16 Jan 14:00, full Tue 21 Jan 14:00',
    );
    const team = leverOf('joint-team');
    expect(stateText(team.lever, team.view, brief, nowSimMinutes)).toBe(
      'Building up, 66% in force, full Mon 20 Jan 14:00',
    );
  });

  it('give the reason why they cannot be decided', () => {
    const reasons = ['winter-ward', 'divert', 'discharge-lounge'].map((id) => {
      const { lever, view } = leverOf(id);
      return unavailableText(lever, view, brief, nowSimMinutes);
    });
    expect(reasons).toEqual([
      null,
      'Needs level Black to be declared first.',
      'Can be used again Fri 17 Jan 14:00',
    ]);
  });
});

describe('the picture of the patch', () => {
  it('calls appointments given out, and everything else in use', () => {
    expect(usedWords(['slots', 'slots'])).toBe('given out');
    expect(usedWords(['slots', 'staff'])).toBe('in use');
  });

  it('draws every unit once, by what it is doing', () => {
    const plan = planPatch(acute.resources);
    for (const [index, block] of plan.blocks.entries()) {
      const resource = acute.resources[index];
      if (resource === undefined) throw new Error('no resource');
      expect(block.cells).toHaveLength(Math.max(resource.capacity, resource.occupied));
      expect(block.cells.filter((cell) => cell.kind === 'blocked')).toHaveLength(resource.blocked);
      const places = new Set(block.cells.map((cell) => `${cell.column} ${cell.row}`));
      expect(places.size).toBe(block.cells.length);
    }
  });

  it('shows what is held beyond the open capacity', () => {
    expect(unitsByKind({ id: 'older', capacity: 132, occupied: 135, blocked: 31 })).toEqual({
      working: 101,
      blocked: 31,
      over: 3,
      free: 0,
    });
  });

  it('lets one cell stand for several units where there are very many', () => {
    const [block] = planPatch([{ id: 'slots', capacity: 1100, occupied: 700, blocked: 0 }]).blocks;
    expect(block?.perCell).toBe(5);
    expect(block?.cells).toHaveLength(220);
  });
});

describe('spark lines', () => {
  it('keep the trigger inside the picture and end at the present value', () => {
    const placed = placeSparkline(
      { series: [1, 2, 3], value: 4, threshold: 10, weekAgoIndex: 0 },
      { width: 70, height: 30, inset: 3 },
    );
    expect(placed?.thresholdY).toBe(3);
    expect(placed?.last).toEqual([67, 19]);
    expect(placed?.weekAgo).toEqual([3, 27]);
  });

  it('draw nothing from a single point', () => {
    const box = { width: 70, height: 30, inset: 3 };
    expect(placeSparkline({ series: [], value: 4, threshold: null, weekAgoIndex: null }, box)).toBeNull();
  });
});

describe('news', () => {
  it('folds runs of declared levels and leaves everything else alone, losing nothing', () => {
    const level = (atMinutes: number) => ({
      atMinutes,
      kind: 'level' as const,
      injectId: null,
      from: 'AWP',
      channel: '',
      title: 'AWP declares Red',
      text: '',
    });
    const inject = (atMinutes: number) => ({ ...level(atMinutes), kind: 'inject' as const, injectId: 'flu' });
    const news = [level(9), level(8), inject(7), level(6), inject(5), level(4), level(3), level(2)];
    const groups = groupNews(news);
    expect(groups.map((group) => (group.kind === 'item' ? 1 : group.items.length))).toEqual([2, 1, 1, 1, 3]);
    expect(groups.flatMap((group) => (group.kind === 'item' ? [group.item] : group.items))).toEqual(news);
    expect(groupNews([])).toEqual([]);
  });
});

describe('join codes', () => {
  it('are checked against the letters that the room makes them from', () => {
    expect(codeLetters).toBe(codeAlphabet);
    expect(joinCodeLength).toBe(serverCodeLength);
  });

  it('may be typed with spaces and in any case, and a wrong letter is named', () => {
    expect(normalCode(' k7f-4qa ')).toBe('K7F4QA');
    expect(codeProblem('K7F4QA')).toBeNull();
    expect(codeProblem('K7F4')).toBeNull();
    expect(codeProblem('K7F40O')).toContain('0 and O cannot be right');
    expect(codeProblem('K7F4QA7')).toContain('6 letters');
  });
});

describe('the doors of a desk', () => {
  const seat = { seatId: 'x', role: 'team', teamId: 'hospital', name: 'Priya' } as const;
  const connected = { kind: 'connected' } as const;

  it('are open when the clock runs or holds, shut when paused, locked, or over', () => {
    expect(deskShutReason(connected, room, clock, seat)).toBeNull();
    expect(deskShutReason(connected, room, { ...clock, state: 'hold' }, seat)).toBeNull();
    expect(deskShutReason(connected, room, { ...clock, state: 'paused' }, seat)).not.toBeNull();
    expect(deskShutReason(connected, { ...room, phase: 'ended' }, clock, seat)).not.toBeNull();
    const locked = room.teams.map((team) => ({ ...team, locked: true }));
    expect(deskShutReason(connected, { ...room, teams: locked }, clock, seat)).not.toBeNull();
    expect(deskShutReason(connected, null, clock, seat)).not.toBeNull();
  });

  it('stay open while a link is lost, and shut in a window whose seat is open elsewhere', () => {
    const waiting = { kind: 'waiting', attempt: 2, retryInWallMs: 800 } as const;
    expect(deskShutReason(waiting, room, clock, seat)).toBeNull();
    const elsewhere = { kind: 'closed', code: 'taken-over', sentence: 'Open elsewhere.' } as const;
    expect(deskShutReason(elsewhere, room, clock, seat)).toContain('“Use this one”');
    const gone = { kind: 'closed', code: 'closed', sentence: 'This session is closed.' } as const;
    expect(deskShutReason(gone, room, clock, seat)).toBe('This session is closed.');
  });
});

// Figures that people and rules read: levels by the hour, delayed returns, stopwatches, and the last 24 hours.

import { describe, expect, it } from 'vitest';
import {
  createWorld,
  drive,
  measuresOf,
  restoreWorld,
  type TeamView,
  takeSnapshot,
  type World,
  worldView,
} from '../../engine/index.ts';
import { at } from './commands.ts';
import { type Tiny, watchTiny } from './tiny.ts';
import { decisions, inject } from './tinyAgencies.ts';

/** One bed; `crowd` is the number who wait for it. Seven come by and by, each to stay 100 minutes. */
const ward: Tiny = {
  resources: ['{id: bed, name: Bed, kind: bed, capacity: 1}'],
  steps: [
    '{id: stay, name: Stay, seize: [bed], lasts: 100 min, next: {cases: [{when: urgency > 0, to: died}, {otherwise: home}]}}',
  ],
  outcomes: ['{id: home, name: Home}', '{id: died, name: Died}'],
  people: [10, 20, 70, 80, 90, 119, 120].map((minute, place) => ({
    who: `p${place}`,
    at: minute,
    to: 'stay',
    urgency: place % 2,
  })),
  more: [
    'clocks: [{id: wait, name: Wait, from: [enter stay], until: [start stay], limits: [90 min, 2 h]}, {id: life, name: Life, from: [enter stay], until: [enter home], limits: [1 min]}]\n',
    decisions({
      crowd: 'waiting(stay)',
      injects: [inject('wave', 1, 'held: true, brings: {name: Wave, count: 3, over: 0 min, to: stay}')],
    }),
  ].join(''),
};

function hospitalOf(world: World) {
  const view = worldView(world, { kind: 'team', teamId: 'hospital-team' }) as TeamView;
  return view.agencies[0] as TeamView['agencies'][number];
}

function crowdSeenBy(world: World, teamId: string) {
  const view = worldView(world, { kind: 'team', teamId }) as TeamView;
  const measure = view.agencies[0]?.measures[0];
  return [measure?.asAtMinutes, measure?.value, measure?.dayAgo];
}

describe('levels', () => {
  it('[J5] are worked out at each whole hour, before what happens at that minute, and declared by people only', () => {
    const { world } = watchTiny(ward);
    const found = [59, 60, 119, 120, 179, 180, 400].map((minute) => {
      drive(world, minute);
      const { computed, computedSinceMinutes, declared, triggerLevels } = hospitalOf(world).escalation ?? {};
      return `${minute} waits ${world.waitingAt(world.model.find.step.get('stay') as number)} computed ${computed} since ${computedSinceMinutes} declared ${declared} trigger ${triggerLevels}`;
    });
    // 1 waits from 20, 2 from 70, 3, 4 from 90; one is called at 110; 4 from 119; 5 from 120; 4 from 210.
    expect(found).toEqual([
      '59 waits 1 computed 1 since 0 declared 1 trigger 1',
      '60 waits 1 computed 1 since 0 declared 1 trigger 1',
      '119 waits 4 computed 1 since 0 declared 1 trigger 3',
      '120 waits 5 computed 3 since 120 declared 1 trigger 3',
      '179 waits 5 computed 3 since 120 declared 1 trigger 3',
      '180 waits 5 computed 3 since 120 declared 1 trigger 3',
      '400 waits 3 computed 2 since 360 declared 1 trigger 2',
    ]);
  });
});

describe('stepping down', () => {
  /** Level of the hospital at each whole hour from 0 to 20. */
  const levels = (stepDownAfter?: string): string => {
    const crowd = 'max(0, 7 - hour) * (hour >= 2) + 2 * (hour == 12) + 4 * (hour == 14)';
    const more = decisions(stepDownAfter === undefined ? { crowd } : { crowd, stepDownAfter });
    const { world } = watchTiny({ ...ward, more });
    return [...Array(21).keys()]
      .map((hour) => {
        drive(world, hour * 60);
        return hospitalOf(world).escalation?.computed;
      })
      .join('');
  };

  it('rises at once, and falls when every reading for that long was lower', () => {
    // The figure is 0 until 2, then 5, 4, 3, 2, 1; 2 again at 12 and 4 at 14.
    expect(levels()).toBe('113322111111213111111');
    expect(levels('1 h')).toBe(levels());
    expect(levels('4 h')).toBe('113333322111223333111');
    expect(levels('90 min')).toBe('113332211111223311111');
  });

  it('is remembered by a snapshot', () => {
    const tiny = { ...ward, more: decisions({ crowd: '5 * (hour == 2)', stepDownAfter: '4 h' }) };
    const { world } = watchTiny(tiny);
    drive(world, 200);
    const again = restoreWorld(world.model, takeSnapshot(world));
    const levelsOf = (one: World): unknown[] =>
      [300, 359, 360].map((minute) => {
        drive(one, minute);
        return hospitalOf(one).escalation?.computed;
      });
    expect(levelsOf(again)).toEqual([3, 3, 1]);
    expect(levelsOf(world)).toEqual([3, 3, 1]);
  });
});

describe('returns', () => {
  it('[V1] [V3] an agency’s level is worked out from the figures as that agency sees them', () => {
    const more = decisions({ crowd: '5 * (hour == 2) + 2 * (hour == 3)', councilEscalates: true });
    const { world } = watchTiny({ ...ward, more });
    const computed = [120, 180, 240, 299, 300, 360].map((minute) => {
      drive(world, minute);
      const views = ['hospital-team', 'council-team'].map(
        (teamId) => (worldView(world, { kind: 'team', teamId }) as TeamView).agencies[0]?.escalation,
      );
      return views.map((view) => `${view?.computed} ${view?.triggerLevels}`);
    });
    // The council hears at 05:00 of 02:00.
    expect(computed).toEqual([
      ['3 3', '1 1'],
      ['2 2', '1 1'],
      ['1 1', '1 1'],
      ['1 1', '1 1'],
      ['1 1', '3 3'],
      ['1 1', '3 3'],
    ]);
  });

  it('[V3] until the first return is due, others know how things stood at the start', () => {
    const { world } = watchTiny({ ...ward, more: decisions({ crowd: '6 - day' }) });
    expect(crowdSeenBy(world, 'council-team')).toEqual([0, 6, null]);
    drive(world, 299);
    expect(crowdSeenBy(world, 'council-team')).toEqual([0, 6, null]);
    drive(world, 1740);
    expect(crowdSeenBy(world, 'council-team')).toEqual([1560, 5, 6]);
  });

  it('[V3] a delayed return shows the world as it was at its minute; whoever sees it live sees it now', () => {
    const { world } = watchTiny(ward);
    // The daily value is taken at 02:00; the council hears of it three hours later.
    const seen = [119.5, 299, 300, 1000, 1739, 1740].map((minute) => {
      drive(world, minute);
      return [minute, ...crowdSeenBy(world, 'council-team')];
    });
    expect(seen).toEqual([
      [119.5, 0, 0, null],
      [299, 0, 0, null],
      [300, 120, 4, null],
      [1000, 120, 4, null],
      [1739, 120, 4, null],
      [1740, 1560, 0, 4],
    ]);
    const { world: again } = watchTiny(ward);
    drive(again, 300);
    expect(crowdSeenBy(again, 'hospital-team')).toEqual([300, 4, null]);
    drive(again, 1500);
    expect(crowdSeenBy(again, 'hospital-team')).toEqual([1500, 0, 1]);
  });

  it('[V3] the hourly series ends with the last whole hour and goes back a day', () => {
    const { world } = watchTiny({ ...ward, calendar: 'pace: day' });
    drive(world, 250);
    expect(hospitalOf(world).measures[0]?.series).toEqual([0, 1, 4, 5, 4]);
    drive(world, 2000);
    expect(hospitalOf(world).measures[0]?.series.length).toBe(25);
  });
});

describe('figures so far', () => {
  it('[M3] stopwatches count those stopped, their minutes, and those over each limit', () => {
    const { world } = watchTiny(ward);
    drive(world, 3000);
    const measures = measuresOf(world);
    // Waits for the bed: it is free from 10, and every 100 minutes after.
    const waits = [0, 90, 140, 230, 320, 391, 490];
    expect(measures['clock.wait']?.mean).toBeCloseTo(waits.reduce((sum, wait) => sum + wait) / 7, 9);
    expect(measures['over.wait.90']?.mean).toBeCloseTo(5 / 7, 12);
    expect(measures['over.wait.120']?.mean).toBeCloseTo(5 / 7, 12);
    // Only those who go home stop the second one.
    const lives = [0, 2, 4, 6].map((place) => (waits[place] as number) + 100);
    expect(measures['clock.life']?.mean).toBeCloseTo(lives.reduce((sum, life) => sum + life) / 4, 9);
    expect(measures['outcome.home']?.mean).toBe(4);
    expect(measures['outcome.died']?.mean).toBe(3);
  });

  it('[M2] counts nobody and no minute before the warm-up ends', () => {
    const { world } = watchTiny({ ...ward, calendar: 'warm-up: 5 h' });
    drive(world, 810);
    const measures = measuresOf(world);
    // Starts at 310, 410, 510 and 610 fall after minute 300; the bed is taken until 710 of the 510 minutes.
    expect(measures['wait.stay']?.mean).toBeCloseTo((230 + 320 + 391 + 490) / 4, 9);
    expect(measures['in-use.bed']?.mean).toBeCloseTo(410 / 510, 9);
    // 4 wait from 300 to 310, then 3, 2 and 1 for 100 minutes each.
    expect(measures['waiting.stay']?.mean).toBeCloseTo((40 + 300 + 200 + 100) / 510, 9);
  });

  it('[V3] last24h is the growth since the same whole hour of the day before', () => {
    const { world } = watchTiny({
      ...ward,
      more: ward.more?.replace('"waiting(stay)"', '"last24h(entered(stay))"') ?? '',
    });
    at(world, 1490, { kind: 'fireInject', injectId: 'wave' });
    const found = [1499, 1500, 1560, 1620, 2939, 2940].map((minute) => {
      drive(world, minute);
      return [minute, crowdSeenBy(world, 'hospital-team')[1]];
    });
    // Entered by 00:00 0, 01:00 2, 02:00 6 (the seventh comes at 02:00 itself), 03:00 7; three more at 24:50.
    expect(found).toEqual([
      [1499, 10],
      [1500, 8],
      [1560, 4],
      [1620, 3],
      [2939, 3],
      [2940, 0],
    ]);
    const early = createWorld(world.model, world.options);
    drive(early, 130);
    expect(crowdSeenBy(early, 'hospital-team')[1]).toBe(7);
  });
});

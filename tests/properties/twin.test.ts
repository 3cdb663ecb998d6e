// The engine beside a second simulator that was written from the manual alone: random houses, trace by trace, to the last line.

import { describe, expect, it } from 'vitest';
import { createWorld, drive, recordJourneys } from '../../engine/index.ts';
import { modelOf } from '../engine/tiny.ts';
import { twinTrace } from './twin.ts';
import type { House } from './twinHouse.ts';
import { randomHouse } from './twinModels.ts';
import { houseText } from './twinText.ts';

const block = 100;
const blocks = Array.from({ length: process.env.FLOWDAY_LONG ? 120 : 6 }, (_, index) => index * block);
/** Of the file of a house. */
const keys = ['serve-when', 'prefers', 'supply', 'variables', 'set', 'stretch', 'refills', 'stop'];
const seen = { houses: 0, cutShort: 0, moments: new Map<string, number>(), whole: new Map<string, number>() };

describe('the engine does what the manual says', () => {
  it.each(blocks)(
    '[S3] [S4] [S5] [S6] [Q1] [Q2] [Q3] [Q4] [Q5] [Q6] [Q8] [Q9] [S7] [S8] [P2] [P7] in a hundred houses from number %i on',
    (from) => {
      for (let number = from; number < from + block; number++) {
        const house = randomHouse(number);
        const { trace, open } = twinTrace(house);
        const told = engineTrace(house);
        const compared = open === null ? told : told.slice(0, trace.length);
        expect({ number, trace: compared }).toEqual({ number, trace });
        note(trace, open, houseText(house));
      }
    },
  );

  it('[P2] and all of it occurs: every moment a hundred times, every key in many houses, few of which are cut short by what is open', () => {
    expect(seen.houses).toBe(blocks.length * block);
    expect(seen.cutShort).toBeLessThan(seen.houses / 10);
    const seldom = keys.filter((key) => (seen.whole.get(key) ?? 0) < seen.houses / 10);
    expect(seldom).toEqual([]);
    const often = [
      'block',
      'unblock',
      'turned-away',
      'give-up',
      'jockey',
      'interrupt',
      'resume',
      'stop',
      'along',
    ];
    for (const moment of often)
      expect([moment, seen.moments.get(moment)]).toEqual([moment, expect.any(Number)]);
    expect(Math.min(...often.map((moment) => seen.moments.get(moment) ?? 0))).toBeGreaterThan(100);
  });
});

function note(trace: readonly string[], open: string | null, text: string): void {
  seen.houses++;
  if (open !== null) seen.cutShort++;
  for (const key of open === null ? keys : [])
    if (text.includes(`${key}:`)) seen.whole.set(key, (seen.whole.get(key) ?? 0) + 1);
  for (const line of trace) {
    const moment = line.split(' ')[1] as string;
    seen.moments.set(moment, (seen.moments.get(moment) ?? 0) + 1);
  }
}

function engineTrace(house: House): readonly string[] {
  const world = createWorld(modelOf(houseText(house)), { seed: 'twin', replication: 0, measuring: false });
  const events = recordJourneys(world);
  drive(world, 1440);
  return events.map(
    ({ atMinutes, moment, where, origin, ordinal }) => `${atMinutes} ${moment} ${where} ${origin}:${ordinal}`,
  );
}

// Decisions that the console knows: the newest from its view, earlier ones page by page, without a hole.

import { describe, expect, it } from 'vitest';
import type { PlacedDecision } from '../../server/protocol/index.ts';
import { chosenDecisions, earlierDecisions, goBack, keepDecisions } from '../../ui/control/keptDecisions.ts';

/** Every hundredth is a person's. */
const decision = (place: number): PlacedDecision => ({
  place,
  atMinutes: place,
  agencyId: 'acute',
  text: `number ${place}`,
  by: place % 100 === 0 ? 'people' : 'standing-orders',
  rationale: '',
  decidedIn: 'play',
  sequence: null,
  lever: null,
});
/** `from` to `to`, newest first. */
const run = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => decision(to - index));
const places = (all: readonly PlacedDecision[]) => all.map(({ place }) => place);

describe('what the console knows', () => {
  it('is added to in front as views come', () => {
    const known = keepDecisions(run(3, 9), run(6, 12));
    expect(places(known)).toEqual(places(run(3, 12)));
    expect(earlierDecisions(known)).toBe(3);
    expect(keepDecisions(known, run(6, 12))).toEqual(known);
  });

  it('begins again where views were missed, so that there is never a hole', () => {
    expect(keepDecisions(run(0, 9), run(12, 20))).toEqual(run(12, 20));
    expect(keepDecisions(run(0, 9), run(10, 20))).toEqual(run(0, 20));
  });

  it('goes back until there is something wanted to see, and to the very first', async () => {
    const asked: number[] = [];
    const page = async (before: number) => {
      asked.push(before);
      return run(Math.max(0, before - 40), before - 1);
    };
    const first = await goBack(run(190, 249), false, page);
    expect(asked).toEqual([190, 150, 110]);
    expect(places(chosenDecisions(first, false))).toEqual([200, 100]);
    expect((await goBack(run(190, 249), true, page)).length).toBe(100);
    const last = await goBack(first, false, page);
    expect(places(last)).toEqual(places(run(0, 249)));
    expect(await goBack(last, false, page)).toBe(last);
  });
});

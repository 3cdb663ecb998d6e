// KPIs against figures worked out by hand, on a state that is known at every instant.

import { describe, expect, it } from 'vitest';
import { gridMinutes } from '../../engine/base/time.ts';
import { type KpiTable, KpiTallies, type Sampled } from '../../engine/measures/kpiTallies.ts';

/** Figures of a state that this test moves by hand. */
interface Hand {
  readonly state: Sampled;
  come: number;
  late: number;
  waiting: number;
}

describe('a ratio KPI', () => {
  const lateShare = {
    kind: 'ratio',
    id: 'late-share',
    measure: 'kpi.late-share',
    worth: null,
    unit: 'share',
    numerator: (state) => state.counter(1),
    denominator: (state) => state.counter(0),
    otherwise: 0.5,
  } satisfies KpiTable;

  it('[M2] divides growths since just before the end of the warm-up', () => {
    const { hand, kpis } = begun([lateShare], 60);
    move(hand, kpis, 59, { come: 10, late: 9 });
    move(hand, kpis, 60, { come: 12, late: 9 });
    move(hand, kpis, 90, { come: 14, late: 10 });
    end(hand, kpis, 120);
    // What came at minute 60 itself is measured: 4 came since, of them 1 late.
    expect(kpis.value(0, hand.state)).toBe(1 / 4);
  });

  it('is what it says otherwise when the denominator did not grow', () => {
    const { hand, kpis } = begun([lateShare], 60);
    move(hand, kpis, 30, { come: 10, late: 9 });
    end(hand, kpis, 120);
    expect(kpis.value(0, hand.state)).toBe(0.5);
  });

  it('without a denominator is the growth itself, from the very first instant when there is no warm-up', () => {
    const { hand, kpis } = begun([{ ...lateShare, denominator: null }], 0);
    move(hand, kpis, 0, { come: 1, late: 1 });
    move(hand, kpis, 5, { come: 2, late: 2 });
    end(hand, kpis, 10);
    expect(kpis.value(0, hand.state)).toBe(2);
  });

  it('begins anew with a window', () => {
    const { hand, kpis } = begun([lateShare], 0);
    move(hand, kpis, 10, { come: 10, late: 10 });
    end(hand, kpis, 20);
    kpis.beginWindow(hand.state);
    move(hand, kpis, 30, { come: 14, late: 11 });
    end(hand, kpis, 40);
    expect(kpis.value(0, hand.state)).toBe(1 / 4);
  });
});

describe('a sampled KPI', () => {
  const everyTen: KpiTable = {
    kind: 'sampled',
    take: 'mean',
    id: 'waiting-now',
    measure: 'kpi.waiting-now',
    worth: null,
    unit: 'people',
    value: (state) => state.waitingAt(0),
    firstMinutes: 0,
    everyMinutes: 10,
    untilMinutes: Number.POSITIVE_INFINITY,
  };

  it('is the sum of them where it says so', () => {
    const { hand, kpis } = begun([{ ...everyTen, take: 'sum' }], 5);
    move(hand, kpis, 3, { waiting: 4 });
    move(hand, kpis, 15, { waiting: 5 });
    end(hand, kpis, 30);
    expect(kpis.value(0, hand.state)).toBe(4 + 5 + 5);
  });

  it('is the mean of the state at the end of each instant', () => {
    const { hand, kpis } = begun([everyTen], 0);
    move(hand, kpis, 10, { waiting: 4 });
    move(hand, kpis, 10, { waiting: 5 });
    move(hand, kpis, 25, { waiting: 1 });
    end(hand, kpis, 30);
    // At 0: 0; at 10: 5; at 20: 5; at 30: 1.
    expect(kpis.value(0, hand.state)).toBe(11 / 4);
  });

  it('[M2] takes no sample before the end of the warm-up', () => {
    const { hand, kpis } = begun([everyTen], 15);
    move(hand, kpis, 5, { waiting: 8 });
    move(hand, kpis, 19, { waiting: 2 });
    end(hand, kpis, 30);
    expect(kpis.value(0, hand.state)).toBe(2);
  });

  it('is the same whether time goes in one stride or in many, and after being saved on the way', () => {
    const oneStride = begun([everyTen], 0);
    const many = begun([everyTen], 0);
    for (const minutes of [7, 14, 21, 28]) {
      move(oneStride.hand, oneStride.kpis, minutes, { waiting: minutes });
      for (const at of [minutes - 3, minutes - 2, minutes - 1]) end(many.hand, many.kpis, at);
      move(many.hand, many.kpis, minutes, { waiting: minutes });
      end(many.hand, many.kpis, minutes);
    }
    end(oneStride.hand, oneStride.kpis, 30);
    const restored = new KpiTallies([everyTen], 0, true);
    const saved = new Map(many.kpis.columns().map(({ name, array }) => [name, array.slice()]));
    restored.adopt((name) => saved.get(name) ?? new Float64Array());
    end(many.hand, many.kpis, 30);
    end({ ...many.hand }, restored, 30);
    expect(many.kpis.columns()).toEqual(oneStride.kpis.columns());
    expect(restored.columns()).toEqual(oneStride.kpis.columns());
    expect(oneStride.kpis.value(0, oneStride.hand.state)).toBe((0 + 7 + 14 + 28) / 4);
  });

  it('[M1] does nothing when nothing is measured', () => {
    const kpis = new KpiTallies([everyTen], 0, false);
    expect(kpis.nextMinutes).toBe(Number.POSITIVE_INFINITY);
    expect(kpis.columns().every(({ length }) => length === 0)).toBe(true);
  });
});

function begun(tables: readonly KpiTable[], warmUpMinutes: number): { hand: Hand; kpis: KpiTallies } {
  const hand: Hand = { state: stateOf(() => hand), come: 0, late: 0, waiting: 0 };
  return { hand, kpis: new KpiTallies(tables, warmUpMinutes, true) };
}

/** An event: what the world's advance does before and at it. */
function move(hand: Hand, kpis: KpiTallies, atMinutes: number, figures: Partial<Hand>): void {
  if (kpis.nextMinutes < atMinutes) kpis.sampleBefore(hand.state, atMinutes);
  hand.state.simMinutes = atMinutes;
  Object.assign(hand, figures);
}

function end(hand: Hand, kpis: KpiTallies, atMinutes: number): void {
  kpis.sampleBefore(hand.state, atMinutes + gridMinutes);
  hand.state.simMinutes = atMinutes;
}

function stateOf(hand: () => Hand): Sampled {
  const figures: Partial<Sampled> = {
    simMinutes: 0,
    look: (ask) => ask(),
    counter: (index) => (index === 0 ? hand().come : hand().late),
    waitingAt: () => hand().waiting,
  };
  return figures as Sampled;
}

// KPIs and the ledger of one run, for people to read: growths, divided by one another, and figures sampled at instants.
// Observes only: it draws nothing, nothing in the world reads it, and its instants stand in a list of its own,
// not in the calendar. Knows no worlds: it is handed something that answers expressions, and moves its clock.

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';
import { gridMinutes } from '../base/time.ts';
import type { Evaluate, ReadState } from '../pathways/readState.ts';

export type KpiTable = GrowthTable | SampledTable;

interface AnyKpiTable {
  readonly id: string;
  /** Id of the measure, such as `kpi.seen` or `ledger.deaths`. */
  readonly measure: string;
  readonly unit: string;
  /** What each of it is worth, and may be worth at least and at most; null: the figure is the measure. */
  readonly worth: { readonly each: number; readonly low: number; readonly high: number } | null;
}

interface GrowthTable extends AnyKpiTable {
  readonly kind: 'ratio';
  readonly numerator: Evaluate;
  /** null: 1, so the KPI is the growth itself. */
  readonly denominator: Evaluate | null;
  /** Where the denominator did not grow. */
  readonly otherwise: number;
}

interface SampledTable extends AnyKpiTable {
  readonly kind: 'sampled';
  /** What the samples come to. */
  readonly take: 'mean' | 'sum';
  readonly value: Evaluate;
  /** Instants: first, first + every, first + 2 × every …, all before `untilMinutes` (infinity: without end). */
  readonly firstMinutes: number;
  readonly everyMinutes: number;
  readonly untilMinutes: number;
}

/** A world whose clock may be put to the instant of a sample; whoever hands it over puts the clock on afterwards. */
export interface Sampled extends Omit<ReadState, 'simMinutes'> {
  simMinutes: number;
  /** Asks several things of one instant. */
  look<Answer>(ask: () => Answer): Answer;
}

/** No instant to come. */
const never = Number.POSITIVE_INFINITY;

/**
 * Two calls of `sampleBefore` keep it going, wherever a world is brought to a minute: before each event, and when no
 * event is left, one step of the grid beyond that minute. So a sample is the state when every event of its instant has
 * run, and before the decisions of that instant; the bases of a ratio are what stood just before the measured time.
 */
export class KpiTallies implements Stateful {
  private readonly kpis: readonly KpiTable[];
  private readonly on: boolean;
  /** Ratios: the figures at the beginning of the measured time. Sampled: nothing. */
  private numeratorBase: Float64Array;
  private denominatorBase: Float64Array;
  /** Sampled: sum and number of the samples, and how many instants have passed or were before the measured time. */
  private sum: Float64Array;
  private count: Float64Array;
  private ordinal: Float64Array;
  /** 1 when the bases have been taken. */
  private begun: Uint8Array;
  private readonly beginMinutes: number;
  /** Worked out from the columns. */
  private next: number;

  /** @param beginMinutes end of the warm-up */
  constructor(kpis: readonly KpiTable[], beginMinutes: number, on: boolean) {
    const size = on ? kpis.length : 0;
    this.kpis = on ? kpis : [];
    this.on = on;
    this.beginMinutes = beginMinutes;
    this.numeratorBase = new Float64Array(size);
    this.denominatorBase = new Float64Array(size);
    this.sum = new Float64Array(size);
    this.count = new Float64Array(size);
    this.ordinal = new Float64Array(size);
    this.begun = new Uint8Array(size === 0 ? 0 : 1);
    for (const [index, kpi] of this.kpis.entries()) {
      if (kpi.kind === 'ratio') continue;
      const before = Math.ceil((beginMinutes - kpi.firstMinutes) / kpi.everyMinutes);
      this.ordinal[index] = Math.max(0, before);
    }
    this.next = this.nextInstant();
  }

  /** Instant of the next sample; infinity when none is to come. */
  get nextMinutes(): number {
    return this.next;
  }

  /** Takes every sample due before an instant: the state handed over stands before that instant's first event. */
  sampleBefore(state: Sampled, atMinutes: number): void {
    while (this.next < atMinutes) this.take(state);
  }

  /** Forgets what was measured: the measured time begins now, when everything up to `atMinutes` has happened. */
  beginWindow(state: ReadState): void {
    if (!this.on) return;
    this.sum.fill(0);
    this.count.fill(0);
    this.takeBases(state);
    this.next = this.nextInstant();
  }

  /** Over the measured time up to the state's present. */
  value(index: number, state: ReadState): number {
    const kpi = this.kpis[index];
    if (kpi === undefined) throw new Error('No such KPI is measured');
    if (kpi.kind === 'sampled') {
      if (kpi.take === 'sum') return (this.sum[index] as number) + 0;
      const count = this.count[index] as number;
      return count === 0 ? 0 : (this.sum[index] as number) / count;
    }
    if (this.begun[0] === 0) return kpi.otherwise;
    const growth = kpi.numerator(state, -1) - (this.numeratorBase[index] as number);
    if (kpi.denominator === null) return growth + 0;
    const below = kpi.denominator(state, -1) - (this.denominatorBase[index] as number);
    return below === 0 ? kpi.otherwise : growth / below + 0;
  }

  columns(): readonly Column[] {
    return [
      { name: 'numeratorBase', array: this.numeratorBase, length: this.numeratorBase.length },
      { name: 'denominatorBase', array: this.denominatorBase, length: this.denominatorBase.length },
      { name: 'sum', array: this.sum, length: this.sum.length },
      { name: 'count', array: this.count, length: this.count.length },
      { name: 'ordinal', array: this.ordinal, length: this.ordinal.length },
      { name: 'begun', array: this.begun, length: this.begun.length },
    ];
  }

  adopt(saved: (name: string) => ColumnArray): void {
    this.numeratorBase = saved('numeratorBase') as Float64Array;
    this.denominatorBase = saved('denominatorBase') as Float64Array;
    this.sum = saved('sum') as Float64Array;
    this.count = saved('count') as Float64Array;
    this.ordinal = saved('ordinal') as Float64Array;
    this.begun = saved('begun') as Uint8Array;
    this.next = this.nextInstant();
  }

  private take(state: Sampled): void {
    const at = this.next;
    state.simMinutes = Math.max(0, at);
    // The first instant of all is that of the bases.
    if (this.begun[0] === 0) this.takeBases(state);
    state.look(() => this.sampleAt(state, at));
    this.next = this.nextInstant();
  }

  private sampleAt(state: Sampled, at: number): void {
    for (let index = 0; index < this.kpis.length; index++) {
      const kpi = this.kpis[index] as KpiTable;
      if (kpi.kind === 'ratio' || this.instantOf(kpi, index) !== at) continue;
      this.sum[index] = (this.sum[index] as number) + kpi.value(state, -1) + 0;
      this.count[index] = (this.count[index] as number) + 1;
      this.ordinal[index] = (this.ordinal[index] as number) + 1;
    }
  }

  private takeBases(state: ReadState): void {
    this.begun[0] = 1;
    for (const [index, kpi] of this.kpis.entries()) {
      if (kpi.kind === 'sampled') continue;
      this.numeratorBase[index] = kpi.numerator(state, -1) + 0;
      this.denominatorBase[index] = (kpi.denominator?.(state, -1) ?? 0) + 0;
    }
  }

  /** The bases are taken one step of the grid before the measured time, so that its first instant is in it. */
  private nextInstant(): number {
    let next = this.begun[0] === 0 ? this.beginMinutes - gridMinutes : never;
    for (const [index, kpi] of this.kpis.entries()) {
      if (kpi.kind === 'sampled') next = Math.min(next, this.instantOf(kpi, index));
    }
    return next;
  }

  private instantOf(kpi: SampledTable, index: number): number {
    const at = kpi.firstMinutes + (this.ordinal[index] as number) * kpi.everyMinutes;
    return at < kpi.untilMinutes ? at : never;
  }
}

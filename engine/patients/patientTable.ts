// Every live patient as one slot in a set of columns. Owns storage only: who a patient is, where, what is
// held. Knows nothing of steps' meaning, resources' capacity or the calendar.

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';
import { grown } from '../base/grow.ts';

export const patientStatus = { none: 0, waiting: 1, working: 2, away: 3 } as const;

/** Columns with one element a slot. */
const single = [
  'source',
  'ordinal',
  'episode',
  'status',
  'step',
  'joinedAt',
  'rank',
  'previous',
  'next',
  'event',
  'episodeAt',
] as const;
/** Columns with a fixed number of elements a slot. */
const wide = ['attributes', 'clockStarts', 'visits', 'heldPool', 'heldUnits', 'heldFresh'] as const;

export interface PatientWidths {
  readonly attributes: number;
  readonly clocks: number;
  readonly loopSteps: number;
  readonly held: number;
}

export class PatientTable implements Stateful {
  /** Index of the source that made the patient; with `ordinal` and `episode` the patient's address. */
  source: Uint16Array;
  ordinal: Float64Array;
  episode: Uint16Array;
  status: Uint8Array;
  step: Int32Array;
  /** Instant of joining the present waiting list. */
  joinedAt: Float64Array;
  rank: Float64Array;
  /** Neighbours in the waiting list, as slot + 1; 0: none. */
  previous: Int32Array;
  next: Int32Array;
  /** Handle + 1 of the pending event (end of work, end of patience, return); 0: none. */
  event: Int32Array;
  /** Instant at which the present episode began. */
  episodeAt: Float64Array;
  attributes: Float64Array;
  /** Instant + 1 at which each stopwatch started; 0: not running (instants are ≥ 0). */
  clockStarts: Float64Array;
  visits: Uint16Array;
  /** Pool + 1 of each held unit; 0: empty. */
  heldPool: Uint16Array;
  heldUnits: Uint16Array;
  /** 1 while the step that seized it is still on. */
  heldFresh: Uint8Array;
  /** [slots in use ever, first free slot + 1]; a free slot keeps the next free one in `next`. */
  private meta = new Int32Array(2);
  readonly widths: PatientWidths;

  constructor(widths: PatientWidths) {
    this.widths = widths;
    const slots = 64;
    this.source = new Uint16Array(slots);
    this.ordinal = new Float64Array(slots);
    this.episode = new Uint16Array(slots);
    this.status = new Uint8Array(slots);
    this.step = new Int32Array(slots);
    this.joinedAt = new Float64Array(slots);
    this.rank = new Float64Array(slots);
    this.previous = new Int32Array(slots);
    this.next = new Int32Array(slots);
    this.event = new Int32Array(slots);
    this.episodeAt = new Float64Array(slots);
    this.attributes = new Float64Array(slots * widths.attributes);
    this.clockStarts = new Float64Array(slots * widths.clocks);
    this.visits = new Uint16Array(slots * widths.loopSteps);
    this.heldPool = new Uint16Array(slots * widths.held);
    this.heldUnits = new Uint16Array(slots * widths.held);
    this.heldFresh = new Uint8Array(slots * widths.held);
  }

  /** Slots ever used: a scan over patients runs from 0 to here and skips status `none`. */
  get slotsUsed(): number {
    return this.meta[0] as number;
  }

  /** A cleared slot. */
  allocate(): number {
    const free = this.meta[1] as number;
    if (free > 0) {
      this.meta[1] = this.next[free - 1] as number;
      this.next[free - 1] = 0;
      return free - 1;
    }
    const slot = this.meta[0] as number;
    if (slot === this.source.length) this.growTo(slot * 2);
    this.meta[0] = slot + 1;
    return slot;
  }

  /** Clears a slot, so that the same history always leaves the same bits. */
  free(slot: number): void {
    for (const name of single) this[name][slot] = 0;
    const { attributes, clocks, loopSteps, held } = this.widths;
    this.attributes.fill(0, slot * attributes, (slot + 1) * attributes);
    this.clockStarts.fill(0, slot * clocks, (slot + 1) * clocks);
    this.visits.fill(0, slot * loopSteps, (slot + 1) * loopSteps);
    this.heldPool.fill(0, slot * held, (slot + 1) * held);
    this.heldUnits.fill(0, slot * held, (slot + 1) * held);
    this.heldFresh.fill(0, slot * held, (slot + 1) * held);
    this.next[slot] = this.meta[1] as number;
    this.meta[1] = slot + 1;
  }

  columns(): readonly Column[] {
    const used = this.slotsUsed;
    return [
      { name: 'meta', array: this.meta, length: 2 },
      ...single.map((name) => ({ name, array: this[name], length: used })),
      ...wide.map((name) => ({ name, array: this[name], length: used * this.widthOf(name) })),
    ];
  }

  adopt(saved: (name: string) => ColumnArray): void {
    const self = this as unknown as Record<string, ColumnArray>;
    self.meta = saved('meta');
    for (const name of [...single, ...wide]) self[name] = saved(name);
    if (this.source.length === 0) this.growTo(64);
  }

  private widthOf(name: (typeof wide)[number]): number {
    if (name === 'attributes') return this.widths.attributes;
    if (name === 'clockStarts') return this.widths.clocks;
    return name === 'visits' ? this.widths.loopSteps : this.widths.held;
  }

  private growTo(slots: number): void {
    const self = this as unknown as Record<string, ColumnArray>;
    for (const name of single) self[name] = grown(this[name], slots);
    for (const name of wide) self[name] = grown(this[name], slots * this.widthOf(name));
  }
}

// Every live patient, and every part of one, as one slot in a set of columns. Owns storage only: who a patient
// is, where, what is held. Knows nothing of steps' meaning, resources' capacity or the calendar.
//
// A slot that is given back keeps what stood in it: whoever takes it next writes what matters before reading it.
// What stands there is part of the history, so equal histories still leave equal bits.

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';
import { grown } from '../base/grow.ts';
import { RunningClocks } from './runningClocks.ts';

/**
 * `waiting`: in a list. `working`: with an end in the calendar. `following`: in a party whose first works for all;
 * `along`: at no step, with the first of a party wherever it goes (`step` is where the party began).
 * `done`: at the end of its step, for the moment. `blocked`: done, and waiting for room elsewhere. `joining`: waiting for its parts. `away`: between two episodes.
 */
export const patientStatus = {
  none: 0,
  waiting: 1,
  working: 2,
  away: 3,
  moving: 4,
  blocked: 5,
  joining: 6,
  following: 7,
  done: 8,
  along: 9,
} as const;

/** Columns with one element a slot. */
const single = [
  'source',
  'ordinal',
  'episode',
  'status',
  'step',
  'enteredAt',
  'joinedAt',
  'since',
  'rank',
  'orderKey',
  'turn',
  'work',
  'workLeft',
  'interrupted',
  'previous',
  'next',
  'event',
  'episodeAt',
  'target',
  'party',
  'parent',
  'partsOut',
  'partsMade',
  'hands',
] as const;
/** Columns with a fixed number of elements a slot. */
const wide = [
  'attributes',
  'clockStarts',
  'visits',
  'heldPool',
  'heldUnits',
  'heldFresh',
  'heldOver',
] as const;

export interface PatientWidths {
  readonly attributes: number;
  readonly clocks: number;
  readonly loopSteps: number;
  readonly held: number;
  /** As `held` where units of an ended shift are told apart, otherwise 0. */
  readonly heldOver: number;
}

export class PatientTable implements Stateful {
  /** Index of the source that made the patient; with `ordinal` and `episode` the patient's address. */
  declare source: Uint16Array;
  declare ordinal: Float64Array;
  /** Count of episodes; of a part, a word of its own above 2³¹. */
  declare episode: Uint32Array;
  declare status: Uint8Array;
  declare step: Int32Array;
  /** Instant of entering the present step; of joining its list; at which the present status began. */
  declare enteredAt: Float64Array;
  declare joinedAt: Float64Array;
  declare since: Float64Array;
  declare rank: Float64Array;
  /** Orders those of equal rank; and those of equal key: the count of joinings, below 0 where the last come first. */
  declare orderKey: Float64Array;
  declare turn: Float64Array;
  /** Minutes of all the work of this visit; and, after an interruption, of what is to be done of it. */
  declare work: Float64Array;
  declare workLeft: Float64Array;
  /** 1 when in a list after an interruption. */
  declare interrupted: Uint8Array;
  /** Neighbours in a list, as slot + 1; 0: none. `next` also in a party, whose others stand in no list. */
  declare previous: Int32Array;
  declare next: Int32Array;
  /** Handle + 1 of the pending event (end of work, end of patience, return); 0: none. */
  declare event: Int32Array;
  /** Instant at which the present episode began. */
  declare episodeAt: Float64Array;
  /** Step that a blocked patient waits for. */
  declare target: Int32Array;
  /** First of those who follow this patient or go along with it, as slot + 1; 0: nobody does. */
  declare party: Int32Array;
  /** Of a part: whose, as slot + 1. Of a whole patient: 0. */
  declare parent: Int32Array;
  /** Parts not yet through; parts ever made in this episode. */
  declare partsOut: Int32Array;
  declare partsMade: Int32Array;
  /** Places for held units that are looked at: no later one is filled. */
  declare hands: Uint16Array;
  declare attributes: Float64Array;
  /** Instant + 1 at which each stopwatch started; 0: not running (instants are ≥ 0). */
  declare clockStarts: Float64Array;
  /** Those that run. */
  declare running: RunningClocks;
  declare visits: Uint16Array;
  /** Pool + 1 of each held unit; 0: empty. */
  declare heldPool: Uint16Array;
  declare heldUnits: Uint16Array;
  /** 1 while the step that seized it is still on. */
  declare heldFresh: Uint8Array;
  /** 1 when it belongs to a shift that has ended. */
  declare heldOver: Uint8Array;
  /** [slots in use ever, first free slot + 1]; a free slot keeps the next free one in `next`. */
  private meta = new Int32Array(2);
  declare readonly widths: PatientWidths;

  constructor(widths: PatientWidths) {
    this.widths = widths;
    const slots = 64;
    this.source = new Uint16Array(slots);
    this.ordinal = new Float64Array(slots);
    this.episode = new Uint32Array(slots);
    this.status = new Uint8Array(slots);
    this.step = new Int32Array(slots);
    this.enteredAt = new Float64Array(slots);
    this.joinedAt = new Float64Array(slots);
    this.since = new Float64Array(slots);
    this.rank = new Float64Array(slots);
    this.orderKey = new Float64Array(slots);
    this.turn = new Float64Array(slots);
    this.work = new Float64Array(slots);
    this.workLeft = new Float64Array(slots);
    this.interrupted = new Uint8Array(slots);
    this.previous = new Int32Array(slots);
    this.next = new Int32Array(slots);
    this.event = new Int32Array(slots);
    this.episodeAt = new Float64Array(slots);
    this.target = new Int32Array(slots);
    this.party = new Int32Array(slots);
    this.parent = new Int32Array(slots);
    this.partsOut = new Int32Array(slots);
    this.partsMade = new Int32Array(slots);
    this.hands = new Uint16Array(slots);
    this.attributes = new Float64Array(slots * widths.attributes);
    this.clockStarts = new Float64Array(slots * widths.clocks);
    this.visits = new Uint16Array(slots * widths.loopSteps);
    this.heldPool = new Uint16Array(slots * widths.held);
    this.heldUnits = new Uint16Array(slots * widths.held);
    this.heldFresh = new Uint8Array(slots * widths.held);
    this.heldOver = new Uint8Array(slots * widths.heldOver);
    this.running = new RunningClocks(widths.clocks, slots);
  }

  /** Slots ever used: a scan over patients runs from 0 to here and skips status `none`. */
  get slotsUsed(): number {
    return this.meta[0] as number;
  }

  /** A slot for a new patient that is on its way, holds nothing and has no past. */
  allocate(): number {
    const free = this.meta[1] as number;
    let slot = free - 1;
    if (free > 0) {
      this.meta[1] = this.next[slot] as number;
    } else {
      slot = this.meta[0] as number;
      if (slot === this.source.length) this.growTo(slot * 2);
      this.meta[0] = slot + 1;
    }
    this.status[slot] = patientStatus.moving;
    this.episode[slot] = 0;
    this.interrupted[slot] = 0;
    this.event[slot] = 0;
    this.next[slot] = 0;
    this.party[slot] = 0;
    this.parent[slot] = 0;
    this.partsOut[slot] = 0;
    this.partsMade[slot] = 0;
    if (this.widths.loopSteps > 0) this.forgetVisits(slot);
    return slot;
  }

  /** Starts a stopwatch that stands still: `mark` is the instant of its start + 1, and not 0. */
  startClock(slot: number, clock: number, mark: number): void {
    const place = slot * this.widths.clocks + clock;
    if (this.clockStarts[place] === 0) this.running.add(clock, slot);
    this.clockStarts[place] = mark;
  }

  /** Stops a stopwatch that runs. */
  stopClock(slot: number, clock: number): void {
    this.clockStarts[slot * this.widths.clocks + clock] = 0;
    this.running.remove(clock, slot);
  }

  /** Stopwatches and visits of an episode are over. */
  forget(slot: number): void {
    this.stopClocks(slot);
    this.forgetVisits(slot);
  }

  private stopClocks(slot: number): void {
    const { clocks } = this.widths;
    for (let clock = 0; clock < clocks; clock++) {
      if (this.clockStarts[slot * clocks + clock] !== 0) this.stopClock(slot, clock);
    }
  }

  private forgetVisits(slot: number): void {
    const { loopSteps } = this.widths;
    this.visits.fill(0, slot * loopSteps, (slot + 1) * loopSteps);
  }

  /** An empty place for units that the patient is about to hold: an index into the columns of what is held. */
  openHand(slot: number): number {
    const first = slot * this.widths.held;
    const hands = this.hands[slot] as number;
    let hand = 0;
    while (hand < hands && this.heldPool[first + hand] !== 0) hand++;
    if (hand === hands) {
      if (hands === this.widths.held) throw new Error('A patient holds more units than the model allows for');
      this.hands[slot] = hands + 1;
    }
    return first + hand;
  }

  /** A place is empty again. */
  emptyHand(slot: number, place: number): void {
    this.heldPool[place] = 0;
    this.heldUnits[place] = 0;
    this.heldFresh[place] = 0;
    if (this.widths.heldOver > 0) this.heldOver[place] = 0;
    const first = slot * this.widths.held;
    let hands = this.hands[slot] as number;
    while (hands > 0 && this.heldPool[first + hands - 1] === 0) hands--;
    this.hands[slot] = hands;
  }

  /** Units of a pool in a patient's hands. */
  unitsHeld(slot: number, pool: number): number {
    const first = slot * this.widths.held;
    let units = 0;
    for (let place = first; place < first + (this.hands[slot] as number); place++)
      if (this.heldPool[place] === pool + 1) units += this.heldUnits[place] as number;
    return units;
  }

  /** Gives a slot back: its patient holds nothing any more and stands in no list. */
  free(slot: number): void {
    this.stopClocks(slot);
    this.status[slot] = patientStatus.none;
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
    const { clocks } = this.widths;
    this.running = new RunningClocks(clocks, this.source.length);
    for (let place = 0; place < this.slotsUsed * clocks; place++) {
      if (this.clockStarts[place] !== 0) this.running.add(place % clocks, Math.floor(place / clocks));
    }
  }

  private widthOf(name: (typeof wide)[number]): number {
    switch (name) {
      case 'attributes':
        return this.widths.attributes;
      case 'clockStarts':
        return this.widths.clocks;
      case 'visits':
        return this.widths.loopSteps;
      case 'heldOver':
        return this.widths.heldOver;
      default:
        return this.widths.held;
    }
  }

  private growTo(slots: number): void {
    const self = this as unknown as Record<string, ColumnArray>;
    for (const name of single) self[name] = grown(this[name], slots);
    for (const name of wide) self[name] = grown(this[name], slots * this.widthOf(name));
    this.running.growTo(slots);
  }
}

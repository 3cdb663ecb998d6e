// A person of the twin, and what can be said of people by looking at them alone.

import type { Step } from './twinHouse.ts';

/** Something that is to happen. */
export interface Due {
  readonly at: number;
  /** −1: the hour is full; 0: units come and go; 1: patients. */
  readonly priority: number;
  readonly serial: number;
  readonly happen: () => void;
}

export interface Held {
  readonly what: string;
  readonly pool: string;
  readonly units: number;
  /** Seized at the step where the person is. */
  fresh: boolean;
}

export class Person {
  readonly name: string;
  readonly ordinal: number;
  readonly cameAt: number;
  urgency: number;
  step: Step | null = null;
  doing: 'moving' | 'coming' | 'waiting' | 'working' | 'following' | 'along' | 'done' | 'blocked' = 'moving';
  rank = 0;
  /** Who joined when, over all lists. */
  turn = 0;
  firstTurn = 0;
  joinedAt = 0;
  /** The turn with which this one has waited as long as a party waits for more. */
  waitedEnough = -1;
  inFront = false;
  interrupted = false;
  begunAt = 0;
  /** Who began, or went on, before whom. */
  begunTurn = 0;
  endsAt = 0;
  wholeMinutes = 0;
  minutesLeft = 0;
  due: Due | null = null;
  party: readonly Person[] = [];
  /** Those who go along with this one. */
  along: Person[] = [];
  /** Where this one parts from whom it goes along with. */
  until: readonly string[] = [];
  held: Held[] = [];

  constructor(name: string, ordinal: number, cameAt: number, urgency: number) {
    this.name = name;
    this.ordinal = ordinal;
    this.cameAt = cameAt;
    this.urgency = urgency;
  }
}

export function nth(values: readonly number[], ordinal: number): number {
  return values[ordinal % values.length] as number;
}

/** What these seized of a resource at the steps where they are. */
export function unitsOf(people: readonly Person[], pool: string): number {
  const held = people.flatMap((person) => person.held);
  return held.reduce((sum, one) => sum + (one.fresh && one.pool === pool ? one.units : 0), 0);
}

export function poolsOf({ needs }: Step, poolsFor: (what: string) => readonly string[]): readonly string[] {
  return needs.flatMap(({ what }) => poolsFor(what));
}

/** By rank; the interrupted in front, as they first joined; the others as they came, or the last first. */
export function servedBefore(a: Person, b: Person): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.inFront !== b.inFront) return a.inFront ? -1 : 1;
  if (a.inFront) return a.firstTurn - b.firstTurn;
  return a.step?.lastCome ? b.turn - a.turn : a.turn - b.turn;
}

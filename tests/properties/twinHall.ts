// How things stand with the twin, and what can be asked of that: who is in line, who could begin, who would be stopped. Asking
// changes nothing, but notes where the manual leaves the answer open.

import type { House, Step } from './twinHouse.ts';
import { type Person, poolsOf, rankOf, servedBefore, unitsOf } from './twinPeople.ts';

export class TwinHall {
  /**
   * What the manual does not say and something now depends on, or where the engine is known not to do what it says; null as
   * long as there is nothing.
   */
  open: string | null = null;
  protected readonly house: House;
  protected readonly steps: readonly Step[];
  protected readonly free: Map<string, number>;
  protected readonly doors: Map<string, Person[]>;
  protected readonly people = new Set<Person>();
  protected now = 0;

  constructor(house: House) {
    this.house = house;
    this.steps = [...house.steps].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.free = new Map(house.resources.map(({ id, capacity }) => [id, capacity]));
    this.doors = new Map(house.steps.map(({ id }) => [id, []]));
  }

  protected freeOf(pool: string): number {
    return this.free.get(pool) ?? 0;
  }

  protected lineAtDoor(id: string): Person[] {
    return this.doors.get(id) as Person[];
  }

  /** Nobody waits for the same units, and all are free. */
  protected isNextAtOnce(step: Step): boolean {
    if (step.together !== null || !this.isFree(step)) return false;
    return !this.waiting().some((other) => this.needsAlike(other, step));
  }

  /** A place, or no need of one. */
  protected takesIn(person: Person, step: Step): boolean {
    return this.hasPlace(step) || this.servesAtOnce(person, step);
  }

  protected hasPlace(step: Step): boolean {
    return step.room === null || this.listOf(step).length < step.room.places;
  }

  /** Nobody is in the list, all is free or can be had by interrupting, and nobody who comes first could have it. */
  protected servesAtOnce(person: Person, step: Step): boolean {
    const rank = rankOf(person, step);
    if (step.together !== null || this.plan(step, rank) === null) return false;
    if (step.needs.length === 0) return true;
    if (this.listOf(step).length > 0) return false;
    const alike = this.ableInLine().filter((one) => this.needsAlike(one, step) && one.rank <= rank);
    const first = alike.filter((one) => one.rank < rank || !step.lastCome);
    if (first.length < alike.length) this.open = 'coming in first as the last who came';
    return first.length === 0;
  }

  // Who is in line

  protected waiting(): readonly Person[] {
    return [...this.people].filter(({ doing }) => doing === 'waiting').sort(servedBefore);
  }

  protected listOf(step: Step): readonly Person[] {
    return this.waiting().filter((person) => person.step === step);
  }

  /** Those who could begin now, over all lists; of a list that is served together the first, when a party is there. */
  protected ableInLine(): readonly Person[] {
    return this.waiting().filter((person) => {
      const step = person.step as Step;
      if (this.plan(step, person.rank) === null) return false;
      return step.together === null || (this.listOf(step)[0] === person && this.isPartyReady(step));
    });
  }

  protected isPartyReady(step: Step): boolean {
    const list = this.listOf(step);
    if (list.length >= (step.together?.least ?? 1)) return true;
    if (list.some(({ waitedEnough, turn }) => waitedEnough === turn)) return true;
    const since = this.now - (step.together?.orAfterMinutes ?? Infinity);
    if (list.some(({ joinedAt }) => joinedAt <= since))
      this.open = 'a party that may begin at this very instant';
    return false;
  }

  protected poolsFor(what: string): readonly string[] {
    return this.house.groups.find(({ id }) => id === what)?.members ?? [what];
  }

  protected needsAlike({ step }: Person, other: Step): boolean {
    const pools = poolsOf(other, (what) => this.poolsFor(what));
    return poolsOf(step as Step, (what) => this.poolsFor(what)).some((pool) => pools.includes(pool));
  }

  protected isFree(step: Step): boolean {
    return this.plan(step, Infinity) !== null;
  }

  /** The resource for each need: the first of a group that has enough, or from which enough may be taken. */
  protected plan({ needs }: Step, rank: number): readonly string[] | null {
    const chosen: string[] = [];
    for (const { what, units } of needs) {
      const pools = this.poolsFor(what).filter((pool) => !chosen.includes(pool));
      const pool =
        pools.find((one) => this.freeOf(one) >= units) ??
        pools.find((one) => this.canTake(one, rank, units - this.freeOf(one)));
      if (pool === undefined) return null;
      chosen.push(pool);
    }
    return chosen;
  }

  protected canTake(pool: string, rank: number, units: number): boolean {
    return unitsOf(this.stoppable([pool], rank), pool) >= units && this.endingUnits(pool) === 0;
  }

  /** In the hands of work that ends at this very instant and is not over yet: it saves others from being stopped. */
  protected endingUnits(pool: string): number {
    const ending = [...this.people].filter((one) => one.doing === 'working' && one.endsAt <= this.now);
    return unitsOf(ending, pool);
  }

  /** Who is stopped so that what is lacking is there. Whoever the others make up for is spared, and who was chosen last is asked first. */
  protected stopped(lacking: ReadonlyMap<string, number>, rank: number | null): readonly Person[] {
    const missing = (people: readonly Person[]): readonly string[] =>
      [...lacking].filter(([pool, units]) => unitsOf(people, pool) < units).map(([pool]) => pool);
    const chosen: Person[] = [];
    for (const person of this.stoppable([...lacking.keys()], rank)) {
      if (missing(chosen).some((pool) => unitsOf([person], pool) > 0)) chosen.push(person);
    }
    const spared = new Set<Person>();
    for (const person of chosen.toReversed()) {
      const others = chosen.filter((one) => one !== person && !spared.has(one));
      if (missing(others).length === 0) spared.add(person);
    }
    return chosen.filter((person) => !spared.has(person));
  }

  /** Whose work at some of these resources may stop, in this order; for somebody of a rank, or (null) because units go. */
  protected stoppable(pools: readonly string[], rank: number | null): readonly Person[] {
    const may = (one: Person): boolean =>
      one.doing === 'working' &&
      one.endsAt > this.now &&
      pools.some((pool) => unitsOf([one], pool) > 0) &&
      one.step?.together === null &&
      (rank === null || (one.step.preempt !== null && one.rank > rank));
    return [...this.people].filter(may).sort((a, b) => {
      const sign = a.step?.preempt?.earliest ? 1 : -1;
      return b.rank - a.rank || sign * (a.begunAt - b.begunAt) || sign * servedBefore(a, b);
    });
  }

  // Where to

  protected stepOf(id: string): Step {
    return this.steps.find((step) => step.id === id) as Step;
  }

  protected presentAt(id: string): number {
    return [...this.people].filter(({ step, doing }) => step?.id === id && doing !== 'moving').length;
  }
}

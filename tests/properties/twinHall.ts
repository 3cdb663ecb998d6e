// What follows from how things stand with the twin: who is in line, who could begin, who is looked at first, who would be
// stopped. Asking changes nothing, but notes where the manual leaves the answer open.

import { TwinFigures } from './twinFigures.ts';
import type { Step } from './twinHouse.ts';
import { type Person, poolsOf, servedBefore, unitsOf } from './twinPeople.ts';

export class TwinHall extends TwinFigures {
  /** Nobody waits in this list or for the same units, all are free, and its condition holds. */
  protected isNextAtOnce(person: Person, step: Step): boolean {
    if (step.together !== null || !this.isFree(step) || !this.holds(step, person)) return false;
    if (this.listOf(step).length > 0) return false;
    return !this.waiting().some((other) => this.needsAlike(other, step));
  }

  /** A place, or no need of one. */
  protected takesIn(person: Person, step: Step): boolean {
    return this.hasPlace(step) || this.claims(person, step);
  }

  protected claims(person: Person, step: Step): boolean {
    return !this.hasPlace(step) && this.servesAtOnce(person, step);
  }

  protected hasPlace(step: Step): boolean {
    return step.room === null || this.listOf(step).length < step.room.places;
  }

  /** Nobody is in the list, all is free or can be had by interrupting, and nobody who comes first could have it. */
  protected servesAtOnce(person: Person, step: Step): boolean {
    const rank = this.rankOf(person, step);
    if (step.together !== null || this.plan(step, rank) === null || !this.holds(step, person)) return false;
    if (this.listOf(step).length > 0) return false;
    const alike = this.ableInLine().filter((one) => this.needsAlike(one, step));
    const notAfter = alike.filter((one) => one.rank <= rank);
    const first = notAfter.filter((one) => one.rank < rank || !step.lastCome);
    if (first.length < notAfter.length) this.open = 'coming in first as the last who came';
    return !alike.some((one) => this.isLookedAt(one.step as Step, step) ?? first.includes(one));
  }

  protected holds({ serveWhen }: Step, person: Person): boolean {
    return serveWhen === null || this.value(serveWhen, person) !== 0;
  }

  // Who is in line

  /** Those who could begin now: the first of every list, if its condition holds, and of parties, if they are there. */
  protected ableInLine(): readonly Person[] {
    return this.waiting().filter((person) => {
      const step = person.step as Step;
      if (this.listOf(step)[0] !== person) return false;
      if (this.plan(step, person.rank) === null || !this.holds(step, person)) return false;
      return step.together === null || this.isPartyReady(step);
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

  protected needsAlike({ step }: Person, other: Step): boolean {
    const pools = this.poolsOf(other);
    return this.poolsOf(step as Step).some((pool) => pools.includes(pool));
  }

  /** These in the order in which a resource looks at them. */
  protected asLookedAtBy(pool: string, people: readonly Person[]): readonly Person[] {
    const users = people.filter(({ step }) => this.poolsOf(step as Step).includes(pool));
    return users.sort((a, b) => this.place(pool, a.step) - this.place(pool, b.step) || servedBefore(a, b));
  }

  /**
   * Who needs several resources lets those pass who come first for another of them; where they stand in a circle, the one for
   * whom the unit is that came free.
   */
  protected passingNobody(person: Person, able: readonly Person[], freed: string | null): Person {
    const passed = [person];
    for (let first = person; ; ) {
      const before = able.find((other) => other !== first && this.precedes(other, first, freed));
      if (before === undefined) return first;
      if (passed.includes(before)) return person;
      passed.push(before);
      first = before;
    }
  }

  private precedes(one: Person, other: Person, freed: string | null): boolean {
    if (!this.needsAlike(one, other.step as Step)) return false;
    return this.isLookedAt(one.step as Step, other.step as Step, freed) ?? servedBefore(one, other) < 0;
  }

  /** Whether the list of a step is looked at before another by a resource that both need; null when none minds. */
  private isLookedAt(one: Step, other: Step, freed: string | null = null): boolean | null {
    const signs = this.poolsOf(one)
      .filter((pool) => this.poolsOf(other).includes(pool))
      .map((pool) => ({ pool, sign: Math.sign(this.place(pool, one) - this.place(pool, other)) }))
      .filter(({ sign }) => sign !== 0);
    const minding = signs.find(({ pool }) => pool === freed) ?? signs[0];
    if (minding?.pool !== freed && signs.some(({ sign }) => sign !== minding?.sign))
      this.open = 'two resources that look the other way round';
    return minding === undefined ? null : minding.sign < 0;
  }

  private place(pool: string, step: Step | null): number {
    const prefers = this.house.resources.find(({ id }) => id === pool)?.prefers ?? [];
    const place = prefers.indexOf(step?.id ?? '');
    return place < 0 ? prefers.length : place;
  }

  protected poolsOf(step: Step): readonly string[] {
    return poolsOf(step, (what) => this.poolsFor(what));
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
}

// The calendar of the twin, and its units: those that come and go, those that are given back, slots that are supplied.

import { TwinHall } from './twinHall.ts';
import type { Release, Resource, Step, Stop } from './twinHouse.ts';
import type { Due, Held, Person } from './twinPeople.ts';

export abstract class TwinUnits extends TwinHall {
  protected calendar: Due[] = [];
  /** Resources of which units came free, in that order. */
  protected freed: string[] = [];
  private serials = 0;

  protected abstract interrupt(person: Person, stop: Stop): void;

  protected schedule(at: number, happen: () => void, priority = 1): Due {
    const due = { at, priority, serial: this.serials++, happen };
    this.calendar.push(due);
    return due;
  }

  protected cancel(person: Person): void {
    this.calendar = this.calendar.filter((due) => due !== person.due);
    person.due = null;
  }

  protected tell(moment: string, where: string, { name }: Person): void {
    this.trace.push(`${this.now} ${moment} ${where} ${name}`);
  }

  // Units that come and go

  protected scheduleChanges({ id, capacity, closures, whenCut, refills }: Resource): void {
    const closedAt = (at: number): number =>
      closures.reduce((sum, one) => sum + (one.from <= at && at < one.until ? one.units : 0), 0);
    const instants = [...new Set(closures.flatMap(({ from, until }) => [from, until]))];
    instants.sort((a, b) => a - b);
    let open = capacity;
    for (const at of instants) {
      const change = capacity - closedAt(at) - open;
      open += change;
      this.schedule(at, () => this.changeCapacity(id, change, whenCut), 0);
    }
    for (const { at, to } of refills) this.schedule(at, () => this.refill(id, to), 0);
  }

  /** What depends on the time alone is noticed at the whole hour at the latest. */
  protected scheduleHours(): void {
    for (let hour = 1; hour <= 24; hour++) this.schedule(hour * 60, () => {}, -1);
  }

  private changeCapacity(pool: string, change: number, whenCut: Resource['whenCut']): void {
    this.capacity.set(pool, (this.capacity.get(pool) as number) + change);
    this.add(pool, change);
    this.noteFreed(pool);
    if (change >= 0 || whenCut === 'finish') return;
    const lacking = Math.min(-this.freeOf(pool), -change) - this.endingUnits(pool);
    for (const victim of this.stopped(new Map([[pool, lacking]]), null))
      this.interrupt(victim, { how: whenCut, to: '', atBack: false, earliest: false });
  }

  private refill(pool: string, to: number): void {
    this.free.set(pool, to);
    this.noteFreed(pool);
  }

  /** First as if so many had not been used, beyond that as more than there were. */
  protected supply({ supply }: Step): void {
    for (const { what, units } of supply) {
      const capacity = this.capacity.get(what) as number;
      const used = capacity - this.freeOf(what);
      this.capacity.set(what, capacity + Math.max(0, units - used));
      this.add(what, units);
      this.noteFreed(what);
    }
  }

  protected add(pool: string, units: number): void {
    this.free.set(pool, this.freeOf(pool) + units);
  }

  protected noteFreed(pool: string): void {
    if (!this.freed.includes(pool)) this.freed.push(pool);
  }

  protected giveBack(person: Person, which: (held: Held) => boolean, afterMinutes = 0): void {
    const given = person.held.filter(which);
    person.held = person.held.filter((held) => !which(held));
    for (const { pool, units } of given) {
      const giveBack = (): void => {
        this.add(pool, units);
        this.noteFreed(pool);
      };
      if (afterMinutes === 0) giveBack();
      else this.schedule(this.now + afterMinutes, giveBack);
    }
  }

  protected giveBackNamed(person: Person, releases: readonly Release[]): void {
    for (const { what, afterMinutes } of releases) {
      this.giveBack(person, (held) => held.what === what, afterMinutes);
    }
  }
}

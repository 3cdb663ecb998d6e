// A second simulator, slow and obvious, written from the manual ("What happens exactly") to be held against the engine.
// It looks everything up in plain lists each time, and knows nothing of the engine: neither its code nor its types.
// What happens to people stands here; to units, in twinUnits.ts; which way on, in twinWays.ts; what can be asked of how things stand, in twinHall.ts and
// twinFigures.ts.

import type { House, Step, Stop } from './twinHouse.ts';
import { type Due, type Held, nth, Person } from './twinPeople.ts';
import { TwinWays } from './twinWays.ts';

/**
 * What happens in a house, one line for each moment: `12.5 start see-doctor walk-in:3`. It ends before the event at which
 * something would depend on what the manual does not say; `open` then says what.
 */
export function twinTrace(house: House): { readonly trace: readonly string[]; readonly open: string | null } {
  const twin = new Twin(house);
  twin.run();
  return twin;
}

class Twin extends TwinWays {
  private turns = 0;
  /** Steps to whose lists somebody has come. */
  private asked: string[] = [];
  /** Something has happened to a patient; what the calendar changes around them is asked about later in the instant. */
  private asks = true;
  /** Those whose work is lost or who are set down, and where they go. */
  private sent: { readonly person: Person; readonly to: string }[] = [];

  constructor(house: House) {
    super(house);
    for (const resource of house.resources) this.scheduleChanges(resource);
    if (asksTime(house)) this.scheduleHours();
    for (const { id } of house.sources) this.scheduleArrival(id, 0);
  }

  run(): void {
    while (this.calendar.length > 0) {
      const told = this.trace.length;
      this.calendar.sort((a, b) => a.at - b.at || a.priority - b.priority || a.serial - b.serial);
      const due = this.calendar.shift() as Due;
      this.now = due.at;
      due.happen();
      this.asks = due.priority === 1;
      if (!this.asks) this.schedule(this.now, () => {});
      this.settle();
      if (this.open === null) continue;
      this.trace = this.trace.slice(0, told);
      return;
    }
  }

  /** Whose work stops goes before anybody is called, and again when nobody can be. */
  private settle(): void {
    do {
      while (this.stopOne());
      while (this.goOneOn() || this.grantOne());
    } while (this.stopOne() || this.serveOne() || this.admitOne() || this.changeOneOver());
  }

  // Coming, and going from step to step

  /** The next of a source is in the calendar from the instant at which the one before came. */
  private scheduleArrival(id: string, ordinal: number): void {
    const source = this.house.sources.find((one) => one.id === id);
    const at = source?.at[ordinal];
    if (source === undefined || at === undefined) return;
    this.schedule(at, () => {
      this.scheduleArrival(id, ordinal + 1);
      const person = new Person(`${id}:${ordinal}`, ordinal, at, source.urgency[ordinal] ?? 0);
      this.people.add(person);
      this.tell('arrive', id, person);
      this.go(person, source.to);
    });
  }

  private go(person: Person, to: string): void {
    const step = this.steps.find(({ id }) => id === to);
    if (step === undefined) {
      this.leave(person);
      this.giveBack(person, () => true);
      this.people.delete(person);
      this.tell('outcome', to, person);
      this.setDown(person, () => true, to);
    } else if (this.lineAtDoor(to).length === 0 && this.takesIn(person, step)) {
      this.enter(person, step);
    } else if (step.room?.full === 'block') {
      this.tell('block', to, person);
      if (person.doing !== 'done') person.step = null;
      person.doing = 'blocked';
      this.lineAtDoor(to).push(person);
    } else {
      this.tell('turned-away', to, person);
      this.go(person, step.room?.full ?? '');
    }
  }

  /** What `release` names, then what was seized here and is not held. */
  private leave(person: Person): void {
    const { step } = person;
    if (step === null || person.doing === 'moving') return;
    this.giveBackNamed(person, step.release);
    this.giveBack(person, ({ fresh, what }) => fresh && !step.hold.includes(what));
    for (const held of person.held) held.fresh = false;
  }

  private setDown(first: Person, which: (person: Person) => boolean, to: string): void {
    for (const person of first.along.filter(which)) {
      person.doing = 'moving';
      this.sent.push({ person, to });
    }
    first.along = first.along.filter((person) => !which(person));
  }

  /** `claims`: needs no place, as who begins at once; asked of those at a door while they stand there. */
  private enter(person: Person, step: Step, claims = this.claims(person, step)): void {
    this.tell('enter', step.id, person);
    this.leave(person);
    person.step = step;
    this.setDown(person, ({ until }) => until.includes(step.id), step.id);
    person.doing = 'moving';
    person.interrupted = false;
    person.inFront = false;
    person.joinedAt = this.now;
    person.turn = person.firstTurn = this.turns++;
    person.rank = this.rankOf(person, step);
    person.doing = 'coming';
    if (claims && !this.holds(step, person)) this.open = 'a condition that held until its patient left';
    const begins = claims || this.isNextAtOnce(person, step);
    person.doing = 'moving';
    if (begins) {
      person.held.push(...this.seize(person, step));
      this.start(person, step, [person]);
    } else {
      this.join(person, step);
    }
  }

  private join(person: Person, step: Step): void {
    this.tell('wait', step.id, person);
    this.wait(person, step);
    const { patience, together } = step;
    const orAfter = together?.orAfterMinutes ?? null;
    const { turn } = person;
    if (orAfter !== null)
      this.schedule(this.now + orAfter, () => {
        person.waitedEnough = turn;
        this.asked.push(step.id);
      });
    if (patience !== null) this.losePatience(person, nth(patience.minutes, person.ordinal));
  }

  /** Units that are free are granted to whoever comes to wait for them as if they came free now, in the order of their ids. */
  private wait(person: Person, step: Step): void {
    person.doing = 'waiting';
    this.asked.push(step.id);
    const pools = this.poolsOf(step).toSorted();
    for (const pool of pools) if (this.freeOf(pool) > 0) this.noteFreed(pool);
  }

  private losePatience(person: Person, minutes: number): void {
    person.due = this.schedule(this.now + minutes, () => {
      const { id, patience } = person.step as Step;
      this.tell('give-up', id, person);
      person.doing = 'moving';
      person.step = null;
      for (const what of patience?.release ?? []) this.giveBack(person, (held) => held.what === what);
      this.go(person, patience?.to ?? '');
    });
  }

  // Who is called

  /** Takes all that is needed, from others where it must be; answers what was taken. */
  private seize(person: Person, step: Step): Held[] {
    const pools = this.plan(step, person.rank) ?? [];
    const lacking = step.needs.map(({ units }, place) => units - this.freeOf(pools[place] as string));
    const stopped = this.stopped(
      new Map(pools.map((pool, place) => [pool, lacking[place] as number])),
      person.rank,
    );
    for (const victim of stopped) this.interrupt(victim, victim.step?.preempt as Stop);
    const taken = step.needs.map(({ what, units }, place) => {
      const pool = pools[place] as string;
      this.add(pool, -units);
      return { what, pool, units, fresh: true };
    });
    return taken.filter(({ pool }) => !this.isSlots(pool));
  }

  /**
   * In the order in which units came free; then lists to which somebody has come, or a party has waited.
   */
  private grantOne(): boolean {
    const able = this.ableInLine();
    const firstFor = (pool: string): Person | undefined => this.asLookedAtBy(pool, able)[0];
    const has = (pool: string): boolean => this.freeOf(pool) > 0 || this.stoppable([pool], -1).length > 0;
    const freed = this.freed.find((pool) => has(pool) && firstFor(pool) !== undefined) ?? null;
    const granted = freed === null ? able.find(({ step }) => this.isToBeAsked(step)) : firstFor(freed);
    const first = granted ?? (this.asks ? able[0] : undefined);
    const gone = this.freed.filter((pool) => !has(pool)).map(firstFor);
    if (gone.some((one) => one !== undefined && one !== first)) this.open = 'units that are gone again';
    if (granted === undefined) this.freed = this.asked = [];
    if (granted === undefined) return false;
    this.call(this.passingNobody(granted, able, freed));
    return true;
  }

  /** Whoever else could begin: their condition has come to hold. */
  private serveOne(): boolean {
    const able = this.asks ? this.ableInLine() : [];
    const [first] = able;
    if (first !== undefined) this.call(this.passingNobody(first, able, null));
    return first !== undefined;
  }

  /** Not only because its condition may have come to hold. */
  private isToBeAsked(step: Step | null): boolean {
    return step !== null && (step.serveWhen === null || this.asked.includes(step.id));
  }

  private call(person: Person): void {
    const step = person.step as Step;
    const members = step.together === null ? [person] : this.listOf(step).slice(0, step.together.most);
    for (const member of members) {
      this.cancel(member);
      member.doing = 'moving';
    }
    person.held.push(...this.seize(person, step));
    if (!person.interrupted) return this.start(person, step, members);
    person.interrupted = false;
    this.tell('resume', step.id, person);
    this.workFor(person, person.minutesLeft);
  }

  // Work

  private start(person: Person, step: Step, members: readonly Person[]): void {
    for (const member of members) this.giveBackNamed(member, step.releaseAtStart);
    for (const member of members) this.tell('start', step.id, member);
    // Where there is nothing to do nobody is at work.
    for (const member of members) member.doing = step.work.length === 0 ? 'done' : 'following';
    person.party = members;
    if (step.work.length === 0) return this.end(person);
    const times = step.stretch === null ? 1 : this.value(step.stretch, person);
    person.wholeMinutes = nth(step.work, person.ordinal) * times;
    this.workFor(person, person.wholeMinutes);
  }

  private workFor(person: Person, minutes: number): void {
    person.doing = 'working';
    person.begunAt = this.now;
    person.begunTurn = this.turns++;
    person.endsAt = this.now + minutes;
    person.due = this.schedule(person.endsAt, () => this.end(person));
  }

  private end(person: Person): void {
    person.due = null;
    const step = person.step as Step;
    const until = step.together?.until ?? [];
    if (until.length > 0) return this.goOnAsOne(person, step, until);
    const { party } = person;
    for (const member of party) {
      this.finish(member, step);
      const way = this.choose(step.next, member, step);
      if (member === person) person.party = [];
      this.go(member, way);
    }
  }

  private finish(person: Person, step: Step): void {
    person.doing = 'done';
    this.tell('end', step.id, person);
    this.supply(step);
    for (const { what, to } of step.set) this.write(what, person, this.value(to, person));
  }

  /** The first has chosen its way before the others are done, and goes it after them. */
  private goOnAsOne(first: Person, step: Step, until: readonly string[]): void {
    this.finish(first, step);
    const way = this.choose(step.next, first, step);
    const others = first.party.slice(1);
    first.party = [];
    for (const other of others) {
      this.finish(other, step);
      this.leave(other);
      other.step = null;
      other.doing = 'along';
      other.until = until;
      first.along.push(other);
      this.tell('along', step.id, other);
    }
    this.go(first, way);
  }

  private write(what: string, person: Person, value: number): void {
    if (what === 'urgency') person.urgency = value;
    else this.variables.set(what, value);
  }

  /** Of the first step that has somebody at work whose work stops, whoever began first; what ends now is done. */
  private stopOne(): boolean {
    if (!this.asks) return false;
    for (const step of this.steps) {
      const { stopWhen } = step;
      if (stopWhen === null) continue;
      const working = [...this.people]
        .filter((one) => one.step === step && one.doing === 'working' && one.endsAt > this.now)
        .sort((a, b) => a.begunTurn - b.begunTurn);
      const person = working.find((one) => this.value(stopWhen.when, one) !== 0);
      if (person === undefined) continue;
      this.tell('stop', step.id, person);
      this.cancel(person);
      for (const what of stopWhen.release) this.giveBack(person, (held) => held.what === what);
      this.giveBack(person, ({ fresh }) => fresh);
      person.doing = 'moving';
      person.step = null;
      this.go(person, stopWhen.to);
      return true;
    }
    return false;
  }

  protected interrupt(person: Person, { how, to, atBack }: Stop): void {
    const step = person.step as Step;
    this.tell('interrupt', step.id, person);
    this.cancel(person);
    this.giveBack(person, ({ fresh }) => fresh);
    if (how === 'lose') {
      person.doing = 'moving';
      person.step = null;
      this.sent.push({ person, to });
      return;
    }
    person.minutesLeft = how === 'resume' ? person.endsAt - this.now : person.wholeMinutes;
    this.wait(person, step);
    person.interrupted = true;
    person.inFront = !atBack;
    if (atBack) person.turn = this.turns++;
    else if (person.turn !== person.firstTurn) this.open = 'the order of those in front who were at the back';
  }

  // What follows from an event besides

  private goOneOn(): boolean {
    const first = this.sent.shift();
    if (first !== undefined) this.go(first.person, first.to);
    return first !== undefined;
  }

  private admitOne(): boolean {
    for (const step of this.steps) {
      const [first] = this.lineAtDoor(step.id);
      if (first === undefined || !this.takesIn(first, step)) continue;
      const claims = this.claims(first, step);
      this.lineAtDoor(step.id).shift();
      this.tell('unblock', step.id, first);
      this.enter(first, step, claims);
      return true;
    }
    return false;
  }

  private changeOneOver(): boolean {
    for (const step of this.steps) {
      const last = this.listOf(step).at(-1);
      if (last === undefined || step.jockey === null) continue;
      const { fewer, with: others } = step.jockey;
      const to = others.find(
        (id) => this.presentAt(step.id) - this.presentAt(id) >= fewer && this.takesIn(last, this.stepOf(id)),
      );
      if (to === undefined) continue;
      this.changeOver(last, this.stepOf(to));
      return true;
    }
    return false;
  }

  private changeOver(person: Person, to: Step): void {
    this.tell('jockey', to.id, person);
    const patience = person.due === null ? null : person.due.at - this.now;
    this.cancel(person);
    this.wait(person, to);
    person.step = to;
    this.setDown(person, ({ until }) => until.includes(to.id), to.id);
    person.rank = this.rankOf(person, to);
    person.turn = person.firstTurn = this.turns++;
    if (patience !== null && to.patience !== null) this.losePatience(person, patience);
  }
}

/** Some condition depends on the time alone. */
function asksTime({ steps }: House): boolean {
  return JSON.stringify(steps).includes('"stay"');
}

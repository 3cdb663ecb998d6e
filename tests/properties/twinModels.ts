// Random houses for the twin, mostly too full and full of ties: half of them have all their times on whole or quarter
// minutes. A house is named by a number and always the same for it.
//
// Left out, because the manual leaves it open: two resources that change at one instant, changing lists after an interruption,
// how many slots are used once they have been filled again, how many units are free where there are fewer than none;
// because the twin has not been taught it: lists of different order that meet at one resource, steps with and without `first: earliest`
// side by side, and beside work that is cut. And because the engine does it otherwise: last-come lists in which people who joined
// at one instant are interrupted, `in-turn` within a case, and `after: 0`, which brings a unit back at the same instant only after
// what is due there.

import { Dice } from '../engine/randomScenario.ts';
import { Asks, number, two } from './twinAsks.ts';
import {
  type House,
  hasList,
  type Release,
  type Resource,
  type Step,
  type Stop,
  type Way,
} from './twinHouse.ts';

/** House `number`: one to three sources, one to four stages of one to three steps each, one to four resources. */
export function randomHouse(number: number): House {
  const draft = new Draft(new Dice(number));
  const { stages } = draft;
  const steps = stages.flatMap((ids, place) => draft.stage(ids, stages[place + 1] ?? null));
  const first = stages[0] as readonly string[];
  const door = first.length > 1 && draft.dice.chance(0.5);
  if (door) steps.push({ ...plain, id: 'door', next: draft.way(first) });
  const aside = steps.some(leadsAside);
  if (aside) steps.push({ ...plain, id: 'aside', work: draft.works(), ...draft.after() });
  return {
    variables: draft.variables,
    resources: draft.resources.map((resource) => draft.finished(resource, steps)),
    groups: draft.groups,
    sources: ['a', 'b', 'c']
      .slice(0, door ? 1 : first.length)
      .map((id, place) => draft.source(id, door ? 'door' : (first[place] as string))),
    steps: aside ? steps : steps.map(withoutAside),
    outcomes: ['home', 'gone'],
  };
}

const plain: Step = {
  id: '',
  needs: [],
  serveWhen: null,
  rank: number(0),
  lastCome: false,
  preempt: null,
  room: null,
  patience: null,
  stopWhen: null,
  jockey: null,
  together: null,
  releaseAtStart: [],
  work: [],
  stretch: null,
  supply: [],
  set: [],
  hold: [],
  release: [],
  next: { kind: 'to', to: 'home' },
};

const someUnits = { slots: false, refills: [], prefers: [], whenCut: 'finish', closures: [] } as const;

function leadsAside({ room, patience, preempt, stopWhen }: Step): boolean {
  const ways = [room?.full, patience?.to, preempt?.how === 'lose' ? preempt.to : null, stopWhen?.to];
  return ways.includes('aside');
}

function withoutAside(step: Step): Step {
  const { together } = step;
  if (together === null) return step;
  return { ...step, together: { ...together, until: together.until.filter((id) => id !== 'aside') } };
}

class Draft {
  readonly dice: Dice;
  readonly resources: readonly Resource[];
  readonly groups: House['groups'];
  readonly variables: House['variables'];
  readonly stages: readonly (readonly string[])[];
  private readonly asks: Asks;
  /** How often a step has a condition. */
  private readonly conditions: number;
  /** Some resources prefer lists. */
  private readonly prefers: boolean;
  private readonly grid: number;
  private readonly lastCome: boolean;
  private readonly earliest: boolean;
  /** Nobody is interrupted. */
  private readonly calm: boolean;
  /** What everybody who comes to the stage may hold. */
  private carried: readonly string[] = [];

  constructor(dice: Dice) {
    this.dice = dice;
    this.grid = dice.pick([1, 1 / 4, 1 / 1024, 1 / 1024]);
    this.lastCome = dice.chance(0.15);
    this.calm = this.lastCome || dice.chance(0.2);
    this.earliest = dice.chance(0.2);
    const taken = new Set<number>();
    const ids = ['r0', 'r1', 'r2', 'r3'].slice(0, dice.pick([1, 2, 2, 3, 4]));
    const slots = ['t0', 't1'].slice(0, dice.pick([0, 0, 1, 2]));
    this.resources = [
      ...ids.map((id) => this.resource(id, taken)),
      ...slots.map((id) => this.slots(id, taken)),
    ];
    this.groups =
      ids.length > 1 && dice.chance(0.4)
        ? [{ id: 'g0', members: this.shuffled(ids).slice(0, dice.whole(2, 3)) }]
        : [];
    this.variables = ['v0', 'v1']
      .slice(0, dice.pick([0, 1, 2]))
      .map((id) => ({ id, value: dice.whole(0, 2) }));
    this.stages = this.drawStages();
    this.asks = new Asks(dice, this.resources, this.stages.flat(), this.variables);
    this.conditions = dice.pick([0, 0.3, 0.6]);
    this.prefers = dice.chance(0.4);
  }

  minutes(least: number, most: number): number {
    const drawn = least + this.dice.share() * (most - least);
    return Math.max(this.grid, Math.round(drawn / this.grid) * this.grid);
  }

  works(): readonly number[] {
    return Array.from({ length: this.dice.whole(1, 7) }, () => this.minutes(0.5, 10));
  }

  private drawStages(): readonly (readonly string[])[] {
    return Array.from({ length: this.dice.pick([1, 1, 2, 3, 4]) }, (_, place) =>
      ['x', 'y', 'z'].slice(0, this.dice.pick([1, 2, 3, 3])).map((row) => `s${place}${row}`),
    );
  }

  source(id: string, to: string): House['sources'][number] {
    const at: number[] = [];
    let now = 0;
    for (let left = this.dice.whole(6, 14); left > 0; left--) {
      if (!this.dice.chance(0.25)) now += this.minutes(0, 7);
      at.push(now);
    }
    return { id, at, urgency: at.map(() => this.dice.whole(0, 3)), to };
  }

  private shuffled<T>(values: readonly T[]): readonly T[] {
    const lots = values.map((value) => ({ value, lot: this.dice.share() }));
    return lots.sort((a, b) => a.lot - b.lot).map(({ value }) => value);
  }

  private resource(id: string, taken: Set<number>): Resource {
    const capacity = this.dice.pick([1, 2, 2, 3]);
    const closures: Resource['closures'][number][] = [];
    let from = 0;
    for (let left = this.dice.pick([0, 1, 2, 3]); left > 0; left--) {
      from += this.minutes(3, 20);
      while (taken.has(from)) from += this.grid;
      let until = from + this.minutes(2, 12);
      while (taken.has(until)) until += this.grid;
      closures.push({ from, until, units: this.dice.whole(1, capacity) });
      from = until;
    }
    for (const one of closures) taken.add(one.from).add(one.until);
    const whenCut =
      this.earliest || this.calm ? 'finish' : this.dice.pick(['finish', 'resume', 'restart'] as const);
    return { ...someUnits, id, capacity, whenCut, closures };
  }

  private slots(id: string, taken: Set<number>): Resource {
    const refills: Resource['refills'][number][] = [];
    let at = 0;
    for (let left = this.dice.pick([0, 0, 1, 3]); left > 0; left--) {
      at += this.dice.whole(4, 25);
      while (taken.has(at)) at++;
      taken.add(at);
      refills.push({ at, to: this.dice.whole(2, 4) });
    }
    return { ...someUnits, id, slots: true, capacity: this.dice.pick([0, 1, 3, 6]), refills };
  }

  /** Resources that lists need may prefer some of them; slots that nobody supplies are enough for one. */
  finished(resource: Resource, steps: readonly Step[]): Resource {
    const { id, slots, refills } = resource;
    const users = steps.filter(({ needs }) => needs.some(({ what }) => this.poolsOf(what).includes(id)));
    const supplied = refills.length > 0 || steps.some(({ supply }) => supply.some(({ what }) => what === id));
    const capacity = slots && !supplied ? Math.max(2, resource.capacity) : resource.capacity;
    if (!this.prefers || users.length === 0 || this.dice.chance(0.3)) return { ...resource, capacity };
    const ids = this.shuffled(users.map((step) => step.id));
    return { ...resource, capacity, prefers: ids.slice(0, this.dice.whole(1, ids.length)) };
  }

  /** What a step does besides when it ends. */
  after(): Pick<Step, 'supply' | 'set'> {
    const { dice } = this;
    const slots = this.resources.filter((one) => one.slots && dice.chance(0.5));
    return {
      supply: slots.map(({ id }) => ({ what: id, units: dice.pick([1, 1, 2, 3]) })),
      set: this.variables.length > 0 && dice.chance(0.5) ? this.asks.writes() : [],
    };
  }

  /** The steps of a stage, all of which give back what was carried to it and lead on to the next. */
  stage(ids: readonly string[], following: readonly string[] | null): Step[] {
    const carried = this.carried;
    const steps = ids.map((id) => this.step(id, carried, following));
    const [only] = steps;
    const keeps =
      following !== null && only?.together?.until.length !== 0 && steps.length === 1 && this.dice.chance(0.5);
    const kept = only?.needs.filter(({ what }) => !what.startsWith('t')) ?? [];
    this.carried = keeps && kept.length > 0 ? [this.dice.pick(kept).what] : [];
    const held = steps.map((step) => ({ ...step, hold: this.carried }));
    return this.dice.chance(0.5) ? held : held.map((step) => this.withJockey(step, held));
  }

  way(among: readonly string[]): Way {
    const [first, ...others] = among as readonly [string, ...string[]];
    if (others.length === 0) return { kind: 'to', to: first };
    const least = { kind: 'shortest', among } as const;
    const otherwise: Way = { kind: 'shortest', among: others };
    return this.dice.pick<Way>([
      least,
      { kind: 'in-turn', among },
      { kind: 'first-free', among, otherwise: this.dice.pick<Way>([least, { kind: 'to', to: first }]) },
      {
        kind: 'if',
        when:
          this.variables.length > 0 && this.dice.chance(0.5)
            ? this.asks.aboutVariable(this.asks.variable())
            : two({ kind: 'waiting', of: first }, '<', number(this.dice.whole(1, 3))),
        to: first,
        otherwise,
      },
    ]);
  }

  private step(id: string, carried: readonly string[], following: readonly string[] | null): Step {
    const { dice } = this;
    const gate = dice.chance(this.conditions / 4);
    const needs = gate ? [] : this.needs(carried);
    const serveWhen = gate || dice.chance(this.conditions) ? this.asks.condition(id) : null;
    const together = dice.chance(0.15) ? this.together(id) : null;
    const atStart = carried.filter(() => dice.chance(0.6));
    const given = {
      releaseAtStart: atStart.map((what) => this.release(what)),
      release: carried.filter((what) => !atStart.includes(what)).map((what) => this.release(what)),
      work: serveWhen !== null && dice.chance(0.2) ? [] : this.works(),
      stretch: dice.chance(0.15) ? this.asks.stretch() : null,
      ...this.after(),
      next: following === null ? plain.next : this.way(following),
    };
    if (given.work.length === 0) given.stretch = null;
    const mayStop =
      together === null && given.work.length > 0 && needs.some(({ what }) => !what.startsWith('t'));
    const kept = carried.filter((what) => !atStart.includes(what));
    const stopWhen =
      together === null && given.work.length > 0 && dice.chance(0.2) ? this.stopWhen(id, kept) : null;
    if (!hasList({ ...plain, needs, serveWhen })) return { ...plain, id, ...given, stopWhen };
    return {
      ...plain,
      ...given,
      id,
      needs,
      serveWhen,
      together,
      stopWhen,
      rank: this.asks.rank(),
      lastCome: this.lastCome,
      preempt: mayStop && !this.calm && dice.chance(0.75) ? this.stop() : null,
      room: withPlacesFor(together, this.room(id.startsWith('s0'))),
      patience: dice.chance(0.25)
        ? {
            minutes: this.works(),
            to: dice.pick(['gone', 'aside']),
            release: carried.filter(() => dice.chance(0.5)),
          }
        : null,
    };
  }

  private release(what: string): Release {
    return { what, afterMinutes: this.dice.chance(0.3) ? this.minutes(0.5, 5) : 0 };
  }

  private poolsOf(what: string): readonly string[] {
    return this.groups.find(({ id }) => id === what)?.members ?? [what];
  }

  /** One or two resources or groups that have nothing in common with each other and with what is held. */
  private needs(carried: readonly string[]): Step['needs'] {
    const taken = new Set(carried.flatMap((what) => this.poolsOf(what)));
    const needs: Step['needs'][number][] = [];
    const wanted = this.dice.pick([1, 1, 2]);
    for (const { id } of this.shuffled([...this.resources, ...this.groups])) {
      const pools = this.poolsOf(id);
      if (needs.length === wanted || pools.some((pool) => taken.has(pool))) continue;
      for (const pool of pools) taken.add(pool);
      const most = Math.max(
        ...this.resources.filter((one) => pools.includes(one.id)).map((one) => one.capacity),
      );
      needs.push({ what: id, units: most > 1 ? this.dice.pick([1, 1, 2]) : 1 });
    }
    return needs;
  }

  private together(id: string): Step['together'] {
    const { dice } = this;
    const stage = this.stages.findIndex((ids) => ids.includes(id));
    const further = this.stages.slice(stage + 1).flat();
    const apart = dice.pick([[], ['home'], further, further.filter(() => dice.chance(0.5))]);
    const until = apart.length > 0 && dice.chance(0.2) ? [...apart, 'aside'] : apart;
    const least = this.dice.whole(1, 3);
    const orAfterMinutes = this.dice.chance(0.7) ? this.minutes(1, 9) : null;
    return { least, most: least + this.dice.pick([0, 1, 3]), orAfterMinutes, until };
  }

  private stop(): Stop {
    const how = this.dice.pick(['resume', 'resume', 'restart', 'lose'] as const);
    return {
      how,
      to: this.dice.pick(['aside', 'gone']),
      atBack: how !== 'lose' && this.dice.chance(0.25),
      earliest: this.earliest,
    };
  }

  private stopWhen(id: string, carried: readonly string[]): Step['stopWhen'] {
    const { dice } = this;
    return {
      when: this.asks.condition(id),
      to: dice.pick(['aside', 'gone']),
      release: carried.filter(() => dice.chance(0.5)),
    };
  }

  private room(first: boolean): Step['room'] {
    if (!this.dice.chance(first ? 0.15 : 0.35)) return null;
    return { places: this.dice.whole(0, 2), full: this.dice.pick(['block', 'block', 'gone', 'aside']) };
  }

  /** People of the stage change lists where nobody is interrupted. */
  private withJockey(step: Step, stage: readonly Step[]): Step {
    const calm = stage.filter((one) => isCalm(one) && !this.isCut(one));
    const others = calm.filter((one) => one !== step).map(({ id }) => id);
    if (!calm.includes(step) || others.length === 0) return step;
    return { ...step, jockey: { with: others, fewer: this.dice.whole(2, 3) } };
  }

  private isCut({ needs }: Step): boolean {
    const pools = needs.flatMap(({ what }) => this.poolsOf(what));
    return this.resources.some(({ id, whenCut }) => whenCut !== 'finish' && pools.includes(id));
  }
}

/** A party gathers in the list. */
function withPlacesFor(together: Step['together'], room: Step['room']): Step['room'] {
  if (room === null || together === null) return room;
  const least = together.orAfterMinutes === null ? together.least : 1;
  return { ...room, places: Math.max(room.places, least) };
}

function isCalm(step: Step): boolean {
  const { preempt, together } = step;
  return hasList(step) && preempt === null && together === null;
}

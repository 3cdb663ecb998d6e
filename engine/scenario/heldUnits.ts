// What a patient holds before, during and after a step, and on each way out of it. Owns the meaning of `hold`,
// `release` and groups for the checks; reports nothing.

import type { Edge } from './pathwayGraph.ts';
import type { Scenario, Step } from './scenario.ts';

/** Ids of resources of which a patient may hold units. */
export type Held = ReadonlySet<string>;

/** Resources behind names: a group stands for each of its members; slots are used up, never held. */
export class Units {
  private readonly members: ReadonlyMap<string, readonly string[]>;
  private readonly slots: ReadonlySet<string>;

  constructor(scenario: Scenario) {
    this.members = new Map(scenario.groups.map((group) => [group.id, group.members]));
    this.slots = new Set(scenario.resources.filter(({ kind }) => kind === 'slots').map(({ id }) => id));
  }

  behind(name: string): readonly string[] {
    return (this.members.get(name) ?? [name]).filter((id) => !this.slots.has(id));
  }

  seizedBy(step: Step): readonly string[] {
    return step.seize.flatMap(({ resource }) => this.behind(resource));
  }

  without(held: Held, released: readonly string[]): Held {
    if (released.length === 0) return held;
    const given = new Set(released.flatMap((name) => this.behind(name)));
    return new Set([...held].filter((id) => !given.has(id)));
  }

  /** While the step works, and for as long as its patient cannot go on because the next place is full. */
  atWork(step: Step, entering: Held): Held {
    return new Set([...this.without(entering, namesOf(step.releaseAtStart)), ...this.seizedBy(step)]);
  }

  /** What may be held on coming to where an edge leads. */
  after(step: Step, edge: Edge, entering: Held): Held {
    switch (edge.kind) {
      case 'end': {
        const before = this.without(entering, namesOf(step.releaseAtStart));
        const kept = step.hold.flatMap((name) => this.behind(name));
        const working = kept.length === 0 ? before : new Set([...before, ...kept]);
        return this.without(working, namesOf(step.releaseAtEnd));
      }
      case 'along':
        return this.without(entering, namesOf([...step.releaseAtStart, ...step.releaseAtEnd]));
      case 'patience':
        return this.without(entering, step.patience?.release ?? []);
      case 'stop':
        return this.without(entering, [...namesOf(step.releaseAtStart), ...(step.stop?.release ?? [])]);
      case 'lose':
        return this.without(entering, namesOf(step.releaseAtStart));
      case 'split':
        return new Set();
      default:
        return entering;
    }
  }
}

function namesOf(released: Step['releaseAtEnd']): readonly string[] {
  return released.map(({ resource }) => resource);
}

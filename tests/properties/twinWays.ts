// Which way on in the twin: what `next` of a step comes to for somebody.

import type { Step, Way } from './twinHouse.ts';
import type { Person } from './twinPeople.ts';
import { TwinUnits } from './twinUnits.ts';

export abstract class TwinWays extends TwinUnits {
  /** How often a step has led on in turn. */
  private readonly ways = new Map<string, number>();

  protected choose(way: Way, person: Person, step: Step): string {
    switch (way.kind) {
      case 'to':
        return way.to;
      case 'if':
        if (this.value(way.when, person) !== 0) return way.to;
        return this.choose(way.otherwise, person, step);
      case 'in-turn': {
        const before = this.ways.get(step.id) ?? 0;
        this.ways.set(step.id, before + 1);
        return way.among[before % way.among.length] as string;
      }
      case 'shortest': {
        const present = way.among.map((id) => this.presentAt(id) + this.lineAtDoor(id).length);
        return way.among[present.indexOf(Math.min(...present))] as string;
      }
      case 'first-free': {
        const open = way.among.filter((id) => this.lineAtDoor(id).length === 0);
        const free = open.find((id) => this.servesAtOnce(person, this.stepOf(id)));
        return free ?? this.choose(way.otherwise, person, step);
      }
    }
  }
}

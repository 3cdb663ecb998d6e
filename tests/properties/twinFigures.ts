// How things stand with the twin, and the figures that may be read of it. Reading changes nothing.

import type { Ask, Count, House, Sign, Step } from './twinHouse.ts';
import { type Person, servedBefore } from './twinPeople.ts';

export class TwinFigures {
  trace: string[] = [];
  /**
   * What the manual does not say and something now depends on, or where the engine is known not to do what it says; null as
   * long as there is nothing.
   */
  open: string | null = null;
  protected readonly house: House;
  protected readonly steps: readonly Step[];
  protected readonly free: Map<string, number>;
  protected readonly capacity: Map<string, number>;
  protected readonly variables: Map<string, number>;
  protected readonly doors: Map<string, Person[]>;
  protected readonly people = new Set<Person>();
  protected now = 0;

  constructor(house: House) {
    this.house = house;
    this.steps = [...house.steps].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.free = new Map(house.resources.map(({ id, capacity }) => [id, capacity]));
    this.capacity = new Map(this.free);
    this.variables = new Map(house.variables.map(({ id, value }) => [id, value]));
    this.doors = new Map(house.steps.map(({ id }) => [id, []]));
  }

  protected value(ask: Ask, person: Person): number {
    switch (ask.kind) {
      case 'number':
        return ask.value;
      case 'urgency':
        return person.urgency;
      case 'stay':
        return this.now - person.cameAt;
      case 'party':
        return sizeOf(person);
      case 'variable':
        return this.variables.get(ask.id) as number;
      case 'two':
        return worked(this.value(ask.left, person), ask.sign, this.value(ask.right, person));
      default:
        return this.count(ask.kind, ask.of);
    }
  }

  private count(kind: Count, of: string): number {
    switch (kind) {
      case 'free':
        return this.freeOf(of);
      case 'capacity':
        return this.capacity.get(of) as number;
      case 'occupied':
        return (this.capacity.get(of) as number) - this.freeOf(of);
      case 'waiting':
        return this.listOf(this.stepOf(of)).length;
      case 'present':
        return this.presentAt(of);
      case 'working':
        return [...this.people].filter(({ step, doing }) => step?.id === of && atWork.includes(doing)).length;
      case 'blocked':
        return this.lineAtDoor(of).length;
      case 'ended':
        return this.trace.filter((line) => line.includes(` end ${of} `)).length;
    }
  }

  protected rankOf(person: Person, { rank }: Step): number {
    return this.value(rank, person);
  }

  protected freeOf(pool: string): number {
    return this.free.get(pool) ?? 0;
  }

  protected lineAtDoor(id: string): Person[] {
    return this.doors.get(id) as Person[];
  }

  protected stepOf(id: string): Step {
    return this.steps.find((step) => step.id === id) as Step;
  }

  protected presentAt(id: string): number {
    return [...this.people].filter(({ step, doing }) => step?.id === id && doing !== 'moving').length;
  }

  protected waiting(): readonly Person[] {
    return [...this.people].filter(({ doing }) => doing === 'waiting').sort(servedBefore);
  }

  protected listOf(step: Step): readonly Person[] {
    return this.waiting().filter((person) => person.step === step);
  }

  protected poolsFor(what: string): readonly string[] {
    return this.house.groups.find(({ id }) => id === what)?.members ?? [what];
  }

  protected isSlots(pool: string): boolean {
    return this.house.resources.some(({ id, slots }) => slots && id === pool);
  }
}

/** With those who follow its work, those who go along with it, and everybody behind each of them. */
function sizeOf(person: Person): number {
  const others = person.party.filter((one) => one !== person);
  return [...others, ...person.along].reduce((sum, one) => sum + sizeOf(one), 1);
}

const atWork = ['working', 'following'];

function worked(left: number, sign: Sign, right: number): number {
  switch (sign) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '<':
      return Number(left < right);
    case '>':
      return Number(left > right);
    case '>=':
      return Number(left >= right);
    case '==':
      return Number(left === right);
    case '!=':
      return Number(left !== right);
    case 'and':
      return Number(left !== 0 && right !== 0);
    case 'or':
      return Number(left !== 0 || right !== 0);
  }
}

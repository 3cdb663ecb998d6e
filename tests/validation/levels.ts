// Counts who is where, from nothing but journeys: a second opinion on every list of a world. Knows no tallies.

import type { JourneyEvent } from '../../engine/index.ts';

/** People × minutes since `fromMinutes` for each place. */
export class Areas {
  private readonly fromMinutes: number;
  private readonly level = new Map<string, number>();
  private readonly since = new Map<string, number>();
  private readonly sums = new Map<string, number>();

  constructor(fromMinutes: number) {
    this.fromMinutes = fromMinutes;
  }

  change(place: string, by: number, atMinutes: number): void {
    this.sums.set(place, this.until(place, atMinutes));
    this.level.set(place, (this.level.get(place) ?? 0) + by);
    this.since.set(place, atMinutes);
  }

  until(place: string, atMinutes: number): number {
    const since = Math.max(this.fromMinutes, this.since.get(place) ?? this.fromMinutes);
    const more = Math.max(0, atMinutes - since) * (this.level.get(place) ?? 0);
    return (this.sums.get(place) ?? 0) + more;
  }
}

/** In which list and at which step each person is, and how many there are over time. */
export class Whereabouts {
  readonly inList: Areas;
  readonly present: Areas;
  private readonly lists = new Map<string, string>();
  private readonly steps = new Map<string, string>();
  private readonly stepOfCensus: ReadonlyMap<string, string>;

  /** @param stepOfCensus who is at work when the run begins does not enter a step: they are there */
  constructor(fromMinutes: number, stepOfCensus: ReadonlyMap<string, string>) {
    this.stepOfCensus = stepOfCensus;
    this.inList = new Areas(fromMinutes);
    this.present = new Areas(fromMinutes);
  }

  hear({ origin, ordinal, episode, part, moment, where, atMinutes }: JourneyEvent): void {
    const person = `${origin} ${ordinal} ${episode} ${part}`;
    switch (moment) {
      case 'arrive':
        move(this.steps, this.present, person, this.stepOfCensus.get(origin) ?? null, atMinutes);
        return;
      case 'wait':
      case 'interrupt':
        move(this.lists, this.inList, person, where, atMinutes);
        return;
      case 'jockey':
        move(this.lists, this.inList, person, where, atMinutes);
        move(this.steps, this.present, person, where, atMinutes);
        return;
      case 'start':
      case 'resume':
      case 'give-up':
        move(this.lists, this.inList, person, null, atMinutes);
        return;
      case 'enter':
        move(this.lists, this.inList, person, null, atMinutes);
        move(this.steps, this.present, person, where, atMinutes);
        return;
      case 'along':
        move(this.steps, this.present, person, null, atMinutes);
        return;
      case 'outcome':
        move(this.lists, this.inList, person, null, atMinutes);
        move(this.steps, this.present, person, null, atMinutes);
        return;
      default:
        return;
    }
  }
}

function move(
  places: Map<string, string>,
  areas: Areas,
  person: string,
  to: string | null,
  atMinutes: number,
): void {
  const from = places.get(person);
  if (from !== undefined) areas.change(from, -1, atMinutes);
  if (to === null) places.delete(person);
  else {
    places.set(person, to);
    areas.change(to, 1, atMinutes);
  }
}

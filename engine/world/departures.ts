// People on their way: who is to go somewhere at this instant, in the order in which they were sent. Whatever ends
// something for a patient sends it; who takes them on from here stands in settle.ts. Empty between events.

import { staysHere } from './targets.ts';
import type { World } from './world.ts';

/** A departure takes three numbers: the slot, the target, and the step that turned the patient away (`staysHere`: none). */
const width = 3;

export class Departures {
  private readonly numbers: number[] = [];
  private taken = 0;
  /** How many have not set out yet. */
  count = 0;

  add(slot: number, target: number, turnedAway: number): void {
    this.numbers.push(slot, target, turnedAway);
    this.count++;
  }

  /** The next departure, handed to whoever takes patients on. */
  take(goTo: (world: World, slot: number, target: number, turnedAway: number) => void, world: World): void {
    const at = this.taken++ * width;
    this.count--;
    const { numbers } = this;
    const slot = numbers[at] as number;
    const target = numbers[at + 1] as number;
    const turnedAway = numbers[at + 2] as number;
    if (this.taken * width === numbers.length) {
      numbers.length = 0;
      this.taken = 0;
    }
    goTo(world, slot, target, turnedAway);
  }
}

/** Sends a patient to a step or an outcome; it sets out when what happens now is over. */
export function send(world: World, slot: number, target: number, turnedAway = staysHere): void {
  world.departures.add(slot, target, turnedAway);
}

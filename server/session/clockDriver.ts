// How far simulated time should be now. Wall time decides when a step is taken, never its result, and the
// clock never catches up: a step that comes late moves the anchor. Knows no world and no storage.

import { onPlayGrid } from '../protocol/index.ts';

/** Real milliseconds between steps. */
export const stepWallMs = 250;
/** A step later than this counts as a gap: the room is not made to jump. */
export const lateWallMs = 1000;
/** Real milliseconds of play that a durable mark reaches ahead. */
export const markAheadWallMs = 3000;

export class ClockDriver {
  #anchorSimMinutes = 0;
  #anchorWallMs = 0;
  #lastStepWallMs = 0;
  #speed = 1;

  /** From this instant on, at `speed` simulated minutes per real minute. */
  start(nowMs: number, simMinutes: number, speed: number): void {
    this.#anchorSimMinutes = simMinutes;
    this.#anchorWallMs = nowMs;
    this.#lastStepWallMs = nowMs;
    this.#speed = speed;
  }

  /** The minute to bring the world to, and how much wall time was left out because the step came late. */
  step(nowMs: number): { readonly targetMinutes: number; readonly gapWallMs: number } {
    const sinceStepMs = nowMs - this.#lastStepWallMs;
    const gapWallMs = sinceStepMs > stepWallMs + lateWallMs ? sinceStepMs - stepWallMs : 0;
    this.#anchorWallMs += gapWallMs;
    this.#lastStepWallMs = nowMs;
    return { targetMinutes: this.#minuteAt(nowMs), gapWallMs };
  }

  /** A minute this many real milliseconds of play beyond another. */
  ahead(simMinutes: number, wallMs: number): number {
    return onPlayGrid(simMinutes + (this.#speed * wallMs) / 60_000);
  }

  #minuteAt(nowMs: number): number {
    return onPlayGrid(this.#anchorSimMinutes + (this.#speed * (nowMs - this.#anchorWallMs)) / 60_000);
  }
}

// Journeys of patients, written down while a world runs, for people to read. An append-only list outside
// snapshot and hash: nothing in play reads it, and a replay writes it again.

import type { World } from './world.ts';

/** One thing that happened to one patient. */
export interface JourneyEvent {
  readonly atMinutes: number;
  readonly origin: string;
  readonly ordinal: number;
  readonly episode: number;
  readonly moment: 'arrive' | 'enter' | 'start' | 'end' | 'give-up' | 'outcome' | 'return';
  /** Step or outcome; the origin for `arrive`. */
  readonly where: string;
  /** Minutes of work begun (at `start`), otherwise null. */
  readonly workMinutes: number | null;
}

/** Takes down what happens from now on; `keep` chooses patients by origin and ordinal. */
export function recordJourneys(
  world: World,
  keep: (origin: string, ordinal: number) => boolean = () => true,
): readonly JourneyEvent[] {
  const events: JourneyEvent[] = [];
  const { patients, model } = world;
  world.onJourney = (slot, moment, where, workMinutes) => {
    const origin = model.origins[patients.source[slot] as number]?.id ?? '';
    const ordinal = patients.ordinal[slot] as number;
    if (!keep(origin, ordinal)) return;
    const episode = patients.episode[slot] as number;
    events.push({ atMinutes: world.simMinutes, origin, ordinal, episode, moment, where, workMinutes });
  };
  return events;
}

export type JourneyListener = (
  slot: number,
  moment: JourneyEvent['moment'],
  where: string,
  workMinutes: number | null,
) => void;

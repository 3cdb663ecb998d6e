// Journeys of patients, told moment by moment while a world runs, for people to read. Outside snapshot and hash:
// nothing in play reads them, and a replay tells them again.

import { purposeKey } from '../random/address.ts';
import { createWorld } from './createWorld.ts';
import { originUniform } from './draw.ts';
import type { World } from './world.ts';

/**
 * What may happen to a patient, and what `where` names then:
 *
 * `arrive` (the origin); `return` (a further episode begins); `enter`, `wait` (joins the list), `start`, `interrupt`,
 * `resume`, `end`, `along` (goes on with the first of a party that began there), `give-up`, `baulk` (refuses to join), `turned-away` (no room, or closed), `joined` (all parts are
 * through): the step; `block`, `unblock`: the step whose room is waited for; `jockey`: the step whose list the patient
 * goes over to; `part` (a part of the patient sets out): nothing; `outcome`: the outcome, also of a part.
 */
export type JourneyMoment =
  | 'arrive'
  | 'enter'
  | 'wait'
  | 'start'
  | 'interrupt'
  | 'resume'
  | 'stop'
  | 'end'
  | 'along'
  | 'block'
  | 'unblock'
  | 'give-up'
  | 'baulk'
  | 'turned-away'
  | 'jockey'
  | 'part'
  | 'joined'
  | 'outcome'
  | 'return';

/** One thing that happened to one patient, or to a part of one. */
export interface JourneyEvent {
  readonly atMinutes: number;
  readonly origin: string;
  readonly ordinal: number;
  readonly episode: number;
  /** 0: the patient; from 1: a part that set out when a step was `split`, by the order of setting out. */
  readonly part: number;
  readonly moment: JourneyMoment;
  readonly where: string;
  /** Minutes of work begun (at `start` and `resume`) or left (at `interrupt` and `stop`), otherwise null. */
  readonly workMinutes: number | null;
}

/** How a world tells of its patients. */
export type JourneyListener = (
  slot: number,
  moment: JourneyMoment,
  where: string,
  workMinutes: number | null,
) => void;

/** Chooses patients by origin and ordinal. */
export type KeepPatient = (origin: string, ordinal: number) => boolean;

const everybody: KeepPatient = () => true;

/** Takes down what happens from now on. Who is there at minute 0 has come before. */
export function recordJourneys(world: World, keep: KeepPatient = everybody): readonly JourneyEvent[] {
  const events: JourneyEvent[] = [];
  listen(world, (event) => events.push(event), keep, new Parts());
  return events;
}

type Hear = (event: JourneyEvent, slot: number, world: World) => void;

/**
 * Calls `hear` at each moment from now on, while the world stands as it did then: it may read the world and must
 * change nothing. Asked at minute 0, before anything has happened, it tells of the start census too, by another
 * world made in the same way. A world has one listener; the last one counts.
 */
export function hearJourneys(world: World, hear: Hear, keep: KeepPatient = everybody): void {
  const parts = new Parts();
  if (world.eventsRun === 0 && world.simMinutes === 0) {
    createWorld(world.model, { ...world.options, measuring: false }, (same) =>
      listen(same, hear, keep, parts),
    );
  }
  listen(world, hear, keep, parts);
}

function listen(world: World, hear: Hear, keep: KeepPatient, parts: Parts): void {
  const { patients, model } = world;
  world.onJourney = (slot, moment, where, workMinutes) => {
    const origin = model.origins[patients.source[slot] as number]?.id ?? '';
    const ordinal = patients.ordinal[slot] as number;
    if (!keep(origin, ordinal)) return;
    const { episode, part } = parts.of(world, slot, moment);
    const atMinutes = world.simMinutes;
    hear({ atMinutes, origin, ordinal, episode, part, moment, where, workMinutes }, slot, world);
  };
}

const samplePurpose = purposeKey('journeys to keep');

/**
 * Chooses a share (0–1) of the patients by an address of their own: the same patients in every branch of a run, and
 * those of a smaller share among those of a larger one.
 */
export function samplePatients(world: World, share: number): KeepPatient {
  const { origin: indexes } = world.model.find;
  return (origin, ordinal) =>
    share >= 1 || originUniform(world, indexes.get(origin) ?? -1, ordinal, samplePurpose) < share;
}

interface PartName {
  readonly episode: number;
  readonly part: number;
}

/** Names of parts, from what was heard: a world tells of a part's setting out while its patient is still there. */
class Parts {
  private readonly names = new Map<number, PartName>();
  /** Parts that have set out, by patient and episode. */
  private readonly setOut = new Map<string, number>();

  of({ patients }: World, slot: number, moment: JourneyMoment): PartName {
    if (patients.parent[slot] === 0) return { episode: patients.episode[slot] as number, part: 0 };
    if (moment === 'part') this.names.set(slot, this.named(patients, slot));
    // Who set out before anybody listened has its own word for a number.
    const name = this.names.get(slot) ?? { episode: 0, part: patients.episode[slot] as number };
    if (moment === 'outcome') this.names.delete(slot);
    return name;
  }

  private named({ source, ordinal, episode, parent }: World['patients'], slot: number): PartName {
    const whole = (parent[slot] as number) - 1;
    const ofPart = parent[whole] === 0 ? undefined : this.names.get(whole)?.episode;
    const known = ofPart ?? (episode[whole] as number);
    const patient = `${source[slot]} ${ordinal[slot]} ${known}`;
    const part = (this.setOut.get(patient) ?? 0) + 1;
    this.setOut.set(patient, part);
    return { episode: known, part };
  }
}

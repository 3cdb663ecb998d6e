// Journeys of patients, told moment by moment while a world runs, for people to read. Outside snapshot and hash:
// nothing in play reads them, and a replay tells them again.

import { purposeKey } from '../random/address.ts';
import { originUniform } from './draw.ts';
import type { World } from './world.ts';

/**
 * What may happen to a patient, and what `where` names then:
 *
 * `arrive` (the origin); `return` (a further episode begins); `enter`, `wait` (joins the list), `start`, `interrupt`,
 * `resume`, `end`, `give-up`, `baulk` (refuses to join), `turned-away` (no room, or closed), `joined` (all parts are
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
  | 'end'
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
  /** Minutes of work begun (at `start` and `resume`) or left (at `interrupt`), otherwise null. */
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

/** Takes down what happens from now on. */
export function recordJourneys(world: World, keep: KeepPatient = everybody): readonly JourneyEvent[] {
  const events: JourneyEvent[] = [];
  hearJourneys(world, (event) => events.push(event), keep);
  return events;
}

/**
 * Calls `hear` at each moment from now on, while the world stands as it did then: it may read the world and must
 * change nothing. A world has one listener; the last one counts.
 */
export function hearJourneys(
  world: World,
  hear: (event: JourneyEvent, slot: number) => void,
  keep: KeepPatient = everybody,
): void {
  const { patients, model } = world;
  const parts = new Parts(world);
  world.onJourney = (slot, moment, where, workMinutes) => {
    const origin = model.origins[patients.source[slot] as number]?.id ?? '';
    const ordinal = patients.ordinal[slot] as number;
    if (!keep(origin, ordinal)) return;
    const { episode, part } =
      (patients.parent[slot] as number) > 0
        ? parts.of(slot, moment)
        : { episode: patients.episode[slot] as number, part: 0 };
    hear({ atMinutes: world.simMinutes, origin, ordinal, episode, part, moment, where, workMinutes }, slot);
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
  private readonly world: World;
  private readonly names = new Map<number, PartName>();
  /** Parts that have set out, by patient and episode. */
  private readonly setOut = new Map<string, number>();

  constructor(world: World) {
    this.world = world;
  }

  of(slot: number, moment: JourneyMoment): PartName {
    if (moment === 'part') this.names.set(slot, this.named(slot));
    const name = this.names.get(slot) ?? this.unheard(slot);
    if (moment === 'outcome') this.names.delete(slot);
    return name;
  }

  private named(slot: number): PartName {
    const { source, ordinal, episode, parent } = this.world.patients;
    const whole = (parent[slot] as number) - 1;
    const ofPart = (parent[whole] as number) > 0 ? this.names.get(whole)?.episode : undefined;
    const known = ofPart ?? (episode[whole] as number);
    const patient = `${source[slot]} ${ordinal[slot]} ${known}`;
    const part = (this.setOut.get(patient) ?? 0) + 1;
    this.setOut.set(patient, part);
    return { episode: known, part };
  }

  /** It set out before anybody listened: its own word stands for its number. */
  private unheard(slot: number): PartName {
    return { episode: 0, part: this.world.patients.episode[slot] as number };
  }
}

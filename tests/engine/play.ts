// Plays random commands at random instants in a random scenario, and takes down what was accepted.

import {
  type Actor,
  type Command,
  drive,
  type HashRung,
  hashWorld,
  type Model,
  type World,
} from '../../engine/index.ts';
import { agency, control, give, type Played } from './commands.ts';
import { Dice, randomScenario } from './randomScenario.ts';
import { modelOf } from './tiny.ts';

/** How many random scenarios the properties are tried on; many more when `FLOWDAY_LONG` is set. */
export const scenarioNumbers: readonly number[] = Array.from(
  { length: process.env.FLOWDAY_LONG ? 400 : 12 },
  (_, index) => index + 1,
);

const compiled = new Map<number, Model>();

export function randomModel(number: number): Model {
  const known = compiled.get(number);
  if (known) return known;
  const model = modelOf(randomScenario(number));
  if (compiled.size < 40) compiled.set(number, model);
  return model;
}

/** What somebody tries at a minute; it may well be refused. */
export interface Attempt {
  readonly minute: number;
  readonly actor: Actor;
  readonly command: Command;
}

export const untilMinutes = 2880;

/** Attempts in order of time; several may share one instant, and some stand at a decision time. */
export function randomAttempts(number: number, many = 25): Attempt[] {
  const dice = new Dice(number * 7919 + 1);
  return Array.from({ length: many }, () => ({ minute: randomMinute(dice), ...randomCommand(dice) })).sort(
    (left, right) => left.minute - right.minute,
  );
}

/** Minutes at which a run is cut, ascending. */
export function randomCuts(number: number, many = 8): number[] {
  const dice = new Dice(number * 104729 + 3);
  return Array.from({ length: many }, () => randomMinute(dice)).sort((left, right) => left - right);
}

function randomMinute(dice: Dice): number {
  return dice.pick([
    dice.whole(0, 47) * 60,
    dice.whole(0, untilMinutes),
    dice.whole(0, untilMinutes * 64) / 64,
    720,
  ]);
}

function randomCommand(dice: Dice): { readonly actor: Actor; readonly command: Command } {
  const agencyId = dice.pick(['hospital', 'council', 'quiet']);
  const leverId = dice.pick(['open', 'divert', 'curb', 'hurry']);
  const injectId = dice.pick(['crash', 'sick', 'rumour']);
  const amount = leverId === 'open' ? dice.pick([null, 2, 6, 10, 3]) : dice.pick([null, null, 1]);
  const command = dice.pick<Command>([
    { kind: 'pullLever', leverId, amount },
    { kind: 'pullLever', leverId, amount },
    { kind: 'pullLever', leverId, amount },
    { kind: 'stopLever', leverId },
    { kind: 'declareLevel', agencyId, level: dice.whole(1, 4) },
    { kind: dice.pick(['fireInject', 'holdInject', 'releaseInject', 'skipInject', 'endInject']), injectId },
    { kind: 'handAgency', agencyId, playedBy: dice.pick(['people', 'standing-orders']) },
  ]);
  return { actor: dice.chance(0.7) ? control : agency(agencyId), command };
}

export interface Course extends Played {
  world: World;
  /** Hashes that were true when the run was played. */
  readonly ladder: HashRung[];
  refused: number;
}

/**
 * Plays the attempts to the end. `onCut` is called at each cut and may put another world in the place of the
 * one that plays; `onAttempt` after each attempt, with whether it was accepted.
 */
export function play(
  world: World,
  attempts: readonly Attempt[],
  options: {
    readonly cuts?: readonly number[];
    readonly onCut?: (course: Course) => void;
    readonly onRefusal?: (before: string, course: Course) => void;
  } = {},
): Course {
  const course: Course = { world, journal: [], ladder: [], refused: 0 };
  const cuts = [...(options.cuts ?? []), untilMinutes];
  let cut = 0;
  const cutUpTo = (minute: number): void => {
    for (let at = cuts[cut]; at !== undefined && at <= minute; at = cuts[cut]) {
      drive(course.world, at);
      options.onCut?.(course);
      course.ladder.push({
        atMinutes: at,
        entries: course.journal.length,
        state: hashWorld(course.world).state,
      });
      cut++;
    }
  };
  for (const { minute, actor, command } of attempts) {
    cutUpTo(minute - 1 / 1024);
    drive(course.world, minute);
    const before = options.onRefusal ? hashWorld(course.world).state : '';
    if (give(course, actor, command, `reason ${minute}`) === null) continue;
    course.refused++;
    options.onRefusal?.(before, course);
  }
  cutUpTo(untilMinutes);
  return course;
}

// One scenario played under one seed: people act by a fixed plan, and at every rung each named part of the state,
// every view and the snapshot are taken down; then the run is played again in every way there is.

import { combineHashes } from '../../engine/base/stateHash.ts';
import { onGrid } from '../../engine/base/time.ts';
import {
  type Audience,
  applyCommand,
  branch,
  checkCommand,
  createWorld,
  drive,
  fold,
  type HashRung,
  hashWorld,
  type JournalEntry,
  type Model,
  measuresOf,
  replay,
  restoreWorld,
  scenarioBrief,
  takeSnapshot,
  type World,
  worldView,
} from '../../engine/index.ts';
import { type Attempt, planOf } from './attempts.ts';
import type { Say } from './input.ts';
import { bytesHash, jsonHash } from './lines.ts';

export interface CourseOptions {
  readonly name: string;
  readonly model: Model;
  /** Of the same scenario, come as JSON instead of text. */
  readonly modelFromJson: Model;
  readonly seed: string;
  readonly untilMinutes: number;
}

/** What a played run leaves behind. */
interface Played {
  readonly journal: readonly JournalEntry[];
  readonly ladder: readonly HashRung[];
  readonly endState: string;
  /** Earlier than was asked for when the run ended by itself. */
  readonly untilMinutes: number;
  /** A snapshot on the way, and how many entries were behind it. */
  readonly halfway: { readonly snapshot: Uint8Array; readonly entries: number };
}

const rungs = 12;
const attempts = 72;

export function sayCourse(say: Say, options: CourseOptions): void {
  const audiences = audiencesOf(options.model);
  for (const audience of audiences) {
    say(`${options.name}: brief for ${audience.kind}`, jsonHash(scenarioBrief(options.model, audience)));
  }
  const played = play(say, options, audiences);
  sayReplays(say, options, played);
}

/** Plays the plan; at every rung the run goes on from a snapshot of itself. */
function play(say: Say, options: CourseOptions, audiences: readonly Audience[]): Played {
  const { name, model, seed, untilMinutes } = options;
  let world = createWorld(model, { seed, replication: 0, measuring: true });
  const journal: JournalEntry[] = [];
  const ladder: HashRung[] = [];
  const answers: string[] = [];
  const plan = [...planOf(model, attempts, untilMinutes)];
  let halfway: Played['halfway'] = { snapshot: takeSnapshot(world), entries: 0 };
  for (let rung = 0; rung <= rungs; rung++) {
    const atMinutes = onGrid((untilMinutes * rung) / rungs);
    while (plan[0] && plan[0].atMinutes <= atMinutes) answers.push(tryOut(world, journal, plan.shift()));
    answers.push(jsonHash(drive(world, atMinutes)));
    const { state } = hashWorld(world);
    ladder.push({ atMinutes: world.simMinutes, entries: journal.length, state });
    const snapshot = takeSnapshot(world);
    const sayHere: Say = (what, found) => say(`${name}, minute ${atMinutes}: ${what}`, found);
    sayRung(sayHere, world, snapshot, audiences);
    world = restoreWorld(model, snapshot);
    sayHere('restored', same(hashWorld(world).state, state));
    if (rung === rungs / 2) halfway = { snapshot, entries: journal.length };
  }
  say(`${name}: arrivals`, world.arrivals);
  say(`${name}: decisions by people`, journal.length);
  say(`${name}: answers to attempts`, jsonHash([journal, answers]));
  say(`${name}: measures`, jsonHash(measuresOf(world)));
  return { journal, ladder, endState: hashWorld(world).state, untilMinutes: world.simMinutes, halfway };
}

function tryOut(world: World, journal: JournalEntry[], attempt: Attempt | undefined): string {
  if (attempt === undefined) throw new Error('No attempt is left');
  const { atMinutes, actor, command } = attempt;
  const derived = drive(world, atMinutes);
  if (world.simMinutes !== atMinutes) return 'The run had ended by itself';
  const refusal = checkCommand(world, actor, command);
  if (refusal) return jsonHash([refusal, derived]);
  const sequence = journal.length + 1;
  const entry = {
    sequence,
    atMinutes,
    commandId: `plan-${sequence}`,
    actor,
    command,
    rationale: 'as planned',
  };
  applyCommand(world, entry);
  journal.push(entry);
  return jsonHash([entry, derived]);
}

function sayRung(say: Say, world: World, snapshot: Uint8Array, audiences: readonly Audience[]): void {
  for (const [part, hash] of Object.entries(hashWorld(world).parts)) say(part, hash);
  for (const audience of audiences) {
    say(
      `seen by ${audience.kind === 'team' ? audience.teamId : audience.kind}`,
      jsonHash(worldView(world, audience)),
    );
  }
  say('snapshot', bytesHash(snapshot));
}

/** Whole, from JSON, from halfway, without measuring, and with one decision in three changed. */
function sayReplays(say: Say, options: CourseOptions, played: Played): void {
  const { name, model, modelFromJson, seed } = options;
  const { journal, ladder, endState, untilMinutes, halfway } = played;
  const run = { seed, replication: 0, journal };
  const whole = replay(model, { run, untilMinutes, ladder });
  say(`${name}: replayed along the ladder`, whole.mismatch === null ? 'equal' : 'differs');
  say(`${name}: replayed to the end`, same(hashWorld(whole.world).state, endState));
  const { mismatch } = replay(modelFromJson, { run, untilMinutes, ladder });
  say(`${name}: replayed from JSON along the ladder`, mismatch === null ? 'equal' : 'differs');

  const second = fold(restoreWorld(model, halfway.snapshot), halfway.entries, { run, untilMinutes, ladder });
  say(`${name}: second half replayed`, second.mismatch === null ? 'equal' : 'differs');
  say(`${name}: second half replayed to the end`, same(hashWorld(second.world).state, endState));

  const unmeasured = hashWorld(replay(model, { run, untilMinutes, measuring: false }).world).parts;
  const { measures } = hashWorld(whole.world).parts;
  const otherwiseEqual = combineHashes(Object.values({ ...unmeasured, measures }));
  say(`${name}: unmeasured, but for the measures`, same(otherwiseEqual, endState));

  const edits = journal
    .filter((_, place) => place % 3 === 0)
    .map(({ sequence, atMinutes }) =>
      sequence % 2 === 0
        ? ({ kind: 'remove', sequence } as const)
        : ({ kind: 'move', sequence, toMinutes: atMinutes / 2 } as const),
    );
  const branched = branch(model, { run, untilMinutes, edits });
  const { decisions, refused, world } = branched;
  say(`${name}: branched`, `${hashWorld(world).state} ${jsonHash([decisions, refused])}`);
}

function audiencesOf(model: Model): readonly Audience[] {
  const teams = model.scenario.teams.map(({ id }): Audience => ({ kind: 'team', teamId: id }));
  return [...teams, { kind: 'wall' }, { kind: 'control' }];
}

function same(found: string, expected: string): string {
  return found === expected ? 'equal' : 'differs';
}

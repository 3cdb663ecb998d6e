// Plays a run file again, once, to its end: compares the ladder of hashes, keeps snapshots, collects what the
// debrief draws; then answers what anybody saw at any minute. Pure: the same in a worker and in Node.

import {
  type Audience,
  compileModel,
  createWorld,
  type Decision,
  type DecisionView,
  engineFingerprint,
  fold,
  type HashRung,
  hashWorld,
  isScenarioFault,
  type Mismatch,
  type Model,
  measuresOf,
  type RunFile,
  restoreWorld,
  scenarioBrief,
  takeSnapshot,
  type World,
  type WorldView,
  worldView,
} from '../../engine/index.ts';
import {
  type ControlView,
  faultAtEnd,
  type LedgerView,
  ledgerView,
  type RecordedRunFile,
  type SoundPart,
  soundPartOf,
} from '../../server/protocol/index.ts';
import type { Comparison, ReplayedDecision, ReplayedRun, RunChange } from './replayTypes.ts';
import { SnapshotShelf } from './snapshotShelf.ts';
import { compareRuns, type RunsPlayed } from './whatIf.ts';

export interface OpenReplay {
  readonly run: ReplayedRun;
  /** What an audience saw at the end of a minute, after its decisions; 0 to `run.untilMinutes`. */
  viewAt(minutes: number, audience: Audience): WorldView;
  /** The same run with other plans, in so many futures. */
  compare(changes: readonly RunChange[], futures: number): Generator<RunsPlayed, Comparison>;
}

export interface ReplayProgress {
  readonly atMinutes: number;
  readonly untilMinutes: number;
}

const minutesPerDay = 1440;
/** Steps at which figures are collected: hourly at day pace, four a day at season pace. */
const stepMinutes = { day: 60, season: 360 } as const;

/** @throws Error with a sentence for people when the text is no run file */
export function readRunFile(text: string): RecordedRunFile {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw new Error('This file is not a run file: it is not JSON.');
  }
  const format = typeof found === 'object' && found !== null ? (found as { format?: unknown }).format : null;
  if (format !== 'flowday-run-1') {
    throw new Error('This file is not a run file of this version of Flowday (format “flowday-run-1”).');
  }
  const file = found as RecordedRunFile;
  if (!(file.endedAtMinutes <= file.scenario?.calendar?.durationMinutes)) {
    throw new Error(
      'This run file is damaged: it does not say when the run ended, or ends after its scenario.',
    );
  }
  return file;
}

/** @throws Error with a sentence for people when the scenario or the journal of the file is damaged */
export function openReplay(
  file: RecordedRunFile,
  onProgress: (progress: ReplayProgress) => void,
): OpenReplay {
  try {
    return replayWhole(file, onProgress);
  } catch (error) {
    const sound = soundPart(file);
    if (sound !== null) return replayWhole(sound.file, onProgress, sound.fault);
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(`This run file cannot be replayed: its scenario or its journal is damaged (${cause}).`);
  }
}

/** Of a file that was saved before its broken run was ended; null: it is damaged. */
function soundPart(file: RecordedRunFile): SoundPart<RecordedRunFile> | null {
  try {
    return soundPartOf(file, { compileModel, createWorld, fold, isScenarioFault });
  } catch {
    return null;
  }
}

function replayWhole(
  file: RecordedRunFile,
  onProgress: (progress: ReplayProgress) => void,
  fault = faultAtEnd(file.sessionLog, file.endedAtMinutes),
): OpenReplay {
  const model = compileModel(file.scenario);
  const passage = playThrough(model, file, onProgress);
  const teams = file.scenario.teams.map(
    ({ id }) => [id, scenarioBrief(model, { kind: 'team', teamId: id })] as const,
  );
  const run: ReplayedRun = {
    name: file.name,
    edition: file.edition,
    untilMinutes: passage.untilMinutes,
    fault,
    verification: {
      checked: passage.checked,
      of: file.ladder.length,
      mismatch: passage.mismatch,
      refused: passage.refused,
      endHash: passage.endHash,
      engine: { file: file.engine, here: engineFingerprint() },
    },
    brief: scenarioBrief(model, { kind: 'control' }),
    teamBriefs: Object.fromEntries(teams),
    decisions: passage.decisions.map(withPerson(file)),
    levels: passage.levels,
    series: { atMinutes: passage.atMinutes, values: passage.values },
    sessionLog: file.sessionLog,
    opening: passage.opening,
    ledger: passage.ledger,
  };
  return {
    run,
    viewAt: viewer(model, file, passage.shelf, run.untilMinutes),
    compare: (changes, futures) => compareRuns(file, changes, futures),
  };
}

interface Passage {
  readonly shelf: SnapshotShelf;
  readonly decisions: ReplayedDecision[];
  readonly levels: { fromMinutes: number; level: number | null }[];
  readonly atMinutes: number[];
  readonly values: Record<string, (number | null)[]>;
  readonly refused: string[];
  checked: number;
  untilMinutes: number;
  endHash: string;
  mismatch: Mismatch | null;
  opening: ControlView;
  ledger: LedgerView;
}

/** The whole run in steps: folding in steps equals folding at once. */
function playThrough(model: Model, file: RunFile, onProgress: (progress: ReplayProgress) => void): Passage {
  const { seed, replication } = file.run;
  const world = createWorld(model, { seed, replication, measuring: true });
  const passage = emptyPassage(file, world);
  passage.shelf.add({ atMinutes: 0, applied: 0, bytes: takeSnapshot(world) });
  let behind: Stretch = { untilMinutes: -1, entries: 0 };
  for (let next = nextStretch(file, null); next !== null; next = nextStretch(file, behind)) {
    foldStretch(passage, world, file, behind, next);
    if (next.untilMinutes > 0 || isWhole(file, next)) collectFigures(passage, world);
    if (next.untilMinutes === 0) passage.opening = controlView(world);
    else if (world.simMinutes % minutesPerDay === 0) {
      const { entries: applied } = next;
      passage.shelf.add({ atMinutes: world.simMinutes, applied, bytes: takeSnapshot(world) });
    }
    onProgress({ atMinutes: world.simMinutes, untilMinutes: file.endedAtMinutes });
    behind = { ...next, untilMinutes: world.simMinutes };
    if (passage.mismatch !== null) break;
  }
  passage.endHash = hashWorld(world).state;
  passage.ledger = ledgerView(file.scenario, measuresOf(world), world.simMinutes);
  return passage;
}

/** How far a step folds: to a minute, and to so many entries of the journal. */
interface Stretch {
  readonly untilMinutes: number;
  readonly entries: number;
}

/** The control view names the last 60 decisions: at minute 0, where plans are made, a step takes few entries. */
const entriesAtOnce = 20;

function nextStretch(file: RunFile, behind: Stretch | null): Stretch | null {
  const { journal } = file.run;
  const upTo = (minutes: number): number => journal.filter((entry) => entry.atMinutes <= minutes).length;
  if (behind === null || (behind.untilMinutes === 0 && !isWhole(file, behind))) {
    return { untilMinutes: 0, entries: Math.min(upTo(0), (behind?.entries ?? 0) + entriesAtOnce) };
  }
  if (behind.untilMinutes >= file.endedAtMinutes) return null;
  const step = stepMinutes[file.scenario.calendar.pace];
  const untilMinutes = Math.min(file.endedAtMinutes, (Math.floor(behind.untilMinutes / step) + 1) * step);
  return { untilMinutes, entries: upTo(untilMinutes) };
}

/** Does it take in every entry of its last minute? */
function isWhole(file: RunFile, { untilMinutes, entries }: Stretch): boolean {
  return entries >= file.run.journal.filter((entry) => entry.atMinutes <= untilMinutes).length;
}

function foldStretch(passage: Passage, world: World, file: RunFile, behind: Stretch, next: Stretch): void {
  const whole = isWhole(file, next);
  const ladder = file.ladder.filter(
    ({ atMinutes, entries }) =>
      atMinutes <= next.untilMinutes &&
      (atMinutes > behind.untilMinutes || (atMinutes === 0 && entries > behind.entries)) &&
      (whole || entries <= next.entries),
  );
  const { decisions, mismatch, refused } = fold(world, behind.entries, {
    run: whole ? file.run : { ...file.run, journal: file.run.journal.slice(0, next.entries) },
    untilMinutes: next.untilMinutes,
    ladder,
  });
  collectDecisions(passage, world, decisions);
  passage.refused.push(...refused.map(({ refusal }) => refusal.sentence));
  passage.mismatch = mismatch ?? shortJournal(ladder, next.entries);
  passage.untilMinutes = world.simMinutes;
  if (passage.mismatch === null) passage.checked += ladder.length;
}

function emptyPassage(file: RunFile, world: World): Passage {
  return {
    shelf: new SnapshotShelf(),
    decisions: [],
    levels: [],
    atMinutes: [],
    values: Object.fromEntries(file.scenario.headline.map((id) => [id, []])),
    refused: [],
    checked: 0,
    untilMinutes: 0,
    endHash: '',
    mismatch: null,
    opening: controlView(world),
    ledger: { simMinutes: 0, lines: [] },
  };
}

function controlView(world: World): ControlView {
  const view = worldView(world, { kind: 'control' });
  if (view.kind !== 'control') throw new Error('Control sees its own view');
  return view;
}

/** A hash that was taken after more decisions than the file holds cannot have been compared. */
function shortJournal(ladder: readonly HashRung[], applied: number): Mismatch | null {
  const short = ladder.find((rung) => rung.entries > applied);
  if (short === undefined) return null;
  return { atMinutes: short.atMinutes, expected: short.state, found: 'decisions are missing from the file' };
}

function collectDecisions(passage: Passage, world: World, decisions: readonly Decision[]): void {
  const view = controlView(world);
  const texts = view.decisions.slice(0, decisions.length).reverse();
  const unnamed = decisions.length - texts.length;
  for (const [index, decision] of decisions.entries()) {
    const text = texts[index - unnamed];
    if (text !== undefined) passage.decisions.push(replayed(decision, text, passage.decisions.length));
  }
  const known = passage.levels.at(-1);
  if (known !== undefined && known.level === view.systemLevel) return;
  const declared = decisions.findLast(({ command }) => command.kind === 'declareLevel');
  const fromMinutes = known === undefined ? 0 : (declared?.atMinutes ?? world.simMinutes);
  passage.levels.push({ fromMinutes, level: view.systemLevel });
}

function collectFigures(passage: Passage, world: World): void {
  passage.atMinutes.push(world.simMinutes);
  for (const { id, value } of controlView(world).headline) passage.values[id]?.push(value);
}

function replayed(decision: Decision, text: DecisionView, place: number): ReplayedDecision {
  const { command, sequence } = decision;
  const derived = sequence === null;
  return { ...text, place, kind: command.kind, derived, person: null, wallTime: null };
}

function withPerson({ run, people, decidedWallTimes }: RecordedRunFile) {
  const names = new Map((people ?? []).map(({ seatId, name }) => [seatId, name]));
  const seats = new Map(run.journal.map(({ sequence, actor }) => [sequence, actor.seatId]));
  return (decision: ReplayedDecision): ReplayedDecision => {
    if (decision.sequence === null) return decision;
    const person = names.get(seats.get(decision.sequence) ?? '') ?? null;
    return { ...decision, person, wallTime: decidedWallTimes?.[decision.sequence] ?? null };
  };
}

/** Goes on from where it last stood when it can, and from the nearest snapshot otherwise. */
function viewer(
  model: Model,
  file: RunFile,
  shelf: SnapshotShelf,
  untilMinutes: number,
): OpenReplay['viewAt'] {
  let standing: { world: World; applied: number } | null = null;
  return (minutes, audience) => {
    const wanted = Math.max(0, Math.min(untilMinutes, minutes));
    const from = shelf.before(wanted);
    if (
      standing === null ||
      standing.world.simMinutes > wanted ||
      standing.world.simMinutes < from.atMinutes
    ) {
      standing = { world: restoreWorld(model, from.bytes), applied: from.applied };
    }
    const { world } = standing;
    fold(world, standing.applied, { run: file.run, untilMinutes: wanted });
    standing.applied = file.run.journal.filter((entry) => entry.atMinutes <= wanted).length;
    return worldView(world, audience);
  };
}

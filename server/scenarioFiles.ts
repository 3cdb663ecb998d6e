// The scenario folder: which files there are, what they hold, and what is wrong with them.

import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { formatProblem, type Problem, parseScenario, type Scenario } from '../engine/index.ts';
import { dataFilesIn } from './dataFiles.ts';
import type { ScenarioListing } from './protocol/index.ts';
import { keptScenario } from './session/keptScenario.ts';
import { asWritten, planOf, realMinutes } from './session/timetable.ts';

export interface ScenarioFile {
  readonly file: string;
  readonly text: string;
  /** What a session keeps: complete without any other file. Empty when the scenario cannot be played. */
  readonly kept: string;
  readonly scenario: Scenario | null;
  readonly problems: readonly Problem[];
  /** The scenario beside it that this one changes; null: none. */
  readonly base: string | null;
}

export interface ScenarioFiles {
  list(): Promise<readonly ScenarioListing[]>;
  /** Names of the files, in the same order, before any of them is parsed. */
  names(): Promise<readonly string[]>;
  /** null: no such file in the folder. */
  listing(file: string): Promise<ScenarioListing | null>;
  /** null: no such file in the folder. */
  read(file: string): Promise<ScenarioFile | null>;
}

export function openScenarioFiles(folder: string): ScenarioFiles {
  const read = readerOf(folder);
  const names = async (): Promise<readonly string[]> => {
    const found = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml')).sort(byId);
    return quickestFirst(folder, found);
  };
  return {
    read,
    names,
    async list() {
      const files = await Promise.all((await names()).map(read));
      return files.filter((file) => file !== null).map(listingOf);
    },
    listing: oneAfterTheOther(async (name) => {
      const file = await read(name);
      return file === null ? null : listingOf(file);
    }),
  };
}

/** Reading holds everything else up: who asks for many gets the first answer before the second file is read. */
function oneAfterTheOther<T>(answer: (name: string) => Promise<T>): (name: string) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (name) => {
    const next = last.then(() => setImmediate()).then(() => answer(name));
    last = next.catch(() => undefined);
    return next;
  };
}

/** A scenario before those that are it with changes, which begin with its name. */
function byId(one: string, other: string): number {
  return one.slice(0, -'.yaml'.length) < other.slice(0, -'.yaml'.length) ? -1 : 1;
}

/** What stands alone is read in no time, and is what a room begins with: it does not wait behind whole winters. */
async function quickestFirst(folder: string, names: readonly string[]): Promise<readonly string[]> {
  const alone = await Promise.all(
    names.map(async (name) => !/^extends:/m.test(await readFile(join(folder, name), 'utf8').catch(() => ''))),
  );
  return [...names.filter((_, index) => alone[index]), ...names.filter((_, index) => !alone[index])];
}

/** Only names that stand in the folder itself are read; a file is parsed again when it or its data have changed. */
function readerOf(folder: string): (file: string) => Promise<ScenarioFile | null> {
  const known = new Map<string, { changes: readonly Change[]; read: ScenarioFile }>();
  return async (file) => {
    if (!/^[\w.-]+\.yaml$/.test(file)) return null;
    const path = join(folder, file);
    const change = await changeOf(path);
    if (change.changedMs === null) return null;
    const before = known.get(file);
    if (before !== undefined && (await areSame(before.changes))) return before.read;
    const text = await readFile(path, 'utf8');
    const data = new Set<string>();
    const { scenario, problems } = parseScenario(
      text,
      file,
      dataFilesIn(folder, (one) => data.add(one)),
    );
    const kept = scenario === null ? '' : keptScenario(text, scenario, data.size > 0);
    const asked = [...data].map((path) => relative(folder, path));
    const base = asked.find((name) => /^[\w.-]+\.yaml$/.test(name)) ?? null;
    const read = { file, text, kept, scenario, problems, base };
    known.set(file, { changes: [change, ...(await Promise.all([...data].map(changeOf)))], read });
    return read;
  };
}

interface Change {
  readonly path: string;
  /** null: there is no such file. */
  readonly changedMs: number | null;
}

async function changeOf(path: string): Promise<Change> {
  const found = await stat(path).catch(() => null);
  return { path, changedMs: found?.isFile() ? found.mtimeMs : null };
}

async function areSame(changes: readonly Change[]): Promise<boolean> {
  const now = await Promise.all(changes.map(({ path }) => changeOf(path)));
  return now.every(({ changedMs }, index) => changedMs === changes[index]?.changedMs);
}

const noTimetable = { briefingWallMinutes: 0, debriefWallMinutes: 0, speed: 60, planning: null };

function listingOf({ file, scenario, problems, base }: ScenarioFile): ScenarioListing {
  const errors = problems.filter((problem) => problem.severity === 'error').map(formatProblem);
  if (scenario === null) {
    const blank = { scenarioId: file, name: file, summary: '', agencies: 0, teams: 0 };
    return { file, ...blank, base, simulatedDays: 0, realMinutes: 0, ...noTimetable, problems: errors };
  }
  return {
    file,
    scenarioId: scenario.id,
    name: scenario.name,
    summary: scenario.summary,
    base,
    agencies: scenario.agencies.length,
    teams: scenario.teams.length,
    simulatedDays: scenario.calendar.durationMinutes / 1440,
    realMinutes: Math.round(realMinutes(planOf(scenario, asWritten))),
    briefingWallMinutes: scenario.timetable.briefingWallMinutes,
    debriefWallMinutes: scenario.timetable.debriefWallMinutes,
    speed: scenario.timetable.rounds[0]?.speed ?? 60,
    planning: planningOf(scenario),
    problems: errors,
  };
}

function planningOf({ planning }: Scenario): ScenarioListing['planning'] {
  if (planning === null) return null;
  const { name, date, beforeMinutes, holdWallMinutes } = planning;
  return { name, date, daysBefore: Math.round(beforeMinutes / 1440), holdWallMinutes };
}

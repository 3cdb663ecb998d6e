// The scenario folder: which files there are, what they hold, and what is wrong with them.

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { formatProblem, type Problem, parseScenario, type Scenario } from '../engine/index.ts';
import type { ScenarioListing } from './protocol/index.ts';
import { asWritten, planOf, realMinutes } from './session/timetable.ts';

export interface ScenarioFile {
  readonly file: string;
  readonly text: string;
  readonly scenario: Scenario | null;
  readonly problems: readonly Problem[];
}

export interface ScenarioFiles {
  list(): Promise<readonly ScenarioListing[]>;
  /** null: no such file in the folder. */
  read(file: string): Promise<ScenarioFile | null>;
}

export function openScenarioFiles(folder: string): ScenarioFiles {
  const read = readerOf(folder);
  return {
    read,
    async list() {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml'));
      const files = await Promise.all(names.sort().map(read));
      return files.filter((file) => file !== null).map(listingOf);
    },
  };
}

/** Only names that stand in the folder itself are read; a file is parsed again when it has changed. */
function readerOf(folder: string): (file: string) => Promise<ScenarioFile | null> {
  const known = new Map<string, { changedMs: number; read: ScenarioFile }>();
  return async (file) => {
    if (!/^[\w.-]+\.yaml$/.test(file)) return null;
    const path = join(folder, file);
    const changedMs = await stat(path).then(
      (found) => (found.isFile() ? found.mtimeMs : null),
      () => null,
    );
    if (changedMs === null) return null;
    const before = known.get(file);
    if (before !== undefined && before.changedMs === changedMs) return before.read;
    const text = await readFile(path, 'utf8');
    const { scenario, problems } = parseScenario(text, file);
    const read = { file, text, scenario, problems };
    known.set(file, { changedMs, read });
    return read;
  };
}

const noTimetable = { briefingWallMinutes: 0, debriefWallMinutes: 0, speed: 60 };

function listingOf({ file, scenario, problems }: ScenarioFile): ScenarioListing {
  const errors = problems.filter((problem) => problem.severity === 'error').map(formatProblem);
  if (scenario === null) {
    const blank = { scenarioId: file, name: file, summary: '', agencies: 0, teams: 0 };
    return { file, ...blank, simulatedDays: 0, realMinutes: 0, ...noTimetable, problems: errors };
  }
  return {
    file,
    scenarioId: scenario.id,
    name: scenario.name,
    summary: scenario.summary,
    agencies: scenario.agencies.length,
    teams: scenario.teams.length,
    simulatedDays: scenario.calendar.durationMinutes / 1440,
    realMinutes: Math.round(realMinutes(planOf(scenario, asWritten))),
    briefingWallMinutes: scenario.timetable.briefingWallMinutes,
    debriefWallMinutes: scenario.timetable.debriefWallMinutes,
    speed: scenario.timetable.rounds[0]?.speed ?? 60,
    problems: errors,
  };
}

// Seeking in a winter that is over: `seek.ts`. Opens the run as the debrief does, with its keyframes, and asks what
// control saw at minutes drawn anywhere in it. Prints one line of JSON, times in milliseconds.

import seedrandom from 'seedrandom';
import { engineFingerprint, type RunFile } from '../../../engine/index.ts';
import { openReplay } from '../../../ui/replay/replayCore.ts';
import { banesScenario } from '../flowday.ts';
import { costOf, peakMiB } from './measured.ts';

const seeks = 100;
const scenario = banesScenario();
const endedAtMinutes = scenario.calendar.durationMinutes;
const file: RunFile = {
  format: 'flowday-run-1',
  engine: engineFingerprint(),
  edition: 'control',
  name: scenario.name,
  scenario,
  run: { seed: 'bench', replication: 0, journal: [] },
  endedAtMinutes,
  ladder: [],
  sessionLog: [],
};
const opened = await costOf(() => openReplay(file, () => {}));
const uniform = seedrandom.alea('seek').double;
const seekMs: number[] = [];
for (let seek = 0; seek < seeks; seek++) {
  const minutes = Math.floor(uniform() * endedAtMinutes);
  const found = await costOf(() => opened.result.viewAt(minutes, { kind: 'control' }));
  if (found.result.simMinutes !== minutes)
    throw new Error(`Asked for ${minutes}, saw ${found.result.simMinutes}`);
  seekMs.push(found.wallSeconds * 1000);
}
process.stdout.write(JSON.stringify({ openSeconds: opened.wallSeconds, seekMs, peakMiB: peakMiB() }));

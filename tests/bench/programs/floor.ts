// The hand-written JavaScript floor as a program of its own: `floor.ts WORKLOAD ROWS`.

import { floorAnswer } from '../floors.ts';
import { edColumns, mm1Columns, type Workload } from '../inputs.ts';
import { costOf, peakMiB, readRows, say } from './measured.ts';

const [workload, file] = process.argv.slice(2) as [Workload, string];
const rows = readRows(file);
const { result: answer, wallSeconds, cpuSeconds } = await costOf(() => floorAnswer(workload, rows));
const people = rows.length / (workload === 'mm1' ? mm1Columns : edColumns);
say({ answer, people, wallSeconds, cpuSeconds, peakMiB: peakMiB() });

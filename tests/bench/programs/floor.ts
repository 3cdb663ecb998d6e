// The hand-written JavaScript floor as a program of its own: `floor.ts WORKLOAD ROWS [PEOPLE]`.

import { floorAnswer } from '../floors.ts';
import { columnsOf, type Workload } from '../inputs.ts';
import { costOf, peakMiB, readRows, say } from './measured.ts';

const [workload, file, most] = process.argv.slice(2) as [Workload, string, string | undefined];
const all = readRows(file);
const rows = most === undefined ? all : all.subarray(0, Number(most) * columnsOf(workload));
const { result: answer, wallSeconds, cpuSeconds } = await costOf(() => floorAnswer(workload, rows));
say({ answer, people: rows.length / columnsOf(workload), wallSeconds, cpuSeconds, peakMiB: peakMiB() });

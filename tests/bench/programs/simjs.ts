// M/M/1 in simjs: `simjs.ts FOLDER ROWS CUSTOMERS`. It has no priorities, so it cannot say the emergency department.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { mm1Columns } from '../inputs.ts';
import { costOf, peakMiB, readRows, say } from './measured.ts';

interface Request {
  done(callback: () => void): Request;
}
interface Facility {
  queueStats(): { readonly durationSeries: { average(): number; count(): number } };
}
interface Entity {
  setTimer(minutes: number): Request;
  useFacility(facility: Facility, minutes: number): Request;
}
interface Simjs {
  readonly Entity: new (...parts: never[]) => Entity;
  readonly Facility: new (name: string) => Facility;
  readonly Sim: new () => { addEntity(kind: unknown): Entity; simulate(untilMinutes: number): boolean };
}

const [folder, file, most] = process.argv.slice(2) as [string, string, string];
// The package exports nothing: it puts itself into a browser's window, or nowhere.
const window: { Sim?: Simjs } = {};
Object.assign(globalThis, { window });
createRequire(join(folder, 'package.json'))('simjs');
if (window.Sim === undefined) throw new Error('simjs did not load');
const { Entity, Facility, Sim } = window.Sim;
const rows = readRows(file);
const people = Math.min(Number(most), rows.length / mm1Columns);
const server = new Facility('server');

class Customers extends Entity {
  private came = 0;

  start(): void {
    this.setTimer(rows[0] as number).done(this.arrive);
  }

  private arrive(): void {
    const row = mm1Columns * this.came++;
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of simjs, not a hook of React.
    this.useFacility(server, rows[row + 1] as number);
    if (this.came < people) this.setTimer(rows[row + mm1Columns] as number).done(this.arrive);
  }
}

const { wallSeconds, cpuSeconds } = await costOf(() => {
  const simulation = new Sim();
  simulation.addEntity(Customers);
  simulation.simulate(Number.MAX_VALUE);
});
const waits = server.queueStats().durationSeries;
if (waits.count() !== people) throw new Error(`simjs served ${waits.count()} of ${people} customers`);
say({ answer: { wait: waits.average() }, people, wallSeconds, cpuSeconds, peakMiB: peakMiB() });

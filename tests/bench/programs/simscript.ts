// Both workloads in SimScript: `simscript.ts FOLDER WORKLOAD ROWS PEOPLE`.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Answer } from '../floors.ts';
import {
  acuity,
  columnsOf,
  doctor,
  gap,
  isAdmitted,
  isScanned,
  scan,
  stay,
  triage,
  type Workload,
} from '../inputs.ts';
import { costOf, peakMiB, readRows, say } from './measured.ts';

type Queue = object;
interface Simulation {
  readonly timeNow: number;
  start(): Promise<void>;
  activate(entity: Entity): Promise<number>;
  onStarting(): void;
  onFinished(): void;
}
interface Entity {
  readonly simulation: Simulation;
  priority: number;
  delay(minutes: number): Promise<number>;
  enterQueue(queue: Queue): Promise<number>;
  leaveQueue(queue: Queue): void;
}
interface SimScript {
  readonly Simulation: new () => Simulation;
  readonly Entity: new () => Entity;
  readonly Queue: new (name: string, capacity: number) => Queue;
}

// SimScript gives way to the browser's painting now and then; here there is nothing to paint.
Object.assign(globalThis, { requestAnimationFrame: (next: () => void) => setImmediate(next) });
const [folder, workload, file, most] = process.argv.slice(2) as [string, Workload, string, string];
const library = createRequire(join(folder, 'package.json'))('simscript') as SimScript;
const rows = readRows(file);
const columns = columnsOf(workload);
const people = Math.min(Number(most), rows.length / columns);
const sums = { waits: 0, departmentTimes: 0, boardings: 0, admitted: 0, lastDeparture: 0, gone: 0 };

const server = new library.Queue('server', 1);
const nurses = new library.Queue('nurses', 3);
const cubicles = new library.Queue('cubicles', 30);
const doctors = new library.Queue('doctors', 10);
const scanners = new library.Queue('scanners', 4);
const beds = new library.Queue('beds', 420);

class Customer extends library.Entity {
  row = 0;

  async script(): Promise<void> {
    const arrivedAt = this.simulation.timeNow;
    await this.enterQueue(server);
    sums.waits += this.simulation.timeNow - arrivedAt;
    await this.delay(rows[this.row + 1] as number);
    this.leaveQueue(server);
    sums.gone++;
  }
}

class Patient extends library.Entity {
  row = 0;
  private arrivedAt = 0;

  async script(): Promise<void> {
    this.arrivedAt = this.simulation.timeNow;
    // SimScript serves the highest priority first.
    this.priority = 3 - (rows[this.row + acuity] as number);
    await this.use(nurses, triage);
    await this.enterQueue(cubicles);
    await this.enterQueue(doctors);
    sums.waits += this.simulation.timeNow - this.arrivedAt;
    await this.delay(rows[this.row + doctor] as number);
    this.leaveQueue(doctors);
    if (rows[this.row + isScanned] === 1) await this.use(scanners, scan);
    if (rows[this.row + isAdmitted] === 1) await this.board();
    else this.leaveCubicle();
    sums.lastDeparture = this.simulation.timeNow;
    sums.gone++;
  }

  private async board(): Promise<void> {
    const since = this.simulation.timeNow;
    // Beds go first come, first served, whatever the acuity.
    this.priority = 0;
    await this.enterQueue(beds);
    sums.admitted++;
    sums.boardings += this.simulation.timeNow - since;
    this.leaveCubicle();
    await this.delay(rows[this.row + stay] as number);
    this.leaveQueue(beds);
  }

  private async use(queue: Queue, column: number): Promise<void> {
    await this.enterQueue(queue);
    await this.delay(rows[this.row + column] as number);
    this.leaveQueue(queue);
  }

  private leaveCubicle(): void {
    sums.departmentTimes += this.simulation.timeNow - this.arrivedAt;
    this.leaveQueue(cubicles);
  }
}

class Source extends library.Entity {
  async script(): Promise<void> {
    for (let came = 0; came < people; came++) {
      await this.delay(rows[came * columns + gap] as number);
      const comer = workload === 'mm1' ? new Customer() : new Patient();
      comer.row = came * columns;
      this.simulation.activate(comer);
    }
  }
}

class Run extends library.Simulation {
  whenOver = (): void => {};

  override onStarting(): void {
    super.onStarting();
    this.activate(new Source());
  }

  override onFinished(): void {
    super.onFinished();
    this.whenOver();
  }
}

const { wallSeconds, cpuSeconds } = await costOf(() => {
  const run = new Run();
  return new Promise<void>((resolve) => {
    run.whenOver = resolve;
    run.start();
  });
});
if (sums.gone !== people) throw new Error(`SimScript brought ${sums.gone} of ${people} people through`);
const answer: Answer =
  workload === 'mm1'
    ? { wait: sums.waits / people }
    : {
        waitForDoctor: sums.waits / people,
        timeInDepartment: sums.departmentTimes / people,
        boarding: sums.boardings / sums.admitted,
        lastDeparture: sums.lastDeparture,
      };
say({ answer, people, wallSeconds, cpuSeconds, peakMiB: peakMiB() });

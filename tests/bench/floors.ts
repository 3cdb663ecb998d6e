// The JavaScript floor: both workloads written out by hand, on drawn numbers, with nothing that they do not need.
// What a general engine costs is what it takes more than this. Also the recursion that M/M/1 is checked against.

import { FloorCalendar, FloorPool, FloorSlots } from './floorParts.ts';
import {
  acuity,
  doctor,
  edColumns,
  gap,
  isAdmitted,
  isScanned,
  mm1Columns,
  scan,
  stay,
  triage,
  type Workload,
} from './inputs.ts';

/** Mean minutes, and for `ed` the minute of the last departure. */
export type Answer = Readonly<Record<string, number>>;

export function floorAnswer(workload: Workload, rows: Float64Array): Answer {
  return workload === 'mm1' ? mm1Floor(rows) : new EdFloor(rows).run();
}

/** Lindley's recursion: each wait from the one before, without any calendar. */
export function mm1Recursion(rows: Float64Array): Answer {
  let wait = 0;
  let sum = 0;
  for (let at = mm1Columns; at < rows.length; at += mm1Columns) {
    wait = Math.max(0, wait + (rows[at - 1] as number) - (rows[at] as number));
    sum += wait;
  }
  return { wait: sum / (rows.length / mm1Columns) };
}

const source = -1;

function mm1Floor(rows: Float64Array): Answer {
  const people = rows.length / mm1Columns;
  const calendar = new FloorCalendar();
  const slots = new FloorSlots();
  const server = new FloorPool(1, slots);
  let arrived = 0;
  let waits = 0;
  calendar.add(rows[0] as number, source);
  while (calendar.size > 0) {
    const slot = calendar.take();
    const { now } = calendar;
    if (slot === source) {
      const comer = slots.open();
      const row = mm1Columns * arrived++;
      slots.row[comer] = row;
      slots.arrivedAt[comer] = now;
      if (server.seize(comer, 0)) calendar.add(now + (rows[row + 1] as number), comer);
      if (arrived < people) calendar.add(now + (rows[row + mm1Columns] as number), source);
      continue;
    }
    slots.close(slot);
    const called = server.release();
    if (called < 0) continue;
    waits += now - (slots.arrivedAt[called] as number);
    calendar.add(now + (rows[(slots.row[called] as number) + 1] as number), called);
  }
  return { wait: waits / people };
}

const atTriage = 0;
const atDoctor = 1;
const atScan = 2;
const atWard = 3;

class EdFloor {
  private readonly rows: Float64Array;
  private readonly calendar = new FloorCalendar();
  private readonly slots = new FloorSlots();
  private readonly nurses = new FloorPool(3, this.slots);
  private readonly cubicles = new FloorPool(30, this.slots);
  private readonly doctors = new FloorPool(10, this.slots);
  private readonly scanners = new FloorPool(4, this.slots);
  private readonly beds = new FloorPool(420, this.slots);
  private arrived = 0;
  private admitted = 0;
  private doctorWaits = 0;
  private departmentTimes = 0;
  private boardings = 0;

  constructor(rows: Float64Array) {
    this.rows = rows;
  }

  run(): Answer {
    const { calendar, slots } = this;
    const people = this.rows.length / edColumns;
    calendar.add(this.rows[gap] as number, source);
    while (calendar.size > 0) {
      const slot = calendar.take();
      if (slot === source) this.arrive(people);
      else if (slots.stage[slot] === atTriage) this.endTriage(slot);
      else if (slots.stage[slot] === atDoctor) this.endDoctor(slot);
      else if (slots.stage[slot] === atScan) this.endScan(slot);
      else this.endStay(slot);
    }
    return {
      waitForDoctor: this.doctorWaits / people,
      timeInDepartment: this.departmentTimes / people,
      boarding: this.boardings / this.admitted,
      lastDeparture: calendar.now,
    };
  }

  private arrive(people: number): void {
    const { slots, calendar, rows } = this;
    const slot = slots.open();
    const row = edColumns * this.arrived++;
    slots.row[slot] = row;
    slots.priority[slot] = rows[row + acuity] as number;
    slots.arrivedAt[slot] = calendar.now;
    if (this.nurses.seize(slot, slots.priority[slot] as number)) this.work(slot, atTriage, triage);
    if (this.arrived < people) calendar.add(calendar.now + (rows[row + edColumns + gap] as number), source);
  }

  private endTriage(slot: number): void {
    const called = this.nurses.release();
    if (called >= 0) this.work(called, atTriage, triage);
    if (this.cubicles.seize(slot, this.slots.priority[slot] as number)) this.wantDoctor(slot);
  }

  private endDoctor(slot: number): void {
    const called = this.doctors.release();
    if (called >= 0) this.startDoctor(called);
    const { slots, rows } = this;
    if (rows[(slots.row[slot] as number) + isScanned] === 0) this.leaveOrBoard(slot);
    else if (this.scanners.seize(slot, slots.priority[slot] as number)) this.work(slot, atScan, scan);
  }

  private endScan(slot: number): void {
    const called = this.scanners.release();
    if (called >= 0) this.work(called, atScan, scan);
    this.leaveOrBoard(slot);
  }

  private endStay(slot: number): void {
    const called = this.beds.release();
    if (called >= 0) this.startStay(called);
    this.slots.close(slot);
  }

  private wantDoctor(slot: number): void {
    if (this.doctors.seize(slot, this.slots.priority[slot] as number)) this.startDoctor(slot);
  }

  private startDoctor(slot: number): void {
    this.doctorWaits += this.calendar.now - (this.slots.arrivedAt[slot] as number);
    this.work(slot, atDoctor, doctor);
  }

  private leaveOrBoard(slot: number): void {
    const { slots, calendar } = this;
    if (this.rows[(slots.row[slot] as number) + isAdmitted] === 0) {
      this.leaveCubicle(slot);
      slots.close(slot);
      return;
    }
    this.admitted++;
    slots.boardingSince[slot] = calendar.now;
    if (this.beds.seize(slot, 0)) this.startStay(slot);
  }

  private startStay(slot: number): void {
    this.boardings += this.calendar.now - (this.slots.boardingSince[slot] as number);
    this.work(slot, atWard, stay);
    this.leaveCubicle(slot);
  }

  private leaveCubicle(slot: number): void {
    this.departmentTimes += this.calendar.now - (this.slots.arrivedAt[slot] as number);
    const called = this.cubicles.release();
    if (called >= 0) this.wantDoctor(called);
  }

  private work(slot: number, stage: number, column: number): void {
    const { slots, calendar } = this;
    slots.stage[slot] = stage;
    calendar.add(calendar.now + (this.rows[(slots.row[slot] as number) + column] as number), slot);
  }
}

// The emergency department once more, written to be read and not to be fast: sorted lists of plain objects, people
// called by asking everybody who waits. What the floor is checked against; shares nothing with it but the columns.

import type { Answer } from './floors.ts';
import { acuity, doctor, edColumns, gap, isAdmitted, isScanned, scan, stay, triage } from './inputs.ts';

interface Patient {
  readonly row: Float64Array;
  readonly arrivedAt: number;
  boardingSince: number;
}

interface Event {
  readonly at: number;
  readonly happens: () => void;
}

class Place {
  private inUse = 0;
  private waiting: { readonly rank: number; readonly since: number; readonly start: () => void }[] = [];
  private waits = 0;
  private served = 0;
  private readonly units: number;
  private readonly now: () => number;

  constructor(units: number, now: () => number) {
    this.units = units;
    this.now = now;
  }

  get meanWait(): number {
    return this.waits / this.served;
  }

  ask(rank: number, start: () => void): void {
    this.waiting.push({ rank, since: this.now(), start });
    this.call();
  }

  giveBack(): void {
    this.inUse--;
    this.call();
  }

  /** The best rank, and of those who have it the first who came here. */
  private call(): void {
    if (this.inUse === this.units || this.waiting.length === 0) return;
    const best = Math.min(...this.waiting.map(({ rank }) => rank));
    const called = this.waiting.find(({ rank }) => rank === best);
    this.waiting = this.waiting.filter((waiter) => waiter !== called);
    if (called === undefined) return;
    this.inUse++;
    this.served++;
    this.waits += this.now() - called.since;
    called.start();
  }
}

export class PlainDepartment {
  private readonly rows: Float64Array;
  private readonly people: number;
  private readonly future: Event[] = [];
  private readonly nurses = this.place(3);
  private readonly cubicles = this.place(30);
  private readonly doctors = this.place(10);
  private readonly scanners = this.place(4);
  private readonly beds = this.place(420);
  private now = 0;
  private doctorWaits = 0;
  private departmentTimes = 0;
  private boardings = 0;
  private admitted = 0;

  constructor(rows: Float64Array) {
    this.rows = rows;
    this.people = rows.length / edColumns;
  }

  run(): Answer {
    this.expect(0);
    for (let event = this.future.shift(); event !== undefined; event = this.future.shift()) {
      this.now = event.at;
      event.happens();
    }
    return {
      waitForDoctor: this.doctorWaits / this.people,
      timeInDepartment: this.departmentTimes / this.people,
      boarding: this.boardings / this.admitted,
      lastDeparture: this.now,
    };
  }

  /** Mean minutes in each of the waiting lists that a full ward does not lengthen much. */
  meanWaits(): Answer {
    const { nurses, doctors, scanners } = this;
    return { nurse: nurses.meanWait, doctor: doctors.meanWait, scanner: scanners.meanWait };
  }

  private place(units: number): Place {
    return new Place(units, () => this.now);
  }

  private after(minutes: number, happens: () => void): void {
    const at = this.now + minutes;
    const place = this.future.findLastIndex((event) => event.at <= at) + 1;
    this.future.splice(place, 0, { at, happens });
  }

  /** Brings the patient of a row, and then the next. */
  private expect(ordinal: number): void {
    if (ordinal === this.people) return;
    const row = this.rows.subarray(ordinal * edColumns, (ordinal + 1) * edColumns);
    this.after(row[gap] as number, () => {
      const patient = { row, arrivedAt: this.now, boardingSince: 0 };
      this.work(this.nurses, patient, triage, () => this.wantCubicle(patient));
      this.expect(ordinal + 1);
    });
  }

  private work(place: Place, patient: Patient, column: number, then: () => void): void {
    place.ask(figure(patient, acuity), () => {
      if (column === doctor) this.doctorWaits += this.now - patient.arrivedAt;
      this.after(figure(patient, column), () => {
        place.giveBack();
        then();
      });
    });
  }

  private wantCubicle(patient: Patient): void {
    this.cubicles.ask(figure(patient, acuity), () =>
      this.work(this.doctors, patient, doctor, () => this.seen(patient)),
    );
  }

  private seen(patient: Patient): void {
    if (figure(patient, isScanned) === 0) this.decide(patient);
    else this.work(this.scanners, patient, scan, () => this.decide(patient));
  }

  private decide(patient: Patient): void {
    if (figure(patient, isAdmitted) === 0) return this.leaveCubicle(patient);
    patient.boardingSince = this.now;
    this.beds.ask(0, () => {
      this.admitted++;
      this.boardings += this.now - patient.boardingSince;
      this.after(figure(patient, stay), () => this.beds.giveBack());
      this.leaveCubicle(patient);
    });
  }

  private leaveCubicle(patient: Patient): void {
    this.departmentTimes += this.now - patient.arrivedAt;
    this.cubicles.giveBack();
  }
}

function figure({ row }: Patient, column: number): number {
  return row[column] as number;
}

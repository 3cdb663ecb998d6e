// What the JavaScript floor is made of: a calendar in a four-way heap, recycled slots and pools with linked waiting
// lists, all in typed arrays. Nothing here is general: it is as fast as we can make it, and no more.

const nobody = -1;

/** Subjects in order of time, then of scheduling. */
export class FloorCalendar {
  size = 0;
  /** Time of the subject taken last. */
  now = 0;
  private times = new Float64Array(1024);
  private serials = new Float64Array(1024);
  private subjects = new Int32Array(1024);
  private nextSerial = 0;

  add(time: number, subject: number): void {
    if (this.size === this.times.length) this.grow();
    const { times, serials, subjects } = this;
    let at = this.size++;
    // A newcomer has the highest serial: at equal times it stays below.
    while (at > 0) {
      const parent = (at - 1) >> 2;
      const parentTime = times[parent] as number;
      if (time >= parentTime) break;
      times[at] = parentTime;
      serials[at] = serials[parent] as number;
      subjects[at] = subjects[parent] as number;
      at = parent;
    }
    times[at] = time;
    serials[at] = this.nextSerial++;
    subjects[at] = subject;
  }

  take(): number {
    const { times, serials, subjects } = this;
    const taken = subjects[0] as number;
    this.now = times[0] as number;
    const size = --this.size;
    const time = times[size] as number;
    const serial = serials[size] as number;
    let at = 0;
    for (let child = 1; child < size; child = at * 4 + 1) {
      const end = child + 4 < size ? child + 4 : size;
      let least = child;
      let leastTime = times[child] as number;
      for (let other = child + 1; other < end; other++) {
        const otherTime = times[other] as number;
        if (otherTime > leastTime) continue;
        if (otherTime === leastTime && (serials[other] as number) > (serials[least] as number)) continue;
        least = other;
        leastTime = otherTime;
      }
      if (leastTime > time || (leastTime === time && (serials[least] as number) > serial)) break;
      times[at] = leastTime;
      serials[at] = serials[least] as number;
      subjects[at] = subjects[least] as number;
      at = least;
    }
    times[at] = time;
    serials[at] = serial;
    subjects[at] = subjects[size] as number;
    return taken;
  }

  private grow(): void {
    this.times = longer(this.times, new Float64Array(this.times.length * 2));
    this.serials = longer(this.serials, new Float64Array(this.serials.length * 2));
    this.subjects = longer(this.subjects, new Int32Array(this.subjects.length * 2));
  }
}

/** Who is present: a slot each, used again when its person has gone. */
export class FloorSlots {
  row = new Int32Array(1024);
  stage = new Uint8Array(1024);
  priority = new Uint8Array(1024);
  arrivedAt = new Float64Array(1024);
  boardingSince = new Float64Array(1024);
  /** The next in the same waiting list. */
  next = new Int32Array(1024);
  private free = new Int32Array(1024);
  private freeCount = 0;
  private used = 0;

  open(): number {
    if (this.freeCount > 0) return this.free[--this.freeCount] as number;
    if (this.used === this.row.length) this.grow();
    return this.used++;
  }

  close(slot: number): void {
    this.free[this.freeCount++] = slot;
  }

  private grow(): void {
    const length = this.row.length * 2;
    this.row = longer(this.row, new Int32Array(length));
    this.stage = longer(this.stage, new Uint8Array(length));
    this.priority = longer(this.priority, new Uint8Array(length));
    this.arrivedAt = longer(this.arrivedAt, new Float64Array(length));
    this.boardingSince = longer(this.boardingSince, new Float64Array(length));
    this.next = longer(this.next, new Int32Array(length));
    this.free = longer(this.free, new Int32Array(length));
  }
}

/** Units, and who waits for one: by priority 0–3, then first come. */
export class FloorPool {
  private units: number;
  private readonly slots: FloorSlots;
  private readonly first = new Int32Array(4).fill(nobody);
  private readonly last = new Int32Array(4).fill(nobody);

  constructor(units: number, slots: FloorSlots) {
    this.units = units;
    this.slots = slots;
  }

  /** True when a unit was free; otherwise the slot waits. */
  seize(slot: number, priority: number): boolean {
    if (this.units > 0) {
      this.units--;
      return true;
    }
    const { next } = this.slots;
    next[slot] = nobody;
    const before = this.last[priority] as number;
    if (before === nobody) this.first[priority] = slot;
    else next[before] = slot;
    this.last[priority] = slot;
    return false;
  }

  /** The slot that has the unit now, or a negative number when nobody waited. */
  release(): number {
    const { first } = this;
    for (let priority = 0; priority < 4; priority++) {
      const slot = first[priority] as number;
      if (slot === nobody) continue;
      const after = this.slots.next[slot] as number;
      first[priority] = after;
      if (after === nobody) this.last[priority] = nobody;
      return slot;
    }
    this.units++;
    return nobody;
  }
}

function longer<Column extends Float64Array | Int32Array | Uint8Array>(old: Column, fresh: Column): Column {
  fresh.set(old);
  return fresh;
}

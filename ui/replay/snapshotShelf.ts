// Snapshots of one run by minute, packed, within a bound of memory: when it is full, every second one goes.

import { packZeros, unpackZeros } from './zeroRuns.ts';

export interface KeptSnapshot {
  readonly atMinutes: number;
  /** Journal entries behind it. */
  readonly applied: number;
  readonly bytes: Uint8Array;
}

const bytesAtMost = 160 * 1024 * 1024;

export class SnapshotShelf {
  private kept: KeptSnapshot[] = [];
  private readonly bytesAtMost: number;

  constructor(atMost = bytesAtMost) {
    this.bytesAtMost = atMost;
  }

  /** In order of time. The first is always kept. */
  add(snapshot: KeptSnapshot): void {
    this.kept.push({ ...snapshot, bytes: packZeros(snapshot.bytes) });
    while (this.kept.length > 2 && this.bytes() > this.bytesAtMost) {
      this.kept = this.kept.filter((_, place) => place % 2 === 0);
    }
  }

  /** The last at or before a minute. */
  before(minutes: number): KeptSnapshot {
    const found = this.kept.findLast((snapshot) => snapshot.atMinutes <= minutes);
    if (found === undefined) throw new Error(`No snapshot at or before minute ${minutes}`);
    return { ...found, bytes: unpackZeros(found.bytes) };
  }

  get size(): number {
    return this.kept.length;
  }

  private bytes(): number {
    return this.kept.reduce((sum, snapshot) => sum + snapshot.bytes.length, 0);
  }
}

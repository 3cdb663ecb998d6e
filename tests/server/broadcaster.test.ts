// What goes out, to whom, how often: with outlets whose unread bytes the test decides.

import { describe, expect, it } from 'vitest';
import type { WorldView } from '../../engine/index.ts';
import type { ClockMessage, RoomView, SeatBrief, ServerToClient } from '../../server/protocol/index.ts';
import { Broadcaster, slowReaderBytes, slowReaderWallMs } from '../../server/session/broadcaster.ts';
import type { Outlet } from '../../server/session/outlet.ts';

const seats: Record<string, SeatBrief> = {
  anna: { seatId: 'anna', role: 'team', teamId: 'hospital', name: 'Anna' },
  ben: { seatId: 'ben', role: 'team', teamId: 'hospital', name: 'Ben' },
  cleo: { seatId: 'cleo', role: 'team', teamId: 'council', name: 'Cleo' },
};

const room: RoomView = {
  phase: 'play',
  joinCode: 'ACDEFG',
  joinAddress: 'http://192.168.1.23:8080',
  teams: [],
  log: [],
  timetable: [],
  deciders: [],
  seats: null,
};

class FakeOutlet implements Outlet {
  readonly seatId: string;
  readonly frames: Buffer[] = [];
  unread = 0;
  farewell: string | null = null;

  constructor(seatId: string) {
    this.seatId = seatId;
  }

  send(frame: Buffer): void {
    this.frames.push(frame);
  }

  bufferedBytes(): number {
    return this.unread;
  }

  bye(code: string): void {
    this.farewell = code;
  }

  kinds(): readonly string[] {
    return this.frames.map((frame) => (JSON.parse(String(frame)) as ServerToClient).type);
  }
}

function stage() {
  const world = { version: 0, figure: 0, asked: 0 };
  const clock: ClockMessage = {
    type: 'clock',
    state: 'running',
    stoppedBy: null,
    fault: null,
    anchorSimMinutes: 0,
    speed: 60,
    planning: false,
    shownUntilSimMinutes: 3,
    nextStop: null,
    holdLeftWallMs: null,
    round: null,
  };
  const broadcaster = new Broadcaster({
    seat: (seatId) => seats[seatId] ?? null,
    showsWorld: () => true,
    worldVersion: () => world.version,
    worldView: (audience) => {
      world.asked += 1;
      return { kind: 'wall', simMinutes: world.figure, audience } as unknown as WorldView;
    },
    readsLedger: (seat) => seat.role === 'facilitator',
    ledger: () => ({ simMinutes: world.figure, lines: [] }),
    roomVersion: () => '',
    roomView: () => room,
    clock: () => clock,
  });
  const enter = (seatId: string): FakeOutlet => {
    const outlet = new FakeOutlet(seatId);
    broadcaster.add(outlet, 0);
    return outlet;
  };
  return { world, broadcaster, enter };
}

describe('views', () => {
  it('are asked for and encoded once per team, whatever the number of screens', () => {
    const { world, broadcaster, enter } = stage();
    const [anna, ben, cleo] = ['anna', 'ben', 'cleo'].map(enter) as [FakeOutlet, FakeOutlet, FakeOutlet];
    world.asked = 0;
    world.version = 1;
    world.figure = 60;
    broadcaster.publish(1000);
    expect(world.asked).toBe(2);
    expect(anna.frames.at(-1)).toBe(ben.frames.at(-1));
    expect(anna.frames.at(-1)).not.toBe(cleo.frames.at(-1));
  });

  it('go out at most once a real second, and only when they have changed', () => {
    const { world, broadcaster, enter } = stage();
    const anna = enter('anna');
    broadcaster.publish(0);
    anna.frames.length = 0;
    for (let now = 250; now <= 4000; now += 250) {
      world.version += 1;
      if (now > 2000) world.figure = now;
      broadcaster.publish(now);
    }
    expect(anna.kinds().filter((kind) => kind === 'worldView')).toHaveLength(2);
    expect(anna.kinds().filter((kind) => kind === 'roomView')).toHaveLength(0);
  });
});

describe('a slow reader', () => {
  it('gets no view beyond a megabyte unread, the newest when it has caught up', () => {
    const { world, broadcaster, enter } = stage();
    const [anna, ben] = ['anna', 'ben'].map(enter) as [FakeOutlet, FakeOutlet];
    broadcaster.publish(0);
    anna.unread = slowReaderBytes + 1;
    anna.frames.length = 0;
    for (let second = 1; second <= 5; second += 1) {
      world.version = second;
      world.figure = second;
      broadcaster.publish(second * 1000);
    }
    expect(anna.kinds()).not.toContain('worldView');
    anna.unread = 0;
    broadcaster.publish(6000);
    expect(anna.kinds().filter((kind) => kind === 'worldView')).toHaveLength(1);
    expect(anna.frames.at(-1)).toBe(ben.frames.at(-1));
    expect(anna.farewell).toBeNull();
  });

  it('is told to come back when it does not catch up in ten seconds', () => {
    const { broadcaster, enter } = stage();
    const anna = enter('anna');
    anna.unread = slowReaderBytes + 1;
    for (let now = 1000; now <= slowReaderWallMs + 1000; now += 1000) broadcaster.publish(now);
    expect(anna.farewell).toBeNull();
    broadcaster.publish(slowReaderWallMs + 2000);
    expect(anna.farewell).toBe('too-slow');
  });
});

describe('a second device on a seat', () => {
  it('takes over; the first is told, and its end no longer counts', () => {
    const { broadcaster, enter } = stage();
    const first = enter('anna');
    const second = enter('anna');
    expect(first.farewell).toBe('taken-over');
    expect(broadcaster.remove(first)).toBe(false);
    expect(broadcaster.connectedSeats().has('anna')).toBe(true);
    expect(broadcaster.remove(second)).toBe(true);
  });
});

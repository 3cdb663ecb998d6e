// Whose hand a decision was: folded from the log, told to the team itself and to control.

import { expect, it } from 'vitest';
import type { SeatBrief } from '../../server/protocol/index.ts';
import { foldLog } from '../../server/session/recovery.ts';
import { type RoomAudience, type RoomFacts, roomView } from '../../server/session/roomView.ts';
import type { EntryBody } from '../../server/storage/storage.ts';

const seat = (seatId: string, name: string, teamId: string | null): SeatBrief => ({
  seatId,
  name,
  teamId,
  role: teamId === null ? 'facilitator' : 'team',
});

const comes = (of: SeatBrief): EntryBody => ({
  type: 'log',
  kind: 'presence',
  text: `${of.name} comes.`,
  audience: 'room',
  change: { kind: 'seat', seat: of },
});

const decides = (agencyId: string | null, seatId: string | null): EntryBody => ({
  type: 'command',
  actor: agencyId === null ? { kind: 'control', seatId } : { kind: 'agency', agencyId, seatId },
  command: { kind: 'declareLevel', agencyId: agencyId ?? 'acute', level: 2 },
  rationale: '',
});

const bodies: readonly EntryBody[] = [
  comes(seat('a', 'Anna', 'hospital')),
  comes(seat('f', 'Facilitator', null)),
  decides('acute', 'a'),
  // Back under another name, and later away: what was decided stays theirs as they were called.
  comes(seat('a', 'Anna B', 'hospital')),
  decides('mental-health', 'a'),
  { type: 'log', kind: 'seat', text: '', audience: 'control', change: { kind: 'seatRemoved', seatId: 'a' } },
  decides('council', 'f'),
  decides(null, 'f'),
  // By the session itself.
  decides(null, null),
];

const facts: RoomFacts = {
  joinCode: 'K7F4QA',
  joinAddress: 'http://192.168.1.23:8080',
  teams: [
    { id: 'hospital', name: 'Hospital', seats: 5, agencies: ['acute', 'mental-health'] },
    { id: 'town-hall', name: 'Town hall', seats: 5, agencies: ['council'] },
  ],
  timetable: [],
  connectedSeats: new Set(),
  returnCodes: new Map(),
};

it('[V1] a team reads who decided for its own organisations, control reads all, the wall nothing', () => {
  const state = foldLog(
    bodies.map((body, index) => ({
      sequence: index + 1,
      atMinutes: 0,
      wallTime: '2026-11-23T10:00:00.000Z',
      commandId: null,
      seatId: null,
      body,
    })),
    60,
  );
  const seen = (audience: RoomAudience) =>
    roomView(state, facts, audience).deciders.map(({ sequence, name }) => `${sequence} ${name}`);
  expect(seen({ kind: 'team', teamId: 'hospital' })).toEqual(['3 Anna', '5 Anna B']);
  expect(seen({ kind: 'team', teamId: 'town-hall' })).toEqual(['7 Facilitator']);
  expect(seen({ kind: 'control' })).toEqual(['3 Anna', '5 Anna B', '7 Facilitator', '8 Facilitator']);
  expect(seen({ kind: 'wall' })).toEqual([]);
});

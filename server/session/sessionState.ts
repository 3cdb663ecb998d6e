// What a session is, folded from its log: phase, clock, locks, seats. Knows no world, sockets or storage.

import type { Actor, SessionLogEntry } from '../../engine/index.ts';
import type { ClockMessage, ClockState, SeatBrief, SessionPhase } from '../protocol/index.ts';
import type { SessionChange, StoredEntry } from '../storage/storage.ts';

export interface SessionState {
  phase: SessionPhase;
  clock: ClockState;
  stoppedBy: ClockMessage['stoppedBy'];
  speed: number;
  holdWallSeconds: number | null;
  readonly lockedTeams: Set<string>;
  /** In order of joining. */
  readonly seats: Map<string, SeatBrief>;
  readonly log: SessionLogEntry[];
  /** Whose hand each decision was, by its sequence. */
  readonly deciders: Map<number, Decider>;
  sequence: number;
}

export interface Decider {
  /** Null: control's own. */
  readonly agencyId: string | null;
  /** As the person was called then; the seat may be gone since. */
  readonly name: string;
}

export function newSessionState(speed: number): SessionState {
  return {
    phase: 'lobby',
    clock: 'paused',
    stoppedBy: 'not-started',
    speed,
    holdWallSeconds: null,
    lockedTeams: new Set(),
    seats: new Map(),
    log: [],
    deciders: new Map(),
    sequence: 0,
  };
}

/** The one place where a session changes: an entry that is already durable. */
export function applyEntry(state: SessionState, entry: StoredEntry): void {
  state.sequence = entry.sequence;
  if (entry.body.type === 'command') {
    noteDecider(state, entry.sequence, entry.body.actor);
    return;
  }
  const { kind, text, audience, change } = entry.body;
  state.log.push({
    sequence: entry.sequence,
    atMinutes: entry.atMinutes,
    wallTime: entry.wallTime,
    kind,
    text,
    audience,
  });
  if (change !== null) applyChange(state, change);
}

function noteDecider(state: SessionState, sequence: number, actor: Actor): void {
  const seat = actor.seatId === null ? undefined : state.seats.get(actor.seatId);
  if (seat === undefined) return;
  state.deciders.set(sequence, {
    agencyId: actor.kind === 'agency' ? actor.agencyId : null,
    name: seat.name,
  });
}

function applyChange(state: SessionState, change: SessionChange): void {
  switch (change.kind) {
    case 'phase':
      state.phase = change.to;
      return;
    case 'clock':
      state.clock = change.to;
      state.stoppedBy = change.stoppedBy;
      state.speed = change.speed;
      state.holdWallSeconds = change.holdWallSeconds;
      return;
    case 'speed':
      state.speed = change.speed;
      return;
    case 'lock':
      setLock(state, change.teamId, change.locked);
      return;
    case 'locks':
      for (const teamId of change.teamIds) setLock(state, teamId, change.locked);
      return;
    case 'seat':
      state.seats.set(change.seat.seatId, change.seat);
      return;
    case 'seatRemoved':
      state.seats.delete(change.seatId);
      return;
    case 'broken':
      return;
  }
}

function setLock({ lockedTeams }: SessionState, teamId: string, locked: boolean): void {
  if (locked) lockedTeams.add(teamId);
  else lockedTeams.delete(teamId);
}

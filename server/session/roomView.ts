// What each audience sees of the session: a pure function of its log and of who is connected now.

import type { SessionLogEntry } from '../../engine/index.ts';
import type { RoomTeam, RoomView, TimetableLine } from '../protocol/index.ts';
import type { SessionState } from './sessionState.ts';

export type RoomAudience =
  | { readonly kind: 'control' | 'wall' }
  | { readonly kind: 'team'; readonly teamId: string };

export interface RoomFacts {
  readonly joinCode: string;
  readonly joinAddress: string;
  readonly teams: readonly {
    readonly id: string;
    readonly name: string;
    readonly seats: number;
    readonly agencies: readonly string[];
  }[];
  readonly timetable: readonly TimetableLine[];
  readonly connectedSeats: ReadonlySet<string>;
  /** By seat id. */
  readonly returnCodes: ReadonlyMap<string, string>;
}

const logShown = 20;

export function roomView(state: SessionState, facts: RoomFacts, audience: RoomAudience): RoomView {
  return {
    phase: state.phase,
    joinCode: facts.joinCode,
    joinAddress: facts.joinAddress,
    teams: facts.teams.map((team) => roomTeam(state, facts, team)),
    log: newestFirst(state.log, audience),
    timetable: facts.timetable,
    deciders: decidersFor(state, facts, audience),
    seats: audience.kind === 'control' ? seatsForControl(state, facts) : null,
  };
}

export function mayRead(entry: SessionLogEntry, audience: RoomAudience): boolean {
  if (entry.audience === 'room' || audience.kind === 'control') return true;
  if (entry.audience === 'control') return false;
  return audience.kind === 'team' && audience.teamId === entry.audience.teamId;
}

/**
 * Comings and goings are in the record and in the list of seats; here they would push out everything else.
 * Control's own notes are all there, however old: they are bookmarks.
 */
function newestFirst(log: readonly SessionLogEntry[], audience: RoomAudience): readonly SessionLogEntry[] {
  const shown: SessionLogEntry[] = [];
  let room = logShown;
  for (const entry of log.toReversed()) {
    if (entry.kind === 'presence' || !mayRead(entry, audience)) continue;
    if (entry.kind === 'note') shown.push(entry);
    else if (room-- > 0) shown.push(entry);
  }
  return shown;
}

/** A team reads who decided for its own organisations, control for all. */
function decidersFor(state: SessionState, facts: RoomFacts, audience: RoomAudience): RoomView['deciders'] {
  if (audience.kind === 'wall') return [];
  const own =
    audience.kind === 'team' ? (facts.teams.find(({ id }) => id === audience.teamId)?.agencies ?? []) : null;
  return [...state.deciders]
    .filter(([, { agencyId }]) => own === null || (agencyId !== null && own.includes(agencyId)))
    .map(([sequence, { name }]) => ({ sequence, name }));
}

function roomTeam(state: SessionState, facts: RoomFacts, team: RoomFacts['teams'][number]): RoomTeam {
  const people = [...state.seats.values()].filter((seat) => seat.role === 'team' && seat.teamId === team.id);
  return {
    teamId: team.id,
    name: team.name,
    seats: team.seats,
    people: people.map((seat) => ({ name: seat.name, connected: facts.connectedSeats.has(seat.seatId) })),
    locked: state.lockedTeams.has(team.id),
  };
}

function seatsForControl(state: SessionState, facts: RoomFacts): RoomView['seats'] {
  return [...state.seats.values()].map((seat) => ({
    ...seat,
    connected: facts.connectedSeats.has(seat.seatId),
    returnCode: facts.returnCodes.get(seat.seatId) ?? '',
  }));
}

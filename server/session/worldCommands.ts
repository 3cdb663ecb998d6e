// Decisions about the world: from a seat's message to an actor, a check, and an entry. Also the handing
// over of agencies as seats fill and empty. Knows the ledger; knows no sockets and no wall time.

import type { Actor, Command } from '../../engine/index.ts';
import { type ClientToServer, permission, type SeatBrief } from '../protocol/index.ts';
import type { EntryBody } from '../storage/storage.ts';
import type { Ledger } from './ledger.ts';

export type WorldMessage = Extract<ClientToServer, { type: 'command' }>;

/** The entry that the message deserves, or why not. The world is asked last. */
export function decide(
  ledger: Ledger,
  seat: SeatBrief,
  message: WorldMessage,
): EntryBody | { readonly code: string; readonly sentence: string } {
  const { command, rationale } = message;
  const agencyId = message.agencyId ?? onlyAgency(ledger, seat);
  const denied = permission(command.kind, {
    role: seat.role,
    phase: ledger.state.phase,
    clock: ledger.state.clock,
    planning: ledger.runner.planningOpen,
    ownTeam: agencyId !== null && agenciesOf(ledger, seat.teamId).includes(agencyId),
    locked: seat.teamId !== null && ledger.state.lockedTeams.has(seat.teamId),
  });
  if (denied !== null) return denied;
  const actor = actorOf(seat, agencyId);
  const refused = ledger.runner.check(actor, command);
  return refused ?? { type: 'command', actor, command, rationale };
}

/** The planning round is closed by the session itself. */
export function closingBy(rationale: string): EntryBody {
  const actor: Actor = { kind: 'control', seatId: null };
  return { type: 'command', actor, command: { kind: 'closePlanning' }, rationale };
}

/** Hands their agencies to the teams that have people; the others stay with their standing orders. */
export function handOver(ledger: Ledger): readonly EntryBody[] {
  const occupied = new Set([...ledger.state.seats.values()].map((seat) => seat.teamId));
  const { teams } = ledger.runner.brief({ kind: 'control' });
  return teams.filter(({ id }) => occupied.has(id)).flatMap(({ id }) => handTeam(ledger, id, true));
}

/** One team's agencies; what is so already is left out. */
export function handTeam(ledger: Ledger, teamId: string, toPeople: boolean): readonly EntryBody[] {
  const actor: Actor = { kind: 'control', seatId: null };
  const playedBy = toPeople ? 'people' : 'standing-orders';
  return agenciesOf(ledger, teamId)
    .map((agencyId): Command => ({ kind: 'handAgency', agencyId, playedBy }))
    .filter((command) => ledger.runner.check(actor, command) === null)
    .map((command) => ({
      type: 'command',
      actor,
      command,
      rationale: toPeople ? 'The seat is taken.' : 'Nobody sits there.',
    }));
}

function actorOf(seat: SeatBrief, agencyId: string | null): Actor {
  return agencyId === null
    ? { kind: 'control', seatId: seat.seatId }
    : { kind: 'agency', agencyId, seatId: seat.seatId };
}

function onlyAgency(ledger: Ledger, seat: SeatBrief): string | null {
  const agencies = agenciesOf(ledger, seat.teamId);
  return agencies.length === 1 ? (agencies[0] ?? null) : null;
}

function agenciesOf(ledger: Ledger, teamId: string | null): readonly string[] {
  const { teams } = ledger.runner.brief({ kind: 'control' });
  return teams.find((team) => team.id === teamId)?.agencies ?? [];
}

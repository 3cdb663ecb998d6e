// What is told about a session over HTTP: pure readings of its ledger.

import type { JoinInfo, SeatBrief, SessionListing } from '../protocol/index.ts';
import type { Ledger } from './ledger.ts';

export function joinInfoOf({ record, runner, state }: Ledger): JoinInfo {
  const { agencies, teams, name } = runner.brief({ kind: 'control' });
  const seats = [...state.seats.values()];
  return {
    sessionId: record.sessionId,
    sessionName: record.settings.name,
    scenarioName: name,
    phase: state.phase,
    teams: teams.map((team) => ({
      teamId: team.id,
      name: team.name,
      agencyNames: team.agencies.map((id) => agencies.find((agency) => agency.id === id)?.name ?? id),
      seats: team.seats,
      taken: seats.filter((seat) => seat.teamId === team.id).length,
    })),
  };
}

export function listingOf({ record, runner, state }: Ledger): SessionListing {
  return {
    sessionId: record.sessionId,
    name: record.settings.name,
    scenarioName: record.scenarioName,
    phase: state.phase,
    joinCode: record.joinCode,
    simMinutes: runner.simMinutes,
    people: [...state.seats.values()].filter((seat) => seat.role === 'team').length,
    createdWallTime: record.createdWallTime,
  };
}

/** Control, and whoever leads the whole; nobody where the scenario keeps no ledger. */
export function readsLedger({ runner }: Ledger, seat: SeatBrief): boolean {
  const { agencies, ledger, teams } = runner.scenario;
  if (ledger.length === 0) return false;
  if (seat.role === 'facilitator') return true;
  const played = teams.find((team) => team.id === seat.teamId)?.agencies ?? [];
  return agencies.some((agency) => agency.kind === 'commissioner' && played.includes(agency.id));
}

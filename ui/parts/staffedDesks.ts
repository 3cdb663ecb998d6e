// How many desks are staffed: somebody has joined the team, whether or not their screen is awake just now. It is what
// decides whether people or standing orders play, so every screen counts it the same way. Pure.

import type { RoomTeam } from '../../server/protocol/index.ts';

export function staffedDesks(teams: readonly Pick<RoomTeam, 'people'>[]): number {
  return teams.filter(({ people }) => people.length > 0).length;
}

// Which desk: every team with its seats, none chosen beforehand. A full one says so and cannot be taken.

import type { JoinInfo } from '../../server/protocol/index.ts';
import styles from './JoinPage.module.css';

export interface TeamChoiceProps {
  readonly teams: JoinInfo['teams'];
  readonly chosen: string | null;
  readonly onChoose: (teamId: string) => void;
}

export function TeamChoice({ teams, chosen, onChoose }: TeamChoiceProps) {
  return (
    <fieldset className={styles.teams}>
      <legend>Your desk</legend>
      {teams.map((team) => {
        const full = team.taken >= team.seats;
        return (
          <label key={team.teamId} className={styles.team} data-full={full}>
            <input
              type="radio"
              name="team"
              value={team.teamId}
              data-testid={`join-team-${team.teamId}`}
              checked={chosen === team.teamId}
              disabled={full}
              onChange={() => onChoose(team.teamId)}
            />
            <span className={styles.teamName}>
              {team.name}
              {playsText(team.name, team.agencyNames) !== '' && (
                <small>{playsText(team.name, team.agencyNames)}</small>
              )}
            </span>
            <span className={styles.seats}>{seatsText(team.taken, team.seats)}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

function seatsText(taken: number, seats: number): string {
  if (taken >= seats) return `${taken} of ${seats}, full`;
  return taken === 0 ? `nobody yet, ${seats} ${seats === 1 ? 'seat' : 'seats'}` : `${taken} of ${seats}`;
}

function playsText(teamName: string, agencyNames: readonly string[]): string {
  if (agencyNames.length === 1 && agencyNames[0] === teamName) return '';
  return agencyNames.join(', ');
}

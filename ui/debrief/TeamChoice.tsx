// Whose desk to look at: always in sight, because the question "what did they know?" comes at any moment.

import type { ScenarioBrief } from '../../server/protocol/index.ts';
import styles from './TeamChoice.module.css';

export interface TeamChoiceProps {
  readonly teams: ScenarioBrief['teams'];
  /** Null: no desk is shown. */
  readonly chosen: string | null;
  readonly onChoose: (teamId: string) => void;
}

export function TeamChoice({ teams, chosen, onChoose }: TeamChoiceProps) {
  return (
    <fieldset className={styles.teams}>
      <legend>What each desk knew</legend>
      {teams.map((team) => (
        <button
          key={team.id}
          type="button"
          data-testid={`debrief-team-${team.id}`}
          aria-pressed={team.id === chosen}
          onClick={() => onChoose(team.id)}
        >
          {team.name}
        </button>
      ))}
    </fieldset>
  );
}

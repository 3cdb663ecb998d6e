// Whose desk to look at: always in sight, because the question "what did they know?" comes at any moment.

import type { ScenarioBrief } from '../../server/protocol/index.ts';
import styles from './TeamChoice.module.css';

export interface TeamChoiceProps {
  readonly brief: ScenarioBrief;
  /** Null: no desk is shown. */
  readonly chosen: string | null;
  readonly onChoose: (teamId: string) => void;
}

export function TeamChoice({ brief, chosen, onChoose }: TeamChoiceProps) {
  return (
    <fieldset className={styles.teams}>
      <legend>What each desk knew</legend>
      {brief.teams.map((team) => (
        <button
          key={team.id}
          type="button"
          data-testid={`debrief-team-${team.id}`}
          aria-pressed={team.id === chosen}
          title={team.name}
          onClick={() => onChoose(team.id)}
        >
          {shortName(brief, team)}
        </button>
      ))}
    </fieldset>
  );
}

/** The organisation's short name where a team plays one, so that all teams stand in one row. */
function shortName(brief: ScenarioBrief, team: ScenarioBrief['teams'][number]): string {
  const [only, ...others] = team.agencies;
  const agency = brief.agencies.find(({ id }) => id === only);
  return agency === undefined || others.length > 0 ? team.name : agency.short;
}

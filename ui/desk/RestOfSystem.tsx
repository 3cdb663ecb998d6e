// Who has declared what: the system first, then everybody.

import type { ScenarioBrief, TeamView } from '../../server/protocol/index.ts';
import { AgencyIcon } from '../parts/AgencyIcon.tsx';
import { LevelTag } from '../parts/LevelTag.tsx';
import { Panel } from '../parts/Panel.tsx';
import { levelName, systemLevelWords } from './levelWords.ts';
import styles from './RestOfSystem.module.css';

export interface RestOfSystemProps {
  readonly brief: ScenarioBrief;
  readonly levels: TeamView['levels'];
  readonly className?: string | undefined;
}

export function RestOfSystem({ brief, levels, className }: RestOfSystemProps) {
  const highest = systemLevelWords(brief) !== 'level declared';
  return (
    <Panel title="Rest of the system" aside="level declared" className={className} testId="system">
      <ul className={styles.list}>
        {levels.map(({ agencyId, declared }) => {
          const agency = brief.agencies.find((one) => one.id === agencyId);
          return (
            <li key={agencyId} data-agency={agencyId} data-declared={declared}>
              <AgencyIcon kind={agency?.kind ?? 'other'} size={16} />
              <span title={agency?.name}>
                {agencyId === 'system' ? 'Whole system' : (agency?.short ?? agencyId)}
                {agencyId === 'system' && highest && <small> {systemLevelWords(brief)}</small>}
              </span>
              <LevelTag
                as="line"
                level={declared}
                name={declared === null ? '' : levelName(brief, agencyId, declared)}
              />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

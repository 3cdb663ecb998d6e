// One card a scenario file, what can be played first. A file with problems is shown with them, not hidden.

import type { ScenarioListing } from '../../server/protocol/index.ts';
import { durationText, wallDurationText } from '../clock/instants.ts';
import styles from './ScenarioCards.module.css';
import { groupScenarios } from './scenarioGroups.ts';

export interface ScenarioCardsProps {
  readonly scenarios: readonly ScenarioListing[];
  readonly chosenFile: string | null;
  readonly onChoose: (scenario: ScenarioListing) => void;
}

export function ScenarioCards({ scenarios, ...rest }: ScenarioCardsProps) {
  const groups = groupScenarios(scenarios);
  // Where there is only what can be played, there is nothing to tell apart.
  const titled = groups.some(({ kind }) => kind !== 'play');
  return groups.map(({ kind, title, scenarios: ofGroup }) => (
    <section key={kind} data-testid={`scenarios-${kind}`}>
      {titled && <h3 className={styles.group}>{title}</h3>}
      <Cards scenarios={ofGroup} {...rest} />
    </section>
  ));
}

function Cards({ scenarios, chosenFile, onChoose }: ScenarioCardsProps) {
  return (
    <ul className={styles.cards}>
      {scenarios.map((scenario) => (
        <li key={scenario.file}>
          {scenario.problems.length > 0 ? (
            <BrokenCard scenario={scenario} />
          ) : (
            <button
              type="button"
              className={styles.card}
              aria-pressed={scenario.file === chosenFile}
              onClick={() => onChoose(scenario)}
              data-testid={`scenario-${scenario.scenarioId}`}
            >
              <b>{scenario.name}</b>
              <span className={styles.summary}>{scenario.summary}</span>
              <span className={styles.facts}>
                {factsOf(scenario)
                  .map((fact) => fact.replaceAll(' ', '\u00a0'))
                  .join(', ')}
              </span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function BrokenCard({ scenario }: { scenario: ScenarioListing }) {
  return (
    <div className={styles.broken} data-testid={`scenario-${scenario.scenarioId}`}>
      <b>{scenario.name || scenario.file}</b>
      <span className={styles.summary}>
        Cannot be played: {scenario.file} has{' '}
        {scenario.problems.length === 1 ? 'a problem' : `${scenario.problems.length} problems`}.
      </span>
      <details>
        <summary>Show</summary>
        <ul>
          {scenario.problems.map((problem) => (
            <li key={problem}>
              <pre>{problem}</pre>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function factsOf({ agencies, teams, simulatedDays, realMinutes }: ScenarioListing): string[] {
  return [
    ...(agencies > 0 ? [agencies === 1 ? '1 agency' : `${agencies} agencies`] : []),
    ...(teams > 0 ? [teams === 1 ? '1 team' : `${teams} teams`] : ['nobody decides in it']),
    `${simulatedDays === 1 ? '1 day' : durationText(simulatedDays * 1440)} simulated`,
    // Nobody sits in a room where nobody decides.
    ...(teams > 0 && realMinutes > 0 ? [`${wallDurationText(realMinutes * 60_000)} in the room`] : []),
  ];
}

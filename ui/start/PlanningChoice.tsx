// Whether the room plays the planning round before the first minute, where the scenario has one.

import { dateWords } from '../clock/instants.ts';
import styles from './SessionFields.module.css';
import type { TimetableProps } from './TimetableFields.tsx';

export function PlanningChoice({ form, scenario, set }: TimetableProps) {
  const { planning } = scenario;
  if (planning === null) return null;
  const option = (isPlayed: boolean, testId: string, title: string, text: string) => (
    <label>
      <input
        type="radio"
        name="planning"
        checked={form.planning === isPlayed}
        onChange={() => set({ planning: isPlayed })}
        data-testid={testId}
      />
      <span>
        <b>{title}</b>
        <span>{text}</span>
      </span>
    </label>
  );
  const weeks = Math.round(planning.daysBefore / 7);
  const before = weeks > 1 ? `${weeks} weeks` : `${planning.daysBefore} days`;
  return (
    <fieldset className={styles.choice}>
      <legend>Planning round, {dateWords(planning.date)}</legend>
      {option(
        true,
        'with-planning',
        'Begin with it',
        `${planning.holdWallMinutes} min in the room, ${before} before the start: teams commit money to plans that are then in force, building up or late.`,
      )}
      {option(
        false,
        'without-planning',
        'Leave it out',
        'Every organisation has decided what its own plans in the scenario say.',
      )}
    </fieldset>
  );
}

// The fields of a new session. Everything but the name has a default that is right for a first day.

import type { ScenarioListing } from '../../server/protocol/index.ts';
import { durationText, speedText, wallDurationText } from '../clock/instants.ts';
import { Field } from './Field.tsx';
import { type FormProblems, type NewSessionForm, runningWallMinutes, speedsOffered } from './newSession.ts';
import { PlanningChoice } from './PlanningChoice.tsx';
import styles from './SessionFields.module.css';
import { RhythmFields, type SetForm, TimetableChoice } from './TimetableFields.tsx';

export interface SessionFieldsProps {
  readonly form: NewSessionForm;
  readonly scenario: ScenarioListing;
  readonly problems: FormProblems;
  readonly onChange: (form: NewSessionForm) => void;
}

export function SessionFields({ form, scenario, problems, onChange }: SessionFieldsProps) {
  const set = (changes: Partial<NewSessionForm>) => onChange({ ...form, ...changes });
  return (
    <div className={styles.fields}>
      <Field label="Name of the session" isWide problem={problems.name}>
        {(ids) => (
          <input
            {...ids}
            value={form.name}
            maxLength={120}
            onChange={(event) => set({ name: event.target.value })}
            data-testid="session-name"
          />
        )}
      </Field>
      <PlanningChoice form={form} scenario={scenario} set={set} />
      <TimetableChoice form={form} scenario={scenario} set={set} />
      {form.timetable === 'rhythm' && (
        <RhythmFields form={form} scenario={scenario} problems={problems} set={set} />
      )}
      <Field
        label="Length in simulated days"
        hint={`Empty: all of it, ${scenario.simulatedDays === 1 ? '1 day' : durationText(scenario.simulatedDays * 1440)}.`}
        problem={problems.days}
      >
        {(ids) => (
          <input
            {...ids}
            value={form.days}
            inputMode="decimal"
            placeholder={String(scenario.simulatedDays)}
            onChange={(event) => set({ days: event.target.value })}
            data-testid="session-days"
          />
        )}
      </Field>
      <SpeedField form={form} scenario={scenario} set={set} />
      <Field
        label="Seed"
        isWide
        hint="Names all chance in the run: the same seed and the same decisions give the same day again. Empty: a new one is drawn."
        problem={problems.seed}
      >
        {(ids) => (
          <input
            {...ids}
            value={form.seed}
            maxLength={80}
            onChange={(event) => set({ seed: event.target.value })}
            data-testid="session-seed"
          />
        )}
      </Field>
    </div>
  );
}

function SpeedField({
  form,
  scenario,
  set,
}: {
  form: NewSessionForm;
  scenario: ScenarioListing;
  set: SetForm;
}) {
  const running = runningWallMinutes(form, scenario);
  return (
    <Field
      label="Speed"
      hint={
        running === null
          ? 'As the scenario says. It can be changed at any time.'
          : `${wallDurationText(running * 60_000)} of running clock, holds not counted. It can be changed at any time.`
      }
      problem={undefined}
    >
      {(ids) => (
        <select
          {...ids}
          value={form.speed === null ? '' : String(form.speed)}
          onChange={(event) => set({ speed: event.target.value === '' ? null : Number(event.target.value) })}
          data-testid="speed-select"
        >
          <option value="">The scenario’s own</option>
          {speedsOffered.map((speed) => (
            <option key={speed} value={speed}>
              {speedText(speed)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

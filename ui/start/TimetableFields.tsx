// When the clock holds by itself: as the scenario says, in a rhythm of the room's own, or never.

import type { ScenarioListing } from '../../server/protocol/index.ts';
import { wallDurationText } from '../clock/instants.ts';
import { Field } from './Field.tsx';
import { type FormProblems, type NewSessionForm, rhythmWallMinutes } from './newSession.ts';
import styles from './SessionFields.module.css';

export type SetForm = (changes: Partial<NewSessionForm>) => void;

export interface TimetableProps {
  readonly form: NewSessionForm;
  readonly scenario: ScenarioListing;
  readonly set: SetForm;
}

export function TimetableChoice({ form, scenario, set }: TimetableProps) {
  const option = (timetable: NewSessionForm['timetable'], testId: string, title: string, text: string) => (
    <label>
      <input
        type="radio"
        name="timetable"
        checked={form.timetable === timetable}
        onChange={() => set({ timetable })}
        data-testid={testId}
      />
      <span>
        <b>{title}</b>
        <span>{text}</span>
      </span>
    </label>
  );
  const leftOut = form.planning ? 0 : (scenario.planning?.holdWallMinutes ?? 0);
  const real = wallDurationText((scenario.realMinutes - leftOut) * 60_000);
  return (
    <fieldset className={styles.choice}>
      <legend>Timetable</legend>
      {scenario.realMinutes > 0 &&
        option(
          'scenario',
          'scenario-timetable',
          'Follow the scenario’s timetable',
          `${real} in the room, with its rounds, holds and breaks. You can still hold and pause.`,
        )}
      {option(
        'rhythm',
        'own-rhythm',
        'Hold in a rhythm of our own',
        'So many simulated days, then a hold in which people can meet.',
      )}
      {option('none', 'no-timetable', 'No timetable', 'The clock runs until you hold, pause or end it.')}
    </fieldset>
  );
}

/** "Run 7 days, hold 180 seconds", and whether that fits the room's day. */
export function RhythmFields({ form, scenario, set, problems }: TimetableProps & { problems: FormProblems }) {
  const wanted = rhythmWallMinutes(form, scenario);
  const real = wanted === null ? null : `This day takes ${wallDurationText(wanted * 60_000)}, all in.`;
  const field = (
    key: 'holdEveryDays' | 'holdSeconds' | 'roomHours',
    label: string,
    testId: string,
    hint: string,
  ) => (
    <Field label={label} hint={hint} problem={problems[key]}>
      {(ids) => (
        <input
          {...ids}
          value={form[key]}
          inputMode="decimal"
          onChange={(event) => set({ [key]: event.target.value })}
          data-testid={testId}
        />
      )}
    </Field>
  );
  return (
    <>
      {field('holdEveryDays', 'Run, in simulated days', 'hold-every', 'Then the clock holds by itself.')}
      {field(
        'holdSeconds',
        'Hold, in seconds',
        'hold-seconds',
        'Desks stay open; then the clock runs again.',
      )}
      {field('roomHours', 'The room has, in hours', 'room-hours', real ?? 'Briefing and debrief included.')}
    </>
  );
}

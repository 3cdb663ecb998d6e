// Choose what to play and create the session: scenario cards, then a short form whose defaults are right
// for a first day.

import { useEffect, useRef, useState } from 'react';
import type { ScenarioListing } from '../../server/protocol/index.ts';
import { ApiProblem, createSession } from '../link/api.ts';
import { Button } from '../parts/Button.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import styles from './NewSessionPanel.module.css';
import { emptyForm, type FormProblems, type NewSessionForm, newSessionOf, problemsOf } from './newSession.ts';
import { ScenarioCards } from './ScenarioCards.tsx';
import { SessionFields } from './SessionFields.tsx';
import { StepTitle } from './StepTitle.tsx';

export function NewSessionPanel({
  token,
  scenarios,
  toRead,
}: {
  token: string;
  scenarios: readonly ScenarioListing[];
  /** Files that are still being read: their cards come. */
  toRead: number;
}) {
  const [form, setForm] = useState<NewSessionForm | null>(null);
  const formBox = useRef<HTMLDivElement>(null);
  // The form appears below the cards: without this a first-time facilitator may never see it.
  const isOpen = form !== null;
  useEffect(() => {
    if (isOpen) formBox.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const chosen = scenarios.find((scenario) => scenario.file === form?.scenarioFile) ?? null;
  if (scenarios.length + toRead === 0) {
    return (
      <Panel title={<StepTitle step={2}>Choose a scenario</StepTitle>}>
        <p className={styles.empty}>There is no scenario file yet. Put one in the folder “scenarios”.</p>
      </Panel>
    );
  }
  return (
    <>
      <Panel
        title={<StepTitle step={2}>Choose a scenario</StepTitle>}
        aside={`${scenarios.length + toRead} in the folder “scenarios”`}
      >
        <ScenarioCards
          scenarios={scenarios}
          chosenFile={chosen?.file ?? null}
          onChoose={(scenario) => setForm(chooseScenario(form, scenario, scenarios))}
        />
        {toRead > 0 && (
          <div className={styles.reading}>
            <Waiting what={toRead === 1 ? 'Reading one more' : `Reading ${toRead} more`} />
          </div>
        )}
      </Panel>
      {form !== null && chosen !== null && (
        <div ref={formBox}>
          <CreateForm token={token} form={form} scenario={chosen} onChange={setForm} />
        </div>
      )}
    </>
  );
}

/** A name that somebody typed stays when another scenario is chosen. */
function chooseScenario(
  before: NewSessionForm | null,
  scenario: ScenarioListing,
  scenarios: readonly ScenarioListing[],
): NewSessionForm {
  const fresh = emptyForm(scenario);
  if (before === null) return fresh;
  const isTyped = !scenarios.some(({ name }) => name === before.name);
  return { ...fresh, seed: before.seed, name: isTyped ? before.name : fresh.name };
}

function CreateForm({
  token,
  form,
  scenario,
  onChange,
}: {
  token: string;
  form: NewSessionForm;
  scenario: ScenarioListing;
  onChange: (form: NewSessionForm) => void;
}) {
  const { isTried, isSending, refusal, create } = useCreate(token, form, problemsOf(form, scenario));
  return (
    <Panel title="Create the session">
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <SessionFields
          form={form}
          scenario={scenario}
          problems={isTried ? problemsOf(form, scenario) : {}}
          onChange={onChange}
        />
        {refusal !== null && (
          <p role="alert" className={styles.refusal}>
            <b>Not created.</b> {refusal}
          </p>
        )}
        <div className={styles.send}>
          <Button look="main" type="submit" testId="create-session" disabled={isSending}>
            {isSending ? 'Creating the session' : 'Create the session'}
          </Button>
          <p>Opens the lobby with the join code. The clock does not start.</p>
        </div>
      </form>
    </Panel>
  );
}

/** Sends the form once; problems are shown beside their fields from the first try on. */
function useCreate(token: string, form: NewSessionForm, problems: FormProblems) {
  const [isTried, setTried] = useState(false);
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const create = () => {
    setTried(true);
    setRefusal(null);
    if (Object.keys(problems).length > 0 || isSending) return;
    setSending(true);
    createSession(token, newSessionOf(form)).then(
      ({ sessionId }) => {
        location.hash = `#/console/${sessionId}`;
      },
      (error: unknown) => {
        setSending(false);
        setRefusal(error instanceof ApiProblem ? error.message : String(error));
      },
    );
  };
  return { isTried, isSending, refusal, create };
}

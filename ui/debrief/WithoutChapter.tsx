// What each decision was worth: the run again without some of what people decided, in several futures.

import { useState } from 'react';
import { Panel } from '../parts/Panel.tsx';
import type { ReplayClient } from '../replay/replayClient.ts';
import type { LeftOut, ReplayedRun } from '../replay/replayTypes.ts';
import { decisionsOfPeople, decisionTime, type MadeByPeople, whoDecided } from './debriefWords.ts';
import { WhatIf, type WhatIfWords } from './WhatIf.tsx';
import styles from './WithoutChapter.module.css';

const words: WhatIfWords = {
  label: 'Run again without these decisions',
  reset: 'As it was played',
  asPlayed: 'As played',
  old: 'Of what was left out before your last change.',
  held: 'everything else that people decided, and every other inject',
};

export interface WithoutChapterProps {
  readonly run: ReplayedRun;
  readonly client: ReplayClient;
  /** What came of it is not to be seen yet. */
  readonly hidden: boolean;
  readonly onMoveTo: (minutes: number) => void;
}

export function WithoutChapter({ run, client, hidden, onMoveTo }: WithoutChapterProps) {
  const [changes, setChanges] = useState<readonly LeftOut[]>([]);
  const decisions = decisionsOfPeople(run);
  if (decisions.length === 0) return null;
  return (
    <Panel
      title="What if it had not been decided?"
      aside={`${decisions.length} by people and control`}
      className={styles.panel}
      testId="debrief-without"
    >
      {hidden ? (
        <p className={styles.intro}>What happened next is hidden, and so is what might have happened.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={styles.scroll} tabIndex={0} aria-label="Decisions to leave out">
          <p className={styles.intro}>
            Tick what is to be left out and run again. Everybody has the same luck in both runs; nobody but
            the standing orders changes their mind.
          </p>
          <ul>
            {decisions.map((decision) => (
              <Choice key={decision.sequence} {...{ run, decision, changes, setChanges, onMoveTo }} />
            ))}
          </ul>
          <WhatIf {...{ client, changes, words }} onReset={() => setChanges([])} />
        </section>
      )}
    </Panel>
  );
}

interface ChoiceProps {
  readonly run: ReplayedRun;
  readonly decision: MadeByPeople;
  readonly changes: readonly LeftOut[];
  readonly setChanges: (changes: readonly LeftOut[]) => void;
  readonly onMoveTo: (minutes: number) => void;
}

function Choice({ run, decision, changes, setChanges, onMoveTo }: ChoiceProps) {
  const { sequence, atMinutes, text } = decision;
  const isLeftOut = changes.some((change) => change.sequence === sequence);
  const others = changes.filter((change) => change.sequence !== sequence);
  return (
    <li className={styles.choice} data-left-out={isLeftOut}>
      <label>
        <input
          type="checkbox"
          checked={isLeftOut}
          data-testid={`leave-out-${sequence}`}
          onChange={() => setChanges(isLeftOut ? others : [...others, { sequence }])}
        />
        <span className={styles.what}>
          <b>{text}</b> <span>{whoDecided(run.brief, decision)}</span>
        </span>
      </label>
      <button type="button" onClick={() => onMoveTo(atMinutes)}>
        {decisionTime(run.brief, decision)}
      </button>
    </li>
  );
}

// What this organisation has decided, by whom and why: newest first.

import type { DecisionView } from '../../server/protocol/index.ts';
import { dateWords, instantText } from '../clock/instants.ts';
import { kindOfDecision } from '../parts/decisionKind.ts';
import { KindMark } from '../parts/KindMark.tsx';
import { Panel } from '../parts/Panel.tsx';
import type { Deciders, DeskProps } from './deskProps.ts';
import styles from './News.module.css';

export interface RecordProps extends DeskProps {
  /** Empty where the room does not say who it was (its own edition of a run file). */
  readonly deciders: Deciders;
}

export function Record({ brief, agency, deciders, className }: RecordProps) {
  return (
    <Panel title="What we decided" className={className} testId="record">
      {agency.decisions.length === 0 && <p className={styles.empty}>Nothing yet.</p>}
      <ol>
        {agency.decisions.map((decision, index) => {
          const kind = kindOfDecision(decision);
          const name = decision.by === 'people' ? deciders.get(decision.sequence ?? -1) : undefined;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two decisions of one minute may read the same
            <li key={`${decision.atMinutes} ${decision.text} ${index}`} className={styles.decision}>
              <b>
                {decision.decidedIn === 'planning' && brief.planning !== null
                  ? dateWords(brief.planning.date)
                  : instantText(brief, decision.atMinutes)}
              </b>{' '}
              {decision.text} {kind !== null && <KindMark kind={kind} />}
              {byText[decision.by]}
              {(name !== undefined || decision.rationale !== '') && (
                <p>
                  {name !== undefined && <b>{name}</b>}
                  {name !== undefined && decision.rationale !== '' && ': '}
                  {decision.rationale !== '' && `“${decision.rationale}”`}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

const byText: Readonly<globalThis.Record<DecisionView['by'], string>> = {
  people: '',
  control: ' (by the facilitator)',
  'standing-orders': ' (by standing orders)',
  schedule: ' (by the scenario)',
};

// What was decided, by whom and why, newest first. Standing orders can be left out.

import { useState } from 'react';
import type { DecisionView } from '../../server/protocol/index.ts';
import { dateWords, whenText } from '../clock/instants.ts';
import { useShownMinute } from '../clock/useClock.ts';
import { kindOfDecision } from '../parts/decisionKind.ts';
import { KindMark } from '../parts/KindMark.tsx';
import { Panel } from '../parts/Panel.tsx';
import styles from './DecisionsPanel.module.css';
import { useBrief, useControlView, useNames } from './useConsole.ts';

export function DecisionsPanel({ className }: { className?: string | undefined }) {
  const [withOrders, setWithOrders] = useState(false);
  const all = useControlView()?.decisions ?? [];
  const shown = withOrders ? all : all.filter(({ by }) => by !== 'standing-orders');
  return (
    <Panel
      title="Decisions"
      className={className}
      aside={
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={withOrders}
            onChange={(event) => setWithOrders(event.target.checked)}
          />
          standing orders too
        </label>
      }
    >
      {shown.length === 0 ? (
        <p className={styles.empty}>Nobody has decided anything yet.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <ol className={styles.decisions} tabIndex={0} aria-label="Decisions" data-testid="decisions">
          {shown.map((decision, index) => (
            <DecisionLine
              // biome-ignore lint/suspicious/noArrayIndexKey: decisions of one minute have no other name
              key={`${decision.atMinutes} ${decision.agencyId} ${index}`}
              decision={decision}
            />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function DecisionLine({ decision }: { decision: DecisionView }) {
  const brief = useBrief();
  const names = useNames();
  const simMinutes = useShownMinute() ?? 0;
  const { atMinutes, agencyId, text, by, rationale, decidedIn } = decision;
  const kind = kindOfDecision(decision);
  return (
    <li data-kind={kind}>
      <p>
        <b>{names.agency(agencyId)}</b> {text} {kind !== null && <KindMark kind={kind} />}
      </p>
      {rationale !== '' && <q>{rationale}</q>}
      <small>
        {decidedIn === 'planning' && brief.planning !== null
          ? dateWords(brief.planning.date)
          : whenText(brief, atMinutes, simMinutes)}
        {by !== 'people' && `, ${byWords[by]}`}
      </small>
    </li>
  );
}

const byWords = {
  control: 'by control',
  'standing-orders': 'by standing orders',
  schedule: 'by the schedule',
} as const;

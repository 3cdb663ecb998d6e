// What was decided, by whom and why, newest first, as far back as anybody wants to go. Standing orders can be left out.

import { useEffect, useState } from 'react';
import type { DecisionView, PlacedDecision } from '../../server/protocol/index.ts';
import { dateWords, whenText } from '../clock/instants.ts';
import { useShownMinute } from '../clock/useClock.ts';
import { decisionsBefore } from '../link/api.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { kindOfDecision } from '../parts/decisionKind.ts';
import { KindMark } from '../parts/KindMark.tsx';
import { Panel } from '../parts/Panel.tsx';
import { consoleSeat } from './consoleSeat.ts';
import styles from './DecisionsPanel.module.css';
import { chosenDecisions, earlierDecisions, goBack, keepDecisions } from './keptDecisions.ts';
import { useBrief, useControlView, useNames, useRoom } from './useConsole.ts';

export function DecisionsPanel({ className }: { className?: string | undefined }) {
  const [withOrders, setWithOrders] = useState(false);
  const { known, back, problem } = useDecisions(withOrders);
  const shown = chosenDecisions(known, withOrders);
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
      {shown.length === 0 && back === null ? (
        <p className={styles.empty}>Nobody has decided anything yet.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <ol className={styles.decisions} tabIndex={0} aria-label="Decisions" data-testid="decisions">
          {shown.map((decision) => (
            <DecisionLine key={decision.place} decision={decision} />
          ))}
          {back !== null && (
            <li className={styles.back}>
              <Button small onClick={back} testId="earlier-decisions">
                Earlier
              </Button>
              {problem !== null && <span role="alert">{problem}</span>}
            </li>
          )}
        </ol>
      )}
    </Panel>
  );
}

/** All that is known, how to go further back (null: that is all), and why that did not work. */
function useDecisions(withOrders: boolean): {
  readonly known: readonly PlacedDecision[];
  readonly back: (() => void) | null;
  readonly problem: string | null;
} {
  const fresh = useControlView()?.decisions;
  const sessionId = useSession((state) => state.welcome?.sessionId ?? '');
  const [known, setKnown] = useState<readonly PlacedDecision[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (fresh !== undefined) setKnown((before) => keepDecisions(before, fresh));
  }, [fresh]);
  const back = () => {
    const token = consoleSeat(sessionId)?.seatToken ?? '';
    setProblem(null);
    goBack(known, withOrders, (place) => decisionsBefore(token, sessionId, place)).then(
      // Newer ones may have come meanwhile.
      (all) => setKnown((now) => keepDecisions(all, now)),
      (error: Error) => setProblem(error.message),
    );
  };
  return { known, back: earlierDecisions(known) === 0 ? null : back, problem };
}

function DecisionLine({ decision }: { decision: DecisionView }) {
  const brief = useBrief();
  const names = useNames();
  const simMinutes = useShownMinute() ?? 0;
  const { atMinutes, agencyId, text, by, sequence, rationale, decidedIn } = decision;
  const name = useRoom()?.deciders.find((decider) => decider.sequence === sequence)?.name;
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
        {by === 'people' ? name !== undefined && `, ${name}` : `, ${byWords[by]}`}
      </small>
    </li>
  );
}

const byWords = {
  control: 'by control',
  'standing-orders': 'by standing orders',
  schedule: 'by the schedule',
} as const;

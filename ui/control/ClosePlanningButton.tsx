// Ends the planning round, after saying what nobody has used: a command of the journal, not of the clock.

import { CalendarCheck } from 'lucide-react';
import { useState } from 'react';
import { planningTitle } from '../clock/planningWords.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { poundsText } from '../parts/figure.ts';
import styles from './ClockButtons.module.css';
import { ConfirmSheet } from './ConfirmSheet.tsx';
import { moneyOfRound } from './planningMoney.ts';
import { useBrief, useControlView, useMay, useNames } from './useConsole.ts';

export function ClosePlanningButton() {
  const [isAsking, setAsking] = useState(false);
  const send = useSession((state) => state.command);
  const refusal = useMay()('closePlanning');
  const label = 'Close the planning round';
  return (
    <>
      <Button
        className={`${styles.big} ${styles.go}`}
        testId="close-planning"
        disabled={refusal !== null}
        title={refusal?.sentence ?? label}
        onClick={() => setAsking(true)}
      >
        <CalendarCheck size={20} aria-hidden /> Close the round
      </Button>
      {isAsking && (
        <ConfirmSheet
          title="Close the planning round?"
          action={label}
          testId="close-planning-confirm"
          onConfirm={() => send({ kind: 'closePlanning' }, { agencyId: null, rationale: '', label })}
          onClose={() => setAsking(false)}
        >
          <Unspent />
        </ConfirmSheet>
      )}
    </>
  );
}

function Unspent() {
  const brief = useBrief();
  const names = useNames();
  const agencies = useControlView()?.agencies ?? [];
  const { left, silent, unspent } = moneyOfRound(agencies);
  const byOrders = agencies.filter(({ playedBy }) => playedBy === 'standing-orders');
  return (
    <>
      {brief.planning !== null && <p>{planningTitle(brief.planning)}</p>}
      {left.length === 0 ? (
        <p>All the money for plans is committed.</p>
      ) : (
        <>
          <p data-testid="planning-unspent" data-pounds={unspent}>
            <b>{poundsText(unspent)}</b> for plans is unspent, and is gone when the round closes:
          </p>
          <ul>
            {left.map(({ agencyId, pounds }) => (
              <li key={agencyId}>
                {names.agency(agencyId)}: {poundsText(pounds)}
                {silent.includes(agencyId) && ', nothing planned'}
              </li>
            ))}
          </ul>
        </>
      )}
      {byOrders.length > 0 && (
        <p>
          Nobody sits at {byOrders.map(({ agencyId }) => names.agency(agencyId)).join(', ')}: their own plans
          in the scenario are carried out first.
        </p>
      )}
      <p>Then the clock is held at the first minute, until you run it.</p>
    </>
  );
}

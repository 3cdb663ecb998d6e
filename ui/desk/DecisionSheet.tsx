// One decision, thought through: how much, from when by both clocks, what it costs and leaves, for whom it
// makes work, and why. The button repeats the action and its number. Nothing is said about what it will achieve.

import { useId, useState } from 'react';
import type { LeverBrief, LeverView } from '../../server/protocol/index.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { AmountStepper } from './AmountStepper.tsx';
import { PullFacts, StopFacts } from './DecisionFacts.tsx';
import styles from './DecisionSheet.module.css';
import type { DeskProps } from './deskProps.ts';
import { actionText, unavailableText } from './leverWords.ts';
import { SentState } from './SentList.tsx';

export interface DecisionSheetProps extends DeskProps {
  readonly leverId: string;
  readonly kind: 'pull' | 'stop';
  readonly shutReason: string | null;
  readonly onClose: () => void;
}

export function DecisionSheet(props: DecisionSheetProps) {
  const lever = props.brief.levers.find((one) => one.id === props.leverId);
  const view = props.agency.levers.find((one) => one.id === props.leverId);
  if (lever === undefined || view === undefined) return null;
  return <LeverSheet {...props} lever={lever} view={view} />;
}

function LeverSheet(props: DecisionSheetProps & { lever: LeverBrief; view: LeverView }) {
  const { lever, view, kind, agency, brief, nowSimMinutes, shutReason, onClose } = props;
  const [amount, setAmount] = useState(lever.amount?.usual ?? null);
  const [rationale, setRationale] = useState('');
  const [commandId, setCommandId] = useState<string | null>(null);
  const command = useSession((state) => state.command);
  const sent = useSession((state) => state.sent.find((one) => one.commandId === commandId) ?? null);
  const stopping = kind === 'stop';
  const label = stopping ? `Stop: ${lever.name}` : actionText(lever, amount);
  const unavailable = stopping ? null : unavailableText(lever, view, brief, nowSimMinutes);
  const waiting = sent !== null && sent.answer === null;
  const done = sent?.stage === 'accepted';
  const submit = () =>
    setCommandId(
      command(
        stopping
          ? { kind: 'stopLever', leverId: lever.id }
          : { kind: 'pullLever', leverId: lever.id, amount: lever.amount === null ? null : amount },
        { agencyId: agency.agencyId, rationale: rationale.trim(), label },
      ),
    );
  return (
    <Sheet title={stopping ? `Stop: ${lever.name}` : lever.name} onClose={onClose} testId="decision-sheet">
      {!stopping && <p className={styles.says}>{lever.says}</p>}
      <dl className={styles.facts}>
        {!stopping && lever.amount !== null && amount !== null && (
          <>
            <dt>How many</dt>
            <dd>
              <AmountStepper
                range={lever.amount}
                amount={amount}
                onAmount={setAmount}
                disabled={done || waiting}
              />
            </dd>
          </>
        )}
        {stopping ? <StopFacts {...props} /> : <PullFacts {...props} amount={amount} />}
      </dl>
      {done ? null : <Rationale text={rationale} onText={setRationale} />}
      {unavailable !== null && sent === null && <p className={styles.refusal}>{unavailable}</p>}
      {shutReason !== null && sent === null && <p className={styles.refusal}>{shutReason}</p>}
      {sent !== null && <SentState sent={sent} brief={brief} />}
      <div className={styles.actions}>
        {!done && (
          <Button
            look="main"
            testId="decision-submit"
            disabled={waiting || shutReason !== null || unavailable !== null}
            onClick={submit}
          >
            {label}
          </Button>
        )}
        <Button onClick={onClose} testId="decision-close">
          {done ? 'Close' : 'Not now'}
        </Button>
      </div>
    </Sheet>
  );
}

export function Rationale({ text, onText }: { text: string; onText: (text: string) => void }) {
  const id = useId();
  return (
    <div className={styles.rationale}>
      <label htmlFor={id}>
        Why? <span>In your own words, for the record only.</span>
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={2000}
        value={text}
        data-testid="decision-rationale"
        onChange={(event) => onText(event.target.value)}
      />
    </div>
  );
}

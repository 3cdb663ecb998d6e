// One decision, thought through: how much, from when by both clocks, what it costs and leaves, for whom it
// makes work, and why. Nothing is said about what it will achieve.

import { useState } from 'react';
import type { LeverBrief, LeverView } from '../../server/protocol/index.ts';
import { kindMeanings } from '../parts/decisionKind.ts';
import { KindMark } from '../parts/KindMark.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { AmountStepper } from './AmountStepper.tsx';
import { PlanFacts, PullFacts, StopFacts, TakeBackFacts } from './DecisionFacts.tsx';
import styles from './DecisionSheet.module.css';
import type { DeskProps } from './deskProps.ts';
import { actionText, kindOf, refusalFor, unavailableText } from './leverWords.ts';
import { SheetFoot, useSending } from './SheetFoot.tsx';

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
  const sheet = { ...props, lever, view };
  return props.kind === 'pull' ? <PullSheet {...sheet} /> : <StopSheet {...sheet} />;
}

type LeverSheetProps = DecisionSheetProps & { readonly lever: LeverBrief; readonly view: LeverView };

function PullSheet(props: LeverSheetProps) {
  const { lever, brief, agency, nowSimMinutes, shutReason, onClose } = props;
  const inRound = props.planning?.open === true && lever.decidedIn !== 'play';
  const [amount, setAmount] = useState(lever.amount?.usual ?? null);
  const view = { ...props.view, refusal: refusalFor(lever, props.view, amount) };
  const sending = useSending(agency.agencyId, lever.id);
  const fixed = sending.waiting || sending.accepted;
  const label = actionText(lever, amount);
  const answer = sending.accepted ? (sending.sent?.answer ?? null) : null;
  const decidedAt = answer !== null && 'atSimMinutes' in answer ? answer.atSimMinutes : nowSimMinutes;
  // What was left when the button was pressed: once accepted, the view has already paid.
  const [agencyThen, setAgencyThen] = useState(agency);
  return (
    <Sheet title={lever.name} onClose={onClose} testId="decision-sheet">
      <p className={styles.says}>{lever.says}</p>
      <p className={styles.kind}>
        <KindMark kind={inRound ? 'planning' : lever.kind} />{' '}
        {kindMeanings[inRound ? 'planning' : lever.kind]}
        {inRound && (
          <>
            {' '}
            <KindMark kind={lever.kind} />
          </>
        )}
      </p>
      <dl className={styles.facts}>
        {lever.amount !== null && amount !== null && (
          <>
            <dt>How many</dt>
            <dd>
              <AmountStepper range={lever.amount} amount={amount} onAmount={setAmount} disabled={fixed} />
            </dd>
          </>
        )}
        {inRound ? (
          <PlanFacts {...props} agency={fixed ? agencyThen : agency} amount={amount} />
        ) : (
          <PullFacts
            {...props}
            agency={fixed ? agencyThen : agency}
            nowSimMinutes={decidedAt}
            amount={amount}
            decided={answer !== null}
          />
        )}
      </dl>
      <SheetFoot
        {...{ brief, sending, label, onClose }}
        ready
        reasons={[fixed ? null : unavailableText(lever, view, brief, nowSimMinutes), shutReason]}
        onSubmit={() => {
          setAgencyThen(agency);
          sending.send({ kind: 'pullLever', leverId: lever.id, amount }, label);
        }}
      />
    </Sheet>
  );
}

function StopSheet(props: LeverSheetProps) {
  const { lever, brief, agency, shutReason, onClose } = props;
  const sending = useSending(agency.agencyId, `stop ${lever.id}`);
  // A plan that was made in the round that is still open has not begun: it is taken back, not stopped.
  const takesBack = props.planning?.open === true && props.view.planned;
  const label = `${takesBack ? 'Take back' : 'Stop'}: ${lever.name}`;
  return (
    <Sheet title={label} onClose={onClose} testId="decision-sheet">
      <p className={styles.kind}>
        <KindMark kind={kindOf(lever, props.view)} />
      </p>
      <dl className={styles.facts}>{takesBack ? <TakeBackFacts {...props} /> : <StopFacts {...props} />}</dl>
      <SheetFoot
        {...{ brief, sending, label, onClose }}
        ready
        reasons={[shutReason]}
        onSubmit={() => sending.send({ kind: 'stopLever', leverId: lever.id }, label)}
      />
    </Sheet>
  );
}

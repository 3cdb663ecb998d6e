// The foot of every sheet that sends something: the reason in one's own words, why it cannot be sent now, what
// became of it, and the two buttons. The main one repeats the action.

import { useEffect, useId, useState } from 'react';
import type { Command, ScenarioBrief } from '../../server/protocol/index.ts';
import { useSession } from '../link/SessionProvider.tsx';
import type { SentCommand } from '../link/sessionStore.ts';
import { Button } from '../parts/Button.tsx';
import styles from './DecisionSheet.module.css';
import { keepDraft, readDraft } from './drafts.ts';
import { SentState } from './SentList.tsx';

export interface Sending {
  /** Null until the button has been pressed. */
  readonly sent: SentCommand | null;
  readonly waiting: boolean;
  readonly accepted: boolean;
  readonly rationale: string;
  setRationale(text: string): void;
  send(command: Command, label: string): void;
}

/** One command of one sheet, followed until it is answered. `about` names what its draft is for. */
export function useSending(agencyId: string, about: string): Sending {
  const seatId = useSession((state) => state.seat?.seatId ?? '');
  const draftKey = `${seatId} ${agencyId} ${about}`;
  const [rationale, setRationale] = useState(() => readDraft(draftKey));
  const [commandId, setCommandId] = useState<string | null>(null);
  const command = useSession((state) => state.command);
  const listed = useSession((state) => state.sent.find((one) => one.commandId === commandId) ?? null);
  const [kept, setKept] = useState<SentCommand | null>(null);
  useEffect(() => {
    if (listed?.stage !== 'accepted') return;
    setKept(listed);
    keepDraft(draftKey, '');
  }, [listed, draftKey]);
  // An acceptance leaves the list after some seconds; the sheet that is still open goes on saying it.
  const sent = listed ?? kept;
  return {
    sent,
    waiting: sent !== null && sent.answer === null,
    accepted: sent?.stage === 'accepted',
    rationale,
    setRationale: (text) => {
      setRationale(text);
      keepDraft(draftKey, text);
    },
    send: (wanted, label) => setCommandId(command(wanted, { agencyId, rationale: rationale.trim(), label })),
  };
}

export interface SheetFootProps {
  readonly brief: ScenarioBrief;
  readonly sending: Sending;
  /** The action and its number. */
  readonly label: string;
  readonly ready: boolean;
  /** Why it cannot be sent now, each a sentence. */
  readonly reasons: readonly (string | null)[];
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

export function SheetFoot({ brief, sending, label, ready, reasons, onSubmit, onClose }: SheetFootProps) {
  const { sent, waiting, accepted } = sending;
  const shut = reasons.filter((reason) => reason !== null);
  return (
    <>
      {!accepted && <Rationale text={sending.rationale} onText={sending.setRationale} />}
      {sent === null &&
        shut.map((reason) => (
          <p key={reason} className={styles.refusal}>
            {reason}
          </p>
        ))}
      {sent !== null && <SentState sent={sent} brief={brief} />}
      <div className={styles.actions}>
        {!accepted && (
          <Button
            look="main"
            testId="decision-submit"
            disabled={!ready || waiting || shut.length > 0}
            onClick={onSubmit}
          >
            {label}
          </Button>
        )}
        <Button onClick={onClose} testId="decision-close">
          {accepted ? 'Close' : 'Not now'}
        </Button>
      </div>
    </>
  );
}

function Rationale({ text, onText }: { text: string; onText: (text: string) => void }) {
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

// What became of everything that was sent: not sent yet, sent, accepted, refused. Lies over the foot of the
// page, so that nothing moves when it comes and goes; refusals stay until put away.

import { Check, CloudOff, Send, X } from 'lucide-react';
import { useEffect } from 'react';
import type { ScenarioBrief } from '../../server/protocol/index.ts';
import { dateWords, instantText } from '../clock/instants.ts';
import { useSession } from '../link/SessionProvider.tsx';
import type { SentCommand } from '../link/sessionStore.ts';
import { announce } from '../parts/LiveRegion.tsx';
import styles from './SentList.module.css';

/** Answered ones go by themselves after this much real time; refusals stay. */
const acceptedStaysWallMs = 12_000;
const shownAtMost = 4;

export function SentList() {
  const sent = useSession((state) => state.sent);
  const brief = useSession((state) => state.welcome?.brief ?? null);
  const dismiss = useSession((state) => state.dismiss);
  if (sent.length === 0 || brief === null) return null;
  return (
    <section className={styles.sent} aria-label="Sent" data-testid="sent">
      <ul>
        {sent.slice(-shownAtMost).map((one) => (
          <SentRow key={one.commandId} sent={one} brief={brief} onDismiss={() => dismiss(one.commandId)} />
        ))}
      </ul>
    </section>
  );
}

function SentRow({
  sent,
  brief,
  onDismiss,
}: {
  sent: SentCommand;
  brief: ScenarioBrief;
  onDismiss: () => void;
}) {
  const accepted = sent.stage === 'accepted';
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is accepted
  useEffect(() => {
    if (!accepted) return;
    const timer = setTimeout(onDismiss, acceptedStaysWallMs);
    return () => clearTimeout(timer);
  }, [accepted]);
  return (
    <li className={styles.row}>
      <div>
        <h3>{sent.label}</h3>
        <SentState sent={sent} brief={brief} />
      </div>
      {sent.answer !== null && (
        <button
          type="button"
          className={styles.away}
          onClick={onDismiss}
          aria-label={`Put away: ${sent.label}`}
        >
          <X size={18} aria-hidden="true" />
        </button>
      )}
    </li>
  );
}

/** One line: how far a sent command has got. */
export function SentState({ sent, brief }: { sent: SentCommand; brief: ScenarioBrief }) {
  const text = sentText(sent, brief);
  useEffect(() => {
    if (sent.answer !== null) announce(`${sent.label}: ${text}`);
  }, [sent.answer, sent.label, text]);
  const Icon = { 'not-sent': CloudOff, unconfirmed: CloudOff, sent: Send, accepted: Check, refused: X }[
    sent.stage
  ];
  return (
    <p className={styles.state} data-stage={sent.stage} data-testid="sent-state">
      <Icon size={16} aria-hidden="true" />
      <span>{text}</span>
    </p>
  );
}

function sentText(sent: SentCommand, brief: ScenarioBrief): string {
  const planning = sent.inPlanning ? brief.planning : null;
  const instant = (minutes: number) =>
    planning === null ? instantText(brief, minutes) : dateWords(planning.date);
  if (sent.answer === null) {
    const at =
      sent.pressedAtSimMinutes === null || planning !== null
        ? ''
        : ` at ${instant(sent.pressedAtSimMinutes)}`;
    switch (sent.stage) {
      case 'not-sent':
        return 'Not sent yet: the room cannot be reached. It goes by itself when the link is back.';
      case 'unconfirmed':
        return `Sent${at}, not confirmed. It goes again by itself when the link is back, and counts once.`;
      default:
        return `Sent${at}. Waiting for the answer.`;
    }
  }
  return 'sentence' in sent.answer
    ? `Refused: ${sent.answer.sentence}`
    : `Accepted, counts from ${instant(sent.answer.atSimMinutes)}.`;
}

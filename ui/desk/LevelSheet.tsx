// Declaring a level: what the triggers say, what was promised at each level, and a reason. The people declare;
// the triggers only say. Nothing is chosen beforehand.

import { useState } from 'react';
import { useSession } from '../link/SessionProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { LevelTag } from '../parts/LevelTag.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import styles from './DecisionSheet.module.css';
import { Rationale } from './DecisionSheet.tsx';
import type { DeskProps } from './deskProps.ts';
import { levelName, triggersMet } from './levelWords.ts';
import { SentState } from './SentList.tsx';

export interface LevelSheetProps extends DeskProps {
  readonly shutReason: string | null;
  readonly onClose: () => void;
}

export function LevelSheet({ brief, agencyBrief, agency, shutReason, onClose }: LevelSheetProps) {
  const [level, setLevel] = useState<number | null>(null);
  const [rationale, setRationale] = useState('');
  const [commandId, setCommandId] = useState<string | null>(null);
  const command = useSession((state) => state.command);
  const sent = useSession((state) => state.sent.find((one) => one.commandId === commandId) ?? null);
  const declared = agency.escalation?.declared ?? null;
  const name = (number: number) => levelName(brief, agencyBrief.id, number);
  const label = level === null ? 'Choose a level' : `Declare ${name(level)}`;
  const done = sent?.stage === 'accepted';
  const waiting = sent !== null && sent.answer === null;
  const submit = () => {
    if (level === null) return;
    setCommandId(
      command(
        { kind: 'declareLevel', agencyId: agency.agencyId, level },
        { agencyId: agency.agencyId, rationale: rationale.trim(), label },
      ),
    );
  };
  return (
    <Sheet title={`Declare a level for ${agencyBrief.short}`} onClose={onClose} testId="level-sheet">
      <fieldset className={styles.levels} disabled={done || waiting}>
        <legend className="spoken">Level</legend>
        {[1, 2, 3, 4].map((number) => (
          <label key={number} className={styles.level}>
            <input
              type="radio"
              name="level"
              checked={level === number}
              disabled={number === declared}
              onChange={() => setLevel(number)}
              data-testid={`level-option-${number}`}
            />
            <span>
              <LevelTag level={number} name={name(number)} />
              <small>{levelRemark({ brief, agencyBrief, agency }, number)}</small>
            </span>
            <Promised actions={agencyBrief.escalation?.actions[number - 1] ?? []} />
          </label>
        ))}
      </fieldset>
      {!done && <Rationale text={rationale} onText={setRationale} />}
      {shutReason !== null && sent === null && <p className={styles.refusal}>{shutReason}</p>}
      {sent !== null && <SentState sent={sent} brief={brief} />}
      <div className={styles.actions}>
        {!done && (
          <Button
            look="main"
            testId="decision-submit"
            disabled={level === null || waiting || shutReason !== null}
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

function levelRemark(
  { agencyBrief, agency }: Pick<DeskProps, 'brief' | 'agencyBrief' | 'agency'>,
  level: number,
): string {
  const view = agency.escalation;
  const escalation = agencyBrief.escalation;
  if (view === null || escalation === null) return '';
  const words = [
    view.declared === level ? 'declared now' : '',
    view.computed === level ? 'what the triggers say' : '',
    level > 1
      ? `${triggersMet(view, level)} of ${escalation.triggers.length} triggers met, ${escalation.needs} needed`
      : '',
  ];
  return words.filter((word) => word !== '').join('; ');
}

function Promised({ actions }: { actions: readonly string[] }) {
  if (actions.length === 0) return null;
  return (
    <ul className={styles.promised}>
      {actions.map((action) => (
        <li key={action}>{action}</li>
      ))}
    </ul>
  );
}

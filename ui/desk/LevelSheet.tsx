// Declaring a level: what the triggers say, what was promised at each level, and a reason. The people declare;
// the triggers only say. Nothing is chosen beforehand.

import { useState } from 'react';
import { LevelTag } from '../parts/LevelTag.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import styles from './DecisionSheet.module.css';
import type { DeskProps } from './deskProps.ts';
import { levelName, ofTriggers, triggersMet } from './levelWords.ts';
import { SheetFoot, useSending } from './SheetFoot.tsx';

export interface LevelSheetProps extends DeskProps {
  readonly shutReason: string | null;
  readonly onClose: () => void;
}

export function LevelSheet(props: LevelSheetProps) {
  const { brief, agencyBrief, agency, shutReason, onClose } = props;
  const [level, setLevel] = useState<number | null>(null);
  const sending = useSending(agency.agencyId, 'level');
  const label = level === null ? 'Choose a level' : `Declare ${levelName(brief, agencyBrief.id, level)}`;
  return (
    <Sheet title={`Declare a level for ${agencyBrief.short}`} onClose={onClose} testId="level-sheet">
      <fieldset className={styles.levels} disabled={sending.accepted || sending.waiting}>
        <legend className="spoken">Level</legend>
        {[1, 2, 3, 4].map((number) => (
          <LevelOption key={number} {...props} number={number} chosen={level} onChoose={setLevel} />
        ))}
      </fieldset>
      <SheetFoot
        {...{ brief, sending, label, onClose }}
        ready={level !== null}
        reasons={[shutReason]}
        onSubmit={() => {
          if (level !== null) {
            sending.send({ kind: 'declareLevel', agencyId: agency.agencyId, level }, label);
          }
        }}
      />
    </Sheet>
  );
}

function LevelOption(
  props: LevelSheetProps & { number: number; chosen: number | null; onChoose: (level: number) => void },
) {
  const { brief, agencyBrief, agency, number, chosen, onChoose } = props;
  return (
    <label className={styles.level}>
      <input
        type="radio"
        name="level"
        checked={chosen === number}
        disabled={number === agency.escalation?.declared}
        onChange={() => onChoose(number)}
        data-testid={`level-option-${number}`}
      />
      <span>
        <LevelTag level={number} name={levelName(brief, agencyBrief.id, number)} />
        <small>{levelRemark({ agencyBrief, agency }, number)}</small>
      </span>
      <Promised actions={agencyBrief.escalation?.actions[number - 1] ?? []} />
    </label>
  );
}

function levelRemark(
  { agencyBrief, agency }: Pick<DeskProps, 'agencyBrief' | 'agency'>,
  level: number,
): string {
  const view = agency.escalation;
  const escalation = agencyBrief.escalation;
  if (view === null || escalation === null) return '';
  const words = [
    view.declared === level ? 'declared now' : '',
    view.computed === level ? 'what the readings of the triggers say' : '',
    level > 1
      ? `now ${ofTriggers(triggersMet(view, level), escalation.triggers.length)} met, ${escalation.needs} needed`
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

// One plan as it is, or otherwise: a tick for whether it is made, and how much of it.

import { unitFor } from '../desk/leverWords.ts';
import type { PlanChange } from '../replay/replayTypes.ts';
import styles from './PlanningChapter.module.css';
import type { PlanRow } from './planningRows.ts';

export interface PlanChoiceProps {
  readonly row: PlanRow;
  /** null: as it was played. */
  readonly change: PlanChange | null;
  readonly onChange: (to: PlanChange['to']) => void;
}

export function PlanChoice({ row, change, onChange }: PlanChoiceProps) {
  const { lever } = row;
  const isMade = change === null ? row.planned : change.to !== 'dropped';
  const changedAmount = change !== null && change.to !== 'dropped' ? change.to.amount : null;
  const amount = changedAmount ?? row.amount ?? lever.amount?.usual ?? null;
  return (
    <span className={styles.choice}>
      <label>
        <input
          type="checkbox"
          checked={isMade}
          data-testid={`plan-${lever.id}`}
          onChange={(event) => onChange(event.currentTarget.checked ? { amount } : 'dropped')}
        />
        <span>{lever.name}</span>
      </label>
      {lever.amount !== null && amount !== null && (
        <label className={styles.amount}>
          <span className="spoken">How many: {lever.name}</span>
          <input
            type="number"
            min={lever.amount.least}
            max={lever.amount.most}
            step={lever.amount.step}
            value={amount}
            disabled={!isMade}
            data-testid={`plan-amount-${lever.id}`}
            onChange={(event) => {
              const wanted = event.currentTarget.valueAsNumber;
              if (Number.isFinite(wanted)) onChange({ amount: wanted });
            }}
          />{' '}
          {unitFor(lever.amount, amount)}
        </label>
      )}
      {change !== null && <small className={styles.changed}>changed</small>}
    </span>
  );
}

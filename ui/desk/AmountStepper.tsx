// How many: minus, the number with its unit, plus. Stays within what the scenario allows.

import { Minus, Plus } from 'lucide-react';
import type { LeverBrief } from '../../server/protocol/index.ts';
import { grouped } from '../parts/figure.ts';
import styles from './DecisionSheet.module.css';
import { unitFor } from './leverWords.ts';

export interface AmountStepperProps {
  readonly range: NonNullable<LeverBrief['amount']>;
  readonly amount: number;
  readonly onAmount: (amount: number) => void;
  readonly disabled: boolean;
}

export function AmountStepper({ range, amount, onAmount, disabled }: AmountStepperProps) {
  const { least, most, step, unit } = range;
  return (
    <span className={styles.stepper}>
      <button
        type="button"
        aria-label={`Fewer ${unit}`}
        data-testid="amount-less"
        disabled={disabled || amount - step < least}
        onClick={() => onAmount(amount - step)}
      >
        <Minus size={18} aria-hidden="true" />
      </button>
      <output aria-live="polite" data-testid="amount" data-value={amount}>
        {grouped(amount)} {unitFor(range, amount)}
      </output>
      <button
        type="button"
        aria-label={`More ${unit}`}
        data-testid="amount-more"
        disabled={disabled || amount + step > most}
        onClick={() => onAmount(amount + step)}
      >
        <Plus size={18} aria-hidden="true" />
      </button>
    </span>
  );
}

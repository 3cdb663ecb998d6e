// What an inject waits for, part by part, with what holds already, and when it is asked.

import { Check, Circle } from 'lucide-react';
import type { InjectCondition } from '../../server/protocol/index.ts';
import { useShownMinute } from '../clock/useClock.ts';
import styles from './ConditionList.module.css';
import { askedText, partText } from './conditionWords.ts';
import { useBrief } from './useConsole.ts';

export interface ConditionListProps {
  readonly condition: InjectCondition;
  /** False: it is held back, or the run is over, and nobody asks. */
  readonly isAsked: boolean;
}

export function ConditionList({ condition, isAsked }: ConditionListProps) {
  const brief = useBrief();
  const simMinutes = useShownMinute() ?? 0;
  return (
    <div className={styles.condition} data-holds={condition.holds} data-testid="condition">
      <ul>
        {condition.parts.map((part) => {
          const text = partText(brief, part);
          const Icon = part.holds ? Check : Circle;
          return (
            <li key={text} data-holds={part.holds}>
              <Icon size={15} aria-hidden />
              <span>
                {text}
                <span className="spoken">{part.holds ? ': holds' : ': does not hold yet'}</span>
              </span>
            </li>
          );
        })}
      </ul>
      {isAsked && <p>{askedText(brief, condition, simMinutes)}</p>}
    </div>
  );
}

// The phone's first tab: the level, the figures that stand worst, and the newest word from outside.

import { figureText } from '../parts/figure.ts';
import { LevelShape } from '../parts/LevelTag.tsx';
import { Panel } from '../parts/Panel.tsx';
import type { DeskProps } from './deskProps.ts';
import { passedText, triggerOf } from './levelWords.ts';
import { News, type NewsProps } from './News.tsx';
import styles from './NowCard.module.css';

export interface NowCardProps extends NewsProps {
  /** Leaders have their whole situation report above it instead. */
  readonly withFigures: boolean;
}

export function NowCard({ withFigures, ...props }: NowCardProps) {
  return (
    <div className={`${styles.now} ${props.className ?? ''}`}>
      {withFigures && <WorstFigures {...props} />}
      <News {...props} className={undefined} atMost={3} />
    </div>
  );
}

function WorstFigures(props: DeskProps) {
  return (
    <Panel title="How we stand">
      <ul className={styles.figures}>
        {worstFirst(props)
          .slice(0, 3)
          .map(({ measure, indicator, level, passed }) => (
            <li key={measure.id}>
              <b>{figureText(measure.value, indicator.unit)}</b>
              <span>{indicator.name}</span>
              {passed !== null && (
                <small>
                  <LevelShape level={level} /> {passed}
                </small>
              )}
            </li>
          ))}
      </ul>
    </Panel>
  );
}

/** Measures by the level of their trigger, worst first, then in the order of the desk. */
function worstFirst({ brief, agencyBrief, agency }: DeskProps) {
  return agency.measures
    .flatMap((measure, index) => {
      const indicator = brief.indicators.find((one) => one.id === measure.id);
      if (indicator === undefined) return [];
      const watched = triggerOf(agencyBrief.escalation, agency.escalation, measure.id);
      const level = watched?.level ?? 1;
      const passed = watched === null ? null : passedText(watched.trigger, level, indicator.unit);
      return [{ measure, indicator, level, passed, index }];
    })
    .sort((a, b) => b.level - a.level || a.index - b.index);
}

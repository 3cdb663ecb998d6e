// "Our patch": the level, since when and why, then each measure with its change and its trend.

import { useId, useState } from 'react';
import type { IndicatorBrief, IndicatorView } from '../../server/protocol/index.ts';
import { durationText, instantText, sinceText, whenText } from '../clock/instants.ts';
import { Button } from '../parts/Button.tsx';
import { figureText, thresholdText, unbroken } from '../parts/figure.ts';
import { hourAgo } from '../parts/hourAgo.ts';
import { LevelShape, LevelTag } from '../parts/LevelTag.tsx';
import { Panel } from '../parts/Panel.tsx';
import { pastFigures, whenSoFar } from '../parts/pastFigures.ts';
import { Sparkline } from '../parts/Sparkline.tsx';
import { TrendCell } from '../parts/TrendCell.tsx';
import type { DeskProps } from './deskProps.ts';
import { levelName, nearThreshold, passedText, type Trigger, triggerLines, triggerOf } from './levelWords.ts';
import styles from './OurPatch.module.css';

export interface OurPatchProps extends DeskProps {
  /** Absent where nobody can declare (a desk looked at afterwards). */
  readonly onDeclare?: () => void;
}

export function OurPatch(props: OurPatchProps) {
  const { brief, agency, className, planning } = props;
  const season = brief.pace === 'season';
  return (
    <Panel
      title={props.agencyBrief.kind === 'commissioner' ? 'Situation report' : 'Our patch'}
      aside={
        planning?.open === true
          ? 'as the start will be'
          : season
            ? 'change in a day, a week; line: 14 days'
            : 'change in an hour, a day; line: 24 h'
      }
      className={`${styles.panel} ${className ?? ''}`}
    >
      <LevelCard {...props} />
      <ul className={styles.measures}>
        {agency.measures.map((measure) => (
          <Measure key={measure.id} {...props} measure={measure} />
        ))}
      </ul>
    </Panel>
  );
}

function LevelCard({ brief, agencyBrief, agency, nowSimMinutes, onDeclare }: OurPatchProps) {
  const level = agency.escalation;
  if (level === null) return <p className={styles.noScheme}>This organisation declares no levels.</p>;
  const name = (number: number) => levelName(brief, agencyBrief.id, number);
  const differs = level.computed !== level.declared;
  return (
    <div
      className={styles.level}
      data-testid="own-level"
      data-declared={level.declared}
      data-computed={level.computed}
    >
      <LevelTag as="large" level={level.declared} name={name(level.declared)} />
      <div className={styles.since}>
        <b>declared {sinceText(brief, level.declaredAtMinutes, nowSimMinutes)}</b>
        {triggerLines(brief, agencyBrief, level).map((line) => (
          <span key={line}>{line}</span>
        ))}
        {differs && (
          <span>
            Readings say <b>{name(level.computed)}</b> for{' '}
            {durationText(Math.max(0, nowSimMinutes - level.computedSinceMinutes))}
          </span>
        )}
      </div>
      {onDeclare !== undefined && (
        <Button onClick={onDeclare} testId="level-declare">
          Declare
        </Button>
      )}
    </div>
  );
}

function Measure(props: OurPatchProps & { measure: IndicatorView }) {
  const { brief, agencyBrief, agency, measure, nowSimMinutes } = props;
  const [open, setOpen] = useState(false);
  const aboutId = useId();
  const indicator = brief.indicators.find((one) => one.id === measure.id);
  if (indicator === undefined) return null;
  const watched = triggerOf(agencyBrief.escalation, agency.escalation, measure.id);
  const passed = watched === null ? null : passedText(watched.trigger, watched.level, indicator.unit);
  const late = nowSimMinutes - measure.asAtMinutes >= 60;
  const ofWhen = late
    ? `as at ${whenText(brief, measure.asAtMinutes, nowSimMinutes)}`
    : whenSoFar(measure, indicator);
  const when = measure.value === null ? `${ofWhen}: not known yet` : ofWhen;
  const season = brief.pace === 'season';
  return (
    <li className={styles.measure} data-testid={`measure-${measure.id}`} data-value={measure.value}>
      <button
        type="button"
        className={styles.name}
        aria-expanded={open}
        aria-controls={aboutId}
        onClick={() => setOpen(!open)}
      >
        <span>{indicator.name}</span>
        <small>
          {passed !== null && watched !== null && (
            <b>
              <LevelShape level={watched.level} /> {passed}
            </b>
          )}
          {unbroken(when)}
        </small>
      </button>
      <span className={styles.value}>{figureText(measure.value, indicator.unit)}</span>
      <TrendCell
        value={measure.value}
        unit={indicator.unit}
        {...pastFigures(measure, indicator)}
        {...(season ? {} : { hourAgo: late ? null : hourAgo(brief, measure) })}
      />
      <Sparkline
        series={measure.series}
        value={measure.value}
        threshold={watched === null ? null : nearThreshold(watched.trigger, watched.level)}
        weekAgoIndex={season && measure.series.length >= 7 ? measure.series.length - 7 : null}
      />
      <div id={aboutId} className={styles.about} hidden={!open}>
        <About {...props} indicator={indicator} />
      </div>
    </li>
  );
}

/** A threshold itself counts, from either side. */
function reachedFrom({ worse }: Trigger, threshold: string): string {
  return worse === 'high' ? `from ${threshold}` : `at ${threshold} or less`;
}

function About({
  brief,
  agencyBrief,
  agency,
  indicator,
  measure,
}: OurPatchProps & {
  readonly indicator: IndicatorBrief;
  readonly measure: IndicatorView;
}) {
  const watched = triggerOf(agencyBrief.escalation, agency.escalation, indicator.id);
  return (
    <>
      <p>{indicator.definition}</p>
      {watched !== null && (
        <p>
          Triggers:{' '}
          {watched.trigger.thresholds
            .map(
              (threshold, index) =>
                `${levelName(brief, agencyBrief.id, index + 2)} ${reachedFrom(watched.trigger, thresholdText(threshold, indicator.unit))}`,
            )
            .join(', ')}
          .
        </p>
      )}
      <p className={styles.source}>
        Of {instantText(brief, measure.asAtMinutes)}.{' '}
        {indicator.source === null ? 'Source: the scenario.' : `Source: ${indicator.source}`}
      </p>
    </>
  );
}

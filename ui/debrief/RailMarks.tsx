// What the rail shows: injects as diamonds, decisions as ticks, the system's level as a strip with words,
// weeks or hours below, the handle on top. Stretches with the page; positions are shares of the run.

import { dateText, instantText } from '../clock/instants.ts';
import { levelWithNumber } from '../desk/levelWords.ts';
import type { ReplayedDecision, ReplayedRun } from '../replay/replayTypes.ts';
import { isInject } from './debriefWords.ts';
import styles from './Rail.module.css';

export interface RailMarksProps {
  readonly run: ReplayedRun;
  readonly decisions: readonly ReplayedDecision[];
  readonly minutes: number;
  readonly hidden: boolean;
}

export function RailMarks({ run, decisions, minutes, hidden }: RailMarksProps) {
  const share = (at: number) => `${(at / Math.max(1, run.untilMinutes)) * 100}%`;
  const known = decisions.filter((decision) => !hidden || decision.atMinutes <= minutes);
  return (
    <div className={styles.marks} aria-hidden="true">
      {known.map((decision) => (
        <i
          key={decision.place}
          className={isInject(decision) ? styles.inject : styles.decision}
          data-by={decision.by}
          style={{ left: share(decision.atMinutes) }}
          title={`${instantText(run.brief, decision.atMinutes)}: ${decision.text}`}
        />
      ))}
      <div className={styles.strip}>
        {spans(run).map((span) => (
          <span
            key={span.from}
            data-level={span.level}
            style={{ left: share(span.from), width: share(span.to - span.from) }}
          >
            {span.name}
          </span>
        ))}
        {hidden && <b className={styles.mask} style={{ left: share(minutes) }} />}
      </div>
      {scale(run).map((tick, index) => (
        <span
          key={tick.minutes}
          className={styles.tick}
          data-late={tick.minutes > run.untilMinutes * 0.9}
          data-odd={index % 2 === 1}
          style={{ left: share(tick.minutes) }}
        >
          {tick.text}
        </span>
      ))}
      <b className={styles.handle} style={{ left: share(minutes) }} />
    </div>
  );
}

function spans(run: ReplayedRun) {
  return run.levels.map(({ fromMinutes, level }, index) => ({
    from: fromMinutes,
    to: run.levels[index + 1]?.fromMinutes ?? run.untilMinutes,
    level,
    name: level === null ? '' : levelWithNumber(level, run.brief.scheme.levels[level - 1]?.name ?? ''),
  }));
}

const scaleSteps = [60, 180, 360, 720, 1440, 2880, 10_080, 20_160, 40_320] as const;
const ticksAtMost = 10;

/** At most ten ticks at whole hours, days or weeks; the last one not where its words would meet those of the one before. */
function scale(run: ReplayedRun) {
  const step =
    scaleSteps.find((one) => run.untilMinutes / one <= ticksAtMost) ??
    scaleSteps[scaleSteps.length - 1] ??
    60;
  const until = run.untilMinutes * (step / run.untilMinutes < 0.18 ? 0.9 : 0.97);
  const count = Math.floor(until / step) + 1;
  return Array.from({ length: count }, (_, index) => {
    const minutes = index * step;
    const text = step < 1440 ? instantText(run.brief, minutes).slice(-5) : dateText(run.brief, minutes);
    return { minutes, text };
  });
}

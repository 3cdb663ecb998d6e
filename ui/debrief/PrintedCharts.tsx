// The headline figures over the run, on paper: black lines, every value of the axes named.

import type { IndicatorBrief } from '../../server/protocol/index.ts';
import { instantText } from '../clock/instants.ts';
import { figureText, thresholdText } from '../parts/figure.ts';
import { firstDayWords, whenSoFar } from '../parts/pastFigures.ts';
import type { ReplayedRun } from '../replay/replayTypes.ts';
import { type ChartBox, placeChart } from './chartModel.ts';
import styles from './PrintedRecord.module.css';

const box: ChartBox = { width: 300, height: 150, left: 50, right: 6, top: 10, bottom: 26 };

export function PrintedCharts({ run }: { readonly run: ReplayedRun }) {
  const { brief, untilMinutes } = run;
  const indicators = brief.headline.flatMap((id) => brief.indicators.find((one) => one.id === id) ?? []);
  if (indicators.length === 0) return null;
  return (
    <>
      <h2>The headline figures over the run</h2>
      <div className={styles.charts}>
        {indicators.map((indicator) => (
          <Chart key={indicator.id} run={run} indicator={indicator} />
        ))}
      </div>
      <p>{firstDayWords(brief, indicators, untilMinutes)}</p>
    </>
  );
}

function Chart({ run, indicator }: { readonly run: ReplayedRun; readonly indicator: IndicatorBrief }) {
  const { brief, series, untilMinutes } = run;
  const { unit } = indicator;
  const values = series.values[indicator.id] ?? [];
  const placed = placeChart(
    series.atMinutes,
    values,
    { untilMinutes, fromZero: unit !== 'share', unit },
    box,
  );
  const end = figureText(values.at(-1) ?? null, unit);
  return (
    <figure>
      <figcaption>
        <b>{indicator.name}</b> <small>{whenSoFar({ asAtMinutes: untilMinutes }, indicator)}</small>
      </figcaption>
      <svg
        viewBox={`0 0 ${box.width} ${box.height}`}
        role="img"
        aria-label={`${indicator.name} over the run; ${end} at the end.`}
      >
        {placed.ticks.map((tick) => (
          <g key={tick.value}>
            <line className={styles.tick} x1={box.left} x2={box.width - box.right} y1={tick.y} y2={tick.y} />
            <text x={box.left - 5} y={tick.y + 4.5} textAnchor="end">
              {thresholdText(tick.value, unit)}
            </text>
          </g>
        ))}
        <path className={styles.line} d={placed.path} />
        <text x={box.left} y={box.height - 6}>
          {instantText(brief, 0)}
        </text>
        <text x={box.width - box.right} y={box.height - 6} textAnchor="end">
          {instantText(brief, untilMinutes)}
        </text>
      </svg>
    </figure>
  );
}

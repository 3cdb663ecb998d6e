// The headline figures over the whole run, with the minute marked; pressing a chart goes there. The same as a
// table on demand.

import { Table2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { IndicatorBrief } from '../../server/protocol/index.ts';
import { instantText } from '../clock/instants.ts';
import { Button } from '../parts/Button.tsx';
import { figureText, thresholdText } from '../parts/figure.ts';
import { Panel } from '../parts/Panel.tsx';
import { firstDayWords, whenSoFar } from '../parts/pastFigures.ts';
import type { ReplayClient } from '../replay/replayClient.ts';
import type { ReplayedRun } from '../replay/replayTypes.ts';
import { type ChartBox, placeChart } from './chartModel.ts';
import styles from './HeadlineCharts.module.css';
import { HeadlineTable } from './HeadlineTable.tsx';
import { useViewAt } from './useReplay.ts';

export interface HeadlineChartsProps {
  readonly run: ReplayedRun;
  readonly client: ReplayClient;
  readonly minutes: number;
  readonly hidden: boolean;
  readonly onMoveTo: (minutes: number) => void;
}

const box: ChartBox = { width: 400, height: 200, left: 50, right: 8, top: 12, bottom: 8 };

export function HeadlineCharts(props: HeadlineChartsProps) {
  const { run, client, minutes, hidden } = props;
  const [asTable, setAsTable] = useState(false);
  const view = useViewAt(client, minutes, { kind: 'wall' });
  const figures = view?.kind === 'wall' ? view.headline : [];
  const indicators = run.brief.headline.flatMap(
    (id) => run.brief.indicators.find((indicator) => indicator.id === id) ?? [],
  );
  return (
    <Panel
      title="Headline figures"
      className={styles.panel}
      aside={
        <Button look="quiet" small aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          <Table2 size={16} aria-hidden="true" /> {asTable ? 'Show as picture' : 'Show as table'}
        </Button>
      }
    >
      <p className={styles.when}>
        As the wall showed them at {instantText(run.brief, minutes)}.{' '}
        {firstDayWords(run.brief, indicators, run.untilMinutes)}
      </p>
      {indicators.length === 0 && <p className={styles.when}>This scenario names no headline figures.</p>}
      {asTable ? (
        <HeadlineTable run={run} indicators={indicators} untilMinutes={hidden ? minutes : run.untilMinutes} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={styles.charts} tabIndex={0} aria-label="Headline figures over the run">
          {indicators.map((indicator) => (
            <Chart
              key={indicator.id}
              {...props}
              indicator={indicator}
              value={figures.find((figure) => figure.id === indicator.id)?.value ?? null}
            />
          ))}
        </section>
      )}
    </Panel>
  );
}

function Chart({
  run,
  minutes,
  hidden,
  onMoveTo,
  indicator,
  value,
}: HeadlineChartsProps & { indicator: IndicatorBrief; value: number | null }) {
  const { unit } = indicator;
  const placed = useMemo(() => {
    const { atMinutes, values } = run.series;
    const range = { untilMinutes: run.untilMinutes, fromZero: unit !== 'share', unit };
    return placeChart(atMinutes, values[indicator.id] ?? [], range, box);
  }, [run, indicator.id, unit]);
  const x = placed.xOf(minutes);
  const now = figureText(value, unit);
  return (
    <figure className={styles.chart} data-testid={`debrief-measure-${indicator.id}`} data-value={value}>
      <figcaption title={indicator.definition}>
        <span>
          {indicator.name} <small>{whenSoFar({ asAtMinutes: minutes }, indicator)}</small>
        </span>
        <b>{now}</b>
      </figcaption>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a second way to the rail, which has every key */}
      <svg
        viewBox={`0 0 ${box.width} ${box.height}`}
        role="img"
        aria-label={`${indicator.name} over the run; ${now} at this minute. The table says it in figures.`}
        onClick={(event) => {
          const area = event.currentTarget.getBoundingClientRect();
          const pressed = placed.minutesAt(((event.clientX - area.left) / area.width) * box.width);
          onMoveTo(Math.round(pressed / 60) * 60);
        }}
      >
        {placed.ticks.map((tick) => (
          <g key={tick.value} className={styles.tick}>
            <line x1={box.left} x2={box.width - box.right} y1={tick.y} y2={tick.y} />
            <text x={box.left - 6} y={tick.y + 4.5} textAnchor="end">
              {thresholdText(tick.value, unit)}
            </text>
          </g>
        ))}
        <path className={styles.line} d={placed.path} />
        {hidden && <rect className={styles.mask} x={x} y="0" width={box.width - x} height={box.height} />}
        <line className={styles.now} x1={x} x2={x} y1="2" y2={box.height - 2} />
      </svg>
    </figure>
  );
}

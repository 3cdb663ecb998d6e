// The headline figures as rows: one a day at season pace, one an hour at day pace.

import type { IndicatorBrief } from '../../server/protocol/index.ts';
import { instantText } from '../clock/instants.ts';
import { figureText } from '../parts/figure.ts';
import type { ReplayedRun } from '../replay/replayTypes.ts';
import styles from './HeadlineCharts.module.css';

export interface HeadlineTableProps {
  readonly run: ReplayedRun;
  readonly indicators: readonly IndicatorBrief[];
  readonly untilMinutes: number;
}

export function HeadlineTable({ run, indicators, untilMinutes }: HeadlineTableProps) {
  const every = run.brief.pace === 'season' ? 1440 : 60;
  const rows = run.series.atMinutes.flatMap((minutes, index) =>
    minutes <= untilMinutes && minutes % every === 0 ? [{ minutes, index }] : [],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label="Headline figures as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">At</th>
            {indicators.map((indicator) => (
              <th key={indicator.id} scope="col">
                {indicator.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ minutes, index }) => (
            <tr key={minutes}>
              <th scope="row">{instantText(run.brief, minutes)}</th>
              {indicators.map((indicator) => (
                <td key={indicator.id}>
                  {figureText(run.series.values[indicator.id]?.[index] ?? null, indicator.unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

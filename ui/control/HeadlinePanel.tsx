// The headline figures of the whole system, each with its recent course and its change.

import type { IndicatorBrief, IndicatorView, ScenarioBrief } from '../../server/protocol/index.ts';
import { figureText } from '../parts/figure.ts';
import { hourAgo } from '../parts/hourAgo.ts';
import { LevelTag } from '../parts/LevelTag.tsx';
import { Panel } from '../parts/Panel.tsx';
import { pastFigures, whenSoFar } from '../parts/pastFigures.ts';
import { Sparkline } from '../parts/Sparkline.tsx';
import { TrendCell } from '../parts/TrendCell.tsx';
import styles from './HeadlinePanel.module.css';
import { useBrief, useControlView } from './useConsole.ts';

export function HeadlinePanel() {
  const brief = useBrief();
  const view = useControlView();
  const level = view?.systemLevel ?? null;
  return (
    <Panel
      title="The system"
      aside={
        level !== null && (
          <LevelTag level={level} name={brief.scheme.levels[level - 1]?.name ?? String(level)} />
        )
      }
    >
      {view === null || view.headline.length === 0 ? (
        <p className={styles.empty}>Figures appear here when the clock has run.</p>
      ) : (
        <ul className={styles.figures}>
          {view.headline.map((indicator) => (
            <Headline
              key={indicator.id}
              indicator={indicator}
              about={brief.indicators.find(({ id }) => id === indicator.id)}
              brief={brief}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Headline({
  indicator,
  about,
  brief,
}: {
  indicator: IndicatorView;
  about: IndicatorBrief | undefined;
  brief: ScenarioBrief;
}) {
  if (about === undefined) return null;
  const season = brief.pace === 'season';
  const weekAgoIndex = indicator.series.length - 7;
  return (
    <li data-testid={`headline-${indicator.id}`} data-value={indicator.value} title={about.definition}>
      <h3>{about.name}</h3>
      <div className={styles.value}>
        <b>{figureText(indicator.value, about.unit)}</b>
        <Sparkline
          series={indicator.series}
          value={indicator.value}
          threshold={null}
          weekAgoIndex={season && weekAgoIndex >= 0 ? weekAgoIndex : null}
          width={48}
          height={26}
        />
      </div>
      <p>{whenSoFar(indicator, about)}</p>
      <TrendCell
        value={indicator.value}
        {...pastFigures(indicator, about)}
        unit={about.unit}
        {...(season ? {} : { hourAgo: hourAgo(brief, indicator) })}
      />
    </li>
  );
}

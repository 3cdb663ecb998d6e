// The headline figures, large, each with its change: at most five, as the scenario lists them.

import type { IndicatorView, ScenarioBrief } from '../../server/protocol/index.ts';
import { figureText } from '../parts/figure.ts';
import { pastFigures, whenSoFar } from '../parts/pastFigures.ts';
import styles from './HeadlineFigures.module.css';
import { changeWords } from './wallWords.ts';

export interface HeadlineFiguresProps {
  readonly brief: ScenarioBrief;
  readonly figures: readonly IndicatorView[];
}

const shownAtMost = 5;

export function HeadlineFigures({ brief, figures }: HeadlineFiguresProps) {
  const allOf = sharedWhen(brief, figures);
  return (
    <section className={styles.figures} aria-label="Headline figures">
      {figures.slice(0, shownAtMost).map((figure) => {
        const indicator = brief.indicators.find((one) => one.id === figure.id);
        if (indicator === undefined) return null;
        const changed = changeWords(brief, { ...figure, ...pastFigures(figure, indicator) }, indicator.unit);
        return (
          <div
            key={figure.id}
            className={styles.figure}
            data-testid={`wall-headline-${figure.id}`}
            data-value={figure.value}
          >
            <h2>
              {indicator.name}
              {allOf === null && indicator.when !== '' && <small>, {whenSoFar(figure, indicator)}</small>}
            </h2>
            <p className={styles.value}>{figureText(figure.value, indicator.unit)}</p>
            <p className={styles.change}>
              {changed === null ? (
                figure.value === null ? (
                  'not known yet'
                ) : (
                  'no change to compare yet'
                )
              ) : (
                <>
                  <b>{changed.change}</b> {changed.since}
                </>
              )}
            </p>
          </div>
        );
      })}
    </section>
  );
}

/** What all the figures are of ("last 24 h"), when they are of the same. */
export function sharedWhen(brief: ScenarioBrief, figures: readonly IndicatorView[]): string | null {
  const whens = figures.slice(0, shownAtMost).map((figure) => {
    const indicator = brief.indicators.find((one) => one.id === figure.id);
    return indicator === undefined ? '' : whenSoFar(figure, indicator);
  });
  const [first = ''] = whens;
  return first !== '' && whens.every((when) => when === first) ? first : null;
}

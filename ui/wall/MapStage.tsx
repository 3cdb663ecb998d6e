// Gives the flow map its room on the wall: measures the stage, keeps the unit, counts the dots in a sentence.

import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ScenarioBrief, WallView } from '../../server/protocol/index.ts';
import { FlowMap } from './FlowMap.tsx';
import styles from './MapStage.module.css';
import { MapTable } from './MapTable.tsx';
import type { MapFrame } from './mapBoxes.ts';
import { Particles, type ParticlesProps } from './Particles.tsx';
import { dotsSentence, flowSpan } from './wallWords.ts';

export interface MapStageProps {
  readonly brief: ScenarioBrief;
  readonly view: WallView;
  readonly motion: ParticlesProps['motion'];
  readonly asTable: boolean;
  /** Pixels of one unit; measured from the screen when absent. */
  readonly unitPx?: number;
  /** Said at the right of the legend. */
  readonly note?: string | undefined;
}

export function MapStage({ brief, view, motion, asTable, unitPx, note }: MapStageProps) {
  const stage = useRef<HTMLDivElement>(null);
  const frame = useStageFrame(stage, unitPx);
  const hasMap = brief.map.nodes.length > 0;
  const counts = useMemo(() => countDots(view), [view]);
  return (
    <section className={styles.section} aria-label="Flow map">
      <div className={styles.stage} ref={stage}>
        {frame !== null && !asTable && hasMap && (
          <FlowMap brief={brief} view={view} frame={frame}>
            {(placed) => <Particles placed={placed} motion={motion} />}
          </FlowMap>
        )}
        {!hasMap && <p className={styles.none}>This scenario draws no map.</p>}
        <MapTable brief={brief} view={view} className={asTable ? styles.table : 'spoken'} />
      </div>
      <div className={styles.legend}>
        {hasMap && (
          <p data-testid="wall-dots-total" data-value={counts.dots} data-people={counts.people}>
            <i aria-hidden="true" /> {dotsSentence(counts.dots, counts.people)} Bands: people{' '}
            {flowSpan(view.simMinutes)}; a cut band is not to scale.
          </p>
        )}
        {note !== undefined && <b>{note}</b>}
      </div>
    </section>
  );
}

function countDots(view: WallView): { dots: number; people: number } {
  const lists = view.nodes.flatMap((node) => node.lists);
  return {
    dots: lists.reduce((sum, list) => sum + list.dots.length, 0),
    people: lists.reduce((sum, list) => sum + list.count, 0),
  };
}

function useStageFrame(stage: React.RefObject<HTMLDivElement | null>, unitPx?: number): MapFrame | null {
  const [frame, setFrame] = useState<MapFrame | null>(null);
  useLayoutEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const measure = () => {
      const width = Math.floor(element.clientWidth);
      const height = Math.floor(element.clientHeight);
      const unit = unitPx ?? Math.min(innerHeight / 100, innerWidth / 160);
      setFrame((known) =>
        known !== null && known.width === width && known.height === height && known.unit === unit
          ? known
          : { width, height, unit },
      );
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [stage, unitPx]);
  return frame;
}

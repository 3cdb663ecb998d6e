// The wall's map as it was at the minute: the same drawing, without moving marks.

import { useLayoutEffect, useRef, useState } from 'react';
import type { ReplayClient } from '../replay/replayClient.ts';
import type { ReplayedRun } from '../replay/replayTypes.ts';
import { MapStage } from '../wall/MapStage.tsx';
import { useViewAt } from './useReplay.ts';
import styles from './WallThen.module.css';

export interface WallThenProps {
  readonly run: ReplayedRun;
  readonly client: ReplayClient;
  readonly minutes: number;
}

/** The panel is this many units wide: the map keeps the wall's proportions, smaller. */
const unitsAcross = 148;

export function WallThen({ run, client, minutes }: WallThenProps) {
  const view = useViewAt(client, minutes, { kind: 'wall' });
  const panel = useRef<HTMLDivElement>(null);
  const [unitPx, setUnitPx] = useState(6);
  useLayoutEffect(() => {
    const element = panel.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setUnitPx(element.clientWidth / unitsAcross));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      className={styles.wall}
      ref={panel}
      data-testid="debrief-wall"
      style={{ '--u': `${unitPx}px` } as React.CSSProperties}
    >
      {view?.kind === 'wall' && (
        <MapStage brief={run.brief} view={view} motion="none" asTable={false} unitPx={unitPx} />
      )}
    </div>
  );
}

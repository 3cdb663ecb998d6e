// The marks of a spark line. Decorative: the figures beside it say the same in words.

import styles from './Sparkline.module.css';
import { placeSparkline, type SparklineState } from './sparklineModel.ts';

export interface SparklineProps extends SparklineState {
  readonly width?: number;
  readonly height?: number;
}

export function Sparkline({ width = 72, height = 28, ...state }: SparklineProps) {
  const placed = placeSparkline(state, { width, height, inset: 3.5 });
  return (
    <svg
      className={styles.spark}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {placed !== null && (
        <>
          {placed.thresholdY !== null && (
            <line
              className={styles.threshold}
              x1="0"
              x2={width}
              y1={placed.thresholdY}
              y2={placed.thresholdY}
            />
          )}
          <path className={styles.line} d={placed.path} />
          {placed.weekAgo !== null && (
            <circle className={styles.ago} cx={placed.weekAgo[0]} cy={placed.weekAgo[1]} r="2.4" />
          )}
          <circle className={styles.now} cx={placed.last[0]} cy={placed.last[1]} r="3" />
        </>
      )}
    </svg>
  );
}

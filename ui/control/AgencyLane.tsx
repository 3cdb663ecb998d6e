// The marks of an agency's lane: squares for people (hollow: control), rings for standing orders, a dotted box for quiet.

import styles from './AgencyLane.module.css';
import type { Lane } from './laneModel.ts';

const width = 200;
const height = 30;
const inset = 6;

export function AgencyLane({ lane, name }: { lane: Lane; name: string }) {
  const x = (share: number) => inset + share * (width - 2 * inset);
  const y = height / 2;
  return (
    <svg
      className={styles.lane}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMinYMid meet"
      role="img"
      aria-label={spokenLane(lane, name)}
    >
      <line className={styles.rail} x1={0} x2={width} y1={y} y2={y} />
      {lane.ticks.map((tick) => (
        <line key={tick} className={styles.tick} x1={x(tick)} x2={x(tick)} y1={y - 4} y2={y + 4} />
      ))}
      {lane.quietFrom !== null && (
        <rect
          className={styles.quiet}
          x={x(lane.quietFrom) + 7}
          width={Math.max(4, x(1) - x(lane.quietFrom) - 7)}
          y={5}
          height={height - 10}
        />
      )}
      {lane.marks.map((mark) =>
        mark.by !== 'orders' ? (
          <rect
            key={`${mark.by}${mark.at}`}
            className={styles[mark.by]}
            x={x(mark.at) - 4.5}
            y={y - 4.5}
            width={9}
            height={9}
          >
            <title>{mark.texts.join('\n')}</title>
          </rect>
        ) : (
          <circle key={`o${mark.at}`} className={styles.orders} cx={x(mark.at)} cy={y} r={3.6}>
            <title>{mark.texts.join('\n')}</title>
          </circle>
        ),
      )}
    </svg>
  );
}

function spokenLane({ marks, quietFrom }: Lane, name: string): string {
  const decided = marks.reduce((sum, { texts }) => sum + texts.length, 0);
  const words = decided === 1 ? '1 decision' : `${decided} decisions`;
  return `${name}: ${words} shown${quietFrom === null ? '' : ', quiet since'}`;
}

// The flow map's marks: bands, boxes, waiting people. Takes what is placed and draws it; the same drawing on
// the wall and in the debrief. A table beside it says the same in words.

import { type ReactNode, useMemo } from 'react';
import type { ScenarioBrief, WallView } from '../../server/protocol/index.ts';
import { figureText } from '../parts/figure.ts';
import styles from './FlowMap.module.css';
import { MapBox } from './MapBox.tsx';
import type { PlacedBand } from './mapBands.ts';
import type { MapFrame } from './mapBoxes.ts';
import { labelSizeU, type PlacedGroup } from './mapDots.ts';
import { type PlacedMap, placeMap } from './mapLayout.ts';
import { flowSpan } from './wallWords.ts';

export interface FlowMapProps {
  readonly brief: ScenarioBrief;
  readonly view: WallView;
  readonly frame: MapFrame;
  /** Drawn between the bands and the boxes: moving marks. */
  readonly children?: (placed: PlacedMap) => ReactNode;
}

export function FlowMap({ brief, view, frame, children }: FlowMapProps) {
  const placed = useMemo(() => placeMap(brief.map, view, frame), [brief, view, frame]);
  const box = `0 0 ${frame.width} ${frame.height}`;
  return (
    <div className={styles.map}>
      <svg viewBox={box} width={frame.width} height={frame.height} aria-hidden="true">
        <Bands bands={placed.bands} unit={frame.unit} />
      </svg>
      {children?.(placed)}
      <svg
        viewBox={box}
        width={frame.width}
        height={frame.height}
        role="img"
        aria-label={mapSentence(brief, view, placed)}
      >
        {placed.boxes.map((one) => (
          <MapBox
            key={one.node.id}
            box={one}
            unit={frame.unit}
            brief={brief}
            value={view.nodes.find((node) => node.id === one.node.id)?.value ?? null}
            level={view.nodes.find((node) => node.id === one.node.id)?.level ?? null}
          />
        ))}
        {placed.waiting.groups.map((group) => (
          <Waiting
            key={`${group.nodeId} ${group.steps[0]}`}
            group={group}
            radius={placed.waiting.radius}
            unit={frame.unit}
            sourceNames={brief.sourceNames}
          />
        ))}
      </svg>
    </div>
  );
}

function Bands({ bands, unit }: { bands: readonly PlacedBand[]; unit: number }) {
  return (
    <g fill="none">
      {bands.map((band) => (
        <path
          key={`edge ${band.from} ${band.to}`}
          className={styles.edge}
          d={band.path}
          strokeWidth={band.width + 0.36 * unit}
        />
      ))}
      {bands.map((band) => (
        <path
          key={`band ${band.from} ${band.to}`}
          className={styles.band}
          d={band.path}
          strokeWidth={band.width}
          data-band={`${band.from} ${band.to}`}
          data-people={band.people}
        />
      ))}
      {bands
        .filter((band) => band.cut)
        .map((band) => (
          <Cut key={`cut ${band.from} ${band.to}`} band={band} unit={unit} />
        ))}
    </g>
  );
}

/** Two slanted strokes across a band that is wider than drawn. */
function Cut({ band, unit }: { band: PlacedBand; unit: number }) {
  const [start, one] = band.curves[0] ?? [];
  if (start === undefined || one === undefined) return null;
  const x = (start[0] + one[0]) / 2;
  const y = start[1];
  const half = band.width / 2 + unit * 0.6;
  return (
    <path
      className={styles.cut}
      strokeWidth={unit * 0.9}
      d={`M${x - unit * 0.5} ${y + half}L${x + unit * 0.5} ${y - half}`}
    />
  );
}

interface WaitingProps {
  readonly group: PlacedGroup;
  readonly radius: number;
  readonly unit: number;
  readonly sourceNames: readonly string[];
}

function Waiting({ group, radius, unit, sourceNames }: WaitingProps) {
  const [first = '', ...more] = group.labelLines;
  const [count = '', ...label] = first.split(' ');
  return (
    <g className={styles.waiting} data-testid={`wall-list-${group.steps[0]}`} data-count={group.count}>
      {group.dots.map((dot) => {
        const [source, ordinal, episode] = dot.patient;
        return (
          <circle
            key={`${dot.step} ${source} ${ordinal} ${episode}`}
            cx={round(dot.x)}
            cy={round(dot.y)}
            r={radius}
            data-patient={`${sourceNames[source] ?? source} ${ordinal}`}
            data-address={`${source} ${ordinal} ${episode}`}
            data-step={dot.step}
          />
        );
      })}
      <text x={group.labelX} y={group.labelY} fontSize={labelSizeU * unit} textAnchor={group.anchor}>
        <tspan className={styles.count}>{count}</tspan> {label.join(' ')}
        {more.map((line, index) => (
          <tspan key={line} x={group.labelX} y={group.labelY + (index + 1) * 2.5 * unit}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
}

function mapSentence(brief: ScenarioBrief, view: WallView, placed: PlacedMap): string {
  const parts = brief.map.nodes.map((node) => {
    const shown = view.nodes.find((one) => one.id === node.id);
    const unit = brief.indicators.find((one) => one.id === node.figure)?.unit ?? 'number';
    return `${node.name} ${figureText(shown?.value ?? null, unit)} ${node.figureLabel}`;
  });
  return `Flow of people ${flowSpan(view.simMinutes)}, ${placed.people} people waiting. ${parts.join('; ')}.`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

// One place of the flow map: name, figure, what the figure is, and the declared level by weight, colour,
// shape and numeral of its edge.

import type { ScenarioBrief } from '../../server/protocol/index.ts';
import { levelName } from '../desk/levelWords.ts';
import { figureText } from '../parts/figure.ts';
import { LevelShape } from '../parts/LevelTag.tsx';
import { boxPadU, captionLineU, captionSizeU, headHeight, valueBaseline } from './boxHead.ts';
import styles from './FlowMap.module.css';
import type { NodeBox } from './mapBoxes.ts';
import { cutText, textWidth } from './textFit.ts';

export interface MapBoxProps {
  readonly box: NodeBox;
  readonly unit: number;
  readonly brief: ScenarioBrief;
  readonly value: number | null;
  readonly level: number | null;
}

const edgeU = [0.22, 0.28, 0.42, 0.58, 0.85] as const;
const shapeU = 3;

export function MapBox(props: MapBoxProps) {
  const { box, unit, brief, value, level } = props;
  const figure = figureText(value, unitOf(brief, box));
  return (
    <g className={styles.box} data-testid={`wall-node-${box.node.id}`} data-value={value} data-level={level}>
      <rect
        x={box.x}
        y={box.y}
        width={box.width}
        height={box.height}
        rx={unit * 0.8}
        strokeWidth={(edgeU[level ?? 0] ?? 0.22) * unit}
        strokeDasharray={level === 2 ? `${unit * 1.5} ${unit * 0.8}` : undefined}
      />
      {box.kind === 'bar' ? <BarWords {...props} figure={figure} /> : <Words {...props} figure={figure} />}
    </g>
  );
}

function Words({ box, unit, brief, level, figure }: MapBoxProps & { figure: string }) {
  const { head } = box;
  const left = box.x + boxPadU * unit;
  const spare = box.waiting === 'inside' ? 0 : Math.max(0, box.height - headHeight(head, unit));
  const top = box.y + spare / 2;
  const valueY = top + valueBaseline(head, unit);
  return (
    <>
      {head.nameLines.map((line, index) => (
        <text
          key={line}
          className={styles.name}
          x={left}
          y={top + 0.3 * unit + (index + 0.82) * 1.1 * head.nameSize}
          fontSize={head.nameSize}
        >
          {line}
        </text>
      ))}
      <text className={styles.value} x={left} y={valueY} fontSize={head.valueSize}>
        {figure}
      </text>
      {head.captionLines.map((line, index) => (
        <text
          key={line}
          className={styles.caption}
          x={left}
          y={valueY + (index + 1) * captionLineU * unit}
          fontSize={captionSizeU * unit}
        >
          {line}
        </text>
      ))}
      {level !== null && <Level {...{ box, unit, brief, level, figure }} left={left} top={top} />}
    </>
  );
}

interface LevelProps extends Pick<MapBoxProps, 'box' | 'unit' | 'brief'> {
  readonly level: number;
  readonly figure: string;
  readonly left: number;
  readonly top: number;
}

/** Shape and word beside the figure; a wide figure sends the shape up beside the name. */
function Level({ box, unit, brief, level, figure, left, top }: LevelProps) {
  const { node, head } = box;
  const right = box.x + box.width - boxPadU * unit;
  const valueY = top + valueBaseline(head, unit);
  const word = node.agency === null ? '' : levelName(brief, node.agency, level);
  const taken = textWidth(figure, head.valueSize, true) + (shapeU + 1.2) * unit;
  const beside = taken - 0.8 * unit <= right - left;
  const wordFits = textWidth(word, captionSizeU * unit, true) + taken <= right - left;
  return (
    <>
      <svg
        x={right - shapeU * unit}
        y={beside ? valueY - (shapeU - 0.1) * unit : top + 0.5 * unit}
        width={shapeU * unit}
        height={shapeU * unit}
        viewBox="0 0 24 24"
        aria-hidden="true"
        className={styles.shape}
      >
        <LevelShape level={level} />
      </svg>
      {wordFits && (
        <text
          className={styles.word}
          x={right - (shapeU + 0.5) * unit}
          y={valueY - 0.5 * unit}
          fontSize={captionSizeU * unit}
          textAnchor="end"
        >
          {word}
        </text>
      )}
    </>
  );
}

function BarWords({ box, unit, figure }: MapBoxProps & { figure: string }) {
  const text = `${box.node.name}, ${figure} ${box.node.figureLabel}`;
  return (
    <text
      className={styles.bar}
      transform={`translate(${box.x + box.width / 2} ${box.y + box.height / 2}) rotate(-90)`}
      textAnchor="middle"
      dy="0.35em"
      fontSize={2.8 * unit}
    >
      {cutText(text, box.height - 2 * unit, 2.8 * unit)}
    </text>
  );
}

function unitOf(brief: ScenarioBrief, box: NodeBox) {
  return brief.indicators.find((one) => one.id === box.node.figure)?.unit ?? 'number';
}

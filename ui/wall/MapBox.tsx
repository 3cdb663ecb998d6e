// One place of the flow map: name, figure, what the figure is, and the declared level by weight, colour,
// shape and numeral of its edge.

import type { ScenarioBrief } from '../../server/protocol/index.ts';
import { levelName } from '../desk/levelWords.ts';
import { figureText } from '../parts/figure.ts';
import { LevelShape } from '../parts/LevelTag.tsx';
import styles from './FlowMap.module.css';
import type { NodeBox } from './mapBoxes.ts';
import { cutText, textWidth, wrapText } from './textFit.ts';

export interface MapBoxProps {
  readonly box: NodeBox;
  readonly unit: number;
  readonly brief: ScenarioBrief;
  readonly value: number;
  readonly level: number | null;
}

const edgeU = [0.22, 0.28, 0.42, 0.58, 0.85] as const;
const shapeU = 3;
const padU = 1.2;

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
  const { node } = box;
  const inner = box.width - 2 * padU * unit;
  const left = box.x + padU * unit;
  const right = box.x + box.width - padU * unit;
  const nameSize = textWidth(node.name, 2.8 * unit, true) <= inner ? 2.8 * unit : 2.4 * unit;
  const name = wrapText(node.name, inner, nameSize);
  const word = level === null || node.agency === null ? '' : levelName(brief, node.agency, level);
  const caption = wrapText(node.figureLabel, inner, 2.3 * unit);
  const head = name.length * 1.1 * nameSize + 5 * unit + caption.length * 2.4 * unit;
  const room = box.waiting === 'inside' ? head + 2 * unit : box.height;
  const top = box.y + Math.max(0.5 * unit, (room - head) / 2);
  const valueY = top + name.length * 1.1 * nameSize + 4.4 * unit;
  const shapeX = right - shapeU * unit;
  return (
    <>
      {name.map((line, index) => (
        <text
          key={line}
          className={styles.name}
          x={left}
          y={top + (index + 0.85) * 1.1 * nameSize}
          fontSize={nameSize}
        >
          {line}
        </text>
      ))}
      <text className={styles.value} x={left} y={valueY} fontSize={5 * unit}>
        {figure}
      </text>
      {caption.map((line, index) => (
        <text
          key={line}
          className={styles.caption}
          x={left}
          y={valueY + (index + 1) * 2.45 * unit}
          fontSize={2.3 * unit}
        >
          {line}
        </text>
      ))}
      {level !== null && (
        <>
          <g
            transform={`translate(${shapeX} ${valueY - (shapeU + 0.2) * unit})`}
            fontSize={(shapeU * unit) / 1.4}
          >
            <LevelShape level={level} />
          </g>
          <text
            className={styles.word}
            x={shapeX - 0.6 * unit}
            y={valueY - 0.9 * unit}
            fontSize={2.3 * unit}
            textAnchor="end"
          >
            {fits(figure, word, inner, unit) ? word : ''}
          </text>
        </>
      )}
    </>
  );
}

/** Whether the level's word has room between the figure and the shape. */
function fits(figure: string, word: string, inner: number, unit: number): boolean {
  return (
    textWidth(figure, 5 * unit, true) + textWidth(word, 2.3 * unit, true) + (shapeU + 1.6) * unit <= inner
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

// The words at the top of a box: name, figure, what the figure is. Broken into lines before they are drawn, and
// shortened step by step where the box is low. Computes, draws nothing.

import type { MapNode } from './mapBoxes.ts';
import { cutText, textWidth, wrapText } from './textFit.ts';

export interface BoxHead {
  readonly nameLines: readonly string[];
  readonly nameSize: number;
  readonly valueSize: number;
  readonly captionLines: readonly string[];
}

export const boxPadU = 1.2;
export const captionSizeU = 2.3;
const nameU = 2.8;
const longNameU = 2.4;
const valueU = 5;
const lowValueU = 4.2;
export const captionLineU = 2.35;
const marginU = 0.8;

export function placeHead(node: MapNode, boxWidth: number, boxHeight: number, unit: number): BoxHead {
  const inner = boxWidth - 2 * boxPadU * unit;
  const fitsOneLine = textWidth(node.name, nameU * unit, true) <= inner;
  const nameSize = (fitsOneLine ? nameU : longNameU) * unit;
  const captionSize = captionSizeU * unit;
  const name = wrapText(node.name, inner, nameSize);
  const caption = wrapText(node.figureLabel, inner, captionSize);
  const oneName = [cutText(node.name, inner, longNameU * unit)];
  const oneCaption = [cutText(node.figureLabel, inner, captionSize)];
  const full = { nameLines: name, nameSize, valueSize: valueU * unit, captionLines: caption };
  const choices: readonly BoxHead[] = [
    full,
    { ...full, valueSize: lowValueU * unit },
    { ...full, valueSize: lowValueU * unit, captionLines: oneCaption },
    { nameLines: oneName, nameSize: longNameU * unit, valueSize: lowValueU * unit, captionLines: oneCaption },
    { nameLines: oneName, nameSize: longNameU * unit, valueSize: lowValueU * unit, captionLines: [] },
  ];
  return (
    choices.find((head) => headHeight(head, unit) <= boxHeight) ?? (choices[choices.length - 1] as BoxHead)
  );
}

/** Pixels, margins included. */
export function headHeight(head: BoxHead, unit: number): number {
  return valueBaseline(head, unit) + (head.captionLines.length * captionLineU + marginU) * unit;
}

/** Of the figure, from the top of the head. */
export function valueBaseline(head: BoxHead, unit: number): number {
  return marginU * 0.6 * unit + head.nameLines.length * 1.1 * head.nameSize + 0.9 * head.valueSize;
}

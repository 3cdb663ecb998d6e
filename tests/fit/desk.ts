// A desk with one clerk, M/M/1: 8 people an hour, 5 minutes each, so that two thirds of the time somebody is served and
// people wait ten minutes on average. What is observed is that theory, so what a fit should find is known.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder } from '../cli/flowday.ts';

/** Minutes. */
export const trueServiceMinutes = 5;

const desk = (parameters: string, mean: string): string => `flowday: 1
scenario: desk
calendar: {start: 2024-01-01, length: 13 days, warm-up: 1 day}
parameters:
${parameters}
arrivals: [{id: person, rate: 8 per hour, to: served}]
resources: [{id: clerk, kind: staff, capacity: 1}]
steps: [{id: served, seize: [clerk], lasts: {exponential: {mean: ${mean}}}, next: gone}]
outcomes: [{id: gone}]
clocks: [{id: wait, from: [enter served], until: [start served], limits: [10 min]}]
evidence:
  - {id: busy, origin: own, count: minutes(wait), observed: 1920, within: 480, unit: minutes, source: "theory: 8 × 24 people a day wait 10 minutes each, M/M/1 at 2/3"}
  - {id: waits, origin: own, ratio: {of: "over(wait, 10 min)", per: finished(wait)}, observed: 0.3423, within: 0.04, unit: share, source: "theory: 2/3 × exp(-10 min ÷ 15 min), M/M/1"}
  - {id: seen, origin: own, count: finished(wait), observed: 192, within: 10, unit: people, source: "theory: all who come"}
`;

/** The service mean is free, from 3 to 7 minutes, and stands at 6.5. */
export function deskFile(): string {
  return written(
    desk('  - {id: service, value: 6.5 min, low: 3 min, high: 7 min, source: "guess"}', '=service'),
  );
}

/** The service mean is a product of two that are free. */
export function productFile(): string {
  const lines = [
    '  - {id: effort, value: 3 min, low: 2 min, high: 4 min, source: "guess"}',
    '  - {id: pace, value: 2, low: 1.4, high: 2.2, source: "guess"}',
  ];
  return written(desk(lines.join('\n'), '=effort * pace'));
}

function written(text: string): string {
  const path = join(emptyFolder(), 'desk.yaml');
  writeFileSync(path, text);
  return path;
}

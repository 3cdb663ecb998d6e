// The later winters at RUH: what is compared stands in the derived figures, what is put in leads somewhere sensible
// wherever an analyst may look, and Christmas empties the beds of those who are boarded too. How near each winter
// comes is told by `flowday evidence`, and in the README of this folder.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  compileModel,
  createWorld,
  drive,
  formatProblem,
  measuresOf,
  parseScenario,
  type Scenario,
} from '../../engine/index.ts';
import { besideShipped, shippedText } from '../ground/shipped.ts';

/** A shipped winter, with what an analyst would change at its end. */
function winterOf(name: string, changes: Readonly<Record<string, number>> = {}): Scenario {
  const parameters = Object.entries(changes).map(([id, value]) => `  - {id: ${id}, value: ${value}}`);
  const laid = `flowday: 1\nextends: [${name}.yaml]\nscenario: tried\nparameters:\n${parameters.join('\n')}\n`;
  const text = parameters.length === 0 ? shippedText(name) : laid;
  const { scenario, problems } = parseScenario(text, 'tried.yaml', besideShipped);
  if (scenario === null) throw new Error(problems.map(formatProblem).join('\n'));
  return scenario;
}

function weekly(column: string, winter: string): number[] {
  const path = join(import.meta.dirname, '..', '..', 'scenarios', 'banes', 'data', 'ruh-beds-weekly.csv');
  const [header = '', ...rows] = readFileSync(path, 'utf8').trim().split('\n');
  const at = header.split(',').indexOf(column);
  return rows
    .map((row) => row.split(','))
    .filter(([first]) => first === winter)
    .map((cells) => Number(cells[at]));
}

describe('the winter of 2019/20', () => {
  it.each([
    ['beds-open-by-week', 'open', 0.05],
    ['occupied-by-week', 'occupied', 0.05],
    ['over-7-by-week', 'over-7-share', 0.0005],
    ['over-21-by-week', 'over-21-share', 0.0005],
  ] as const)('%s is what the derived figures say', (id, column, rounding) => {
    const row = winterOf('ruh-2019-20').evidence.find((target) => target.id === id);
    const returned = weekly(column, '2019/20');
    expect(row?.observed).toHaveLength(returned.length);
    const far = returned.filter(
      (value, week) => Math.abs(value - (row?.observed[week] ?? 0)) > rounding + 1e-9,
    );
    expect(far).toEqual([]);
  });
});

describe('a winter of any plausible figures', () => {
  it.each([
    ['few people and few beds', [150, 50, 560, 0.88, 0.78, 0.175]],
    ['many people and many beds', [230, 100, 700, 1, 0.78, 0.13]],
    ['many people and few beds, used to the worst', [230, 100, 560, 1, 0.5, 0.22]],
  ] as const)('%s: the hospital is neither empty nor stuck', (_, figures) => {
    const [attendances, admissions, beds, start, november, over21] = figures;
    const scenario = winterOf('ruh-2016-17', {
      'attendances-a-day': attendances,
      'admissions-a-day': admissions,
      'beds-open-december': beds,
      'beds-open-january': beds,
      'start-occupancy': start,
      'november-four-hour': november,
      'start-over-21': over21,
    });
    const world = createWorld(compileModel(scenario), { seed: 'corners', replication: 0, measuring: true });
    drive(world, 70 * 1440);
    const measures = measuresOf(world);
    const came = measures['indicator.attendances']?.mean ?? 0;
    expect(came / attendances).toBeGreaterThan(0.9);
    expect(came / attendances).toBeLessThan(1.1);
    const occupied = measures['indicator.bed-occupancy']?.mean ?? 0;
    expect(occupied).toBeGreaterThan(0.85);
    expect(occupied).toBeLessThan(0.995);
    const seenInFourHours = 1 - (measures['over.department.240']?.mean ?? 1);
    expect(seenInFourHours).toBeGreaterThan(0.4);
    expect(seenInFourHours).toBeLessThan(0.97);
  });
});

describe('home for Christmas', () => {
  it('is for those boarded on another ward as for everybody else', () => {
    const shortened = winterOf('ruh-2016-17')
      .injects.find(({ id }) => id === 'christmas-home')
      ?.effects.flatMap((effect) => (effect.kind === 'duration' ? [effect.step] : []));
    expect(shortened).toEqual(
      expect.arrayContaining(['medicine-stay', 'older-stay', 'boarded-stay', 'surgery-stay']),
    );
  });
});

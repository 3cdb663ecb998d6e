// The ledger: what a run did to people and money, counted by hand beside the engine.

import { describe, expect, it } from 'vitest';
import {
  createWorld,
  drive,
  hashWorld,
  measureCatalogue,
  measuresOf,
  pairedDifference,
  parseScenario,
  runReplication,
  summarise,
} from '../../engine/index.ts';
import { feedbackModel } from './feedbackWorlds.ts';
import { bedText } from './oneBed.ts';
import { untilMinutes } from './play.ts';
import { modelOf } from './tiny.ts';

const options = { seed: 'ledger', replication: 0, measuring: true };
const day = 1440;

function measured(text: string, minutes: number): ReturnType<typeof measuresOf> {
  const world = createWorld(modelOf(text), options);
  drive(world, minutes);
  return measuresOf(world);
}

describe('the ledger', () => {
  const ledger = `
ledger:
  - {id: late, name: Late, definition: "Longer than twelve hours.", kind: harm, borne-by: patients, unit: deaths, count: "over(whole, 12 h)", each: 0.5, low: 0.25, high: 1, source: "guess: an example"}
  - {id: queueing, kind: cost, borne-by: acute, unit: pounds, level: waiting(lie), per: day, each: £48, low: £24, high: £48}
  - {id: bed-hours, kind: value, borne-by: patients, unit: hours, level: occupied(bed), per: hour, each: 1}
`;

  it('[M5] counts growths and hours, times what each is worth, with the ends of its range', () => {
    // They lie from 0, from 10 h and from 20 h, until 30 h; the last two have been there longer than 12 h. At the end of each hour
    // two wait until 10 h (from 2 h on, when both have come; one at 1 h), and one until 20 h.
    const measures = measured(bedText(ledger), 2 * day);
    expect(measures['ledger.late']).toEqual({ unit: 'deaths', mean: 1, ci95: null, range: [0.5, 2] });
    expect(measures['ledger.queueing']).toEqual({
      unit: 'pounds',
      mean: (1 + 8 * 2 + 10) * 2,
      ci95: null,
      range: [27, 54],
    });
    expect(measures['ledger.bed-hours']?.mean).toBe(29);
  });

  it('[M5] [M2] leaves the warm-up out, whole hours and growth', () => {
    const measures = measured(bedText(ledger, undefined, 'length: 10 days, warm-up: 90 min'), 2 * day);
    // Hours end at 2.5 h, 3.5 h …
    expect(measures['ledger.queueing']?.mean).toBe((8 * 2 + 10) * 2);
    expect(measures['ledger.bed-hours']?.mean).toBe(28);
    expect(measures['ledger.late']?.mean).toBe(1);
  });

  it('[M1] leaves every part of the hash but its own as it was', () => {
    for (const number of [2, 5]) {
      for (const planning of [true, false]) {
        const [without, with_] = [
          feedbackModel(number, { planning }),
          feedbackModel(number, { planning, ledger: true }),
        ].map((model) => {
          const world = createWorld(model, options);
          drive(world, untilMinutes);
          return hashWorld(world).parts;
        });
        expect({ ...with_, measures: '' }).toEqual({ ...without, measures: '' });
        expect(with_?.measures).not.toBe(without?.measures);
      }
    }
  });

  it('[M3] says what it is, and goes through replications and paired comparisons with its range', () => {
    const model = modelOf(bedText(ledger));
    expect(measureCatalogue(model.scenario)['ledger.late']).toEqual({
      unit: 'deaths',
      definition: 'Longer than twelve hours.',
      denominator: null,
      source: 'guess: an example',
    });
    const runs = (of: typeof model) =>
      [0, 1, 2].map((replication) =>
        runReplication(of, { seed: 'pairs', replication, untilMinutes: 2 * day }),
      );
    const shorter = modelOf(bedText(ledger).replace('lasts: 10 h', 'lasts: 5 h'));
    expect(summarise(runs(model))['ledger.late']).toMatchObject({ mean: 1, range: [0.5, 2] });
    expect(pairedDifference(runs(model), runs(shorter))['ledger.late']).toMatchObject({
      mean: -0.5,
      range: [-0.25, -1],
    });
  });

  it('may be a headline of run; what is not there may not', () => {
    const named = (id: string): readonly string[] =>
      parseScenario(bedText(`${ledger}headline: [${id}]`), 'x.yaml').problems.map(({ code }) => code);
    expect(named('ledger.late')).toEqual([]);
    expect(named('ledger.early')).toEqual(['unknown-measure']);
  });

  const wrong: readonly (readonly [string, string])[] = [
    ['{id: a, kind: harm, borne-by: x, unit: days, each: 1}', 'one-form'],
    [
      '{id: a, kind: harm, borne-by: x, unit: days, count: finished(whole), level: hour, per: day, each: 1}',
      'one-form',
    ],
    ['{id: a, kind: harm, borne-by: x, unit: days, level: hour, each: 1}', 'one-form'],
    ['{id: a, kind: harm, borne-by: x, unit: days, count: finished(whole), per: day, each: 1}', 'one-form'],
    ['{id: a, kind: harm, borne-by: x, unit: days, count: finished(whole), each: 0}', 'out-of-range'],
    ['{id: a, kind: harm, borne-by: x, unit: days, count: finished(whole), each: 2, low: 1}', 'half-a-range'],
    [
      '{id: a, kind: harm, borne-by: x, unit: days, count: finished(whole), each: 2, low: 3, high: 4}',
      'bad-range',
    ],
    ['{id: a, kind: loss, borne-by: x, unit: days, count: finished(whole), each: 2}', 'unknown-word'],
    ['{id: a, kind: harm, borne-by: x, unit: tons, count: finished(whole), each: 2}', 'unknown-word'],
    ['{id: a, kind: harm, borne-by: x, unit: days, count: waited, each: 2}', 'not-here'],
    ['{id: lie, kind: harm, borne-by: x, unit: days, count: finished(whole), each: 2}', 'duplicate-id'],
    ['{id: a, kind: harm, borne-by: x, unit: people, count: occupied(bed), each: 1}', 'not-so-far'],
    [
      '{id: a, kind: harm, borne-by: x, unit: people, count: finished(whole) * waiting(lie), each: 1}',
      'not-so-far',
    ],
    ['{id: a, kind: cost, borne-by: x, unit: pounds, count: 3, each: £1}', 'not-so-far'],
  ];
  const worth = (unit: string, rest: string): string =>
    `ledger: [{id: a, kind: harm, borne-by: x, unit: ${unit}, count: finished(whole), ${rest}}]`;

  it.each([
    ['days', '2 h', 2 / 24],
    ['days', '3 days', 3],
    ['days', '2', 2],
    ['hours', '30 min', 0.5],
    ['hours', '2', 2],
    ['pounds', '£5', 5],
    ['pounds', '5', 5],
    ['people', '5%', 0.05],
    ['deaths', '0.0122', 0.0122],
  ])('%s, each %s: it goes by the unit of the entry', (unit, each, comesTo) => {
    const { scenario, problems } = parseScenario(
      bedText(worth(unit, `each: ${each}, low: ${each}, high: ${each}`)),
      'x.yaml',
    );
    expect(problems).toEqual([]);
    const { each: read, low, high } = scenario?.ledger[0] ?? {};
    expect([read, low, high]).toEqual([comesTo, comesTo, comesTo]);
  });

  it.each([
    ['people', 'each: £5'],
    ['people', 'each: 30 min'],
    ['deaths', 'each: 1 day'],
    ['points', 'each: £1'],
    ['number', 'each: 2 h'],
    ['pounds', 'each: 5%'],
    ['pounds', 'each: 2 h'],
    ['hours', 'each: 5%'],
    ['days', 'each: £5'],
    ['days', 'each: 2 h, low: £1, high: 3 h'],
  ])('%s, %s: refused', (unit, rest) => {
    const { problems } = parseScenario(bedText(worth(unit, rest)), 'x.yaml');
    expect(problems.map(({ code }) => code)).toEqual(['wrong-unit']);
  });

  it('[M5] a time computed from parameters is worth as many hours', () => {
    const text = bedText(`parameters: [{id: lost, value: 45 min}]\n${worth('hours', 'each: =lost * 2')}`);
    expect(measured(text, 2 * day)['ledger.a']?.mean).toBe(3 * 1.5);
  });

  it.each(wrong)('%s', (entry, code) => {
    const { problems } = parseScenario(bedText(`ledger: [${entry}]`), 'x.yaml');
    expect(problems.map((problem) => problem.code)).toContain(code);
  });
});

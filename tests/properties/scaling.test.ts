// Time has no unit of its own: where every duration is a multiple of 2⁻¹⁰ minute, a network in which everything takes
// twice or four times as long does the same things at exactly twice or four times the minute.

import { describe, expect, it } from 'vitest';
import { createWorld, drive, type JourneyEvent, recordJourneys } from '../../engine/index.ts';
import { Dice } from '../engine/randomScenario.ts';
import { modelOf } from '../engine/tiny.ts';
import { networkNumbers } from './networks.ts';

const untilMinutes = 1500;

describe.each(networkNumbers(1, 12))('network %i', (number) => {
  it('[C5] all times by 2 and by 4 scale every instant exactly', () => {
    const plain = linesOf(number, 1);
    expect(plain.length).toBeGreaterThan(400);
    for (const factor of [2, 4]) expect(linesOf(number, factor)).toEqual(plain);
  });
});

/** Everything that happened, with its instant divided by the factor again. */
function linesOf(number: number, factor: number): string[] {
  const world = createWorld(modelOf(scaledText(number, factor)), {
    seed: 'scaling',
    replication: 0,
    measuring: false,
  });
  const events = recordJourneys(world);
  drive(world, untilMinutes * factor);
  const line = ({ origin, ordinal, episode, part, moment, where, atMinutes }: JourneyEvent): string =>
    `${atMinutes / factor} ${origin} ${ordinal} ${episode} ${part} ${moment} ${where}`;
  return events.map(line);
}

const ids = ['one', 'two', 'three', 'four'];

interface Times {
  readonly dice: Dice;
  /** A whole number of 2⁻¹⁰ minutes, as text. */
  readonly time: (least: number, most: number) => string;
  /** One of three such times. */
  readonly often: (least: number, most: number) => string;
}

function timesOf(number: number, factor: number): Times {
  const dice = new Dice(number * 19 + 3);
  const time = (least: number, most: number): string =>
    `${(dice.whole(least * 1024, most * 1024) / 1024) * factor} min`;
  const often = (least: number, most: number): string => {
    const values = new Set<string>();
    while (values.size < 3) values.add(time(least, most));
    const [usual, other, rare] = values;
    return `{discrete: {values: {${usual}: 50%, ${other}: 30%, ${rare}: 20%}}}`;
  };
  return { dice, time, often };
}

function scaledText(number: number, factor: number): string {
  const times = timesOf(number, factor);
  const { dice, time, often } = times;
  const resource = (id: string, more: string): string =>
    `  - {id: ${id}, capacity: ${dice.whole(1, 2)}, ${more}}`;
  return `
flowday: 1
scenario: scaled
calendar: {start: 2024-01-01, length: 7 days}
attributes: [{id: urgency, number: {uniform: {low: 0, high: 2}}}]
arrivals:
  - {id: crowd, every: ${often(3, 14)}, size: {discrete: {values: {1: 70%, 3: 30%}}}, to: one}
  - {id: probe, every: ${time(100, 200)}, to: bloods}
  - {id: steady, every: ${time(6, 20)}, to: two}
  - {id: booked, at: [${time(1, 20)}, ${time(30, 60)}, ${time(70, 90)}], size: 3, to: three}
resources:
${resource('nurse', `when-cut: ${dice.pick(['finish', 'resume', 'restart'])}, closures: [{from: ${time(100, 200)}, until: ${time(300, 400)}, units: 1}]`)}
${resource('doctor', `breakdowns: [{id: ill, every: ${often(60, 200)}, lasts: ${often(5, 40)}, when-cut: ${dice.pick(['finish', 'resume', 'restart'])}}]`)}
${resource('lab', 'kind: place')}
groups: [{id: staff, members: [nurse, doctor]}]
steps:
${ids.map((id, place) => scaledStep(times, id, place)).join('\n')}
  - {id: bloods, seize: [lab], lasts: ${often(2, 9)}, next: reported}
  - {id: gather, join: true, seize: [lab], lasts: ${time(1, 3)}, release: [{resource: lab, after: ${often(1, 5)}}], next: home}
outcomes:
  - {id: home, returns: [{id: again, share: 10%, after: ${often(100, 300)}, to: one}]}
  - {id: reported}
`;
}

/** Everything that may take time at a step, or depend on how much has passed. */
function scaledStep({ dice, time, often }: Times, id: string, place: number): string {
  const onward = ids[place + 1] ?? 'gather';
  const own = dice.pick([
    `rank: ${dice.pick(['urgency', '0 - waited * (urgency + 1)'])}, preempt: ${dice.pick(['resume', 'restart', `{how: lose, to: ${onward}}`, '{how: resume, waits: at-back, first: earliest}'])}, `,
    `together: {least: ${dice.whole(1, 3)}, most: 3, or-after: ${time(20, 40)}}, `,
    `order: ${dice.pick(['last-come', 'random'])}, room: {places: ${dice.whole(0, 3)}, when-full: ${dice.pick(['block', onward])}}, `,
    `patience: {after: ${often(5, 60)}, to: ${onward}}, baulk: {share: waiting(${id}) / 9, to: ${onward}}, `,
    `jockey: {with: [${ids[(place + 1) % 4]}]}, `,
  ]);
  const lasts = dice.pick([
    often(2, 30),
    `{list: [${time(1, 9)}, ${time(9, 30)}, ${time(2, 3)}]}`,
    time(3, 20),
  ]);
  const split = dice.pick(['', 'split: [{to: bloods, count: 2}], ']);
  const next = dice.pick([
    onward,
    `{shares: {${onward}: 80%, home: rest}}`,
    `{shares: {${id}: 15%, ${onward}: rest}}`,
    `{shortest: [${onward}, gather]}`.replace('gather, gather', 'gather'),
  ]);
  return `  - {id: ${id}, seize: [${dice.pick(['nurse', 'doctor', 'staff', 'nurse, doctor'])}], ${own}lasts: ${lasts}, ${split}next: ${next}}`;
}

// The steps of a random network: every way of waiting, being served, refused, interrupted and led on may meet every
// other. Ways always lead on in the row, so that every step is reached and every patient may come out.

import type { Dice } from '../engine/randomScenario.ts';

export function stepIds(dice: Dice): readonly string[] {
  return Array.from({ length: dice.whole(3, 7) }, (_, place) => `step-${place}`);
}

/** One entry for each id, and the fixed end of every network. */
export function randomSteps(dice: Dice, ids: readonly string[]): readonly string[] {
  const kinds = ids.map(() => dice.pick(kindsOfStep));
  const held = new Set<string>();
  return [
    ...ids.map((id, place) => `{id: ${id}, ${step(new StepDice(dice, place, ids, kinds, held))}}`),
    `{id: gather, join: true, seize: [annex], lasts: {uniform: {low: 1 min, high: 9 min}}, ${releaseAll(held)}next: {shares: {home: 75%, step-0: 10%, recover: rest}}}`,
    '{id: recover, lasts: {lognormal: {mean: 90 min, cv: 0.8}}, next: {shares: {home: 80%, left: rest}}}',
    `{id: bloods, seize: [lab], room: {places: 4, when-full: ${dice.pick(['block', 'reported'])}}, lasts: {exponential: {mean: 9 min}}, next: reported}`,
    '{id: scan, seize: [lab], rank: urgency, preempt: resume, lasts: {erlang: {stages: 2, mean: 14 min}}, split: [bloods], next: look}',
    '{id: look, join: true, lasts: 2 min, next: reported}',
  ];
}

const kindsOfStep = [
  'plain',
  'plain',
  'rank',
  'preempt',
  'party',
  'round',
  'hours',
  'hold',
  'hold',
  'free',
] as const;
type Kind = (typeof kindsOfStep)[number];

/** What is drawn for one step, and what it must know of the others. */
class StepDice {
  readonly dice: Dice;
  readonly id: string;
  readonly kind: Kind;
  /** Steps further on, the next in the row first. */
  readonly later: readonly string[];
  /** Steps up to and including this one. */
  readonly before: readonly string[];
  /** Other steps with a list. */
  readonly lists: readonly string[];
  /** Whether patients may hold something that no step between has given back. */
  readonly held: Set<string>;

  constructor(dice: Dice, place: number, ids: readonly string[], kinds: readonly Kind[], held: Set<string>) {
    this.dice = dice;
    this.id = ids[place] as string;
    this.kind = kinds[place] as Kind;
    this.later = [...ids.slice(place + 1), 'gather'];
    this.before = ids.slice(0, place + 1);
    this.lists = ids.filter((id, other) => id !== this.id && kinds[other] !== 'free');
    this.held = held;
  }

  get onward(): string {
    return this.dice.pick([...this.later, 'left']);
  }
}

function step(given: StepDice): string {
  const { dice, kind, held } = given;
  const released = kind === 'party' || kind === 'hold' ? '' : giveBack(dice, held);
  const seizes = seize(dice, kind, held);
  const listed = kind === 'free' ? '' : `${seizes}${ownWays(given, released)}`;
  const lasts = dice.pick([
    '{exponential: {mean: 12 min}}',
    '{list: [5 min, 9 min, 30 min]}',
    '{minutes: 4 + 6 * urgency}',
    '{by: acuity, cases: {red: {gamma: {mean: 30 min, cv: 0.6}}, green: {weibull: {shape: 1.5, scale: 11 min}}}}',
    '{hyperexponential: {shares: [80%, 20%], means: [5 min, 40 min]}}',
    '{pareto: {shape: 2.5, scale: 15 min}}',
    '{empirical: {values: [3 min, 9 min, 20 min]}}',
    '8 min',
  ]);
  const stretch = dice.pick([
    '',
    '',
    'stretch: 1 + 0.3 * urgency, ',
    'stretch: "1 + min(stay, 300) / 600", ',
  ]);
  const after = dice.pick([
    '',
    'set: {turns: turns + 1}, ',
    'set: {acuity: red, urgency: "max(urgency - 1, 0)"}, ',
    'set: {shelf: "min(shelf + 1, 9)"}, ',
    'set: {shelf: 0}, ',
    'redraw: [urgency, acuity], set: {shelf: urgency}, ',
    'supply: [slot, {resource: slot, units: 1 + urgency}], ',
  ]);
  const split = dice.pick(['', '', '', 'split: [bloods], ', 'split: [{to: bloods, count: 2}, scan], ']);
  // Without work it must not lead back.
  if (kind === 'free' && dice.chance(0.3)) return `${after}next: ${next(given, false)}`;
  const stop = kind === 'party' || listed.includes('together') ? '' : stops(given, released);
  return `${listed}${released}${stretch}${after}${split}${stop}lasts: ${lasts}, next: ${next(given, true)}`;
}

function seize(dice: Dice, kind: Kind, held: Set<string>): string {
  if (kind !== 'hold') {
    const slots = kind === 'preempt' ? [] : ['slot'];
    return `seize: [${dice.pick(['nurse', 'doctor', 'staff', 'any-bay', 'nurse, bay', ...slots, '{resource: bay, units: 2}', 'doctor, {resource: lab, units: 2}', 'staff, staff'])}], `;
  }
  const [resource, more] = dice.pick([
    ['bay', ''],
    ['annex', ''],
    ['any-bay', ', nurse'],
  ]) as [string, string];
  held.add(resource);
  return `seize: [${resource}${more}], hold: [${resource}], `;
}

/** Gives back something that somebody may hold who comes here; at the start, at the end, or a while later. */
function giveBack(dice: Dice, held: Set<string>): string {
  const one = [...held][0];
  if (one === undefined || dice.chance(0.4)) return '';
  // Whoever gives back any bay gives back all of them.
  if (one === 'any-bay') held.clear();
  held.delete(one);
  return dice.pick([
    `release: [${one}], `,
    `release-at-start: [${one}], `,
    `release: [{resource: ${one}, after: {uniform: {low: 5 min, high: 25 min}}}], `,
  ]);
}

function releaseAll(held: ReadonlySet<string>): string {
  return held.size === 0 ? '' : `release: [${[...held].join(', ')}], `;
}

function own(given: StepDice): string {
  const { dice, kind, onward } = given;
  const ranks = ['urgency', '0 - waited * (1 + urgency)', 'acuity != red', '2 * (age == young) - turns'];
  switch (kind) {
    case 'plain':
      return `order: ${dice.pick(['first-come', 'last-come', 'random'])}, `;
    case 'rank':
      return `rank: ${dice.pick(ranks)}, order: ${dice.pick(['first-come', 'first-come', 'last-come', 'random'])}, `;
    case 'preempt':
      return `rank: ${dice.pick(ranks)}, preempt: ${dice.pick(['resume', 'restart', `{how: lose, to: ${onward}}`, '{how: resume, waits: at-back, first: earliest}', '{how: restart, waits: at-back}'])}, `;
    case 'party':
      return `together: {least: ${dice.whole(1, 4)}, most: ${dice.whole(4, 6)}, or-after: 40 min${dice.pick(['', `, until: ${onward}`, ', until: [home, left]'])}}, `;
    case 'round':
      return `served-at: [{days: all, at: ["09:00", "14:00"], most: ${dice.whole(3, 30)}}, {days: weekdays, at: ["20:00", "00:30"]}], ${dice.pick(['', 'together: {most: 5}, '])}`;
    case 'hours':
      return `open: {hours: [{days: all, from: "08:00", to: "19:00"}, {days: weekdays, from: "21:00", to: "04:00"}], when-closed: ${dice.pick(['wait', onward])}}, rank: ${dice.pick(ranks)}, `;
    default:
      return '';
  }
}

function ownWays(given: StepDice, released: string): string {
  const mine = own(given);
  // A party gathers in the list.
  return `${mine}${waiting(given, released, mine.includes('together') ? 1 : 0)}`;
}

function waiting(given: StepDice, released: string, leastPlaces: number): string {
  const { dice, id, kind, lists } = given;
  const held = /release(?:-at-start)?: \[([a-z-]+)\]/.exec(released)?.[1];
  const release = held === undefined ? '' : dice.pick(['', `, release: [${held}]`]);
  const rooms = [
    '',
    '',
    `room: {places: ${Math.max(leastPlaces, dice.whole(0, 3))}, when-full: ${given.onward}}, `,
    `room: {places: ${Math.max(leastPlaces, dice.whole(0, 3))}, when-full: block}, `,
  ];
  return [
    kind === 'party' ? '' : dice.pick(rooms),
    dice.pick([
      '',
      '',
      `baulk: {when: waiting(${id}) > ${dice.whole(2, 6)}, to: ${given.onward}}, `,
      `baulk: {share: waiting(${id}) / 12, to: ${given.onward}}, `,
    ]),
    dice.pick([
      '',
      '',
      `patience: {after: {exponential: {mean: ${dice.whole(30, 150)} min}}, to: ${given.onward}${release}}, `,
      `patience: {after: {minutes: 20 + 60 * urgency}, to: ${given.onward}${release}}, `,
      `patience: {after: {exponential: {mean: 3 h}}, when: shelf > 6 and waited > 5, to: ${given.onward}${release}}, `,
      `patience: {when: waited > 50 and waiting(${id}) > 3, to: ${given.onward}${release}}, `,
    ]),
    // Every condition comes to hold once a day at least.
    dice.pick([
      '',
      '',
      '',
      `serve-when: waiting(${id}) > ${dice.whole(1, 3)} or hour >= 21, `,
      'serve-when: shelf < 4 or hour < 7, ',
      'serve-when: urgency < 1.5 or waiting(gather) == 0 or hour >= 22, ',
    ]),
    lists.length > 0 && dice.chance(0.25)
      ? `jockey: {with: [${dice.pick(lists)}], fewer: ${dice.whole(2, 3)}}, `
      : '',
  ].join('');
}

/** Work stops: for everybody at once, for some, for one after the other; never for long. */
function stops({ dice, id }: StepDice, released: string): string {
  const held = /release: \[([a-z-]+)\]/.exec(released)?.[1];
  const release = held === undefined ? '' : dice.pick(['', `, release: [${held}]`]);
  // Nowhere with a shorter list beside it, whose people might come back at the same instant.
  const to = dice.pick(['left', 'gather', 'recover']);
  return dice.pick([
    '',
    '',
    '',
    '',
    `stop: {when: shelf > 7, to: ${to}${release}}, `,
    `stop: {when: waiting(${id}) > 4 and urgency < 1, to: ${to}${release}}, `,
    `stop: {when: working(${id}) > 2 and stay > 90, to: ${to}${release}}, `,
  ]);
}

function next({ dice, id, later, before }: StepDice, mayLeadBack: boolean): string {
  const one = later[0] as string;
  const other = dice.pick(later);
  const among = one === other ? one : `${one}, ${other}`;
  const back = dice.pick(before);
  return dice.pick([
    one,
    `{shares: {${one}: {by: acuity, cases: {red: 90%}, otherwise: {by: age, cases: {old: 80%}, otherwise: 60%}}, left: rest}}`,
    mayLeadBack ? `{shares: {${one}: 75%, ${back}: 10%, home: rest}}` : one,
    `{cases: [{when: turns > 2 and urgency < 1, to: home}, {when: present(${one}) > 3, to: {shortest: [${among}]}}, {when: waiting(${id}) > 5, shares: {${one}: 50%, recover: rest}}, {otherwise: ${one}}]}`,
    `{shortest: [${among}]}`,
    `{first-free: [${among}], otherwise: {shares: {${one}: 60%, home: 40%}}}`,
    `{in-turn: [${one}, ${one}, ${other}]}`,
  ]);
}

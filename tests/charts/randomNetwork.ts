// Random networks as text in which every way of waiting, refusing, interrupting and leaving may meet every other.
// A network is named by a number and always the same for it.

import { Dice } from '../engine/randomScenario.ts';

/** The text of network `number`: two days of a place that does not exist. */
export function randomNetwork(number: number): string {
  const dice = new Dice(number * 6151 + 11);
  const steps = Array.from({ length: dice.whole(3, 7) }, (_, index) => `step-${index}`);
  return `${[
    'flowday: 1',
    `scenario: network-${number}`,
    `calendar: {start: "2024-01-0${dice.whole(1, 7)} 07:00", length: 2 days}`,
    'attributes: [{id: urgency, number: {uniform: {low: 0, high: 3}}}, {id: turns, number: 0}]',
    'arrivals:',
    `  - {id: crowd, rate: ${dice.whole(60, 200)} per day, to: step-0, size: ${dice.pick(['1', '2', '{discrete: {values: {1: 60%, 3: 40%}}}'])}}`,
    `  - {id: clock, every: ${dice.pick(['20 min', '{exponential: {mean: 15 min}}'])}, to: ${dice.pick(steps)}}`,
    ...resources(dice),
    'steps:',
    ...steps.map((id, place) => `  - {id: ${id}, ${step(dice, place, steps)}}`),
    '  - {id: bloods, seize: [lab], lasts: {exponential: {mean: 9 min}}, next: reported}',
    '  - {id: gather, join: true, lasts: 1 min, next: {shares: {home: 85%, step-0: 15%}}}',
    'outcomes:',
    `  - {id: home, returns: [{id: again, share: ${dice.whole(2, 20)}%, after: {exponential: {mean: 4 h}}, to: step-0}]}`,
    '  - {id: left}',
    '  - {id: reported}',
    'census: [{id: early, step: step-1, count: 2, progress: waiting}]',
    ...lever(dice, steps),
  ].join('\n')}\n`;
}

function resources(dice: Dice): readonly string[] {
  const cut = (): string =>
    dice.pick(['finish', 'overtime', 'resume', 'restart', 'hand-over, hand-over: 3 min']);
  const rota = (): string =>
    `rota: [{days: all, from: "08:00", to: "16:00", add: ${dice.whole(1, 2)}}, {days: all, from: "15:30", to: "23:00", add: 1}]`;
  return [
    'resources:',
    `  - {id: nurse, kind: staff, capacity: ${dice.whole(1, 2)}, ${rota()}, when-cut: ${cut()}}`,
    `  - {id: doctor, kind: staff, capacity: 1, ${rota()}, when-cut: ${cut()}}`,
    `  - {id: bay, kind: space, capacity: ${dice.whole(4, 8)}, closures: [{from: day 1 12:00, until: day 1 15:00, units: 2}]}`,
    `  - {id: lab, kind: place, capacity: 3, breakdowns: [{id: jam, units: ${dice.pick(['each', 'all'])}, every: {exponential: {mean: 5 h}}, lasts: {exponential: {mean: 30 min}}, when-cut: ${dice.pick(['finish', 'resume', 'restart'])}}]}`,
    'groups: [{id: staff, members: [nurse, doctor]}]',
  ];
}

function step(dice: Dice, place: number, steps: readonly string[]): string {
  const later = [...steps.slice(place + 1), 'gather'];
  const onward = dice.pick(later);
  const kind = dice.pick(['plain', 'rank', 'preempt', 'party', 'round', 'hours', 'free'] as const);
  const seize =
    kind === 'free' ? '' : `seize: [${dice.pick(['nurse', 'doctor', 'bay', 'staff', 'nurse, bay'])}], `;
  const waits = kind === 'free' ? '' : waiting(dice, place, steps, kind, onward);
  const own = {
    plain: `order: ${dice.pick(['first-come', 'last-come', 'random'])}, `,
    rank: `rank: ${dice.pick(['urgency', '0 - waited * urgency'])}, `,
    preempt: `rank: urgency, preempt: ${dice.pick(['resume', 'restart', `{how: lose, to: ${onward}}`, '{how: resume, waits: at-back, first: earliest}'])}, `,
    party: `together: {least: ${dice.whole(1, 3)}, most: 4, or-after: 40 min}, `,
    round: `served-at: [{days: all, at: ["09:00", "14:00", "20:00"], most: ${dice.whole(3, 30)}}], `,
    hours: `open: {hours: [{days: all, from: "08:00", to: "19:00"}], when-closed: ${dice.pick(['wait', onward])}}, `,
    free: '',
  }[kind];
  const lasts = dice.pick([
    '{exponential: {mean: 12 min}}',
    '{list: [5 min, 9 min, 30 min]}',
    '{minutes: 4 + 6 * urgency}',
  ]);
  const after = dice.pick([
    '',
    '',
    'set: {turns: turns + 1}, ',
    'split: [bloods], ',
    'split: [{to: bloods, count: 2}], ',
  ]);
  return `${seize}${own}${waits}${after}lasts: ${lasts}, next: ${next(dice, later)}`;
}

function waiting(dice: Dice, place: number, steps: readonly string[], kind: string, onward: string): string {
  const id = steps[place] as string;
  const others = steps.filter((other) => other !== id);
  const room =
    kind === 'party'
      ? ['']
      : ['', `room: {places: ${dice.whole(0, 3)}, when-full: ${dice.pick(['block', onward])}}, `];
  const patience = `patience: {after: {exponential: {mean: ${dice.whole(30, 120)} min}}, to: ${dice.pick(['left', onward])}}, `;
  return [
    dice.pick(room),
    dice.pick(['', `baulk: {when: waiting(${id}) > 4, share: 40%, to: ${dice.pick(['left', onward])}}, `]),
    dice.pick(['', patience]),
    kind === 'plain' && dice.chance(0.3) ? `jockey: {with: [${dice.pick(others)}], fewer: 2}, ` : '',
  ].join('');
}

function next(dice: Dice, later: readonly string[]): string {
  // The next in the row is always among the ways on, so that every step is reached.
  const [one, other] = [later[0] as string, dice.pick(later)];
  const both = one === other ? [one] : [one, other];
  const steps = both.join(', ');
  return dice.pick([
    one,
    `{shares: {${one}: 70%, left: rest}}`,
    `{cases: [{when: turns > 0 and urgency < 1, to: home}, {when: present(${one}) > 3, to: ${other}}, {otherwise: ${one}}]}`,
    `{shortest: [${steps}]}`,
    `{first-free: [${steps}], otherwise: {shares: {${one}: 60%, home: 40%}}}`,
    `{in-turn: [${steps}]}`,
  ]);
}

/** A lever that nobody has to pull: its standing order does. */
function lever(dice: Dice, steps: readonly string[]): readonly string[] {
  const [from, to] = [dice.pick(steps.slice(0, 2)), dice.pick(steps.slice(2))];
  return [
    'indicators: [{id: crowded, unit: people, value: "waiting(step-0) + waiting(step-1)"}]',
    'agencies: [{id: desk, name: Desk, kind: other, budget: £1000, orders: [{id: busy, when: crowded > 3, do: {pull: divert}}]}]',
    `levers: [{id: divert, name: Divert, agency: desk, says: Some go elsewhere., lasts: 4 h, effects: [{move: ${from}, to: ${to}, share: 30%}, {capacity: nurse, add: -1}]}]`,
  ];
}

// Random networks over the whole language, as text: a network is named by a number and always the same for it. Owns
// all sections but the steps. Sections and entries are kept apart, so that a law may put them in another order.

import { Dice } from '../engine/randomScenario.ts';
import { randomSteps, stepIds } from './randomSteps.ts';

/** A scenario that is not yet one text. */
export interface Network {
  /** Entries of the file that are no lists, such as the calendar. */
  readonly head: readonly string[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly name: string;
  /** Each `{id: …}`. */
  readonly entries: readonly string[];
}

export function textOf({ head, sections }: Network): string {
  const lists = sections
    .filter(({ entries }) => entries.length > 0)
    .map(({ name, entries }) => `${name}:\n${entries.map((entry) => `  - ${entry}`).join('\n')}`);
  return `${[...head, ...lists].join('\n')}\n`;
}

export interface NetworkOptions {
  /** With levers, injects, agencies and their standing orders. */
  readonly decisions: boolean;
}

/** Two days of a place that does not exist and is mostly too full. */
export function randomNetwork(number: number, { decisions }: NetworkOptions = { decisions: true }): Network {
  const dice = new Dice(number * 7919 + 23);
  const steps = stepIds(dice);
  const warmUp = dice.pick(['', ', warm-up: 6 h', ', warm-up: 700 min']);
  const pace = dice.pick(['day', 'season']);
  const head = [
    'flowday: 1',
    `scenario: network-${number}`,
    `calendar: {start: "2024-01-0${dice.whole(1, 7)} 0${dice.whole(0, 9)}:${dice.pick(['00', '30', '17'])}", length: 2 days, pace: ${pace}, holidays: [2024-01-06]${warmUp}}`,
    'headline: [crowded]',
  ];
  const made: Section[] = [
    { name: 'profiles', entries: profiles() },
    { name: 'seasons', entries: ['{id: flu, points: {2024-01-02: 1, 2024-01-08: 1.6}}'] },
    { name: 'attributes', entries: attributes() },
    { name: 'arrivals', entries: arrivals(dice, steps) },
    { name: 'variables', entries: ['{id: shelf, value: 2}'] },
    { name: 'resources', entries: resources(dice) },
    {
      name: 'groups',
      entries: ['{id: staff, members: [nurse, doctor]}', '{id: any-bay, members: [bay, annex]}'],
    },
    { name: 'steps', entries: randomSteps(dice, steps) },
    { name: 'outcomes', entries: outcomes(dice) },
    { name: 'census', entries: census(dice) },
    { name: 'clocks', entries: clocks() },
    { name: 'indicators', entries: indicators(steps) },
    { name: 'kpis', entries: kpis(steps) },
    ...(decisions ? people(dice, steps) : []),
  ];
  const sections = number % 2 === 0 ? made : made.map((section) => withPreferences(section, made));
  return { head, sections };
}

/** Nurses and bays look at the lists of one or two steps first, the last of those that seize any. */
function withPreferences(section: Section, sections: readonly Section[]): Section {
  if (section.name !== 'resources') return section;
  const steps = sections.find(({ name }) => name === 'steps')?.entries ?? [];
  const seizing = (units: RegExp): string =>
    steps
      .filter((entry) => units.test(/ seize: \[[^\]]*\]/.exec(entry)?.[0] ?? ''))
      .map((entry) => /id: ([a-z0-9-]+)/.exec(entry)?.[1] ?? '')
      .slice(-2)
      .reverse()
      .join(', ');
  const preferences = { nurse: seizing(/nurse|staff/), bay: seizing(/bay/) };
  const entries = section.entries.map((entry) => {
    const id = /^\{id: (nurse|bay), /.exec(entry)?.[1] as keyof typeof preferences | undefined;
    return id === undefined ? entry : entry.replace(/\}$/, `, prefers: [${preferences[id]}]}`);
  });
  return { name: section.name, entries };
}

function profiles(): readonly string[] {
  return [
    '{id: by-day, by-hour: [1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 4, 4, 4, 4, 4, 4, 3, 3, 2, 2, 1, 1]}',
    '{id: pulses, cycle: 90 min, steps: {0 min: 3, 20 min: 0.5, 70 min: 1}}',
    '{id: rising, lines: {0 h: 1, 30 h: 1.8, 40 h: 0.4}}',
    '{id: tide, wave: {cycle: 24 h, amplitude: 60%, peak: 18 h}}',
  ];
}

function attributes(): readonly string[] {
  return [
    '{id: acuity, shares: {red: 25%, green: 75%}}',
    '{id: age, by: acuity, cases: {red: {old: 70%, young: 30%}}, otherwise: {old: 30%, young: 70%}}',
    '{id: urgency, number: {by: age, cases: {old: {uniform: {low: 0, high: 2}}}, otherwise: {discrete: {values: {0: 30%, 1: 40%, 2: 30%}}}}}',
    '{id: turns, number: 0}',
  ];
}

function arrivals(dice: Dice, steps: readonly string[]): readonly string[] {
  const size = (): string =>
    dice.pick(['', '', 'size: 2, ', 'size: {discrete: {values: {0: 10%, 1: 60%, 4: 30%}}}, ']);
  const shape = dice.pick([
    `rate: ${dice.whole(60, 160)} per day, hours: by-day, weekdays: [1.2, 1, 1, 1, 1, 0.9, 0.9], holiday: 1.2`,
    `rate: ${dice.whole(60, 160)} per day, hours: tide, season: flu, day-variation: 20%, headroom: 3`,
    `rate: ${dice.whole(3, 7)} per hour, hours: rising, events: [{from: 600 min, until: 900 min, factor: 2.5}]`,
    'rate: {cycle: 3 h, steps: {0 h: 9 per hour, 40 min: 2 per hour}}',
    'rate: {wave: {mean: 4 per hour, amplitude: 80%, cycle: 24 h, peak: 20 h}}',
    `rate: ${dice.whole(60, 160)} per day`,
  ]);
  const every = dice.pick([
    'every: {exponential: {mean: 15 min}}, stretch: "1 + 0.05 * present(step-0)"',
    'every: {gamma: {mean: 20 min, sd: 9 min}}, stretch: factor(pulses)',
    'every: 20 min, from: day 1 10:00, until: day 2 16:00',
    'every: {truncated: {of: {normal: {mean: 12 min, sd: 8 min}}, least: 1 min, most: 30 min}}, most: 90',
  ]);
  return [
    '{id: probe, every: 3 h, to: scan}',
    `{id: crowd, ${shape}, ${size()}to: step-0}`,
    `{id: steady, ${every}, ${size()}attributes: [{id: acuity, shares: {red: 80%, green: 20%}}], to: ${dice.pick(steps)}}`,
    `{id: booked, at: [30 min, 90 min, 90 min, day 2 09:00, 2000 min], size: ${dice.whole(1, 6)}, given: {urgency: [0.5, 1, 2], acuity: [green, red]}, to: ${dice.pick(steps)}}`,
    `{id: noted, csv: {at: minute, unit: min, columns: {acuity: colour}, rows: "minute,colour\\n10,red\\n25,green\\n25.5,\\"red\\""}, to: ${dice.pick(steps)}}`,
  ];
}

function resources(dice: Dice): readonly string[] {
  const cut = (): string =>
    `when-cut: ${dice.pick(['finish', 'overtime', 'resume', 'restart', 'hand-over, hand-over: 3 min'])}`;
  const rota = (): string =>
    `rota: [{days: all, from: "08:00", to: "16:00", add: ${dice.whole(1, 2)}}, {days: all, from: "${dice.pick(['15:30', '16:00'])}", to: "23:00", add: 1}, {days: weekdays, from: "22:00", to: "06:30", add: 1}]`;
  const breakdown = (id: string): string =>
    `{id: ${id}, units: ${dice.pick(['each', 'all'])}, every: {exponential: {mean: 5 h}}, lasts: {exponential: {mean: 40 min}}, when-cut: ${dice.pick(['finish', 'resume', 'restart'])}}`;
  return [
    `{id: nurse, kind: staff, capacity: ${dice.whole(0, 1)}, ${rota()}, ${cut()}}`,
    `{id: doctor, kind: staff, capacity: 1, ${rota()}, ${cut()}, breakdowns: [${dice.pick(['', breakdown('ill')])}]}`,
    `{id: bay, kind: space, capacity: ${dice.whole(3, 7)}, when-cut: ${dice.pick(['finish', 'resume'])}, closures: [{from: 500 min, until: 800 min, units: 2}, {from: 700 min, until: 760 min}]}`,
    `{id: annex, kind: bed, capacity: ${dice.whole(1, 3)}}`,
    `{id: lab, kind: place, capacity: 3, breakdowns: [${breakdown('jam')}${dice.pick(['', `, ${breakdown('dark')}`])}]}`,
    `{id: slot, kind: slots, capacity: ${dice.whole(2, 10)}, refills: [{days: all, at: "08:00", to: ${dice.whole(10, 60)}}, {days: weekdays, at: "13:00", to: 9}]}`,
  ];
}

function outcomes(dice: Dice): readonly string[] {
  return [
    `{id: home, returns: [{id: again, share: {by: acuity, cases: {red: 30%}, otherwise: ${dice.whole(2, 20)}%}, after: {exponential: {mean: 4 h}}, to: step-0}]}`,
    '{id: left}',
    '{id: reported}',
  ];
}

function census(dice: Dice): readonly string[] {
  return [
    `{id: early, step: gather, count: ${dice.whole(1, 4)}, progress: waiting, attributes: [{id: acuity, shares: {red: 100%}}]}`,
    `{id: resting, step: recover, count: ${dice.whole(1, 3)}, progress: working, given: {urgency: [1, 2]}}`,
    `{id: fresh, step: ${dice.pick(['recover', 'scan', 'bloods'])}, count: 1, progress: starting}`,
  ].filter((entry) => !entry.includes('fresh') || dice.chance(0.5));
}

function clocks(): readonly string[] {
  return [
    '{id: whole, from: [enter step-0], until: [enter home, enter left, start gather], limits: [1 h, 4 h]}',
    '{id: laps, from: [end step-1], until: [end step-1, enter left], limits: [30 min]}',
  ];
}

function indicators(steps: readonly string[]): readonly string[] {
  const each = (name: string): string => steps.map((id) => `${name}(${id})`).join(' + ');
  return [
    `{id: crowded, unit: people, value: "${each('waiting')} + ${each('blocked')}"}`,
    `{id: busy, unit: share, value: "ratio(occupied(staff), capacity(staff), 0)", others-after: 6 h}`,
    '{id: late, unit: share, value: "ratio(last24h(over(whole, 1 h)), last24h(finished(whole)), 0)", better: low}',
  ];
}

function kpis(steps: readonly string[]): readonly string[] {
  const [first, second] = steps;
  return [
    `{id: through, unit: share, numerator: ended(${first}), denominator: entered(${first}), otherwise: 1}`,
    `{id: passed, unit: people, numerator: ended(${second})}`,
    `{id: in-work, unit: people, value: working(${first}), every: 50 min}`,
    '{id: at-nine, unit: people, value: waiting(gather), daily-at: "09:00"}',
  ];
}

/** Agencies with levers, injects and standing orders, and one agency that nobody reads. */
function people(dice: Dice, steps: readonly string[]): Section[] {
  const [from, to] = [dice.pick(steps.slice(0, 2)), dice.pick([...steps.slice(2), 'gather'])];
  const one = dice.pick(['gather', 'recover', 'scan']);
  const lever = (id: string, agency: string, effects: string): string =>
    `{id: ${id}, name: ${id}, agency: ${agency}, says: S, cost: {once: £5, per-day: £2}, lead-time: ${dice.whole(0, 3)} h, ramp: ${dice.whole(0, 3)} h, lasts: 7 h, wind-down: ${dice.whole(0, 2)} h, effects: [${effects}]}`;
  return [
    {
      name: 'agencies',
      entries: [
        '{id: desk, name: Desk, kind: other, budget: £1000, orders: [{id: when-busy, when: crowded > 6, do: {pull: divert}}, {id: when-calm, when: crowded < 2, do: {stop: divert}}]}',
        '{id: ward, name: Ward, kind: acute, budget: £100, orders: [{id: when-full, when: busy > 80%, do: {pull: hurry}}]}',
        '{id: quiet, name: Quiet, kind: commissioner, budget: £100, escalation: {needs: 1, triggers: [{indicator: crowded, at: [3, 9, 20], worse: high}]}}',
      ],
    },
    {
      name: 'levers',
      entries: [
        lever(
          'divert',
          'desk',
          `{move: ${from}, to: ${to}, share: ${dice.whole(10, 60)}%, when: acuity == green}, {capacity: nurse, add: ${dice.pick([-1, 1])}}`,
        ),
        lever(
          'hurry',
          'ward',
          `{duration: ${one}, factor: 0.7}, {capacity: bay, factor: ${dice.pick(['0.5', '1.4'])}}, {arrivals: crowd, factor: ${dice.pick(['0.6', '1.5'])}}`,
        ),
        lever(
          'nothing',
          'quiet',
          `{duration: ${one}, factor: 1}, {capacity: doctor, add: 0}, {arrivals: steady, factor: 1}`,
        ),
      ],
    },
    {
      name: 'injects',
      entries: [
        `{id: coach, number: 1, name: Coach, from: Control, text: Coming., at: day 2 ${dice.pick(['09:00', '11:37'])}, brings: {name: Passenger, count: ${dice.whole(3, 9)}, over: 40 min, to: ${one}}}`,
        '{id: sickness, number: 2, name: Sick, from: Works, text: Ill., when: busy > 90%, ramp: 2 h, lasts: 6 h, effects: [{capacity: doctor, add: -1}, {capacity: bay, factor: 0.7}]}',
      ],
    },
  ];
}

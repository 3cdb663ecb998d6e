// Random small scenarios as text: every mechanism of the language may occur in any combination. A scenario is
// named by a number and always the same for it, so a failing test is repeated from the number it prints.

/** A source of whole numbers and choices for making tests; nothing to do with the engine's own luck. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = (seed * 2654435761) >>> 0;
  }

  /** 0 ≤ share < 1. */
  share(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.share() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.share() < share;
  }

  pick<T>(options: readonly T[]): T {
    return options[this.whole(0, options.length - 1)] as T;
  }
}

/** The text of scenario `number`: two or three days of a place that does not exist. */
export function randomScenario(number: number): string {
  const dice = new Dice(number);
  const steps = Array.from({ length: dice.whole(3, 6) }, (_, place) => `step-${place}`);
  const parts = [
    'flowday: 1',
    `scenario: random-${number}`,
    `name: Random ${number}`,
    `calendar: {start: 2024-01-0${dice.whole(1, 7)} 0${dice.whole(0, 9)}:${dice.pick(['00', '30', '17'])}, length: ${dice.whole(2, 3)} days, pace: ${dice.pick(['day', 'season'])}, warm-up: ${dice.pick(['0 days', '12 h'])}, holidays: [2024-01-08]}`,
    'parameters: [{id: busy, value: 3}]',
    'profiles: [{id: by-day, by-hour: [1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 4, 4, 4, 4, 4, 4, 3, 3, 2, 2, 1, 1]}]',
    'seasons: [{id: wave, points: {2024-01-01: 1, 2024-01-10: 1.5}}]',
    'attributes:',
    '  - {id: acuity, name: Acuity, shares: {high: 30%, low: 70%}}',
    '  - {id: age, name: Age, by: acuity, cases: {high: {old: 60%, young: 40%}, low: {old: 20%, young: 80%}}}',
    '  - {id: frailty, name: Frailty, number: {uniform: {low: 0, high: 1}}}',
    '  - {id: turns, name: Turns, number: 0}',
    arrivals(dice, steps),
    resources(dice),
    'groups: [{id: any-bed, name: Any bed, members: [bed, extra]}]',
    'steps:',
    ...steps.map((id, place) => step(dice, id, place, steps)),
    '  - {id: last-step, name: Last, seize: [nurse], patience: {after: {exponential: {mean: 5 h}}, to: left}, lasts: 5 min, next: {shares: {home: 80%, left: 20%}}}',
    'outcomes:',
    `  - {id: home, name: Home, returns: [{id: again, name: Again, share: ${dice.whole(5, 30)}%, after: {exponential: {mean: 8 h}}, to: step-0}]}`,
    '  - {id: left, name: Left}',
    census(dice, steps),
    'clocks: [{id: whole, name: Whole, from: [enter step-0], until: [enter home, enter left, start last-step], limits: [1 h, 4 h]}]',
    people(dice, steps),
    interventions(dice, steps),
    map(steps),
  ];
  return `${parts.join('\n')}\n`;
}

function arrivals(dice: Dice, steps: readonly string[]): string {
  const source = (id: string, to: string, more: string): string =>
    `  - {id: ${id}, name: ${id}, rate: ${dice.whole(30, 150)} per day, headroom: 2, ${more}to: ${to}}`;
  return [
    'arrivals:',
    source('walk-in', 'step-0', 'hours: by-day, weekdays: [1.2, 1, 1, 1, 1, 0.9, 0.9], holiday: 1.1, '),
    source(
      'ambulance',
      dice.pick(steps),
      'season: wave, day-variation: 20%, attributes: [{id: acuity, name: Acuity, shares: {high: 80%, low: 20%}}], ',
    ),
  ].join('\n');
}

function resources(dice: Dice): string {
  return [
    'resources:',
    `  - {id: nurse, name: Nurse, kind: staff, agency: hospital, capacity: ${dice.whole(1, 3)}, rota: [{days: all, from: "08:00", to: "20:00", add: ${dice.whole(1, 3)}}, {days: weekdays, from: "19:30", to: "03:00", add: 1}]}`,
    `  - {id: bed, name: Bed, kind: bed, agency: hospital, capacity: ${dice.whole(8, 25)}}`,
    `  - {id: extra, name: Extra, kind: bed, agency: council, capacity: ${dice.whole(0, 3)}}`,
    `  - {id: crew, name: Crew, kind: vehicle, agency: council, capacity: ${dice.whole(2, 5)}}`,
    `  - {id: slot, name: Slot, kind: slots, agency: council, capacity: ${dice.whole(2, 10)}, refills: [{days: all, at: "08:00", to: ${dice.whole(10, 60)}}, {days: weekdays, at: "13:00", to: 9}]}`,
  ].join('\n');
}

/** One step: it may seize, hold, be refused, be left, loop back and forward, and change an attribute. */
function step(dice: Dice, id: string, place: number, steps: readonly string[]): string {
  const onward = steps[place + 1] ?? 'last-step';
  const kind = dice.pick(['nurse', 'bed', 'crew', 'slot', 'wide', 'both', 'nothing', 'handing'] as const);
  const seize = {
    nurse: 'seize: [nurse], ',
    bed: 'seize: [any-bed], ',
    crew: 'seize: [crew], release: [{resource: crew, after: {uniform: {low: 5 min, high: 25 min}}}], ',
    slot: 'seize: [slot], ',
    wide: 'seize: [{resource: bed, units: 2}], ',
    both: 'seize: [nurse, any-bed], ',
    nothing: '',
    handing: 'seize: [crew, bed], hold: [crew], ',
  }[kind];
  const release = kind === 'handing' ? '' : dice.pick(['', 'set: {turns: turns + 1}, ']);
  const waits = kind === 'nothing' ? '' : waiting(dice, id, onward);
  const lasts = dice.pick([
    '20 min',
    '{exponential: {mean: 30 min}}',
    '{lognormal: {median: 25 min, sigma: 0.7}}',
    '{by: acuity, cases: {high: {gamma: {mean: 90 min, cv: 0.6}}, low: {weibull: {shape: 1.5, scale: 20 min}}}}',
    '{triangular: {low: 5 min, mode: 8 min, high: 60 min}}',
  ]);
  const stretch = dice.pick(['', 'stretch: 1 + 0.5 * frailty, ']);
  return `  - {id: ${id}, name: ${id}, agency: hospital, ${seize}${waits}${release}lasts: ${lasts}, ${stretch}next: ${next(dice, id, onward, steps)}}`;
}

function waiting(dice: Dice, id: string, onward: string): string {
  const rank = dice.pick([
    '',
    'rank: acuity == low, ',
    'rank: frailty - turns, ',
    'rank: 3 * (age == young), ',
  ]);
  const baulk = dice.pick(['', '', `baulk: {when: waiting(${id}) > ${dice.whole(2, 12)}, to: ${onward}}, `]);
  const patience = dice.pick([
    '',
    `patience: {after: {exponential: {mean: ${dice.whole(1, 6)} h}}, to: left}, `,
    `patience: {after: {by: acuity, cases: {high: 3 h, low: {uniform: {low: 20 min, high: 90 min}}}}, to: ${onward}}, `,
  ]);
  return rank + baulk + patience;
}

function next(dice: Dice, id: string, onward: string, steps: readonly string[]): string {
  const back = dice.pick(steps);
  return dice.pick([
    onward,
    `{shares: {${onward}: 70%, home: rest}}`,
    back === onward || back === 'home'
      ? onward
      : `{shares: {${back}: 15%, ${onward}: {by: age, cases: {old: 60%, young: 30%}}, home: rest}}`,
    `{cases: [{when: acuity == low and frailty > 0.5, to: home}, {when: waiting(${id}) > 5, to: ${onward}}, {otherwise: {shares: {${onward}: 80%, left: 20%}}}]}`,
  ]);
}

function census(dice: Dice, steps: readonly string[]): string {
  return [
    'census:',
    `  - {id: present, name: Present, step: ${dice.pick(steps)}, count: 1, progress: working}`,
    `  - {id: queueing, name: Queueing, step: last-step, count: ${dice.whole(1, 5)}, progress: waiting, holding: [${dice.pick(['', 'bed'])}]}`,
  ].join('\n');
}

function people(dice: Dice, steps: readonly string[]): string {
  const orders = [
    '{id: order-open, when: full > 0.7, do: {pull: open, amount: 4}}',
    '{id: order-close, when: full < 0.3, do: {stop: open}}',
    '{id: order-say, when: 1, do: declare-computed}',
  ].filter(() => dice.chance(0.7));
  const seen = dice.pick(['[hospital]', 'all']);
  return [
    'indicators:',
    `  - {id: long, name: Long, definition: Share, unit: share, value: "ratio(last24h(over(whole, 1 h)), last24h(finished(whole)), 0)", seen-by: ${seen}, others-after: 6 h}`,
    '  - {id: full, name: Full, definition: Share, unit: share, value: "ratio(occupied(any-bed), capacity(any-bed), 0)", seen-by: all}',
    `  - {id: crowd, name: Crowd, definition: People, unit: people, value: "waiting(last-step) + ${steps.map((id) => `present(${id})`).join(' + ')}", seen-by: [council], others-after: 12 h}`,
    'headline: [full]',
    'escalation: {name: Levels, levels: [{id: green, name: Green}, {id: amber, name: Amber}, {id: red, name: Red}, {id: black, name: Black}]}',
    'agencies:',
    `  - {id: hospital, name: Hospital, short: H, kind: acute, brief: B, budget: £${dice.whole(0, 9)}000, measures: [long, full, crowd], patch: [bed, nurse], escalation: {needs: ${dice.whole(1, 2)}, triggers: [{indicator: full, at: [50%, 70%, 90%], worse: high}, {indicator: crowd, at: [3, 8, 20], worse: high}]}, orders: [${orders.join(', ')}]}`,
    '  - {id: council, name: Council, short: C, kind: council, brief: B, budget: £500, measures: [full, long, crowd], patch: [extra, crew], orders: [{id: order-care, when: crowd > 4, do: {pull: divert}}]}',
    '  - {id: quiet, name: Quiet, short: Q, kind: commissioner, brief: B, budget: £0, measures: [full], patch: [], escalation: {needs: 1, triggers: [{indicator: full, at: [50%, 70%, 90%], worse: high}]}}',
    'teams:',
    '  - {id: hospital-team, name: Hospital, agencies: [hospital], seats: 2}',
    '  - {id: others, name: Others, agencies: [council, quiet], seats: 2}',
  ].join('\n');
}

function interventions(dice: Dice, steps: readonly string[]): string {
  const one = dice.pick(steps);
  const time = (): string =>
    `lead-time: ${dice.whole(0, 5)} h, ramp: ${dice.whole(0, 8)} h, ${dice.pick(['', 'lasts: 9 h, '])}wind-down: ${dice.whole(0, 5)} h, cooling: ${dice.whole(0, 3)} h`;
  const lever = (id: string, agency: string, more: string, effects: string): string =>
    `  - {id: ${id}, name: Lever ${id}, agency: ${agency}, says: S, makes-work-for: nobody, kind: tactical, cost: {once: £50, per-day: £20${more === '' ? '' : ', per-unit: true'}}, ${more}${time()}, effects: [${effects}]}`;
  return [
    'levers:',
    lever(
      'open',
      'hospital',
      'amount: {unit: beds, least: 2, most: 10, step: 2, usual: 4}, ',
      '{capacity: extra, add: amount}, {duration: last-step, factor: 1.3}',
    ),
    lever(
      'divert',
      'council',
      '',
      `{move: ${one}, to: last-step, share: ${dice.whole(10, 90)}%, when: acuity == low}, {budget: hospital, add: £300}`,
    ),
    lever('curb', 'quiet', '', '{arrivals: walk-in, factor: 0.6}, {arrivals: ambulance, factor: 1.5}'),
    lever(
      'hurry',
      'hospital',
      '',
      `{duration: ${one}, factor: 0.5}, {capacity: nurse, factor: 0.5}, {patience: last-step, factor: 0.6}, {weight: last-step, to: left, factor: 3}`,
    ),
    'injects:',
    `  - {id: crash, number: 1, name: Crash, from: Control, to: all, channel: radio, text: Text for everybody., at: day 2 ${dice.pick(['09:00', '11:37'])}, lasts: 6 h, effects: [{arrivals: walk-in, factor: 0.8}], brings: {name: Coach, count: ${dice.whole(3, 15)}, over: 40 min, to: ${dice.pick(steps)}}}`,
    '  - {id: sick, number: 2, name: Sick, from: Works, to: [hospital], channel: phone, text: Text for the hospital., when: full > 80%, ramp: 4 h, lasts: 12 h, wind-down: 2 h, effects: [{capacity: nurse, add: -1}, {capacity: bed, factor: 0.8}]}',
    '  - {id: rumour, number: 3, name: Rumour, from: Press, to: [council], channel: press, text: Text for the council., held: true, effects: [{arrivals: ambulance, factor: 1.3}]}',
  ].join('\n');
}

function map(steps: readonly string[]): string {
  return [
    'map:',
    '  nodes:',
    `    - {id: whole, name: Whole, agency: hospital, column: 0, row: 0, figure: full, label: full, lists: [${[...steps, 'last-step'].map((id) => `{step: ${id}, label: l}`).join(', ')}]}`,
    '  links: []',
  ].join('\n');
}

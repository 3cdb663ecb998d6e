// The answers of `flowday new` as a scenario: a short file that extends the neutral one and says what differs here. Writes
// text only; every name is quoted, so that nothing somebody types can mean anything else than words.

import { type Answers, daysAfter, daysBetween, figure, type QuestionId } from './newAnswers.ts';
import { balanceSentence } from './newBalance.ts';
import { bankHolidays } from './newHolidays.ts';
import { planRoom } from './newRoom.ts';

/** An inject of the neutral scenario that comes by date. */
export interface DatedInject {
  readonly id: string;
  /** Without a year: `12-09`. */
  readonly day: string;
}

export interface NewScenario {
  readonly answers: Answers;
  /** What somebody answered; the rest is what is usual. */
  readonly answered: ReadonlySet<QuestionId>;
  /** `2026-01-15`: stands beside every local figure. */
  readonly today: string;
  readonly template: string;
  readonly dated: readonly DatedInject[];
}

export function scenarioText(wanted: NewScenario): string {
  return [
    header(wanted),
    calendarText(wanted.answers),
    timetableText(wanted.answers),
    parametersText(wanted),
    seasonsText(wanted.answers),
    schemeText(wanted.answers),
    agenciesText(wanted.answers),
    injectsText(wanted),
  ]
    .filter((section) => section !== '')
    .join('\n');
}

/** `Bath & NE Somerset`, 2025 → `bath-ne-somerset-2025`. */
export function idFor(place: string, start: string): string {
  const words = place
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  return `${words === '' ? 'my-place' : words}-${start.slice(0, 4)}`;
}

function header({ answers, template }: NewScenario): string {
  const { place, start, weeks, population } = answers;
  const until = daysAfter(start, weeks * 7);
  const years =
    until.slice(0, 4) === start.slice(0, 4) ? start.slice(0, 4) : `${start.slice(0, 4)}/${until.slice(2, 4)}`;
  return `# ${place}: a first scenario, written by \`flowday new\` from twenty answers.
#
# Everything that is not said here is as in ${template}, which is general knowledge for a place of
# ${figure(population)} people until local figures stand in its place. A source that begins with "guess:" is what is usual,
# not what is so: put the local figure there, and say in its source where it comes from.
#
# ${balanceSentence(answers)}
flowday: 1
scenario: ${idFor(place, start)}
extends: ${template}
name: ${quoted(`${place}, winter ${years}`)}
summary: ${quoted(`${weeks} weeks of a winter in ${place} from ${start}, ${figure(population)} people: first figures, to be calibrated.`)}
place: {name: ${quoted(place)}, population: =population, source: "as the parameter says"}
`;
}

function calendarText({ start, weeks, planning, room }: Answers): string {
  const holidays = bankHolidays(start, daysAfter(start, weeks * 7));
  return `calendar:
  start: ${start}
  length: ${weeks} weeks
  holidays: [${holidays.join(', ')}]

planning:
  date: ${planning}
  hold: ${planRoom(room, weeks).planning} min
`;
}

function timetableText({ room, weeks, start }: Answers): string {
  const plan = planRoom(room, weeks);
  const names = ['Round 1: the beginning', 'Round 2: the middle', 'Round 3: to the end'];
  const rounds = plan.roundEnds.map((end, index) => {
    const pause = index < 2 ? `, break-after: ${plan.breaks} min` : '';
    return `    - {name: ${quoted(names[index] ?? '')}, until: ${daysAfter(start, end)}, speed: ${plan.speed} h, beat-every: 7 days, beat-hold: ${plan.beatSeconds} s${pause}}`;
  });
  return `timetable:
  briefing: ${plan.briefing} min
  rounds:
${rounds.join('\n')}
  debrief: ${plan.debrief} min
  day: ${room} min
`;
}

/** A parameter: how far its figure is known, on either side. */
interface Line {
  readonly id: string;
  readonly value: number;
  readonly unit?: 'days' | '£';
  readonly whole: boolean;
  /** Whose answer it is; null: in proportion to others. */
  readonly from: QuestionId | null;
}

function parametersText({ answers, answered, today }: NewScenario): string {
  const asked = askedLines(answers).map((line) => {
    const own = line.from !== null && answered.has(line.from);
    const source = own
      ? `local: answered on ${today}; say here which return it comes from`
      : 'guess: to be replaced: usual for a place of this size';
    return parameterText(line, own ? 0.05 : 0.15, source);
  });
  const sized = sizedLines(answers).map((line) =>
    parameterText(line, 0.2, 'guess: to be replaced: in proportion to the answers'),
  );
  return `# What was asked. low and high say how far a figure is known: 5% either way when it was answered, until you know better.
parameters:
${asked.join('\n')}

  # What was not asked: in proportion, as in the neutral scenario.
${sized.join('\n')}
`;
}

function askedLines(answers: Answers): readonly Line[] {
  const [first, second] = answers.councils;
  const number = (id: string, value: number, from: QuestionId, whole = true): Line => ({
    id,
    value,
    whole,
    from,
  });
  return [
    number('population', answers.population, 'population'),
    number('attendances', answers.attendances, 'attendances'),
    number('ambulance-share', answers['ambulance-share'], 'ambulance-share', false),
    number('conversion', answers.conversion, 'conversion', false),
    number('core-beds', answers.beds, 'beds'),
    { id: 'mean-stay', value: answers['mean-stay'], unit: 'days', whole: false, from: 'mean-stay' },
    number('crews-day', answers.crews.day, 'crews'),
    number('crews-night', answers.crews.night, 'crews'),
    number('gp-slots', answers['gp-slots'], 'gp-slots'),
    number('calls-111', answers['calls-111'], 'calls-111'),
    number('first-council-share', first.share, 'councils', false),
    number('second-council-share', second.share, 'councils', false),
    number('home-care-places', answers['home-care'], 'home-care'),
    number('community-beds', answers['community-beds'], 'community-beds'),
    number('care-home-places', answers['care-homes'], 'care-homes'),
    { id: 'winter-money', value: answers.money, unit: '£', whole: true, from: 'money' },
  ];
}

function sizedLines(answers: Answers): readonly Line[] {
  const { population, attendances, beds } = answers;
  const line = (id: string, value: number, least = 1): Line => ({
    id,
    value: Math.max(least, Math.round(value)),
    whole: true,
    from: null,
  });
  return [
    line('utc-attendances', (population * 110) / 300_000),
    line('gp-requests', (answers['gp-slots'] * 2300) / 2200),
    line('escalation-beds', beds * 0.03, 0),
    line('critical-beds', (attendances * answers.conversion * 14) / 72),
    line('planned', (beds * 20) / 520),
    line('sdec-places', (attendances * answers.conversion * 14) / 72),
    line('virtual-ward-places', (attendances * answers.conversion * 45) / 72),
    line('mental-health-beds', (population * 40) / 300_000, 2),
    line('ucr-staff', (population * 6) / 300_000, 2),
  ];
}

function parameterText({ id, value, unit, whole }: Line, apart: number, source: string): string {
  const round = whole ? Math.round : (n: number) => Math.round(n * 1000) / 1000;
  const written = (n: number): string =>
    unit === '£' ? `£${round(n)}` : unit === 'days' ? `${round(n)} days` : String(round(n));
  const most = !whole && unit === undefined ? Math.min(1, value * (1 + apart)) : value * (1 + apart);
  return `  - {id: ${id}, value: ${written(value)}, low: ${written(value * (1 - apart))}, high: ${written(most)}, source: ${quoted(source)}}`;
}

/** Those who left before the start come back in the weeks after it, whenever it is. */
function seasonsText({ start }: Answers): string {
  const points = [
    [0, 1],
    [4, 0.64],
    [9, 0.37],
    [18, 0.135],
    [30, 0.036],
    [39, 0],
  ] as const;
  const dated = points.map(([days, factor]) => `${daysAfter(start, days)}: ${factor}`);
  return `seasons:
  - {id: season-left-before, points: {${dated.join(', ')}}}
`;
}

function schemeText({ scheme }: Answers): string {
  if (scheme === 'opel') return '';
  return `escalation:
  name: Local escalation, green to black
  levels: [{id: opel-1, name: Green}, {id: opel-2, name: Amber}, {id: opel-3, name: Red}, {id: opel-4, name: Black}]
`;
}

function agenciesText({ place, councils: [first, second] }: Answers): string {
  return `agencies:
  - {id: icb, name: ${quoted(`${place} Integrated Care Board`)}}
  - {id: acute, name: ${quoted(`${place} General Hospital`)}}
  - {id: gps, name: ${quoted(`${place} practices`)}}
  - {id: community, name: ${quoted(`${place} Community Health`)}}
  - {id: mental-health, name: ${quoted(`${place} Mental Health`)}}
  - {id: first-council, name: ${quoted(first.name)}, short: ${quoted(first.name)}}
  - {id: second-council, name: ${quoted(second.name)}, short: ${quoted(second.name)}}
teams:
  - {id: first-table, name: ${quoted(first.name)}}
  - {id: second-table, name: ${quoted(second.name)}}
`;
}

/** Injects with a date that this winter does not have are taken out. */
function injectsText({ answers: { start, weeks }, dated }: NewScenario): string {
  const beyond = dated.filter(({ day }) => {
    const at = daysBetween(start, dateOf(day, start));
    return at < 1 || at >= weeks * 7;
  });
  if (beyond.length === 0) return '';
  return `# These have dates that this winter does not have.
injects:
${beyond.map(({ id }) => `  - {id: ${id}, remove: true}`).join('\n')}
`;
}

/** The first such day on or after three months before the start, as the scenario language has it. */
function dateOf(day: string, start: string): string {
  const year = Number(start.slice(0, 4));
  const month = Number(start.slice(5, 7)) - 3;
  const from =
    month > 0
      ? `${year}-${String(month).padStart(2, '0')}${start.slice(7)}`
      : `${year - 1}-${String(month + 12).padStart(2, '0')}${start.slice(7)}`;
  const sameYear = `${from.slice(0, 4)}-${day}`;
  return sameYear >= from ? sameYear : `${Number(from.slice(0, 4)) + 1}-${day}`;
}

/** Words as YAML reads them back, whatever is in them. */
function quoted(words: string): string {
  return JSON.stringify(words);
}

// The twenty questions of `flowday new`: what is asked, why, in which range, and what is usual for a place of that size.
// The usual answers keep the proportions of the neutral scenario that the answers are written on.

import {
  type Answers,
  type Councils,
  type Crews,
  daysAfter,
  daysBetween,
  figure,
  percent,
  type QuestionId,
  type Read,
  readDate,
  readMoney,
  readName,
  readNumber,
  readShare,
  readWhole,
  shown,
} from './newAnswers.ts';

export interface Question<Id extends QuestionId = QuestionId> {
  readonly id: Id;
  readonly asks: string;
  readonly why: string;
  /** In words, after what was answered before. */
  range(given: Partial<Answers>): string;
  /** What is usual, as somebody would type it. */
  usual(given: Partial<Answers>): string;
  read(text: string, given: Partial<Answers>): Read<Answers[Id]>;
}

export type AnyQuestion = { readonly [Id in QuestionId]: Question<Id> }[QuestionId];

/** What the neutral scenario is sized for. */
const neutral = { population: 300_000, flow: 240 * 0.3, ambulances: 240 * 0.27 };

/** How many times as many people as there, as many admissions, as many ambulances. */
function people({ population = neutral.population }: Partial<Answers>): number {
  return population / neutral.population;
}
function flow(given: Partial<Answers>): number {
  return ((given.attendances ?? 240) * (given.conversion ?? 0.3)) / neutral.flow;
}
function ambulances(given: Partial<Answers>): number {
  return ((given.attendances ?? 240) * (given['ambulance-share'] ?? 0.27)) / neutral.ambulances;
}

function whole(
  id:
    | 'population'
    | 'weeks'
    | 'attendances'
    | 'beds'
    | 'gp-slots'
    | 'calls-111'
    | 'home-care'
    | 'community-beds'
    | 'care-homes',
  asks: string,
  why: string,
  [least, most]: readonly [number, number],
  usual: (given: Partial<Answers>) => number,
  units: readonly string[] = [],
): Question<typeof id> {
  return {
    id,
    asks,
    why,
    range: () => `${figure(least)} to ${figure(most)}`,
    usual: (given) => figure(Math.min(most, Math.max(least, Math.round(usual(given))))),
    read: (text) => readWhole(text, { least, most }, units),
  };
}

function share(
  id: 'ambulance-share' | 'conversion',
  asks: string,
  why: string,
  [least, most]: readonly [number, number],
  usual: number,
): Question<typeof id> {
  return {
    id,
    asks,
    why,
    range: () => `${percent(least)} to ${percent(most)}`,
    usual: () => percent(usual),
    read: (text) => readShare(text, { least, most }),
  };
}

const place: Question<'place'> = {
  id: 'place',
  asks: 'What is the place called?',
  why: 'It stands on every screen, and names the file.',
  range: () => 'a name',
  usual: () => 'Anyshire',
  read: (text) => readName(text),
};

const start: Question<'start'> = {
  id: 'start',
  asks: 'On which date does the winter begin?',
  why: 'Weekdays, Christmas and bank holidays follow from it. The census describes that midnight.',
  range: () => 'a date from September to February',
  usual: () => '2025-12-01',
  read: (text) => {
    const read = readDate(text);
    if ('sentence' in read) return read;
    const [year, month] = [Number(read.value.slice(0, 4)), Number(read.value.slice(5, 7))];
    if (year < 2000 || year > 2099) return { sentence: `"${shown(text)}" is not a year from 2000 to 2099.` };
    return month >= 9 || month <= 2 ? read : { sentence: 'A winter begins between September and February.' };
  },
};

const meanStay: Question<'mean-stay'> = {
  id: 'mean-stay',
  asks: 'How many days does an emergency inpatient stay, until the criteria to reside are no longer met?',
  why: 'With admissions it says how many beds are needed. The wait to leave is not part of it: that comes out of the queues.',
  range: () => '1 to 15 days',
  usual: () => '5 days',
  read: (text) => readNumber(text, { least: 1, most: 15 }, ['days', 'day', 'd']),
};

const crews: Question<'crews'> = {
  id: 'crews',
  asks: 'How many ambulance crews are on duty by day and by night?',
  why: 'A crew that waits outside is missing on the road: how much that hurts depends on how many there are.',
  range: () => 'day/night, each 1 to 200, by day not fewer',
  usual: (given) => {
    const night = Math.max(1, Math.min(200, Math.round(8 * ambulances(given))));
    return `${Math.max(night, Math.min(200, Math.round(12 * ambulances(given))))}/${night}`;
  },
  read: (text): Read<Crews> => {
    const [, day = '', night = ''] = /^\s*(\d{1,4})\s*(?:\/|,|and)\s*(\d{1,4})\s*$/.exec(text) ?? [];
    if (day === '') return { sentence: `"${shown(text)}" is not two numbers such as 12/8.` };
    const read = { day: Number(day), night: Number(night) };
    if (read.night < 1 || read.day > 200) return { sentence: `"${shown(text)}" is outside 1 to 200 crews.` };
    return read.day < read.night
      ? { sentence: 'By day there are not fewer crews than by night.' }
      : { value: read };
  },
};

const councils: Question<'councils'> = {
  id: 'councils',
  asks: 'Which two councils do most of the patients live in, and what share of them?',
  why: 'Who waits to leave waits for one of them. What is left of 100% lives elsewhere.',
  range: () => 'two names with shares of at least 1%, at most 100% together',
  usual: ({ place: name = 'Anyshire' }) =>
    `${name.replace(/[,%]/g, ' ').slice(0, 45).trim()} Council 60%, Second Council 34%`,
  read: (text): Read<Councils> => {
    const parts = text.split(',').map((part) => /^\s*(.*\S)\s+(\d+(?:\.\d+)?)\s*%\s*$/.exec(part));
    const [first, second, more] = parts;
    if (!first || !second || more !== undefined) {
      return {
        sentence: `"${shown(text)}" is not two councils such as "North Council 60%, South Council 34%".`,
      };
    }
    const read = [first, second].map(([, name = '', per = '0']) => ({
      name: readName(name),
      share: Number(per) / 100,
    }));
    const [one, other] = read;
    if (!one || !other || 'sentence' in one.name || 'sentence' in other.name) {
      return { sentence: 'A council has a name of at most 60 characters.' };
    }
    if (one.share < 0.01 || other.share < 0.01 || one.share + other.share > 1 + 1e-9) {
      return { sentence: 'Each council has at least 1% of the patients, and both together at most 100%.' };
    }
    return {
      value: [
        { name: one.name.value, share: one.share },
        { name: other.name.value, share: other.share },
      ],
    };
  },
};

const scheme: Question<'scheme'> = {
  id: 'scheme',
  asks: 'Which words does escalation have: opel (OPEL 1 to 4) or colours (green to black)?',
  why: 'People declare levels in the words they use.',
  range: () => 'opel or colours',
  usual: () => 'opel',
  read: (text) => {
    const word = text.trim().toLowerCase();
    return word === 'opel' || word === 'colours'
      ? { value: word }
      : { sentence: `"${shown(text)}" is neither opel nor colours.` };
  },
};

const money: Question<'money'> = {
  id: 'money',
  asks: 'How much may everybody together spend on the winter, besides their usual work?',
  why: 'Levers cost. It is shared out between the agencies in proportion, and may be changed there.',
  range: () => '£0 to £100,000,000',
  // Twelve weeks' worth; a longer winter costs more, and a plan that it cannot pay for would be left out.
  usual: ({ weeks = 12, ...given }) =>
    `£${figure(Math.round(people(given) * 24 * Math.max(1, weeks / 12)) * 100_000)}`,
  read: (text) => readMoney(text, { least: 0, most: 100_000_000 }),
};

const planning: Question<'planning'> = {
  id: 'planning',
  asks: 'Which date does the planning round stand for?',
  why: 'What takes weeks to build is decided there; lead times count from it.',
  range: ({ start: from = '2025-12-01' }) => `a date within the year before ${from}`,
  usual: ({ start: from = '2025-12-01' }) => daysAfter(from, -56),
  read: (text, { start: from = '2025-12-01' }) => {
    const read = readDate(text);
    if ('sentence' in read) return read;
    const days = daysBetween(read.value, from);
    return days >= 1 && days <= 366
      ? read
      : { sentence: `"${shown(text)}" is not within the year before ${from}.` };
  },
};

/** Real minutes that so long a winter takes at the least, with time to meet. */
export function leastRoom({ weeks = 12 }: Partial<Answers>): number {
  return Math.max(60, 9 * weeks);
}

const room: Question<'room'> = {
  id: 'room',
  asks: 'How many minutes does the room have, from the welcome to the end of the debrief?',
  why: 'The speed of the clock follows from it.',
  range: (given) => `${leastRoom(given)} to 600 minutes`,
  usual: (given) => String(Math.max(leastRoom(given), 330)),
  read: (text, given) => readWhole(text, { least: leastRoom(given), most: 600 }, ['minutes', 'min']),
};

export const questions: readonly AnyQuestion[] = [
  place,
  whole(
    'population',
    'How many people does it serve?',
    'Those whom its hospital serves: the size of everything that you do not know yet follows from it.',
    [20_000, 3_000_000],
    () => 300_000,
    ['people'],
  ),
  start,
  whole(
    'weeks',
    'How many weeks is it to last?',
    'Twelve take in Christmas, the refill and deep winter; seventeen the tail until March.',
    [2, 26],
    () => 12,
    ['weeks', 'week'],
  ),
  whole(
    'attendances',
    'How many people come to A&E on a winter day (type 1)?',
    'Everything at the front door is sized by it.',
    [20, 1500],
    (given) => 240 * people(given),
    ['a day', 'per day'],
  ),
  share(
    'ambulance-share',
    'What share of them comes by ambulance?',
    'It decides how many crews stand at the door.',
    [0.05, 0.6],
    0.27,
  ),
  share(
    'conversion',
    'What share of them is admitted, same-day emergency care included?',
    'It decides how many beds are needed.',
    [0.05, 0.6],
    0.3,
  ),
  whole(
    'beds',
    'How many general and acute beds does the hospital have, without escalation beds?',
    'With stays it decides how full the hospital is.',
    [40, 2500],
    (given) => 520 * flow(given),
    ['beds'],
  ),
  meanStay,
  crews,
  whole(
    'gp-slots',
    'How many same-day appointments do the practices have on a weekday?',
    'When they are gone, people ring 111 or come to A&E.',
    [50, 40_000],
    (given) => 2200 * people(given),
  ),
  whole(
    'calls-111',
    'How many people ring 111 on a day?',
    'One call in eleven becomes an ambulance.',
    [10, 5000],
    (given) => 290 * people(given),
    ['a day', 'per day'],
  ),
  councils,
  whole(
    'home-care',
    'How many people can have short-term care at home at once (pathway 1)?',
    'Who waits for it lies in a hospital bed.',
    [2, 3000],
    (given) => 92 * flow(given),
    ['places', 'people'],
  ),
  whole(
    'community-beds',
    'How many community beds with recovery support are there (pathway 2)?',
    'They turn over about once a month.',
    [1, 1000],
    (given) => 72 * flow(given),
    ['beds'],
  ),
  whole(
    'care-homes',
    'How many care-home places are paid for while long-term care is arranged (pathway 3)?',
    'The longest waits are for these.',
    [2, 1000],
    (given) => 54 * flow(given),
    ['places', 'beds'],
  ),
  scheme,
  money,
  planning,
  room,
];

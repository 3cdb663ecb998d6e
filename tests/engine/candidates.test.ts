// Who becomes a patient, worked out here the long way: every candidate of a source one after the other, each
// against the rate at its own instant. The engine passes over those whom no effect can bring; nobody may be
// missed by it, renamed or moved, whatever effects are in force.

import { expect, it } from 'vitest';
import { createWorld, drive, recordJourneys } from '../../engine/index.ts';
import { purposeKey, textKey, uniformAt } from '../../engine/random/address.ts';
import { exponentialOf } from '../../engine/random/quantile.ts';
import { at, pull, stop } from './commands.ts';
import { modelOf } from './tiny.ts';
import { decisions, lever } from './tinyAgencies.ts';

const perDay = 24;
const headroom = 3;
const days = 20;
/** Open from 8 to 20, with twice the mean rate; shut on the sixth, and out of season from day 8 to day 12. */
const text = `flowday: 1
scenario: shop
name: Shop
calendar: {start: 2024-01-01, length: ${days} days, holidays: [2024-01-06]}
profiles: [{id: open, by-hour: [${Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 20 ? 1 : 0)).join(', ')}]}]
seasons: [{id: season, points: {2024-01-08: 1, 2024-01-09: 0, 2024-01-13: 0, 2024-01-14: 1}}]
arrivals: [{id: guest, rate: ${perDay} per day, hours: open, holiday: 0, season: season, headroom: ${headroom}, to: stay}]
steps: [{id: stay, name: Stay, lasts: 1 min, next: home}]
outcomes: [{id: home, name: Home}]
${decisions({
  levers: [
    lever('advert', `{arrivals: guest, factor: ${headroom}}`),
    lever('rain', '{arrivals: guest, factor: 0.5}'),
  ],
})}`;

/** Multiple in force: an advert from noon of day 2 to midnight of day 5, rain from 09:30 of day 15 on. */
function factorAt(minutes: number): number {
  if (minutes >= 2 * 1440 + 720 && minutes < 6 * 1440) return headroom;
  return minutes >= 15 * 1440 + 570 ? 0.5 : 1;
}

/** Share of the candidates of an instant who become patients, were there no more to it than season and effects. */
function shareAt(minutes: number): number {
  const along = Math.max(0, Math.min(1, minutes / 1440 - 7)) - Math.max(0, Math.min(1, minutes / 1440 - 12));
  return ((1 - along) * factorAt(minutes)) / headroom;
}

/** So many minutes of open shop after an instant. */
function openMinutesAfter(minutes: number, count: number): number {
  let left = count;
  for (let day = Math.floor(minutes / 1440); ; day++) {
    const from = Math.max(minutes, day * 1440 + 480);
    const open = day === 5 ? 0 : Math.max(0, day * 1440 + 1200 - from);
    if (open >= left && open > 0) return from + left;
    left -= open;
  }
}

/** `ordinal minute` of everybody who comes. */
function everyCandidate(): string[] {
  const key = textKey('flowday shop 0 guest');
  const uniform = (ordinal: number, purpose: string): number =>
    uniformAt(key.high, key.low, ordinal, 0, purposeKey(purpose), 0);
  const highest = (perDay / 1440) * 2 * headroom;
  const grid = 2 ** 20;
  const come: string[] = [];
  let minute = 0;
  for (let ordinal = 0; ; ordinal++) {
    minute = openMinutesAfter(minute, exponentialOf(uniform(ordinal, 'candidate gap')) / highest);
    minute = Math.round(minute * grid) / grid;
    if (minute > days * 1440) return come;
    if (uniform(ordinal, 'candidate thinning') < shareAt(minute)) come.push(`${ordinal} ${minute}`);
  }
}

it('[R4] exactly those candidates come whose own uniform is below the rate at their instant', () => {
  const world = createWorld(modelOf(text), { seed: 'shop', replication: 0, measuring: false });
  const events = recordJourneys(world);
  at(world, 2 * 1440 + 720, pull('advert'));
  at(world, 6 * 1440, stop('advert'));
  at(world, 15 * 1440 + 570, pull('rain'));
  drive(world, days * 1440);
  const came = events
    .filter(({ moment }) => moment === 'arrive')
    .map(({ ordinal, atMinutes }) => `${ordinal} ${atMinutes}`);
  expect(came).toEqual(everyCandidate());
  expect(came.length).toBeGreaterThan(300);
});

function arrivalsOf(source: string, days = 21): readonly number[] {
  const world = createWorld(
    modelOf(`flowday: 1
scenario: doors
calendar: {start: 2024-01-01, length: ${days} days, holidays: [2024-01-06, 2024-01-10]}
profiles:
  - {id: mornings, by-hour: [${Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 1 : 0)).join(', ')}]}
arrivals: [{id: guest, ${source}, to: stay}]
steps: [{id: stay, lasts: 1 min, next: home}]
outcomes: [{id: home}]
`),
    { seed: 'doors', replication: 0, measuring: false },
  );
  const events = recordJourneys(world);
  drive(world, days * 1440);
  return events.filter(({ moment }) => moment === 'arrive').map(({ atMinutes }) => atMinutes);
}

const afternoons = Array.from({ length: 24 }, (_, hour) => `${hour} h: ${hour < 12 ? 0 : 4} per hour`).join(
  ', ',
);

it('[R4] hours that never meet bring nobody, and the run comes to its end', () => {
  expect(arrivalsOf(`rate: {cycle: 24 h, steps: {${afternoons}}}, hours: mornings`)).toEqual([]);
  expect(arrivalsOf('rate: 48 per day, hours: mornings').length).toBeGreaterThan(800);
});

it('[R4] who comes on Saturdays and holidays only comes on them', () => {
  const came = arrivalsOf('rate: 48 per day, weekdays: [0, 0, 0, 0, 0, 7, 0], holiday: 1');
  expect([...new Set(came.map((minutes) => Math.floor(minutes / 1440)))]).toEqual([5, 9, 12, 19]);
  expect(came.length).toBeGreaterThan(500);
});

// One station, first come first served: with common luck another server lengthens nobody's wait (Kiefer and Wolfowitz
// 1955 by induction over the arrivals: the vector of work in hand, sorted, is smaller entry by entry). In networks that
// is not so, by overtaking.

import { describe, expect, it } from 'vitest';
import { createWorld, drive, recordJourneys } from '../../engine/index.ts';
import { Dice } from '../engine/randomScenario.ts';
import { modelOf } from '../engine/tiny.ts';
import { networkNumbers } from './networks.ts';

describe.each(networkNumbers(1, 12))('station %i', (number) => {
  it('[Q2] [R2] one more server makes nobody wait longer, and each works the same minutes', () => {
    const dice = new Dice(number * 13 + 7);
    const servers = dice.whole(1, 4);
    const text = stationText(dice, servers);
    const [few, more] = [servers, servers + 1].map((count) => waitsOf(text(count), number));
    let shorter = 0;
    let waited = 0;
    expect(few?.size).toBeGreaterThan(100);
    for (const [who, { wait, work }] of few ?? []) {
      const beside = more?.get(who);
      // Nobody is overtaken and nobody is left out: who has begun with few has begun with more.
      expect([who, beside?.work]).toEqual([who, work]);
      expect(beside?.wait).toBeLessThanOrEqual(wait);
      if (wait > 0) waited++;
      if ((beside?.wait ?? wait) < wait) shorter++;
    }
    // Where all comes by the clock and is short, nobody waits even for the fewer servers.
    expect(shorter).toBeGreaterThan(waited > 0 ? 20 : -1);
  });
});

function stationText(dice: Dice, servers: number): (capacity: number) => string {
  const gap = 10 / servers;
  const arrivals = dice.pick([
    `every: {exponential: {mean: ${gap} min}}`,
    `every: {gamma: {mean: ${2 * gap} min, cv: 0.4}}, size: {discrete: {values: {1: 40%, 3: 60%}}}`,
    `rate: ${6 * servers} per hour, hours: tide`,
    `every: ${gap} min`,
  ]);
  const lasts = dice.pick([
    '{exponential: {mean: 9.5 min}}',
    '{pareto: {shape: 2.2, scale: 11 min}}',
    '{list: [2 min, 25 min, 4 min, 7 min]}',
    '{by: kind, cases: {short: 3 min}, otherwise: {lognormal: {mean: 20 min, cv: 1}}}',
  ]);
  return (capacity) => `
flowday: 1
scenario: station
calendar: {start: 2024-01-01, length: 3 days}
profiles: [{id: tide, wave: {cycle: 12 h, amplitude: 70%, peak: 5 h}}]
attributes: [{id: kind, shares: {short: 60%, long: 40%}}]
arrivals: [{id: crowd, ${arrivals}, to: serve}]
resources: [{id: server, capacity: ${capacity}}]
steps: [{id: serve, seize: [server], lasts: ${lasts}, next: home}]
outcomes: [{id: home}]
`;
}

function waitsOf(
  text: string,
  number: number,
): Map<number, { readonly wait: number; readonly work: number | null }> {
  const world = createWorld(modelOf(text), { seed: `station ${number}`, replication: 0, measuring: false });
  const events = recordJourneys(world);
  drive(world, 4320);
  const came = new Map(
    events.filter(({ moment }) => moment === 'enter').map((one) => [one.ordinal, one.atMinutes]),
  );
  return new Map(
    events
      .filter(({ moment }) => moment === 'start')
      .map((one) => [
        one.ordinal,
        { wait: one.atMinutes - (came.get(one.ordinal) ?? 0), work: one.workMinutes },
      ]),
  );
}

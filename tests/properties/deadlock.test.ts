// Who can never go on: nobody is named who does go on, and where nothing can happen any more everybody is.

import { describe, expect, it } from 'vitest';
import { createWorld, deadlock, drive, parseScenario, type World } from '../../engine/index.ts';
import { patientStatus } from '../../engine/patients/patientTable.ts';
import { stuckSlots } from '../../engine/world/deadlock.ts';
import { liveSlots } from '../engine/liveSlots.ts';
import { Dice } from '../engine/randomScenario.ts';
import { modelOf } from '../engine/tiny.ts';
import { networkModel, networkNumbers, untilMinutes, worldOf } from './networks.ts';

describe('over many networks', () => {
  it('[P5] nobody who is named ever goes on', { timeout: 10 * 60_000 }, () => {
    let named = 0;
    for (const number of [544, 1026, ...networkNumbers(501, 18)]) {
      // With decisions somebody may always decide otherwise.
      const world = worldOf(networkModel(number, { decisions: false }), number, false);
      const known = new Set<number>();
      const moved: string[] = [];
      world.onJourney = (slot, moment, where) => {
        // From one hopeless list to another is no way on.
        if (known.has(slot) && moment !== 'jockey')
          moved.push(`${number} at ${world.simMinutes}: ${moment} ${where}`);
      };
      for (let minute = 300; minute <= 2 * untilMinutes; minute += 300) {
        drive(world, minute);
        const stuck = stuckSlots(world);
        for (const slot of known) expect(stuck).toContain(slot);
        for (const slot of stuck) known.add(slot);
        expect(deadlock(world)?.patients.length ?? 0).toBe(stuck.length);
      }
      expect(moved).toEqual([]);
      named += known.size;
    }
    expect(named).toBeGreaterThan(100);
  });

  it('[P5] when nothing but rotas is left to come, everybody who is still there is named', () => {
    const seen = { stuck: 0, through: 0, warned: 0 };
    for (const number of networkNumbers(1, 50)) {
      const text = circleText(number);
      const world = createWorld(modelOf(text), {
        seed: `circle ${number}`,
        replication: 0,
        measuring: false,
      });
      // Everybody has come and every day of the week has been, long since.
      drive(world, 12 * 1440);
      let moments = 0;
      world.onJourney = () => moments++;
      drive(world, 20 * 1440);
      expect([number, moments]).toEqual([number, 0]);
      expect([number, stuckSlots(world)]).toEqual([number, liveSlots(world)]);
      expect(waiting(world)).toBe(liveSlots(world).length);
      if (liveSlots(world).length === 0) seen.through++;
      else {
        seen.stuck++;
        // The loader has seen it coming.
        const { problems } = parseScenario(text, 'circle.yaml');
        expect([number, problems.map(({ code }) => code)]).toEqual([
          number,
          expect.arrayContaining(['possible-deadlock']),
        ]);
        seen.warned++;
      }
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(2);
  });
});

function waiting(world: World): number {
  const { waiting: inList, blocked, joining } = patientStatus;
  return liveSlots(world).filter((slot) =>
    [inList, blocked, joining].some((status) => world.patients.status[slot] === status),
  ).length;
}

/** Forty people, things that are held while others are waited for, and full rooms: somewhere it may go round. */
function circleText(number: number): string {
  const dice = new Dice(number * 53 + 29);
  const resources = ['bay', 'crew', 'scanner'];
  const ids = ['one', 'two', 'three', 'four'];
  const held: string[] = [];
  const step = (id: string, place: number): string => {
    const onward = ids[place + 1] ?? 'last';
    const seize = dice.pick(resources.filter((one) => !held.includes(one)).concat(dice.pick(resources)));
    const holds = dice.chance(0.6) && place < 3;
    const release = held.length > 0 && dice.chance(0.5) ? (held.shift() ?? '') : '';
    if (holds && !held.includes(seize)) held.push(seize);
    const keys = [
      `seize: [${seize}]`,
      holds ? `hold: [${seize}]` : '',
      release === '' || release === seize
        ? ''
        : `${dice.pick(['release', 'release-at-start'])}: [${release}]`,
      dice.pick(['', `room: {places: ${dice.whole(0, 2)}, when-full: block}`]),
      place === 1 ? 'split: [test]' : '',
      `lasts: {exponential: {mean: ${dice.whole(3, 20)} min}}`,
      `next: ${dice.pick([onward, `{shares: {${onward}: 80%, ${ids[0]}: 20%}}`])}`,
    ];
    return `  - {id: ${id}, ${keys.filter((key) => key !== '').join(', ')}}`;
  };
  return `
flowday: 1
scenario: circle
calendar: {start: 2024-01-01, length: 40 days}
arrivals: [{id: crowd, every: {exponential: {mean: 7 min}}, most: 40, to: one}]
resources:
  - {id: bay, capacity: ${dice.whole(1, 2)}, rota: [${dice.pick(['', '{days: all, from: "08:00", to: "12:00", add: 1}, {days: all, from: "12:00", to: "17:00", add: 1}'])}]}
  - {id: crew, capacity: ${dice.whole(1, 3)}, closures: [{from: 100 min, until: 200 min}]}
  - {id: scanner, capacity: ${dice.whole(1, 2)}}
steps:
${ids.map(step).join('\n')}
  - {id: test, seize: [${dice.pick(resources)}], lasts: 5 min, next: reported}
  - {id: last, join: ${dice.pick(['true', 'false'])}, lasts: 2 min, next: home}
outcomes: [{id: home}, {id: reported}]
`;
}

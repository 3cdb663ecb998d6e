// What `check --explain` says of a file: every question on which engines differ, answered by name, and nothing that
// does not apply.

import { describe, expect, it } from 'vitest';
import { type Explained, explainScenario } from '../../engine/index.ts';
import { modelOf } from '../engine/tiny.ts';
import { randomNetwork } from './randomNetwork.ts';

function explained(text: string): readonly Explained[] {
  return explainScenario(modelOf(text).scenario);
}

function about(all: readonly Explained[], id: string): string {
  return all.find((each) => each.id === id)?.sentences.join('\n') ?? '';
}

const head = 'flowday: 1\nscenario: s\ncalendar: {start: 2024-01-01 08:00, length: 2 days, warm-up: 3 h}\n';
const everything = `${head}attributes: [{id: acuity, shares: {red: 10%, green: 90%}}]
arrivals:
  - {id: walk-in, rate: 40 per day, to: triage}
  - {id: bus, every: 30 min, from: day 1 10:00, size: 2, most: 10, to: triage}
resources:
  - {id: nurse, capacity: 1, rota: [{days: all, from: "08:00", to: "20:00", add: 2}], when-cut: hand-over, hand-over: 5 min}
  - {id: doctor, capacity: 2, closures: [{from: day 1 12:00, until: day 1 13:00}], when-cut: resume}
  - {id: scanner, capacity: 2, breakdowns: [{id: fault, units: each, every: {exponential: {mean: 1 day}}, lasts: 1 h, when-cut: restart}]}
  - {id: slot, kind: slots, capacity: 3, refills: [{days: all, at: "08:00", to: 9}]}
steps:
  - {id: triage, seize: [nurse], rank: acuity != red, patience: {after: 2 h, to: left}, lasts: 5 min, split: [scan], next: majors}
  - {id: majors, seize: [nurse, doctor], rank: acuity != red, preempt: resume, lasts: 20 min, hold: [doctor], next: {shortest: [ward, clinic]}}
  - {id: ward, join: true, room: {places: 2, when-full: block}, seize: [slot], baulk: {share: 10%, to: left}, lasts: {minutes: 3 + 2 * hour}, release: [doctor], next: home}
  - {id: clinic, release: [doctor], open: {hours: [{days: weekdays, from: "09:00", to: "17:00"}], when-closed: left}, next: party}
  - {id: party, together: {least: 2, most: 4, or-after: 1 h}, lasts: 15 min, next: round}
  - {id: round, served-at: [{days: all, at: ["09:00", "15:00"], most: 5}], next: home}
  - {id: scan, seize: [scanner], order: random, lasts: 10 min, next: done}
outcomes: [{id: home}, {id: left}, {id: done}]
`;

describe('what a scenario means, exactly', () => {
  const all = explained(everything);

  it('says how a run begins, warms up and ends', () => {
    expect(about(all, 's')).toContain('It begins at 2024-01-01 08:00 and lasts 2 days, to 2024-01-03 08:00');
    expect(about(all, 's')).toContain('What happens in the first 3 h, before 2024-01-01 11:00, is warm-up');
    expect(
      about(explained(everything.replace('warm-up: 3 h', 'end-when: started(triage) >= 9')), 's'),
    ).toContain('It ends earlier at the first instant at which started(triage) >= 9 holds');
  });

  it('says the order of one instant, with only what there is in this file', () => {
    expect(about(all, 'instant')).toContain('ends and beginnings of shifts');
    expect(about(all, 'instant')).not.toContain('levers');
    expect(about(all, 's')).not.toContain('Standing orders');
  });

  it.each([
    ['walk-in', /Poisson process.*40 a day, the same at every instant/],
    [
      'bus',
      /gaps between arrivals .* only from 2024-01-01 10:00 on; the first comes one gap after 2024-01-01 10:00/,
    ],
    ['bus', /After 10 groups nobody comes any more/],
    ['nurse', /When a shift ends, as many works stop as must.*each work in hand takes 5 min longer/],
    ['doctor', /When a closure begins, as many works stop as must.*go on where they stopped/],
    ['doctor', /All units are away from 2024-01-01 12:00 to 2024-01-01 13:00/],
    [
      'scanner',
      /Each of the 2 units fails .* then as many works stop as must.*begin again, with the same length/,
    ],
    ['slot', /never given back[\s\S]*Every day at 08:00 the free units become 9/],
    [
      'triage',
      /Served first: the lowest acuity != red, read when they join the list; among equals who came to this list first/,
    ],
    ['triage', /leaves for left and keeps everything held from before/],
    [
      'triage',
      /a part of the patient set out to scan.*empty hands; the patient goes on at once, and then the part does/,
    ],
    [
      'majors',
      /it takes nurse and doctor, all at the same instant; until then it takes nothing and reserves nothing/,
    ],
    [
      'majors',
      /interrupted by whoever has a lower rank.*began last; and only if that makes enough, and nobody without whom the others make enough\. The interrupted work goes on later where it stopped/,
    ],
    ['majors', /The interrupted wait in front of all others of their rank/],
    [
      'majors',
      /While there is no room at ward, those who are on the way there stay here, and block what they hold/,
    ],
    ['ward', /waits here until all its parts \(from triage\) have come to an outcome/],
    ['ward', /Its list has 2 places: whoever comes when they are taken stays where they are/],
    ['ward', /Whoever comes goes, with probability 10% by their own luck, to left instead/],
    ['ward', /Work: 3 \+ 2 \* hour minutes, read once when it begins/],
    [
      'clinic',
      /open from 09:00 to 17:00 on weekdays that are no holidays\. Who comes while it is closed goes to left/,
    ],
    ['party', /parties of 2 to 4, or when the first has waited 1 h: units are seized once/],
    ['round', /served at set times only, 09:00 and 15:00 every day: at most 5 each time/],
    ['scan', /Served first: a lot drawn whenever somebody is called/],
    ['home', /A part that ends here is not counted; a patient who ends here waits for no part/],
  ])('says of %s: %s', (id, sentence) => {
    expect(about(all, id)).toMatch(sentence);
  });

  it('says nothing of what a file does not have', () => {
    const plain = explained(
      `${head}arrivals: [{id: walk-in, rate: 1 per hour, to: see}]\nresources: [{id: nurse, capacity: 1}]\nsteps: [{id: see, seize: [nurse], lasts: 5 min, next: home}]\noutcomes: [{id: home}]\n`,
    );
    const text = plain.flatMap(({ sentences }) => sentences).join('\n');
    for (const word of [
      'interrupted wait',
      'shift',
      'part',
      'parties',
      'patience',
      'lever',
      'inject',
      'room',
      'open from',
    ]) {
      const told = plain
        .filter(({ id }) => id !== 'instant')
        .flatMap(({ sentences }) => sentences)
        .join('\n');
      expect(told, word).not.toMatch(new RegExp(`\\b${word}\\b`));
    }
    expect(text).toContain('Once begun it is never interrupted.');
    expect(about(plain, 'nurse')).toBe('1 unit is always there.');
  });

  it('finds whole sentences for whatever a random network contains', () => {
    for (let number = 1; number <= 30; number++) {
      let all: readonly Explained[] = [];
      try {
        all = explained(randomNetwork(number));
      } catch {
        continue;
      }
      for (const { id, sentences } of all) {
        for (const sentence of sentences) {
          expect(sentence, id).toMatch(/^[^a-z].*[.]$/);
          expect(sentence, id).not.toMatch(/undefined|NaN|null|\[object|Infinity| {2}/);
        }
      }
    }
  });
});

// Sentences that tell somebody what to make of a figure, or what to do next.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { farWords } from '../../server/cli/evidenceText.ts';
import { answersIn } from '../../server/cli/newAsking.ts';
import { attendancesSentence } from '../../server/cli/newBalance.ts';
import { emptyFolder, fileWith, flowday } from './flowday.ts';

describe('how far a row lies outside its band', () => {
  it('is never no bands at all', () => {
    expect(farWords(0.04)).toBe(', just too high');
    expect(farWords(-0.04)).toBe(', just too low');
    expect(farWords(0.06)).toBe(', 0.1 bands too high');
    expect(farWords(-1.44)).toBe(', 1.4 bands too low');
    expect(farWords(0)).toBe('');
  });
});

describe('attendances beside the people there are', () => {
  const about = async (population: string) =>
    attendancesSentence(
      (await answersIn(new Map(Object.entries({ population, attendances: '240' })), '')).answers,
    );

  it('are passed over where what is put in comes out', async () => {
    for (const population of ['240,000', '300,000', '450,000']) expect(await about(population)).toBeNull();
  });

  it('are asked about where more or fewer come', async () => {
    expect(await about('570,000')).toContain('240 attendances a day are few for 570,000 people');
    expect(await about('570,000')).toContain('More are likely to come');
    expect(await about('200,000')).toContain('are many for 200,000 people');
    expect(await about('200,000')).toContain('Fewer are likely to come');
  });
});

describe('new', () => {
  it('says what does not fit, how its commands are typed, and where the room looks for scenarios', async () => {
    const file = join(emptyFolder(), 'west.yaml');
    const answers = fileWith('answers.yaml', 'population: 570000\nattendances: 210\n');
    const { code, stdout } = await flowday('new', file, '--answers', answers);
    expect(code).toBe(0);
    expect(stdout).toContain('  210 attendances a day are few for 570,000 people');
    expect(stdout).toContain('(flowday stands for npm run -s flowday --)');
    expect(stdout).toContain('play it: the start page shows what stands in scenarios, so copy it there');
    expect(readFileSync(file, 'utf8')).toContain('value: 570000');
  });

  it('names every answer that cannot be used', async () => {
    const answers = fileWith('answers.yaml', 'crews: 38\ncouncils: Northshire\n');
    const { code, stderr } = await flowday('new', join(emptyFolder(), 'x.yaml'), '--answers', answers);
    expect(code).toBe(1);
    expect(stderr).toContain('has answers that cannot be used:');
    expect(stderr).toContain('crews: "38" is not two numbers such as 12/8.');
    expect(stderr).toContain('councils: "Northshire" is not two councils');
  });
});

describe('fit', () => {
  it('names the targets of which nothing is known yet', async () => {
    const file = fileWith(
      'ward.yaml',
      `flowday: 1
scenario: ward
calendar: {start: 2024-01-01, length: 2 days}
parameters: [{id: beds, value: 4, low: 3, high: 6}]
arrivals: [{id: walk-in, rate: 4 per day, to: stay}]
resources: [{id: bed, capacity: =beds}]
steps: [{id: stay, seize: [bed], lasts: 6 h, next: home}]
outcomes: [{id: home}]
evidence: [{id: came, origin: own, count: arrived(walk-in), observed: "-", within: 1, unit: people, tolerance: small, source: "guess: none"}]
`,
    );
    const words = ['--free', 'beds', '--replications', '1', '--processes', '1'];
    const { code, stderr } = await flowday('fit', file, ...words);
    expect(code).toBe(1);
    expect(stderr).toContain('Nothing is known yet of what is to be fitted to: came.');
  });
});

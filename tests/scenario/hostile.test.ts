// Files that mean harm, or come from strange machines: a problem in under two seconds, never a crash or a
// hang. Measured is the processor's time, because a machine that is busy elsewhere says nothing of the loader;
// usual times are below a quarter of the limit.

import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../engine/index.ts';
import { changed, smallHospital } from './smallHospital.ts';

const limitMs = 2000;

function refused(text: string): readonly string[] {
  const before = process.cpuUsage();
  const { scenario, problems } = parseScenario(text, 'hostile.yaml');
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(limitMs);
  expect(scenario).toBeNull();
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(errors.length).toBeGreaterThan(0);
  for (const { line, column, sourceLine } of problems) {
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(sourceLine.length).toBeLessThanOrEqual(200);
  }
  return errors.map(({ code }) => code);
}

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefghi'.split('').map((key, index) => {
    const before = 'abcdefgh'[index];
    return `${key}: &${key} [${Array(9).fill(`*${before}`).join(', ')}]`;
  }),
].join('\n');

const head = 'flowday: 1\nscenario: s\ncalendar: {start: 2024-01-01, length: 1 day}\n';
const care = 'steps: [{id: a, next: b}]\noutcomes: [{id: b}]\n';

const hostile: Readonly<Record<string, readonly [string, string]>> = {
  'an empty file': ['', 'empty-file'],
  'a version to come': [`${head.replace('1', '2')}${care}`, 'other-version'],
  'what a terminal would obey': [`${head}name: "\\x1b[31m red"\n${care}`, 'odd-character'],
  'one thing seized three times': [
    `${head}resources: [{id: r, capacity: 2}]\nsteps: [{id: a, seize: [r, r, r], lasts: 1 h, next: b}]\noutcomes: [{id: b}]\n`,
    'never-enough',
  ],
  'only a comment': ['# nothing\n', 'empty-file'],
  'a list at the top': ['- flowday\n- 1\n', 'wrong-kind'],
  'a word at the top': ['flowday', 'wrong-kind'],
  'ten megabytes': ['a: 1\n'.repeat(2_000_000), 'too-long'],
  'a million entries': [`${head}${care}headline: [${'a,'.repeat(1_000_000)}]`, 'too-long'],
  'as many entries as fit': [`${head}${care}headline: [${'a,'.repeat(190_000)}]`, 'too-much'],
  'more entries than any scenario has': [`${head}${care}headline: [${'a,'.repeat(50_000)}]`, 'too-many'],
  'many steps': [
    `${head}outcomes: [{id: b}]\nsteps:\n${Array.from({ length: 6_000 }, (_, n) => `- {id: a${n}, next: a${n + 1}}`).join('\n')}`,
    'too-many',
  ],
  'as many steps as are read, in one long cycle': [
    `${head}outcomes: [{id: b}]\narrivals: [{id: s1, rate: 1 per day, to: a0}]\nsteps:\n${Array.from({ length: 2000 }, (_, n) => `- {id: a${n}, next: a${(n + 1) % 2000}}`).join('\n')}`,
    'cycle-without-exit',
  ],
  'many unknown keys': [
    `${head}${care}${Array.from({ length: 20_000 }, (_, n) => `calender${n}: 1`).join('\n')}`,
    'unknown-key',
  ],
  'lists nested 100,000 deep': [`a: ${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'too-much'],
  'lists opened 100,000 times and never closed': ['['.repeat(100_000), 'too-much'],
  'lists nested 20,000 deep': [`a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'yaml'],
  'dashes nested 50,000 deep': [`${'- '.repeat(50_000)}x`, 'yaml'],
  'maps nested 60 deep': [`${'{a: '.repeat(60)}1${'}'.repeat(60)}`, 'too-deep'],
  'dashes nested 100,000 deep': [`${'- '.repeat(100_000)}x`, 'too-much'],
  'indented 800 deep': [Array.from({ length: 800 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'), 'too-deep'],
  'cases nested in cases': [
    `${head}outcomes: [{id: b}]\nsteps: [{id: a, next: ${'{cases: [{otherwise: '.repeat(18)}b${'}]}'.repeat(18)}}]`,
    'too-deep',
  ],
  'an alias bomb': [bomb, 'yaml-alias'],
  'an anchor': [changed('capacity: 3\n', 'capacity: &three 3\n'), 'yaml-anchor'],
  'a merge key': ['base: &base {a: 1}\nother: {<<: *base}\n', 'yaml-alias'],
  'a merge key without an alias': [`${head}${care}<<: {name: x}\n`, 'yaml-merge'],
  'a tag that runs code elsewhere': ['flowday: !!js/function "function () {}"\n', 'yaml-tag'],
  'a binary tag': ['flowday: !!binary aGVsbG8=\n', 'yaml-tag'],
  'two documents': [`${smallHospital}\n---\nflowday: 1\n`, 'yaml'],
  'a directive': ['%YAML 1.1\n---\nflowday: 1\n', 'yaml-directive'],
  'keys of the object prototype': [
    `${head}${care}__proto__: {polluted: yes}\nconstructor: {prototype: {polluted: yes}}\ntoString: 1\n`,
    'unknown-key',
  ],
  'ids of the object prototype': [
    `${head}steps: [{id: constructor, next: __proto__}]\noutcomes: [{id: b}]\n`,
    'bad-id',
  ],
  'a key that is a list': ['? [a, b]\n: 1\n', 'bad-key'],
  tabs: ['calendar:\n\tstart: 2024-01-01\n', 'yaml'],
  'Windows-1252 read as UTF-8': [changed('£8000', '\ufffd8000'), 'odd-character'],
  'Windows-1252 read as Latin-1': [changed('£8000', '\u00808000'), 'odd-character'],
  'a null character': [changed('£8000', '£80\u000000'), 'odd-character'],
  'half a character': [changed('£8000', '\ud800'), 'odd-character'],
  'UTF-16 read as Latin-1': [`\u00ff\u00fe${'flowday: 1'.split('').join('\u0000')}`, 'odd-character'],
  'an enormous number': [changed('capacity: 3\n', `capacity: 1${'0'.repeat(400)}\n`), 'not-a-number'],
  'an enormous exponent': [changed('capacity: 3\n', 'capacity: 1e308\n'), 'not-a-number'],
  'an enormous duration': [changed('length: 24 h', 'length: 999999999999 weeks'), 'out-of-range'],
  infinity: [changed('mean: 55 min', 'mean: .inf'), 'not-a-number'],
  'an expression nested without end': [
    changed('value: free(crew)', `value: "${'('.repeat(900)}1${')'.repeat(900)}"`),
    'bad-expression',
  ],
  'an expression of many parts': [
    changed('value: free(crew)', `value: "${'1 + '.repeat(450)}1"`),
    'bad-expression',
  ],
  'an expression without end': [
    changed('value: free(crew)', `value: "${'1 + '.repeat(50_000)}1"`),
    'bad-expression',
  ],
  'a key without end': [`${'k'.repeat(300_000)}: 1`, 'yaml'],
  'instants without end': [
    `${head}${care}arrivals: [{id: s, to: a, at: [${'0,'.repeat(50_000)}]}]`,
    'too-many',
  ],
  'instants in no order': [
    `${head}${care}arrivals: [{id: s, to: a, at: [${Array.from({ length: 15_000 }, (_, n) => `${(n * 7919) % 1000} s`).join(', ')}]}]`,
    'not-ascending',
  ],
  'given values that are none': [
    `${head}${care}attributes: [{id: x, number: 1}]\narrivals: [{id: s, to: a, every: 1 h, given: {x: [${'y,'.repeat(15_000)}]}}]`,
    'too-many-problems',
  ],
  'rows without end': [
    `${head}${care}arrivals: [{id: s, to: a, csv: {at: t, unit: min, rows: "t\\n${'x\\n'.repeat(50_000)}"}}]`,
    'bad-cell',
  ],
  'rows that are one long cell': [
    `${head}${care}arrivals: [{id: s, to: a, csv: {at: t, rows: "${'t'.repeat(300_000)}"}}]`,
    'unknown-column',
  ],
  'a file of another folder': [
    `${head}${care}arrivals: [{id: s, to: a, csv: {at: t, file: ../../etc/passwd}}]`,
    'bad-path',
  ],
  'attributes within attributes': [
    `${head}attributes: [{id: x, number: 1}]\nsteps: [{id: a, lasts: ${'{by: x, cases: {1: '.repeat(22)}1 min${'}, otherwise: 1 min}'.repeat(22)}, next: b}]\noutcomes: [{id: b}]\n`,
    'too-deep',
  ],
  'truncated distributions in plenty': [
    `${head}outcomes: [{id: b}]\narrivals: [{id: s, rate: 1 per day, to: a0}]\nsteps:\n${Array.from({ length: 1000 }, (_, n) => `- {id: a${n}, lasts: {truncated: {of: {gamma: {shape: 0.01, scale: 1 min}}, least: 900 weeks}}, next: b}`).join('\n')}`,
    'bad-distribution',
  ],
  'points that never end': [
    `${head}${care}profiles: [{id: p, cycle: 1 week, steps: {${Array.from({ length: 5_000 }, (_, n) => `${n} s: 1`).join(', ')}}}]`,
    'too-many',
  ],
  'measures that nobody has': [
    `${head}${care}headline: [${Array.from({ length: 1500 }, (_, n) => `wait.a${n}`).join(', ')}]`,
    'unknown-measure',
  ],
  'a word without end': [changed('kind: vehicle', `kind: ${'x'.repeat(300_000)}`), 'unknown-word'],
};

describe('hostile files', () => {
  for (const [name, [text, code]] of Object.entries(hostile)) {
    it(`${name} ⇒ ${code}`, () => {
      expect(refused(text)).toContain(code);
    });
  }

  it('pollutes nothing', () => {
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('lists at most 200 problems and says how many more there are', () => {
    const text = `${head}${care}${Array.from({ length: 500 }, (_, n) => `key${n}: 1`).join('\n')}`;
    const { problems } = parseScenario(text, 'hostile.yaml');
    expect(problems.length).toBe(201);
    expect(problems.at(-1)?.code).toBe('too-many-problems');
  });
});

describe('files from other machines are read as they are meant', () => {
  const plain = parseScenario(smallHospital, 'a.yaml').scenario;
  const variants: Readonly<Record<string, string>> = {
    'a byte-order mark': `\ufeff${smallHospital}`,
    'Windows line ends': smallHospital.replaceAll('\n', '\r\n'),
    'trailing blanks and tabs': smallHospital.replaceAll('\nlevers:\n', '\nlevers:  \t\n'),
    'no line end at the end': smallHospital.trimEnd(),
    'a document mark': `---\n${smallHospital}`,
  };
  for (const [name, text] of Object.entries(variants)) {
    it(name, () => {
      expect(parseScenario(text, 'a.yaml').scenario).toEqual(plain);
    });
  }

  it('columns are the same with Windows line ends and a byte-order mark', () => {
    const spoilt = changed('kind: vehicle', 'kind: vehicel');
    const strange = `\ufeff${spoilt.replaceAll('\n', '\r\n')}`;
    expect(parseScenario(strange, 'a').problems).toEqual(parseScenario(spoilt, 'a').problems);
  });
});

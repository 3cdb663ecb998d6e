// Whatever is done to a scenario's text, the loader answers: a frozen scenario, or at least one error.
// The seed is fixed, so that a failure is found again; fast-check prints the smallest spoilt text.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileModel, createWorld, formatProblem, parseScenario } from '../../engine/index.ts';
import { smallHospital } from './smallHospital.ts';

const seed = 20131202;

/** Delete, double, swap, or overwrite a stretch; or cut the file. */
const spoilt = (text: string) => {
  const words = [...new Set(text.match(/[a-z][a-z0-9-]*|[0-9.]+|[^\sa-z0-9]/g) ?? [])];
  const edit = fc.record({
    how: fc.constantFrom('delete', 'word', 'character', 'line', 'lift', 'cut'),
    at: fc.nat(text.length - 1),
    length: fc.integer({ min: 1, max: 12 }),
    word: fc.constantFrom(...words),
    character: fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      '-',
      '"',
      '#',
      '&',
      '*',
      '!',
      '\t',
      '\n',
      '%',
      '\ufffd',
      '0',
      '£',
    ),
  });
  const lines = text.split('\n');
  return fc.array(edit, { minLength: 1, maxLength: 5 }).map((edits) =>
    edits.reduce((before, { how, at, length, word, character }) => {
      if (how === 'delete') return before.slice(0, at) + before.slice(at + length);
      if (how === 'word') return replaceWordAt(before, at, word);
      if (how === 'character') return before.slice(0, at) + character + before.slice(at);
      if (how === 'cut') return length === 1 ? before.slice(0, at) : before;
      const line = lines[at % lines.length] ?? '';
      return how === 'line' ? before.replace(line, '') : before.replace(line, `${line}\n${line}`);
    }, text),
  );
};

/** The examples of the language's README: between them they have every key. */
const examples = [
  ...readFileSync(new URL('../../scenarios/README.md', import.meta.url), 'utf8').matchAll(
    /```yaml\n(flowday:[\s\S]*?)```/g,
  ),
].map((match) => match[1] ?? '');

function replaceWordAt(text: string, at: number, word: string): string {
  const start = text.slice(at).search(/[a-z0-9]/);
  if (start === -1) return text;
  const rest = text.slice(at + start);
  return text.slice(0, at + start) + word + rest.replace(/^[a-z0-9.-]+/, '');
}

function isDeepFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isDeepFrozen);
}

describe('any text at all', () => {
  it('has an error', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          '\n',
          '  ',
          '- ',
          ': ',
          '{',
          '}',
          '[',
          ']',
          '|\n',
          '>\n',
          '&a ',
          '*a ',
          '!!str ',
          '? ',
          '"',
          "'",
          '#',
          '---\n',
        ),
        fc.constantFrom(
          'flowday: 1\n',
          'scenario: a\n',
          'calendar:',
          'steps:',
          'id: a',
          'next:',
          'cases:',
          'shares:',
        ),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const { scenario, problems } = parseScenario(parts.join(''), 'any.yaml');
        expect(scenario).toBeNull();
        expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
      }),
      { seed, numRuns: 1000 },
    );
  });
});

describe('a spoilt scenario', () => {
  it('is read, or has an error; what is read can be compiled and begun', () => {
    let read = 0;
    let refused = 0;
    fc.assert(
      fc.property(spoilt(smallHospital), (text) => {
        const { scenario, problems } = parseScenario(text, 'spoilt.yaml');
        const errors = problems.filter(({ severity }) => severity === 'error');
        expect(scenario === null).toBe(errors.length > 0);
        for (const problem of problems) expect(formatProblem(problem)).toContain(problem.sentence);
        if (scenario === null) refused += 1;
        else {
          read += 1;
          expect(isDeepFrozen(scenario)).toBe(true);
          createWorld(compileModel(scenario), { seed: 'a', replication: 0, measuring: false });
        }
      }),
      { seed, numRuns: 200 },
    );
    // Both sides of the property were really visited.
    expect(read).toBeGreaterThan(10);
    expect(refused).toBeGreaterThan(80);
  }, 120_000);

  it('whatever keys it has', () => {
    let read = 0;
    for (const example of examples) {
      fc.assert(
        fc.property(spoilt(example), (text) => {
          const { scenario, problems } = parseScenario(text, 'spoilt.yaml', () => 'a,b\n1,2\n');
          expect(scenario === null).toBe(problems.some(({ severity }) => severity === 'error'));
          for (const problem of problems) expect(formatProblem(problem)).toContain(problem.sentence);
          if (scenario === null) return;
          read += 1;
          expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
        }),
        { seed, numRuns: 25 },
      );
    }
    expect(read).toBeGreaterThan(10);
  }, 120_000);
});

// One script, made of the engine, runs on V8, SpiderMonkey and JavaScriptCore, in several time zones and languages,
// and says the same thousands of times. An engine that is not installed is reported as skipped, with the reason.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceScenario } from '../../engine/drive/referenceScenario.ts';
import { engineFingerprint, formatProblem, parseScenario } from '../../engine/index.ts';
import { randomScenario } from '../engine/randomScenario.ts';
import { bundledProgram, scriptOf, withBuiltIn } from './bundle.ts';
import type { ScenarioInput } from './input.ts';
import { knownAnswers } from './knownAnswers.ts';
import { linesOf, otherRuntimes, type Runtime, v8 } from './runtimes.ts';

const folder = mkdtempSync(join(tmpdir(), 'flowday-everywhere-'));
const patience = 300_000;
const day = 1440;
const theEnd = 'the end = reached';
const london = { TZ: 'Europe/London', LC_ALL: 'en_GB.UTF-8' };
/** The built-in functions over a thousand arguments. */
const mathematicsScript = `
  for (var name of ['exp', 'log', 'sin', 'cos', 'tan', 'sinh', 'cbrt', 'log1p', 'expm1']) {
    var sums = [0, 0];
    var value = new Float64Array(1);
    var words = new Int32Array(value.buffer);
    for (var at = 1; at <= 1000; at++) {
      value[0] = Math[name](at / 1001);
      sums = [(Math.imul(sums[0], 31) + words[0]) | 0, (Math.imul(sums[1], 31) + words[1]) | 0];
    }
    print(name + ' = ' + sums);
  }
  print('${theEnd}');`;
/** Says where the runtime believes it is. */
const placeScript = `
  var place = new Intl.DateTimeFormat().resolvedOptions();
  print(place.timeZone + ' ' + 'I'.toLocaleLowerCase(place.locale));
  print('${theEnd}');`;

const delivered = fileURLToPath(new URL('../../scenarios/', import.meta.url));
let scenarios: readonly ScenarioInput[] = [];
let program = '';
let script = '';
let expected: readonly string[] = [];

beforeAll(async () => {
  scenarios = scenarioInputs();
  program = await bundledProgram();
  script = written('everywhere.js', scriptOf(program, { forbid: true, scenarios }));
  expected = await linesOf(v8, script, london);
}, patience);

afterAll(() => rmSync(folder, { recursive: true }));

describe('what is compared', () => {
  it('is the engine that the other tests run', () => {
    expect(expected).toContain(`engine fingerprint = ${engineFingerprint()}`);
  });

  it('is rich: every delivered scenario, people who decide, and worlds that move', () => {
    expect(scenarios.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['banes-winter-2013', 'single-queue', 'small-hospital']),
    );
    expect(expected.length).toBeGreaterThan(3000);
    expect(numbersAfter('arrivals')).toHaveLength(runs());
    expect(Math.min(...numbersAfter('arrivals'))).toBeGreaterThan(0);
    expect(numbersAfter('arrivals').filter((many) => many > 100).length).toBeGreaterThanOrEqual(8);
    expect(numbersAfter('decisions by people').filter((many) => many > 12).length).toBeGreaterThanOrEqual(8);
    const calendars = expected.filter((line) => line.includes(': calendar = '));
    const states = new Set(calendars.map((line) => line.split(' = ')[1]));
    expect(states.size).toBeGreaterThan(0.9 * calendars.length);
  });

  it('[J3] [J4] plays again, and goes on from snapshots, to the same bits', () => {
    const verdicts = expected.filter((line) => / = (equal|differs)$/.test(line));
    expect(verdicts.length).toBeGreaterThan(runs() * 18);
    expect(verdicts.filter((line) => line.endsWith('differs'))).toEqual([]);
  });
});

describe('[R1] the same everywhere', () => {
  it('exact mathematics and every distribution give the known answers', () => {
    const answers = expected.filter((line) => line.startsWith('answers: '));
    const found = answers.map((line) => line.slice('answers: '.length).split(' = '));
    expect(Object.fromEntries(found)).toEqual(knownAnswers);
  });

  for (const runtime of otherRuntimes) {
    it(`${runtime.name} says what V8 says`, { timeout: patience }, async (context) => {
      context.skip(runtime.command === null, `${runtime.name} is not installed`);
      expect(firstDifference(await linesOf(runtime, script))).toBe(null);
    });

    it(`${runtime.name} and V8 part where built-in mathematics is used`, {
      timeout: patience,
    }, async (context) => {
      context.skip(runtime.command === null, `${runtime.name} is not installed`);
      const builtIn = await unlikeV8(runtime);
      context.skip(builtIn === null, `${runtime.name} computes every built-in function as V8 does`);
      const inexact = withBuiltIn(program, 'exponentialOf', builtIn ?? '');
      const file = written('inexact.js', scriptOf(inexact, { forbid: false, scenarios: [] }));
      const parted = firstDifference(await linesOf(runtime, file), await linesOf(v8, file));
      expect(parted).toMatch(/^answers: exponential/);
    });
  }

  // One of a kind: the others tell nothing more of clocks and languages.
  let short = '';
  let inLondon: Promise<readonly string[]> = Promise.resolve([]);
  beforeAll(() => {
    const few = scenarios.filter(({ name }) =>
      ['banes-winter-2013', 'reference', 'example-9'].includes(name),
    );
    expect(few).toHaveLength(3);
    short = written('short.js', scriptOf(program, { forbid: true, scenarios: few }));
    inLondon = linesOf(v8, short, london);
  });

  it.each([
    ['Auckland in Turkish', { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, 'ı'],
    ['St John’s in no language', { TZ: 'America/St_Johns', LC_ALL: 'C' }, 'i'],
  ])('in %s V8 says what it says in London', { timeout: patience }, async (_, environment, smallI) => {
    const place = written('place.js', placeScript);
    expect(await linesOf(v8, place, environment)).toEqual([`${environment.TZ} ${smallI}`, theEnd]);
    expect(firstDifference(await linesOf(v8, short, environment), await inLondon)).toBe(null);
  });
});

describe('the comparison', () => {
  it('names the first line that differs, and a line too many', () => {
    expect(firstDifference(['a = 1', 'b = 3', 'c = 4'], ['a = 1', 'b = 2', 'c = 3'])).toBe(
      'b = 3, not b = 2',
    );
    expect(firstDifference(['a = 1', 'b = 2'], ['a = 1'])).toBe('b = 2, not the end');
    expect(firstDifference(['a = 1'], ['a = 1', 'b = 2'])).toBe('the end, not b = 2');
    expect(firstDifference(['a = 1'], ['a = 1'])).toBe(null);
  });

  it('does not take a program that broke off for an answer', async () => {
    const broken = written('broken.js', "print('a = 1'); null.length; print('the end = reached');");
    await expect(linesOf(v8, broken)).rejects.toThrow('V8 (node)');
  });
});

/** What is delivered, every example that teaches the language, the reference scenario and three random ones. */
function scenarioInputs(): readonly ScenarioInput[] {
  const text = (file: string): string => readFileSync(join(delivered, file), 'utf8');
  const files = readdirSync(delivered).filter((file) => file.endsWith('.yaml'));
  const examples = [...text('README.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
  // A second seed tells little of what is large, and takes as long again.
  const seedsFor = (file: string): readonly string[] =>
    text(file).includes('\nextends:') ? ['north'] : ['north', 'south'];
  // Another delivered scenario with changes runs as that one does; that it is read alike is what there is to see.
  const isChanged = (file: string): boolean => {
    const [extended = ''] = /^extends:.*$/m.exec(text(file)) ?? [];
    return files.some((other) => extended.includes(other));
  };
  return [
    ...files
      .toSorted()
      .map((file) =>
        scenarioInput(basename(file, '.yaml'), text(file), 3, isChanged(file) ? [] : seedsFor(file)),
      ),
    ...examples.map((example, index) => scenarioInput(`example-${index + 1}`, example, 2, ['east'])),
    scenarioInput('reference', referenceScenario, 3, ['north', 'south']),
    ...[11, 12, 13].map((number) => scenarioInput(`random-${number}`, randomScenario(number), 3, ['west'])),
  ];
}

function scenarioInput(name: string, text: string, days: number, seeds: readonly string[]): ScenarioInput {
  const files: Record<string, string> = {};
  const { scenario, problems } = parseScenario(text, `${name}.yaml`, (path) => {
    files[path] = readFileSync(join(delivered, path), 'utf8');
    return files[path];
  });
  if (scenario === null) throw new Error(problems.map(formatProblem).join('\n'));
  const untilMinutes = Math.min(scenario.calendar.durationMinutes, days * day);
  return { name, text, files, json: JSON.stringify(scenario), untilMinutes, seeds };
}

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** A function of `Math` that this engine computes otherwise than V8, if there is one. */
async function unlikeV8(runtime: Runtime): Promise<string | null> {
  const file = written('mathematics.js', mathematicsScript);
  const parted = firstDifference(await linesOf(runtime, file), await linesOf(v8, file));
  return parted === null ? null : (parted.split(' = ')[0] ?? null);
}

/** Where two answers part: what was found, and what was expected there; null: nowhere. */
function firstDifference(found: readonly string[], wanted: readonly string[] = expected): string | null {
  for (let at = 0; at < Math.max(found.length, wanted.length); at++) {
    if (found[at] !== wanted[at]) return `${found[at] ?? 'the end'}, not ${wanted[at] ?? 'the end'}`;
  }
  return null;
}

function runs(): number {
  return scenarios.flatMap(({ seeds }) => seeds).length;
}

function numbersAfter(what: string): number[] {
  return expected.filter((line) => line.includes(`: ${what} = `)).map((line) => Number(line.split(' = ')[1]));
}

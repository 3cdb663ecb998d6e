// `flowday new` as a person meets it: lines from a pipe, keys at a terminal, a file; what is there is not written over.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Complaint } from '../../server/cli/complaint.ts';
import { answersIn, askAtTerminal } from '../../server/cli/newAsking.ts';
import { answersOf } from '../../server/cli/newFiles.ts';
import { questions } from '../../server/cli/newQuestions.ts';
import { buildProgram } from '../../server/cli/program.ts';
import { emptyFolder, flowday, type Said } from '../cli/flowday.ts';

const repository = join(import.meta.dirname, '..', '..');

/** The real program with these lines on its standard input. */
function piped(lines: readonly string[], ...words: readonly string[]): Promise<Said> {
  return new Promise((resolve, reject) => {
    const program = spawn(process.execPath, ['server/cli/main.ts', 'new', ...words], { cwd: repository });
    let [stdout, stderr] = ['', ''];
    program.stdout.on('data', (bytes: Buffer) => {
      stdout += bytes.toString();
    });
    program.stderr.on('data', (bytes: Buffer) => {
      stderr += bytes.toString();
    });
    program.on('error', reject);
    program.on('close', (code) => resolve({ code, stdout, stderr }));
    program.stdin.end(lines.map((line) => `${line}\n`).join(''));
  });
}

const slowMachine = 180_000;

describe('from a pipe', { timeout: slowMachine }, () => {
  it('what is no answer gets a sentence and is asked again; what is not answered is as usual', async () => {
    const file = join(emptyFolder(), 'our-winter.yaml');
    const lines = ['Borsetshire', '-5', 'a lot', '99999999999999', '450,000', '2026-02-31', '2026-11-30'];
    const { code, stdout, stderr } = await piped(lines, file);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('"-5" is outside 20,000 to 3,000,000. Expected 20,000 to 3,000,000.');
    expect(stdout).toContain('"a lot" is not a number.');
    expect(stdout).toContain('"99999999999999" is outside');
    expect(stdout).toContain('"2026-02-31" is not a date such as 2025-12-01.');
    expect(stdout).toContain('20/20');
    expect(stdout).toContain('It passes check.');
    for (const verb of ['check', 'run', 'evidence', 'fit', 'serve'])
      expect(stdout).toContain(`flowday ${verb}`);
    const [, fit = ''] = /^ {2}flowday (fit .*)$/m.exec(stdout) ?? [];
    // It is read, its parameters and the place of its result are good: only then targets are looked for.
    const fitted = await flowday(...fit.split(' '), '--targets', 'none-such');
    expect(fitted.stderr).toMatch(/^flowday: There is no target "none-such"\./);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('scenario: borsetshire-2026');
    expect(text).toMatch(/id: population, value: 450000, .*local:/);
    expect(text).toContain('start: 2026-11-30');
    expect(text).toContain('holidays: [2026-12-25, 2026-12-26, 2026-12-28, 2027-01-01]');
  });

  it('a copy of the neutral system stands beside a file in another folder, and a changed one is left alone', async () => {
    const folder = emptyFolder();
    expect((await piped([], join(folder, 'one.yaml'))).stdout).toContain('which now stands beside it');
    expect(readdirSync(folder).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'one.yaml',
      'template',
      'template-system.yaml',
    ]);
    const events = join(folder, 'template', 'events.yaml');
    writeFileSync(events, `# ours\n${readFileSync(events, 'utf8')}`);
    const { code, stdout } = await piped([], join(folder, 'two.yaml'));
    expect(code).toBe(0);
    expect(stdout).toContain(
      "template/events.yaml was there already and is not the program's: it is used as it is.",
    );
    expect(readFileSync(events, 'utf8').startsWith('# ours')).toBe(true);
    const run = await flowday('run', join(folder, 'one.yaml'), '--days', '2');
    expect(run.code).toBe(0);
  });
});

describe('at a terminal', () => {
  /** What is on the screen, without colours and moves of the cursor. */
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals are told what to do by control characters
  const bare = (text: string): string => text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '');

  /** A terminal stays open when a question has been answered. */
  function screenStream(): PassThrough {
    const output = new PassThrough();
    output.end = () => output;
    return output;
  }

  it('asks each question with its reason, takes the usual at Enter, and asks again after what is none', async () => {
    const [input, output] = [new PassThrough(), screenStream()];
    let screen = '';
    output.on('data', (bytes: Buffer) => {
      screen += bytes.toString();
    });
    const asked = askAtTerminal({ input, output });
    for (const [index, { asks, id }] of questions.entries()) {
      await until(() => bare(screen).includes(`${index + 1}/20 ${asks.slice(0, 20)}`));
      if (id === 'beds') {
        input.write('-40\r');
        await until(() => bare(screen).includes('"-40" is outside 40 to 2,500.'));
        input.write('\u0015610\r');
      } else input.write('\r');
    }
    const { answers, answered } = await asked;
    expect(answers.beds).toBe(610);
    expect([...answered]).toEqual(['beds']);
    for (const { why } of questions) expect(bare(screen)).toContain(why);
  });

  it('Ctrl-C is an end, with a sentence', async () => {
    const [input, output] = [new PassThrough(), screenStream()];
    output.resume();
    const asked = askAtTerminal({ input, output });
    setTimeout(() => input.write('\u0003'), 200);
    await expect(asked).rejects.toThrow('Stopped before the last question.');
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2000; tries++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('It never came to the screen');
}

describe('files', { timeout: slowMachine }, () => {
  it('answers from YAML and JSON', async () => {
    const folder = emptyFolder();
    const [yaml, json] = [join(folder, 'a.yaml'), join(folder, 'a.json')];
    writeFileSync(yaml, 'place: Borsetshire\nstart: 2026-11-30\nambulance-share: 31%\n');
    writeFileSync(json, '{"place": "Borsetshire", "start": "2026-11-30", "ambulance-share": 0.31}');
    const texts = [yaml, json].map((file) => [...answersOf(file)]);
    expect(texts[0]?.map(([id]) => id)).toEqual(['place', 'start', 'ambulance-share']);
    const read = await Promise.all([yaml, json].map((file) => answersIn(answersOf(file), file)));
    expect(read[0]?.answers).toEqual(read[1]?.answers);
    expect(read[0]?.answers['ambulance-share']).toBe(0.31);
    const file = join(folder, 'y.yaml');
    expect((await flowday('new', file, '--answers', yaml)).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('id: ambulance-share, value: 0.31,');
  });

  it('nothing is written over without --force', async () => {
    const file = join(emptyFolder(), 'mine.yaml');
    writeFileSync(file, 'mine\n');
    await expect(buildProgram().parseAsync(['new', file, '--yes'], { from: 'user' })).rejects.toThrow(
      'is there already.',
    );
    expect(readFileSync(file, 'utf8')).toBe('mine\n');
    const answers = join(emptyFolder(), 'answers.yaml');
    writeFileSync(answers, 'place: Borsetshire\n');
    await expect(
      buildProgram().parseAsync(['new', answers, '--answers', answers, '--force'], { from: 'user' }),
    ).rejects.toThrow('is read here');
    expect(readFileSync(answers, 'utf8')).toBe('place: Borsetshire\n');
    expect((await flowday('new', file, '--yes', '--force')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('extends: template-system.yaml');
  });

  const folder = emptyFolder();
  mkdirSync(join(folder, 'sub'));
  const text = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const wrong: readonly (readonly [string, number, readonly string[]])[] = [
    ['is no name for a scenario', 2, [join(folder, 'x.txt'), '--yes']],
    ['There is no folder', 1, [join(folder, 'nowhere', 'x.yaml'), '--yes']],
    ['There is no file', 1, [join(folder, 'x.yaml'), '--answers', join(folder, 'none.yaml')]],
    ['is neither YAML nor JSON', 1, [join(folder, 'x.yaml'), '--answers', text('bad.yaml', 'a: [1')]],
    ['holds no answers', 1, [join(folder, 'x.yaml'), '--answers', text('list.yaml', '- 1\n- 2\n')]],
    ['weeks: "-2" is outside', 1, [join(folder, 'x.yaml'), '--answers', text('minus.yaml', 'weeks: -2\n')]],
    ['is none of place, population', 1, [join(folder, 'x.yaml'), '--answers', text('key.yaml', 'bed: 5\n')]],
    ['beds: "{"', 1, [join(folder, 'x.yaml'), '--answers', text('map.yaml', 'beds: {a: 1}\n')]],
    ['two ways to answer', 2, [join(folder, 'x.yaml'), '--yes', '--answers', join(folder, 'key.yaml')]],
    ['is what new scenarios are made of', 2, [join(folder, 'template-system.yaml'), '--yes', '--force']],
    ['is what new', 2, [`${folder}/./template-system.yaml`, '--yes', '--force']],
    ['is read here', 2, [join(repository, 'scenarios', 'template', 'events.yaml'), '--yes', '--force']],
  ];
  it.each(wrong)('%s', async (sentence, exitCode, words) => {
    const said = await buildProgram()
      .parseAsync(['new', ...words], { from: 'user' })
      .then(
        () => 'no complaint',
        (error: unknown) => error,
      );
    if (!(said instanceof Complaint)) throw new Error(String(said));
    expect(said.message).toContain(sentence);
    expect(said.exitCode).toBe(exitCode);
    expect(existsSync(join(folder, 'x.yaml'))).toBe(false);
    expect(existsSync(join(folder, 'template'))).toBe(false);
  });
});

// What is written over by nobody: files that a run reads never, others only with --force, and all of it is said before
// anything is run.

import { existsSync, linkSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Complaint } from '../../server/cli/complaint.ts';
import { mustBeWritable } from '../../server/cli/outputFile.ts';
import { buildProgram } from '../../server/cli/program.ts';
import { emptyFolder, flowday } from './flowday.ts';

const patience = 60_000;

const base = `flowday: 1
scenario: desk
calendar: {start: 2024-01-01, length: 2 days}
arrivals: [{id: person, rate: 8 per hour, to: served}]
resources: [{id: clerk, kind: staff, capacity: 1}]
steps: [{id: served, seize: [clerk], lasts: {empirical: {csv: {file: seen.csv, column: length, unit: min}}}, next: gone}]
outcomes: [{id: gone}]
parameters: [{id: pace, value: 2, low: 1, high: 3}]
evidence: [{id: seen, origin: own, count: arrived(person), observed: 1, within: 1, unit: people, source: counted}]
`;
const names = ['base.yaml', 'desk.yaml', 'seen.csv'] as const;

/** A desk in its own folder: what it extends, and its data. */
function desk(): (name: string) => string {
  const folder = emptyFolder();
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('base.yaml'), base);
  writeFileSync(at('desk.yaml'), 'flowday: 1\nextends: base.yaml\n');
  writeFileSync(at('seen.csv'), 'length\n4\n6\n');
  return at;
}

async function complaintOf(...words: readonly string[]): Promise<Complaint> {
  const said = await buildProgram()
    .parseAsync([...words], { from: 'user' })
    .then(
      () => 'no complaint',
      (error: unknown) => error,
    );
  if (said instanceof Complaint) return said;
  throw new Error(String(said));
}

describe('a file that the run reads', () => {
  const verbs: readonly (readonly [string, readonly string[], string])[] = [
    ['evidence --report', ['evidence', '--replications', '2'], '--report'],
    ['run --series', ['run', '--days', '1'], '--series'],
    ['fit --out', ['fit', '--free', 'pace', '--iterations', '0', '--replications', '1'], '--out'],
  ];
  for (const [what, [verb = '', ...words], option] of verbs) {
    it(`is never written over by ${what}`, async () => {
      const at = desk();
      for (const name of names) {
        const before = readFileSync(at(name), 'utf8');
        for (const force of [[], ['--force']]) {
          const said = await complaintOf(verb, at('desk.yaml'), ...words, option, at(name), ...force);
          expect(said.message).toContain(`${name} is read here`);
          expect(said.exitCode).toBe(2);
        }
        expect(readFileSync(at(name), 'utf8')).toBe(before);
      }
    });
  }

  it('is not written over by run --journeys, and not by another name of it', async () => {
    const at = desk();
    const before = readFileSync(at('seen.csv'), 'utf8');
    linkSync(at('seen.csv'), at('hard.csv'));
    symlinkSync(at('seen.csv'), at('soft.csv'));
    for (const name of ['seen.csv', 'hard.csv', 'soft.csv']) {
      const said = await complaintOf('run', at('desk.yaml'), '--journeys', at(name), '--force');
      expect(said.message).toContain(`${name} is read here`);
    }
    expect(readFileSync(at('seen.csv'), 'utf8')).toBe(before);
  });

  it('is also what is compared with, and the data that a fit lays over', async () => {
    const at = desk();
    writeFileSync(at('other.csv'), base);
    const compared = await complaintOf(
      ...['run', at('desk.yaml'), '--against', at('other.csv'), '--journeys', at('other.csv'), '--force'],
    );
    expect(compared.message).toContain('other.csv is read here');
    writeFileSync(at('more.yaml'), 'flowday: 1\n');
    const fitted = await complaintOf(
      ...['fit', at('desk.yaml'), '--free', 'pace', '--data', at('more.yaml'), '--out', at('more.yaml')],
      '--force',
    );
    expect(fitted.message).toContain('more.yaml is read here');
  });
});

describe('any other file that is there', () => {
  it(
    'is written over with --force only, and that is said',
    async () => {
      const at = desk();
      writeFileSync(at('report.html'), 'mine');
      const words = ['evidence', at('desk.yaml'), '--replications', '2', '--report', at('report.html')];
      expect((await complaintOf(...words)).message).toMatch(/report\.html is there already\.$/);
      expect(readFileSync(at('report.html'), 'utf8')).toBe('mine');
      const { code, stdout } = await flowday(...words, '--force');
      expect(code).toBe(0);
      expect(stdout).toContain(`Written: ${at('report.html')}`);
      expect(readFileSync(at('report.html'), 'utf8')).toContain('<html');
    },
    patience,
  );
});

describe('every verb that writes a file that a person names', () => {
  it('has --force, so that the rule is one', () => {
    const writing = buildProgram().commands.filter(
      (verb) =>
        verb.options.some(({ long }) => /^--(out|report|series|journeys)$/.test(long ?? '')) ||
        verb.name() === 'new',
    );
    expect(writing.map((verb) => verb.name())).toEqual(['run', 'evidence', 'fit', 'new', 'sessions']);
    const without = writing.filter((verb) => verb.options.every(({ long }) => long !== '--force'));
    expect(without.map((verb) => verb.name())).toEqual([]);
  });
});

describe('what cannot be written', () => {
  it('is said before anything is run, and leaves nothing behind', () => {
    const folder = emptyFolder();
    const complaints = ['.', 'x'.repeat(300), 'nowhere/x.csv'].map((name) => {
      try {
        mustBeWritable(`${folder}/${name}`, [], {});
      } catch (error) {
        if (error instanceof Complaint) return error.message.replace(/^.* cannot/, 'cannot');
        throw error;
      }
      return 'no complaint';
    });
    expect(complaints).toEqual([
      'cannot be written (EISDIR).',
      'cannot be written (ENAMETOOLONG).',
      'cannot be written (ENOENT).',
    ]);
    mustBeWritable(join(folder, 'good.csv'), [], {});
    expect(existsSync(join(folder, 'good.csv'))).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});

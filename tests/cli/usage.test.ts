// Help everywhere, wrong usage, and files that are not what they should be.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../server/cli/program.ts';
import { emptyFolder, fileWith, flowday, stackTrace } from './flowday.ts';

const verbs = ['check', 'run', 'warm-up', 'validate', 'replay', 'serve', 'sessions', 'room-check'];

describe('help', () => {
  it('names every verb', async () => {
    const { code, stdout } = await flowday('--help');
    expect(code).toBe(0);
    for (const verb of verbs) expect(stdout).toMatch(new RegExp(`^  ${verb} `, 'm'));
  });

  it.each(verbs)('of %s has examples', async (verb) => {
    const { code, stdout } = await flowday(verb, '--help');
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: flowday ${verb}`);
    expect(stdout).toMatch(new RegExp(`Examples:\n  flowday ${verb}`));
  });
});

describe('verbs that run a scenario', () => {
  it('are asked in the same words how often, by which luck, and with what changed', () => {
    const running = ['run', 'warm-up', 'evidence', 'loops', 'fit'];
    const shared = ['--seed', '--replications', '--processes', '--set', '--off'];
    const asked = buildProgram()
      .commands.filter((verb) => running.includes(verb.name()))
      .map((verb) => verb.options.filter(({ long }) => shared.includes(long ?? '')));
    expect(asked).toHaveLength(running.length);
    const words = asked.map((options) =>
      options.map(({ flags, description }) =>
        flags.includes('replications') ? flags : `${flags} ${description}`,
      ),
    );
    expect(words[0]).toHaveLength(shared.length);
    for (const others of words) expect(others).toEqual(words[0]);
  });
});

describe('warnings of a file that is run', () => {
  const slips = `flowday: 1
scenario: slips
calendar: {start: 2024-01-01, length: 2 days}
parameters:
  - {id: staff, value: 2, low: 1, high: 4}
  - {id: stff, value: 3}
  - {id: unread-1, value: 1}
  - {id: unread-2, value: 1}
  - {id: unread-3, value: 1}
arrivals: [{id: comes, rate: 3 per hour, to: serve}]
resources: [{id: server, capacity: =staff}]
steps: [{id: serve, seize: [server], lasts: 20 min, next: gone}]
outcomes: [{id: gone}]
kpis: [{id: there, unit: people, value: present(serve), daily-at: "12:00"}]
headline: [kpi.there]
loops: [{id: again, name: Again, says: They come back., off: {outcomes: [{id: gone, name: Gone for good}]}}]
evidence: [{id: there-at-noon, origin: own, level: present(serve), daily-at: "12:00", observed: 1, within: 1, unit: people, source: s}]
`;

  it.each([
    ['run', []],
    ['warm-up', ['--replications', '2']],
    ['evidence', ['--replications', '2']],
    ['loops', ['--replications', '2']],
    ['fit', ['--free', 'staff', '--replications', '1', '--iterations', '0']],
  ] as const)('are told once by %s on stderr, the first three of them, and it runs', async (verb, words) => {
    const file = fileWith('slips.yaml', slips);
    const { code, stdout, stderr } = await flowday(verb, file, ...words);
    expect(code).toBe(0);
    expect(stdout).not.toContain('warning');
    expect(stderr.match(/warning unused-parameter: Nothing reads "/g)).toHaveLength(3);
    expect(stderr).toContain('Nothing reads "stff"');
    expect(stderr).toContain(`\n1 more warning: flowday check ${file} tells of them.\n`);
  });

  it('are told of a value that --set puts outside its range', async () => {
    const clean = slips.replace(/ {2}- \{id: (stff|unread).*\n/g, '');
    const file = fileWith('clean.yaml', clean);
    expect((await flowday('run', file)).stderr).toBe('');
    const { code, stderr } = await flowday('run', file, '--set', 'staff=96');
    expect(code).toBe(0);
    expect(stderr).toContain('warning outside-range');
  });
});

describe('wrong usage exits 2 and says what is wrong on stderr', () => {
  const small = 'scenarios/small-hospital.yaml';
  const queue = 'scenarios/single-queue.yaml';
  const neutral = 'scenarios/template-system.yaml';
  const wrong: readonly (readonly [string, readonly string[]])[] = [
    ['Usage', []],
    ["unknown command 'chek'", ['chek']],
    ["missing required argument 'file'", ['check']],
    ["unknown option '--jsn'", ['check', 'a.yaml', '--jsn']],
    ['whole number from 1', ['run', 'scenarios/single-queue.yaml', '--replications', '0']],
    ['whole number from 1', ['run', 'scenarios/single-queue.yaml', '--replications', 'many']],
    ['days above 0', ['run', 'scenarios/single-queue.yaml', '--days', '-3']],
    ['whole number from 0', ['serve', '--port', '99999']],
    ['simulated minutes', ['replay', 'a.json', '--at', 'noon']],
    ['too many arguments', ['run', 'scenarios/single-queue.yaml', 'b.yaml']],
    [
      'Did you mean "bed-alarm"? The parameters of the file: bed-alarm.',
      ['run', small, '--set', 'bed-alrm=3'],
    ],
    ['no parameter "beds" to set.\n  The file has no parameter.', ['warm-up', queue, '--set', 'beds=3']],
    ['no loop "x" to switch off.\n  The file has no loop.', ['run', small, '--off', 'x']],
    ['good by itself, but not with core-beds changed', ['run', neutral, '--set', 'core-beds=many']],
  ];
  it.each(wrong)('%s', async (sentence, words) => {
    const { code, stdout, stderr } = await flowday(...words);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(stackTrace);
    expect(stderr).not.toContain('Mend the file');
  });
});

describe('a file that is not what it should be gets a sentence', () => {
  const folder = join(emptyFolder(), 'a-folder.yaml');
  mkdirSync(folder);
  const latin = fileWith('latin.yaml', Buffer.from('name: caf\xe9\n', 'latin1'));
  const cut = fileWith('cut.json', '{"format": "flowday-run-1", "engine": "');
  const other = fileWith('other.json', '{"format": "something else"}');
  const empty = fileWith('empty.json', '');

  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['There is no file nowhere.yaml', ['check', 'nowhere.yaml']],
    ['There is no file nowhere.yaml', ['run', 'nowhere.yaml']],
    ['There is no file nowhere.json', ['replay', 'nowhere.json']],
    ['is a folder, not a file', ['check', folder]],
    ['is a folder, not a file', ['run', folder]],
    ['is a folder, not a file', ['replay', folder]],
    ['is not UTF-8 text', ['check', latin]],
    ['is not UTF-8 text', ['run', latin]],
    ['it is not JSON, or is cut off', ['replay', cut]],
    ['it is not JSON, or is cut off', ['replay', empty]],
    ['is not a run file', ['replay', other]],
    ['no sessions', ['sessions', '--data', join(folder, 'nothing-here')]],
  ];
  it.each(cases)('%s', async (sentence, words) => {
    const { code, stdout, stderr } = await flowday(...words);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(stackTrace);
  });
});

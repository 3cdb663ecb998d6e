// What the documents name exists: verbs, options and scripts of their commands, files in back quotes, links. A README
// names every program file beside it.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../server/cli/program.ts';

const root = join(import.meta.dirname, '..', '..');
const paths = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(root.length + 1)
      .replaceAll('\\', '/'),
  )
  .filter((path) => !/(^|\/)(node_modules|dist|\.git)\//.test(path));
const documents = paths.filter((path) => path.endsWith('.md'));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What is not as a document says: of each command the verb or option that there is not. */
function wrongCommands(text: string): readonly string[] {
  const program = buildProgram();
  const scripts = Object.keys(JSON.parse(read('package.json')).scripts as object);
  const lines = [...text.matchAll(/npm run (?:-s )?([\w:-]+)(?: -- ([^`\n]*))?/g)].flatMap(
    ([, script = '', words]) =>
      script === 'flowday'
        ? [(words ?? '').split(' ')]
        : scripts.includes(script)
          ? []
          : [[`script ${script}`]],
  );
  const table = text.split('## Command line\n')[1]?.split('\n## ')[0] ?? '';
  const rows = [...table.matchAll(/^\| `([a-z-]+ ?[^|]*)` \|/gm)].map(([, row = '']) =>
    row.split(/[\s·`[\]|]+/),
  );
  return [...lines, ...rows].flatMap(([verb = '', ...words]) => {
    const command = program.commands.find((one) => one.name() === verb);
    if (command === undefined) return /^(VERB|)$/.test(verb) ? [] : [verb];
    const known = ['--help', ...command.options.map(({ long }) => long)];
    return words
      .filter((word) => word.startsWith('--') && !known.includes(word))
      .map((word) => `${verb} ${word}`);
  });
}

/** Names in back quotes that look like a file of the project and are none: here, below, or from the root. */
function missingFiles(text: string, folder: string): readonly string[] {
  const words = [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, quoted = '']) => quoted.split(/[\s,]+/));
  const names = words.filter((word) => /^[\w./-]+\.(ts|tsx|md|test\.ts)$/.test(word));
  const isThere = (name: string): boolean =>
    existsSync(join(root, folder, name)) ||
    existsSync(join(root, name)) ||
    existsSync(join(root, folder.split('/')[0] ?? '', name)) ||
    paths.some((path) => path.startsWith(folder) && basename(path) === name);
  return names.filter((name) => !isThere(name));
}

/** Said of together, or needs no word. */
const unsaid = [/^engine\/scenario\/check\w+\.ts$/, /^ui\/vite\.config\.ts$/, /^ui\/css-modules\.d\.ts$/];

/** Files beside a README that it does not name. */
function unnamedFiles(text: string, folder: string): readonly string[] {
  const words = new Set(text.match(/[\w-]+/g));
  const beside = paths.filter((path) => dirname(path) === folder && /\.tsx?$/.test(path));
  return beside
    .filter((path) => !unsaid.some((pattern) => pattern.test(path)))
    .map((path) => basename(path))
    .filter((name) => !text.includes(name) && !words.has(name.split('.')[0] ?? ''));
}

function brokenLinks(text: string, folder: string): readonly string[] {
  const targets = [...text.matchAll(/\]\((?!https?:)([^)\s]*)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => {
    const [file = '', anchor] = target.split('#');
    const path = join(root, folder, file);
    if (file !== '' && !existsSync(path)) return true;
    const headings = (file === '' ? text : anchor === undefined ? '' : readFileSync(path, 'utf8')).matchAll(
      /^#+ (.*)$/gm,
    );
    return anchor !== undefined && ![...headings].some(([, heading = '']) => anchorOf(heading) === anchor);
  });
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}

describe('what the documents name', () => {
  it.each(['README.md', 'server/FACILITATOR.md', 'server/cli/README.md', 'tests/validation/README.md'])(
    '%s: its commands are typed as they are here',
    (path) => {
      expect(read(path)).toMatch(/npm run -s flowday -- /);
      expect(wrongCommands(read(path))).toEqual([]);
    },
  );

  it.each(documents)('%s: files and links', (path) => {
    const folder = dirname(path) === '.' ? '' : dirname(path);
    expect(brokenLinks(read(path), folder)).toEqual([]);
    expect(missingFiles(read(path), folder)).toEqual([]);
  });

  it.each(documents.filter((path) => /.\/README\.md$/.test(path)))('%s: every file beside it', (path) => {
    expect(unnamedFiles(read(path), dirname(path))).toEqual([]);
  });

  it('finds planted slips', () => {
    expect(unnamedFiles('`eventCalendar.tsx` and others', 'engine/calendar')).toEqual([]);
    expect(unnamedFiles('the calendar', 'engine/calendar')).toEqual(['eventCalendar.ts']);
    expect(
      wrongCommands(
        '## Command line\n| `run FILE --sead 1` | x |\n`npm run -s flowday -- chekc a.yaml`, `npm run banch`',
      ),
    ).toEqual(['chekc', 'script banch', 'run --sead']);
    expect(missingFiles('`worlds.ts` and `world/world.ts`', 'engine')).toEqual(['worlds.ts']);
    expect(brokenLinks('[a](nowhere.md) [b](README.md#nothing-here) [c](README.md#start-it)', '')).toEqual([
      'nowhere.md',
      'README.md#nothing-here',
    ]);
  });
});

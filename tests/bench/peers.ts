// The programs of others and the compiler: installs what can be had here into a folder of its own, or says why a peer
// is absent. Nothing of it enters the project's packages, and nothing of the system is changed.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a peer is called, or why it cannot be. */
export type Peer = { readonly command: readonly string[] } | { readonly absent: string };

export interface Peers {
  readonly cpp: Peer;
  readonly simjs: Peer;
  readonly simscript: Peer;
  readonly simpy: Peer;
}

const programs = join(import.meta.dirname, 'programs');

/** What a program of `programs/` is started with. */
export function nodeProgram(name: string): readonly string[] {
  return [process.execPath, join(programs, name)];
}

/** `folder` is kept between runs of the bench: what is there is not fetched again. */
export function preparePeers(folder: string): Peers {
  mkdirSync(folder, { recursive: true });
  return {
    cpp: compileFloor(folder),
    simjs: npmPeer(folder, 'simjs', '2.0.3'),
    simscript: npmPeer(folder, 'simscript', '1.0.37'),
    simpy: simpyPeer(folder),
  };
}

function compileFloor(folder: string): Peer {
  const binary = join(folder, 'floor');
  const options = ['-O3', '-march=native', '-o', binary, join(programs, 'floor.cpp')];
  const failure = failureOf('g++', options);
  return failure === null ? { command: [binary] } : { absent: `g++: ${failure}` };
}

/** Its own package.json keeps npm from looking further up. The programs load the package from this folder. */
function npmPeer(folder: string, name: string, version: string): Peer {
  const home = join(folder, name);
  if (!existsSync(join(home, 'node_modules', name, 'package.json'))) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{"private": true}\n');
    const options = ['install', '--prefix', home, '--ignore-scripts', '--no-audit', '--no-fund'];
    const failure = failureOf('npm', [...options, `${name}@${version}`]);
    if (failure !== null) return { absent: `npm: ${failure}` };
  }
  return { command: [...nodeProgram(`${name}.ts`), home] };
}

/** SimPy 3 as Debian packs it, unpacked beside: neither root nor a change of the system is needed. */
function simpyPeer(folder: string): Peer {
  const home = join(folder, 'simpy3');
  const modules = join(home, 'usr/lib/python3/dist-packages');
  if (!existsSync(join(modules, 'simpy'))) {
    mkdirSync(home, { recursive: true });
    const failure = fetchSimpy(home);
    if (failure !== null) return { absent: failure };
  }
  const importing = ['-c', 'import simpy; assert simpy.__version__.startswith("3.")'];
  for (const python of ['/usr/bin/python3', 'python3']) {
    const command = ['env', `PYTHONPATH=${modules}`, python];
    if (failureOf('env', [...command.slice(1), ...importing]) === null) {
      return { command: [...command, join(programs, 'simpy3.py')] };
    }
  }
  return { absent: 'no Python 3 that can import SimPy 3' };
}

function fetchSimpy(home: string): string | null {
  const download = (): string | null => failureOf('apt-get', ['download', 'python3-simpy3'], home);
  let failure = download();
  if (failure !== null && process.getuid?.() === 0) failure = failureOf('apt-get', ['update']) ?? download();
  if (failure !== null) return `apt-get: ${failure}`;
  const file = readdirSync(home).find((name) => name.endsWith('.deb'));
  if (file === undefined) return 'apt-get: brought nothing';
  failure = failureOf('dpkg-deb', ['-x', join(home, file), home]);
  return failure === null ? null : `dpkg-deb: ${failure}`;
}

/** Null when a command succeeds; otherwise its last line of complaint. */
function failureOf(command: string, parameters: readonly string[], cwd?: string): string | null {
  const { status, error, stderr } = spawnSync(command, parameters, {
    encoding: 'utf8',
    timeout: 300_000,
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (error !== undefined) return error.message;
  if (status === 0) return null;
  return (
    stderr
      .trim()
      .split('\n')
      .findLast((line) => line !== '') ?? `ended with ${status}`
  );
}

// Who may import whom. The arrows point towards the engine, and a folder is entered by its door, `index.ts`.

import { describe, expect, it } from 'vitest';
import { cycleIn, type Import, importsOf, packageOf } from './importGraph.ts';
import { type Finding, parseSource, report, sourceFiles } from './sources.ts';

/** `from → specifier` of imports that may break a rule, with the reason. Starts empty and stays so. */
const exceptions: Readonly<Record<string, string>> = {};

interface Room {
  /** Files whose path begins so; the first room that fits is the file's room. */
  readonly folder: string;
  readonly mayImport: readonly string[];
  /** Rooms of which only types may be taken. */
  readonly mayImportTypesOf: readonly string[];
  readonly packages: readonly string[];
}

const rooms: readonly Room[] = [
  {
    folder: 'engine/',
    mayImport: [],
    mayImportTypesOf: [],
    packages: ['seedrandom', 'xstate', 'yaml', 'zod'],
  },
  { folder: 'server/protocol/', mayImport: [], mayImportTypesOf: ['engine/'], packages: ['zod'] },
  {
    folder: 'server/',
    mayImport: ['engine/', 'server/protocol/'],
    mayImportTypesOf: [],
    packages: [
      'node:',
      'fastify',
      '@fastify/rate-limit',
      '@fastify/static',
      'ws',
      'xstate',
      'zod',
      'pino',
      'commander',
      'uqr',
      'ml-levenberg-marquardt',
      '@inquirer/input',
      'yaml',
    ],
  },
  {
    folder: 'ui/vite.config.ts',
    mayImport: [],
    mayImportTypesOf: [],
    packages: ['node:', 'vite', '@vitejs/plugin-react'],
  },
  {
    folder: 'ui/replay/',
    mayImport: ['ui/', 'server/protocol/', 'engine/'],
    mayImportTypesOf: [],
    packages: ['(screen)'],
  },
  {
    folder: 'ui/',
    mayImport: ['ui/replay/', 'server/protocol/'],
    mayImportTypesOf: [],
    packages: ['(screen)'],
  },
];

/** What screens are made of: `ui/README.md` weighs each. */
const screenPackages = [
  'react',
  'react-dom',
  'd3-array',
  'd3-scale',
  'd3-shape',
  'xstate',
  'zustand',
  'wouter',
  'lucide-react',
  'uqr',
  '@fontsource-variable/source-sans-3',
  'zod',
];

/** Rooms that are entered only by their door. */
const doors = ['engine/', 'server/protocol/'];

/** A folder of the engine imports only from those before it. */
const engineOrder = [
  'base',
  'random',
  'calendar',
  'resources',
  'patients',
  'pathways',
  'measures',
  'scenario',
  'agencies',
  'injects',
  'model',
  'world',
  'journal',
  'views',
  'policies',
  'drive',
  'experiment',
];

const imports = sourceFiles(['engine', 'server', 'ui']).flatMap(importsOf);

describe('the import graph', () => {
  it('points towards the engine, through the doors, with the packages each folder may use', () => {
    expect(report(imports.flatMap(breaches))).toBe('');
  });

  it('keeps the folders of the engine in their order', () => {
    expect(report(imports.flatMap(engineBreaches))).toBe('');
  });

  it('has no cycle between folders of the engine', () => {
    expect(cycleIn(engineFolderEdges(imports))).toBeNull();
  });

  it('has no cycle between files', () => {
    expect(cycleIn(fileEdges(imports))).toBeNull();
  });

  it('has no exceptions', () => {
    expect(exceptions).toEqual({});
  });
});

describe('the guard itself', () => {
  const guilty: readonly (readonly [string, string])[] = [
    ['engine/base/a.ts', "import { readFileSync } from 'node:fs';"],
    ['engine/base/a.ts', "import React from 'react';"],
    ['engine/base/a.ts', "import { main } from '../../server/index.ts';"],
    ['engine/base/a.ts', "import type { World } from '../world/world.ts';"],
    ['engine/base/a.ts', "export * from '../drive/drive.ts';"],
    ['engine/base/a.ts', "const m = await import('../drive/drive.ts');"],
    ['engine/base/a.ts', 'const m = await import(name);'],
    ['engine/base/a.ts', "type W = import('../world/world.ts').World;"],
    ['engine/world/a.ts', "import { drive } from '../index.ts';"],
    ['engine/world/a.ts', "import { Problem } from '../doorTypes.ts';"],
    ['server/protocol/a.ts', "import { drive } from '../../engine/index.ts';"],
    ['server/protocol/a.ts', "import { session } from '../session/session.ts';"],
    ['server/session/a.ts', "import { drive } from '../../engine/drive/drive.ts';"],
    ['server/session/a.ts', "import { clientToServerSchema } from '../protocol/messages.ts';"],
    ['server/session/a.ts', "import { Desk } from '../../ui/desk/Desk.tsx';"],
    ['server/session/a.ts', "import lodash from 'lodash';"],
    ['ui/desk/a.tsx', "import type { Scenario } from '../../engine/index.ts';"],
    ['ui/desk/a.tsx', "import { serve } from '../../server/index.ts';"],
    ['ui/desk/a.tsx', "import { readFileSync } from 'node:fs';"],
    ['ui/replay/a.ts', "import { drive } from '../../engine/drive/drive.ts';"],
  ];
  for (const [path, text] of guilty) {
    it(`finds in ${path}: ${text}`, () => {
      const found = importsOf(parseSource(path, text));
      expect([...found.flatMap(breaches), ...found.flatMap(engineBreaches)]).not.toEqual([]);
    });
  }

  const innocent: readonly (readonly [string, string])[] = [
    ['engine/world/a.ts', "import { draw } from '../random/draw.ts';"],
    ['engine/world/a.ts', "import type { Problem } from '../doorTypes.ts';"],
    ['engine/index.ts', "export { drive } from './drive/drive.ts';"],
    ['server/session/a.ts', "import { drive } from '../../engine/index.ts';"],
    ['ui/replay/replayWorker.ts', "import { replay } from '../../engine/index.ts';"],
    ['ui/desk/a.tsx', "import type { TeamView } from '../../server/protocol/index.ts';"],
    ['ui/desk/a.tsx', "import './desk.css';"],
    ['ui/debrief/a.tsx', "import ReplayWorker from '../replay/replayWorker.ts?worker';"],
  ];
  for (const [path, text] of innocent) {
    it(`lets pass in ${path}: ${text}`, () => {
      const found = importsOf(parseSource(path, text));
      expect([...found.flatMap(breaches), ...found.flatMap(engineBreaches)]).toEqual([]);
    });
  }

  it('sees a round trip', () => {
    const edges = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c'])],
      ['c', new Set(['b'])],
    ]);
    expect(cycleIn(edges)).toBe('b → c → b');
  });
});

function breaches(edge: Import): Finding[] {
  const room = roomOf(edge.from);
  if (`${edge.from} → ${edge.specifier}` in exceptions) return [];
  if (room === undefined) return [breach(edge, 'a file in no known folder')];
  if (edge.target === null)
    return mayUse(room, edge.specifier) ? [] : [breach(edge, 'a package not for here')];
  const target = roomOf(edge.target);
  if (target === room) return [];
  if (target === undefined) return [breach(edge, 'a file in no known folder')];
  const types = edge.typesOnly && room.mayImportTypesOf.includes(target.folder);
  if (!types && !room.mayImport.includes(target.folder)) return [breach(edge, 'not a folder for here')];
  const shut = doors.includes(target.folder) && edge.target !== `${target.folder}index.ts`;
  return shut ? [breach(edge, `not by the door, ${target.folder}index.ts`)] : [];
}

function engineBreaches(edge: Import): Finding[] {
  const from = engineFolderOf(edge.from);
  if (from === null || edge.target === null || !edge.target.startsWith('engine/')) return [];
  if (edge.target === 'engine/doorTypes.ts')
    return edge.typesOnly ? [] : [breach(edge, 'of the door only types')];
  const to = engineFolderOf(edge.target);
  if (to === null) return [breach(edge, 'the door from inside')];
  if (!engineOrder.includes(from)) return [breach(edge, `an unknown folder of the engine: ${from}`)];
  return engineOrder.indexOf(to) <= engineOrder.indexOf(from) && engineOrder.includes(to)
    ? []
    : [breach(edge, `${to} stands below ${from}`)];
}

/** Folder inside the engine; null for the files of the door and outside. */
function engineFolderOf(path: string): string | null {
  const [top, folder, file] = path.split('/');
  return top === 'engine' && folder !== undefined && file !== undefined ? folder : null;
}

function engineFolderEdges(edges: readonly Import[]): Map<string, Set<string>> {
  return edgesBetween(edges, (edge) => [
    engineFolderOf(edge.from),
    edge.target === null ? null : engineFolderOf(edge.target),
  ]);
}

/** Values only: types vanish before anything runs. */
function fileEdges(edges: readonly Import[]): Map<string, Set<string>> {
  return edgesBetween(edges, (edge) => (edge.typesOnly ? [null, null] : [edge.from, edge.target]));
}

function edgesBetween(
  edges: readonly Import[],
  ends: (edge: Import) => readonly [string | null, string | null],
): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const [from, to] of edges.map(ends)) {
    if (from === null || to === null || from === to) continue;
    graph.set(from, (graph.get(from) ?? new Set()).add(to));
  }
  return graph;
}

function roomOf(path: string): Room | undefined {
  return rooms.find(({ folder }) => path.startsWith(folder));
}

function mayUse(room: Room, specifier: string): boolean {
  const allowed = room.packages.flatMap((name) => (name === '(screen)' ? screenPackages : [name]));
  return specifier.startsWith('node:') ? allowed.includes('node:') : allowed.includes(packageOf(specifier));
}

function breach(edge: Import, why: string): Finding {
  return { path: edge.from, line: edge.line, what: `imports ${edge.specifier} (${why})` };
}

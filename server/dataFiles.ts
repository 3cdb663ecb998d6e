// Data that a scenario names, read from beside it: from its own folder and the folders in it, nowhere else.

import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';

/** Twice what a year of a large department takes up. */
const mostBytes = 20_000_000;

/**
 * @param folder where the scenario file stands
 * @param noticed hears the path of every file that is asked for, there or not
 * @returns reads the text of a file; null when there is none that may be read: outside, too large, not UTF-8
 */
export function dataFilesIn(
  folder: string,
  noticed: (path: string) => void = () => {},
): (name: string) => string | null {
  return (name) => {
    if (isAbsolute(name) || name.split(/[\\/]/).includes('..')) return null;
    const path = join(folder, name);
    noticed(path);
    try {
      const real = realpathSync(path);
      if (isOutside(real, realpathSync(folder))) return null;
      const found = statSync(real);
      if (!found.isFile() || found.size > mostBytes) return null;
      return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(real));
    } catch {
      return null;
    }
  };
}

/** Links are followed first, so that none of them leads out. */
function isOutside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

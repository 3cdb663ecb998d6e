// The state hash: one for each named part, and one over those.

import { combineHashes, StateHash } from '../base/stateHash.ts';
import type { WorldHash } from '../doorTypes.ts';
import type { World } from './world.ts';

/** 64 bits over every column, by named part: equal hashes, equal worlds. Changes nothing. */
export function hashWorld(world: World): WorldHash {
  const digests = new Map<string, string>();
  for (const part of world.parts()) {
    const hash = new StateHash();
    for (const column of part.columns) {
      hash.addText(column.name);
      hash.addColumn(column.array, column.length);
    }
    digests.set(part.name, hash.digest());
  }
  const of = (name: string): string => digests.get(name) as string;
  const parts = {
    patients: of('patients'),
    calendar: of('calendar'),
    resources: of('resources'),
    agencies: of('agencies'),
    measures: of('measures'),
  };
  return { state: combineHashes(Object.values(parts)), parts };
}

// What the start page lists: sessions at once, and each scenario as soon as the server has read it.

import { useCallback, useEffect, useState } from 'react';
import type { ScenarioListing, SessionListing } from '../../server/protocol/index.ts';
import { ApiProblem, listScenarioFiles, listSessions, readScenario } from '../link/api.ts';

export interface Listings {
  /** Those that have been read, in the order of the folder; null: nobody knows yet which files there are. */
  readonly scenarios: readonly ScenarioListing[] | null;
  /** Files that are still being read. */
  readonly toRead: number;
  readonly sessions: readonly SessionListing[] | null;
  readonly problem: ApiProblem | null;
  readonly retry: () => void;
}

export function useListings(token: string): Listings {
  const [files, setFiles] = useState<readonly string[] | null>(null);
  const [read, setRead] = useState<ReadonlyMap<string, ScenarioListing>>(new Map());
  const [sessions, setSessions] = useState<readonly SessionListing[] | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const load = useCallback(() => {
    const failed = (error: unknown) =>
      setProblem(error instanceof ApiProblem ? error : new ApiProblem(0, 'failed', String(error)));
    let left = false;
    const readInTurn = async (queue: string[]) => {
      for (let file = queue.shift(); file !== undefined && !left; file = queue.shift()) {
        const name = file;
        const one = await readScenario(token, name);
        setRead((before) => new Map(before).set(name, one));
      }
    };
    // Two at a time, and none once the page is left: whoever creates a session does not wait behind all of them, and a file
    // that takes long holds up no other.
    const readAll = async () => {
      const found = await listScenarioFiles(token);
      setFiles(found);
      const queue = [...found];
      await Promise.all([readInTurn(queue), readInTurn(queue)]);
    };
    setProblem(null);
    listSessions(token).then(setSessions, failed);
    readAll().catch(failed);
    return () => {
      left = true;
    };
  }, [token]);
  useEffect(load, [load]);
  const scenarios = files?.flatMap((file) => read.get(file) ?? []) ?? null;
  return {
    scenarios,
    toRead: (files?.length ?? 0) - (scenarios?.length ?? 0),
    sessions,
    problem,
    retry: load,
  };
}

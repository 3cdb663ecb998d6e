// The replay as a page sees it: opening, how far it is, and the view of one audience at one minute.

import { useCallback, useEffect, useRef, useState } from 'react';
import type { WorldView } from '../../server/protocol/index.ts';
import { openReplay, type ReplayClient, startReplayWorker } from '../replay/replayClient.ts';
import type { ReplayedRun, ToWorker } from '../replay/replayTypes.ts';

export type Audience = Extract<ToWorker, { type: 'view' }>['audience'];

export type ReplayState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'replaying'; readonly atMinutes: number; readonly untilMinutes: number }
  | { readonly kind: 'open'; readonly run: ReplayedRun; readonly client: ReplayClient }
  | { readonly kind: 'failed'; readonly sentence: string };

export function useReplay(): { readonly state: ReplayState; readonly open: (text: string) => void } {
  const [state, setState] = useState<ReplayState>({ kind: 'closed' });
  const current = useRef<ReplayClient | null>(null);
  const spare = useRef<Worker | null>(null);
  useEffect(() => {
    spare.current = startReplayWorker();
    return () => {
      spare.current?.terminate();
      current.current?.close();
    };
  }, []);
  const open = useCallback((text: string) => {
    current.current?.close();
    setState({ kind: 'replaying', atMinutes: 0, untilMinutes: 0 });
    const worker = spare.current ?? startReplayWorker();
    spare.current = null;
    const client = openReplay(worker, text, {
      onProgress: (atMinutes, untilMinutes) => setState({ kind: 'replaying', atMinutes, untilMinutes }),
      onOpened: (run) => setState({ kind: 'open', run, client }),
      onFailed: (sentence) => setState({ kind: 'failed', sentence }),
    });
    current.current = client;
  }, []);
  return { state, open };
}

/** What an audience saw at a minute; null until the first answer. The last answer stays while one is awaited. */
export function useViewAt(client: ReplayClient, atMinutes: number, audience: Audience): WorldView | null {
  const [view, setView] = useState<WorldView | null>(null);
  const teamId = audience.kind === 'team' ? audience.teamId : null;
  const { kind } = audience;
  useEffect(() => {
    let wanted = true;
    const asked: Audience = kind === 'team' ? { kind, teamId: teamId ?? '' } : { kind };
    client.askView(atMinutes, asked, (answer) => {
      if (wanted) setView(answer);
    });
    return () => {
      wanted = false;
    };
  }, [client, atMinutes, kind, teamId]);
  return view;
}

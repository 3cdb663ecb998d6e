// The page's side of the replay worker. Of several views asked for while the worker is busy only the newest
// is computed: a hand that drags the rail does not queue work.

import type { Audience } from '../../engine/index.ts';
import type { WorldView } from '../../server/protocol/index.ts';
import type { Comparison, FromWorker, ReplayedRun, RunChange, ToWorker } from './replayTypes.ts';

export interface ReplayListener {
  onProgress(atMinutes: number, untilMinutes: number): void;
  onOpened(run: ReplayedRun): void;
  onFailed(sentence: string): void;
}

export interface ReplayClient {
  /** The newest request wins; an older one that was passed over is never answered. */
  askView(atMinutes: number, audience: Audience, onView: (view: WorldView) => void): void;
  /** The run with other plans, or without some decisions. One at a time; views asked for meanwhile come between two runs of it. */
  compare(changes: readonly RunChange[], futures: number, listener: ComparisonListener): void;
  close(): void;
}

export interface ComparisonListener {
  onProgress(done: number, of: number): void;
  onCompared(comparison: Comparison): void;
}

interface Request {
  readonly requestId: number;
  readonly atMinutes: number;
  readonly audience: Audience;
  readonly onView: (view: WorldView) => void;
}

/** Loads the thread's code while the room can still be reached; a file may be opened when it no longer can. */
export function startReplayWorker(): Worker {
  return new Worker(new URL('./replayWorker.ts', import.meta.url), { type: 'module' });
}

export function openReplay(worker: Worker, text: string, listener: ReplayListener): ReplayClient {
  const say = (message: ToWorker) => worker.postMessage(message);
  let serial = 0;
  let asked: Request | null = null;
  let waiting: Request | null = null;
  let comparing: ComparisonListener | null = null;
  const ask = (request: Request) => {
    asked = request;
    const { requestId, atMinutes, audience } = request;
    say({ type: 'view', requestId, atMinutes, audience });
  };
  worker.onerror = () => listener.onFailed('The replay stopped working in this browser.');
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    switch (data.type) {
      case 'progress':
        return listener.onProgress(data.atMinutes, data.untilMinutes);
      case 'opened':
        return listener.onOpened(data.run);
      case 'failed':
        return listener.onFailed(data.sentence);
      case 'comparing':
        return comparing?.onProgress(data.done, data.of);
      case 'compared':
        return comparing?.onCompared(data.comparison);
      case 'view': {
        const answered = asked;
        asked = null;
        if (waiting !== null) {
          const next = waiting;
          waiting = null;
          ask(next);
        }
        if (answered?.requestId === data.requestId) answered.onView(data.view);
      }
    }
  };
  say({ type: 'open', text });
  return {
    askView(atMinutes, audience, onView) {
      serial += 1;
      const request = { requestId: serial, atMinutes, audience, onView };
      if (asked === null) ask(request);
      else waiting = request;
    },
    compare(changes, futures, heard) {
      comparing = heard;
      say({ type: 'compare', changes, futures });
    },
    close: () => worker.terminate(),
  };
}

// The replay in a thread of its own, so that the page stays quick. A thin shell: everything is in replayCore.

import { type OpenReplay, openReplay, readRunFile } from './replayCore.ts';
import type { Comparison, FromWorker, ToWorker } from './replayTypes.ts';
import type { RunsPlayed } from './whatIf.ts';

interface WorkerSide {
  onmessage: ((event: { readonly data: ToWorker }) => void) | null;
  postMessage(message: FromWorker): void;
}

const page = globalThis as unknown as WorkerSide;
const progressEveryWallMs = 60;
let open: OpenReplay | null = null;

page.onmessage = ({ data }) => {
  try {
    if (data.type === 'open') {
      openText(data.text);
      return;
    }
    if (open === null) return;
    if (data.type === 'compare') {
      goOn(open.compare(data.changes, data.futures));
      return;
    }
    const view = open.viewAt(data.atMinutes, data.audience);
    page.postMessage({ type: 'view', requestId: data.requestId, view });
  } catch (error) {
    fail(error);
  }
};

/** One run of a comparison after the other; a view that was asked for meanwhile comes in between. */
function goOn(comparing: Generator<RunsPlayed, Comparison>): void {
  const { done, value } = comparing.next();
  if (done === true) {
    page.postMessage({ type: 'compared', comparison: value });
    return;
  }
  page.postMessage({ type: 'comparing', ...value });
  setTimeout(() => {
    try {
      goOn(comparing);
    } catch (error) {
      fail(error);
    }
  }, 0);
}

function fail(error: unknown): void {
  page.postMessage({ type: 'failed', sentence: error instanceof Error ? error.message : String(error) });
}

function openText(text: string): void {
  let saidAtWallMs = Number.NEGATIVE_INFINITY;
  open = openReplay(readRunFile(text), (progress) => {
    if (performance.now() - saidAtWallMs < progressEveryWallMs) return;
    saidAtWallMs = performance.now();
    page.postMessage({ type: 'progress', ...progress });
  });
  page.postMessage({ type: 'opened', run: open.run });
}

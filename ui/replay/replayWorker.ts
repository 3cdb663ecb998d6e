// The replay in a thread of its own, so that the page stays quick. A thin shell: everything is in replayCore.

import { type OpenReplay, openReplay, readRunFile } from './replayCore.ts';
import type { FromWorker, ToWorker } from './replayTypes.ts';

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
      const comparison = open.compare(data.changes, data.futures, (done, of) =>
        page.postMessage({ type: 'comparing', done, of }),
      );
      page.postMessage({ type: 'compared', comparison });
      return;
    }
    const view = open.viewAt(data.atMinutes, data.audience);
    page.postMessage({ type: 'view', requestId: data.requestId, view });
  } catch (error) {
    page.postMessage({ type: 'failed', sentence: error instanceof Error ? error.message : String(error) });
  }
};

function openText(text: string): void {
  let saidAtWallMs = Number.NEGATIVE_INFINITY;
  open = openReplay(readRunFile(text), (progress) => {
    if (performance.now() - saidAtWallMs < progressEveryWallMs) return;
    saidAtWallMs = performance.now();
    page.postMessage({ type: 'progress', ...progress });
  });
  page.postMessage({ type: 'opened', run: open.run });
}

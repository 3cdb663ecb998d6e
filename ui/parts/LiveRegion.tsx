// The one polite live region of a page. Whoever has something to say calls `announce`; messages that come
// within 20 real seconds are merged. Urgent words (pause, lost link) go to the assertive one at once.

import { useEffect, useState } from 'react';

const gapWallMs = 20_000;

let waiting: string[] = [];
let listener: ((urgent: boolean) => void) | null = null;
let urgentText = '';

export function announce(text: string, { urgent = false }: { urgent?: boolean } = {}): void {
  if (urgent) urgentText = text;
  else if (!waiting.includes(text)) waiting.push(text);
  listener?.(urgent);
}

export function LiveRegion() {
  const [polite, setPolite] = useState('');
  const [assertive, setAssertive] = useState('');
  useEffect(() => {
    let spokenAtWallMs = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const speak = () => {
      timer = undefined;
      if (waiting.length === 0) return;
      spokenAtWallMs = performance.now();
      setPolite(waiting.join('. '));
      waiting = [];
    };
    listener = (urgent) => {
      if (urgent) setAssertive(urgentText);
      else timer ??= setTimeout(speak, Math.max(0, spokenAtWallMs + gapWallMs - performance.now()));
    };
    return () => {
      listener = null;
      clearTimeout(timer);
    };
  }, []);
  return (
    <>
      <div className="spoken" role="status" aria-live="polite">
        {polite}
      </div>
      <div className="spoken" role="alert" aria-live="assertive">
        {assertive}
      </div>
    </>
  );
}

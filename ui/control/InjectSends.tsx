// Keeps the ten-second countdowns of sent injects while the console is open, whichever board is shown, and
// makes the command when one is due.

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { InjectView } from '../../server/protocol/index.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { beginSend, type Countdowns, secondsLeft, stopSend, takeDue } from './injectCountdown.ts';

interface InjectSends {
  send(inject: InjectView): void;
  stop(injectId: string): void;
  /** Whole real seconds until it goes out; null: it is not counting down. */
  secondsLeft(injectId: string): number | null;
}

const InjectSendsContext = createContext<InjectSends | null>(null);

const lookEveryWallMs = 200;

export function InjectSendsProvider({ children }: { children: ReactNode }) {
  const command = useSession((state) => state.command);
  const [countdowns, setCountdowns] = useState<Countdowns>(new Map());
  const [nowWallMs, setNow] = useState(() => performance.now());
  const current = useRef(countdowns);
  const names = useRef(new Map<string, string>());
  const change = useCallback((next: Countdowns) => {
    current.current = next;
    setCountdowns(next);
  }, []);
  const isCounting = countdowns.size > 0;
  useEffect(() => {
    if (!isCounting) return;
    const timer = setInterval(() => {
      const now = performance.now();
      setNow(now);
      const { due, left } = takeDue(current.current, now);
      if (due.length === 0) return;
      change(left);
      for (const injectId of due) {
        command(
          { kind: 'fireInject', injectId },
          { agencyId: null, rationale: '', label: `Send “${names.current.get(injectId) ?? injectId}”` },
        );
      }
    }, lookEveryWallMs);
    return () => clearInterval(timer);
  }, [isCounting, command, change]);
  const sends: InjectSends = {
    send: ({ id, name }) => {
      names.current.set(id, name);
      setNow(performance.now());
      change(beginSend(current.current, id, performance.now()));
    },
    stop: (injectId) => change(stopSend(current.current, injectId)),
    secondsLeft: (injectId) => secondsLeft(countdowns, injectId, nowWallMs),
  };
  return <InjectSendsContext value={sends}>{children}</InjectSendsContext>;
}

export function useInjectSends(): InjectSends {
  const sends = useContext(InjectSendsContext);
  if (sends === null) throw new Error('The console wraps its boards in InjectSendsProvider.');
  return sends;
}

// Gives a page its session: opens the link when the page appears, closes it when it goes.

import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { forgetSeat, type HeldSeat } from './seats.ts';
import { createSessionStore, type SessionState, type SessionStore } from './sessionStore.ts';
import { browserWorld } from './socketLink.ts';
import { tabWaitingCommands } from './waitingCommands.ts';

const SessionContext = createContext<SessionStore | null>(null);

export function SessionProvider({ seat, children }: { seat: HeldSeat; children: ReactNode }) {
  const { sessionId, seatId, seatToken } = seat;
  const store = useMemo(
    () =>
      createSessionStore({
        seat: { sessionId, seatToken },
        world: browserWorld(),
        nowWallMs: () => performance.now(),
        waiting: tabWaitingCommands(seatId),
      }),
    [sessionId, seatId, seatToken],
  );
  useEffect(() => {
    store.open();
    return () => store.close();
  }, [store]);
  useEffect(
    () =>
      store.subscribe(({ link }) => {
        // Not for an unknown token: a server on another data folder must not cost anybody their seat.
        if (link.kind === 'closed' && link.code === 'removed') forgetSeat(seatId);
      }),
    [store, seatId],
  );
  return <SessionContext value={store}>{children}</SessionContext>;
}

/** The store itself, for actions outside rendering. */
export function useSessionStore(): SessionStore {
  const store = useContext(SessionContext);
  if (store === null) throw new Error('No session on this page: wrap it in SessionProvider.');
  return store;
}

export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useSessionStore(), select);
}

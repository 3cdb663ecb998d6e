// The team's desk as a whole: which face it shows (connecting, lobby, desk), and the news that is spoken.

import { useEffect } from 'react';
import type { TeamView } from '../../server/protocol/index.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { ConnectionStrip } from '../parts/ConnectionStrip.tsx';
import { announce, LiveRegion } from '../parts/LiveRegion.tsx';
import { SimLabel } from '../parts/SimLabel.tsx';
import { DeskBody } from './DeskBody.tsx';
import styles from './Lobby.module.css';
import { Lobby } from './Lobby.tsx';

export function Desk() {
  const welcome = useSession((state) => state.welcome);
  const link = useSession((state) => state.link);
  const room = useSession((state) => state.roomView);
  const view = useSession((state) => (state.worldView?.kind === 'team' ? state.worldView : null));
  useSpokenNews(view);
  if (link.kind === 'closed' && (link.code === 'bad-token' || link.code === 'removed')) {
    return <SeatGone sentence={link.sentence} />;
  }
  if (welcome === null || room === null) {
    return (
      <main className={styles.page}>
        <SimLabel />
        <h1>Finding your desk</h1>
        <p className={styles.soft}>This takes a second or two. It keeps trying by itself.</p>
        <ConnectionStrip />
      </main>
    );
  }
  return (
    <>
      {room.phase === 'lobby' || view === null ? <Lobby /> : <DeskBody view={view} />}
      <LiveRegion />
    </>
  );
}

function SeatGone({ sentence }: { sentence: string }) {
  return (
    <main className={styles.page}>
      <SimLabel />
      <h1>This seat is no longer yours</h1>
      <p>{sentence}</p>
      <p>
        <a href="#/join/">Join again with the code from the wall</a>, or ask the facilitator for a return
        code.
      </p>
    </main>
  );
}

/** New items for this desk go to the polite live region, never others' figures. */
function useSpokenNews(view: TeamView | null): void {
  const newest = view?.news[0];
  const text = newest === undefined ? null : `${newest.from}: ${newest.title}`;
  useEffect(() => {
    if (text !== null) announce(text);
  }, [text]);
}

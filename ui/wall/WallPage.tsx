// The address of the projector: finds the wall's own read-only seat, which the console's window puts into
// this browser's storage, and opens its session. It can arrive a moment later than the page.

import { useEffect, useState } from 'react';
import { SessionProvider } from '../link/SessionProvider.tsx';
import { findSeat } from '../link/seats.ts';
import { SimLabel } from '../parts/SimLabel.tsx';
import styles from './Wall.module.css';
import { Wall } from './Wall.tsx';

const lookEveryWallMs = 500;

export default function WallPage({ sessionId }: { readonly sessionId: string }) {
  const [seat, setSeat] = useState(() => findSeat('wall', sessionId));
  useEffect(() => {
    if (seat !== null) return;
    const timer = setInterval(() => setSeat(findSeat('wall', sessionId)), lookEveryWallMs);
    return () => clearInterval(timer);
  }, [seat, sessionId]);
  if (seat === null) {
    return (
      <main className={styles.plain} data-testid="wall">
        <SimLabel />
        <h1>Waiting for the console</h1>
        <p>Open the wall from the facilitator’s console on this computer: it hands over a seat of its own.</p>
      </main>
    );
  }
  return (
    <SessionProvider seat={seat}>
      <Wall sessionId={sessionId} />
    </SessionProvider>
  );
}

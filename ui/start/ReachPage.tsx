// What a phone sees when it has scanned a code of the room check: that it can reach this room. It says so
// to the server, which makes the address it came by the join address.

import { useEffect, useState } from 'react';
import { ApiProblem, reportReached } from '../link/api.ts';
import { SimLabel } from '../parts/SimLabel.tsx';
import styles from './ClaimPage.module.css';

type Reach =
  | { readonly kind: 'telling' }
  | { readonly kind: 'told' }
  | { readonly kind: 'failed'; readonly sentence: string };

export default function ReachPage({ probe }: { probe: string }) {
  const [reach, setReach] = useState<Reach>({ kind: 'telling' });

  useEffect(() => {
    let isGone = false;
    reportReached(probe).then(
      () => {
        if (!isGone) setReach({ kind: 'told' });
      },
      (error: unknown) => {
        if (!isGone)
          setReach({ kind: 'failed', sentence: error instanceof ApiProblem ? error.message : 'Try again.' });
      },
    );
    return () => {
      isGone = true;
    };
  }, [probe]);

  return (
    <main className={styles.page}>
      <SimLabel />
      <div role="status" className={styles.text}>
        {reach.kind === 'telling' && <h1>This phone can reach Flowday</h1>}
        {reach.kind === 'told' && (
          <>
            <h1>This phone can reach Flowday</h1>
            <p>
              The facilitator’s screen now shows a tick at <b>{location.host}</b>. That is where everybody
              will join.
            </p>
            <p>Nothing else to do here. When the session is open, scan the code on the wall.</p>
          </>
        )}
        {reach.kind === 'failed' && (
          <>
            <h1>This phone got here, but could not say so</h1>
            <p>{reach.sentence}</p>
            <p>Scan the code on the facilitator’s screen once more: it may have been an old one.</p>
          </>
        )}
      </div>
    </main>
  );
}

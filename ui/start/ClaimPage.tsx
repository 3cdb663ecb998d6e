// Exchanges the one-time secret of the facilitator's address for a control token, once, and wipes the
// secret from the address bar before anything else happens.

import { useEffect, useState } from 'react';
import type { ControlClaim } from '../../server/protocol/index.ts';
import { ApiProblem, claimControl } from '../link/api.ts';
import { storeControlToken, storedControlToken } from '../link/seats.ts';
import { SimLabel } from '../parts/SimLabel.tsx';
import styles from './ClaimPage.module.css';

/** Stands in the address bar in place of the secret. */
const wiped = 'claimed';

/** A secret is exchanged once, however often React runs the effect. */
const claims = new Map<string, Promise<ControlClaim>>();

export default function ClaimPage({ secret }: { secret: string }) {
  const [firstSecret] = useState(secret);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  useEffect(() => {
    history.replaceState(null, '', `${location.pathname}#/control/${wiped}`);
    if (firstSecret === wiped) {
      if (storedControlToken() !== null) location.hash = '#/start';
      else setProblem(new ApiProblem(409, 'secret-used', 'This address has been used before.'));
      return;
    }
    let isGone = false;
    claimOnce(firstSecret).then(
      ({ controlToken }) => {
        storeControlToken(controlToken);
        if (!isGone) location.hash = '#/start';
      },
      (error: unknown) => {
        if (!isGone && error instanceof ApiProblem) setProblem(error);
      },
    );
    return () => {
      isGone = true;
    };
  }, [firstSecret]);

  return (
    <main className={styles.page}>
      <SimLabel />
      {problem === null ? (
        <h1 role="status">Opening the control desk</h1>
      ) : (
        <Refused problem={problem} hasToken={storedControlToken() !== null} />
      )}
    </main>
  );
}

function claimOnce(secret: string): Promise<ControlClaim> {
  const running = claims.get(secret) ?? claimControl(secret);
  claims.set(secret, running);
  return running;
}

function Refused({ problem, hasToken }: { problem: ApiProblem; hasToken: boolean }) {
  if (problem.status === 0) {
    return (
      <section role="alert" className={styles.text}>
        <h1>Flowday is not answering</h1>
        <p>
          The program may still be starting or may have been stopped. Look at the window it was started in,
          then open the address that it printed again: the secret in it has not been used.
        </p>
      </section>
    );
  }
  return (
    <section role="alert" className={styles.text}>
      <h1>This address does not open the control desk any more</h1>
      <p>
        {problem.message} The facilitator’s address works once, in one browser, so that nobody who sees it on
        a screen can take over the room.
      </p>
      {hasToken ? (
        <p>
          <b>This browser already runs the room.</b> Go straight to the <a href="#/start">start page</a>.
        </p>
      ) : (
        <>
          <p>When Flowday starts again, sessions come back paused and everybody keeps their seat.</p>
          <p>
            Here to play? <a href="#/join">Go to the join page</a>.
          </p>
        </>
      )}
    </section>
  );
}

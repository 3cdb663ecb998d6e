// The facilitator's first page: what happens here, whether phones can reach the room, what to play, and
// sessions to go back to.

import { useEffect, useState } from 'react';
import type { ApiProblem } from '../link/api.ts';
import { storeControlToken, storedControlToken } from '../link/seats.ts';
import { Button } from '../parts/Button.tsx';
import { SimLabel } from '../parts/SimLabel.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { NewSessionPanel } from './NewSessionPanel.tsx';
import { RoomCheckPanel } from './RoomCheckPanel.tsx';
import { SessionsPanel } from './SessionsPanel.tsx';
import styles from './StartPage.module.css';
import { useListings } from './useListings.ts';

export default function StartPage() {
  const [token, setToken] = useState(storedControlToken);
  if (token === null) return <NotClaimed />;
  return (
    <ClaimedStart
      token={token}
      onTokenRefused={() => {
        storeControlToken(null);
        setToken(null);
      }}
    />
  );
}

function ClaimedStart({ token, onTokenRefused }: { token: string; onTokenRefused: () => void }) {
  const { scenarios, toRead, sessions, problem, retry } = useListings(token);
  useEffect(() => {
    document.title = 'Start: Flowday';
  }, []);
  useEffect(() => {
    if (problem?.status === 401 || problem?.status === 403) onTokenRefused();
  }, [problem, onTokenRefused]);
  return (
    <div className={styles.page}>
      <header className={styles.deck}>
        <b className={styles.brand}>Flowday</b>
        <span data-testid="claim-ok">This browser runs the room</span>
        <SimLabel />
      </header>
      <main className={styles.main}>
        <section className={styles.intro} aria-labelledby="what-happens">
          <h1 id="what-happens">What happens here</h1>
          <ol className={styles.steps}>
            <li>
              <b>Check the room.</b> Scan a code with a phone: it shows whether phones on this wifi can reach
              this computer.
            </li>
            <li>
              <b>Choose a scenario</b> and create the session. Nothing starts yet: you get a join code for the
              wall.
            </li>
            <li>
              <b>Run the day.</b> Teams join from their own phones and laptops, you start the clock, send
              injects, hold and pause. What happens is kept, even if this computer stops.
            </li>
          </ol>
        </section>
        <div className={styles.room}>
          <RoomCheckPanel token={token} />
        </div>
        <div className={styles.work}>
          {problem !== null && <Failed problem={problem} retry={retry} />}
          {sessions !== null && sessions.length > 0 && <SessionsPanel sessions={sessions} />}
          {scenarios === null ? (
            problem === null && <Waiting what="Reading the scenarios" />
          ) : (
            <NewSessionPanel token={token} scenarios={scenarios} toRead={problem === null ? toRead : 0} />
          )}
        </div>
      </main>
    </div>
  );
}

function Failed({ problem, retry }: { problem: ApiProblem; retry: () => void }) {
  return (
    <div role="alert" className={styles.failed}>
      <p>
        <b>The scenarios could not be read.</b> {problem.message} Nothing is lost.
      </p>
      <Button onClick={retry}>Try again</Button>
    </div>
  );
}

function NotClaimed() {
  return (
    <main className={styles.closed}>
      <SimLabel />
      <h1>This browser does not run the room</h1>
      <p>
        The facilitator’s page opens with the address that Flowday printed when it was started: it begins with
        <b> http://</b> and has a secret after <b>#/control/</b>. It works once; starting Flowday again prints
        a new one, and no session is lost.
      </p>
      <p>
        Here to play? <a href="#/join">Go to the join page</a>.
      </p>
    </main>
  );
}

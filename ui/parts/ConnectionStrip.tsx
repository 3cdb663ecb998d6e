// Says how this screen stands with the room. Connected: a word and a dot for the header. Anything else that
// matters: a strip across the whole width that cannot be missed. Nothing is covered, nothing is lost.

import { LoaderCircle, Unplug } from 'lucide-react';
import { useEffect } from 'react';
import { dateWords, instantText } from '../clock/instants.ts';
import { useWallSecond } from '../clock/useClock.ts';
import { useSession, useSessionStore } from '../link/SessionProvider.tsx';
import { shownNow } from '../link/sessionStore.ts';
import { Button } from './Button.tsx';
import styles from './ConnectionStrip.module.css';
import { announce } from './LiveRegion.tsx';

/** No message for this long while the clock should run: the screen waits for the room. */
const behindWallMs = 3_000;

export function ConnectionStrip() {
  const link = useSession((state) => state.link);
  const unanswered = useSession((state) => state.sent.filter((sent) => sent.answer === null).length);
  const store = useSessionStore();
  const lost = link.kind === 'waiting';
  useEffect(() => {
    if (lost) announce('Lost the room. Trying again.', { urgent: true });
  }, [lost]);
  if (link.kind === 'closed') {
    return (
      <div className={styles.lost} role="alert" data-testid="connection-strip" data-state="closed">
        <Unplug size={22} aria-hidden="true" />
        <p>
          <b>{link.sentence}</b> {link.code === 'taken-over' && <AsAt />}
        </p>
        {link.code === 'taken-over' && (
          <Button onClick={() => store.getState().takeBack()}>Use this one</Button>
        )}
      </div>
    );
  }
  if (link.kind !== 'waiting') return null;
  return (
    <div className={styles.lost} role="alert" data-testid="connection-strip" data-state="waiting">
      <Unplug size={22} aria-hidden="true" />
      <p>
        <b>
          Lost the room. Trying again<span aria-hidden="true">, attempt {link.attempt}</span>.
        </b>{' '}
        {unanswered === 0
          ? 'Nothing of yours was on the way.'
          : `${unanswered === 1 ? 'One decision is' : `${unanswered} decisions are`} not confirmed yet and will be sent again.`}{' '}
        <AsAt />
      </p>
      <Button onClick={() => store.getState().retryNow()}>Try now</Button>
    </div>
  );
}

/** The small word in the header: connected, waiting, connecting. */
export function ConnectionWord() {
  const link = useSession((state) => state.link);
  const clock = useSession((state) => state.clock);
  const lastHeardAtWallMs = useSession((state) => state.lastHeardAtWallMs);
  const nowWallMs = useWallSecond();
  const running = clock?.message.state === 'running';
  const behind = link.kind === 'connected' && running && nowWallMs - lastHeardAtWallMs > behindWallMs;
  const good = link.kind === 'connected' && !behind;
  return (
    <span className={styles.word} data-good={good} data-testid="connection">
      {good && <i aria-hidden="true" />}
      {link.kind === 'closed' && <Unplug size={14} aria-hidden="true" />}
      {!good && link.kind !== 'closed' && <LoaderCircle size={14} aria-hidden="true" />}
      {link.kind === 'closed' && link.code === 'taken-over' ? (
        'Open elsewhere'
      ) : behind ? (
        <span>
          Waiting<span className={styles.more}> for the room</span>
        </span>
      ) : (
        words[link.kind]
      )}
    </span>
  );
}

const words = {
  connecting: 'Connecting',
  connected: 'Connected',
  waiting: 'Not connected',
  closed: 'Closed',
} as const;

function AsAt() {
  const store = useSessionStore();
  const brief = useSession((state) => state.welcome?.brief ?? null);
  const planning = useSession((state) => state.clock?.message.planning === true);
  const shown = shownNow(store.getState(), performance.now());
  if (brief === null || shown === null) return null;
  const at = planning && brief.planning !== null ? dateWords(brief.planning.date) : instantText(brief, shown);
  return <>Figures are as at {at}.</>;
}

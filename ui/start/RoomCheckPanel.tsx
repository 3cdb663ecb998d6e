// Can phones reach this computer? Every address with a code to scan, ticked when a phone has come by it,
// and the three usual ways out when none does.

import { CircleCheck, Smartphone } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RoomCheck } from '../../server/protocol/index.ts';
import { roomCheck } from '../link/api.ts';
import { Panel } from '../parts/Panel.tsx';
import styles from './RoomCheckPanel.module.css';
import { roomCheckState, sameAddress } from './roomCheckState.ts';
import { StepTitle } from './StepTitle.tsx';

const pollEveryWallMs = 2_000;

export function RoomCheckPanel({ token }: { token: string }) {
  const { check, shownSinceWallMs, nowWallMs } = usePolledRoomCheck(token);
  if (check === null) {
    return (
      <Panel title={<StepTitle step={1}>Room check</StepTitle>}>
        <p className={styles.lead}>Looking for the addresses of this computer.</p>
      </Panel>
    );
  }
  const state = roomCheckState(check, shownSinceWallMs, nowWallMs);
  return (
    <Panel title={<StepTitle step={1}>Room check</StepTitle>}>
      <div role="status" className={styles.lead} data-testid="room-check">
        {state.kind === 'reached' && (
          <p className={styles.reached}>
            <CircleCheck aria-hidden size={20} />
            <span>
              Phones can reach this computer. Everybody joins at <b>{check.joinAddress}</b>.
            </span>
          </p>
        )}
        {state.kind === 'waiting' && (
          <p className={styles.reached}>
            <Smartphone aria-hidden size={20} />
            <span>
              Take a phone that is on the room’s wifi and scan a code. The address it reaches becomes the join
              address.
            </span>
          </p>
        )}
        {state.kind === 'unreached' && <p>No phone has reached this computer yet. The usual reasons:</p>}
        {state.kind === 'no-network' && (
          <p>
            This computer is on no network. Connect it to the room’s wifi or turn on its hotspot; its address
            will appear here by itself.
          </p>
        )}
      </div>
      {state.kind === 'unreached' && <WaysOut firewallCommand={check.firewallCommand} />}
      <ul className={styles.addresses}>
        {check.addresses.map((address) => (
          <AddressCard
            key={address.address}
            address={address}
            isJoinAddress={sameAddress(address.address, check.joinAddress)}
          />
        ))}
      </ul>
      {state.kind !== 'unreached' && (
        <details className={styles.trouble}>
          <summary>A phone cannot open it</summary>
          <WaysOut firewallCommand={check.firewallCommand} />
        </details>
      )}
    </Panel>
  );
}

function AddressCard({
  address: { address, label, qrSvg, reachedWallTime },
  isJoinAddress,
}: {
  address: RoomCheck['addresses'][number];
  isJoinAddress: boolean;
}) {
  const isReached = reachedWallTime !== null;
  return (
    <li className={styles.address} data-reached={isReached}>
      <img
        src={`data:image/svg+xml,${encodeURIComponent(qrSvg)}`}
        alt={`Code to scan: leads a phone to ${address}`}
        width={112}
        height={112}
      />
      <div>
        <b className={styles.url}>{address}</b>
        <span className={styles.label}>{label}</span>
        {isReached ? (
          <span className={styles.tick}>
            <CircleCheck aria-hidden size={16} /> Reached
          </span>
        ) : (
          <span className={styles.label}>Not reached yet</span>
        )}
        {isJoinAddress && <span className={styles.join}>Join address</span>}
      </div>
    </li>
  );
}

function WaysOut({ firewallCommand }: { firewallCommand: string }) {
  return (
    <ol className={styles.ways}>
      <li>
        <b>Another network.</b> Is the phone on the same wifi as this computer, with mobile data off?
      </li>
      <li>
        <b>Guest wifi keeps devices apart.</b> Most venue networks do (“client isolation”). Ask for a network
        without it, or use a hotspot.
      </li>
      <li>
        <b>The firewall of this computer.</b> Open the port once, in a terminal:
        <code className={styles.command}>{firewallCommand}</code>
      </li>
      <li>
        <b>The way that always works: a hotspot.</b> Turn on this computer’s mobile hotspot, or a phone’s, and
        let everybody join that network. No internet is needed. The new address appears here by itself.
      </li>
    </ol>
  );
}

/** Asks the server every two seconds; keeps the last answer when one is missed. */
function usePolledRoomCheck(token: string) {
  const [shownSinceWallMs] = useState(() => performance.now());
  const [nowWallMs, setNow] = useState(shownSinceWallMs);
  const [check, setCheck] = useState<RoomCheck | null>(null);
  useEffect(() => {
    let isGone = false;
    const look = () => {
      setNow(performance.now());
      roomCheck(token).then(
        (answer) => {
          if (!isGone) setCheck(answer);
        },
        () => {},
      );
    };
    look();
    const timer = setInterval(look, pollEveryWallMs);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [token]);
  return { check, shownSinceWallMs, nowWallMs };
}

// How people get in: the code in two groups, the QR, the address to type, and the wall that shows all three.

import { Monitor } from 'lucide-react';
import { joinQrAddress } from '../link/api.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { storedControlToken } from '../link/seats.ts';
import { Button } from '../parts/Button.tsx';
import { Panel } from '../parts/Panel.tsx';
import styles from './JoinPanel.module.css';
import { groupedCode, typedAddress } from './joinCode.ts';
import { openWall } from './openWall.ts';
import { useRoom } from './useConsole.ts';

export function JoinPanel({
  className,
  onProblem,
}: {
  className?: string | undefined;
  onProblem: (sentence: string) => void;
}) {
  const room = useRoom();
  const sessionId = useSession((state) => state.welcome?.sessionId ?? '');
  const token = storedControlToken();
  if (room === null) return <Panel title="Join">{null}</Panel>;
  const address = typedAddress(room.joinAddress);
  return (
    <Panel title="How people join" className={className}>
      <div className={styles.join}>
        <img
          className={styles.qr}
          src={`${joinQrAddress(sessionId)}?to=${encodeURIComponent(room.joinAddress)}`}
          alt={`Code to scan: leads a phone to ${address} with the join code`}
          width={280}
          height={280}
        />
        <p>
          Scan, or go to <b>{address}</b> and enter
        </p>
        <p className={styles.code} data-testid="join-code-text" data-code={room.joinCode}>
          {groupedCode(room.joinCode)}
        </p>
        <Button
          testId="open-wall-lobby"
          disabled={token === null}
          onClick={() => {
            if (token !== null)
              openWall(token, sessionId).then((problem) => problem !== null && onProblem(problem));
          }}
        >
          <Monitor size={18} aria-hidden /> Open the wall in a second window
        </Button>
        <p className={styles.hint}>
          Drag that window to the projector. It shows this code now and the flow map later, never your notes.
        </p>
        <p className={styles.hint}>
          A lost phone, or a new one? Give its owner the return code beside their name: it brings them back to
          the same seat.
        </p>
      </div>
    </Panel>
  );
}

// The people of one team: who is connected, their return codes, and moving or removing somebody. No drag.

import { useState } from 'react';
import type { RoomView } from '../../server/protocol/index.ts';
import { Button } from '../parts/Button.tsx';
import { ConfirmSheet } from './ConfirmSheet.tsx';
import { groupedCode } from './joinCode.ts';
import { Menu } from './Menu.tsx';
import styles from './SeatList.module.css';
import { useMay, useRoom, useSend } from './useConsole.ts';

type RoomSeat = NonNullable<RoomView['seats']>[number];

export function SeatList({ teamId }: { teamId: string }) {
  const seats = useRoom()?.seats?.filter((seat) => seat.teamId === teamId) ?? [];
  if (seats.length === 0) return <p className={styles.none}>Nobody yet. Standing orders play this team.</p>;
  return (
    <ul className={styles.seats}>
      {seats.map((seat) => (
        <SeatRow key={seat.seatId} seat={seat} />
      ))}
    </ul>
  );
}

function SeatRow({ seat }: { seat: RoomSeat }) {
  const [isRemoving, setRemoving] = useState(false);
  const teams = useRoom()?.teams ?? [];
  const may = useMay();
  const send = useSend();
  const elsewhere = teams.filter(({ teamId }) => teamId !== seat.teamId);
  return (
    <li data-testid={`seat-${seat.seatId}`}>
      <span className={styles.dot} data-connected={seat.connected} aria-hidden="true" />
      <span className={styles.name}>
        {seat.name}
        {!seat.connected && <small> not connected</small>}
      </span>
      <span className={styles.code} title="Comes back to this seat on another device">
        return code <b>{groupedCode(seat.returnCode)}</b>
      </span>
      <span className={styles.actions}>
        <Menu
          small
          look="quiet"
          label={`Move ${seat.name}`}
          disabled={may('moveSeat') !== null || elsewhere.length === 0}
          items={elsewhere.map(({ teamId, name, seats, people }) => ({
            key: teamId,
            text: name,
            disabledBecause: people.length >= seats ? 'This team is full' : null,
            onChoose: () =>
              send({ kind: 'moveSeat', seatId: seat.seatId, teamId }, `Move ${seat.name} to ${name}`),
          }))}
        >
          Move
        </Menu>
        <Button small look="quiet" disabled={may('removeSeat') !== null} onClick={() => setRemoving(true)}>
          Remove
        </Button>
      </span>
      {isRemoving && (
        <ConfirmSheet
          title={`Remove ${seat.name}?`}
          action={`Remove ${seat.name}`}
          testId="remove-confirm"
          onConfirm={() => send({ kind: 'removeSeat', seatId: seat.seatId }, `Remove ${seat.name}`)}
          onClose={() => setRemoving(false)}
        >
          <p>Their screen closes and the seat is free. They can join again with the code.</p>
        </ConfirmSheet>
      )}
    </li>
  );
}

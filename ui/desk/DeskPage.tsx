// The address of the desk: finds the seat this browser holds and opens its session.

import { SessionProvider } from '../link/SessionProvider.tsx';
import { findSeat } from '../link/seats.ts';
import { SimLabel } from '../parts/SimLabel.tsx';
import { Desk } from './Desk.tsx';
import styles from './Lobby.module.css';

export default function DeskPage() {
  const seat = findSeat('team', null);
  if (seat === null) {
    return (
      <main className={styles.page}>
        <SimLabel />
        <h1>This browser has no desk</h1>
        <p>
          <a href="#/">Join with the code from the wall</a>, or with a return code from the facilitator.
        </p>
      </main>
    );
  }
  return (
    <SessionProvider seat={seat}>
      <Desk />
    </SessionProvider>
  );
}

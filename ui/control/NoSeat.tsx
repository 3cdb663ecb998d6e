// Why the console cannot be shown, and where to go.

import { SimLabel } from '../parts/SimLabel.tsx';
import styles from './NoSeat.module.css';

export function NoSeat({ sentence }: { sentence: string }) {
  return (
    <main className={styles.page} role="alert">
      <SimLabel />
      <h1>The console cannot be opened here</h1>
      <p>{sentence}</p>
      <p>
        <a href="#/start">Go to the start page</a>, or open the address that Flowday printed when it was
        started. Everything accepted is kept.
      </p>
    </main>
  );
}

// Something is being fetched: says what, but only once it takes long enough to wonder.

import styles from './Waiting.module.css';

export function Waiting({ what }: { what: string }) {
  return (
    <p className={styles.waiting} role="status">
      {what}…
    </p>
  );
}

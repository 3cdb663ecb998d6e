// "Simulation, not live data": on every screen, print and export. There is no option to leave it out.

import styles from './SimLabel.module.css';

export function SimLabel() {
  return (
    <span className={styles.label} data-testid="simulation-label">
      Simulation, not live data
    </span>
  );
}

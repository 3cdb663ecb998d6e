// A panel's heading with the number of the step that it belongs to.

import styles from './StepTitle.module.css';

export function StepTitle({ step, children }: { step: number; children: string }) {
  return (
    <span className={styles.title}>
      <i aria-hidden="true">{step}</i>
      {children}
    </span>
  );
}

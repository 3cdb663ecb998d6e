// A titled box: the unit of every screen. A region with its heading as name.

import { type ReactNode, useId } from 'react';
import styles from './Panel.module.css';

export interface PanelProps {
  readonly title: ReactNode;
  /** A short remark at the right of the heading. */
  readonly aside?: ReactNode;
  readonly className?: string | undefined;
  readonly testId?: string;
  readonly children: ReactNode;
}

export function Panel({ title, aside, className, testId, children }: PanelProps) {
  const headingId = useId();
  return (
    <section
      className={`${styles.panel} ${className ?? ''}`}
      aria-labelledby={headingId}
      data-testid={testId}
    >
      <header className={styles.header}>
        <h2 id={headingId}>{title}</h2>
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      </header>
      {children}
    </section>
  );
}

// A sheet beside the work: docked right on wide screens, so that it never covers the figures somebody
// decides on, and from the bottom on phones. Not modal. Focus goes in, and back when it closes.

import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './Sheet.module.css';

export interface SheetProps {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly testId?: string;
  readonly children: ReactNode;
}

export function Sheet({ title, onClose, testId, children }: SheetProps) {
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <div
      className={styles.sheet}
      role="dialog"
      aria-labelledby={headingId}
      data-testid={testId}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <h2 id={headingId} tabIndex={-1} ref={heading}>
        {title}
      </h2>
      {children}
    </div>
  );
}

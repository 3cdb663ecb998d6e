// Asks once more before something that cannot be taken back. The button repeats the action.

import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import styles from './ConfirmSheet.module.css';

export interface ConfirmSheetProps {
  readonly title: string;
  readonly action: string;
  readonly testId: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function ConfirmSheet({ title, action, testId, onConfirm, onClose, children }: ConfirmSheetProps) {
  // Not inside the deck: a sheet has the colours of the page.
  return createPortal(
    <Sheet title={title} onClose={onClose}>
      <div className={styles.words}>{children}</div>
      <div className={styles.buttons}>
        <Button
          testId={testId}
          onClick={() => {
            onConfirm();
            onClose();
          }}
        >
          {action}
        </Button>
        <Button onClick={onClose}>Not now</Button>
      </div>
    </Sheet>,
    document.body,
  );
}

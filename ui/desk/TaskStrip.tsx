// What the organisation is here for, as the lobby said it. Whoever comes late has seen no lobby: for them it stands open
// until it is put away; for everybody it is one press away.

import { X } from 'lucide-react';
import { useState } from 'react';
import type { AgencyBrief } from '../../server/protocol/index.ts';
import styles from './TaskStrip.module.css';

const key = (seatId: string) => `flowday.task-read.${seatId}`;

/** The lobby has shown it. */
export function noteTaskRead(seatId: string): void {
  sessionStorage.setItem(key(seatId), 'yes');
}

export function useTask(seatId: string): { readonly open: boolean; show(open: boolean): void } {
  const [open, setOpen] = useState(() => sessionStorage.getItem(key(seatId)) === null);
  return {
    open,
    show(wanted) {
      if (!wanted) noteTaskRead(seatId);
      setOpen(wanted);
    },
  };
}

export function TaskStrip({ agency, onClose }: { agency: AgencyBrief; onClose: () => void }) {
  return (
    <section className={styles.task} aria-label="What we are here for" data-testid="task">
      <p>
        <b>{agency.name}.</b> {agency.brief}
      </p>
      <button type="button" onClick={onClose} aria-label="Put away" data-testid="task-close">
        <X size={18} aria-hidden="true" />
      </button>
    </section>
  );
}

// What the organisation is here for, as the lobby said it. Whoever comes late, or is moved, has not read it: for them it
// stands open until it is put away; for everybody it is one press away.

import { X } from 'lucide-react';
import { useState } from 'react';
import type { AgencyBrief, SeatBrief } from '../../server/protocol/index.ts';
import styles from './TaskStrip.module.css';

type Placed = Pick<SeatBrief, 'seatId' | 'teamId'>;

/** Of a seat in a team: whoever is moved to another has not read what that one is for. */
const key = ({ seatId, teamId }: Placed) => `flowday.task-read.${seatId}.${teamId}`;

/** The lobby has shown it. */
export function noteTaskRead(seat: Placed): void {
  sessionStorage.setItem(key(seat), 'yes');
}

export function useTask(seat: Placed | null): { readonly open: boolean; show(open: boolean): void } {
  const [chosen, choose] = useState<{ readonly key: string; readonly open: boolean } | null>(null);
  if (seat === null) return { open: false, show: () => undefined };
  const place = key(seat);
  return {
    open: chosen?.key === place ? chosen.open : sessionStorage.getItem(place) === null,
    show(open) {
      if (!open) noteTaskRead(seat);
      choose({ key: place, open });
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

// Why the run cannot go on, in the words of the fault itself: what, where, and what to do. Nothing is covered.

import { OctagonAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useSession } from '../link/SessionProvider.tsx';
import styles from './ConnectionStrip.module.css';
import { faultWords } from './faultWords.ts';
import { announce } from './LiveRegion.tsx';

/** @param next what the reader of this screen does now */
export function FaultStrip({ next }: { readonly next: string }) {
  const fault = useSession((state) => state.clock?.message.fault ?? null);
  const words = fault === null ? null : faultWords(fault);
  const spoken = words === null ? null : `${words.what} ${words.why}`;
  useEffect(() => {
    if (spoken !== null) announce(spoken, { urgent: true });
  }, [spoken]);
  if (words === null) return null;
  return (
    <div className={styles.lost} role="alert" data-testid="fault-strip">
      <OctagonAlert size={22} aria-hidden="true" />
      <p>
        <b>{words.what}</b> {words.why} <b>What to do:</b> {words.remedy} {next}
      </p>
    </div>
  );
}

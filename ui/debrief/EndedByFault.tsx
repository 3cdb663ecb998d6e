// Why a run ends earlier than its scenario, where it could not go on: nobody should look for a decision that ended it.

import { OctagonAlert } from 'lucide-react';
import { instantText } from '../clock/instants.ts';
import type { ReplayedRun } from '../replay/replayTypes.ts';
import styles from './Debrief.module.css';

export function EndedByFault({ run: { brief, fault, untilMinutes } }: { run: ReplayedRun }) {
  if (fault === null) return null;
  return (
    <div className={styles.verified} data-good={false} data-testid="debrief-fault">
      <OctagonAlert size={18} aria-hidden="true" />
      <p>
        <b>A fault ended this run on {instantText(brief, untilMinutes)}.</b> {fault}
      </p>
    </div>
  );
}

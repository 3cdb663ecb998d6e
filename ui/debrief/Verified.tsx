// Whether this replay is the run that was played, in one line; the hashes themselves on demand.

import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { instantText } from '../clock/instants.ts';
import type { ReplayedRun } from '../replay/replayTypes.ts';
import styles from './Debrief.module.css';
import { verificationWords } from './debriefWords.ts';

export function Verified({ run }: { run: ReplayedRun }) {
  const { verification, brief } = run;
  const { good, sentence } = verificationWords(verification, (minutes) => instantText(brief, minutes));
  const Icon = good ? ShieldCheck : ShieldAlert;
  return (
    <div
      className={styles.verified}
      data-good={good}
      data-testid="debrief-verified"
      data-verified={good}
      data-end-hash={verification.endHash}
      role={good ? 'status' : 'alert'}
    >
      <Icon size={18} aria-hidden="true" />
      <p>{sentence}</p>
      <details data-testid="debrief-hashes" data-checked={verification.checked} data-of={verification.of}>
        <summary>Hashes</summary>
        <p>
          {verification.checked} of {verification.of} compared and equal. Engine of the file{' '}
          <code>{verification.engine.file}</code>, of this page <code>{verification.engine.here}</code>. At
          the end <code>{verification.endHash}</code>.
          {verification.mismatch !== null && (
            <>
              {' '}
              Expected <code>{verification.mismatch.expected}</code>, found{' '}
              <code>{verification.mismatch.found}</code>.
            </>
          )}
        </p>
      </details>
    </div>
  );
}

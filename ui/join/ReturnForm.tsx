// The way back on another device: a code that the facilitator can read out.

import { type FormEvent, useId, useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { normalCode } from './codeText.ts';
import styles from './JoinPage.module.css';

export function ReturnForm({ onReturn }: { onReturn: (returnCode: string) => Promise<void> }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    try {
      await onReturn(normalCode(typed));
    } catch (failure) {
      setProblem(failure instanceof Error ? failure.message : String(failure));
    }
  };
  return (
    <details className={styles.return}>
      <summary>I had a seat on another device</summary>
      <form onSubmit={submit}>
        <div className={styles.field}>
          <label htmlFor={id}>Return code, from the facilitator</label>
          <input
            id={id}
            data-testid="return-code"
            className={styles.code}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
          />
          {problem !== null && (
            <p className={styles.problem} role="alert">
              {problem}
            </p>
          )}
        </div>
        <Button type="submit" disabled={typed.trim() === ''} testId="return-submit">
          Take my seat here
        </Button>
      </form>
    </details>
  );
}

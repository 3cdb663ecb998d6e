// One labelled field with its hint, or the problem in the hint's place.

import { type ReactNode, useId } from 'react';
import styles from './SessionFields.module.css';

export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

export function Field({
  label,
  hint,
  problem,
  isWide = false,
  children,
}: {
  label: string;
  isWide?: boolean;
  hint?: string;
  problem: string | undefined;
  children: (ids: FieldIds) => ReactNode;
}) {
  const id = useId();
  const isWrong = problem !== undefined;
  return (
    <div className={isWide ? `${styles.field} ${styles.wide}` : styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': `${id}-hint`, 'aria-invalid': isWrong })}
      <p id={`${id}-hint`} className={isWrong ? styles.problem : styles.hint}>
        {problem ?? hint}
      </p>
    </div>
  );
}

// The one button. `main` at most once on a screen, and never on one of several equal choices.

import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './Button.module.css';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'main' | 'quiet';
  readonly small?: boolean;
  readonly testId?: string | undefined;
  readonly children: ReactNode;
}

export function Button({ look = 'plain', small = false, testId, className, children, ...rest }: ButtonProps) {
  const classes = [styles.button, styles[look], small ? styles.small : '', className ?? ''];
  return (
    <button type="button" {...rest} className={classes.join(' ')} data-testid={testId}>
      {children}
    </button>
  );
}

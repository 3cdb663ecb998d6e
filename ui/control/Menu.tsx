// A button that opens a short list of actions under it. Closes on Escape, on a choice and when focus leaves.

import { ChevronDown } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Button } from '../parts/Button.tsx';
import styles from './Menu.module.css';

export interface MenuItem {
  readonly key: string;
  readonly text: ReactNode;
  readonly testId?: string;
  readonly disabledBecause?: string | null;
  readonly onChoose: () => void;
}

export interface MenuProps {
  readonly label: string;
  readonly children?: ReactNode;
  readonly items: readonly MenuItem[];
  readonly testId?: string;
  readonly disabled?: boolean;
  readonly small?: boolean;
  readonly look?: 'plain' | 'quiet';
  readonly className?: string | undefined;
}

export function Menu({
  label,
  children,
  items,
  testId,
  disabled = false,
  small = false,
  look = 'plain',
  className,
}: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  const opener = useRef<HTMLSpanElement>(null);
  const close = () => {
    setOpen(false);
    opener.current?.querySelector('button')?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to what its buttons let through
    <span
      ref={box}
      className={styles.menu}
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) close();
      }}
    >
      <span ref={opener} className={styles.opener}>
        <Button
          aria-expanded={isOpen}
          aria-label={label}
          title={label}
          disabled={disabled}
          small={small}
          look={look}
          className={className}
          onClick={() => setOpen(!isOpen)}
          testId={testId}
        >
          {children}
          <ChevronDown size={16} aria-hidden />
        </Button>
      </span>
      {isOpen && <Items items={items} onDone={close} />}
    </span>
  );
}

function Items({ items, onDone }: { items: readonly MenuItem[]; onDone: () => void }) {
  return (
    <ul className={styles.items} data-theme="light">
      {items.map(({ key, text, testId, disabledBecause = null, onChoose }) => (
        <li key={key}>
          <button
            type="button"
            disabled={disabledBecause !== null}
            title={disabledBecause ?? undefined}
            data-testid={testId}
            onClick={() => {
              onChoose();
              onDone();
            }}
          >
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
}

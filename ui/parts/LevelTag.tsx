// A pressure level: number, shape and word together, never colour alone. The words come from the
// scenario's scheme, the shapes are always the same four.

import styles from './LevelTag.module.css';

export interface LevelTagProps {
  /** 1–4; null: this organisation has no scheme. */
  readonly level: number | null;
  /** The level's word in the scheme: "Red", "OPEL 3". */
  readonly name: string;
  /** `tag`: filled box; `line`: shape and word in running text; `large`: filled, for headings. */
  readonly as?: 'tag' | 'line' | 'large';
}

export function LevelTag({ level, name, as = 'tag' }: LevelTagProps) {
  if (level === null) return <span className={styles.none}>no scheme</span>;
  return (
    <span className={`${styles.level} ${styles[as]}`} data-level={level}>
      <LevelShape level={level} />
      <span>{name}</span>
    </span>
  );
}

/** Circle, diamond, triangle, octagon with the number inside; 24 units square, sized by CSS. */
export function LevelShape({ level }: { level: number }) {
  return (
    <svg
      className={styles.shape}
      viewBox="0 0 24 24"
      role="img"
      aria-label={`level ${level}`}
      data-level={level}
    >
      <path d={shapes[level - 1] ?? shapes[0]} />
      <text x="12" y={level === 3 ? 18.6 : 16.4} textAnchor="middle">
        {level}
      </text>
    </svg>
  );
}

const shapes = [
  'M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20z',
  'M12 .8L23.2 12L12 23.2L.8 12z',
  'M12 1.2L23.4 22H.6z',
  'M7.6 1.5h8.8L22.5 7.6v8.8L16.4 22.5H7.6L1.5 16.4V7.6z',
] as const;

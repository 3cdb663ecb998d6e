// One line of news at the foot of the wall. It swaps, never scrolls, and stands when movement is stopped.

import { useEffect, useState } from 'react';
import styles from './Wall.module.css';
import type { NewsLine as Line } from './wallWords.ts';

const swapEveryWallMs = 9_000;

export function NewsLine({ lines, moving }: { lines: readonly Line[]; moving: boolean }) {
  const [turn, setTurn] = useState(0);
  const newest = lines[0]?.key ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new is shown at once
  useEffect(() => setTurn(0), [newest]);
  useEffect(() => {
    if (!moving || lines.length < 2) return;
    const timer = setInterval(() => setTurn((now) => now + 1), swapEveryWallMs);
    return () => clearInterval(timer);
  }, [moving, lines.length]);
  const index = lines.length === 0 ? 0 : turn % lines.length;
  const line = lines[index];
  return (
    <footer className={styles.news} data-testid="wall-news">
      <h2 className="spoken">News</h2>
      {line === undefined ? (
        <span>No news yet</span>
      ) : (
        <>
          <b>{line.when}</b>
          <span className={styles.newsText}>{line.text}</span>
          <span className={styles.newsPlace}>
            {index + 1} of {lines.length}
          </span>
        </>
      )}
    </footer>
  );
}

// Nothing that can be pressed moves under the finger: what a region shows is kept for a second after
// the last touch, pointer move, key or focus in it.

import { useEffect, useRef, useState } from 'react';

const stillWallMs = 1_000;

export interface Steady<T> {
  /** As last shown before somebody's hand came into the region. */
  readonly value: T;
  /** Goes on the element around the region. */
  readonly region: {
    onPointerMove(): void;
    onPointerDown(): void;
    onFocus(): void;
    onKeyDown(): void;
  };
}

/** `wanted` is plain data; it counts as changed when it reads differently as JSON. */
export function useSteady<T>(wanted: T): Steady<T> {
  const wantedText = JSON.stringify(wanted);
  const [shownText, setShownText] = useState(wantedText);
  const touchedAtWallMs = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (wantedText === shownText) return;
    let timer: ReturnType<typeof setTimeout>;
    const settle = () => {
      const leftWallMs = touchedAtWallMs.current + stillWallMs - performance.now();
      if (leftWallMs <= 0) setShownText(wantedText);
      else timer = setTimeout(settle, leftWallMs);
    };
    settle();
    return () => clearTimeout(timer);
  }, [wantedText, shownText]);
  const touch = () => {
    touchedAtWallMs.current = performance.now();
  };
  return {
    value: JSON.parse(shownText) as T,
    region: { onPointerMove: touch, onPointerDown: touch, onFocus: touch, onKeyDown: touch },
  };
}

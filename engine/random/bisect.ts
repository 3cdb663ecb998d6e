// Where a function that never falls reaches a value. Knows nothing of distributions.

/** The least x in [from, end] at which `rising` is `target` or more, to the last bit; `end` when there is none. */
export function bisect(rising: (x: number) => number, target: number, from: number, end: number): number {
  let below = from;
  let above = end;
  for (let round = 0; round < 1100; round++) {
    const middle = below + (above - below) / 2;
    if (middle <= below || middle >= above) break;
    if (rising(middle) < target) below = middle;
    else above = middle;
  }
  return above;
}

// A distribution given that its value lies in a window: the part of the uniform that leads there.

export interface Window {
  readonly least: number;
  readonly most: number;
  /** P(X < least) and P(X ≤ most), without and with what stands exactly there. */
  readonly from: number;
  readonly to: number;
}

/** With less than this share of the distribution inside, too few different uniforms would be left. */
const leastShare = 1e-9;
const largestUniform = 1 - 1.1102230246251565e-16;

/** Found by bisection of the quantile itself. Throws a RangeError when hardly anything lies inside. */
export function windowOf(
  quantile: (u: number) => number,
  { least, most }: { least: number; most: number },
): Window {
  const from = shareWhere(quantile, (x) => x < least);
  const to = shareWhere(quantile, (x) => x <= most);
  if (to - from < leastShare) {
    throw new RangeError(
      `a share of ${Math.max(0, to - from)} of the distribution lies from ${least} to ${most}`,
    );
  }
  return { least, most, from, to };
}

/** The share of uniforms, from 0 up, that lead to values for which `holds`; to 2⁻⁶⁴. */
function shareWhere(quantile: (u: number) => number, holds: (x: number) => boolean): number {
  if (!holds(quantile(1.1102230246251565e-16))) return 0;
  if (holds(quantile(largestUniform))) return 1;
  let below = 0;
  let above = 1;
  for (let round = 0; round < 64; round++) {
    const middle = (below + above) / 2;
    if (middle <= below || middle >= above) break;
    if (holds(quantile(middle))) below = middle;
    else above = middle;
  }
  return above;
}

/** The quantile of what lies inside. */
export function within(quantile: (u: number) => number, window: Window): (u: number) => number {
  const { least, most, from, to } = window;
  return (u) => {
    const x = quantile(Math.min(from + u * (to - from), largestUniform));
    return x < least ? least : x > most ? most : x;
  };
}

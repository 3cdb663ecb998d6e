// The cosine of an angle given in turns, with the same bits on every JavaScript engine.

/** Coefficients of cos(2πx) and sin(2πx) as power series: (2π)ⁿ ÷ n! with alternating signs (Taylor 1715). */
const cosine = series(0);
const sine = series(1);

function series(first: 0 | 1): readonly number[] {
  const twoPi = 6.283185307179586;
  const coefficients: number[] = [];
  let term = first === 0 ? 1 : twoPi;
  for (let n = first; n < 24; n += 2) {
    coefficients.push(term);
    term = (-term * twoPi * twoPi) / ((n + 1) * (n + 2));
  }
  return coefficients;
}

/** cos(2πx) for any finite `turns`; within 2 × 10⁻¹⁵ of the true value, and exact at whole quarters. */
export function cosineOfTurns(turns: number): number {
  const x = Math.abs(turns - Math.round(turns));
  if (x <= 0.125) return sum(cosine, x * x) + 0;
  if (x >= 0.375) return 0 - sum(cosine, (0.5 - x) * (0.5 - x));
  const y = 0.25 - x;
  return y * sum(sine, y * y) + 0;
}

function sum(coefficients: readonly number[], square: number): number {
  let total = 0;
  for (let n = coefficients.length - 1; n >= 0; n--) total = total * square + (coefficients[n] as number);
  return total;
}

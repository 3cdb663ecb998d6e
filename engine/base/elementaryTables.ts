// The tables that logarithm and exponential start from, computed once when the module loads, in whole numbers of
// 2⁻¹⁶⁰ (BigInt), so that every JavaScript engine has the same ones. Takes about a millisecond.

const bits = 160n;
const one = 1n << bits;

/** ln((k + 1) ÷ (k − 1)) = 2 artanh(1/k). */
function logOfRatioAround(k: bigint): bigint {
  let power = (2n * one) / k;
  let sum = 0n;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power /= k * k;
  }
  return sum;
}

/** e to the power `x` by Taylor's series, 0 ≤ x < 1. */
function exponential(x: bigint): bigint {
  let term = one;
  let sum = 0n;
  for (let n = 1n; term !== 0n; n++) {
    sum += term;
    term = (term * x) / (n << bits);
  }
  return sum;
}

/** The nearest double to a whole number of 2⁻¹⁶⁰. */
function double(x: bigint): number {
  return Number(x) * 6.842277657836021e-49;
}

/** To 2⁻⁴², so that sums with others of this kind are exact; and the rest. */
function split(x: bigint): readonly [high: number, low: number] {
  const rest = x & ((one >> 42n) - 1n);
  return [double(x - rest), double(rest)];
}

const ln2 = logOfRatioAround(3n);

/** Intervals of [1, 2) for the logarithm, and of [0, 1) for the exponents of 2. */
const parts = 128;

export const [ln2High, ln2Low] = split(ln2);
/** ln 2 ÷ 128. */
export const [stepHigh, stepLow] = split(ln2 / BigInt(parts));

/** 2^(i − 1023) at i, from 0 to 2046. */
export const powersOfTwo = new Float64Array(2047);
powersOfTwo[1023] = 1;
for (let i = 1024; i < 2047; i++) powersOfTwo[i] = (powersOfTwo[i - 1] as number) * 2;
for (let i = 1022; i >= 0; i--) powersOfTwo[i] = (powersOfTwo[i + 1] as number) / 2;

/** Of each interval of [1, 2), from 4i: its middle, 1 ÷ middle, the logarithm of the middle to 2⁻⁴², and the rest. */
export const logarithms = new Float64Array(4 * parts);
for (let i = 0, log = logOfRatioAround(513n); i < parts; i++) {
  const middle = (257 + 2 * i) / 256;
  logarithms.set([middle, 1 / middle, ...split(log)], 4 * i);
  log += logOfRatioAround(BigInt(258 + 2 * i));
}

/** 2^(i/128), from 2i: the nearest double, and the rest ÷ that double. */
export const roots = new Float64Array(2 * parts);
for (let i = 0, root = one, step = exponential(ln2 / BigInt(parts)); i < parts; i++) {
  const nearest = double(root);
  const rest = root - BigInt(nearest * 4503599627370496) * (one >> 52n);
  roots.set([nearest, double(rest) / nearest], 2 * i);
  root = (root * step) >> bits;
}

// Logarithm, exponential and power to about one unit in the last place, the same bits everywhere: only + − × ÷
// and integers. Knows no chance.
//
// By tables (Tang 1990): `x` is taken to the middle of one of 128 intervals, whose logarithm or power is known to
// 2⁻⁹⁵ or better, and a short polynomial does the rest. `exactPower` carries the logarithm in two doubles (Dekker's
// products, no fused operations).

import * as tables from './elementaryTables.ts';

// Bindings of this module's own: looking up imported ones costs a sixth of a call.
const { logarithms, powersOfTwo, roots } = tables;
const { ln2High, ln2Low, stepHigh, stepLow } = tables;

const float = new Float64Array(1);
const words = new Int32Array(float.buffer);
float[0] = 1;
const high = words[1] === 0x3ff00000 ? 1 : 0;

const two54 = 18014398509481984;

/** Natural logarithm of `x`; −∞ at 0, NaN below. Error below 0.6 units in the last place. */
export function exactLog(x: number): number {
  float[0] = x;
  const top = words[high] as number;
  // From 1 − 1/16 to 1 + 1/16: no table, since the result may be as small as it likes.
  if ((top - 0x3fee0000) >>> 0 < 0x30000) return nearOne(x - 1);
  if (top < 0x00100000 || top >= 0x7ff00000) return unusualLog(x);
  const biased = top >> 20;
  const row = (top >> 11) & 508;
  const fraction = x * (powersOfTwo[2046 - biased] as number);
  const r = (fraction - (logarithms[row] as number)) * (logarithms[row + 1] as number);
  const exponent = biased - 1023;
  const r2 = r * r;
  const bend =
    r2 *
    (-0.5 +
      r * 0.33333333332293896 +
      r2 * (-0.24999999999090491 + r * 0.20000272481609913 - r2 * 0.16666905088156186));
  // The first bracket is exact.
  return (
    exponent * ln2High +
    (logarithms[row + 2] as number) +
    (r + (bend + (exponent * ln2Low + (logarithms[row + 3] as number))))
  );
}

/** ln(1 + f) for |f| ≤ 1/16. */
function nearOne(f: number): number {
  const f2 = f * f;
  const f4 = f2 * f2;
  const lower =
    0.3333333333333335 - f * 0.2500000000000001 + f2 * (0.1999999999982362 - f * 0.16666666666502872);
  const upper =
    0.14285714646811098 - f * 0.1250000033533015 + f2 * (0.11110852480322804 - f * 0.09999759826054883);
  const last = 0.09166444467686555 - f * 0.08403477046477217;
  return f + (f * f2 * (lower + f4 * (upper + f4 * last)) - 0.5 * f2);
}

function unusualLog(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : Number.NaN;
  return x === Infinity ? x : exactLog(x * two54) - 54 * ln2High - 54 * ln2Low;
}

/** Adding it rounds to a whole number. */
const rounding = 6755399441055744;

/** e to the power `x`; 0 below −745.2, ∞ above 709.8. Error below 0.6 units in the last place. */
export function exactExp(x: number): number {
  if (!(x <= 709.782712893384)) return x > 0 ? Infinity : Number.NaN;
  if (x < -745.1332191019411) return 0;
  const steps = x * 184.6649652337873 + rounding - rounding;
  const r = x - steps * stepHigh - steps * stepLow;
  const r2 = r * r;
  const bend =
    r2 *
    (0.4999999999999906 + r * 0.16666666666666533 + r2 * (0.04166667686916893 + r * 0.00833333479083362));
  const whole = steps | 0;
  const row = (whole & 127) << 1;
  const root = roots[row] as number;
  const result = root + root * ((roots[row + 1] as number) + bend + r);
  const exponent = whole >> 7;
  if (exponent > 1023) return result * 2 * 8.98846567431158e307;
  if (exponent > -1022) return result * (powersOfTwo[exponent + 1023] as number);
  return result * (powersOfTwo[exponent + 2023] as number) * 9.332636185032189e-302;
}

/**
 * `x` to the power `y` for `x` ≥ 0. Error below 2 units in the last place while |y| ≤ 100, below
 * 2 + |y|/200 beyond.
 */
export function exactPower(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (y === 1) return x;
  if (x === 0) return y > 0 ? 0 : Infinity;
  if (!(x > 0) || x === Infinity) return x > 0 ? (y > 0 ? Infinity : 0) : Number.NaN;
  const scaled = x < 2.2250738585072014e-308;
  const normal = scaled ? x * two54 : x;
  float[0] = normal;
  const biased = (words[high] as number) >> 20;
  const fraction = normal * (powersOfTwo[2046 - biased] as number);
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: engine mathematics reads no constants of Math
  const above = fraction > 1.4142135 ? 1 : 0;
  const near = above === 1 ? fraction / 2 : fraction;
  const exponent = biased - 1023 + above - (scaled ? 54 : 0);

  // log m = 2s + s·tail(s²), where s = (m − 1)/(m + 1) is carried in two doubles.
  const numerator = near - 1;
  const denominator = near + 1;
  const denominatorRest = near - (denominator - 1);
  const s = numerator / denominator;
  const product = s * denominator;
  const sRest =
    (numerator - product - productRest(s, denominator, product) - s * denominatorRest) / denominator;
  const small = s * atanhTail(s * s) + 2 * sRest;

  const whole = exponent * ln2High;
  const sum = whole + 2 * s;
  const sumRest = exponent === 0 ? 0 : 2 * s - (sum - whole);
  const rest = sumRest + (small + exponent * ln2Low);
  const logHigh = sum + rest;
  const logLow = rest - (logHigh - sum);

  const power = y * logHigh;
  if (!(power < 710)) return Infinity;
  if (power < -746) return 0;
  const powerRest = productRest(y, logHigh, power) + y * logLow;
  const result = exactExp(power);
  return result + result * powerRest;
}

/** 2 atanh(s)/s − 2 for |s| ≤ 0.1716, by z = s²; error below 2⁻⁵⁸. */
function atanhTail(z: number): number {
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  return even + odd;
}

/** What rounding took from `a × b`: exactly a·b − product (Dekker 1971), barring overflow. */
function productRest(a: number, b: number, product: number): number {
  const aSplit = 134217729 * a;
  const aHigh = aSplit - (aSplit - a);
  const aLow = a - aHigh;
  const bSplit = 134217729 * b;
  const bHigh = bSplit - (bSplit - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

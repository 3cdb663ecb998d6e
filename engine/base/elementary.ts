// Logarithm, exponential and power to about one unit in the last place, the same bits everywhere.
//
// `exactLog` and `exactExp` follow the algorithms and constants of fdlibm (e_log.c, e_exp.c):
// Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy, modify,
// and distribute that software is freely granted, provided that this notice is preserved.
// `exactPower` carries the logarithm in two doubles (Dekker's products, no fused operations).

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
float[0] = 1;
const high = words[1] === 0x3ff00000 ? 1 : 0;
const low = 1 - high;

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
const two54 = 18014398509481984;

/** Natural logarithm of `x`; −∞ at 0, NaN below. Error below 1 unit in the last place. */
export function exactLog(x: number): number {
  float[0] = x;
  let top = words[high] as number;
  let exponent = 0;
  if (top < 0x00100000 || top >= 0x7ff00000) {
    if (!(x > 0)) return x === 0 ? -Infinity : Number.NaN;
    if (x === Infinity) return x;
    float[0] = x * two54;
    top = words[high] as number;
    exponent = -54;
  }
  exponent += (top >> 20) - 1023;
  top &= 0x000fffff;
  const above = (top + 0x95f64) & 0x100000;
  words[high] = top | (above ^ 0x3ff00000);
  exponent += above >> 20;
  const f = float[0] - 1;
  if (f === 0) return exponent * ln2High + exponent * ln2Low;
  if (((top + 2) & 0x000fffff) < 3) {
    const square = f * f * (0.5 - 0.3333333333333333 * f);
    return exponent * ln2High - (square - exponent * ln2Low - f);
  }
  const s = f / (2 + f);
  const tail = atanhTail(s * s);
  if (top >= 0x6147a && top <= 0x6b851) {
    const halfSquare = 0.5 * f * f;
    return exponent * ln2High - (halfSquare - (s * (halfSquare + tail) + exponent * ln2Low) - f);
  }
  return exponent * ln2High - (s * (f - tail) - exponent * ln2Low - f);
}

/** 2 atanh(s)/s − 2 for |s| ≤ 0.1716, by z = s²; error below 2⁻⁵⁸. */
function atanhTail(z: number): number {
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  return even + odd;
}

/** e to the power `x`; 0 below −745.2, ∞ above 709.8. Error below 1 unit in the last place. */
export function exactExp(x: number): number {
  if (!(x <= 709.782712893384)) return x > 0 ? Infinity : Number.NaN;
  if (x < -745.1332191019411) return 0;
  float[0] = x;
  const size = (words[high] as number) & 0x7fffffff;
  if (size < 0x3e300000) return 1 + x;
  if (size <= 0x3fd62e42) {
    const core = expCore(x);
    return 1 - ((x * core) / (core - 2) - x);
  }
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: engine mathematics reads no constants of Math
  if (x === 1) return 2.718281828459045;
  let exponent: number;
  if (size < 0x3ff0a2b2) exponent = x < 0 ? -1 : 1;
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: engine mathematics reads no constants of Math
  else exponent = (1.4426950408889634 * x + (x < 0 ? -0.5 : 0.5)) | 0;
  const upper = x - exponent * ln2High;
  const lower = exponent * ln2Low;
  const reduced = upper - lower;
  const core = expCore(reduced);
  const result = 1 - (lower - (reduced * core) / (2 - core) - upper);
  if (exponent === 1024) return result * 2 * 8.98846567431158e307;
  words[low] = 0;
  if (exponent >= -1021) {
    words[high] = 0x3ff00000 + (exponent << 20);
    return result * float[0];
  }
  words[high] = 0x3ff00000 + ((exponent + 1000) << 20);
  return result * float[0] * 9.332636185032189e-302;
}

function expCore(x: number): number {
  const t = x * x;
  return (
    x -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))))
  );
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
  float[0] = scaled ? x * two54 : x;
  const top = words[high] as number;
  const fraction = top & 0x000fffff;
  const above = (fraction + 0x95f64) & 0x100000;
  words[high] = fraction | (above ^ 0x3ff00000);
  const exponent = (top >> 20) - 1023 + (above >> 20) - (scaled ? 54 : 0);

  // log m = 2s + s·tail(s²), where s = (m − 1)/(m + 1) is carried in two doubles.
  const numerator = float[0] - 1;
  const denominator = float[0] + 1;
  const denominatorRest = float[0] - (denominator - 1);
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

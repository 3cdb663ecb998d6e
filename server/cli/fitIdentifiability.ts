// What the targets can tell of each parameter, from the slopes of the residuals at the fitted point: standard errors,
// correlations, and directions in which nothing changes. Pure arithmetic in the unit box; knows no scenario.
//
// A band is read as a 95% interval, so a residual of 1 half-band is 1.96 standard deviations, and a target counts once
// however many values it has. The covariance of the parameters is then (slopesᵀ slopes)⁻¹ ÷ 1.96². A direction in which
// that is wider than the ranges themselves (a uniform value over its range has a standard deviation of 1 ÷ √12) is one
// of which the targets say nothing.

/** Units of each parameter's range throughout. */
export interface Identifiability {
  readonly parameters: readonly ParameterCertainty[];
  readonly correlations: readonly Correlation[];
  readonly unknown: readonly UnknownDirection[];
}

export interface ParameterCertainty {
  /** From the width of the bands; null: the targets do not identify it. */
  readonly errorFromBands: number | null;
  /** From chance in the runs, over replications; null when there are fewer than two, or it is not identified. */
  readonly errorFromChance: number | null;
}

/** Of two parameters by their places: above 0, both may be moved up together without a trace. */
export interface Correlation {
  readonly first: number;
  readonly second: number;
  readonly correlation: number;
}

/** Moving by these amounts together changes nothing that the targets see. */
export interface UnknownDirection {
  /** By parameter; of length 1; the largest above 0. */
  readonly amounts: readonly number[];
  /** Standard deviation along it, from the width of the bands. */
  readonly deviation: number;
}

const halfBandDeviations = 1.96;
/** Of a value of which nothing is known but its range. */
export const uniformDeviation = 1 / Math.sqrt(12);
const strongCorrelation = 0.9;
/** A parameter belongs to a direction when it makes up so much of it. */
export const belongs = 0.3;

/**
 * @param slopes by parameter, then by weighted residual
 * @param replications weighted residuals of each replication at the fitted point
 */
export function identifiability(
  slopes: readonly (readonly number[])[],
  replications: readonly (readonly number[])[],
): Identifiability {
  const information = slopes.map((a) => slopes.map((b) => halfBandDeviations ** 2 * dot(a, b)));
  const directions = eigenvectors(information).map(({ value, vector }) => ({
    vector,
    variance: 1 / Math.max(value, 1e-9),
  }));
  const unknown = directions
    .filter(({ variance }) => Math.sqrt(variance) > uniformDeviation)
    .map(({ vector, variance }) => ({ amounts: pointedUp(vector), deviation: Math.sqrt(variance) }));
  const covariance = slopes.map((_, a) =>
    slopes.map((_, b) =>
      directions.reduce(
        (sum, { vector, variance }) => sum + variance * (vector[a] ?? 0) * (vector[b] ?? 0),
        0,
      ),
    ),
  );
  const chance = errorsFromChance(slopes, directions, replications);
  return {
    parameters: slopes.map((_, index) =>
      unknown.some(({ amounts }) => Math.abs(amounts[index] ?? 0) > belongs)
        ? { errorFromBands: null, errorFromChance: null }
        : {
            errorFromBands: Math.sqrt(covariance[index]?.[index] ?? 0),
            errorFromChance: chance?.[index] ?? null,
          },
    ),
    correlations: strongPairs(covariance),
    unknown,
  };
}

interface Direction {
  readonly vector: readonly number[];
  readonly variance: number;
}

/** Each replication's residuals carried over to the parameters; directions that are unknown are left out. */
function errorsFromChance(
  slopes: readonly (readonly number[])[],
  directions: readonly Direction[],
  replications: readonly (readonly number[])[],
): readonly number[] | null {
  const count = replications.length;
  if (count < 2) return null;
  const known = directions.filter(({ variance }) => Math.sqrt(variance) <= uniformDeviation);
  const moved = replications.map((residuals) => {
    const pulls = slopes.map((slope) => halfBandDeviations ** 2 * dot(slope, residuals));
    return slopes.map((_, index) =>
      known.reduce(
        (sum, { vector, variance }) => sum + variance * (vector[index] ?? 0) * dot(vector, pulls),
        0,
      ),
    );
  });
  return slopes.map((_, index) => {
    const values = moved.map((one) => one[index] ?? 0);
    const middle = values.reduce((sum, value) => sum + value, 0) / count;
    const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
    return Math.sqrt(squares / (count - 1) / count);
  });
}

function strongPairs(covariance: readonly (readonly number[])[]): readonly Correlation[] {
  const entry = (a: number, b: number): number => covariance[a]?.[b] ?? 0;
  return covariance.flatMap((_, first) =>
    covariance.flatMap((_, second) => {
      const correlation = entry(first, second) / Math.sqrt(entry(first, first) * entry(second, second));
      return second > first && Math.abs(correlation) > strongCorrelation
        ? [{ first, second, correlation }]
        : [];
    }),
  );
}

/** Cyclic Jacobi rotations: exact enough for the few parameters of a fit, and never fails on what is singular. */
function eigenvectors(
  symmetric: readonly (readonly number[])[],
): readonly { readonly value: number; readonly vector: readonly number[] }[] {
  const size = symmetric.length;
  const a = symmetric.map((row) => [...row]);
  const v = symmetric.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 50; sweep++) {
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) rotate(a, v, p, q);
    }
  }
  return a.map((row, index) => ({
    value: row[index] ?? 0,
    vector: v.map((one) => one[index] ?? 0),
  }));
}

/** Makes a[p][q] nought. */
function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const [rowP, rowQ] = [a[p] ?? [], a[q] ?? []];
  const off = rowP[q] ?? 0;
  if (Math.abs(off) < 1e-300) return;
  const theta = ((rowQ[q] ?? 0) - (rowP[p] ?? 0)) / (2 * off);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (const row of [...a, ...v]) {
    const [x, y] = [row[p] ?? 0, row[q] ?? 0];
    row[p] = cosine * x - sine * y;
    row[q] = sine * x + cosine * y;
  }
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [rowP[k] ?? 0, rowQ[k] ?? 0];
    rowP[k] = cosine * x - sine * y;
    rowQ[k] = sine * x + cosine * y;
  }
}

function pointedUp(vector: readonly number[]): readonly number[] {
  const largest = vector.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return largest < 0 ? vector.map((value) => -value) : vector;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

// What theory says of tasks one after the other and side by side. Exact while all are exponential; knows no engine.

/** P(longer than t) as a sum of weight × exp(−rate × t); weights add up to 1. */
export type Longer = readonly { readonly weight: number; readonly rate: number }[];

export function exponentialTask(mean: number): Longer {
  return [{ weight: 1, rate: 1 / mean }];
}

/** Both begin together and both have to end: 1 − (1 − P)(1 − Q) (series and parallel reduction, Martin 1965). */
export function both(one: Longer, other: Longer): Longer {
  const together = one.flatMap((a) =>
    other.map((b) => ({ weight: -a.weight * b.weight, rate: a.rate + b.rate })),
  );
  return [...one, ...other, ...together];
}

/** An exponential task, and then another: its convolution with each term, whose rate has to be another. */
export function thenTask(mean: number, after: Longer): Longer {
  const first = 1 / mean;
  return after.flatMap(({ weight, rate }) => [
    { weight: (weight * first) / (first - rate), rate },
    { weight: (-weight * rate) / (first - rate), rate: first },
  ]);
}

export function meanOf(longer: Longer): number {
  return longer.reduce((sum, { weight, rate }) => sum + weight / rate, 0);
}

/** What a share of all are not longer than, by halving. */
export function quantileOf(longer: Longer, share: number): number {
  const above = (t: number): number =>
    longer.reduce((sum, { weight, rate }) => sum + weight * Math.exp(-rate * t), 0);
  let [low, high] = [0, 1];
  while (above(high) > 1 - share) high *= 2;
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (above(middle) > 1 - share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

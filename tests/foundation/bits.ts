// Distance between doubles in units in the last place, for tests of mathematics.

const float = new Float64Array(1);
const integer = new BigInt64Array(float.buffer);

function place(x: number): bigint {
  float[0] = x;
  const bits = integer[0] as bigint;
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}

export function unitsApart(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Object.is(one, other) ? 0 : Infinity;
  const apart = place(one) - place(other);
  return Number(apart < 0n ? -apart : apart);
}

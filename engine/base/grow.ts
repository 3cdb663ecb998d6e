// Growing a column: the same values in a larger array of the same kind.

import type { ColumnArray } from './columns.ts';

export function grown<A extends ColumnArray>(array: A, length: number): A {
  const larger = new (array.constructor as new (length: number) => A)(length);
  larger.set(array as never);
  return larger;
}

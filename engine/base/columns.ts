// How mutable state is kept so that it can be copied, hashed and put back: named typed arrays.
//
// A part of the world holds its state in columns only. `columns()` lists them with the length in use;
// `adopt()` puts saved ones back. Anything that is not in a column does not survive, so there is nothing else.

export type ColumnArray = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

export interface Column {
  readonly name: string;
  readonly array: ColumnArray;
  /** Elements in use; those beyond are not saved and not hashed. */
  readonly length: number;
}

export interface Stateful {
  columns(): readonly Column[];
  /** `saved` answers a fresh array of exactly the saved length, owned by the caller. */
  adopt(saved: (name: string) => ColumnArray): void;
}

// A world as bytes and back: a header in JSON, then every column as it stands, little-endian.
// Restoring and going on equals never having stopped ([J4]).

import type { ColumnArray } from '../base/columns.ts';
import type { WorldOptions } from '../doorTypes.ts';
import type { Model } from '../model/model.ts';
import { planningOpen } from '../world/planning.ts';
import { World } from '../world/world.ts';

const kinds = {
  f64: Float64Array,
  i32: Int32Array,
  u32: Uint32Array,
  u16: Uint16Array,
  u8: Uint8Array,
} as const;
type Kind = keyof typeof kinds;

interface Header {
  readonly format: 'flowday-snapshot-1';
  readonly scenarioId: string;
  readonly options: WorldOptions;
  readonly words: readonly (readonly [number, string])[];
  readonly columns: readonly { readonly name: string; readonly kind: Kind; readonly length: number }[];
}

/** The whole world as bytes: a header in JSON, then every column. Changes nothing ([J4]). */
export function takeSnapshot(world: World): Uint8Array {
  const columns = world.parts().flatMap((part) => part.columns);
  const header: Header = {
    format: 'flowday-snapshot-1',
    scenarioId: world.model.scenario.id,
    options: world.options,
    words: [...world.log.words],
    columns: columns.map(({ name, array, length }) => ({ name, kind: kindOf(array), length })),
  };
  const text = encodeText(JSON.stringify(header));
  const start = aligned(4 + text.length);
  const size = columns.reduce(
    (sum, column) => sum + aligned(column.length * column.array.BYTES_PER_ELEMENT),
    start,
  );
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  let offset = start;
  for (const { array, length } of columns) {
    const byteLength = length * array.BYTES_PER_ELEMENT;
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, byteLength), offset);
    offset += aligned(byteLength);
  }
  return bytes;
}

/** Throws when the bytes are not a snapshot of this model. */
export function restoreWorld(model: Model, snapshot: Uint8Array): World {
  const { header, start } = readHeader(snapshot);
  if (header.scenarioId !== model.scenario.id) throw new Error('A snapshot of another scenario');
  const found = new Map<string, ColumnArray>();
  let offset = start;
  for (const { name, kind, length } of header.columns) {
    const byteLength = length * kinds[kind].BYTES_PER_ELEMENT;
    if (offset + byteLength > snapshot.length) throw new Error('A snapshot that is cut short');
    const copy = snapshot.slice(offset, offset + byteLength);
    found.set(name, new kinds[kind](copy.buffer, 0, length));
    offset += aligned(byteLength);
  }
  const world = new World(model, header.options);
  refuseOtherModel(world, found);
  world.adopt((name) => {
    const column = found.get(name);
    if (column === undefined) throw new Error(`A snapshot without the column ${name}`);
    return column;
  });
  for (const [place, words] of header.words) world.log.words.set(place, words);
  world.modifiers.recompute(world);
  // While the round is open plans are known and nobody has been told of them.
  if (!planningOpen(world)) world.modifiers.allTold();
  return world;
}

/** Parts that grow with the run; the length of every other column is the model's. */
const growing = /^(patients|calendar|log)\./;

function refuseOtherModel(world: World, found: ReadonlyMap<string, ColumnArray>): void {
  for (const { name, length } of world.parts().flatMap((part) => part.columns)) {
    if (growing.test(name) || found.get(name)?.length === length) continue;
    throw new Error(`A snapshot of another model: ${name} is of another length`);
  }
}

function readHeader(snapshot: Uint8Array): { header: Header; start: number } {
  if (snapshot.length < 4) throw new Error('Not a snapshot');
  const length = new DataView(snapshot.buffer, snapshot.byteOffset).getUint32(0, true);
  if (4 + length > snapshot.length) throw new Error('Not a snapshot');
  const header = JSON.parse(decodeText(snapshot.subarray(4, 4 + length))) as Header;
  if (header.format !== 'flowday-snapshot-1') throw new Error('A snapshot of an unknown format');
  return { header, start: aligned(4 + length) };
}

function kindOf(array: ColumnArray): Kind {
  if (array instanceof Float64Array) return 'f64';
  if (array instanceof Int32Array) return 'i32';
  if (array instanceof Uint32Array) return 'u32';
  return array instanceof Uint16Array ? 'u16' : 'u8';
}

function aligned(bytes: number): number {
  return (bytes + 7) & ~7;
}

/** UTF-16 code units, two bytes each: a text codec that every runtime has. */
function encodeText(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    bytes[index * 2] = unit & 255;
    bytes[index * 2 + 1] = unit >>> 8;
  }
  return bytes;
}

function decodeText(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    const units: number[] = [];
    const end = Math.min(bytes.length, start + 8192);
    for (let at = start; at < end; at += 2)
      units.push((bytes[at] as number) | ((bytes[at + 1] as number) << 8));
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('');
}

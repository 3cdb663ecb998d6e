// Bytes without their long stretches of nothing: two thirds of a snapshot are counts of what never came. Knows
// nothing of what the bytes mean.
//
// Packed, in 32-bit words: the length in bytes, then again and again how many words are 0, how many follow as they are,
// and those. Bytes beyond the last whole word count as a word filled up with zeros.

const bytesPerWord = 4;
/** Fewer zeros in a row are kept as they are: naming them would take as much. */
const worthNaming = 3;

export function packZeros(bytes: Uint8Array): Uint8Array {
  const words = wordsOf(bytes);
  const packed = new Uint32Array(words.length + 2 * Math.ceil(words.length / worthNaming) + 3);
  packed[0] = bytes.length;
  let at = 1;
  let place = 0;
  while (place < words.length) {
    const zeros = runFrom(words, place);
    const from = place + zeros;
    place = from;
    while (place < words.length && !isRun(words, place)) place++;
    packed[at] = zeros;
    packed[at + 1] = place - from;
    packed.set(words.subarray(from, place), at + 2);
    at += 2 + place - from;
  }
  return new Uint8Array(packed.slice(0, at).buffer);
}

/** @throws RangeError when these bytes were not packed here */
export function unpackZeros(packed: Uint8Array): Uint8Array {
  const words = new Uint32Array(packed.buffer, packed.byteOffset, packed.length / bytesPerWord);
  const length = words[0] as number;
  const bytes = new Uint8Array(Math.ceil(length / bytesPerWord) * bytesPerWord);
  const into = new Uint32Array(bytes.buffer);
  let place = 0;
  for (let at = 1; at < words.length; ) {
    place += words[at] as number;
    const kept = words[at + 1] as number;
    into.set(words.subarray(at + 2, at + 2 + kept), place);
    place += kept;
    at += 2 + kept;
  }
  return bytes.subarray(0, length);
}

function runFrom(words: Uint32Array, from: number): number {
  let place = from;
  while (place < words.length && words[place] === 0) place++;
  return place - from;
}

function isRun(words: Uint32Array, place: number): boolean {
  for (let each = place; each < place + worthNaming; each++) if (words[each] !== 0) return false;
  return true;
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / bytesPerWord) * bytesPerWord);
  whole.set(bytes);
  return new Uint32Array(whole.buffer);
}

// Luck by address: known answers, and the quality of the hash with stated tolerances. Every figure here is
// fixed by its address, so a test either always passes or always fails.

import { describe, expect, it } from 'vitest';
import { purposeKey, textKey, uniformAt } from '../../engine/random/address.ts';

type Address = [ordinal: number, episode: number, purpose: number, index: number];
const fields = ['ordinal', 'episode', 'purpose', 'index'] as const;
const key = textKey('quality');
const at = (address: Address) => uniformAt(key.high, key.low, ...address);
const count = 1_000_000;

/** A million uniforms whose addresses differ only in one field. */
function along(field: number): Float64Array {
  const uniforms = new Float64Array(count);
  const address: Address = [7, 1, purposeKey('age'), 2];
  for (let i = 0; i < count; i++) {
    address[field] = i;
    uniforms[i] = at(address);
  }
  return uniforms;
}

/** How many standard deviations chi-square lies from its mean, over equally likely cells. */
function chiSquareDeviations(counts: Float64Array): number {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const expected = total / counts.length;
  const chiSquare = counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
  return (chiSquare - (counts.length - 1)) / Math.sqrt(2 * (counts.length - 1));
}

function correlationDeviations(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += ((one[i] as number) - 0.5) * ((other[i] as number) - 0.5);
  return (sum * 12) / Math.sqrt(one.length);
}

describe('[R2] keys and uniforms have known answers', () => {
  it('keys of texts', () => {
    expect(textKey('')).toEqual({ high: 715789690, low: 2091287642 });
    expect(textKey('seed 1 / 0 / walk-in')).toEqual({ high: 4178550902, low: 3913720357 });
    expect(textKey('Wörter, 病院')).toEqual({ high: 4230755410, low: 4286734567 });
    expect(purposeKey('age')).toBe(1027519272);
    expect(purposeKey('route at triage')).toBe(1104246951);
  });

  it('uniforms', () => {
    expect(uniformAt(0, 0, 0, 0, 0, 0)).toBe(0.28391275017878537);
    expect(uniformAt(1, 2, 3, 4, 5, 6)).toBe(0.928826750337057);
    expect(uniformAt(0xffffffff, 0xffffffff, 10_412, 1, 0x9e3779b9, 3)).toBe(0.9002471044070331);
    expect(uniformAt(0x12345678, 0x9abcdef0, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff)).toBe(
      0.534673612582724,
    );
  });

  it('takes words modulo 2³²: signed or unsigned, the same person', () => {
    expect(uniformAt(-1, -1, 10_412, 1, 0x9e3779b9 | 0, 3)).toBe(
      uniformAt(0xffffffff, 0xffffffff, 10_412, 1, 0x9e3779b9, 3),
    );
  });
});

describe('[R2] a draw depends only on its address', () => {
  it('early, late, twice or never', () => {
    const first = at([5, 0, 9, 0]);
    for (let i = 0; i < 1000; i++) at([i, 1, 9, 0]);
    expect(at([5, 0, 9, 0])).toBe(first);
  });

  it('gives 100,000 names 100,000 keys', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 100_000; i++) {
      const { high, low } = textKey(`seed ${i % 100} / 0 / source-${Math.floor(i / 100)}`);
      seen.add(`${high} ${low}`);
    }
    expect(seen.size).toBe(100_000);
  });
});

describe.each(fields.map((name, field) => ({ name, field })))('uniforms along $name', ({ field }) => {
  const uniforms = along(field);

  it('lie strictly inside (0, 1), on odd multiples of 2⁻⁵³, with 1 − u exact', () => {
    for (const u of uniforms) {
      if (!(u > 0 && u < 1) || (u * 2 ** 53) % 2 !== 1 || 1 - (1 - u) !== u) throw new Error(String(u));
    }
    expect(uniforms).toHaveLength(count);
  });

  it('never repeat in a million (chance would make 0.0001 pairs of 2⁵² values)', () => {
    const sorted = uniforms.slice().sort();
    for (let i = 1; i < count; i++) if (sorted[i] === sorted[i - 1]) throw new Error(String(sorted[i]));
    expect(sorted[0]).toBeLessThan(2e-5);
  });

  it('are uniform in 1024 cells by their upper bits, by their lower bits, and in pairs (within 4 SD)', () => {
    const upper = new Float64Array(1024);
    const lower = new Float64Array(1024);
    const pairs = new Float64Array(4096);
    for (let i = 0; i < count; i++) {
      const u = uniforms[i] as number;
      (upper[Math.floor(u * 1024)] as number)++;
      (lower[Math.floor(u * 2 ** 52) % 1024] as number)++;
      if (i % 2 === 1)
        (pairs[Math.floor((uniforms[i - 1] as number) * 64) * 64 + Math.floor(u * 64)] as number)++;
    }
    for (const counts of [upper, lower, pairs]) expect(Math.abs(chiSquareDeviations(counts))).toBeLessThan(4);
  });

  it('are not correlated at lags 1, 2, 3, 16, 256, 65536 (within 4 SD)', () => {
    for (const lag of [1, 2, 3, 16, 256, 65536]) {
      const deviations = correlationDeviations(uniforms.subarray(lag), uniforms.subarray(0, count - lag));
      expect(Math.abs(deviations)).toBeLessThan(4);
    }
  });
});

describe('independence', () => {
  it('of every pair of ten purposes: correlation and 32 × 32 cells within 4.5 SD', () => {
    const people = 100_000;
    const columns = Array.from({ length: 10 }, (_, i) => {
      const purpose = purposeKey(`purpose ${i}`);
      return Float64Array.from({ length: people }, (_, ordinal) => at([ordinal, 0, purpose, 0]));
    });
    for (let i = 0; i < 10; i++) {
      for (let j = 0; j < i; j++) {
        const one = columns[i] as Float64Array;
        const other = columns[j] as Float64Array;
        const cells = new Float64Array(1024);
        for (let k = 0; k < people; k++) {
          const cell = Math.floor((one[k] as number) * 32) * 32 + Math.floor((other[k] as number) * 32);
          (cells[cell] as number)++;
        }
        expect(Math.abs(correlationDeviations(one, other))).toBeLessThan(4.5);
        expect(Math.abs(chiSquareDeviations(cells))).toBeLessThan(4.5);
      }
    }
  });

  it('of small grids of addresses: no two of 1.1 million are equal', () => {
    const seen = new Set<number>();
    for (let ordinal = 0; ordinal < 300; ordinal++) {
      for (let episode = 0; episode < 4; episode++) {
        for (let purpose = 0; purpose < 30; purpose++) {
          for (let index = 0; index < 30; index++)
            seen.add(uniformAt(0, 0, ordinal, episode, purpose, index));
        }
      }
    }
    expect(seen.size).toBe(300 * 4 * 30 * 30);
  });
});

describe('avalanche', () => {
  const places = 52;
  const trials = 1500;

  function flips(field: number, bit: number): Float64Array {
    const flipped = new Float64Array(places);
    for (let i = 0; i < trials; i++) {
      const words: [number, number, ...Address] = [key.high, key.low, i, i % 3, 0x51ed270b * (i % 7), i % 5];
      const before = uniformAt(...words) * 2 ** 52;
      words[field] = ((words[field] as number) ^ (1 << bit)) >>> 0;
      const after = uniformAt(...words) * 2 ** 52;
      let change = BigInt(Math.floor(before)) ^ BigInt(Math.floor(after));
      for (let place = 0; place < places; place++, change >>= 1n) {
        if ((change & 1n) === 1n) (flipped[place] as number)++;
      }
    }
    return flipped;
  }

  it.each([0, 1, 2, 3, 4, 5])(
    'each bit of word %d flips each output bit half the time (within 5.5 SD)',
    (field) => {
      let worst = 0;
      let squares = 0;
      for (let bit = 0; bit < 32; bit++) {
        for (const n of flips(field, bit)) {
          const deviations = (n - trials / 2) / Math.sqrt(trials / 4);
          worst = Math.max(worst, Math.abs(deviations));
          squares += deviations ** 2;
        }
      }
      expect(worst).toBeLessThan(5.5);
      // The mean of 1664 squared standard deviations is 1 with a standard deviation of 0.035.
      expect(Math.abs(squares / (32 * places) - 1)).toBeLessThan(0.2);
    },
  );
});

// How long a winter takes: processor time, so that others at work on the machine count for little, in a fresh
// process, so that nothing is warm. The better of two, for what disturbs a run only ever adds to it.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

interface Cost {
  readonly cpuSeconds: number;
  readonly patients: number;
  readonly days: number;
}

const program = join(import.meta.dirname, 'oneWinter.ts');

function oneWinter(): Cost {
  return JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8' })) as Cost;
}

it('seventeen weeks take under 3 seconds of one core', () => {
  const costs = [oneWinter(), oneWinter()];
  for (const { days, patients } of costs) {
    expect(days).toBe(119);
    expect(patients).toBeGreaterThan(150_000);
  }
  expect(Math.min(...costs.map(({ cpuSeconds }) => cpuSeconds))).toBeLessThan(3);
}, 120_000);

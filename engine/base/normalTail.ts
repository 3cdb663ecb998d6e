// The normal distribution's density and tail. Knows no chance.

import { exactExp } from './elementary.ts';
import { gammaTail } from './gamma.ts';

/** The density of the standard normal distribution at `z`. */
export function normalDensity(z: number): number {
  return 0.3989422804014327 * exactExp(-0.5 * z * z);
}

/** P(Z > z) for Z of the standard normal distribution; relative error about 1e-13; 0 beyond z = 39. */
export function normalTail(z: number): number {
  if (z > 39) return 0;
  if (z < -39) return 1;
  // Z²/2 is of the gamma distribution with shape 1/2.
  const half = 0.5 * gammaTail(0.5 * z * z, 0.5);
  return z < 0 ? 1 - half : half;
}

// The name of the engine that runs here, asked for once: it takes a moment to find out.

import { engineFingerprint } from '../../engine/index.ts';

let fingerprint: string | null = null;

/** Two engines with the same name give the same bits. */
export function thisEngine(): string {
  fingerprint ??= engineFingerprint();
  return fingerprint;
}

// Who is control: the one-time secret printed at the start, and the tokens given for it.

import type { Storage } from '../storage/storage.ts';
import { hashToken, newToken } from './tokens.ts';

export interface ControlDoor {
  /** The secret to print now; it works once. */
  readonly secret: string;
  /** A token for the secret; null when it is wrong or was used. */
  claim(secret: string): Promise<{ controlToken: string } | 'secret-used' | 'secret-unknown'>;
  admits(controlToken: string): Promise<boolean>;
}

export function openControlDoor(storage: Storage): ControlDoor {
  const secret = newToken();
  const secretHash = hashToken(secret);
  let used = false;
  return {
    secret,
    async claim(offered) {
      if (hashToken(offered) !== secretHash) return 'secret-unknown';
      if (used) return 'secret-used';
      used = true;
      const controlToken = newToken();
      await storage.addControlToken(hashToken(controlToken));
      return { controlToken };
    },
    admits: (controlToken) => storage.hasControlToken(hashToken(controlToken)),
  };
}

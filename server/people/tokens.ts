// Secrets that machines keep: seat tokens, control tokens, the one-time secret. Only hashes are stored.

import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, safe in a URL fragment. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Short and unguessable enough to name a thing without giving it away; a dash in front would read as an option. */
export function newId(): string {
  return randomBytes(9)
    .toString('base64url')
    .replace(/^[-_]|[-_]$/g, 'x');
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

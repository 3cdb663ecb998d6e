// Ids made in the browser. `crypto.randomUUID` does not exist on plain http, `getRandomValues` does.

/** 24 characters of 64 kinds: 144 bits. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, (byte) => letters[byte & 63]).join('');
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

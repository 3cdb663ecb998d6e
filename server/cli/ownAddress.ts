// Whether a request came from this machine itself, which proves nothing about the room.

import { networkInterfaces } from 'node:os';

/** `::ffff:192.168.1.9` is `192.168.1.9`. */
export function unmapped(address: string): string {
  return address.replace(/^::ffff:/i, '');
}

export function isThisMachine(address: string): boolean {
  const own = Object.values(networkInterfaces()).flatMap((infos = []) => infos);
  return (
    address === '::1' || address.startsWith('127.') || own.some((info) => unmapped(info.address) === address)
  );
}

// Which addresses of this machine a phone might reach.

import { networkInterfaces } from 'node:os';

export interface MachineAddress {
  readonly ip: string;
  /** What the machine calls the interface. */
  readonly label: string;
}

/** Every IPv4 address, those of a local network first; the machine itself when there is no other. */
export function machineAddresses(): readonly MachineAddress[] {
  const found = Object.entries(networkInterfaces()).flatMap(([label, addresses]) =>
    (addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ ip: address, label })),
  );
  if (found.length === 0) return [{ ip: '127.0.0.1', label: 'this machine only' }];
  return found.sort((one, other) => rank(one) - rank(other) || (one.ip < other.ip ? -1 : 1));
}

/** Home and venue networks, then other private ones; bridges of virtual machines and containers last. */
function rank({ ip, label }: MachineAddress): number {
  if (/^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet)/.test(label)) return 3;
  if (ip.startsWith('192.168.')) return 0;
  if (ip.startsWith('10.') || /^172\.(1[6-9]|2\d|3[01])\./.test(ip)) return 1;
  return 2;
}

// What is printed when the program stands: who opens which address. Knows no server.

import { renderUnicodeCompact } from 'uqr';

export interface Addresses {
  /** 0: any that is free. */
  readonly wantedPort: number;
  readonly port: number;
  /** Of the facilitator's address, which works once. */
  readonly secret: string;
  /** Where the desks join, by the network that was found. */
  readonly join: string;
  /** Nobody else was to reach this machine. */
  readonly loopbackOnly: boolean;
}

export function welcome(
  { wantedPort, port, secret, join, loopbackOnly }: Addresses,
  dataDir: string,
): readonly string[] {
  const moved = wantedPort !== 0 && port !== wantedPort;
  const hasNetwork = new URL(join).hostname !== '127.0.0.1';
  const code = hasNetwork && !loopbackOnly ? renderUnicodeCompact(join, { border: 2 }).split('\n') : [];
  return [
    '',
    'Flowday is running.',
    ...(moved
      ? [`  Port ${wantedPort} is taken by another program, so addresses have ${port} this time.`]
      : []),
    '',
    '  Facilitator, on this machine (this address works once):',
    `    http://127.0.0.1:${port}/#/control/${secret}`,
    '',
    whoElse(hasNetwork, loopbackOnly),
    `    ${join}`,
    '',
    ...code.map((line) => `    ${line}`),
    ...(code.length > 0 ? [''] : []),
    `  Sessions are kept in ${dataDir}. Stop with Ctrl+C; nothing is lost.`,
  ];
}

function whoElse(hasNetwork: boolean, loopbackOnly: boolean): string {
  if (loopbackOnly) return '  The desks, on this machine only (no phone can reach it):';
  return hasNetwork
    ? '  Everybody else, on the same wifi:'
    : '  No network was found. On this machine (when there is wifi, the start page shows the address for the others):';
}

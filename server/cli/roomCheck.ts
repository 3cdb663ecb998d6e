// `flowday room-check`: which address of this machine does a phone in the room really reach?
// Opens a page on every address for a minute and waits for somebody else's device to ask for it.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Command, Option } from 'commander';
import { renderUnicodeCompact } from 'uqr';
import { type MachineAddress, machineAddresses } from '../room/machineAddresses.ts';
import { firewallCommand } from '../room/roomCheck.ts';
import { Complaint, systemCodeOf } from './complaint.ts';
import { defaultPort, portOption, wholeFrom } from './options.ts';
import { printLine } from './output.ts';
import { isThisMachine, unmapped } from './ownAddress.ts';

interface RoomCheckOptions {
  readonly port: number;
  readonly wait: number;
}

export function addRoomCheck(program: Command): void {
  program
    .command('room-check')
    .description('Find out which address of this machine a phone in the room can reach.')
    .option('--port <number>', 'the port that the room will use', portOption, defaultPort)
    .addOption(
      new Option('--wait <seconds>', 'how long to wait for a phone')
        .argParser(wholeFrom(1, 3600))
        .default(60),
    )
    .addHelpText(
      'after',
      `
Examples:
  flowday room-check
  flowday room-check --port 9000 --wait 300

Exit code: 0 when a phone came through, 1 when none did.`,
    )
    .action(checkRoom);
}

async function checkRoom({ port, wait }: RoomCheckOptions): Promise<void> {
  const addresses = machineAddresses();
  const server = createServer();
  const usedPort = await listen(server, port);
  if (addresses.every(({ ip }) => ip.startsWith('127.'))) {
    printLine('This machine is in no network that a phone could share: join the wifi first.');
  }
  for (const address of addresses) printLine(addressText(address, usedPort));
  printLine(`Scan each with a phone in the same wifi. Waiting ${wait} seconds …`);
  const reached = await firstPhone(server, wait * 1000);
  server.closeAllConnections();
  server.close();
  if (reached === null) {
    process.stderr.write(adviceText(usedPort));
    process.exitCode = 1;
  } else {
    printLine(`Reached: a phone came through on http://${reached}. Use this address on the day.`);
  }
}

function addressText({ ip, label }: MachineAddress, port: number): string {
  const url = `http://${ip}:${port}`;
  return `\n${url}  (${label})\n${renderUnicodeCompact(url)}\n`;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = systemCodeOf(error) === 'EADDRINUSE';
      reject(
        taken
          ? new Complaint(
              `Port ${port} is taken. If Flowday runs on it, the room check stands on its start page.`,
              'Otherwise name another port: flowday room-check --port 9000',
            )
          : error,
      );
    });
    server.listen(port, () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port);
    });
  });
}

/** The host that the first phone asked for; null when none came in time. */
function firstPhone(server: Server, waitMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const tooLate = setTimeout(() => resolve(null), waitMs);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const remote = unmapped(request.socket.remoteAddress ?? '');
      const here = isThisMachine(remote);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader('connection', 'close');
      response.end(pageText(here), () => {
        if (here) return;
        clearTimeout(tooLate);
        resolve(`${unmapped(request.socket.localAddress ?? '')}:${request.socket.localPort}`);
      });
    });
  });
}

function pageText(here: boolean): string {
  const sentence = here
    ? 'This is the laptop itself. Try it with a phone.'
    : 'This phone reaches the laptop. You can put it away.';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Flowday room check</title><body style="font: 1.5rem sans-serif; margin: 2rem"><p>${sentence}</p></body></html>`;
}

function adviceText(port: number): string {
  return `No phone came through. The usual reasons, most likely first:
  1. Many guest networks keep devices apart ("client isolation"). Ask the venue for a network without it, or use the
     hotspot of a phone or a router of your own: laptop and phones in it, no internet needed.
  2. The phone was on mobile data, or in another wifi.
  3. This machine's firewall. This opens the port:
       ${firewallCommand(process.platform, port)}
`;
}

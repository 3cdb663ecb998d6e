// Which of the machine's addresses phones have really reached, and so where phones are sent. The address may
// change during the day: seats are not tied to it.

import { renderSVG } from 'uqr';
import { newId } from '../people/tokens.ts';
import type { RoomCheck } from '../protocol/index.ts';
import type { Storage } from '../storage/storage.ts';
import type { MachineAddress } from './machineAddresses.ts';

const rememberedAs = 'join-ip';

export interface RoomCheckOptions {
  readonly storage: Storage;
  readonly addresses: () => readonly MachineAddress[];
  readonly isoTime: () => string;
  readonly platform: NodeJS.Platform;
}

export class RoomChecker {
  readonly #options: RoomCheckOptions;
  readonly #probes = new Map<string, { readonly probe: string; reachedWallTime: string | null }>();
  #joinIp: string | null;
  #port = 0;

  private constructor(options: RoomCheckOptions, joinIp: string | null) {
    this.#options = options;
    this.#joinIp = joinIp;
  }

  static async open(options: RoomCheckOptions): Promise<RoomChecker> {
    return new RoomChecker(options, await options.storage.setting(rememberedAs));
  }

  listensOn(port: number): void {
    this.#port = port;
  }

  /** Where a phone goes, without the code. */
  joinAddress(): string {
    const addresses = this.#options.addresses();
    const chosen = addresses.find(({ ip }) => ip === this.#joinIp) ?? addresses[0];
    return this.#urlOf(chosen?.ip ?? '127.0.0.1');
  }

  check(): RoomCheck {
    return {
      addresses: this.#options.addresses().map(({ ip, label }) => {
        const { probe, reachedWallTime } = this.#probeOf(ip);
        const address = this.#urlOf(ip);
        return { address, label, qrSvg: renderSVG(`${address}/#/reach/${probe}`), reachedWallTime };
      }),
      joinAddress: this.joinAddress(),
      port: this.#port,
      firewallCommand: firewallCommand(this.#options.platform, this.#port),
    };
  }

  /** By IP address: what stands in each code. */
  probes(): ReadonlyMap<string, string> {
    return new Map([...this.#probes].map(([ip, { probe }]) => [ip, probe]));
  }

  /** A phone has opened an address's code: from now on phones are sent there. False: not one of ours. */
  async reached(probe: string): Promise<boolean> {
    const found = [...this.#probes].find(([, known]) => known.probe === probe);
    if (found === undefined) return false;
    const [ip, known] = found;
    known.reachedWallTime = this.#options.isoTime();
    this.#joinIp = ip;
    await this.#options.storage.setSetting(rememberedAs, ip);
    return true;
  }

  #probeOf(ip: string): { readonly probe: string; reachedWallTime: string | null } {
    const known = this.#probes.get(ip) ?? { probe: newId(), reachedWallTime: null };
    this.#probes.set(ip, known);
    return known;
  }

  #urlOf(ip: string): string {
    return `http://${ip}:${this.#port}`;
  }
}

/** What opens this port to the local network on this kind of machine. */
export function firewallCommand(platform: NodeJS.Platform, port: number): string {
  switch (platform) {
    case 'win32':
      return `netsh advfirewall firewall add rule name="Flowday" dir=in action=allow protocol=TCP localport=${port}`;
    case 'darwin':
      return '/usr/libexec/ApplicationFirewall/socketfilterfw --add "$(which node)" --unblockapp "$(which node)"';
    default:
      return `sudo ufw allow ${port}/tcp`;
  }
}

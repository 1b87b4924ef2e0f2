import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { encode } from 'uqr';

/** Networks that exist inside this machine only: those of containers, virtual machines and tunnels. */
const inside = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap)/;
/** Addresses of private networks (RFC 1918), the usual home of a seminar room first. */
const privateNets = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./];

/**
 * The address under which other devices in the same network reach this machine; undefined without a network.
 * @param all networks of this machine, as Node tells them
 */
export function localAddress(all: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces()): string | undefined {
  const found = Object.entries(all).flatMap(([name, addresses = []]) =>
    addresses.filter(({ family, internal }) => family === 'IPv4' && !internal && !inside.test(name)),
  );
  const rank = (address: string): number => {
    const index = privateNets.findIndex((net) => net.test(address));
    return index < 0 ? privateNets.length : index;
  };
  return found.map(({ address }) => address).sort((a, b) => rank(a) - rank(b))[0];
}

/** An address as QR code for the terminal: two rows of modules in each line, dark on light whatever the terminal's colours. */
export function terminalCode(address: string): string {
  const { data, size } = encode(address, { ecc: 'L', border: 2 });
  const isDark = (x: number, y: number): boolean => data[y]?.[x] ?? false;
  const half = (upper: boolean, lower: boolean): string => (upper ? (lower ? ' ' : '▄') : lower ? '▀' : '█');
  const lines: string[] = [];
  for (let y = 0; y < size; y += 2) {
    const row = Array.from({ length: size }, (_, x) => half(isDark(x, y), isDark(x, y + 1))).join('');
    lines.push(`\u001b[97;40m${row}\u001b[0m`);
  }
  return lines.join('\n');
}

import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { localAddress, terminalCode } from '../../../server/http/local-address.ts';

const at = (address: string, more: Partial<NetworkInterfaceInfo> = {}) => [
  { address, family: 'IPv4', internal: false, ...more } as NetworkInterfaceInfo,
];

describe('the address for other devices in the room', () => {
  it('is that of the private network, not of the machine itself, a container or a tunnel', () => {
    const all = {
      lo: at('127.0.0.1', { internal: true }),
      docker0: at('172.17.0.1'),
      eth0: at('84.10.20.30'),
      wlan0: [...at('fe80::1', { family: 'IPv6' }), ...at('192.168.178.20')],
      tun0: at('10.8.0.2'),
    };
    expect(localAddress(all)).toBe('192.168.178.20');
    expect(localAddress({ eth0: at('84.10.20.30') })).toBe('84.10.20.30');
    expect(localAddress({ lo: at('127.0.0.1', { internal: true }) })).toBeUndefined();
  });

  it('is shown in the terminal as a square code with a light border', () => {
    const lines = terminalCode('http://192.168.178.20:3000').split('\n');
    const widths = lines.map((line) => line.split('m')[1]?.split('\u001b')[0]?.length);
    expect(new Set(widths).size).toBe(1);
    expect(Math.abs((widths[0] ?? 0) - 2 * lines.length)).toBeLessThanOrEqual(1);
    expect(lines[0]).toMatch(/█{20}/);
  });
});

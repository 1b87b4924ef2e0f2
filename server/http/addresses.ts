import { BlockList, isIP } from 'node:net';

/**
 * Where an IP address leads. `private`: this machine, its local network or the provider's own (RFC 1918, 4193, 6598).
 * `never`: nowhere that somebody may send us on purpose, such as the metadata service of a cloud (link-local).
 */
export type Reach = 'public' | 'private' | 'never';

const listOf = (family: 'ipv4' | 'ipv6', nets: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const net of nets) {
    const [address = '', bits] = net.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
};

const private4 = listOf('ipv4', ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']);
/** What else the IANA registry of special addresses calls not globally reachable, and multicast. */
const special4 = listOf('ipv4', [
  '0.0.0.0/8',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]);
const private6 = listOf('ipv6', ['::1/128', 'fc00::/7']);
/** The only part of IPv6 that is given out; mapped, compatible and translated IPv4 addresses lie outside of it. */
const unicast6 = listOf('ipv6', ['2000::/3']);
/** Within it: protocols such as Teredo, 6to4 (both carry an IPv4 address) and documentation. */
const special6 = listOf('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

/** @param address IPv4 or IPv6 as text, without brackets; anything else leads nowhere */
export function reachOf(address: string): Reach {
  if (isIP(address) === 4) {
    if (private4.check(address, 'ipv4')) return 'private';
    return special4.check(address, 'ipv4') ? 'never' : 'public';
  }
  // An address with a zone (“fe80::1%eth0”) means a neighbour.
  if (isIP(address) !== 6 || address.includes('%')) return 'never';
  if (private6.check(address, 'ipv6')) return 'private';
  return unicast6.check(address, 'ipv6') && !special6.check(address, 'ipv6') ? 'public' : 'never';
}

import { BlockList, isIP } from "node:net";

/** Tells whether an address is one of the configured reverse proxies. */
export type TrustedProxies = (address: string) => boolean;

/** @param entries addresses or CIDR blocks, as lib/env has checked them */
export function trustedProxies(entries: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", bits] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => {
    const plain = plainAddress(address);
    return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 6 ? "ipv6" : "ipv4");
  };
}

/**
 * Whose request this is: the peer, or what our own proxies say. Read from the right, because everything left of
 * the first address that is not a proxy of ours was written by the client, who may write what they like.
 * @param forwarded the X-Forwarded-For header, if any
 */
export function clientAddress(peer: string, forwarded: string | undefined, trusted: TrustedProxies): string {
  let address = plainAddress(peer);
  if (!forwarded) return address;
  const hops = forwarded.split(",").map((hop) => plainAddress(hop.trim()));
  while (trusted(address)) {
    const hop = hops.pop();
    if (!hop || !isIP(hop)) break;
    address = hop;
  }
  return address;
}

/** An IPv4 address that arrived on an IPv6 socket, written as the IPv4 address it is. */
function plainAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped?.[1] ?? address;
}

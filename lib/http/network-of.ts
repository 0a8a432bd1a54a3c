import { isIPv6 } from "node:net";

/**
 * The network a limit counts: an IPv4 address as it is; of an IPv6 one the first 64 bits, because that much is
 * handed to a single household, which could otherwise take a fresh address for each try.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail?.split(":").filter(Boolean) ?? [];
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(gap).fill("0"), ...right].slice(0, 4);
  return `${groups.map((each) => Number.parseInt(each, 16).toString(16)).join(":")}::/64`;
}

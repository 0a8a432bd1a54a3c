import { expect, test } from "vitest";
import { clientAddress, trustedProxies } from "./client-address.ts";

const proxies = trustedProxies(["127.0.0.1", "10.0.0.0/8", "fd00::/8"]);

test.each([
  ["203.0.113.9", undefined, "203.0.113.9", "no proxy"],
  ["203.0.113.9", "198.51.100.1", "203.0.113.9", "a stranger says it is somebody else"],
  ["203.0.113.9", "127.0.0.1", "203.0.113.9", "a stranger says it is a proxy"],
  ["127.0.0.1", "198.51.100.1", "198.51.100.1", "our proxy"],
  ["::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1", "our proxy on an IPv6 socket"],
  ["127.0.0.1", "1.2.3.4, 198.51.100.1", "198.51.100.1", "the client wrote a hop of its own"],
  ["127.0.0.1", "198.51.100.1, 10.1.2.3", "198.51.100.1", "two proxies of ours"],
  ["127.0.0.1", "1.2.3.4, 198.51.100.1, 10.1.2.3", "198.51.100.1", "two proxies and a lie"],
  ["fd00::1", "2001:db8::7", "2001:db8::7", "all of it IPv6"],
  ["127.0.0.1", "rubbish", "127.0.0.1", "rubbish"],
  ["127.0.0.1", "1.2.3.4, rubbish", "127.0.0.1", "rubbish at the right"],
  ["127.0.0.1", undefined, "127.0.0.1", "a proxy that says nothing"],
  ["10.0.0.1", "10.0.0.2, 10.0.0.3", "10.0.0.2", "nothing but our own"],
])("peer %s with %s is %s: %s", (peer, forwarded, address, _why) => {
  expect(clientAddress(peer, forwarded, proxies)).toBe(address);
});

test("without a configured proxy nobody is believed", () => {
  expect(clientAddress("127.0.0.1", "198.51.100.1", trustedProxies([]))).toBe("127.0.0.1");
});

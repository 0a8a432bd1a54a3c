import type { IncomingHttpHeaders } from "node:http";

const LOCAL = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether the Host header names this site. A wrong one would find its way into links of pages and letters; other
 * names of this machine are let through where the site itself is a local one.
 * @param local the site runs for development or tests
 */
export function isOurHost(host: string | undefined, baseUrl: URL, local: boolean): boolean {
  if (!host) return false;
  const asked = host.toLowerCase();
  if (asked === baseUrl.host) return true;
  if (!local && !LOCAL.has(baseUrl.hostname)) return false;
  return LOCAL.has(asked.replace(/:\d+$/, ""));
}

/**
 * Whether a write comes from a page of ours (against cross-site request forgery). `Sec-Fetch-Site` is set by the
 * browser and out of any page's reach; where there is none (plain http on a network, old browsers) the Origin
 * header decides. "none" (typed, bookmarked) is no proof either way, so it is left to Origin as well. A form on a
 * page without referrers sends `Origin: null` even to its own site: hence Sec-Fetch-Site first.
 * Sibling sites ("same-site") are strangers. With neither header the write is refused.
 */
export function isOurOrigin(headers: IncomingHttpHeaders, baseUrl: URL, ourHost: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site === "same-origin") return true;
  if (site !== undefined && site !== "none") return false;
  const origin = headers.origin;
  return origin === baseUrl.origin || origin === `${baseUrl.protocol}//${ourHost}`;
}

const ONE_CLICK = /^\/api\/letters\/stop\/[a-z0-9-]{1,120}$/;

/**
 * The one write that comes from no page: a mail program's button "unsubscribe" (RFC 8058). It carries neither Origin
 * nor cookie; who may do it is in the token of its address, and it can do nothing but what that token is for.
 */
export function isOneClick({ method, path }: { method: string; path: string }): boolean {
  return method === "POST" && ONE_CLICK.test(path);
}

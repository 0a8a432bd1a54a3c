import { randomBytes } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import { isUnder, type Visit } from "./visit.ts";

/** What the headers depend on beside the request: where the site is, and whether Next's development server runs. */
export type Site = { baseUrl: URL; dev: boolean };

/** 128 random bits, for one answer. */
export function newNonce(): string {
  return randomBytes(16).toString("base64");
}

/**
 * The Content-Security-Policy of an answer: scripts by nonce for members, none at all for visitors.
 * Styles are files of ours or `style` attributes (the table drawing sets a few); a `<style>` block needs the nonce.
 * Workers are named, because 'strict-dynamic' would switch off the files of ours they come from.
 */
export function contentPolicy(scripts: "none" | "nonce", nonce: string | undefined, dev: boolean): string {
  const script =
    scripts === "none" ? "'none'" : `'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`;
  const style = dev ? "'self' 'unsafe-inline'" : `'self'${nonce ? ` 'nonce-${nonce}'` : ""}`;
  return [
    "default-src 'self'",
    `script-src ${script}`,
    `style-src ${style}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** For everything that is not a page. A service worker lives under its file's policy, so it may reach this site. */
export const FILES_POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Pages whose address may hold a code or a token. */
const TOKEN_PAGES = ["/sign-in", "/welcome", "/answer", "/letters/stop", "/api/letters/stop"];

/** Whether the answer must stay out of every cache because of its address. */
export function isTokenPage(path: string): boolean {
  return TOKEN_PAGES.some((prefix) => isUnder(path, prefix));
}

/** The headers every answer carries, whatever it is. What the app sets itself (uploads: its own policy) wins. */
export function houseHeaders(path: string, site: Site): OutgoingHttpHeaders {
  const secure = site.baseUrl.protocol === "https:";
  return {
    ...(secure && { "strict-transport-security": "max-age=63072000" }),
    "x-content-type-options": "nosniff",
    "referrer-policy": isTokenPage(path)
      ? tokenPagesReferrer(site.baseUrl)
      : "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy":
      "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), " +
      "magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
  };
}

/**
 * "no-referrer" makes browsers send `Origin: null` with forms; on plain http beyond this machine they send no
 * Sec-Fetch-Site either, and nobody could sign in. There "same-origin" keeps the address from every other site.
 */
function tokenPagesReferrer(baseUrl: URL): string {
  const fetchMetadata = baseUrl.protocol === "https:" || /^(localhost|127\.|\[::1\])/.test(baseUrl.hostname);
  return fetchMetadata ? "no-referrer" : "same-origin";
}

const ASK_EACH_TIME = "private, no-cache";

/** Who may keep an answer: nobody, once a session, a write or a token is in play; else what the app said. */
export function cacheControl(visit: Visit, fromApp: string | undefined): string {
  const asset = visit.path.startsWith("/_next/static/") && fromApp?.includes("immutable");
  if (asset) return fromApp as string;
  // A photo may stay in its member's browser, which asks each time whether it may still be seen.
  if (fromApp === ASK_EACH_TIME && visit.path.startsWith("/api/photos/") && !visit.write) return fromApp;
  if (visit.signedIn || visit.write || isTokenPage(visit.path)) return "private, no-store";
  return fromApp ?? "private, no-store";
}

/** A Link header without its scripts: a visitors' page would otherwise load what it may not run. */
export function linksWithoutScripts(link: string): string {
  return link
    .split(/,(?=\s*<)/)
    .filter((each) => !/as="?script|rel="?modulepreload/i.test(each))
    .join(",")
    .trim();
}

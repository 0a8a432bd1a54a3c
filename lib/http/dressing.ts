import type { OutgoingHttpHeaders } from "node:http";
import type { Whole } from "./door-options.ts";
import {
  cacheControl,
  contentPolicy,
  FILES_POLICY,
  houseHeaders,
  linksWithoutScripts,
  type Site,
} from "./headers.ts";
import { stripScripts } from "./strip-scripts.ts";
import type { Visit } from "./visit.ts";

/** Visitors' pages leave without any script, and with a policy that says so. */
export function forVisitors({ status, headers, body }: Whole, dev: boolean): Whole {
  if (!isPage(headers)) return { status, headers, body };
  const bare: OutgoingHttpHeaders = { ...headers };
  bare["content-security-policy"] ??= contentPolicy("none", undefined, dev);
  const links = linksWithoutScripts([bare.link ?? ""].flat().join(", "));
  if (links) bare.link = links;
  else delete bare.link;
  delete bare.etag;
  delete bare["content-length"];
  return { status, headers: bare, body: Buffer.from(stripScripts(body.toString("utf8"))) };
}

/** The headers of an answer that everybody gets, without what depends on the encoding. */
export function keptHeaders(
  { "content-length": _length, etag: _tag, ...headers }: OutgoingHttpHeaders,
  visit: Visit,
  language: string,
  site: Site,
): OutgoingHttpHeaders {
  return {
    ...houseHeaders(visit.path, site),
    ...(!isPage(headers) && { "content-security-policy": FILES_POLICY }),
    ...headers,
    "cache-control": "public, max-age=0, must-revalidate",
    // Next's own Vary names headers of its client, which what is for everyone does not look at.
    vary: visit.forEveryone
      ? "Accept-Encoding, Accept-Language"
      : varying(headers.vary, "Cookie, Accept-Encoding, Accept-Language"),
    "content-language": language,
  };
}

/** The headers of an answer that is not kept. What the app says itself wins, but for who may keep it. */
export function dressed(headers: OutgoingHttpHeaders, visit: Visit, site: Site): OutgoingHttpHeaders {
  const fromApp = headers["cache-control"];
  const all: OutgoingHttpHeaders = {
    ...houseHeaders(visit.path, site),
    ...headers,
    "cache-control": cacheControl(visit, fromApp === undefined ? undefined : String(fromApp)),
    "x-request-id": visit.id,
  };
  if (!isPage(headers)) all["content-security-policy"] ??= FILES_POLICY;
  delete all["x-powered-by"];
  return all;
}

export function isPage(headers: OutgoingHttpHeaders): boolean {
  return /^text\/html/i.test(String(headers["content-type"] ?? ""));
}

/** A Vary header with more in it. */
export function varying(given: OutgoingHttpHeaders[string], more: string): string {
  return [given, more].flat().filter(Boolean).join(", ");
}

import type { IncomingHttpHeaders } from "node:http";

/** What the door itself says to the app about a request. */
export type Passport = {
  id: string;
  address: string;
  host: string;
  /** "https" or "http": how people reach the site, whatever a proxy speaks to us. */
  scheme: string;
  /** The Content-Security-Policy whose nonce Next puts on its scripts. */
  policy: string;
};

/** Headers of Next's own development client, which only the development server reads. */
const IN_DEVELOPMENT = new Set(["x-nextjs-request-id", "x-nextjs-html-request-id"]);
const DROPPED = new Set(["forwarded", "content-security-policy", "content-security-policy-report-only"]);

/**
 * The headers the app sees. Everything a client could use to speak in a proxy's or in Next's own name goes: no
 * browser needs any X- header here, so all of them are dropped instead of a list that the next version outgrows.
 */
export function cleanHeaders(
  given: IncomingHttpHeaders,
  passport: Passport,
  dev: boolean,
): IncomingHttpHeaders {
  const kept: IncomingHttpHeaders = {};
  for (const [name, value] of Object.entries(given)) {
    if (DROPPED.has(name) || (name.startsWith("x-") && !(dev && IN_DEVELOPMENT.has(name)))) continue;
    kept[name] = value;
  }
  return Object.assign(kept, ourHeaders(passport));
}

/**
 * The headers of a page that is rendered once for everybody: nothing of the visitor's own is among them, so a
 * kept page cannot depend on anything but its address and language (no cache poisoning by a header).
 * @param language the negotiated locale, such as "en-GB"
 */
export function everybodysHeaders(passport: Passport, language: string): IncomingHttpHeaders {
  return {
    accept: "text/html",
    "accept-language": language,
    ...ourHeaders({ ...passport, address: "" }),
  };
}

function ourHeaders({ id, address, host, scheme, policy }: Passport): IncomingHttpHeaders {
  return {
    host,
    "content-security-policy": policy,
    "x-request-id": id,
    "x-client-address": address,
    "x-forwarded-for": address,
    "x-forwarded-host": host,
    "x-forwarded-proto": scheme,
  };
}

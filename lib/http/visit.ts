import type { IncomingMessage } from "node:http";
import { isForEveryone, isPicture } from "./for-everyone.ts";

/** What the door reads off a request once, before it decides anything. */
export type Visit = {
  id: string;
  method: string;
  /** The path as it was sent, without the query. */
  path: string;
  /** With its question mark, or empty. */
  query: string;
  /** Anything that may change something: not GET, HEAD or OPTIONS. */
  write: boolean;
  /** Asks for what is the same for everybody: whatever cookies it carries, it is a visitor's. */
  forEveryone: boolean;
  /** Under what its answer is kept: the path, and the query where the answer is for everyone and depends on it. */
  address: string;
  /** Carries a session cookie. The door does not verify it: a false one gets an uncached visitors' answer. */
  signedIn: boolean;
  /** Carries any cookie of ours, so that its answer may differ from what everyone gets. */
  known: boolean;
  /** A browser asks for a whole page, not Next's client for a part of one. */
  wantsPage: boolean;
  /** Accept-Encoding and If-None-Match, which the app does not get to see for what is kept. */
  encodings: string | undefined;
  has: string | undefined;
};

const READS = new Set(["GET", "HEAD", "OPTIONS"]);
const CLIENT_HEADERS = [
  "rsc",
  "next-action",
  "next-url",
  "next-router-state-tree",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-hmr-refresh",
];

/** @param sessionCookie the session cookie's name, which ends in the name all our cookies start with */
export function readVisit(req: IncomingMessage, id: string, sessionCookie: string): Visit {
  const url = req.url ?? "/";
  const mark = url.indexOf("?");
  const method = req.method ?? "GET";
  const path = mark < 0 ? url : url.slice(0, mark);
  const forEveryone = isForEveryone(path);
  const cookies = forEveryone ? [] : cookieNames(req.headers.cookie);
  const ours = sessionCookie.replace("__Host-", "");
  const byClient = CLIENT_HEADERS.some((name) => req.headers[name] !== undefined);
  return {
    id,
    method,
    path,
    address: forEveryone && !isPicture(path) ? url : path,
    query: mark < 0 ? "" : url.slice(mark),
    write: !READS.has(method),
    forEveryone,
    signedIn: cookies.includes(sessionCookie),
    known: cookies.some((name) => name.replace(/^__(?:Host|Secure)-/, "").startsWith(ours)),
    wantsPage: !byClient && /text\/html|^\*\/\*$/.test(req.headers.accept ?? "*/*"),
    encodings: [req.headers["accept-encoding"]].flat().join(", "),
    has: req.headers["if-none-match"],
  };
}

/** Names of the cookies that have a value. */
function cookieNames(header: string | undefined): string[] {
  if (!header) return [];
  return header.split(";").flatMap((pair) => {
    const [name = "", value = ""] = pair.trim().split("=", 2);
    return value ? [name] : [];
  });
}

/** Whether a path is `prefix` itself or lies below it. */
export function isUnder(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

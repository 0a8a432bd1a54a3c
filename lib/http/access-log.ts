import type { Visit } from "./visit.ts";

/** A board's own address says that it exists, and these addresses are keys. */
const PRIVATE =
  /^(\/(?:boards|welcome|letters\/stop|feeds|calendar|api\/(?:letters\/stop|feeds|calendar|stream)))\/.+/;

/**
 * A path as the log may know it: no query, nothing behind /boards/, and no long segment, which is an id or a
 * token (a meetup's date is short).
 */
export function loggedPath(path: string): string {
  if (path.startsWith("/_next/static/")) return "/_next/static/*";
  return path
    .replace(PRIVATE, "$1/*")
    .split("/")
    .map((segment) => (segment.length > 20 ? "*" : segment))
    .join("/");
}

/**
 * The fields of a request's one line. No address, no cookie, no query.
 * @param streaming when it began to be a stream: `ms` is until then, `open` how many seconds it stayed
 */
export function accessFields(
  { id, method, path }: Visit,
  status: number,
  started: number,
  streaming?: number,
): Record<string, string | number> {
  const ended = performance.now();
  return {
    request: id,
    method: method.slice(0, 10),
    path: loggedPath(path),
    status,
    ms: Math.round((streaming ?? ended) - started),
    ...(streaming !== undefined && { open: Math.round((ended - streaming) / 1000) }),
  };
}

/**
 * The one PostgreSQL channel all instances listen on. A write's own transaction sends a notice to it, so nobody
 * hears of what was rolled back. A notice is JSON, `{"t": topic, "id"?: id}`: a topic and an id, never content,
 * because everybody who may connect may listen.
 */
export const CHANNEL = "elevenses";

/**
 * What a notice may be about. A private board never speaks here, not even of the moment at which it changed. "mine"
 * is what changed for one member only, whose id it carries; who hears of which is in lib/access/audience.ts.
 */
export type Topic = "meetups" | "site" | "members" | "mine";

/** Topics that nothing on visitors' pages depends on: their notices leave the page cache alone. */
const MEMBERS_ONLY: ReadonlySet<string> = new Set<Topic>(["members", "mine"]);

export type Notice = { t: string; id?: string };

/** Reads a notice; undefined where the payload is none. */
export function readNotice(payload: string | undefined): Notice | undefined {
  try {
    const notice = JSON.parse(payload ?? "") as Partial<Notice> | null;
    return typeof notice?.t === "string"
      ? { t: notice.t, ...(notice.id && { id: String(notice.id) }) }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether visitors may see something else after this notice. One that cannot be read counts: better emptied. */
export function concernsVisitors(payload: string | undefined): boolean {
  const notice = readNotice(payload);
  return !notice || !MEMBERS_ONLY.has(notice.t);
}

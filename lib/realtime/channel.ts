/**
 * The one PostgreSQL channel all instances listen on. A write's own transaction sends a notice to it, so nobody
 * hears of what was rolled back. A notice is JSON, `{"t": topic, "id"?: id}`: a topic and an id, never content,
 * because everybody who may connect may listen.
 */
export const CHANNEL = "elevenses";

/**
 * What a notice may be about. "mine" is what changed for one member only, whose id it carries. "boards" is of a board,
 * which nobody can tell from what it carries (board-token.ts). Who hears of which is in lib/access/audience.ts.
 */
export type Topic = "meetups" | "site" | "members" | "mine" | "boards";

/**
 * Topics that nothing on visitors' pages depends on: their notices leave the page cache alone. Of boards it must be so:
 * by the time a visitor's page takes, everybody could else tell when somebody writes in one.
 */
const MEMBERS_ONLY: ReadonlySet<string> = new Set<Topic>(["members", "mine", "boards"]);

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

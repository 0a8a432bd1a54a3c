import { withBoards } from "#lib/access/boards.ts";
import { findReadableBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { group } from "#lib/site/group.ts";
import { inZone, now } from "#lib/time.ts";
import type { Logged } from "./log.ts";
import { olderThan, placeOf, readPlace } from "./older.ts";
import { type Said, said } from "./said.ts";
import { changeable } from "./ways.ts";

const ENTRIES = 50;
/** How long the notice that organisers entered stands above a board. In its log it stays. */
const NOTICE_MS = 8 * 86_400_000;

/** What was done, by whom and to whom; of a change which settings, else the words that were given for it. */
export type LogEntry = {
  id: string;
  what: Logged;
  by: string | null;
  to: string | null;
  words: string;
  changed: (typeof changeable)[number][];
  when: Said;
  /** Of organisers who entered: until when they can read, in words. */
  till: string | null;
};

const named = { select: { name: true } } as const;
const entry = { id: true, at: true, what: true, words: true, by: named, to: named } as const;

/**
 * What those who look after a board did in it, the newest first, for everyone in it to read.
 * @param older where the page before ended
 * @throws {NotFound} for anyone who may not read the board
 */
export async function boardLog(viewer: MemberViewer, id: string, older?: string) {
  const zone = (await group())?.zone ?? "UTC";
  return withBoards(viewer, async (tx) => {
    const board = await findReadableBoardFor(tx, viewer, id);
    const from = readPlace(older);
    const rows = await tx.boardLog.findMany({
      where: { boardId: board.id, ...olderThan(from, "at") },
      orderBy: [{ at: "desc" }, { id: "asc" }],
      take: ENTRIES + 1,
      select: entry,
    });
    const last = rows[ENTRIES - 1];
    return {
      board: { id: board.id, name: board.name },
      entries: rows.slice(0, ENTRIES).map(({ what, words, by, to, at, id: entryId }): LogEntry => {
        const changed = what === "changed" ? words.split(" ") : [];
        return {
          id: entryId,
          what: what as Logged,
          by: by?.name ?? null,
          to: to?.name ?? null,
          words: what === "changed" ? "" : words,
          changed: changeable.filter((each) => changed.includes(each)),
          when: said(at, now(), zone),
          till: what === "entered" ? entryEnds(at, zone) : null,
        };
      }),
      newest: !from,
      older: rows.length > ENTRIES && last ? placeOf({ id: last.id, postedAt: last.at }) : null,
    };
  });
}

/** That organisers entered the board (break-glass) is said above it while they can read, and for a week after. */
export type Entered = {
  id: string;
  by: string | null;
  with: string | null;
  reason: string;
  at: string;
  till: string;
};

/** Those entries, the newest first; `tx` has found the board for its viewer. */
export async function enteredLately(tx: Tx, boardId: string, zone: string): Promise<Entered[]> {
  const rows = await tx.boardLog.findMany({
    where: { boardId, what: "entered", at: { gt: new Date(now().getTime() - NOTICE_MS) } },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    select: entry,
  });
  return rows.map(({ id, by, to, words, at }) => ({
    id,
    by: by?.name ?? null,
    with: to?.name ?? null,
    reason: words,
    at: at.toISOString(),
    till: entryEnds(at, zone),
  }));
}

/** An entry is for a day, as the database has it (boards.agree_to_enter). */
const entryEnds = (at: Date, zone: string): string =>
  inZone(new Date(at.getTime() + 86_400_000), zone, "EEEE d MMMM, HH:mm");

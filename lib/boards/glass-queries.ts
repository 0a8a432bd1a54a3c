import { withBoards } from "#lib/access/boards.ts";
import type { MemberViewer, OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { group } from "#lib/site/group.ts";
import { inZone, now } from "#lib/time.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { type Said, said } from "./said.ts";

/** Break-glass: an asking waits so long for a second organiser. */
const WAITS_MS = 7 * 86_400_000;

/** waiting: for another organiser. open: two agreed, for a day. over: that day, or the week of waiting, is past. */
export type GlassEntry = {
  id: string;
  board: string;
  reason: string;
  askedBy: string;
  agreedBy: string | null;
  when: Said;
  till: string | null;
  state: "waiting" | "open" | "over";
  /** Of an open one of the viewer's own: the board's name, or null when there is no such board. */
  found: { name: string } | null | undefined;
  can: { agree: boolean };
};

/**
 * All askings of the last weeks; organisers see them all, and what is behind an open one those two who opened it.
 * `alone`: there is no other organiser, so nobody could agree.
 */
export async function glassPage(viewer: OrganiserViewer): Promise<{ entries: GlassEntry[]; alone: boolean }> {
  const zone = (await group())?.zone ?? "UTC";
  const others = await db.member.count({
    where: { role: { in: ["organiser", "owner"] }, suspendedAt: null, id: { not: viewer.id } },
  });
  return withBoards(viewer, async (tx) => {
    const rows = await tx.glassEntry.findMany({
      include: { askedBy: { select: { name: true } }, agreedBy: { select: { name: true } } },
      orderBy: [{ askedAt: "desc" }, { id: "asc" }],
      take: 50,
    });
    const mine = rows.filter(
      (row) => stateOf(row) === "open" && [row.askedById, row.agreedById].includes(viewer.id),
    );
    const boards = await tx.board.findMany({
      where: { id: { in: mine.map(({ boardId }) => boardId) } },
      select: { id: true, name: true },
    });
    const entries = rows.map((row): GlassEntry => {
      const state = stateOf(row);
      const board = boards.find(({ id }) => id === row.boardId);
      return {
        id: row.id,
        board: row.boardId,
        reason: row.reason,
        askedBy: row.askedBy.name,
        agreedBy: row.agreedBy?.name ?? null,
        when: said(row.askedAt, now(), zone),
        till: row.endsAt && inZone(row.endsAt, zone, "EEEE d MMMM, HH:mm"),
        state,
        found: mine.includes(row) ? (board ? { name: board.name } : null) : undefined,
        can: { agree: state === "waiting" && row.askedById !== viewer.id },
      };
    });
    return { entries, alone: others === 0 };
  });
}

type Row = { askedAt: Date; endsAt: Date | null };

function stateOf({ askedAt, endsAt }: Row): GlassEntry["state"] {
  if (endsAt) return endsAt > now() ? "open" : "over";
  return askedAt.getTime() > now().getTime() - WAITS_MS ? "waiting" : "over";
}

/** How many askings wait for this organiser. */
export async function glassWaiting(viewer: OrganiserViewer): Promise<number> {
  return withBoards(viewer, (tx) => tx.glassEntry.count({ where: waitingFor(viewer) }));
}

/** Askings that this member could agree to. They read none of them but as an organiser. */
export const waitingFor = (viewer: MemberViewer) =>
  ({
    agreedById: null,
    askedById: { not: viewer.id },
    askedAt: { gt: new Date(now().getTime() - WAITS_MS) },
  }) satisfies Prisma.GlassEntryWhereInput;

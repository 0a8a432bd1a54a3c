import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { now } from "#lib/time.ts";

/** Everything that a board's log can hold. The rest the database's own functions write (boards.moderate, boards.mute …). */
export const logged = [
  "hidden",
  "shown",
  "removed",
  "muted",
  "unmuted",
  "member_removed",
  "keeper_made",
  "changed",
  "entered",
] as const;
export type Logged = (typeof logged)[number];

/** Writes into the log that all of a board read. Nothing there is ever changed or deleted. */
export async function log(
  tx: Tx,
  boardId: string,
  entry: {
    what: "member_removed" | "changed";
    by: MemberViewer;
    to?: string | undefined;
    words?: string | undefined;
  },
): Promise<void> {
  const { what, by, to = null, words = "" } = entry;
  await tx.boardLog.createMany({ data: { boardId, at: now(), what, byId: by.id, toId: to, words } });
}

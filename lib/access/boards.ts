import { boardsDb, type Tx } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import type { MemberViewer } from "./viewer.ts";

/**
 * The only way to anything in a board: one transaction as the boards' role, with the viewer, and what they take for now,
 * set for its length. Row-level security under it shows what this viewer may see and nothing else, whatever a query
 * forgets to ask. The settings last for the transaction, not the connection, so no other request can inherit them
 * (docs/decisions/03-two-roles.md).
 */
export async function withBoards<T>(viewer: MemberViewer, work: (tx: Tx) => Promise<T>): Promise<T> {
  return boardsDb.$transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT set_config('app.member_id', ${viewer.id}, true), set_config('app.now', ${now().toISOString()}, true)`;
    return work(tx);
  });
}

/** Deletes for good what is past its time, in every board. It needs no viewer, and learns nothing (boards.expire). */
export async function expireBoards(): Promise<void> {
  await boardsDb.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('app.now', ${now().toISOString()}, true)`;
    await tx.$queryRaw`SELECT boards.expire()::text`;
  });
}

import { db, type Tx } from "#lib/db.ts";
import type { StoppableKind } from "./kinds.ts";
import type { Stop } from "./stop-token.ts";

/**
 * Which letters somebody does not want. What is stopped is a row of letter_stop, but for shouts: those only get the
 * members who asked for them (member.hears_shouts), and there is one place to look.
 */
export async function stoppedKinds(memberId: string, tx: Tx = db): Promise<Set<StoppableKind>> {
  const member = await tx.member.findUnique({
    where: { id: memberId },
    select: { hearsShouts: true, stops: { select: { kind: true } } },
  });
  const stopped = new Set(member?.stops.map(({ kind }) => kind as StoppableKind));
  if (!member?.hearsShouts) stopped.add("shouts");
  return stopped;
}

export async function isStopped({ memberId, kind }: Stop): Promise<boolean> {
  return (await stoppedKinds(memberId)).has(kind);
}

/**
 * Holds what a member stopped until the transaction ends: two who write several kinds at once would wait for each other.
 * @returns whether there is such a member
 */
export async function lockStops(tx: Tx, memberId: string): Promise<boolean> {
  const found = await tx.$queryRaw<
    unknown[]
  >`SELECT 1 FROM member WHERE id = ${memberId}::uuid FOR NO KEY UPDATE`;
  return found.length > 0;
}

/** Stops letters of a kind, or starts them again. Doing it twice is doing it once. */
export async function setStopped(tx: Tx, { memberId, kind }: Stop, stopped: boolean): Promise<void> {
  const row = { memberId, kind };
  if (kind === "shouts")
    await tx.member.updateMany({ where: { id: memberId }, data: { hearsShouts: !stopped } });
  else if (stopped) await tx.letterStop.createMany({ data: row, skipDuplicates: true });
  else await tx.letterStop.deleteMany({ where: row });
}

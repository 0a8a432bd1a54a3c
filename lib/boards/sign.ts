import { randomInt, randomUUID } from "node:crypto";
import { penId, takePen } from "#lib/access/pen.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { firstTime } from "#lib/once.ts";
import { now } from "#lib/time.ts";
import { naming } from "./pen-rules.ts";
import type { Refusal } from "./rules.ts";

/** Whose something is to be, as a form says it. `penName`: undefined for one's own name, "" for a pen name of ours. */
export type Signing = { penName?: string | undefined; sent?: string | undefined };

/** The columns that say who wrote a row. */
export type Signed = { authorId: string } | { penName: string; penHash: Uint8Array<ArrayBuffer> };

/** The id a row is going to have. Under a pen name it comes from the form's key, which is kept nowhere (see penId). */
export const idFor = ({ penName, sent }: Signing): string =>
  penName !== undefined && sent ? penId(sent) : randomUUID();

/**
 * Signs what is about to be written in a thread. Under one's own name the form's key is taken (sent_form); under a pen
 * name nothing is written anywhere but the row itself, so that nothing lies beside anything.
 * @param thread the id of its post, which may be the one that is about to be written
 */
export async function sign(
  tx: Tx,
  viewer: MemberViewer,
  thread: string,
  { penName, sent }: Signing,
): Promise<{ ok: true; by: Signed } | Refusal<"pen-taken" | "sent-already">> {
  if (penName === undefined) {
    if (!(await firstTime(tx, sent))) return { ok: false, why: "sent-already" };
    return { ok: true, by: { authorId: viewer.id } };
  }
  const penHash = await takePen(tx, viewer, thread);
  // Two who want the same name in one thread at the same time: the second waits, and is told.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`pen ${thread}`}, 0))::text`;
  const there = await pensOf(tx, thread, penHash);
  const decided = naming(penName, there, await isMember(tx, penName), randomInt(2 ** 32) / 2 ** 32);
  return decided.ok ? { ok: true, by: { penName: decided.name, penHash } } : decided;
}

/** The pen name that the viewer has in a thread, for them alone. */
export async function ownPenName(tx: Tx, thread: string, penHash: Uint8Array): Promise<string | null> {
  return (await pensOf(tx, thread, penHash)).find(({ mine }) => mine)?.name ?? null;
}

async function pensOf(tx: Tx, thread: string, own: Uint8Array): Promise<{ name: string; mine: boolean }[]> {
  const select = { penName: true, penHash: true } as const;
  const [post, comments] = [
    await tx.post.findFirst({ where: { id: thread, penHash: { not: null } }, select }),
    await tx.comment.findMany({
      where: { postId: thread, penHash: { not: null } },
      select,
      distinct: ["penHash"],
      orderBy: { commentedAt: "asc" },
    }),
  ];
  return [...(post ? [post] : []), ...comments].map(({ penName, penHash }) => ({
    name: penName ?? "",
    mine: penHash !== null && Buffer.from(own).equals(penHash),
  }));
}

async function isMember(tx: Tx, name: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ is: boolean }[]>`
    SELECT EXISTS (SELECT FROM member WHERE folded(name) = folded(${name})) AS is`;
  return name !== "" && found?.is === true;
}

/** After a write: the day's rows lie in an order of chance from now on, where any stands under a pen name. */
export async function mix(tx: Tx, what: "post" | "comment", id: string, since: Date): Promise<void> {
  if (what === "post") await tx.$queryRaw`SELECT boards.mix_posts(${id}::uuid, ${since})::text`;
  else await tx.$queryRaw`SELECT boards.mix_comments(${id}::uuid, ${since})::text`;
}

/** The present, as it is kept beside a name: to the instant, or under a pen name to the day. */
export const instantFor = (by: Signed, coarse: Date): Date => ("penHash" in by ? coarse : now());

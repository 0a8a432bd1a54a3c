import { lockVoteFor } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { stillOpen } from "./vote-rules.ts";

export type MarkKind = "could" | "if_need_be";
export type Marked =
  | { ok: true; kind: MarkKind | null }
  | { ok: false; refusal: "closed"; kind: MarkKind | null };

/** What happens when a member says that they could on a day, or could if need be, or takes it back (kind null). */
export async function markCandidate(
  viewer: MemberViewer,
  { voteId, candidateId, kind }: { voteId: string; candidateId: string; kind: MarkKind | null },
): Promise<Marked> {
  return db.$transaction(async (tx) => {
    const vote = await lockVoteFor(viewer, voteId, tx);
    const where = { candidateId_memberId: { candidateId, memberId: viewer.id } };
    const candidate = await tx.voteCandidate.findFirst({
      where: { id: candidateId, voteId: vote.id },
      select: { marks: { where: { memberId: viewer.id }, select: { kind: true } } },
    });
    if (!candidate) throw new NotFound();
    const before = candidate.marks[0]?.kind ?? null;
    if (!stillOpen(vote, now())) return { ok: false, refusal: "closed", kind: before };
    if (before === kind) return { ok: true, kind };

    if (kind === null) await tx.voteMark.delete({ where });
    else {
      const create = { candidateId, memberId: viewer.id, kind };
      await tx.voteMark.upsert({ where, create, update: { kind } });
    }
    await publish(tx, "meetups");
    return { ok: true, kind };
  });
}

import { findRemarkFor } from "#lib/access/find.ts";
import { may } from "#lib/access/policy.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { publish } from "#lib/realtime/publish.ts";

export type RemarkDeleted = { ok: true } | { ok: false; refusal: "not-yours" };

/** Takes a remark away: one's own, or any as an organiser. @throws {NotFound} when it is not there (any more) */
export async function deleteRemark(
  viewer: MemberViewer,
  { meetupId, remarkId }: { meetupId: string; remarkId: string },
): Promise<RemarkDeleted> {
  return db.$transaction(async (tx) => {
    const remark = await findRemarkFor(viewer, { meetupId, remarkId }, tx);
    if (!may.deleteRemark(viewer, remark)) return { ok: false, refusal: "not-yours" };
    await tx.remark.deleteMany({ where: { id: remark.id } });
    await publish(tx, "meetups", remark.meetupId);
    return { ok: true };
  });
}

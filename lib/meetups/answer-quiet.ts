import { findQuietAskFor } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { askOpen } from "./quiet-rules.ts";

export type QuietKind = "keep" | "change" | "pause";
export type QuietAnswered = { ok: true; kind: QuietKind } | { ok: false; refusal: "closed" };

/**
 * What happens when a member says whether a quiet series should be kept, changed or paused, or says otherwise. It is
 * a wish that organisers see the count of; what changes the series is a proposal.
 */
export async function answerQuiet(
  viewer: MemberViewer,
  { askId, kind }: { askId: string; kind: QuietKind },
): Promise<QuietAnswered> {
  return db.$transaction(async (tx) => {
    const ask = await findQuietAskFor(viewer, askId, tx);
    if (!askOpen(ask, now())) return { ok: false, refusal: "closed" };
    await tx.quietAnswer.upsert({
      where: { askId_memberId: { askId: ask.id, memberId: viewer.id } },
      create: { askId: ask.id, memberId: viewer.id, kind },
      update: { kind },
    });
    await publish(tx, "meetups");
    return { ok: true, kind };
  });
}

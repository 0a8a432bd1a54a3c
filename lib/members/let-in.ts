import { lockJoinRequestFor } from "#lib/access/find.ts";
import { may } from "#lib/access/policy.ts";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { now } from "#lib/time.ts";
import { becomeMember } from "./add-member.ts";

export type LetInDecision = { ok: true; name: string } | { ok: false; refusal: "answered" };

/**
 * An organiser answers a request to come in: in, or not now (which nobody is told). Of two organisers at once the
 * second hears that it has been answered.
 */
export async function letIn(
  viewer: OrganiserViewer,
  requestId: string,
  yes: boolean,
): Promise<LetInDecision> {
  if (!may.letIn(viewer)) throw new NotFound();
  return db.$transaction(async (tx) => {
    const request = await lockJoinRequestFor(viewer, requestId, tx);
    if (request.answeredAt) return { ok: false, refusal: "answered" };
    if (yes) await becomeMember(tx, request);
    await tx.joinRequest.update({
      where: { id: request.id },
      data: { answeredAt: now(), letIn: yes, answeredById: viewer.id },
    });
    return { ok: true, name: request.name };
  });
}

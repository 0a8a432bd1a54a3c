import { lockMemberFor } from "#lib/access/find.ts";
import { may } from "#lib/access/policy.ts";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import type { MemberDecision } from "./member-decision.ts";

/** Suspends a member, ending their sessions in the same step. Nothing of theirs is deleted. */
export function suspend(viewer: OrganiserViewer, memberId: string): Promise<MemberDecision> {
  return setSuspended(viewer, memberId, now());
}

/** Brings a suspended member back; they sign in anew. */
export function bringBack(viewer: OrganiserViewer, memberId: string): Promise<MemberDecision> {
  return setSuspended(viewer, memberId, null);
}

function setSuspended(viewer: OrganiserViewer, memberId: string, at: Date | null): Promise<MemberDecision> {
  return db.$transaction(async (tx) => {
    const member = await lockMemberFor(viewer, memberId, tx);
    if (!may.suspend(viewer, member)) return { ok: false, refusal: "notYours" };
    if (Boolean(member.suspendedAt) === Boolean(at)) return { ok: false, refusal: "sameAlready" };
    await tx.member.update({ where: { id: member.id }, data: { suspendedAt: at } });
    if (at) await tx.session.deleteMany({ where: { memberId: member.id } });
    // Their seats and their company come free, or are taken again.
    await enqueue(tx, "settle-dates", { member: member.id });
    await publish(tx, "members", member.id);
    return { ok: true, name: member.name };
  });
}

import { lockMemberFor } from "#lib/access/find.ts";
import { may } from "#lib/access/policy.ts";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { publish } from "#lib/realtime/publish.ts";
import type { MemberDecision } from "./member-decision.ts";

/** The owner makes a member an organiser, or an organiser a member like the others. It holds from their next click. */
export async function changeRole(
  viewer: OrganiserViewer,
  memberId: string,
  role: "member" | "organiser",
): Promise<MemberDecision> {
  return db.$transaction(async (tx) => {
    const member = await lockMemberFor(viewer, memberId, tx);
    if (!may.changeRole(viewer, member)) return { ok: false, refusal: "notYours" };
    if (member.role === role) return { ok: false, refusal: "sameAlready" };
    if (role === "organiser" && member.suspendedAt) return { ok: false, refusal: "suspended" };
    await tx.member.update({ where: { id: member.id }, data: { role } });
    await publish(tx, "members", member.id);
    return { ok: true, name: member.name };
  });
}

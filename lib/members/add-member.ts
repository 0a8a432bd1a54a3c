import { z } from "zod";
import { may } from "#lib/access/policy.ts";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { db, type Tx } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { publish } from "#lib/realtime/publish.ts";
import { emailAddress, personName } from "#lib/text.ts";
import { now } from "#lib/time.ts";

export const newMemberSchema = z.object({ name: personName(), email: emailAddress() });

export type AddDecision = { ok: true } | { ok: false; refusal: "already" };

/**
 * An organiser adds somebody directly; a letter tells them how to sign in. A waiting request of theirs is
 * answered. Sent twice, the second finds them in: the address is the key.
 */
export async function addMember(
  viewer: OrganiserViewer,
  { name, email }: z.output<typeof newMemberSchema>,
): Promise<AddDecision> {
  if (!may.letIn(viewer)) throw new NotFound();
  return db.$transaction(async (tx) => {
    // The request first, then the member, as letIn does: the other way round the two could wait for each other.
    await tx.joinRequest.updateMany({
      where: { email, answeredAt: null },
      data: { answeredAt: now(), letIn: true, answeredById: viewer.id },
    });
    const added = await becomeMember(tx, { name, email });
    return added ? { ok: true } : { ok: false, refusal: "already" };
  });
}

/**
 * One member for an address, whoever is quicker: of two at once the second finds it taken and adds nothing.
 * @returns whether a member was made
 */
export async function becomeMember(
  tx: Tx,
  { name, email }: { name: string; email: string },
): Promise<boolean> {
  const [member] = await tx.member.createManyAndReturn({
    data: [{ name, email, joinedAt: now() }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!member) return false;
  await enqueue(tx, "send-letter", { letter: "welcome", to: member.id, about: member.id });
  await publish(tx, "members", member.id);
  return true;
}

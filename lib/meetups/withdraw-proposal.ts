import { lockProposalFor } from "#lib/access/find.ts";
import { may } from "#lib/access/policy.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { decideWithdrawing, type SettleDecision } from "./proposal-rules.ts";
import { settleProposal } from "./settle-proposal.ts";

/** Whoever proposed something takes it back. @throws {NotFound} for anybody else */
export async function withdrawProposal(viewer: MemberViewer, id: string): Promise<SettleDecision> {
  return db.$transaction(async (tx) => {
    const { proposal } = await lockProposalFor(viewer, id, tx);
    if (!may.withdrawProposal(viewer, proposal)) throw new NotFound();
    const decided = decideWithdrawing(proposal);
    if (decided.ok) await settleProposal(tx, proposal, "withdrawn", { by: viewer.id });
    return decided;
  });
}

import type { z } from "zod";
import { lockProposalFor } from "#lib/access/find.ts";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import { carryOutProposal, type NotCarriedOut } from "./carry-out-proposal.ts";
import { decideByOrganiser, type SettleRefusal } from "./proposal-rules.ts";
import type { declineSchema } from "./say-to-proposal.ts";
import { settleProposal } from "./settle-proposal.ts";

export type DecidedProposal = { ok: true } | { ok: false; refusal: SettleRefusal } | NotCarriedOut;

/** An organiser says yes to a proposal that is with the organisers: the change is made, as the series stands now. */
export async function applyProposal(viewer: OrganiserViewer, id: string): Promise<DecidedProposal> {
  return db.$transaction(async (tx) => {
    const { proposal, series } = await lockProposalFor(viewer, id, tx);
    const decided = decideByOrganiser(proposal, series);
    if (!decided.ok) return decided;
    const carried = await carryOutProposal(tx, series, { ...proposal, byId: proposal.byId ?? viewer.id });
    if (!carried.ok) return carried;
    await settleProposal(tx, proposal, "applied", { by: viewer.id, changeId: carried.changeId });
    return decided;
  });
}

/** An organiser says no, and why: their words stand among what was said. */
export async function declineProposal(
  viewer: OrganiserViewer,
  { proposal: id, words }: z.output<typeof declineSchema>,
): Promise<DecidedProposal> {
  return db.$transaction(async (tx) => {
    const { proposal, series } = await lockProposalFor(viewer, id, tx);
    const decided = decideByOrganiser(proposal, series);
    if (!decided.ok) return decided;
    const who = { proposalId: proposal.id, memberId: viewer.id };
    const said = { kind: "objection" as const, words, saidAt: now() };
    await tx.proposalSaying.upsert({
      where: { proposalId_memberId: who },
      create: { ...who, ...said },
      update: said,
    });
    await settleProposal(tx, proposal, "declined", { by: viewer.id });
    return decided;
  });
}

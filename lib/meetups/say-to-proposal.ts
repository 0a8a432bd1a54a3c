import { z } from "zod";
import { lockProposalFor } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { publish } from "#lib/realtime/publish.ts";
import { id, longText, requiredLongText } from "#lib/text.ts";
import { now } from "#lib/time.ts";
import { decideSaying, type SayingRefusal } from "./proposal-rules.ts";
import { putToOrganisers } from "./settle-proposal.ts";

/** "Fine by me", or "I object" with words, or taken back. */
export const sayingSchema = z.discriminatedUnion(
  "kind",
  [
    z.object({ kind: z.literal("fine"), proposal: id() }),
    z.object({ kind: z.literal("objection"), proposal: id(), words: requiredLongText(1000) }),
    z.object({ kind: z.literal("none"), proposal: id() }),
  ],
  { error: "common.error.notOffered" },
);

export const declineSchema = z.object({ proposal: id(), words: requiredLongText(1000) });

/** Why somebody proposes something; may be left out. */
export const proposalWords = () => longText(1000);

export type SaidTo =
  | { ok: true; state: "open" | "with_organisers"; reopened: boolean; dueAt: Date; zone: string }
  | { ok: false; refusal: SayingRefusal };

/** What happens when a member says "fine by me" or "I object" to a proposal, changes it, or takes it back. */
export async function sayToProposal(
  viewer: MemberViewer,
  said: z.output<typeof sayingSchema>,
): Promise<SaidTo> {
  return db.$transaction(async (tx) => {
    const { proposal, series } = await lockProposalFor(viewer, said.proposal, tx);
    const kind = said.kind === "none" ? null : said.kind;
    const { sayings } = proposal;
    const decided = decideSaying({ proposal, terms: series, sayings, memberId: viewer.id, kind, now: now() });
    if (!decided.ok) return decided;

    const who = { proposalId: proposal.id, memberId: viewer.id };
    if (kind === null) await tx.proposalSaying.deleteMany({ where: who });
    else {
      const data = { kind, words: said.kind === "objection" ? said.words : "", saidAt: now() };
      await tx.proposalSaying.upsert({
        where: { proposalId_memberId: who },
        create: { ...who, ...data },
        update: data,
      });
    }
    const { state, dueAt } = decided;
    if (state !== proposal.state && state === "with_organisers")
      await putToOrganisers(tx, proposal, viewer.id);
    else {
      await tx.proposal.update({ where: { id: proposal.id }, data: { state, dueAt } });
      await publish(tx, "meetups");
    }
    const reopened = state === "open" && proposal.state !== "open";
    return { ok: true, state, reopened, dueAt, zone: series.zone };
  });
}

"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { memberAction, organiserAction } from "#lib/http/actions.ts";
import { applyProposal, declineProposal } from "#lib/meetups/decide-proposal.ts";
import { declineSchema, sayingSchema, sayToProposal } from "#lib/meetups/say-to-proposal.ts";
import { withdrawProposal } from "#lib/meetups/withdraw-proposal.ts";
import { id } from "#lib/text.ts";
import { inZone } from "#lib/time.ts";

export const say = memberAction({
  input: sayingSchema,
  limit: { what: "say-to-proposal", max: 20, minutes: 60 },
  run: async (viewer, input, t) => {
    const said = await sayToProposal(viewer, input);
    if (!said.ok) return { error: t(`proposals.say.refused.${said.refusal}`) };
    revalidatePath("/", "layout");
    if (!said.reopened) return { done: t(`proposals.say.done.${input.kind}`) };
    return { done: t("proposals.say.done.reopened", { date: inZone(said.dueAt, said.zone, "EEEE d MMMM") }) };
  },
});

const which = z.object({ proposal: id() });

export const withdraw = memberAction({
  input: which,
  run: async (viewer, { proposal }, t) => {
    const withdrawn = await withdrawProposal(viewer, proposal);
    if (!withdrawn.ok) return { error: t(`proposals.decide.refused.${withdrawn.refusal}`) };
    revalidatePath("/", "layout");
    redirect(`/proposals/${proposal}?said=withdrawn`);
  },
});

export const applyNow = organiserAction({
  input: which,
  limit: { what: "change-pattern", max: 60, minutes: 60 },
  run: async (viewer, { proposal }, t) => {
    const applied = await applyProposal(viewer, proposal);
    if (!applied.ok) return { error: t(`proposals.decide.refused.${applied.refusal}`) };
    revalidatePath("/", "layout");
    redirect(`/proposals/${proposal}?said=applied`);
  },
});

export const decline = organiserAction({
  input: declineSchema,
  run: async (viewer, input, t) => {
    const declined = await declineProposal(viewer, input);
    if (!declined.ok) return { error: t(`proposals.decide.refused.${declined.refusal}`) };
    revalidatePath("/", "layout");
    redirect(`/proposals/${input.proposal}?said=declined`);
  },
});

"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { memberAction } from "#lib/http/actions.ts";
import { changeSchema } from "#lib/meetups/change-schema.ts";
import { propose } from "#lib/meetups/propose.ts";
import { proposalWords } from "#lib/meetups/say-to-proposal.ts";
import { id } from "#lib/text.ts";

const proposeInput = z
  .object({ series: id(), amends: id().optional(), words: proposalWords() })
  .and(changeSchema.transform((wanted) => ({ wanted })));

export const putToOthers = memberAction({
  input: proposeInput,
  // Each is a letter to everybody.
  limit: { what: "propose", max: 10, minutes: 24 * 60 },
  run: async (viewer, { series, ...proposing }, t) => {
    const proposed = await propose(viewer, series, proposing);
    if (!proposed.ok) return { error: t(`proposals.propose.refused.${proposed.refusal}`) };
    revalidatePath("/", "layout");
    redirect(`/proposals/${proposed.id}?said=proposed`);
  },
});

"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { publicAction } from "#lib/http/actions.ts";
import { answerByLink } from "#lib/meetups/answer-by-link.ts";
import { requiredLine } from "#lib/text.ts";

export const answerFromLetter = publicAction({
  input: z.object({
    token: requiredLine(100),
    kind: z.enum(["going", "might", "cant"], { error: "common.error.notOffered" }),
  }),
  limit: { what: "answer-by-link", max: 60, minutes: 10 },
  run: async (_who, { token, kind }, t) => {
    const answered = await answerByLink(token, kind);
    if (!answered.ok) return { error: t(`meetups.answer.refused.${answered.refusal}`) };
    revalidatePath("/", "layout");
    return { done: t(`meetups.answer.said.${answered.kind ?? "none"}`) };
  },
});

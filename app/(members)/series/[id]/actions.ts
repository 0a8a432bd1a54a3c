"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { memberAction } from "#lib/http/actions.ts";
import { answerQuiet as record } from "#lib/meetups/answer-quiet.ts";
import { id } from "#lib/text.ts";

export const answerQuiet = memberAction({
  input: z.object({
    ask: id(),
    kind: z.enum(["keep", "change", "pause"], { error: "common.error.notOffered" }),
  }),
  limit: { what: "quiet-answer", max: 60, minutes: 10 },
  run: async (viewer, { ask, kind }, t) => {
    const answered = await record(viewer, { askId: ask, kind });
    revalidatePath("/", "layout");
    if (!answered.ok) return { error: t("votes.quiet.closed") };
    return { done: t(`votes.quiet.said.${answered.kind}`) };
  },
});

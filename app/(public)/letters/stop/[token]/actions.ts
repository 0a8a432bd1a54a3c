"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { publicAction } from "#lib/http/actions.ts";
import { stopLetters } from "#lib/mail/stop-letters.ts";
import { requiredLine } from "#lib/text.ts";

const input = z.object({
  token: requiredLine(120),
  stop: z.enum(["yes", "no"], { error: "common.error.notOffered" }),
});

export const stopTheseLetters = publicAction({
  input,
  limit: { what: "letters:stop", max: 60, minutes: 10 },
  run: async (_who, { token, stop }, t) => {
    const done = await stopLetters(token, stop === "yes");
    if (!done.ok) return { error: t("letterKinds.stop.badTitle") };
    revalidatePath("/letters/stop/[token]", "page");
    return { done: t(done.stopped ? "letterKinds.stop.stopped" : "letterKinds.stop.started") };
  },
});

"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { memberAction } from "#lib/http/actions.ts";
import { chooseLetters } from "#lib/mail/choose-letters.ts";
import { isStoppable, type StoppableKind, stoppableKinds } from "#lib/mail/kinds.ts";

const kind = z.enum(stoppableKinds, { error: "common.error.notOffered" });

/** What the form offered, as one text: ticks that are not set are not sent, so the form says what it was about. */
const offered = z
  .string({ error: "common.error.notOffered" })
  .transform((text) => text.split(","))
  .refine((kinds): kinds is StoppableKind[] => kinds.every(isStoppable), "common.error.notOffered");

export const chooseMyLetters = memberAction({
  input: z.object({ offered, letters: z.union([kind.transform((one) => [one]), z.array(kind)]).default([]) }),
  limit: { what: "letters", max: 60, minutes: 60 },
  run: async (viewer, { offered, letters }, t) => {
    await chooseLetters(viewer, { offered, wanted: letters });
    revalidatePath("/settings/letters");
    return { done: t("letterKinds.settings.saved") };
  },
});

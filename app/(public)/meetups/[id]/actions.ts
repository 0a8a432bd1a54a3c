"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { memberAction } from "#lib/http/actions.ts";
import { keepAsOneOff } from "#lib/meetups/keep-as-one-off.ts";
import { id } from "#lib/text.ts";

export const keepDate = memberAction({
  input: z.object({ meetup: id() }),
  limit: { what: "keep-date", max: 60, minutes: 60 },
  run: async (viewer, { meetup }, t) => {
    const kept = await keepAsOneOff(viewer, meetup);
    if (!kept.ok) return { error: t(`series.keep.refused.${kept.refusal}`) };
    revalidatePath("/", "layout");
    redirect(`/meetups/${meetup}?kept`);
  },
});

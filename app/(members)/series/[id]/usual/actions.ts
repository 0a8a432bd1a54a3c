"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { weekdays } from "#lib/calendar/rule-parts.ts";
import { memberAction } from "#lib/http/actions.ts";
import { stand } from "#lib/meetups/stand.ts";
import { id } from "#lib/text.ts";

const oneDay = z.enum(weekdays, { error: "common.error.notOffered" });

export const saveUsual = memberAction({
  input: z.object({
    series: id(),
    // One tick comes alone, several as a list, none not at all.
    days: z.union([z.array(oneDay), oneDay.transform((day) => [day])]).default([]),
    remind: z.literal("yes", { error: "common.error.notOffered" }).optional(),
  }),
  limit: { what: "standing", max: 60, minutes: 60 },
  run: async (viewer, { series, days, remind }, t) => {
    const chosen = weekdays.filter((day) => days.includes(day));
    await stand(viewer, { seriesId: series, days: chosen, remind: remind === "yes" });
    revalidatePath("/", "layout");
    return { done: t("standing.saved", { count: chosen.length }) };
  },
});

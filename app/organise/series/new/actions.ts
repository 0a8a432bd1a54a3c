"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { organiserAction } from "#lib/http/actions.ts";
import { beginSeries as begin } from "#lib/meetups/begin-series.ts";
import { refusalWords } from "#lib/meetups/change-words.ts";
import { newSeriesSchema } from "#lib/meetups/new-series-schema.ts";
import { formKey } from "#lib/text.ts";

export const beginSeries = organiserAction({
  input: z.object({ sent: formKey() }).and(newSeriesSchema.transform((series) => ({ series }))),
  limit: { what: "begin-series", max: 20, minutes: 60 },
  run: async (viewer, input, t) => {
    const begun = await begin(viewer, input);
    if (!begun.ok) {
      const already = begun.refusal === "sent-already";
      return { error: already ? t("series.begin.sentAlready") : refusalWords(begun, t) };
    }
    revalidatePath("/", "layout");
    redirect(`/organise/series/${begun.id}`);
  },
});

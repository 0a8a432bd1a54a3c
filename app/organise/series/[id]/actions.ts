"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { organiserAction } from "#lib/http/actions.ts";
import { changePattern } from "#lib/meetups/change-pattern.ts";
import { changeSchema } from "#lib/meetups/change-schema.ts";
import { refusalWords } from "#lib/meetups/change-words.ts";
import { keepAsOneOff } from "#lib/meetups/keep-as-one-off.ts";
import { undoChange } from "#lib/meetups/undo-change.ts";
import { formKey, id } from "#lib/text.ts";

const applyInput = z
  .object({
    series: id(),
    fingerprint: z.string().regex(/^[0-9a-f]{16}$/, "common.error.notOffered"),
    sent: formKey(),
  })
  .and(changeSchema.transform((wanted) => ({ wanted })));

export const applyChange = organiserAction({
  input: applyInput,
  limit: { what: "change-pattern", max: 60, minutes: 60 },
  run: async (viewer, { series, fingerprint, sent, wanted }, t) => {
    const changed = await changePattern(viewer, series, { wanted, fingerprint, sent });
    if (!changed.ok) {
      // So that the preview below the refusal is how it stands now.
      revalidatePath(`/organise/series/${series}`, "layout");
      const { refusal } = changed;
      return {
        error:
          refusal === "stale" || refusal === "sent-already"
            ? t(`series.desk.refused.${refusal}`)
            : refusalWords(changed, t),
      };
    }
    revalidatePath("/", "layout");
    redirect(`/organise/series/${series}?applied=${changed.told}`);
  },
});

export const undo = organiserAction({
  input: z.object({ series: id(), change: id() }),
  run: async (viewer, { series, change }, t) => {
    const undone = await undoChange(viewer, series, change);
    if (!undone.ok) return { error: t(`series.desk.refused.${undone.refusal}`) };
    revalidatePath("/", "layout");
    redirect(`/organise/series/${series}?undone`);
  },
});

export const keepDate = organiserAction({
  input: z.object({ series: id(), meetup: id() }),
  run: async (viewer, { series, meetup }, t) => {
    const kept = await keepAsOneOff(viewer, meetup);
    if (!kept.ok) return { error: t(`series.keep.refused.${kept.refusal}`) };
    revalidatePath("/", "layout");
    redirect(`/organise/series/${series}?kept`);
  },
});

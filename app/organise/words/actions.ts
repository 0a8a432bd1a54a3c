"use server";

import { revalidatePath } from "next/cache";
import { organiserAction } from "#lib/http/actions.ts";
import { changeWords, wordsSchema } from "#lib/site/change-words.ts";

export const saveWords = organiserAction({
  input: wordsSchema,
  limit: { what: "words", max: 60, minutes: 60 },
  run: async (viewer, input, t) => {
    await changeWords(viewer, input);
    revalidatePath("/", "layout");
    return { done: t("desk.words.saved") };
  },
});

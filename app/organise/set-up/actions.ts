"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { organiserAction } from "#lib/http/actions.ts";
import { sampleGroup } from "#lib/sample/sample-group.ts";
import { setUp } from "#lib/site/set-up.ts";
import { setUpSchema } from "#lib/site/set-up-schema.ts";

export const setUpGroup = organiserAction({
  input: setUpSchema,
  run: async (viewer, input, t) => {
    const made = await setUp(viewer, input);
    if (!made.ok) return { error: t("site.setUp.already") };
    // What the browser still has of other pages is from before there was a group.
    revalidatePath("/", "layout");
    redirect("/");
  },
});

export const startWithSample = organiserAction({
  input: z.object({}),
  run: async (viewer, _input, t) => {
    const made = await sampleGroup(viewer);
    if (!made.ok) return { error: t("site.setUp.already") };
    // What the browser still has of other pages is from before there was a group.
    revalidatePath("/", "layout");
    redirect("/");
  },
});

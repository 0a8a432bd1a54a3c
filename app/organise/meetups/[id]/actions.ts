"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { organiserAction } from "#lib/http/actions.ts";
import { writeNote } from "#lib/meetups/write-note.ts";
import { id, longText } from "#lib/text.ts";

export const saveNote = organiserAction({
  input: z.object({ meetup: id(), note: longText(2000) }),
  limit: { what: "note", max: 60, minutes: 60 },
  run: async (viewer, { meetup, note }, t) => {
    await writeNote(viewer, { meetupId: meetup, note });
    revalidatePath("/", "layout");
    return { done: t("meetups.note.saved") };
  },
});

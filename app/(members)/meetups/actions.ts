"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { memberAction } from "#lib/http/actions.ts";
import { bringBack } from "#lib/meetups/bring-back.ts";
import { callMeetup } from "#lib/meetups/call-meetup.ts";
import { callSchema, moveSchema, skipSchema } from "#lib/meetups/date-schema.ts";
import { moveDate } from "#lib/meetups/move-date.ts";
import { mostCalled } from "#lib/meetups/one-date-rules.ts";
import { skipDate } from "#lib/meetups/skip-date.ts";
import { writeNote } from "#lib/meetups/write-note.ts";
import { id, longText } from "#lib/text.ts";

const limit = { what: "change-date", max: 60, minutes: 60 };

export const move = memberAction({
  input: moveSchema,
  limit,
  run: async (viewer, input, t) => {
    const moved = await moveDate(viewer, input);
    if (!moved.ok) return { error: t(`oneDate.refused.${moved.refusal}`) };
    revalidatePath("/", "layout");
    const change = `/meetups/${input.meetupId}/change`;
    if (!moved.moves) redirect(`${change}?seats`);
    redirect(`${change}?was=${encodeURIComponent(moved.was)}`);
  },
});

export const skip = memberAction({
  input: skipSchema,
  limit,
  run: async (viewer, { meetup, reason }, t) => {
    const skipped = await skipDate(viewer, { meetupId: meetup, reason });
    if (!skipped.ok) return { error: t(`oneDate.refused.${skipped.refusal}`) };
    revalidatePath("/", "layout");
    redirect(`/meetups/${meetup}/change?skipped`);
  },
});

export const back = memberAction({
  input: z.object({ meetup: id() }),
  limit,
  run: async (viewer, { meetup }, t) => {
    const brought = await bringBack(viewer, { meetupId: meetup });
    if (!brought.ok) return { error: t(`oneDate.refused.${brought.refusal}`) };
    revalidatePath("/", "layout");
    redirect(`/meetups/${meetup}/change?back`);
  },
});

export const saveNote = memberAction({
  input: z.object({ meetup: id(), note: longText(2000) }),
  limit: { what: "note", max: 60, minutes: 60 },
  run: async (viewer, { meetup, note }, t) => {
    await writeNote(viewer, { meetupId: meetup, note });
    revalidatePath("/", "layout");
    return { done: t("oneDate.note.saved") };
  },
});

export const call = memberAction({
  input: callSchema,
  limit: { what: "call-meetup", max: 30, minutes: 60 },
  run: async (viewer, input, t) => {
    const called = await callMeetup(viewer, input);
    if (!called.ok) return { error: t(`oneDate.refused.${called.refusal}`, { most: mostCalled }) };
    revalidatePath("/", "layout");
    redirect(`/meetups/${called.id}`);
  },
});

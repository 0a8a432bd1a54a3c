"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, memberAction } from "#lib/http/actions.ts";
import { sentByScript } from "#lib/http/request.ts";
import { deleteRemark } from "#lib/meetups/delete-remark.ts";
import { here } from "#lib/meetups/here.ts";
import { keepAsOneOff } from "#lib/meetups/keep-as-one-off.ts";
import { sayRemark } from "#lib/meetups/say-remark.ts";
import { shout } from "#lib/meetups/shout.ts";
import { formKey, id, requiredLine } from "#lib/text.ts";

export const sayARemark = memberAction({
  input: z.object({ meetup: id(), remark: requiredLine(300), key: formKey() }),
  limit: { what: "remark", max: 40, minutes: 10 },
  run: async (viewer, { meetup, remark, key }, t) => {
    const said = await sayRemark(viewer, { meetupId: meetup, text: remark, sent: key });
    if (!said.ok && said.refusal === "closed") return { error: t("onTheDay.remarks.refused.closed") };
    const done = said.ok ? t("onTheDay.remarks.done") : t("common.sentAlready");
    return land(`/meetups/${meetup}#${said.ok ? `r-${said.id}` : "remarks"}`, done);
  },
});

export const deleteARemark = memberAction({
  input: z.object({ meetup: id(), id: id() }),
  run: async (viewer, { meetup, id: remarkId }, t): Promise<FormState> => {
    const deleted = await deleteRemark(viewer, { meetupId: meetup, remarkId });
    if (!deleted.ok) return { error: t("onTheDay.remarks.notYours") };
    revalidatePath("/", "layout");
    redirect(`/meetups/${meetup}?said=deleted#remarks`);
  },
});

export const headDown = memberAction({
  input: z.object({ meetup: id() }),
  limit: { what: "shout", max: 60, minutes: 10 },
  run: async (viewer, { meetup }, t) => {
    const shouted = await shout(viewer, { meetupId: meetup });
    // The table was full: the page shows the place in the line.
    if (shouted.ok || shouted.refusal === "full") revalidatePath("/", "layout");
    return shouted.ok
      ? { done: t("onTheDay.shout.done") }
      : { error: t(`onTheDay.shout.refused.${shouted.refusal}`) };
  },
});

export const beHere = memberAction({
  input: z.object({ meetup: id(), there: z.enum(["yes", "no"], { error: "common.error.notOffered" }) }),
  limit: { what: "here", max: 60, minutes: 10 },
  run: async (viewer, { meetup, there }, t) => {
    const said = await here(viewer, { meetupId: meetup, there: there === "yes" });
    if (!said.ok) return { error: t(`onTheDay.here.refused.${said.refusal}`) };
    revalidatePath("/", "layout");
    return { done: t(there === "yes" ? "onTheDay.here.done" : "onTheDay.here.doneLeft") };
  },
});

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

/** A page's script shows the thread anew where it stands; without one the browser is sent to what was written. */
async function land(path: string, done: string): Promise<FormState> {
  if (!(await sentByScript())) redirect(path);
  revalidatePath("/", "layout");
  return { done };
}

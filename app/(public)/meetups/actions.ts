"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, memberAction } from "#lib/http/actions.ts";
import { sentByScript } from "#lib/http/request.ts";
import { answer } from "#lib/meetups/answer.ts";
import { newFormKey } from "#lib/once.ts";
import { formKey, id } from "#lib/text.ts";

const answerInput = z.object({
  meetup: id(),
  kind: z.enum(["going", "might", "cant", "if", "none"], { error: "common.error.notOffered" }),
  key: formKey(),
});

export type AnswerState = FormState & { kind: string | null; key?: string };

export const answerMeetup = memberAction<typeof answerInput, AnswerState>({
  input: answerInput,
  limit: { what: "answer", max: 120, minutes: 10 },
  run: async (viewer, { meetup, kind, key }, t) => {
    const answered = await answer(viewer, {
      meetupId: meetup,
      kind: kind === "none" ? null : kind,
      sent: key,
    });
    // Refused: the page stays as it is, or the next date would take the place of these words. Without a script
    // it cannot stay, so the date's own page says them.
    if (!answered.ok && !(await sentByScript())) redirect(`/meetups/${meetup}`);
    if (!answered.ok) return { kind: answered.kind, error: t(`meetups.answer.refused.${answered.refusal}`) };
    revalidatePath("/", "layout");
    return {
      kind: answered.kind,
      done: t(`meetups.answer.said.${answered.kind ?? "none"}`),
      key: newFormKey(),
    };
  },
});

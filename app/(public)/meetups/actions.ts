"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { isClock } from "#lib/calendar/wall-time.ts";
import { type FormState, memberAction } from "#lib/http/actions.ts";
import { sentByScript } from "#lib/http/request.ts";
import { answer } from "#lib/meetups/answer.ts";
import { membersNamed } from "#lib/members/named.ts";
import { newFormKey } from "#lib/once.ts";
import { formKey, id, line } from "#lib/text.ts";

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
    if (!answered.ok && isPast(answered) && !(await sentByScript())) redirect(`/meetups/${meetup}`);
    if (!answered.ok) return { kind: answered.kind, error: t(`meetups.answer.refused.${answered.refusal}`) };
    revalidatePath("/", "layout");
    const together = kind === "if" && answered.kind === "going";
    return {
      kind: answered.kind,
      done: together ? t("answers.cameIn") : t(`meetups.answer.said.${answered.kind ?? "none"}`),
      key: newFormKey(),
    };
  },
});

const isPast = ({ refusal }: { refusal: string }) => refusal === "over" || refusal === "cancelled";

const clock = z
  .string({ error: "answers.more.wrongTime" })
  .refine((text) => text === "" || isClock(text), "answers.more.wrongTime")
  .transform((text) => text || null);

/** A number that may be left empty. */
const number = (shape: RegExp, message: string) =>
  z
    .string({ error: message })
    .refine((text) => text === "" || shape.test(text), message)
    .transform(Number);

const moreInput = z.object({
  meetup: id(),
  note: line(200),
  from: clock.default(null),
  to: clock.default(null),
  guests: number(/^[0-9]$/, "answers.more.wrongGuests").default(0),
  guestNames: line(120).default(""),
  company: number(/^([1-9]|1[0-9]|20)$/, "answers.more.wrongCompany").optional(),
  names: line(1_000).default(""),
  key: formKey(),
});

/** Says more beside the answer one has given. */
export const sayMore = memberAction({
  input: moreInput,
  limit: { what: "answer", max: 120, minutes: 10 },
  run: async (viewer, { meetup, note, from, to, guests, guestNames, company, names, key }, t) => {
    const named = await membersNamed(viewer, names);
    if (!named.ok) {
      const { name, several } = named;
      return { errors: { names: t(`answers.more.${several ? "severalCalled" : "nobodyCalled"}`, { name }) } };
    }
    const wish = named.ids.length > 0 ? { all: named.ids } : company ? { atLeast: company } : undefined;
    const details = { note, thereFrom: from, thereTo: to, guests, guestNames };
    const answered = await answer(viewer, { meetupId: meetup, details, wish, sent: key });
    if (answered.ok) {
      revalidatePath("/", "layout");
      return { done: t("answers.more.saved") };
    }
    const field = { outside: "from", "no-seats-for-guests": "guests" }[answered.refusal as string];
    const why = t(`meetups.answer.refused.${answered.refusal}`);
    return field ? { errors: { [field]: why } } : { error: why };
  },
});

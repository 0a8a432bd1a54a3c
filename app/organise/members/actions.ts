"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { organiserAction } from "#lib/http/actions.ts";
import { addMember, newMemberSchema } from "#lib/members/add-member.ts";
import { doToMember } from "#lib/members/do-to-member.ts";
import { letIn } from "#lib/members/let-in.ts";
import { memberDeeds } from "#lib/members/member-decision.ts";
import { id } from "#lib/text.ts";

/** The button pressed is named by its deed and carries the id. */
export const answerRequest = organiserAction({
  input: z.union([z.object({ letIn: id() }), z.object({ notNow: id() })], "common.error.notOffered"),
  run: async (viewer, input, t) => {
    const yes = "letIn" in input;
    const decided = await letIn(viewer, yes ? input.letIn : input.notNow, yes);
    revalidatePath("/organise", "layout");
    if (!decided.ok) return { error: t("membersDesk.waiting.answered") };
    return {
      done: t(yes ? "membersDesk.waiting.done" : "membersDesk.waiting.doneNotNow", { name: decided.name }),
    };
  },
});

export const addSomebody = organiserAction({
  input: newMemberSchema,
  limit: { what: "add-member", max: 100, minutes: 60 },
  run: async (viewer, input, t) => {
    const decided = await addMember(viewer, input);
    if (!decided.ok) return { error: t("membersDesk.add.already") };
    revalidatePath("/organise", "layout");
    return { done: t("membersDesk.add.done", { name: input.name }) };
  },
});

/** The button's value is the deed and the id: "suspend 3f0c…". */
const deedAndId = z
  .string("common.error.notOffered")
  .transform((value) => value.split(" "))
  .pipe(z.tuple([z.enum(memberDeeds, "common.error.notOffered"), id()], "common.error.notOffered"));

export const changeMember = organiserAction({
  input: z.object({ deed: deedAndId }),
  run: async (viewer, { deed: [deed, memberId] }, t) => {
    const decided = await doToMember(viewer, deed, memberId);
    revalidatePath("/organise", "layout");
    if (!decided.ok) return { error: t(`membersDesk.refused.${decided.refusal}`) };
    return { done: t(`membersDesk.done.${deed}`, { name: decided.name }) };
  },
});

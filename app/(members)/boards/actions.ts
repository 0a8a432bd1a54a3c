"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { boardFields, reasonField } from "#lib/boards/fields.ts";
import { invite } from "#lib/boards/invite.ts";
import { leave } from "#lib/boards/leave.ts";
import { removeMember } from "#lib/boards/remove-member.ts";
import { startBoard } from "#lib/boards/start-board.ts";
import { type FormState, memberAction } from "#lib/http/actions.ts";
import { land } from "#lib/http/land.ts";
import { formKey, id } from "#lib/text.ts";

const board = id();

export const startABoard = memberAction({
  input: z.object({ ...boardFields, sent: formKey() }),
  limit: { what: "board:start", max: 10, minutes: 60 },
  run: async (viewer, input) => {
    const started = await startBoard(viewer, input);
    redirect(started.ok ? `/boards/${started.id}` : "/boards");
  },
});

export const inviteSomebody = memberAction({
  input: z.object({ board, member: id() }),
  limit: { what: "board:invite", max: 200, minutes: 60 },
  run: async (viewer, input, t) => {
    const invited = await invite(viewer, input);
    if (!invited.ok) return { error: t(`boards.members.refused.${invited.why}`) };
    return land(`/boards/${input.board}/members`, t("boards.members.invited", { name: invited.name }));
  },
});

export const letGo = memberAction({
  input: z.object({ board, member: id(), words: reasonField() }),
  run: async (viewer, input, t): Promise<FormState> => {
    const removed = await removeMember(viewer, input);
    if (!removed.ok) return { error: t(`boards.members.refused.${removed.why}`) };
    redirect(`/boards/${input.board}/members?said=let-go`);
  },
});

export const leaveBoard = memberAction({
  input: z.object({ board, agreed: z.literal("yes").optional() }),
  run: async (viewer, input, t): Promise<FormState> => {
    const left = await leave(viewer, { board: input.board, agreed: input.agreed === "yes" });
    if (!left.ok) {
      refresh();
      return { error: t(`boards.members.refused.${left.why}`) };
    }
    redirect("/boards?said=left");
  },
});

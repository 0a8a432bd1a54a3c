"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { comment } from "#lib/boards/comment.ts";
import { deleteComment } from "#lib/boards/delete-comment.ts";
import { deletePost } from "#lib/boards/delete-post.ts";
import { boardFields } from "#lib/boards/fields.ts";
import { invite } from "#lib/boards/invite.ts";
import { leave } from "#lib/boards/leave.ts";
import { placeText } from "#lib/boards/older.ts";
import { post } from "#lib/boards/post.ts";
import { react } from "#lib/boards/react.ts";
import { reactionKinds } from "#lib/boards/reactions.ts";
import { removeMember } from "#lib/boards/remove-member.ts";
import { startBoard } from "#lib/boards/start-board.ts";
import { type FormState, memberAction } from "#lib/http/actions.ts";
import { land } from "#lib/http/land.ts";
import { formKey, id, requiredLongText } from "#lib/text.ts";

const board = id();
const kind = z.enum(reactionKinds, { error: "common.error.notOffered" });

export const startABoard = memberAction({
  input: z.object({ ...boardFields, sent: formKey() }),
  limit: { what: "board:start", max: 10, minutes: 60 },
  run: async (viewer, input) => {
    const started = await startBoard(viewer, input);
    redirect(started.ok ? `/boards/${started.id}` : "/boards");
  },
});

export const postInBoard = memberAction({
  input: z.object({
    board,
    mood: z.enum(["rah", "argh"], { error: "boards.post.chooseMood" }),
    text: requiredLongText(20_000),
    sent: formKey(),
  }),
  limit: { what: "board:post", max: 40, minutes: 10 },
  run: async (viewer, input, t) => {
    const posted = await post(viewer, input);
    const done = posted.ok ? t("boards.post.done") : t("common.sentAlready");
    return land(`/boards/${input.board}${posted.ok ? `#p-${posted.id}` : ""}`, done);
  },
});

export const commentOnPost = memberAction({
  input: z.object({ board, post: id(), text: requiredLongText(20_000), sent: formKey() }),
  limit: { what: "board:comment", max: 120, minutes: 10 },
  run: async (viewer, input, t) => {
    const said = await comment(viewer, input);
    const done = said.ok ? t("boards.comment.done") : t("common.sentAlready");
    return land(`${thread(input)}${said.ok ? `#c-${said.id}` : ""}`, done);
  },
});

export const reactToPost = memberAction({
  input: z.object({
    board,
    post: id(),
    put: kind.optional(),
    takeBack: kind.optional(),
    /** Where to come back to without scripts: the thread, or this page of the board. */
    from: z.union([z.literal("thread"), placeText()]).optional(),
  }),
  limit: { what: "board:react", max: 300, minutes: 10 },
  run: async (viewer, { put, takeBack, from, ...at }, t) => {
    const pressed = put ?? takeBack;
    if (!pressed) return { error: t("common.error.notOffered") };
    await react(viewer, { ...at, kind: pressed, on: put !== undefined });
    const page = `/boards/${at.board}${from ? `?older=${from}` : ""}`;
    const done = put ? t("boards.reaction.put") : t("boards.reaction.takenBack");
    return land(from === "thread" ? thread(at) : `${page}#p-${at.post}`, done);
  },
});

export const deleteMyPost = memberAction({
  input: z.object({ board, post: id() }),
  run: async (viewer, input, t): Promise<FormState> => {
    const deleted = await deletePost(viewer, input);
    if (!deleted.ok) return { error: t("boards.notYours") };
    redirect(`/boards/${input.board}?said=deleted`);
  },
});

export const deleteMyComment = memberAction({
  input: z.object({ board, post: id(), comment: id() }),
  run: async (viewer, input, t): Promise<FormState> => {
    const deleted = await deleteComment(viewer, input);
    if (!deleted.ok) return { error: t("boards.notYours") };
    redirect(`${thread(input)}?said=deleted#comments`);
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
  input: z.object({ board, member: id() }),
  run: async (viewer, input, t) => {
    const removed = await removeMember(viewer, input);
    if (!removed.ok) return { error: t(`boards.members.refused.${removed.why}`) };
    return land(`/boards/${input.board}/members`, t("boards.members.removed", { name: removed.name }));
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

const thread = (at: { board: string; post: string }) => `/boards/${at.board}/posts/${at.post}`;

"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { comment } from "#lib/boards/comment.ts";
import { deleteComment } from "#lib/boards/delete-comment.ts";
import { deletePost } from "#lib/boards/delete-post.ts";
import { editComment } from "#lib/boards/edit-comment.ts";
import { editPost } from "#lib/boards/edit-post.ts";
import { markAllRead } from "#lib/boards/mark-all-read.ts";
import { placeText } from "#lib/boards/older.ts";
import { pictureRefusal } from "#lib/boards/picture-refusal.ts";
import { post } from "#lib/boards/post.ts";
import { changedComment, changedPost, isUnderPen, newComment, newPost } from "#lib/boards/post-schema.ts";
import { react } from "#lib/boards/react.ts";
import { reactToComment } from "#lib/boards/react-to-comment.ts";
import { reactionKinds } from "#lib/boards/reactions.ts";
import { thank } from "#lib/boards/thank.ts";
import { type FormState, memberAction } from "#lib/http/actions.ts";
import { land } from "#lib/http/land.ts";
import type { Words } from "#lib/i18n/words.ts";
import { id } from "#lib/text.ts";

const kind = z.enum(reactionKinds, { error: "common.error.notOffered" });
const ofPost = { board: id(), post: id() };
const ofComment = { ...ofPost, comment: id() };

export const postInBoard = memberAction({
  input: newPost(),
  limit: { what: "board:post", max: 40, minutes: 10, unless: isUnderPen },
  run: async (viewer, input, t) => {
    const posted = await post(viewer, input);
    if (!posted.ok && "number" in posted) return pictureRefusal(posted, t);
    if (!posted.ok && posted.why !== "sent-already") return refused(posted.why, t);
    const done = posted.ok ? t("boards.post.done") : t("common.sentAlready");
    return land(`/boards/${input.board}${posted.ok ? `#p-${posted.id}` : ""}`, done);
  },
});

export const changePost = memberAction({
  input: changedPost(),
  run: async (viewer, input, t): Promise<FormState> => {
    const changed = await editPost(viewer, input);
    if (!changed.ok) return refused(changed.why, t);
    redirect(`${thread(input)}?said=changed`);
  },
});

export const commentOnPost = memberAction({
  input: newComment(),
  limit: { what: "board:comment", max: 120, minutes: 10, unless: isUnderPen },
  run: async (viewer, input, t) => {
    const said = await comment(viewer, input);
    if (!said.ok && said.why !== "sent-already") return refused(said.why, t);
    const place = said.ok ? `#c-${said.id}` : "";
    // What it quotes stands in the address, and would be quoted again by the next one.
    if (input.quotes) redirect(`${thread(input)}?said=sent${place}`);
    return land(`${thread(input)}${place}`, said.ok ? t("boards.comment.done") : t("common.sentAlready"));
  },
});

export const changeComment = memberAction({
  input: changedComment(),
  run: async (viewer, input, t): Promise<FormState> => {
    const changed = await editComment(viewer, input);
    if (!changed.ok) return refused(changed.why, t);
    redirect(`${thread(input)}?said=changed#c-${input.comment}`);
  },
});

export const reactToPost = memberAction({
  input: z.object({
    ...ofPost,
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

export const reactToAComment = memberAction({
  input: z.object({ ...ofComment, put: kind.optional(), takeBack: kind.optional() }),
  limit: { what: "board:react", max: 300, minutes: 10 },
  run: async (viewer, { put, takeBack, ...at }, t) => {
    const pressed = put ?? takeBack;
    if (!pressed) return { error: t("common.error.notOffered") };
    await reactToComment(viewer, { ...at, kind: pressed, on: put !== undefined });
    const done = put ? t("boards.reaction.put") : t("boards.reaction.takenBack");
    return land(`${thread(at)}#c-${at.comment}`, done);
  },
});

export const thankForComment = memberAction({
  input: z.object({ ...ofComment, on: z.enum(["yes", "no"], { error: "common.error.notOffered" }) }),
  run: async (viewer, input, t) => {
    const thanked = await thank(viewer, { ...input, on: input.on === "yes" });
    if (!thanked.ok) return refused(thanked.why, t);
    const done = thanked.on ? t("boardPosts.thanks.done") : t("boardPosts.thanks.takenBack");
    return land(`${thread(input)}#c-${input.comment}`, done);
  },
});

export const markAllAsRead = memberAction({
  input: z.object({ board: id() }),
  run: async (viewer, { board }, t) => {
    await markAllRead(viewer, board);
    return land(`/boards/${board}`, t("boardThreads.allRead.done"));
  },
});

export const deleteMyPost = memberAction({
  input: z.object(ofPost),
  run: async (viewer, input, t): Promise<FormState> => {
    const deleted = await deletePost(viewer, input);
    if (!deleted.ok) return { error: t("boards.notYours") };
    redirect(`/boards/${input.board}?said=deleted`);
  },
});

export const deleteMyComment = memberAction({
  input: z.object(ofComment),
  run: async (viewer, input, t): Promise<FormState> => {
    const deleted = await deleteComment(viewer, input);
    if (!deleted.ok) return { error: t("boards.notYours") };
    redirect(`${thread(input)}?said=deleted#comments`);
  },
});

type Why = "muted" | "not-yours" | "removed" | "pen-taken" | "pens-enough" | "not-yours-to-thank";

/** A pen name that is taken is said at its field. */
function refused(why: Why, t: Words): FormState {
  const said = t(`boardPosts.refused.${why}`);
  return why === "pen-taken"
    ? { error: t("common.error.badForm"), errors: { penName: said } }
    : { error: said };
}

const thread = (at: { board: string; post: string }) => `/boards/${at.board}/posts/${at.post}`;

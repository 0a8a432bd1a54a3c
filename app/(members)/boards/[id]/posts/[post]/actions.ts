"use server";

import { z } from "zod";
import { addPicture } from "#lib/boards/add-picture.ts";
import { follow } from "#lib/boards/follow.ts";
import { ways } from "#lib/boards/mark-rules.ts";
import { pictureRefusal } from "#lib/boards/picture-refusal.ts";
import { described, pictureFields, picturesOf } from "#lib/boards/picture-schema.ts";
import { isUnderPen } from "#lib/boards/post-schema.ts";
import { removePicture } from "#lib/boards/remove-picture.ts";
import { type FormState, memberAction } from "#lib/http/actions.ts";
import { land } from "#lib/http/land.ts";
import { formKey, id } from "#lib/text.ts";

export const addPictureToPost = memberAction({
  input: z.object({ board: id(), post: id(), sent: formKey(), ...pictureFields }).superRefine(described),
  limit: { what: "board:picture", max: 60, minutes: 10, unless: isUnderPen },
  run: async (viewer, input, t) => {
    const pictures = picturesOf(input);
    if (pictures.length === 0) return { error: t("boardsWriting.pictures.choose") };
    const added = await addPicture(viewer, { ...input, pictures });
    if (added.ok) return land(thread(input), t("boardsWriting.pictures.added"));
    if (added.why === "sent-already") return land(thread(input), t("common.sentAlready"));
    if ("number" in added) return pictureRefusal(added, t);
    return { error: t(`boardsWriting.pictures.refused.${added.why}`) };
  },
});

export const removePictureFromPost = memberAction({
  input: z.object({ board: id(), post: id(), picture: id() }),
  run: async (viewer, input, t): Promise<FormState> => {
    const removed = await removePicture(viewer, input);
    if (!removed.ok) return { error: t(`boardsWriting.pictures.refused.${removed.why}`) };
    return land(thread(input), t("boardsWriting.pictures.removed"));
  },
});

export const followThread = memberAction({
  input: z.object({
    board: id(),
    post: id(),
    way: z.enum([...ways, "none"], { error: "common.error.notOffered" }),
  }),
  run: async (viewer, { way, ...at }, t) => {
    await follow(viewer, { ...at, way: way === "none" ? null : way });
    return land(`${thread(at)}#follow`, t(`boardThreads.way.done.${way}`));
  },
});

const thread = (at: { board: string; post: string }) => `/boards/${at.board}/posts/${at.post}`;

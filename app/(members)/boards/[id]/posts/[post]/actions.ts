"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { addPicture } from "#lib/boards/add-picture.ts";
import { described, pictureFields, picturesOf } from "#lib/boards/picture-schema.ts";
import { removePicture } from "#lib/boards/remove-picture.ts";
import { type FormState, memberAction } from "#lib/http/actions.ts";
import { sentByScript } from "#lib/http/request.ts";
import { formKey, id } from "#lib/text.ts";

export const addPictureToPost = memberAction({
  input: z.object({ board: id(), post: id(), sent: formKey(), ...pictureFields }).superRefine(described),
  limit: { what: "board:picture", max: 60, minutes: 10 },
  run: async (viewer, input, t) => {
    const pictures = picturesOf(input);
    if (pictures.length === 0) return { error: t("boardsWriting.pictures.choose") };
    const added = await addPicture(viewer, { ...input, pictures });
    if (added.ok) return land(input, t("boardsWriting.pictures.added"));
    if (added.why === "sent-already") return land(input, t("common.sentAlready"));
    if (!("number" in added)) return { error: t(`boardsWriting.pictures.refused.${added.why}`) };
    const wrong = { [`picture${added.number}`]: t(`boardsWriting.pictures.fault.${added.why}`) };
    return { error: t("common.error.badForm"), errors: wrong };
  },
});

export const removePictureFromPost = memberAction({
  input: z.object({ board: id(), post: id(), picture: id() }),
  run: async (viewer, input, t): Promise<FormState> => {
    const removed = await removePicture(viewer, input);
    if (!removed.ok) return { error: t(`boardsWriting.pictures.refused.${removed.why}`) };
    return land(input, t("boardsWriting.pictures.removed"));
  },
});

/** A page's script shows the answer where it stands; without one the browser is sent to the post anew. */
async function land({ board, post }: { board: string; post: string }, done: string): Promise<FormState> {
  if (!(await sentByScript())) redirect(`/boards/${board}/posts/${post}`);
  refresh();
  return { done };
}

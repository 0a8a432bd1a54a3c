import { z } from "zod";
import { line } from "#lib/text.ts";
import { ALT_LENGTH, MOST_PICTURES, PICTURE_BYTES } from "./picture-limits.ts";

/** A picture as a form sent it, with what it shows in words. `number`: of its field, from 1. */
export type SentPicture = { number: number; file: File; alt: string };

type Numbers = 1 | 2 | 3 | 4;
type Fields = Partial<Record<`picture${Numbers}`, File> & Record<`alt${Numbers}`, string>>;

/** A file; a field in which none was chosen sends an empty one. What is in the file is judged by picture.ts. */
function picture() {
  const file = z
    .instanceof(File, { error: "boardsWriting.pictures.fault.notAPicture" })
    .refine(({ size }) => size <= PICTURE_BYTES, { error: "boardsWriting.pictures.fault.tooBig" });
  return z.preprocess(
    (sent) => (sent === "" || (sent instanceof File && sent.size === 0) ? undefined : sent),
    file.optional(),
  );
}

const alt = () => line(ALT_LENGTH).optional();

/** The fields of PictureFields, for a form's schema: `z.object({ …, ...pictureFields }).superRefine(described)`. */
export const pictureFields = {
  picture1: picture(),
  alt1: alt(),
  picture2: picture(),
  alt2: alt(),
  picture3: picture(),
  alt3: alt(),
  picture4: picture(),
  alt4: alt(),
};

/** Each picture is described in words, for those who cannot see it. */
export function described(form: Fields, context: z.core.$RefinementCtx): void {
  for (const { number, alt } of picturesOf(form))
    if (!alt)
      context.addIssue({
        code: "custom",
        path: [`alt${number}`],
        message: "boardsWriting.pictures.describe",
      });
}

/** The pictures of a form whose fields were read with `pictureFields`. */
export function picturesOf(form: Fields): SentPicture[] {
  return Array.from({ length: MOST_PICTURES }, (_, at) => (at + 1) as Numbers).flatMap((number) => {
    const file = form[`picture${number}`];
    return file ? [{ number, file, alt: form[`alt${number}`] ?? "" }] : [];
  });
}

import { z } from "zod";
import { line, longText, personName } from "#lib/text.ts";
import { isZone } from "#lib/time.ts";
import { fold } from "./fold.ts";
import { tidyLink } from "./links.ts";
import { PHOTO_BYTES } from "./picture-limits.ts";

/** A profile as its form sends it, in texts; out come lists, and the photo as a file if one was chosen. */
export const profileSchema = z.object({
  name: personName(),
  craft: line(120),
  languages: languages(),
  about: longText(2_000),
  links: links(),
  zone: ownZone(),
  photo: photo(),
  photoOff: z.literal("yes", "common.error.notOffered").optional(),
});

/** "Welsh, German" or one on each line, in any script's comma; each once, however it was capitalised. */
function languages() {
  return longText(1_000)
    .transform((text) =>
      distinct(
        text.split(/[,;\n،、，؛]/).map((each) => each.replace(/\s+/g, " ").trim()),
        fold,
      ),
    )
    .pipe(
      z.array(z.string().max(40, "people.error.languageTooLong")).max(20, "people.error.tooManyLanguages"),
    );
}

/** One web address on each line. */
function links() {
  return longText(4_000)
    .transform((text) =>
      distinct(
        text.split("\n").map((each) => each.trim()),
        (each) => each,
      ),
    )
    .pipe(
      z
        .array(
          z
            .string()
            .max(300, "people.error.linkTooLong")
            .transform((typed, context) => {
              const link = tidyLink(typed);
              if (!link) context.addIssue({ code: "custom", message: "people.error.link" });
              return link ?? z.NEVER;
            })
            .pipe(z.string().max(900, "people.error.linkTooLong")),
        )
        .max(8, "people.error.tooManyLinks"),
    )
    .transform((found) => distinct(found, (each) => each));
}

/** An IANA zone, in capitals as its database writes it, or nothing. */
function ownZone() {
  return line(60)
    .refine((zone) => zone === "" || isZone(zone), "people.error.zone")
    .transform((zone) => zone || null);
}

/** A file; a form in which none was chosen sends an empty one. What is in the file is judged by picture.ts. */
function photo() {
  const file = z
    .instanceof(File, { error: "people.photoError.notAPicture" })
    .refine(({ size }) => size <= PHOTO_BYTES, { error: "people.photoError.tooBig" });
  return z.preprocess(
    (sent) => (sent === "" || (sent instanceof File && sent.size === 0) ? undefined : sent),
    file.optional(),
  );
}

function distinct(texts: string[], by: (text: string) => string): string[] {
  const found = new Map<string, string>();
  for (const text of texts) if (text && !found.has(by(text))) found.set(by(text), text);
  return [...found.values()];
}

import { z } from "zod";
import type { WordKey, Words } from "#lib/i18n/words.ts";

/**
 * The building blocks of form schemas. Messages are keys of the catalogue; what comes out is a primitive, trimmed,
 * with line ends as "\n" and in Unicode's composed form (NFC).
 */

/** Characters PostgreSQL cannot keep (null), and those that only serve to disturb a text's display or parsing. */
const ODD = /[^\P{Cc}\n\t]|\p{Cs}|[\uFFFE\uFFFF]/u;

const tidy = (text: string) => text.replace(/\r\n?/g, "\n").normalize("NFC").trim();

const plain = (max: number) =>
  z
    .string({ error: "common.error.required" })
    .transform(tidy)
    .pipe(
      z
        .string()
        .max(max, "common.error.tooLong")
        .refine((text) => !ODD.test(text), "common.error.oddCharacters"),
    );

/** Several lines, may be empty. */
export const longText = (max: number) => plain(max);

/** Several lines, not empty. */
export const requiredLongText = (max: number) => plain(max).pipe(z.string().min(1, "common.error.required"));

/** One line, may be empty. */
export const line = (max: number) => plain(max).transform((text) => text.replace(/\s*\n\s*/g, " "));

/** One line, not empty. */
export const requiredLine = (max: number) => line(max).pipe(z.string().min(1, "common.error.required"));

/** A person's name: it has something to see in it, and nothing that turns the text round it about (bidi controls). */
export function personName() {
  return line(80)
    .transform((text) => text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").trim())
    .pipe(z.string().refine(hasLetters, "common.error.required"));
}

/** A letter, a number or a picture character; the fillers of Hangul are letters that nobody can see. */
function hasLetters(text: string): boolean {
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text.replace(/[\u115f\u1160\u3164\uffa0]/g, ""));
}

/** One plain email address: no name, no list, no comment; lower-cased host. */
export const emailAddress = () =>
  requiredLine(254).pipe(z.email("common.error.notAnEmail").transform((text) => text.toLowerCase()));

/** An id of ours, from a hidden field. */
export const id = () => z.uuid("common.error.notOffered");

/** A form's key against acting twice; see lib/once.ts. */
export const formKey = () => z.uuid("common.error.notOffered").optional();

/**
 * What is wrong with a form, in words, by field name; of several things the first.
 * @param whole the name under which to say what is wrong with no field alone
 */
export function fieldErrors(error: z.ZodError, t: Words, whole = ""): Record<string, string> {
  const found: Record<string, string> = {};
  for (const issue of error.issues) {
    const { maximum, params } = issue as { maximum?: number; params?: { reason?: string } };
    // What a forged form gets wrong may have only zod's own words, which are not for people.
    const key = /^[\w-]+(\.[\w-]+)+$/.test(issue.message)
      ? (issue.message as WordKey)
      : "common.error.notOffered";
    found[String(issue.path[0] ?? whole)] ??= t(key, {
      max: Number(maximum ?? 0),
      reason: params?.reason ?? "",
    });
  }
  return found;
}

import { z } from "zod";

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

/** One plain email address: no name, no list, no comment; lower-cased host. */
export const emailAddress = () =>
  requiredLine(254).pipe(z.email("common.error.notAnEmail").transform((text) => text.toLowerCase()));

/** An id of ours, from a hidden field. */
export const id = () => z.uuid("common.error.notOffered");

/** A form's key against acting twice; see lib/once.ts. */
export const formKey = () => z.string().min(8).max(80).optional();

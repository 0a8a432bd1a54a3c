import { z } from "zod";
import { formKey, id, line, personName, requiredLongText } from "#lib/text.ts";
import { languageTags } from "./languages.ts";
import { keeps } from "./post-rules.ts";

/** What the forms of posts and comments send. */

const lang = z.enum(["", ...languageTags], { error: "common.error.notOffered" }).default("");
const text = requiredLongText(20_000);

/** Empty for one of ours. It has something to see in it, and nothing that turns the text round it about. */
const penName = line(60).transform((name, found) => {
  if (name === "") return name;
  const named = personName().safeParse(name);
  if (named.success) return named.data;
  found.addIssue({ code: "custom", message: "boardPosts.pen.odd" });
  return z.NEVER;
});

/** Under whose name: "pen" with a name or without, anything else is one's own. */
const signing = {
  pen: z.enum(["own", "pen"], { error: "common.error.notOffered" }).default("own"),
  penName: penName.default(""),
  sent: formKey(),
};
type SignedForm = { pen: "own" | "pen"; penName: string };
const signed = <Form extends SignedForm>({ pen, penName, ...form }: Form) => ({
  ...form,
  penName: pen === "pen" ? penName : undefined,
});

const words = {
  mood: z.enum(["rah", "argh", "none"], { error: "boardPosts.chooseMood" }),
  title: line(120).default(""),
  text,
  lang,
  listen: z.literal("yes").optional(),
  veil: line(120).default(""),
  keep: z.enum(keeps, { error: "common.error.notOffered" }).default("board"),
};
type WordsForm = { mood: "rah" | "argh" | "none"; listen?: "yes" | undefined; veil: string };
const written = <Form extends WordsForm>({ mood, listen, veil, ...form }: Form) => ({
  ...form,
  mood: mood === "none" ? null : mood,
  listen: listen === "yes",
  veil: veil || null,
});

export const newPost = () =>
  z.object({ board: id(), ...words, ...signing }).transform((form) => written(signed(form)));
export const changedPost = () => z.object({ board: id(), post: id(), ...words }).transform(written);

export const newComment = () =>
  z.object({ board: id(), post: id(), quotes: id().optional(), text, lang, ...signing }).transform(signed);
export const changedComment = () => z.object({ board: id(), post: id(), comment: id(), text, lang });

/** Whether a form is to be counted under its sender's id: what is written under a pen name is not. */
export const isUnderPen = (fields: Record<string, unknown>): boolean => fields.pen === "pen";

import { z } from "zod";
import { id, longText, requiredLine, requiredLongText } from "#lib/text.ts";
import { boardKinds, keepings, mutingNames } from "./ways.ts";

/** The fields of a board's forms that more than one form has, or that say more than a text does. */

/** How a board is run: starting one, and its settings. */
export const boardFields = {
  name: requiredLine(80),
  about: longText(2000),
  kind: z.enum(boardKinds, { error: "common.error.notOffered" }),
  rules: longText(4000),
  yesNeeded: z.coerce
    .number("common.error.notOffered")
    .int("common.error.notOffered")
    .min(1, "common.error.notOffered")
    .max(9, "common.error.notOffered"),
};

export const keepingField = () => z.enum(keepings, { error: "common.error.notOffered" });

/** Why a keeper does something: short, and for the log. */
export const reasonField = () => requiredLongText(1000);

/** For how long somebody is muted, with the reason; or "end", which needs none. */
export const mutingFields = () => {
  const whom = { board: id(), member: id() };
  return z.discriminatedUnion(
    "how",
    [
      z.object({ ...whom, how: z.literal("end") }),
      z.object({ ...whom, how: z.enum(mutingNames), words: reasonField() }),
    ],
    { error: "common.error.notOffered" },
  );
};

/** What a keeper does about something somebody wrote: to remove it takes a reason. */
export const moderationFields = () => {
  const thing = { board: id(), post: id(), comment: id().optional() };
  return z.discriminatedUnion(
    "act",
    [
      z.object({ ...thing, act: z.enum(["hidden", "shown"]) }),
      z.object({ ...thing, act: z.literal("removed"), words: reasonField() }),
    ],
    { error: "common.error.notOffered" },
  );
};

/** A board's address as somebody copies it: all of it, the path, or the number alone. */
export const boardAddress = () =>
  requiredLine(500).transform((text, context) => {
    const [found] = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text) ?? [];
    if (found && z.uuid().safeParse(found).success) return found.toLowerCase();
    context.addIssue({ code: "custom", message: "boardsPeople.glass.notAnAddress" });
    return z.NEVER;
  });

/** Why organisers want to enter a board: at least a few words. */
export const enteringReason = () =>
  requiredLongText(1000).pipe(z.string().min(10, "boardsPeople.glass.reasonShort"));

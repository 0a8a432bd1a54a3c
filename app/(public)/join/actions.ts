"use server";

import { publicAction } from "#lib/http/actions.ts";
import { askToJoin, joinSchema } from "#lib/members/ask-to-join.ts";

export const ask = publicAction({
  input: joinSchema,
  limit: { what: "join", max: 5, minutes: 60 },
  run: async (_visitor, input, t) => {
    await askToJoin(input);
    return { done: t("join.done") };
  },
});

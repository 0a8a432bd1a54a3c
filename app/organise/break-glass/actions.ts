"use server";

import { z } from "zod";
import { agreeToEnter } from "#lib/boards/agree-to-enter.ts";
import { askToEnter } from "#lib/boards/ask-to-enter.ts";
import { boardAddress, enteringReason } from "#lib/boards/fields.ts";
import { organiserAction } from "#lib/http/actions.ts";
import { land } from "#lib/http/land.ts";
import { id } from "#lib/text.ts";

export const askToEnterBoard = organiserAction({
  input: z.object({ address: boardAddress(), reason: enteringReason() }),
  limit: { what: "board:enter", max: 10, minutes: 60 },
  run: async (viewer, { address, reason }, t) => {
    await askToEnter(viewer, { board: address, reason });
    return land("/organise/break-glass?said=asked", t("boardsPeople.glass.asked"));
  },
});

export const agreeToEnterBoard = organiserAction({
  input: z.object({ entry: id() }),
  run: async (viewer, { entry }, t) => {
    const agreed = await agreeToEnter(viewer, entry);
    if (!agreed.ok) return { error: t("boardsPeople.glass.notOpen") };
    return land("/organise/break-glass?said=agreed", t("boardsPeople.glass.agreed"));
  },
});

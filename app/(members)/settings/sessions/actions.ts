"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { memberAction } from "#lib/http/actions.ts";
import { clearSessionCookie } from "#lib/http/sign-in-cookies.ts";
import { endOtherSessions, endSession } from "#lib/members/sessions.ts";
import { id } from "#lib/text.ts";

export const endOneSession = memberAction({
  input: z.object({ session: id() }),
  run: async (viewer, { session }, t) => {
    const { here } = await endSession(viewer, session);
    if (here) {
      await clearSessionCookie();
      redirect("/");
    }
    revalidatePath("/settings/sessions");
    return { done: t("settings.sessions.ended") };
  },
});

export const endOthers = memberAction({
  input: z.object({}),
  run: async (viewer, _input, t) => {
    const count = await endOtherSessions(viewer);
    revalidatePath("/settings/sessions");
    return { done: t("settings.sessions.endedOthers", { count }) };
  },
});

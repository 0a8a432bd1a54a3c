"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { memberAction } from "#lib/http/actions.ts";
import { clearSessionCookie } from "#lib/http/sign-in-cookies.ts";
import { endOtherSessions, endSession } from "#lib/members/sessions.ts";
import { id } from "#lib/text.ts";

// The form that was sent goes with its session, so the page itself says what happened.
const said = (ended: number) => `/settings/sessions?ended=${ended}`;

export const endOneSession = memberAction({
  input: z.object({ session: id() }),
  run: async (viewer, { session }) => {
    const { here } = await endSession(viewer, session);
    if (here) await clearSessionCookie();
    redirect(here ? "/" : said(1));
  },
});

export const endOthers = memberAction({
  input: z.object({}),
  run: async (viewer) => redirect(said(await endOtherSessions(viewer))),
});

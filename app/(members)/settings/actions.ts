"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { memberAction } from "#lib/http/actions.ts";
import { clearSessionCookie } from "#lib/http/sign-in-cookies.ts";
import { signOut } from "#lib/members/sessions.ts";

export const signMeOut = memberAction({
  input: z.object({}),
  run: async (viewer) => {
    await signOut(viewer);
    await clearSessionCookie();
    redirect("/");
  },
});

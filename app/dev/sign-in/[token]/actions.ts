"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { publicAction } from "#lib/http/actions.ts";
import { setSessionCookie, userAgent } from "#lib/http/sign-in-cookies.ts";
import { quickSignIn } from "#lib/members/quick-sign-in.ts";
import { requiredLine } from "#lib/text.ts";

export const signInQuickly = publicAction({
  input: z.object({ token: requiredLine(200) }),
  run: async (_who, { token }) => {
    await setSessionCookie(await quickSignIn(token, await userAgent()));
    redirect("/");
  },
});

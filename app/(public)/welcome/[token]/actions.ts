"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { publicAction } from "#lib/http/actions.ts";
import { setSessionCookie, userAgent } from "#lib/http/sign-in-cookies.ts";
import { becomeOwner } from "#lib/members/owner-link.ts";
import { emailAddress, personName, requiredLine } from "#lib/text.ts";

export const takeOwnership = publicAction({
  input: z.object({ token: requiredLine(100), name: personName(), email: emailAddress() }),
  limit: { what: "welcome", max: 30, minutes: 15 },
  run: async (_who, input) => {
    await setSessionCookie(await becomeOwner({ ...input, userAgent: await userAgent() }));
    redirect("/organise/set-up");
  },
});

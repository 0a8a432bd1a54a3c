"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { publicAction } from "#lib/http/actions.ts";
import { ownPath, signInPath } from "#lib/http/pages.ts";
import { clientAddress } from "#lib/http/request.ts";
import {
  clearPendingCookie,
  pendingCookie,
  setPendingCookie,
  setSessionCookie,
  userAgent,
} from "#lib/http/sign-in-cookies.ts";
import { askForCode } from "#lib/members/ask-for-code.ts";
import { signIn } from "#lib/members/sign-in.ts";
import { emailAddress, requiredLine } from "#lib/text.ts";

const next = z.string().optional().transform(ownPath);

export const emailMeACode = publicAction({
  input: z.object({ email: emailAddress(), next }),
  run: async (_who, { email, next }, t) => {
    const asked = await askForCode({ email, from: await clientAddress() });
    if (!asked.ok) return { error: t("common.error.tooOften") };
    await setPendingCookie(asked.pending);
    redirect(signInPath(next));
  },
});

export const enterCode = publicAction({
  input: z.object({ code: requiredLine(60), next }),
  run: async (_who, { code, next }, t) => {
    const [pending, from, agent] = await Promise.all([pendingCookie(), clientAddress(), userAgent()]);
    const entered = await signIn({ pending, code, from, userAgent: agent });
    if (entered.ok) {
      await setSessionCookie(entered.token);
      await clearPendingCookie();
      redirect(next);
    }
    // The form is gone from a page without the cookie, and what it would say with it.
    if (entered.refusal === "elsewhere") redirect(signInPath(next, code));
    if (entered.refusal === "tooOften") return { error: t("common.error.tooOften") };
    return { errors: { code: t(`signIn.refused.${entered.refusal}`) } };
  },
});

import { db } from "#lib/db.ts";
import { words } from "#lib/i18n/words.ts";
import { formatCode } from "#lib/members/code.ts";
import { codeFor } from "#lib/members/code-for.ts";
import { CODE_MINUTES } from "#lib/members/pending.ts";
import { group } from "#lib/site/group.ts";
import { now } from "#lib/time.ts";
import type { LetterMaker } from "../letter.ts";

/**
 * The letter with the code, for a member whose newest request this still is; for an unknown address none. The code
 * is not in the subject, which lock screens show to whoever is near.
 * @param to the id of the sign_in_code row
 */
export const signIn: LetterMaker = async ({ to: id }) => {
  const asked = await db.signInCode.findFirst({
    where: { id, usedAt: null, expiresAt: { gt: now() } },
    select: { email: true, createdAt: true },
  });
  if (!asked) return null;
  const [member, newer, site] = await Promise.all([
    db.member.findFirst({
      where: { email: asked.email, suspendedAt: null },
      select: { name: true, email: true },
    }),
    db.signInCode.findFirst({
      where: { email: asked.email, createdAt: { gt: asked.createdAt } },
      select: { id: true },
    }),
    group(),
  ]);
  if (!member || newer) return null;
  const t = words(site?.locale);
  const code = formatCode(codeFor(id));
  const name = site?.name ?? t("site.unnamed");
  return {
    to: member.email,
    subject: t("signIn.letter.subject", { group: name }),
    blocks: [
      { kind: "paragraph", text: t("signIn.letter.hello", { name: member.name, group: name }) },
      { kind: "code", text: code },
      { kind: "paragraph", text: t("signIn.letter.where", { minutes: CODE_MINUTES }) },
      { kind: "button", label: t("signIn.letter.button"), path: `/sign-in?code=${code}` },
      { kind: "small", text: t("signIn.letter.notYou") },
    ],
  };
};

import { db } from "#lib/db.ts";
import { words } from "#lib/i18n/words.ts";
import { group } from "#lib/site/group.ts";
import type { Letter } from "../letter.ts";

/**
 * To an organiser: somebody would like to come in. Nothing when the request has been answered since, or comes from
 * an address that is a member's already (asking is the same for those, so that it tells nobody who is in).
 */
export async function joinRequest({ to, about }: { to: string; about: string }): Promise<Letter | null> {
  const [organiser, request, site] = await Promise.all([
    db.member.findFirst({
      where: { id: to, suspendedAt: null, role: { in: ["organiser", "owner"] } },
      select: { email: true, name: true },
    }),
    db.joinRequest.findFirst({ where: { id: about, answeredAt: null } }),
    group(),
  ]);
  if (!organiser || !request) return null;
  if (await db.member.findUnique({ where: { email: request.email }, select: { id: true } })) return null;
  const t = words();
  const { name, email } = request;
  return {
    to: organiser.email,
    subject: t("letters.joinRequest.subject", { name }),
    blocks: [
      { kind: "paragraph", text: t("letters.hello", { name: organiser.name }) },
      {
        kind: "paragraph",
        text: t("letters.joinRequest.intro", { name, email, group: site?.name ?? t("common.product") }),
      },
      ...(request.words
        ? [
            { kind: "paragraph" as const, text: t("letters.joinRequest.words") },
            { kind: "quote" as const, text: request.words },
          ]
        : []),
      { kind: "button", label: t("letters.joinRequest.button"), path: "/organise/members" },
      { kind: "small", text: t("letters.joinRequest.small") },
    ],
  };
}

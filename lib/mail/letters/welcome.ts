import { words } from "#lib/i18n/words.ts";
import { readerOf } from "#lib/mail/reader.ts";
import { group } from "#lib/site/group.ts";
import type { Letter } from "../letter.ts";

/** To somebody who has just been let in: how to sign in. Nothing for a member who is gone or suspended. */
export async function welcome({ to }: { to: string }): Promise<Letter | null> {
  const t = words();
  const [member, site] = await Promise.all([readerOf(to), group()]);
  if (!member) return null;
  return {
    to: member.email,
    subject: t("letters.welcome.subject", { group: site?.name ?? t("common.product") }),
    blocks: [
      { kind: "paragraph", text: t("letters.hello", { name: member.name }) },
      { kind: "paragraph", text: t("letters.welcome.intro") },
      { kind: "paragraph", text: t("letters.welcome.how") },
      { kind: "button", label: t("letters.welcome.button"), path: "/sign-in" },
      { kind: "small", text: t("letters.welcome.small") },
    ],
  };
}

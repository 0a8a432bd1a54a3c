import { words } from "#lib/i18n/words.ts";
import { readerOf } from "#lib/mail/reader.ts";
import type { Letter } from "../letter.ts";
import { byWords, dayOf, findForLetter, paragraph, quoted, whatWords } from "./proposal-lines.ts";

/**
 * To a member: somebody proposes a change of how the group meets. Nothing when it is settled, or this member has said
 * something to it already.
 * @param about the proposal's id
 */
export async function proposalMade({ to, about }: { to: string; about: string }): Promise<Letter | null> {
  const [member, proposal] = await Promise.all([readerOf(to), findForLetter(about)]);
  if (!member || !proposal || proposal.byId === to) return null;
  if (proposal.decidedAt || proposal.sayings.some(({ memberId }) => memberId === to)) return null;
  const t = words();
  const [name, what] = [byWords(proposal, t), whatWords(proposal, t)];
  const open = proposal.state === "open";
  const path = `/proposals/${proposal.id}`;
  return {
    to: member.email,
    subject: t("proposals.letters.made.subject", { name, what }),
    blocks: [
      paragraph(t("letters.hello", { name: member.name })),
      paragraph(t("proposals.letters.made.intro", { name, series: proposal.series.name })),
      { kind: "heading", text: what },
      ...quoted(null, proposal.words),
      paragraph(
        open
          ? t("proposals.letters.made.open", { date: dayOf(proposal.dueAt, proposal) })
          : t("proposals.letters.made.with_organisers"),
      ),
      { kind: "button", label: t("proposals.letters.made.button"), path },
      { kind: "button", label: t("proposals.letters.made.object"), path: `${path}#say` },
      { kind: "small", text: t("proposals.letters.made.small") },
    ],
  };
}

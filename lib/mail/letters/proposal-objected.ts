import { words } from "#lib/i18n/words.ts";
import { readerOf } from "#lib/mail/reader.ts";
import type { Block, Letter } from "../letter.ts";
import { byWords, dayOf, findForLetter, paragraph, quoted, whatWords } from "./proposal-lines.ts";

/**
 * To whoever proposed something and to the organisers: somebody minds, or it needs their yes, so it is for organisers
 * to decide. Nothing when it is settled, or open again.
 * @param about the proposal's id
 */
export async function proposalObjected({ to, about }: { to: string; about: string }): Promise<Letter | null> {
  const [member, proposal] = await Promise.all([readerOf(to), findForLetter(about)]);
  if (!member || !proposal || proposal.state !== "with_organisers") return null;
  const own = proposal.byId === to;
  if (!own && member.role === "member") return null;
  const t = words();
  const [by, what, series] = [byWords(proposal, t), whatWords(proposal, t), proposal.series.name];
  const objections = proposal.sayings.filter(({ kind }) => kind === "objection");
  const first = objections[0];
  const said: Block[] = objections.flatMap((one) =>
    quoted(t("proposals.page.objects", { name: one.member.name }), one.words),
  );
  return {
    to: member.email,
    subject: first
      ? t("proposals.letters.asked.subjectObjected", { name: first.member.name, what })
      : t("proposals.letters.asked.subject", { what }),
    blocks: [
      paragraph(t("letters.hello", { name: member.name })),
      paragraph(
        first
          ? t("proposals.letters.asked.objected", { name: first.member.name, by, series })
          : t("proposals.letters.asked.needsYes", { by, series }),
      ),
      { kind: "heading", text: what },
      ...said,
      paragraph(t(`proposals.letters.asked.${own ? "proposer" : "organiser"}`)),
      paragraph(t("proposals.letters.asked.lapses", { date: dayOf(proposal.lapsesAt, proposal) })),
      { kind: "button", label: t("proposals.letters.asked.button"), path: `/proposals/${proposal.id}` },
      { kind: "small", text: t("proposals.letters.asked.small") },
    ],
  };
}

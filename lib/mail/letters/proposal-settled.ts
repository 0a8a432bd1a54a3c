import { type Words, words } from "#lib/i18n/words.ts";
import { readerOf } from "#lib/mail/reader.ts";
import { howWords } from "#lib/meetups/proposal-words.ts";
import type { Letter } from "../letter.ts";
import {
  byWords,
  findForLetter,
  type LetterProposal,
  paragraph,
  quoted,
  whatWords,
} from "./proposal-lines.ts";

/**
 * To whoever proposed something, and whoever said something to it: how it ended. Nothing for one that was taken back.
 * @param about the proposal's id
 */
export async function proposalSettled({ to, about }: { to: string; about: string }): Promise<Letter | null> {
  const [member, proposal] = await Promise.all([readerOf(to), findForLetter(about)]);
  if (!member || !proposal) return null;
  const { state } = proposal;
  if (state !== "applied" && state !== "declined" && state !== "lapsed") return null;
  const t = words();
  const [by, what] = [byWords(proposal, t), whatWords(proposal, t)];
  return {
    to: member.email,
    subject: t(`proposals.letters.settled.subject.${state}`, { what }),
    blocks: [
      paragraph(t("letters.hello", { name: member.name })),
      paragraph(t("proposals.letters.settled.intro", { by, series: proposal.series.name })),
      { kind: "heading", text: what },
      paragraph(ended(proposal, t)),
      ...(state === "declined" ? quoted(t("proposals.letters.settled.words"), whyNot(proposal)) : []),
      { kind: "button", label: t("proposals.letters.settled.button"), path: `/proposals/${proposal.id}` },
      { kind: "small", text: t("proposals.letters.settled.small") },
    ],
  };
}

function ended(proposal: LetterProposal, t: Words): string {
  const { series, decidedBy } = proposal;
  return howWords({ ...proposal, terms: series, zone: series.zone, decidedBy: decidedBy?.name ?? null }, t);
}

function whyNot({ decidedById, sayings }: LetterProposal): string {
  return sayings.find(({ memberId }) => memberId === decidedById)?.words ?? "";
}

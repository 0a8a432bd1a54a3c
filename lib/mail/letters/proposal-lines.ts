import { db } from "#lib/db.ts";
import type { Words } from "#lib/i18n/words.ts";
import { readWanted } from "#lib/meetups/read-wanted.ts";
import { wantedWords } from "#lib/meetups/wanted-words.ts";
import { inZone } from "#lib/time.ts";
import type { Block } from "../letter.ts";

/** What letters about proposals say of them. */

/** A proposal as its letters need it; null when it has gone. */
export async function findForLetter(id: string) {
  return db.proposal.findUnique({
    where: { id },
    include: {
      series: true,
      by: { select: { name: true } },
      decidedBy: { select: { name: true } },
      sayings: {
        where: { member: { suspendedAt: null } },
        orderBy: { saidAt: "asc" },
        include: { member: { select: { name: true } } },
      },
    },
  });
}

export type LetterProposal = NonNullable<Awaited<ReturnType<typeof findForLetter>>>;

/** The proposal in one sentence; one whose shape nobody can read any more by its series' name. */
export function whatWords({ wanted, series }: LetterProposal, t: Words): string {
  const read = readWanted(wanted);
  return read ? wantedWords(read, t) : series.name;
}

export const byWords = ({ by }: LetterProposal, t: Words) => by?.name ?? t("proposals.letters.somebody");

/** "Friday 5 December", where the series is. */
export const dayOf = (instant: Date, { series }: LetterProposal) =>
  inZone(instant, series.zone, "EEEE d MMMM");

export const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/** What somebody wrote, under a line that says who; nothing where there is nothing. */
export function quoted(intro: string | null, words: string): Block[] {
  if (!words) return [];
  return [...(intro ? [paragraph(intro)] : []), { kind: "quote", text: words }];
}

import { actingAs, type MemberViewer } from "#lib/access/viewer.ts";
import { newsFor } from "#lib/boards/news-queries.ts";
import { boardsWorthALetter, toldOf } from "#lib/boards/worth-a-letter.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { words } from "#lib/i18n/words.ts";
import type { Letter } from "../letter.ts";

type What = "wanted" | "report" | "news" | "glass";

/** To somebody whom a board would like to have in it. */
export const boardWantsYou = ({ to }: { to: string }) => letter(to, "wanted");
/** To a keeper: somebody asked the keepers to look at something. */
export const boardReport = ({ to }: { to: string }) => letter(to, "report");
/** To a keeper: somebody would like to come in. */
export const boardNews = ({ to }: { to: string }) => letter(to, "news");
/** To an organiser: another one asks for something that takes two. */
export const boardGlass = ({ to }: { to: string }) => letter(to, "glass");

/** To somebody in a board: something they want to be told of was said there. Once, until they have been there again. */
export async function boardSaid({ to }: { to: string }): Promise<Letter | null> {
  const member = await asMember(to);
  const boards = member ? await boardsWorthALetter(member) : [];
  const made = boards.length > 0 ? await letter(to, "news") : null;
  return member && made && { ...made, sent: () => toldOf(member, boards) };
}

/**
 * Which board, who, and what they said is nowhere in it: letters lie about in mailboxes, and on the way there. Nothing
 * when it is not so any more.
 */
async function letter(to: string, what: What): Promise<Letter | null> {
  const member = await db.member.findFirst({
    where: { id: to, suspendedAt: null },
    select: { email: true, name: true },
  });
  if (!member || !(await stillSo(to, what))) return null;
  const t = words();
  return {
    to: member.email,
    subject: t(`boardsPeople.letter.${what}.subject`),
    blocks: [
      { kind: "paragraph", text: t("letters.hello", { name: member.name }) },
      { kind: "paragraph", text: t(`boardsPeople.letter.${what}.text`) },
      {
        kind: "button",
        label: t("boardsPeople.letter.button"),
        path: what === "glass" ? "/organise/break-glass" : "/boards",
      },
      { kind: "small", text: t("boardsPeople.letter.small") },
    ],
  };
}

async function stillSo(to: string, what: What): Promise<boolean> {
  const member = await asMember(to);
  return member !== null && (await newsFor(member))[what];
}

async function asMember(id: string): Promise<MemberViewer | null> {
  try {
    return await actingAs(id);
  } catch (error) {
    // Suspended or gone since.
    if (error instanceof NotFound) return null;
    throw error;
  }
}

import { actingAs, isOrganiser } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { quickSignInUrl } from "#lib/members/quick-sign-in.ts";
import { sampleGroup } from "#lib/sample/sample-group.ts";
import { now } from "#lib/time.ts";
import { cast, emailOf, shownTo } from "./cast.ts";

/**
 * Fills an empty database with the sample group for the demo, the tests and the screenshots: the cast's owner opens
 * the house, and the rest is played through the real verbs. On a database that has people it changes nothing.
 * @param boards all of its boards, or the private one alone with a few posts: the tests start there
 */
export async function seed(boards: "all" | "one" = "one"): Promise<void> {
  if ((await db.member.count()) > 0) return;
  const { name } = cast.mina;
  const owner = await db.member.create({
    data: { name, email: emailOf("mina"), role: "owner", joinedAt: now() },
    select: { id: true },
  });
  const viewer = await actingAs(owner.id);
  if (isOrganiser(viewer)) await sampleGroup(viewer, boards);
  const { craft, languages, about, links } = cast.mina;
  await db.member.update({
    where: { id: owner.id },
    data: { craft, languages: [...languages], about, links: [...links] },
  });
}

/** Seeds the demo and gives a link each by which to look at it with somebody's eyes. */
export async function seedDemo(): Promise<{ label: string; url: string }[]> {
  await seed("all");
  const shown = Object.entries(shownTo).map(async ([as, who]) => {
    const { id } = await db.member.findUniqueOrThrow({
      where: { email: emailOf(who) },
      select: { id: true },
    });
    return { label: `${labels[as as keyof typeof shownTo]}: ${cast[who].name}`, url: quickSignInUrl(id) };
  });
  return Promise.all(shown);
}

const labels: Record<keyof typeof shownTo, string> = {
  organiser: "Sign in as an organiser",
  keeper: "Sign in as a keeper of the private board",
  inBoard: "Sign in as a member of the private board",
  outside: "Sign in as a member outside it",
};

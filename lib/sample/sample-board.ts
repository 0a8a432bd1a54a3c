import type { MemberViewer } from "#lib/access/viewer.ts";
import { goIn } from "#lib/boards/go-in.ts";
import { invite } from "#lib/boards/invite.ts";
import { sayYes } from "#lib/boards/say-yes.ts";
import { startBoard } from "#lib/boards/start-board.ts";
import { atTime } from "#lib/time.ts";
import { type CastName, cast, castNames, sample } from "#prisma/cast.ts";
import { daysAgo, playPost } from "./sample-post.ts";

/**
 * Plays the sample group's private board through the verbs, with posts going back a week or so.
 * @returns its id; undefined if it was not started
 */
export async function playBoard(people: Record<CastName, MemberViewer>): Promise<string | undefined> {
  const begun = daysAgo(70);
  const started = await atTime(begun, () => startBoard(people.mina, sample.board));
  if (!started.ok) return;
  const members = castNames.filter((name) => cast[name].board && name !== "mina");
  for (const [index, name] of members.entries()) {
    const of = { board: started.id, member: people[name].id };
    const second = members[index - 1];
    await atTime(begun, async () => {
      await invite(people.mina, of);
      if (second) await sayYes(people[second], { ...of, yes: true });
      await goIn(people[name], started.id);
    });
  }
  for (const each of sample.posts) await playPost(started.id, each, people);
  return started.id;
}

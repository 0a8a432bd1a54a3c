import type { MemberViewer } from "#lib/access/viewer.ts";
import { comeIn } from "#lib/boards/come-in.ts";
import { comment } from "#lib/boards/comment.ts";
import { invite } from "#lib/boards/invite.ts";
import { post } from "#lib/boards/post.ts";
import { react } from "#lib/boards/react.ts";
import type { ReactionKind } from "#lib/boards/reactions.ts";
import { sayYes } from "#lib/boards/say-yes.ts";
import { startBoard } from "#lib/boards/start-board.ts";
import { atTime, now } from "#lib/time.ts";
import { type CastName, cast, castNames, sample } from "#prisma/cast.ts";

/** Plays the sample group's private board through the verbs, with posts going back a week or so. */
export async function playBoard(people: Record<CastName, MemberViewer>): Promise<void> {
  const begun = hoursAgo(24 * 14);
  const started = await atTime(begun, () => startBoard(people.mina, sample.board));
  if (!started.ok) return;
  const members = castNames.filter((name) => cast[name].board && name !== "mina");
  for (const [index, name] of members.entries()) {
    const of = { board: started.id, member: people[name].id };
    const second = members[index - 1];
    await atTime(begun, async () => {
      await invite(people.mina, of);
      if (second) await sayYes(people[second], { ...of, yes: true });
      await comeIn(people[name], started.id);
    });
  }
  for (const each of sample.posts) await playPost(started.id, each, people);
}

async function playPost(
  board: string,
  { hoursAgo: hours, by, mood, text, comments, reactions }: (typeof sample.posts)[number],
  people: Record<CastName, MemberViewer>,
): Promise<void> {
  const posted = await atTime(hoursAgo(hours), () => post(people[by], { board, mood, text }));
  if (!posted.ok) return;
  for (const [index, said] of comments.entries()) {
    const at = hoursAgo(hours - 0.4 * (index + 1));
    await atTime(at, () => comment(people[said.by], { board, post: posted.id, text: said.text }));
  }
  const given = Object.entries(reactions) as [ReactionKind, readonly CastName[]][];
  for (const [kind, names] of given) {
    for (const name of names) await react(people[name], { board, post: posted.id, kind, on: true });
  }
}

const hoursAgo = (hours: number) => new Date(now().getTime() - hours * 3_600_000);

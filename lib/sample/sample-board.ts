import type { MemberViewer } from "#lib/access/viewer.ts";
import { comeIn } from "#lib/boards/come-in.ts";
import { comment } from "#lib/boards/comment.ts";
import { editPost } from "#lib/boards/edit-post.ts";
import { invite } from "#lib/boards/invite.ts";
import { boardsPage } from "#lib/boards/people-queries.ts";
import { post } from "#lib/boards/post.ts";
import { react } from "#lib/boards/react.ts";
import { reactToComment } from "#lib/boards/react-to-comment.ts";
import type { ReactionKind } from "#lib/boards/reactions.ts";
import { sayYes } from "#lib/boards/say-yes.ts";
import { startBoard } from "#lib/boards/start-board.ts";
import { thank } from "#lib/boards/thank.ts";
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
      const [door] = (await boardsPage(people[name])).wanted;
      await comeIn(people[name], { board: started.id, read: door?.read ?? "" });
    });
  }
  for (const each of sample.posts) await playPost(started.id, each, people);
}

type SamplePost = (typeof sample.posts)[number];

async function playPost(
  board: string,
  { hoursAgo: hours, by, edit, comments, reactions, ...words }: SamplePost,
  people: Record<CastName, MemberViewer>,
): Promise<void> {
  const posted = await atTime(hoursAgo(hours), () => post(people[by], { board, ...words }));
  if (!posted.ok) return;
  const at = { board, post: posted.id };
  const said: string[] = [];
  for (const [index, one] of comments.entries()) {
    const { by: sayer, quotes, helped, reactions: given = {}, ...what } = one;
    const quoted = quotes === undefined ? undefined : said[quotes];
    const made = await atTime(hoursAgo(hours - 0.4 * (index + 1)), () =>
      comment(people[sayer], { ...at, ...what, quotes: quoted }),
    );
    if (!made.ok) continue;
    said.push(made.id);
    const it = { ...at, comment: made.id };
    if (helped) await thank(people[by], { ...it, on: true });
    for (const [kind, names] of Object.entries(given) as Given)
      for (const name of names) await reactToComment(people[name], { ...it, kind, on: true });
  }
  if (edit) {
    const { mood, title = "", lang = "", listen = false, veil = null } = words;
    const change = { ...at, mood, title, lang, listen, veil, keep: "board" as const, text: edit };
    await atTime(hoursAgo(hours - 1), () => editPost(people[by], change));
  }
  for (const [kind, names] of Object.entries(reactions) as Given)
    for (const name of names) await react(people[name], { ...at, kind, on: true });
}

type Given = [ReactionKind, readonly CastName[]][];

const hoursAgo = (hours: number) => new Date(now().getTime() - hours * 3_600_000);

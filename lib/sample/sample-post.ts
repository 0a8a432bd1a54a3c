import type { MemberViewer } from "#lib/access/viewer.ts";
import { comment } from "#lib/boards/comment.ts";
import { editPost } from "#lib/boards/edit-post.ts";
import { moderate } from "#lib/boards/moderate.ts";
import { post } from "#lib/boards/post.ts";
import { react } from "#lib/boards/react.ts";
import { reactToComment } from "#lib/boards/react-to-comment.ts";
import type { ReactionKind } from "#lib/boards/reactions.ts";
import { thank } from "#lib/boards/thank.ts";
import { addDays, atClock, toInstant } from "#lib/calendar/wall-time.ts";
import { atTime, localDate, now } from "#lib/time.ts";
import { type CastName, type SamplePost, type SampleReactions, sample } from "#prisma/cast.ts";
import { samplePicture } from "./sample-picture.ts";

type People = Record<CastName, MemberViewer>;
type At = { board: string; post: string };

/** Plays one post with what followed it, each as whoever did it, at its time. @returns its id; undefined if refused */
export async function playPost(board: string, said: SamplePost, people: People): Promise<string | undefined> {
  const { by, mood, text, title, lang, listen, veil, penName, picture } = said;
  const instant = instantOf(said);
  const pictures = picture ? [await samplePicture(picture)] : [];
  const words = { mood, text, title, lang, listen, veil, penName, pictures };
  const posted = await atTime(instant, () => post(people[by], { board, ...words }));
  if (!posted.ok) return;
  const at = { board, post: posted.id };
  await playComments(at, said, people);
  const { edit, removed } = said;
  if (edit) {
    const same = { mood, title: title ?? "", lang: lang ?? "", listen: listen ?? false, veil: veil ?? null };
    const change = { ...at, ...same, keep: "board" as const, text: edit };
    await atTime(after(instant, 60), () => editPost(people[by], change));
  }
  for (const [kind, names] of givenOf(said.reactions))
    for (const name of names) await react(people[name], { ...at, kind, on: true });
  if (removed)
    await atTime(after(instant, 90), () => moderate(people.mina, { ...at, act: "removed", words: removed }));
  return posted.id;
}

/** Every 24 minutes one. */
async function playComments(at: At, said: SamplePost, people: People): Promise<void> {
  const ids: string[] = [];
  for (const [index, one] of said.comments.entries()) {
    const { by, quotes, helped, reactions = {}, ...what } = one;
    const quoted = quotes === undefined ? undefined : ids[quotes];
    const made = await atTime(after(instantOf(said), 24 * (index + 1)), () =>
      comment(people[by], { ...at, ...what, quotes: quoted }),
    );
    if (!made.ok) continue;
    ids.push(made.id);
    const it = { ...at, comment: made.id };
    if (helped) await thank(people[said.by], { ...it, on: true });
    for (const [kind, names] of givenOf(reactions))
      for (const name of names) await reactToComment(people[name], { ...it, kind, on: true });
  }
}

const givenOf = (reactions: SampleReactions) =>
  Object.entries(reactions) as [ReactionKind, readonly CastName[]][];

function instantOf(said: SamplePost): Date {
  if ("hoursAgo" in said) return new Date(now().getTime() - said.hoursAgo * 3_600_000);
  const { zone } = sample.group;
  const [year, month] = addDays(`${localDate(now(), zone).slice(0, 7)}-01`, -1).split("-");
  const day = `${year}-${month}-${String(said.day).padStart(2, "0")}`;
  return toInstant(atClock(day, said.at), zone);
}

const after = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * 60_000);

export const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000);

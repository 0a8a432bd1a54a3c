import type { MemberViewer } from "#lib/access/viewer.ts";
import { askToComeIn } from "#lib/boards/ask-to-come-in.ts";
import { changeBoard } from "#lib/boards/change-board.ts";
import { goIn } from "#lib/boards/go-in.ts";
import { invite } from "#lib/boards/invite.ts";
import { makeKeeper } from "#lib/boards/make-keeper.ts";
import { markAllRead } from "#lib/boards/mark-all-read.ts";
import { report } from "#lib/boards/report.ts";
import { sayYes } from "#lib/boards/say-yes.ts";
import { startBoard } from "#lib/boards/start-board.ts";
import { db } from "#lib/db.ts";
import { atTime } from "#lib/time.ts";
import { type CastName, cast, castNames, sample } from "#prisma/cast.ts";
import {
  freshPost,
  houseRules,
  kitBoard,
  kitReport,
  lastMonthsPosts,
  laterPosts,
  ratesAsked,
  ratesBoard,
} from "#prisma/cast-boards.ts";
import { daysAgo, playPost } from "./sample-post.ts";

type People = Record<CastName, MemberViewer>;

/** What the sample group's boards hold once it has met for a while. @param board the private one */
export async function playBoards(people: People, board: string): Promise<void> {
  await playHouse(people, board);
  for (const each of [...lastMonthsPosts, ...laterPosts]) await playPost(board, each, people);
  await atTime(daysAgo(1), () =>
    invite(people.nell, { board, member: people.theo.id, words: "Commas. He has views, and biscuits." }),
  );
  await playKit(people);
  await playRates(people);
  await readAll(people, board, [...privately, "ifeoma"]);
  await playPost(board, freshPost, people);
  await tellNobody();
}

const privately = castNames.filter((name) => cast[name].board);

/** Without which everything would be new to everybody. */
async function readAll(people: People, board: string, names: readonly CastName[]): Promise<void> {
  for (const name of names) await markAllRead(people[name], board);
}

/** House rules, a second keeper, and one more who came in. */
async function playHouse(people: People, board: string): Promise<void> {
  const same = { ...sample.board, kind: "secret", yesNeeded: 2, keepDays: null } as const;
  await atTime(daysAgo(69), () =>
    changeBoard(people.mina, { board, settings: { ...same, rules: houseRules } }),
  );
  await atTime(daysAgo(66), () => makeKeeper(people.mina, { board, member: people.gwen.id }));
  const ifeoma = { board, member: people.ifeoma.id };
  await atTime(daysAgo(65), async () => {
    await invite(people.nell, ifeoma);
    await sayYes(people.gwen, { ...ifeoma, yes: true });
    await goIn(people.ifeoma, board);
  });
}

/** Open to all; with a report that waits for its keeper. */
async function playKit(people: People): Promise<void> {
  const board = await begin(people, kitBoard);
  if (!board) return;
  for (const name of kitBoard.others) await atTime(daysAgo(40), () => goIn(people[name], board));
  const posts: (string | undefined)[] = [];
  for (const each of kitBoard.posts) posts.push(await playPost(board, each, people));
  await readAll(people, board, [kitBoard.by, ...kitBoard.others]);
  const { by, post, words } = kitReport;
  const reported = posts[post];
  if (reported) await atTime(daysAgo(2), () => report(people[by], { board, post: reported, words }));
}

/** Closed: with somebody who has asked. */
async function playRates(people: People): Promise<void> {
  const board = await begin(people, ratesBoard);
  if (!board) return;
  const { by, others, posts, name, about, kind, rules, keepDays } = ratesBoard;
  for (const other of others) {
    const of = { board, member: people[other].id };
    await atTime(daysAgo(39), async () => {
      await invite(people[by], of);
      if (other !== others[0]) await sayYes(people[others[0] ?? by], { ...of, yes: true });
      await goIn(people[other], board);
    });
  }
  const settings = { name, about, kind, rules, yesNeeded: 2, keepDays };
  await atTime(daysAgo(38), () => changeBoard(people[by], { board, settings }));
  for (const each of posts) await playPost(board, each, people);
  await readAll(people, board, [by, ...others]);
  await atTime(daysAgo(1), () => askToComeIn(people[ratesAsked.by], { board, words: ratesAsked.words }));
}

async function begin(people: People, of: typeof kitBoard): Promise<string | undefined> {
  const { name, about, kind, rules } = of;
  const started = await atTime(daysAgo(40), () => startBoard(people[of.by], { name, about, kind, rules }));
  return started.ok ? started.id : undefined;
}

/** Nobody is written to because of a past that is made up. */
async function tellNobody(): Promise<void> {
  let left: unknown[];
  do left = await db.$queryRaw<unknown[]>`SELECT kind FROM take_board_news(NULL)`;
  while (left.length > 0);
}

// Over 250 lines because what is new, what is told, and what is kept of either belong together.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { markHash, openMark } from "#lib/access/mark.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { letters } from "#lib/mail/letters.ts";
import { withClient } from "#lib/postgres/admin.ts";
import { setClock } from "#lib/time.ts";
import { chooseBoardLetters } from "./choose-letters.ts";
import { comment } from "./comment.ts";
import { deletePost } from "./delete-post.ts";
import { editComment } from "./edit-comment.ts";
import { follow } from "./follow.ts";
import { leave } from "./leave.ts";
import { markAllRead } from "./mark-all-read.ts";
import type { LetterChoice, Way } from "./mark-rules.ts";
import { passOnNews, passOnSayings } from "./pass-on-news.ts";
import { boardMembers, boardsPage } from "./people-queries.ts";
import { post } from "./post.ts";
import { boardPage } from "./post-queries.ts";
import { removeMember } from "./remove-member.ts";
import { startBoard } from "./start-board.ts";
import { type BoardForTests, boardForTests, bringIn, someone, started, suspend } from "./testing.ts";
import { postPage } from "./thread-queries.ts";

let it: BoardForTests;
let board: string;
let ada: MemberViewer;
let ben: MemberViewer;
let cleo: MemberViewer;
const NOON = "2030-06-10T12:00:00Z";

beforeAll(async () => {
  setClock(new Date("2030-06-01T12:00:00Z"));
  it = await boardForTests();
});
afterAll(() => it.end());
beforeEach(async () => {
  setClock(new Date("2030-06-02T12:00:00Z"));
  [ada, ben, cleo] = [await someone("Ada Lovelace"), await someone("Ben Bold"), await someone("Cleo Clear")];
  board = started(await startBoard(ada, { name: "Ours", about: "" }));
  await bringIn(board, [ada], ben);
  await bringIn(board, [ada, ben], cleo);
  at(NOON);
});

const at = (instant: string) => setClock(new Date(instant));
const admin = (sql: string, values: unknown[] = []) =>
  withClient(it.database.adminUrl, async (client) => (await client.query(sql, values)).rows);
const must = <T extends { ok: boolean }>(done: T): Extract<T, { ok: true }> => {
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done as Extract<T, { ok: true }>;
};
const posts = async (by = ada, text = "A post.", penName?: string) =>
  must(await post(by, { board, text, mood: null, penName })).id;
const says = async (by: MemberViewer, thread: string, text = "A comment.", penName?: string) =>
  must(await comment(by, { board, post: thread, text, penName })).id;
const looks = async (who: MemberViewer, thread: string) => {
  const page = await postPage(who, board, thread);
  return page.comments.filter(({ isNew }) => isNew).map(({ text }) => text);
};
const onBoard = async (who: MemberViewer, thread: string) =>
  (await boardPage(who, board)).posts.find(({ id }) => id === thread)?.unseen;
const onList = async (who: MemberViewer) =>
  (await boardsPage(who)).own.find(({ id }) => id === board)?.unseen;

describe("what is new", () => {
  test("a post is, until its thread was looked at; then each comment that came since, exactly", async () => {
    const thread = await posts();
    expect(await onBoard(ben, thread)).toEqual({ post: true, comments: 0 });
    expect(await onBoard(ada, thread)).toEqual({ post: false, comments: 0 });
    expect(await onList(ben)).toEqual({ threads: 1, more: false });
    expect(await onList(ada)).toEqual({ threads: 0, more: false });
    expect(await looks(ben, thread)).toEqual([]);
    expect(await onBoard(ben, thread)).toEqual({ post: false, comments: 0 });
    await says(ada, thread, "first");
    await says(cleo, thread, "under a pen", "Burnt Toast");
    at("2030-06-10T13:00:00Z");
    await says(cleo, thread, "third");
    expect(await onBoard(ben, thread)).toEqual({ post: false, comments: 3 });
    expect(await looks(ben, thread)).toEqual(["first", "third", "under a pen"]);
    expect(await looks(ben, thread)).toEqual([]);
    await says(ada, thread, "another");
    await says(cleo, thread, "another under a pen", "");
    expect(await looks(ben, thread)).toEqual(["another", "another under a pen"]);
    at("2030-06-11T09:00:00Z");
    expect(await looks(ben, thread)).toEqual([]);
    expect(await onList(ben)).toEqual({ threads: 0, more: false });
  });

  test("what one wrote oneself never is, under a pen name neither", async () => {
    const thread = await posts(ben, "By a pen.", "");
    await says(ben, thread, "mine", "");
    expect(await onBoard(ben, thread)).toEqual({ post: false, comments: 0 });
    expect(await looks(ben, thread)).toEqual([]);
    expect(await onBoard(cleo, thread)).toEqual({ post: true, comments: 0 });
  });

  test("to whoever comes in later it is what was written from that day on, and in thirty days it is old", async () => {
    const before = await posts(ada, "Before.");
    at("2030-06-20T09:00:00Z");
    const dora = await someone("Dora Late");
    await bringIn(board, [ada, ben], dora);
    const after = await posts(ada, "After.");
    expect(await onBoard(dora, before)).toEqual({ post: false, comments: 0 });
    expect(await onBoard(dora, after)).toEqual({ post: true, comments: 0 });
    await says(ada, before, "Again.");
    expect(await onBoard(dora, before)).toEqual({ post: false, comments: 1 });
    at("2030-07-25T09:00:00Z");
    expect([await onBoard(dora, before), await onBoard(dora, after)]).toEqual([
      { post: false, comments: 0 },
      { post: false, comments: 0 },
    ]);
  });

  test("all of it can be marked as read, and what comes after is new", async () => {
    const [one, other] = [await posts(), await posts(cleo, "Under a pen.", "")];
    await says(cleo, one);
    expect(await onList(ben)).toEqual({ threads: 2, more: false });
    await markAllRead(ben, board);
    expect(await onList(ben)).toEqual({ threads: 0, more: false });
    await says(ada, one, "later");
    await says(ada, other, "later under a pen", "");
    expect(await onBoard(ben, one)).toEqual({ post: false, comments: 1 });
    expect(await looks(ben, other)).toEqual(["later under a pen"]);
    expect((await looks(ben, one))[0]).toBe("later");
  });

  test("a muted thread shows nothing; one that is left as it comes, or followed, does", async () => {
    const thread = await posts();
    const set = (way: Way | null) => follow(ben, { board, post: thread, way });
    await set("mute");
    expect([await onBoard(ben, thread), await onList(ben)]).toEqual([
      { post: false, comments: 0 },
      { threads: 0, more: false },
    ]);
    expect((await postPage(ben, board, thread)).following).toEqual({ way: "mute", own: false });
    await set(null);
    await says(ada, thread);
    expect(await onBoard(ben, thread)).toEqual({ post: false, comments: 1 });
    await set("follow");
    expect((await postPage(ben, board, thread)).following).toEqual({ way: "follow", own: false });
    expect((await postPage(ada, board, thread)).following).toEqual({ way: null, own: true });
    const pen = await posts(ben, "By a pen.", "");
    expect((await postPage(ben, board, pen)).following).toEqual({ way: null, own: false });
  });

  test("more than twenty threads are said to be more", async () => {
    for (let n = 0; n < 22; n++) await posts(ada, `Post ${n}`);
    expect(await onList(ben)).toEqual({ threads: 20, more: true });
  });

  test("two pages that are looked at in the same moment are both known afterwards", async () => {
    const threads = await Promise.all(["1", "2", "3", "4"].map((text) => posts(ada, text)));
    await Promise.all(threads.map((thread) => looks(ben, thread)));
    expect(await onList(ben)).toEqual({ threads: 0, more: false });
  });
});

describe("who is told", () => {
  /** Whether a letter would go out now; it then has. */
  const told = async (who: MemberViewer) => {
    const letter = await letters["board-said"]({ to: who.id, about: who.id });
    await letter?.sent?.();
    return letter !== null;
  };
  const everybody = async () => [await told(ada), await told(ben), await told(cleo)];
  beforeEach(async () => {
    for (const each of [ada, ben, cleo]) await boardsPage(each);
  });

  test("whoever wrote a post under their name hears of comments, whoever follows it too, and nobody else", async () => {
    const thread = await posts();
    expect(await everybody()).toEqual([false, false, false]);
    await follow(ben, { board, post: thread, way: "follow" });
    await looks(ben, thread);
    await says(cleo, thread);
    expect(await everybody()).toEqual([true, true, false]);
  });

  test("who comments is not told of it themselves, by name or by pen", async () => {
    const thread = await posts();
    await follow(ben, { board, post: thread, way: "follow" });
    await looks(ben, thread);
    await says(ben, thread);
    await says(ben, thread, "By a pen.", "");
    expect(await everybody()).toEqual([true, false, false]);
    await says(ada, thread);
    expect(await told(ben)).toBe(true);
  });

  test("one letter, until they have been in the board again", async () => {
    const thread = await posts();
    await says(ben, thread);
    expect([await told(ada), await told(ada)]).toEqual([true, false]);
    await says(cleo, thread);
    expect(await told(ada)).toBe(false);
    await boardPage(ada, board);
    await looks(ada, thread);
    expect(await told(ada)).toBe(false);
    await says(cleo, thread);
    expect(await told(ada)).toBe(true);
  });

  test("what they have read meanwhile is told no more", async () => {
    const thread = await posts();
    await says(ben, thread);
    await looks(ada, thread);
    expect(await told(ada)).toBe(false);
  });

  test("mentions are told: in posts and comments, unless the thread is muted, to those in the board alone", async () => {
    const thread = await posts(cleo, "Dear @ben bold, and @Otto Outsider, and @Nobody");
    expect(await everybody()).toEqual([false, true, false]);
    expect(await told(it.people.outsider)).toBe(false);
    await looks(ben, thread);
    await says(cleo, thread, "Still there, @Ada?");
    expect(await everybody()).toEqual([true, false, false]);
    await follow(ben, { board, post: thread, way: "mute" });
    await says(ada, thread, "And you, @Ben?");
    expect(await told(ben)).toBe(false);
    expect(await told(cleo)).toBe(true);
  });

  test("an edit tells those whom it mentions newly, and nobody for a second time", async () => {
    const thread = await posts(cleo, "A post.");
    const said = await says(cleo, thread, "@Ada?");
    await looks(ada, thread);
    await looks(ben, thread);
    const change = { board, post: thread, comment: said, lang: "" };
    await editComment(cleo, { ...change, text: "@Ada? @Ben?" });
    expect(await everybody()).toEqual([false, true, false]);
    expect(await looks(ben, thread)).toEqual([]);
    await boardsPage(ben);
    await editComment(cleo, { ...change, text: "@Ada? @Ben? Anybody?" });
    expect(await everybody()).toEqual([false, false, false]);
  });

  test("a writer's pen changes nothing about who is told", async () => {
    for (const penName of [undefined, ""]) {
      const thread = await posts(cleo, "A post, @Ben.", penName);
      expect(await told(ben)).toBe(true);
      await looks(ben, thread);
      await follow(cleo, { board, post: thread, way: "follow" });
      await says(ada, thread, "A comment, @Ben.", penName);
      expect([await told(ben), await told(cleo)]).toEqual([true, true]);
      await looks(ben, thread);
      await looks(cleo, thread);
    }
  });

  test.each<[LetterChoice, boolean, boolean]>([
    ["every", true, true],
    ["follows", false, true],
    ["never", false, false],
  ])("who wants letters about %s", async (choice, ofPosts, ofComments) => {
    await chooseBoardLetters(ben, { board, letters: choice });
    expect((await boardMembers(ben, board)).letters).toBe(choice);
    const thread = await posts();
    expect(await told(ben)).toBe(ofPosts);
    await looks(ben, thread);
    await follow(ben, { board, post: thread, way: "follow" });
    await says(ada, thread);
    expect(await told(ben)).toBe(ofComments);
  });

  test("word is left for all alike, once, and becomes letters at the hour only", async () => {
    await passOnSayings();
    await db.$executeRaw`DELETE FROM pgboss.job`;
    const thread = await posts(ben, "By a pen.", "");
    await says(ada, thread);
    await says(cleo, thread, "By a pen.", "");
    const left = await admin("select member_id from boards.news where kind = 'said'");
    const all = [ada, ben, cleo].map((each) => each.id).sort();
    expect(left.map(({ member_id }) => member_id).sort()).toEqual(all);
    const queued = () => db.$queryRaw`SELECT data ->> 'to' AS "to" FROM pgboss.job ORDER BY 1`;
    await passOnNews();
    expect(await queued()).toEqual([]);
    await passOnSayings();
    expect(await queued()).toEqual(all.map((to) => ({ to })));
  });

  test("who has left, is not in it or is suspended is told of nothing", async () => {
    await posts(ada, "Dear @Ben, dear @Cleo");
    await leave(ben, { board, agreed: false });
    await suspend(cleo);
    expect([await told(ben), await told(cleo)]).toEqual([false, false]);
  });
});

describe("what is kept", () => {
  const marks = () => admin("select * from boards.board_mark where board_id = $1", [board]);

  test("nothing, where nothing was new; else a row that only its member's key opens, as long as everybody's", async () => {
    const thread = await posts(ben, "By a pen.", "");
    await looks(ben, thread);
    await boardPage(ben, board);
    await boardsPage(ben);
    expect(await marks()).toEqual([]);
    await looks(cleo, thread);
    await says(ada, await posts());
    await looks(ada, thread);
    const rows = await marks();
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map(({ sealed }) => sealed.length)).size).toBe(1);
    const whose = { member: cleo.id, board };
    const row = rows.find(({ hash }) => markHash(whose).equals(hash));
    expect(openMark(whose, row.sealed)).toContain(thread.slice(0, 13));
    expect(openMark({ ...whose, member: ben.id }, row.sealed)).toBeUndefined();
    expect(openMark({ ...whose, board: randomUUID() }, row.sealed)).toBeUndefined();
    for (const secret of [thread, board, whose.member])
      for (const form of [secret, secret.slice(0, 13), secret.replaceAll("-", "")])
        for (const each of rows) expect(each.sealed.toString("latin1")).not.toContain(form);
  });

  test("a row that nobody's key opens is as if there were none", async () => {
    const thread = await posts();
    await looks(ben, thread);
    await admin("update boards.board_mark set sealed = sha256('x') where board_id = $1", [board]);
    expect(await onBoard(ben, thread)).toEqual({ post: true, comments: 0 });
    await looks(ben, thread);
    expect(await onBoard(ben, thread)).toEqual({ post: false, comments: 0 });
  });

  test("the boards' role sees and changes the rows whose hash it was given, in its viewer's boards, and no others", async () => {
    const thread = await posts();
    for (const each of [ben, cleo]) await looks(each, thread);
    const hash = (of: MemberViewer) => markHash({ member: of.id, board }).toString("hex");
    const asBoards = (viewer: MemberViewer, taken: string[], sql: string, values: unknown[] = []) =>
      withClient(it.database.boardsUrl, async (client) => {
        await client.query("begin");
        await client.query(
          "select set_config('app.member_id', $1, true), set_config('app.marks', $2, true)",
          [viewer.id, taken.join(",")],
        );
        const { rowCount } = await client.query(sql, values);
        await client.query("rollback");
        return rowCount;
      });
    const [hers, his] = [hash(cleo), hash(ben)];
    for (const sql of [
      "select * from boards.board_mark",
      "delete from boards.board_mark",
      "update boards.board_mark set sealed = ''",
    ]) {
      expect(await asBoards(ben, [], sql)).toBe(0);
      expect(await asBoards(ben, [his], sql)).toBe(1);
      expect(await asBoards(ben, [his, hers], sql)).toBe(2);
      expect(await asBoards(it.people.outsider, [his, hers], sql)).toBe(0);
    }
    const insert =
      "insert into boards.board_mark (hash, board_id, sealed) values (decode($1, 'hex'), $2, '')";
    const other = "ab".repeat(32);
    const refused = { code: "42501" };
    await expect(asBoards(ben, [his], insert, [other, board])).rejects.toMatchObject(refused);
    await expect(asBoards(ben, [other], insert, [other, it.board])).rejects.toMatchObject(refused);
    expect(await asBoards(ben, [other], insert, [other, board])).toBe(1);
  });

  test("who goes, or is let go, leaves nothing; and comes back as new", async () => {
    const thread = await posts();
    for (const each of [ben, cleo]) {
      await looks(each, thread);
      await follow(each, { board, post: thread, way: "follow" });
    }
    expect(await marks()).toHaveLength(2);
    await leave(ben, { board, agreed: false });
    expect(await marks()).toHaveLength(1);
    must(await removeMember(ada, { board, member: cleo.id, words: "Enough." }));
    expect(await marks()).toEqual([]);
    await bringIn(board, [ada], ben);
    expect((await postPage(ben, board, thread)).following).toEqual({ way: null, own: false });
  });

  test("threads that are gone are followed no longer once the next one is", async () => {
    const [one, other] = [await posts(), await posts()];
    await follow(ben, { board, post: one, way: "follow" });
    must(await deletePost(ada, { board, post: one }));
    await follow(ben, { board, post: other, way: "mute" });
    const whose = { member: ben.id, board };
    const [row] = await marks();
    expect(openMark(whose, row.sealed)).not.toContain(one);
  });
});

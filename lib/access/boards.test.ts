// Long, because it is one table of who may reach what, and reads best whole.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { invite } from "#lib/boards/invite.ts";
import { leave } from "#lib/boards/leave.ts";
import { makeKeeper } from "#lib/boards/make-keeper.ts";
import { mute } from "#lib/boards/mute.ts";
import { report } from "#lib/boards/report.ts";
import { startBoard } from "#lib/boards/start-board.ts";
import {
  type BoardForTests,
  boardForTests,
  bringIn,
  modestlyOwnedDatabase,
  someone,
  started,
} from "#lib/boards/testing.ts";
import { db } from "#lib/db.ts";
import { NotFound, Unavailable } from "#lib/errors.ts";
import { withClient } from "#lib/postgres/admin.ts";
import { withBoards } from "./boards.ts";
import { findBoardFor } from "./find-board.ts";

// What the database itself guards, whatever the code above it forgets: raw SQL as each of the two roles.

const tables = [
  "board",
  "board_member",
  "post",
  "comment",
  "reaction",
  "candidate",
  "candidate_yes",
  "report",
  "board_log",
] as const;
/** Empty in these tests; what may be asked for is the same. */
const others = ["comment_reaction", "picture", "board_mark", "glass_entry"] as const;

describe.each([
  ["by a superuser", undefined],
  ["by a role without rights, as on a rented server", () => modestlyOwnedDatabase(inject("postgres"))],
])("in a database owned %s", (_name, database) => {
  let it: BoardForTests;
  beforeAll(async () => {
    it = await boardForTests(database?.());
    const { keeper, mina, theo } = it.people;
    await sql(it.database.siteUrl, "select * from take_board_news()");
    await invite(mina, { board: it.board, member: (await someone("Nobody yet")).id });
    await report(mina, { board: it.board, post: it.post, words: "Look at this." });
    await mute(keeper, { board: it.board, member: theo.id, how: "day", words: "Shouting." });
    await mute(keeper, { board: it.board, member: theo.id, how: null, words: "" });
  });
  afterAll(() => it.end());

  const sql = (url: string, text: string, values: unknown[] = [], viewer?: string) =>
    withClient(url, async (client) => {
      await client.query("begin");
      if (viewer) await client.query("select set_config('app.member_id', $1, true)", [viewer]);
      const { rows, rowCount } = await client.query(text, values);
      await client.query("commit");
      return { rows, rowCount };
    });
  const asBoards = (viewer: string | undefined, text: string, values: unknown[] = []) =>
    sql(it.database.boardsUrl, text, values, viewer);

  test.each([...tables, ...others, "news"])("the site's role is refused boards.%s", async (table) => {
    const asSite = (text: string) => sql(it.database.siteUrl, text, [], it.people.keeper.id);
    for (const text of [
      `select * from boards.${table}`,
      `select count(*) from boards.${table}`,
      `insert into boards.${table} default values`,
      `delete from boards.${table}`,
      `lock table boards.${table} in access share mode`,
    ])
      await expect(asSite(text)).rejects.toMatchObject({ code: "42501" });
    await expect(asSite("select boards.my_boards()")).rejects.toMatchObject({ code: "42501" });
  });

  test.each(tables)(
    "without a viewer boards.%s is empty, to outsiders too, to members it is not",
    async (table) => {
      const count = async (viewer?: string) =>
        (await asBoards(viewer, `select count(*)::int as n from boards.${table}`)).rows[0].n;
      for (const nobody of [
        undefined,
        it.people.outsider.id,
        it.people.organiser.id,
        it.people.suspended.id,
        randomUUID(),
      ])
        expect(await count(nobody)).toBe(0);
      expect(await count(it.people.mina.id)).toBeGreaterThan(0);
    },
  );

  test("what is left for others to be told is read by nobody, the site takes member and kind of it", async () => {
    const { mina, keeper, outsider } = it.people;
    const refused = { code: "42501" };
    for (const text of [
      "select * from boards.news",
      "delete from boards.news",
      "update boards.news set kind = 'news'",
    ])
      for (const { id } of [mina, keeper]) await expect(asBoards(id, text)).rejects.toMatchObject(refused);
    await expect(asBoards(mina.id, "select * from take_board_news()")).rejects.toMatchObject(refused);
    const tells = "insert into boards.news (id, member_id, kind) values (gen_random_uuid(), $1, 'report')";
    await asBoards(mina.id, tells, [keeper.id]);
    for (const viewer of [outsider.id, it.people.suspended.id, undefined])
      await expect(asBoards(viewer, tells, [keeper.id])).rejects.toMatchObject(refused);
    await expect(asBoards(mina.id, tells, [outsider.id])).rejects.toMatchObject(refused);
    const { rows } = await sql(it.database.siteUrl, "select * from take_board_news() order by kind", []);
    expect(rows).toEqual([{ member_id: keeper.id, kind: "report" }]);
    expect((await sql(it.database.siteUrl, "select * from take_board_news()")).rows).toEqual([]);
  });

  test("an invitation shows itself to its board alone, until enough have said yes", async () => {
    const { mina, outsider, organiser } = it.people;
    await invite(mina, { board: it.board, member: outsider.id });
    const seen = async (viewer: string, table: string) =>
      (await asBoards(viewer, `select * from boards.${table}`)).rowCount;
    for (const { id } of [outsider, organiser])
      for (const table of ["candidate", "candidate_yes", "board"]) expect(await seen(id, table)).toBe(0);
    expect((await asBoards(outsider.id, "delete from boards.candidate")).rowCount).toBe(0);
    expect(await seen(mina.id, "candidate")).toBe(2);
  });

  test("nobody says yes, asks, reports or writes the log in somebody else's name or about another's board", async () => {
    const { mina, theo, keeper, outsider } = it.people;
    const refused = { code: "42501" };
    const yes = "insert into boards.candidate_yes (board_id, candidate_id, member_id) values ($1, $2, $3)";
    await expect(asBoards(mina.id, yes, [it.board, outsider.id, theo.id])).rejects.toMatchObject(refused);
    await expect(asBoards(outsider.id, yes, [it.board, outsider.id, outsider.id])).rejects.toMatchObject(
      refused,
    );
    const asks = "insert into boards.candidate (board_id, member_id, since) values ($1, $2, now())";
    for (const board of [it.board, randomUUID()])
      await expect(asBoards(outsider.id, asks, [board, outsider.id])).rejects.toMatchObject(refused);
    const invites =
      "insert into boards.candidate (board_id, member_id, invited_by_id, since) values ($1, $2, $3, now())";
    await expect(asBoards(mina.id, invites, [it.board, randomUUID(), theo.id])).rejects.toMatchObject(
      refused,
    );
    const reports =
      "insert into boards.report (id, board_id, post_id, by_id, reported_at) values (gen_random_uuid(), $1, $2, $3, now())";
    await expect(asBoards(mina.id, reports, [it.board, it.post, theo.id])).rejects.toMatchObject(refused);
    await expect(asBoards(outsider.id, reports, [it.board, it.post, outsider.id])).rejects.toMatchObject(
      refused,
    );
    const logs =
      "insert into boards.board_log (id, board_id, at, what, by_id) values (gen_random_uuid(), $1, now(), $2, $3)";
    await expect(asBoards(mina.id, logs, [it.board, "changed", mina.id])).rejects.toMatchObject(refused);
    await expect(asBoards(keeper.id, logs, [it.board, "entered", keeper.id])).rejects.toMatchObject(refused);
    await expect(asBoards(keeper.id, logs, [it.board, "changed", mina.id])).rejects.toMatchObject(refused);
    for (const text of ["delete from boards.board_log", "update boards.board_log set words = ''"])
      await expect(asBoards(keeper.id, text)).rejects.toMatchObject(refused);
    expect((await asBoards(theo.id, "select * from boards.report")).rowCount).toBe(0);
    expect((await asBoards(mina.id, "select * from boards.report")).rowCount).toBe(1);
  });

  test("break-glass is for organisers, two of them, and the rest is done by the database alone", async () => {
    const { organiser, mina, outsider } = it.people;
    const second = await someone("Second", "organiser");
    const refused = { code: "42501" };
    const asks =
      "insert into boards.glass_entry (id, board_id, reason, asked_by_id, asked_at) values ($1, $2, 'Somebody is in danger.', $3, now())";
    for (const { id } of [mina, outsider])
      await expect(asBoards(id, asks, [randomUUID(), it.board, id])).rejects.toMatchObject(refused);
    await expect(asBoards(second.id, asks, [randomUUID(), it.board, organiser.id])).rejects.toMatchObject(
      refused,
    );
    const entry = randomUUID();
    await asBoards(organiser.id, asks, [entry, it.board, organiser.id]);
    const agreesHimself =
      "insert into boards.glass_entry (id, board_id, reason, asked_by_id, asked_at, agreed_by_id, ends_at) values (gen_random_uuid(), $1, 'Somebody is in danger.', $2, now(), $3, now())";
    await expect(
      asBoards(organiser.id, agreesHimself, [it.board, organiser.id, second.id]),
    ).rejects.toMatchObject(refused);
    await expect(
      asBoards(organiser.id, "update boards.glass_entry set ends_at = now()"),
    ).rejects.toMatchObject(refused);
    const agree = async (id: string) =>
      (await asBoards(id, "select boards.agree_to_enter($1) as done", [entry])).rows[0].done;
    for (const { id } of [organiser, mina, outsider]) expect(await agree(id)).toBe(false);
    const posts = async (id: string) => (await asBoards(id, "select * from boards.post")).rowCount;
    expect([await posts(organiser.id), await posts(second.id)]).toEqual([0, 0]);
    expect(await agree(second.id)).toBe(true);
    expect(await agree(second.id)).toBe(false);
    expect([await posts(organiser.id), await posts(second.id), await posts(outsider.id)]).toEqual([1, 1, 0]);
    const writes =
      "insert into boards.post (id, board_id, author_id, mood, text, posted_at) values ($1, $2, $3, 'rah', 'x', now())";
    await expect(asBoards(second.id, writes, [randomUUID(), it.board, second.id])).rejects.toMatchObject(
      refused,
    );
    expect(
      (await asBoards(mina.id, "select words from boards.board_log where what = 'entered'")).rows,
    ).toEqual([{ words: "Somebody is in danger." }]);
    await db.member.delete({ where: { id: second.id } });
    expect((await asBoards(organiser.id, "delete from boards.board_member")).rowCount).toBe(0);
    await db.member.update({ where: { id: organiser.id }, data: { role: "member" } });
    expect(await posts(organiser.id)).toBe(0);
    await db.member.update({ where: { id: organiser.id }, data: { role: "owner" } });
  });

  test("with its only keeper suspended a board gets another", async () => {
    const [first, second] = [await someone("First"), await someone("Second")];
    const board = started(await startBoard(first, { name: "Kept", about: "" }));
    await bringIn(board, [first], second);
    await db.member.update({ where: { id: first.id }, data: { suspendedAt: new Date() } });
    const { rows } = await asBoards(
      second.id,
      "select member_id from boards.board_member where board_id = $1 and keeper_since is not null order by keeper_since",
      [board],
    );
    expect(rows.map((row) => row.member_id)).toContain(second.id);
    expect(await makeKeeper(second, { board, member: second.id })).toEqual({ ok: false, why: "keeps-it" });
    await leave(second, { board, agreed: true });
  });

  test("a query that asks for everything gets one's own boards only", async () => {
    const theirs = started(await startBoard(it.people.outsider, { name: "Otto's", about: "" }));
    const seen = (viewer: string) =>
      withBoards(viewer === "mina" ? it.people.mina : it.people.outsider, async (tx) =>
        (await tx.board.findMany({ select: { id: true } })).map(({ id }) => id),
      );
    expect(await seen("mina")).toEqual([it.board]);
    expect(await seen("outsider")).toEqual([theirs]);
    await leave(it.people.outsider, { board: theirs, agreed: true });
  });

  test("no page of a board can be made by going back through what all others wrote", async () => {
    const server = inject("postgres").replace(/[^/]*$/, new URL(it.database.adminUrl).pathname.slice(1));
    for (const [table, at] of [
      ["post", "posted_at"],
      ["comment", "commented_at"],
    ] as const) {
      const plan = (more: string) =>
        withClient(server, async (client) => {
          await client.query("set enable_seqscan = off; set enable_sort = off");
          return JSON.stringify((await client.query(`explain select from boards.${table} ${more}`)).rows);
        });
      expect(await plan(`order by ${at} desc limit 1`)).not.toContain(`${table}_${at}_idx`);
      expect(await plan(`where ${at} >= now() and (author_id is null) = (pen_hash is not null)`)).toContain(
        `${table}_${at}_idx`,
      );
    }
  });

  test("of the members a board's role sees name and face, no address", async () => {
    await expect(asBoards(it.people.mina.id, "select email from member")).rejects.toMatchObject({
      code: "42501",
    });
    await expect(asBoards(it.people.mina.id, "select token_hash from session")).rejects.toMatchObject({
      code: "42501",
    });
    await expect(asBoards(it.people.mina.id, "select * from photo")).rejects.toMatchObject({ code: "42501" });
  });

  test("nobody writes in somebody else's name, nor into a board they are not in", async () => {
    const { mina, theo, outsider, organiser, suspended } = it.people;
    const posts =
      "insert into boards.post (id, board_id, author_id, mood, text, posted_at) values ($1, $2, $3, 'rah', 'x', now())";
    const refused = { code: "42501" };
    await expect(asBoards(mina.id, posts, [randomUUID(), it.board, theo.id])).rejects.toMatchObject(refused);
    for (const { id } of [outsider, organiser, suspended])
      await expect(asBoards(id, posts, [randomUUID(), it.board, id])).rejects.toMatchObject(refused);
    const joins = "insert into boards.board_member (board_id, member_id, joined_at) values ($1, $2, now())";
    for (const { id } of [outsider, organiser, mina])
      await expect(asBoards(id, joins, [it.board, outsider.id])).rejects.toMatchObject(refused);
    for (const { id } of [mina, outsider]) {
      await expect(asBoards(id, "update boards.board_member set keeper_since = now()")).rejects.toMatchObject(
        refused,
      );
      expect((await asBoards(id, "update boards.board set name = 'x'")).rowCount).toBe(0);
    }
  });

  test("nobody deletes what is not theirs, a keeper neither", async () => {
    const { keeper, theo, outsider, suspended } = it.people;
    for (const { id } of [keeper, theo, outsider, suspended]) {
      expect((await asBoards(id, "delete from boards.post")).rowCount).toBe(0);
      expect(
        (
          await asBoards(id, "delete from boards.board_member where member_id <> $1 and member_id = $2", [
            id,
            keeper.id,
          ])
        ).rowCount,
      ).toBe(0);
    }
    expect((await asBoards(keeper.id, "delete from boards.comment")).rowCount).toBe(0);
  });

  test("what is said under a post is out of sight with it: hidden, or past its time", async () => {
    const { keeper, mina, theo, outsider } = it.people;
    const server = inject("postgres").replace(/[^/]*$/, new URL(it.database.adminUrl).pathname.slice(1));
    const set = (what: string) => sql(server, `update boards.post set ${what} where id = $1`, [it.post]);
    const seen = async (viewer: string) =>
      (await asBoards(viewer, "select id from boards.comment where text <> ''")).rows.map(({ id }) => id);
    const found = async (viewer: string) =>
      (
        await asBoards(
          viewer,
          "select comment_id from boards.search('{}', '{}', 'again', false, null, null, null, 100, 1000)",
        )
      ).rows.flatMap(({ comment_id }) => comment_id ?? []);
    /** What members put under the post and its comment. */
    const felt = async (viewer: string) =>
      (
        await asBoards(
          viewer,
          "select kind from boards.reaction union all select kind from boards.comment_reaction",
        )
      ).rowCount;
    await asBoards(
      mina.id,
      "insert into boards.comment_reaction (comment_id, board_id, member_id, kind) values ($1, $2, $3, 'hug')",
      [it.comment, it.board, mina.id],
    );
    expect([await seen(theo.id), await found(theo.id)]).toEqual([[it.comment], [it.comment]]);
    expect(await felt(theo.id)).toBe(2);
    await set("hidden_at = now()");
    expect([await seen(theo.id), await found(theo.id)]).toEqual([[], []]);
    expect([await felt(theo.id), await felt(keeper.id)]).toEqual([0, 2]);
    for (const { id } of [keeper, mina])
      expect([await seen(id), await found(id)]).toEqual([[it.comment], []]);
    expect((await asBoards(theo.id, "delete from boards.comment where text <> ''")).rowCount).toBe(0);
    await set("hidden_at = null, keep_till = now() - interval '1 minute'");
    for (const { id } of [keeper, mina, theo, outsider])
      expect([await seen(id), await found(id)]).toEqual([[], []]);
    await set("keep_till = null");
    expect([await seen(theo.id), await found(theo.id)]).toEqual([[it.comment], [it.comment]]);
  });

  test("a board is not started for, or over, anybody else's", async () => {
    // The id is the database's to choose: one that is taken would tell that it is.
    const starts = "select boards.start_board('Mine now', '', 'secret', '', 2) as id";
    for (const viewer of [it.people.suspended.id, undefined])
      expect((await asBoards(viewer, starts)).rows).toEqual([{ id: null }]);
    const { rows: made } = await asBoards(it.people.outsider.id, starts);
    expect(made[0].id).not.toBe(it.board);
    await leave(it.people.outsider, { board: made[0].id, agreed: true });
    const { rows } = await asBoards(
      it.people.mina.id,
      "select name, (select count(*)::int from boards.board_member where keeper_since is not null) as keepers from boards.board",
    );
    expect(rows).toEqual([{ name: "Editors", keepers: 1 }]);
  });

  test("a comment or reaction cannot hang on another board's post", async () => {
    const { outsider } = it.people;
    const theirs = started(await startBoard(outsider, { name: "Otto's", about: "" }));
    const comments =
      "insert into boards.comment (id, post_id, board_id, author_id, text, commented_at) values ($1, $2, $3, $4, 'x', now())";
    const reacts =
      "insert into boards.reaction (post_id, board_id, member_id, kind) values ($1, $2, $3, 'hug')";
    const noSuchPost = { code: "42501" };
    await expect(
      asBoards(outsider.id, comments, [randomUUID(), it.post, theirs, outsider.id]),
    ).rejects.toMatchObject(noSuchPost);
    await expect(asBoards(outsider.id, reacts, [it.post, theirs, outsider.id])).rejects.toMatchObject(
      noSuchPost,
    );
    await leave(outsider, { board: theirs, agreed: true });
  });

  test("the viewer does not outlast the transaction", async () => {
    await withClient(it.database.boardsUrl, async (client) => {
      const count = async () => (await client.query("select count(*)::int as n from boards.post")).rows[0].n;
      await client.query("begin");
      await client.query("select set_config('app.member_id', $1, true)", [it.people.mina.id]);
      expect(await count()).toBe(1);
      await client.query("commit");
      expect(await count()).toBe(0);
    });
  });

  test("a member who is deleted takes along what they wrote, and a board is never left to nobody", async () => {
    const [first, second, third] = [await someone("First"), await someone("Second"), await someone("Third")];
    const board = started(await startBoard(first, { name: "Short-lived", about: "" }));
    const { post } = await import("#lib/boards/post.ts");
    const { comment } = await import("#lib/boards/comment.ts");
    await bringIn(board, [first], second);
    await bringIn(board, [first, second], third);
    const written = await post(first, { board, mood: "rah", text: "hello" });
    if (written.ok) await comment(second, { board, post: written.id, text: "hello" });
    await db.member.delete({ where: { id: first.id } });
    const inBoard = (viewer: typeof first, table: string) =>
      asBoards(
        viewer.id,
        `select * from boards.${table} where ${table === "board" ? "id" : "board_id"} = $1`,
        [board],
      );
    expect((await inBoard(second, "post")).rowCount).toBe(0);
    expect((await inBoard(second, "comment")).rowCount).toBe(0);
    const { rows } = await inBoard(second, "board_member");
    expect(rows.filter((row) => row.keeper_since).map((row) => row.member_id)).toEqual([second.id]);
    await db.member.delete({ where: { id: second.id } });
    await db.member.delete({ where: { id: third.id } });
    if (!database) {
      const left = await sql(it.database.adminUrl, "select from boards.board where id = $1", [board]);
      expect(left.rowCount).toBe(0);
    }
  });
});

describe("through withBoards", () => {
  let it: BoardForTests;
  beforeAll(async () => {
    it = await boardForTests();
  });
  afterAll(() => it.end());

  test("a member and an outsider who ask in the same tick, 10,000 times, never cross", async () => {
    const ask = async (viewer: typeof it.people.mina) => {
      for (;;)
        try {
          return await withBoards(viewer, (tx) =>
            tx.post.findUnique({ where: { id: it.post }, select: { text: true } }),
          );
        } catch (error) {
          // A busy machine has no connection free in time: then there was no answer, and they ask again.
          if (!(error instanceof Unavailable)) throw error;
        }
    };
    const pairs = 10_000;
    let crossed = 0;
    for (let done = 0; done < pairs; done += 100) {
      const batch = Array.from({ length: 100 }, () => [ask(it.people.mina), ask(it.people.outsider)]).flat();
      const answers = await Promise.all(batch);
      answers.forEach((answer, at) => {
        if ((answer !== null) !== (at % 2 === 0)) crossed++;
      });
    }
    expect(crossed).toBe(0);
  }, 180_000);

  test("an error within leaves nothing behind, and the next viewer gets no more than their own", async () => {
    const failing = withBoards(it.people.mina, async (tx) => {
      await tx.post.deleteMany({ where: { id: it.post } });
      throw new Error("on the way");
    });
    await expect(failing).rejects.toThrow("on the way");
    const seen = await Promise.all(
      Array.from({ length: 20 }, () => withBoards(it.people.outsider, (tx) => tx.post.count())),
    );
    expect(new Set(seen)).toEqual(new Set([0]));
    expect(await withBoards(it.people.mina, (tx) => tx.post.count())).toBe(1);
  });

  test("a board one is not in and a made-up one take the same statements to the same end", async () => {
    const said = async (id: string) => {
      const statements: string[] = [];
      const asked = withBoards(it.people.organiser, async (tx) => {
        const watched = new Proxy(tx, {
          get(target, name) {
            if (typeof name === "string") statements.push(name);
            return Reflect.get(target, name);
          },
        });
        return findBoardFor(watched, it.people.organiser, id);
      });
      const error = await asked.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(NotFound);
      return { statements, message: (error as Error).message };
    };
    expect(await said(it.board)).toEqual(await said(randomUUID()));
  });
});

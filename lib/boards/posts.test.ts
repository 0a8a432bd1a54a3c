// Long, because what one may do with what is written in a board is one list: posts, comments, pen names, and their end.
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { penHash, penOf } from "#lib/access/pen.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { withClient } from "#lib/postgres/admin.ts";
import { setClock } from "#lib/time.ts";
import { comment } from "./comment.ts";
import { deleteComment } from "./delete-comment.ts";
import { deletePost } from "./delete-post.ts";
import { editComment } from "./edit-comment.ts";
import { editPost } from "./edit-post.ts";
import { expirePosts } from "./expire-posts.ts";
import { PEN_POSTS_A_DAY } from "./pen-rules.ts";
import { type PostWords, post } from "./post.ts";
import { boardPage, postToEdit } from "./post-queries.ts";
import { reactToComment } from "./react-to-comment.ts";
import { type BoardForTests, boardForTests } from "./testing.ts";
import { thank } from "./thank.ts";
import { postPage } from "./thread-queries.ts";

let it: BoardForTests;
beforeEach(async () => {
  it = await boardForTests();
});
afterEach(() => it.end());

const plain: Required<PostWords> = {
  text: "x",
  mood: null,
  title: "",
  lang: "",
  listen: false,
  veil: null,
  keep: "board",
};
const written = async (
  by: MemberViewer,
  words: Partial<PostWords> & { penName?: string; sent?: string } = {},
) => {
  const made = await post(by, { board: it.board, ...plain, ...words });
  if (!made.ok) throw new Error(made.why);
  return made.id;
};
const said = async (by: MemberViewer, on: string, more: { penName?: string; quotes?: string } = {}) => {
  const made = await comment(by, { board: it.board, post: on, text: "I see.", ...more });
  if (!made.ok) throw new Error(made.why);
  return made.id;
};
const admin = async (text: string, values: unknown[] = []) =>
  (await withClient(it.database.adminUrl, (client) => client.query(text, values))).rows;
/** Raw SQL as the boards' role, as somebody, with a pen in hand if one is given. */
const raw = (viewer: MemberViewer, text: string, values: unknown[], pen?: Uint8Array) =>
  withClient(it.database.boardsUrl, async (client) => {
    await client.query("begin");
    await client.query("select set_config('app.member_id', $1, true)", [viewer.id]);
    if (pen) await client.query("select set_config('app.pen', $1, true)", [Buffer.from(pen).toString("hex")]);
    const { rowCount } = await client.query(text, values);
    await client.query("commit");
    return rowCount;
  });

describe("posts", () => {
  test("everything a post can say is there, for a post without mood too, and changing it says so", async () => {
    const { mina, theo } = it.people;
    const words = { title: "Newyddion", lang: "cy", listen: true, veil: "a client", keep: "7" } as const;
    const id = await written(mina, { ...words, text: "Mae hi’n bwrw." });
    const shown = async (viewer: MemberViewer) =>
      (await boardPage(viewer, it.board)).posts.find((each) => each.id === id);
    expect(await shown(theo)).toMatchObject({
      mood: null,
      title: "Newyddion",
      lang: "cy",
      listen: true,
      veil: "a client",
      edited: false,
      goes: { iso: "2026-11-29" },
      can: { edit: false, delete: false },
    });
    expect(await shown(mina)).toMatchObject({ can: { edit: true, delete: true } });
    expect((await postToEdit(mina, it.board, id)).post).toMatchObject({ keep: "7", title: "Newyddion" });
    await expect(postToEdit(theo, it.board, id)).rejects.toThrow(NotFound);
    const change = { board: it.board, post: id, ...plain, text: "It rains.", mood: "argh" as const };
    expect(await editPost(theo, change)).toEqual({ ok: false, why: "not-yours" });
    expect(await editPost(mina, change)).toEqual({ ok: true });
    expect(await shown(theo)).toMatchObject({
      text: "It rains.",
      mood: "argh",
      title: "",
      edited: true,
      goes: null,
    });
  });

  test("who is muted reads and deletes, and writes nothing", async () => {
    const { mina, theo } = it.people;
    const own = { board: it.board, post: it.post, comment: it.comment };
    await admin("update boards.board_member set muted_till = '2026-12-01' where member_id = $1", [theo.id]);
    const muted = { ok: false, why: "muted" };
    expect(await post(theo, { board: it.board, text: "x" })).toEqual(muted);
    expect(await post(theo, { board: it.board, text: "x", penName: "" })).toEqual(muted);
    expect(await comment(theo, { ...own, text: "x" })).toEqual(muted);
    expect(await editComment(theo, { ...own, text: "x", lang: "" })).toEqual(muted);
    expect((await postPage(theo, it.board, it.post)).can.write).toBe(false);
    expect((await boardPage(theo, it.board)).can.write).toBe(false);
    expect(await deleteComment(theo, own)).toEqual({ ok: true });
    setClock(new Date("2026-12-02T12:00:00Z"));
    expect((await post(theo, { board: it.board, text: "x" })).ok).toBe(true);
    expect((await post(mina, { board: it.board, text: "x" })).ok).toBe(true);
  });

  test("past its time it is not shown, and then it is gone, with what hangs on it", async () => {
    const { mina, theo } = it.people;
    const [short, long] = [await written(mina, { keep: "7" }), await written(mina)];
    await said(theo, short);
    const ids = async () => (await boardPage(theo, it.board)).posts.map(({ id }) => id);
    const rows = async () => (await admin("select id from boards.post")).map(({ id }) => id);
    setClock(new Date("2026-11-29T17:00:00Z"));
    await expirePosts();
    expect(await ids()).toContain(short);
    setClock(new Date("2026-11-29T18:30:00Z"));
    expect(await ids()).not.toContain(short);
    await expect(postPage(theo, it.board, short)).rejects.toThrow(NotFound);
    expect(await rows()).toContain(short);
    await expirePosts();
    expect(await rows()).not.toContain(short);
    expect(await admin("select from boards.comment where post_id = $1", [short])).toEqual([]);
    expect(await ids()).toContain(long);
    await admin("update boards.board set keep_days = 90");
    setClock(new Date("2027-03-01T12:00:00Z"));
    expect(await ids()).toEqual([]);
    await expect(postPage(mina, it.board, long)).rejects.toThrow(NotFound);
    expect(await rows()).toContain(long);
    await expirePosts();
    expect(await rows()).toEqual([]);
  });

  test("what a keeper removed leaves its reason, what is hidden is seen by its author and the keepers", async () => {
    const { keeper, mina, theo } = it.people;
    const acts = (act: string, comment: string | null) =>
      raw(keeper, "select boards.moderate($1, $2, $3, $4, 'unkind')", [it.board, it.post, comment, act]);
    await acts("hidden", it.comment);
    const seen = async (viewer: MemberViewer) => (await postPage(viewer, it.board, it.post)).comments;
    expect(await seen(mina)).toEqual([]);
    expect(await seen(theo)).toMatchObject([{ hidden: true, text: "Not again." }]);
    expect(await seen(keeper)).toMatchObject([{ hidden: true }]);
    await acts("removed", it.comment);
    expect(await seen(mina)).toMatchObject([{ removedFor: "unkind", text: "", can: { edit: false } }]);
    await acts("removed", null);
    expect((await boardPage(theo, it.board)).posts).toMatchObject([{ removedFor: "unkind", text: "" }]);
    const change = { board: it.board, post: it.post, ...plain };
    expect(await editPost(mina, change)).toEqual({ ok: false, why: "removed" });
    await expect(postToEdit(mina, it.board, it.post)).rejects.toThrow(NotFound);
    expect(await deletePost(mina, { board: it.board, post: it.post })).toEqual({ ok: true });
  });
});

describe("comments", () => {
  test("one quotes another of the same thread; the quote goes with what it quotes", async () => {
    const { mina, theo } = it.people;
    const elsewhere = await said(theo, await written(mina));
    const id = await said(mina, it.post, { quotes: it.comment });
    await said(mina, it.post, { quotes: elsewhere });
    await said(mina, it.post, { quotes: randomUUID() });
    const quotes = async () => (await postPage(theo, it.board, it.post)).comments.map((each) => each.quotes);
    expect((await quotes()).filter(Boolean)).toEqual([
      { id: it.comment, name: "Theo Member", text: "Not again.", lang: "" },
    ]);
    const asked = await postPage(theo, it.board, it.post, undefined, id);
    expect(asked.quoting).toMatchObject({ id, name: "Mina Member" });
    expect((await postPage(theo, it.board, it.post, undefined, elsewhere)).quoting).toBeNull();
    await deleteComment(theo, { board: it.board, post: it.post, comment: it.comment });
    expect(await quotes()).toEqual([null, null, null]);
  });

  test("one's own is changed by oneself alone, reacted to by all, and thanked for by who wrote the post", async () => {
    const { keeper, mina, theo, outsider } = it.people;
    const at = { board: it.board, post: it.post, comment: it.comment };
    for (const who of [keeper, mina])
      expect(await editComment(who, { ...at, text: "y", lang: "" })).toEqual({ ok: false, why: "not-yours" });
    expect(await editComment(theo, { ...at, text: "Nid eto.", lang: "cy" })).toEqual({ ok: true });
    await reactToComment(mina, { ...at, kind: "hug", on: true });
    await reactToComment(mina, { ...at, kind: "hug", on: true });
    for (const who of [keeper, theo])
      expect(await thank(who, { ...at, on: true })).toEqual({ ok: false, why: "not-yours-to-thank" });
    expect(await thank(mina, { ...at, on: true })).toEqual({ ok: true, on: true });
    const [shown] = (await postPage(mina, it.board, it.post)).comments;
    expect(shown).toMatchObject({ text: "Nid eto.", lang: "cy", edited: true, helped: true });
    expect(shown?.reactions[1]).toEqual({ kind: "hug", count: 1, mine: true });
    await thank(mina, { ...at, on: false });
    expect((await postPage(mina, it.board, it.post)).comments[0]?.helped).toBe(false);
    for (const asked of [
      () => editComment(outsider, { ...at, text: "y", lang: "" }),
      () => reactToComment(outsider, { ...at, kind: "hug", on: true }),
      () => thank(outsider, { ...at, on: true }),
      () => thank(mina, { ...at, comment: randomUUID(), on: true }),
    ])
      await expect(asked()).rejects.toThrow(NotFound);
  });
});

describe("pen names", () => {
  test("hide the writer from the others, and let the writer change and delete it, signed in again", async () => {
    const { keeper, mina, theo } = it.people;
    const id = await written(mina, { penName: "Burnt Toast", text: "It was me." });
    const [seen] = (await boardPage(theo, it.board)).posts.filter((each) => each.id === id);
    expect(seen).toMatchObject({
      author: { id: null, name: "Burnt Toast", photoUrl: null },
      when: { iso: "2026-11-22", text: "today" },
      mine: false,
      can: { edit: false, delete: false },
    });
    expect(JSON.stringify(seen)).not.toMatch(/Mina|18:00/);
    const change = { board: it.board, post: id, ...plain, text: "It was not me." };
    for (const who of [keeper, theo]) {
      expect(await editPost(who, change)).toEqual({ ok: false, why: "not-yours" });
      expect(await deletePost(who, { board: it.board, post: id })).toEqual({ ok: false, why: "not-yours" });
    }
    // All that signing in again brings along is one's id.
    const again = { ...mina };
    expect(await editPost(again, change)).toEqual({ ok: true });
    expect((await postPage(again, it.board, id)).post).toMatchObject({ mine: true, text: "It was not me." });
    expect(await deletePost(again, { board: it.board, post: id })).toEqual({ ok: true });
  });

  test("row-level security asks for the pen, not for the name: nobody else's pen will do", async () => {
    const { keeper, mina, theo } = it.people;
    const id = await written(mina, { penName: "" });
    const other = await said(mina, id, { penName: "" });
    const texts: [string, string][] = [
      ["update boards.post set text = 'y', edited_at = now() where id = $1", id],
      ["update boards.comment set text = 'y', edited_at = now() where id = $1", other],
      ["delete from boards.comment where id = $1", other],
      ["delete from boards.post where id = $1", id],
    ];
    for (const [text, of] of texts) {
      for (const who of [keeper, theo, mina]) expect(await raw(who, text, [of])).toBe(0);
      for (const who of [keeper, theo]) expect(await raw(who, text, [of], penOf(who, id))).toBe(0);
      expect(await raw(mina, text, [of], penOf(mina, it.post))).toBe(0);
    }
    for (const [text, of] of texts) expect(await raw(mina, text, [of], penOf(mina, id))).toBe(1);
    const forged =
      "insert into boards.post (id, board_id, pen_name, pen_hash, text, posted_at) values ($1, $2, 'x', $3, 'x', now())";
    await expect(raw(theo, forged, [randomUUID(), it.board, penHash(mina, id)])).rejects.toMatchObject({
      code: "42501",
    });
  });

  test("are the same person within a thread, whatever they ask for, and nobody's twin", async () => {
    const { keeper, mina, theo } = it.people;
    const id = await written(mina, { penName: "The Window Seat" });
    await said(mina, id, { penName: "Somebody Else" });
    const again = { board: it.board, post: id, text: "x" };
    const taken = { ok: false, why: "pen-taken" };
    for (const penName of [
      "The Window Seat",
      "the  window-seat",
      "Mina Member",
      "mína member",
      "Otto Outsider",
    ])
      expect(await comment(theo, { ...again, penName })).toEqual(taken);
    await said(theo, id, { penName: "Half a Bun" });
    await said(theo, id, { penName: "" });
    await said(keeper, id, { penName: "" });
    const page = await postPage(theo, it.board, id);
    const names = page.comments.map(({ author }) => author.name);
    expect(names.filter((name) => name === "The Window Seat")).toHaveLength(1);
    expect(names.filter((name) => name === "Half a Bun")).toHaveLength(2);
    expect(new Set(names).size).toBe(3);
    expect(page.penName).toBe("Half a Bun");
    expect((await postPage(mina, it.board, id)).penName).toBe("The Window Seat");
    // In another thread the name is free for anybody.
    expect((await comment(theo, { ...again, post: it.post, penName: "The Window Seat" })).ok).toBe(true);
  });

  test("two who want one name at the same moment do not both get it", async () => {
    const { mina, theo } = it.people;
    for (let round = 0; round < 20; round++) {
      const on = await written(it.people.keeper);
      const both = await Promise.all(
        [mina, theo].map((who) =>
          comment(who, { board: it.board, post: on, text: "x", penName: "Oat Milk" }),
        ),
      );
      expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    }
  });

  test("leave nothing but the row: no form's key, no counter, no mark; and a form sent twice still acts once", async () => {
    const { mina, theo } = it.people;
    const before = await db.sentForm.count();
    const sent = randomUUID();
    const twice = await Promise.all(
      [1, 2].map(() => post(mina, { board: it.board, text: "once", penName: "", sent })),
    );
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await post(mina, { board: it.board, text: "once", penName: "", sent })).toEqual({
      ok: false,
      why: "sent-already",
    });
    const key = { board: it.board, post: it.post, text: "once", penName: "", sent: randomUUID() };
    expect((await comment(theo, key)).ok).toBe(true);
    expect(await comment(theo, key)).toEqual({ ok: false, why: "sent-already" });
    expect([await db.sentForm.count(), await db.attempt.count()]).toEqual([before, 0]);
    expect(await admin("select from boards.board_mark")).toEqual([]);
    expect(await admin("select from boards.post where text = 'once'")).toHaveLength(1);
  });

  test("there is room for so many posts a day, whoever writes them", async () => {
    await admin(
      `insert into boards.post (id, board_id, pen_name, pen_hash, text, posted_at)
       select gen_random_uuid(), $1, 'x', sha256(n::text::bytea), 'x', '2026-11-22T00:00Z' from generate_series(1, $2) n`,
      [it.board, PEN_POSTS_A_DAY],
    );
    const more = { board: it.board, text: "x", penName: "" };
    expect(await post(it.people.theo, more)).toEqual({ ok: false, why: "pens-enough" });
    expect((await post(it.people.theo, { board: it.board, text: "x" })).ok).toBe(true);
    setClock(new Date("2026-11-23T09:00:00Z"));
    expect((await post(it.people.theo, more)).ok).toBe(true);
  });

  test("thank as who wrote the post, and their comments come after those of their day", async () => {
    const { mina, theo } = it.people;
    const id = await written(mina, { penName: "" });
    const early = await said(mina, id, { penName: "" });
    setClock(new Date("2026-11-22T19:00:00Z"));
    const late = await said(theo, id);
    setClock(new Date("2026-11-23T08:00:00Z"));
    const next = await said(theo, id);
    const page = await postPage(mina, it.board, id);
    expect(page.comments.map((each) => each.id)).toEqual([late, early, next]);
    expect(page.comments.map(({ can }) => can.thank)).toEqual([true, false, true]);
    const thanks = { board: it.board, post: id, comment: late, on: true };
    expect(await thank(theo, thanks)).toEqual({ ok: false, why: "not-yours-to-thank" });
    expect(await thank(mina, thanks)).toEqual({ ok: true, on: true });
    expect((await postPage(theo, it.board, id)).comments[0]?.helped).toBe(true);
  });
});

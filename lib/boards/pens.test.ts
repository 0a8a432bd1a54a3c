// Over 250 lines because every way to an author that a copy of the database could offer is tried in this one place.
import { createHash, randomInt } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { withClient } from "#lib/postgres/admin.ts";
import { closeTestHouse, openTestHouse } from "#lib/testing.ts";
import { setClock } from "#lib/time.ts";
import { comment } from "./comment.ts";
import { follow } from "./follow.ts";
import { post } from "./post.ts";
import { boardPage } from "./post-queries.ts";
import { react } from "./react.ts";
import { startBoard } from "./start-board.ts";
import { bringIn, someone, started } from "./testing.ts";
import { postPage } from "./thread-queries.ts";

/**
 * Somebody has a copy of the whole database, and wants to know who wrote what stands under pen names. Eight people each
 * write thirty posts and thirty comments under pen names, each right after something under their own name, which is as
 * easy as it gets: every column, order and time of every table is tried for telling the authors better than chance.
 */

const PEOPLE = 8;
const ROUNDS = 30;
const names = Array.from({ length: PEOPLE }, (_, at) => `Person ${String.fromCharCode(65 + at)}`);

let database: Awaited<ReturnType<typeof openTestHouse>>;
let people: MemberViewer[];
let board: string;
/** Who wrote what stands under a pen name: what this test knows and the database does not. */
const truth = new Map<string, string>();
/** What the same person had written under their own name just before it. */
const before = new Map<string, string>();

beforeAll(async () => {
  database = await openTestHouse();
  people = [];
  for (const name of names) people.push(await someone(name));
  const [first, second, ...others] = people as [MemberViewer, MemberViewer, ...MemberViewer[]];
  board = started(await startBoard(first, { name: "Editors", about: "" }));
  await bringIn(board, [first], second);
  for (const each of others) await bringIn(board, [first, second], each);
  const about = await post(first, { board, text: "What shall we read?", mood: "rah" });
  if (!about.ok) throw new Error(about.why);
  let minute = 0;
  for (let round = 0; round < ROUNDS; round++) {
    // In another order each time, or a place in the order would be a name.
    for (const author of shuffled(people)) {
      minute += randomInt(20, 90);
      const at = (after: number) => setClock(new Date(Date.UTC(2030, 0, 1, 0, minute, after)));
      const sent = () => crypto.randomUUID();
      const words = { board, text: "The same words from everybody. ".repeat(30), mood: null };
      at(0);
      const named = await post(author, { ...words, sent: sent() });
      at(20);
      const pen = await post(author, { ...words, penName: "", sent: sent() });
      at(30);
      const own = { board, post: about.id, text: "Quite." };
      const remark = await comment(author, { ...own, sent: sent() });
      at(40);
      const onOwn = pen.ok
        ? await comment(author, { ...own, post: pen.id, penName: "", sent: sent() })
        : undefined;
      at(50);
      await react(author, { board, post: about.id, kind: "hug", on: round % 2 === 0 });
      if (!pen.ok || !onOwn?.ok || !named.ok || !remark.ok) throw new Error("not written");
      // As a page does after a form: whoever wrote it reads it first; and what others wrote meanwhile.
      await postPage(author, board, pen.id);
      await boardPage(author, board);
      if (round % 4 === 0) await postPage(author, board, about.id);
      if (round % 3 === 0) await follow(author, { board, post: pen.id, way: "follow" });
      truth.set(pen.id, author.id).set(onOwn.id, author.id);
      before.set(pen.id, named.id).set(onOwn.id, remark.id);
    }
  }
}, 300_000);
afterAll(() => closeTestHouse(database));

type Row = Record<string, string | null> & { place: string };
const tableOf = (name: string) =>
  withClient(database.adminUrl, async (client) => {
    // As a copy lists them: where they lie.
    const { rows } = await client.query(`select to_jsonb(t) as row from ${name} t order by ctid`);
    return rows.map(({ row }, at) => ({
      ...Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value && String(value)])),
      place: String(at),
    })) as Row[];
  });
const tables = () =>
  withClient(database.adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', nspname, relname) as name from pg_class c join pg_namespace n on n.oid = relnamespace
       where relkind in ('r', 'p') and nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
    );
    return rows.map(({ name }) => name);
  });

const kinds = ["post", "comment"] as const;
const ofPens = (rows: Row[]) => rows.filter((row) => row.pen_hash);

/** So many of `among` right by chance happens once in a hundred thousand times. */
const tooMany = (among: number) => among / PEOPLE + 4.3 * Math.sqrt((among / PEOPLE) * (1 - 1 / PEOPLE));

test("as much was written as this test is about", async () => {
  for (const kind of kinds) expect(ofPens(await tableOf(`boards.${kind}`))).toHaveLength(PEOPLE * ROUNDS);
});

test("no member's id or name stands in a row of a pen name, nor any hash of one that needs no key", async () => {
  const told = people.flatMap(({ id }, at) => {
    const forms = [id, id.replaceAll("-", ""), id.toUpperCase(), names[at] ?? ""];
    const hashed = forms.flatMap((form) =>
      ["md5", "sha1", "sha256", "sha512", "sha3-256", "blake2s256"].flatMap((algorithm) =>
        (["hex", "base64", "base64url"] as const).map((to) => createHash(algorithm).update(form).digest(to)),
      ),
    );
    return [...forms, ...hashed];
  });
  for (const kind of kinds) {
    for (const row of ofPens(await tableOf(`boards.${kind}`))) {
      const { post_id: thread = null, board_id: board = null, id = null } = row;
      // The thread and the board are known to whoever has the copy, and could salt the hash.
      const salted = people.flatMap((member) =>
        [thread, board, id].flatMap((salt) =>
          [`${member.id} ${salt}`, `${member.id}${salt}`, `${salt}${member.id}`, `${salt} ${member.id}`].map(
            (text) => createHash("sha256").update(text).digest("hex"),
          ),
        ),
      );
      const text = JSON.stringify(row);
      for (const each of [...told, ...salted]) if (text.includes(each)) expect.fail(`${kind} holds ${each}`);
    }
  }
});

test("no value is shared by what one person wrote in two threads and by nothing of the others", async () => {
  const posts = ofPens(await tableOf("boards.post"));
  for (const column of ["pen_hash", "id"]) {
    expect(new Set(posts.map((row) => row[column])).size).toBe(posts.length);
    // Nor any part of it: the same two bytes at the same place would come up with the same author.
    for (let at = 2; at < 36; at += 2) predictsNothing(posts, (row) => row[column]?.slice(at, at + 2) ?? "");
  }
  // What all columns together say of an author: how often does the most telling value of each hit?
  for (const column of Object.keys(posts[0] ?? {}))
    if (column !== "place") predictsNothing(posts, (row) => row[column] ?? "");
});

test("no order and no place tells the author: who wrote beside it, before, after, in whatever order rows are put", async () => {
  for (const kind of kinds) {
    const rows = await tableOf(`boards.${kind}`);
    for (const column of Object.keys(rows[0] ?? {})) {
      const number = (row: Row) => (column === "place" ? Number(row.place) : 0);
      const sorted = [...rows].sort(
        (a, b) => number(a) - number(b) || String(a[column]).localeCompare(String(b[column])) || 0,
      );
      for (const step of [-3, -2, -1, 1, 2, 3]) {
        const hits = sorted.filter(
          (row, at) => row.pen_hash && sorted[at + step]?.author_id === truth.get(String(row.id)),
        ).length;
        expect(hits, `${kind} by ${column}, ${step} further`).toBeLessThan(tooMany(PEOPLE * ROUNDS));
      }
      const nearest = (at: number, step: number) => {
        for (let to = at + step; to >= 0 && to < sorted.length; to += step)
          if (sorted[to]?.author_id) return sorted[to]?.author_id;
        return undefined;
      };
      for (const step of [-1, 1]) {
        const hits = sorted.filter(
          (row, at) => row.pen_hash && nearest(at, step) === truth.get(String(row.id)),
        ).length;
        expect(hits, `${kind} by ${column}, the nearest of a member`).toBeLessThan(tooMany(PEOPLE * ROUNDS));
      }
    }
  }
});

test("what somebody wrote just before lies no nearer than whatever else was written that day", async () => {
  for (const kind of kinds) {
    const rows = await tableOf(`boards.${kind}`);
    const day = (row: Row) => String(row.posted_at ?? row.commented_at).slice(0, 10);
    const ranks = ofPens(rows).flatMap((row) => {
      const away = (other: Row) => Math.abs(Number(other.place) - Number(row.place));
      const same = rows.filter((other) => other.author_id && day(other) === day(row));
      const theirs = same.find(({ id }) => id === before.get(String(row.id)));
      if (!theirs || same.length < 5) return [];
      const nearer = same.filter((other) => away(other) < away(theirs)).length;
      const level = same.filter((other) => away(other) === away(theirs)).length;
      return [(nearer + level / 2) / same.length];
    });
    expect(ranks.length).toBeGreaterThan(150);
    const mean = ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
    // Ranks of chance are even between 0 and 1; as far from the middle as this they are once in 10,000 times.
    expect(mean, kind).toBeGreaterThan(0.5 - (3.9 * 0.289) / Math.sqrt(ranks.length));
  }
});

test("of when it was written only the day is there, whatever column is looked at", async () => {
  for (const kind of kinds) {
    for (const row of ofPens(await tableOf(`boards.${kind}`))) {
      for (const [column, value] of Object.entries(row)) {
        if (!column.endsWith("_at") || value === null) continue;
        expect(value, column).toMatch(/T(00:00:00|23:59:59\.999)\+00:00$/);
      }
    }
  }
});

test("no other table holds a row for each thing written under a pen name", async () => {
  const counts = new Map<string, number>();
  for (const name of await tables()) counts.set(name, (await tableOf(name)).length);
  const own = PEOPLE * ROUNDS;
  // The forms that were sent under people's own names, one for each post and comment.
  expect(counts.get("public.sent_form")).toBe(own * 2);
  expect(counts.get("public.attempt")).toBe(0);
  for (const [name, count] of counts)
    if (!/post|comment|sent_form/.test(name)) expect(count, name).toBeLessThan(own);
  const ids = [...truth.keys()];
  for (const name of [...counts.keys()].filter((each) => !/\.(post|comment)$/.test(each)))
    for (const row of await tableOf(name))
      for (const id of ids) if (JSON.stringify(row).includes(id)) expect.fail(`${name} knows ${id}`);
}, 60_000);

test("what people keep of what they read is a row each, whatever they wrote, and no more than that", async () => {
  const marks = await tableOf("boards.board_mark");
  expect(marks).toHaveLength(PEOPLE);
  for (const { board_id } of marks) expect(board_id).toBe(board);
  expect(Object.keys(marks[0] ?? {}).sort()).toEqual(["board_id", "hash", "place", "sealed"]);
  expect(new Set(marks.map(({ sealed }) => sealed?.length)).size).toBe(1);
  // Neither is a hash of anything that a copy holds, nor does one hold anything in plain sight.
  const plain = marks.map(({ hash, sealed }) => `${hash} ${sealed}`).join(" ");
  for (const { id } of people)
    for (const text of [`${id} ${board}`, `${id}${board}`, `mark ${id} ${board}`, `seal ${id} ${board}`, id])
      for (const algorithm of ["md5", "sha1", "sha256", "sha512"])
        expect(plain).not.toContain(createHash(algorithm).update(text).digest("hex"));
  for (const text of [...truth.keys(), ...people.map(({ id }) => id)])
    for (const form of [text.slice(0, 13), text.replaceAll("-", "").slice(0, 12)])
      for (const bytes of [Buffer.from(form).toString("hex"), form]) expect(plain).not.toContain(bytes);
});

test("word of what was said is left for everybody alike, the writer not left out and nobody put first", async () => {
  const told = (await tableOf("boards.news")).filter(({ kind }) => kind === "said");
  expect(told.map(({ member_id }) => member_id).sort()).toEqual(people.map(({ id }) => id).sort());
  for (const row of told) expect(Object.keys(row).sort()).toEqual(["id", "kind", "member_id", "place"]);
});

test("the means of this test find an author where there is something to find", async () => {
  const rows = await tableOf("boards.post");
  const asIfKept = ofPens(rows).map((row) => ({
    ...row,
    hint: truth.get(String(row.id))?.slice(0, 3) ?? "",
  }));
  expect(() => predictsNothing(asIfKept, (row) => row.hint ?? "")).toThrow();
});

/** Learns on one half which value goes with whom, and guesses the other half. */
function predictsNothing(rows: Row[], valueIn: (row: Row) => string): void {
  const half = rows.length / 2;
  const [known, guessed] = [rows.slice(0, half), rows.slice(half)];
  const seen = new Map<string, Map<string, number>>();
  for (const row of known) {
    const author = truth.get(String(row.id)) ?? "";
    const of = seen.get(valueIn(row)) ?? new Map<string, number>();
    seen.set(valueIn(row), of.set(author, (of.get(author) ?? 0) + 1));
  }
  const likeliest = (value: string) =>
    [...(seen.get(value) ?? [])].sort(([, a], [, b]) => b - a)[0]?.[0] ?? people[0]?.id;
  const hits = guessed.filter((row) => likeliest(valueIn(row)) === truth.get(String(row.id))).length;
  expect(hits).toBeLessThan(tooMany(guessed.length));
}

function shuffled<T>(all: T[]): T[] {
  return all
    .map((each) => ({ each, by: Math.random() }))
    .sort((a, b) => a.by - b.by)
    .map(({ each }) => each);
}

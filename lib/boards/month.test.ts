import { afterAll, beforeAll, expect, test } from "vitest";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { withClient } from "#lib/postgres/admin.ts";
import { atTime } from "#lib/time.ts";
import { moderate } from "./moderate.ts";
import { post } from "./post.ts";
import { boardPage } from "./post-queries.ts";
import { type BoardForTests, boardForTests, bringIn, someone } from "./testing.ts";

// The clock is at 22 November 2026, and the zone is UTC: there is no group.

let it: BoardForTests;
let people: MemberViewer[];
beforeAll(async () => {
  it = await boardForTests();
  const { keeper, mina, theo } = it.people;
  const more = [await someone("Uma One"), await someone("Vera Two"), await someone("Wim Three")];
  for (const each of more) await bringIn(it.board, [keeper, mina], each);
  people = [keeper, mina, theo, ...more];
  await withClient(it.database.adminUrl, (client) =>
    client.query("update boards.board set created_at = '2026-08-15'"),
  );
});
afterAll(() => it.end());

const month = async (asked?: string) => (await boardPage(it.people.theo, it.board, undefined, asked)).month;
async function said(
  at: string,
  by: MemberViewer,
  mood: "rah" | "argh" | null,
  penName?: string,
): Promise<string> {
  const input = { board: it.board, text: "Said in a month", mood, ...(penName !== undefined && { penName }) };
  const posted = await atTime(new Date(at), () => post(by, { ...input, sent: crypto.randomUUID() }));
  if (!posted.ok) throw new Error(posted.why);
  return posted.id;
}

test("nothing is drawn until five people have posted with a mood and under their names, in that month", async () => {
  const [a, b, c, d, e] = people;
  if (!a || !b || !c || !d || !e) throw new Error("nobody");
  expect(await month()).toBeNull();
  for (const each of [a, b, c, d]) await said("2026-10-05T10:00:00Z", each, "rah");
  // Of a pen name there is only the day's beginning, which of the first day is the month's.
  for (const day of ["01", "06", "06"]) await said(`2026-10-${day}T10:00:00Z`, e, "argh", "");
  await said("2026-10-07T10:00:00Z", e, null);
  await said("2026-11-01T00:00:00Z", e, "rah");
  await said("2026-09-30T23:59:59Z", e, "rah");
  expect(await month()).toBeNull();
  await said("2026-10-31T23:59:59Z", e, "argh");
  expect(await month()).toEqual({
    month: "2026-10",
    name: "October",
    picture: { rah: 4, argh: 4, each: 1, marks: { rah: 4, argh: 4 } },
    more: false,
    before: { month: "2026-09", name: "September" },
    after: null,
  });
});

test("what is hidden or removed is not in it, nor are those who wrote it", async () => {
  const [, , , , , f] = people;
  if (!f) throw new Error("nobody");
  const one = await said("2026-10-08T10:00:00Z", f, "rah");
  expect((await month())?.picture).toMatchObject({ rah: 5, argh: 4 });
  const at = { board: it.board, post: one };
  await moderate(it.people.keeper, { ...at, act: "hidden", words: "" });
  expect((await month())?.picture).toMatchObject({ rah: 4, argh: 4 });
  await moderate(it.people.keeper, { ...at, act: "shown", words: "" });
  await moderate(it.people.keeper, { ...at, act: "removed", words: "Why" });
  expect((await month())?.picture).toMatchObject({ rah: 4, argh: 4 });
});

test("who asks for a month that is not drawn is told that it is not, and nothing of why", async () => {
  const quiet = { picture: null, more: false };
  expect(await month("2026-09")).toEqual({
    month: "2026-09",
    name: "September",
    ...quiet,
    before: { month: "2026-08", name: "August" },
    after: { month: "2026-10", name: "October" },
  });
  expect(await month("2026-08")).toMatchObject({ ...quiet, before: null });
  expect(await month("2025-12")).toMatchObject({ ...quiet, name: "December 2025", before: null });
  for (const odd of ["2026-11", "2030-01", "x"]) expect((await month(odd))?.month).toBe("2026-10");
});

test("of a month with very much in it the newest posts are drawn, and read no further", async () => {
  const [a, b] = people;
  await withClient(it.database.adminUrl, (client) =>
    client.query(
      `insert into boards.post (id, board_id, author_id, text, mood, posted_at)
       select gen_random_uuid(), $1, (array[$2, $3])[1 + n % 2]::uuid, 'Many', 'rah', '2026-10-01'::timestamptz + n * interval '1 second'
       from generate_series(1, 600) n`,
      [it.board, a?.id, b?.id],
    ),
  );
  const drawn = await month();
  expect(drawn?.more).toBe(true);
  // Among the newest 500 are the one that was removed and the one without a mood.
  expect((drawn?.picture?.rah ?? 0) + (drawn?.picture?.argh ?? 0)).toBe(498);
});

test("older pages have none", async () => {
  const { older } = await boardPage(it.people.theo, it.board);
  expect((await boardPage(it.people.theo, it.board, String(older))).month).toBeNull();
});

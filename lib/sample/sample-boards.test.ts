import { afterAll, beforeAll, expect, test } from "vitest";
import { withClient } from "#lib/postgres/admin.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse } from "#lib/testing.ts";
import { cast, sample } from "#prisma/cast.ts";
import { freshPost, kitBoard, lastMonthsPosts, laterPosts, ratesBoard } from "#prisma/cast-boards.ts";
import { seed } from "#prisma/seed.ts";

let database: TestDatabase;
const rows = <Row extends object>(sql: string, values: unknown[] = []) =>
  withClient(database.adminUrl, async (client) => (await client.query<Row>(sql, values)).rows);

beforeAll(async () => {
  database = await openTestHouse();
  await seed("all");
}, 120_000);
afterAll(() => closeTestHouse(database));

test("the sample group’s boards say all that was meant to be said", async () => {
  const boards = [
    [sample.board, [...sample.posts, ...lastMonthsPosts, ...laterPosts, freshPost], "secret"],
    [kitBoard, kitBoard.posts, "open"],
    [ratesBoard, ratesBoard.posts, "closed"],
  ] as const;
  for (const [board, posts, kind] of boards) {
    const stored = await rows<{ comments: string }>(
      `select (select count(*) from boards.comment c where c.post_id = p.id) as comments
       from boards.post p join boards.board b on b.id = p.board_id where b.name = $1 and b.kind::text = $2`,
      [board.name, kind],
    );
    expect(stored).toHaveLength(posts.length);
    const said = stored.reduce((sum, { comments }) => sum + Number(comments), 0);
    expect(said).toBe([...posts].flatMap(({ comments }) => comments).length);
  }
  expect(await rows("select from boards.picture")).toHaveLength(1);
  expect(await rows("select from boards.report where settled_at is null")).toHaveLength(1);
  expect(await rows("select from boards.post where removed_at is not null and text = ''")).toHaveLength(1);
});

test("nothing of it is yet to come, and last month had enough moods of enough people to be drawn", async () => {
  const [late] = await rows<{ most: Date }>(
    "select greatest(max(posted_at), (select max(commented_at) from boards.comment where pen_hash is null)) as most from boards.post",
  );
  expect(late?.most.getTime()).toBeLessThan(Date.parse("2026-11-22T18:00:00Z"));
  const october = await rows<{ people: string; posts: string }>(
    `select count(*) as posts, count(distinct author_id) as people from boards.post
     where mood is not null and posted_at >= '2026-10-01T00:00+01:00' and posted_at < '2026-11-01T00:00Z'`,
  );
  expect(Number(october[0]?.posts)).toBeGreaterThanOrEqual(14);
  expect(Number(october[0]?.people)).toBeGreaterThanOrEqual(6);
});

test("Theo waits for a second yes, and nobody was written to", async () => {
  const waiting = await rows<{ name: string }>(
    `select m.name from boards.candidate c join boards.board b on b.id = c.board_id join member m on m.id = c.member_id
     where b.name = $1`,
    [sample.board.name],
  );
  expect(waiting).toEqual([{ name: cast.theo.name }]);
  expect(await rows("select from boards.news")).toEqual([]);
});

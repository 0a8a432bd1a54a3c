import { availableParallelism } from "node:os";
import type pg from "pg";
import { withClient } from "#lib/postgres/admin.ts";

/** The board in which it is measured, one where nobody wrote for nine years, and a thread of 500 comments in the first. */
export type Stage = { board: string; quiet: string; thread: string };
/** What to look for. */
export const words = {
  /** In twenty posts of ten years. */
  rare: "quincunx",
  /** In most of what was ever written. */
  common: "ml",
  /** With many ways to go on. */
  beginning: "dbk",
  /** In one post of a hundred of boards that the members who ask are not in. */
  elsewhere: "zyzzogeton",
  /** Nowhere. As long as the one before. */
  nowhere: "zyzzogetax",
};

/** Twenty boards, and a quiet one. Everybody who asks is in the first, which has half of it all, in four others, and in that. */
export async function startBoards(database: pg.Client, members: string[]): Promise<Stage> {
  const { rows } = await database.query<{ id: string }>(
    `insert into boards.board (id, name, created_at) select gen_random_uuid(), 'Bench ' || n, now() - interval '10 years'
     from generate_series(1, 21) n returning id`,
  );
  const boards = rows.map(({ id }) => id);
  const [board = "", ...others] = boards;
  // Not among those that are filled.
  const quiet = others.pop() ?? "";
  await database.query(
    `insert into boards.board_member (board_id, member_id, joined_at, keeper_since)
     select b, m, now(), now() from unnest($1::uuid[]) with ordinality as boards (b, n), unnest($2::uuid[]) m
     where n <= 5 or m = ($2::uuid[])[cardinality($2::uuid[])]`,
    [boards, members],
  );
  await database.query(
    "create table public.bench_boards as select unnest($1::uuid[]) as id, $2::uuid as author",
    [[board, ...others], members.at(-1)],
  );
  await database.query(
    "insert into boards.board_member (board_id, member_id, joined_at) values ($1, $2, now()) on conflict do nothing",
    [quiet, members[0]],
  );
  await database.query(
    `insert into boards.post (id, board_id, author_id, text, posted_at)
     select gen_random_uuid(), $1, $2, ${TEXT}, now() - interval '9 years' - n * interval '1 day' from generate_series(1, 30) n`,
    [quiet, members.at(-1)],
  );
  const { rows: threads } = await database.query<{ id: string }>(
    `insert into boards.post (id, board_id, author_id, text, posted_at)
     values (gen_random_uuid(), $1, $2, 'A long thread', now() - interval '1 day') returning id`,
    [board, members.at(-1)],
  );
  await database.query(
    `insert into boards.comment (id, post_id, board_id, author_id, text, commented_at)
     select gen_random_uuid(), $2, $1, $3, ${TEXT}, now() - n * interval '1 minute' from generate_series(1, 500) n`,
    [board, threads[0]?.id, members.at(-1)],
  );
  await database.query(
    `insert into boards.post (id, board_id, author_id, text, posted_at)
     select gen_random_uuid(), $1, $2, '${words.rare} and more', now() - n * interval '170 days' from generate_series(1, 20) n`,
    [board, members.at(-1)],
  );
  return { board, quiet, thread: threads[0]?.id ?? "" };
}

/** Twenty-five to 54 words, some of which are in nearly every text and most in few. `n` is the row's number. */
const TEXT = `(select string_agg(translate(to_hex(100 + (20000 * power(random(), 4))::int),
  '0123456789abcdef', 'bdfgklmnprstvaei'), ' ') from generate_series(1, 25 + n % 30) k where k + n > 0)`;

/** Posts and comments, three to a post, over ten years, until there are so many. Three minutes for a million, most of them
 * for what each is found by. */
export async function fillTo(adminUrl: string, database: pg.Client, items: number): Promise<void> {
  const { rows } = await database.query<{ there: number }>(
    "select ((select count(*) from boards.post) + (select count(*) from boards.comment))::int as there",
  );
  const posts = Math.max(0, Math.ceil((items - (rows[0]?.there ?? 0)) / 4));
  const indexes = ["post", "comment"].map((table) => ({
    drop: `drop index boards.${table}_findable_idx`,
    make: `create index ${table}_findable_idx on boards.${table} using gin (findable) with (fastupdate = off)`,
  }));
  const large = posts > 10_000;
  if (large) for (const { drop } of indexes) await database.query(drop);
  const hands = large ? availableParallelism() : 1;
  const PART = 5000;
  let next = 0;
  const work = async (client: pg.Client) => {
    await client.query("set synchronous_commit = off");
    while (next < posts) {
      const [from, to] = [next + 1, Math.min(next + PART, posts)];
      next = to;
      await client.query(fill(from, to, posts));
    }
  };
  await Promise.all(Array.from({ length: hands }, () => withClient(adminUrl, work)));
  if (large) {
    await database.query("set maintenance_work_mem = '512MB'");
    for (const { make } of indexes) await database.query(make);
  }
  await database.query("vacuum analyze boards.post");
  await database.query("vacuum analyze boards.comment");
  await database.query("checkpoint");
}

const fill = (from: number, to: number, of: number) => `
  with boards as (select array_agg(id) as ids, (array_agg(author))[1] as author from public.bench_boards),
  made as (
    insert into boards.post (id, board_id, author_id, mood, text, posted_at)
    select gen_random_uuid(), ids[case when n % 2 = 0 then 1 else 2 + n / 2 % 19 end], author,
      (case n % 3 when 0 then 'rah' when 1 then 'argh' end)::boards.mood,
      ${TEXT} || case when n % 2 = 1 and n / 2 % 19 > 3 and n % 100 < 2 then ' ${words.elsewhere}' else '' end,
      now() - interval '10 years' + n * (interval '3650 days' / ${of})
    from generate_series(${from}, ${to}) n, boards returning *)
  insert into boards.comment (id, post_id, board_id, author_id, text, commented_at)
  select gen_random_uuid(), made.id, made.board_id, made.author_id, ${TEXT}, made.posted_at + n * interval '1 hour'
  from made, generate_series(1, 3) n`;

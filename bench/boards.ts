/**
 * npm run bench -- boards: a board's page, a thread of 500 comments, posting, and search, with a thousand posts and
 * comments and with a million (--items), ten years of them; what each costs more where there is more. One who asks at a
 * time. And whether the time a search takes tells a word of boards one is not in from one that is nowhere.
 * Everything stays on this machine and in a folder that goes with it. Started by bin/bench.mjs.
 */
import { freePort } from "#lib/postgres/postmaster.ts";
import { fillTo, startBoards, words } from "./board-items.ts";
import { printSizes, printTelling } from "./report.ts";
import { getText, posting } from "./requests.ts";
import { page, startSite } from "./site.ts";
import {
  databaseOf,
  flag,
  folder,
  measure,
  onStage,
  rounds,
  sampleGroup,
  seconds,
  signIn,
  toEnd,
} from "./stage.ts";

const SMALL = 1000;
const LARGE = flag("items", 1_000_000);
const TRIES = 200;
/** So many posts a member may write in ten minutes (app/(members)/boards/[id]/actions.ts). */
const POSTS = 40;

await onStage(async () => {
  const port = await freePort();
  const site = await startSite("bin/run.ts", folder, port, ["--demo"]);
  toEnd.push(() => site.stop());
  await sampleGroup();
  const { database, adminUrl, postgresPid } = await databaseOf();
  const [cookie = ""] = await signIn(database, 1);
  // The first of them asks (signIn takes them in this order); the other one writes.
  const { rows: members } = await database.query<{ id: string }>(
    "select id from member order by joined_at, id limit 2",
  );
  const { board, quiet, thread } = await startBoards(
    database,
    members.map(({ id }) => id),
  );

  const ours = { port, pid: site.pid };
  const get = (name: string, path: string) => ({ name, ...ours, requests: [[getText(port, path, cookie)]] });
  const search = (name: string, q: string) => get(`search: ${name}`, addressOf(q));
  const posts = async (name: string) => ({
    name,
    ...ours,
    status: 303,
    most: POSTS,
    requests: await posting(port, `/boards/${board}`, [cookie], {
      has: "mood",
      fields: [
        ["mood", "rah"],
        ["text", "Posted by a benchmark, in twelve words that mean nothing at all."],
      ],
    }),
  });
  const targets = async () => [
    { ...get("the list of boards", "/boards"), base: true as const },
    get("a board", `/boards/${board}`),
    get("a board where nobody wrote for nine years", `/boards/${quiet}`),
    get("a thread of 500 comments", `/boards/${board}/posts/${thread}`),
    {
      ...(await posts("posting, without scripts")),
      before: () => database.query("delete from boards.post where pen_hash is not null"),
    },
    {
      ...(await posts("posting, where a pen name wrote that day")),
      before: () =>
        database.query(
          `insert into boards.post (id, board_id, pen_hash, pen_name, text, posted_at)
           values (gen_random_uuid(), $1, sha256(''), 'A pen', 'Under a pen name', now())`,
          [board],
        ),
    },
    search("in twenty posts of ten years", words.rare),
    search("in most of them", words.common),
    search("the beginning of a word", words.beginning),
    search("two words", `${words.rare} more`),
    search("a phrase", `"${words.rare} and"`),
    search("a phrase of common words", `"${words.common} mk"`),
    search("nowhere", words.nowhere),
  ];
  const sizes = [];
  for (const items of [SMALL, LARGE]) {
    const began = performance.now();
    await fillTo(adminUrl, database, items);
    console.log(`${items} posts and comments, after ${((performance.now() - began) / 1000).toFixed(0)} s.`);
    sizes.push({ items, rows: await measure(await targets(), database, postgresPid, 1) });
  }
  printSizes(sizes, { rounds, seconds });

  const times: [number[], number[]] = [[], []];
  for (let n = 0; n < TRIES * 2; n++) {
    // By turns, and the turns by turns.
    const at = (n + Math.floor(n / 2)) % 2 === 0 ? 0 : 1;
    const began = performance.now();
    await page(port, addressOf(at === 0 ? words.elsewhere : words.nowhere), { cookie });
    times[at].push(performance.now() - began);
  }
  printTelling(times);
});

function addressOf(q: string): string {
  return `/search?${new URLSearchParams({ q })}`;
}

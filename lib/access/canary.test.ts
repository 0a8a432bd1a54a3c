import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { isTest, reach, sources } from "#lib/house/sources.ts";
import { handlers } from "#lib/jobs/handlers.ts";
import { jobNames, type LetterName } from "#lib/jobs/queues.ts";
import { letters } from "#lib/mail/letters.ts";
import { withClient } from "#lib/postgres/admin.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse } from "#lib/testing.ts";
import { emailOf } from "#prisma/cast.ts";
import { seed } from "#prisma/seed.ts";
import { Canaries } from "../../e2e/support/canary.ts";
import { elsewhere } from "../../e2e/support/eavesdrop.ts";
import { type Planted, plant } from "../../e2e/support/plant.ts";
import { signedRank } from "../../e2e/support/rank.ts";

// The part of the canary test (docs/decisions/21-canaries.md) that needs no site: letters, jobs, and its own tools.

describe("letters", () => {
  let database: TestDatabase;
  let planted: Planted;
  const rows = <Row extends object>(sql: string, values: unknown[] = []) =>
    withClient(database.adminUrl, async (client) => (await client.query<Row>(sql, values)).rows);
  const memberId = async (name: Parameters<typeof emailOf>[0]) =>
    (await rows<{ id: string }>("select id from member where email = $1", [emailOf(name)]))[0]?.id ?? "";

  beforeAll(async () => {
    database = await openTestHouse();
    await seed();
    planted = await plant(rows, memberId);
    // Somebody whom a board wants: the one letter that is written because of a board to who is not in it.
    await rows(
      `insert into boards.candidate (board_id, member_id, invited_by_id, since)
       select board_id, $1, $2, now() from boards.board_member where member_id = $2 on conflict do nothing`,
      [await memberId("ifeoma"), await memberId("nell")],
    );
    await rows(
      `insert into boards.candidate_yes (board_id, candidate_id, member_id)
       select board_id, $1, member_id from boards.board_member
       where board_id in (select board_id from boards.candidate where member_id = $1)
       on conflict do nothing`,
      [await memberId("ifeoma")],
    );
  }, 60_000);
  afterAll(() => closeTestHouse(database));

  test("whatever a letter is about, and whoever it is to, it holds no canary", async () => {
    const { canaries } = planted;
    const jobs = await rows<{ letter: LetterName; to: string; about: string }>(
      "select data->>'letter' as letter, data->>'to' as to, data->>'about' as about from pgboss.job where name = 'send-letter'",
    );
    const people = await Promise.all((["sam", "nell", "ifeoma"] as const).map(memberId));
    const ids = [...canaries.oneOfEach, ...people, ...(await someIds())];
    const made = new Set<LetterName>();
    for (const letter of Object.keys(letters) as LetterName[]) {
      const left = jobs.filter((job) => job.letter === letter).slice(0, 20);
      const abouts = new Set([...ids, ...left.map(({ about }) => about)]);
      const asked = [...abouts].flatMap((about) => [about, ...people].map((to) => ({ to, about })));
      await eightAtOnce([...left, ...asked], async (each) => {
        const written = await letters[letter](each).catch((error: unknown) => String(error));
        if (written === null) return;
        if (typeof written !== "string") made.add(letter);
        const leaks = canaries.found(JSON.stringify(written), JSON.stringify(each));
        expect(leaks, `${letter} ${JSON.stringify(each)}`).toEqual([]);
      });
    }
    expect(made.size, [...made].join()).toBeGreaterThan(3);
    // What was not made here, as nothing has happened that it tells of, has no way to a board.
    const couldTell = (Object.keys(letters) as LetterName[]).filter(
      (each) => !made.has(each) && reachesBoards(each),
    );
    expect(couldTell, "letters whose maker reaches boards, and which no id here makes").toEqual([]);
  }, 120_000);

  test("whatever a job is about, nothing of the board is left anywhere, nor in the log", async () => {
    const { canaries } = planted;
    const said: string[] = [];
    const hear = (chunk: string | Uint8Array) => said.push(String(chunk)) > 0;
    const ears = [process.stdout, process.stderr].map((to) => vi.spyOn(to, "write").mockImplementation(hear));
    try {
      for (const name of jobNames)
        for (const id of [...canaries.oneOfEach, await memberId("nell")]) {
          // Whatever it is called that the job carries: this.
          const carried = new Proxy({}, { get: () => id }) as never;
          await Promise.resolve(handlers[name](carried, id)).catch((error: unknown) =>
            said.push(String(error)),
          );
        }
    } finally {
      for (const ear of ears) ear.mockRestore();
    }
    const left = await elsewhere({ rows }, canaries);
    // What a job was about is not for its line in the log either; ids that we carried in are in no row.
    expect(left).toEqual([]);
    expect(canaries.found(said.join("\n"))).toEqual([]);
  }, 60_000);

  /** The first few ids of everything there is outside the boards, and of what it refers to. */
  async function someIds(): Promise<string[]> {
    const columns = await rows<{ table: string; column: string }>(
      `select table_name as table, column_name as column from information_schema.columns
       where table_schema = 'public' and data_type = 'uuid'`,
    );
    const ids = new Set<string>();
    for (const { table, column } of columns) {
      const some = await rows<{ id: string }>(
        `select "${column}" as id from "${table}" where "${column}" is not null limit 3`,
      );
      for (const { id } of some) ids.add(id);
    }
    return [...ids];
  }
});

async function eightAtOnce<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += 8) await Promise.all(all.slice(at, at + 8).map(work));
}

describe("what goes out", () => {
  const WAY_OUT =
    /\bfetch\(|\b(?:https?|http2)\.(?:request|get|connect)\(|\bcreate(?:Transport|Connection)\(/;
  const SENDERS = /^(nodemailer|web-push|undici|ws|axios|got|node:(dgram|tls))$/;
  const waysOut = sources(["lib", "app"]).filter(
    (source) =>
      !isTest(source) &&
      (WAY_OUT.test(source.code) ||
        source.imports.some(({ to, typeOnly, names }) => SENDERS.test(to) && !typeOnly && names.length > 0)),
  );

  test("is sent by letters, or by what has no way to a board", () => {
    expect(waysOut.map(({ path }) => path)).toContain("lib/mail/send.ts");
    for (const job of jobNames) {
      // What letters say is read above, each by itself.
      if (job === "send-letter") continue;
      const handler = handlerOf(job);
      const out = waysOut.filter(({ path }) => path === handler.path || reach(handler, byPath).has(path));
      if (out.length > 0)
        expect(reach(handler, byPath).has(DOOR), `${job} sends by ${out[0]?.path}, and reaches boards`).toBe(
          false,
        );
    }
    // Nor does a page or a verb that has a way to boards send anything while it is at it.
    for (const source of sources(["app", "lib/boards"]).filter((each) => !isTest(each))) {
      const all = reach(source, byPath);
      const out = waysOut.filter(({ path }) => path === source.path || all.has(path));
      expect(all.has(DOOR) ? out.map(({ path }) => path) : [], source.path).toEqual([]);
    }
  });

  function handlerOf(job: string) {
    const registry = byPath.get("lib/jobs/handlers.ts");
    const [, line = ""] = new RegExp(`"${job}": (.*)`).exec(registry?.code ?? "") ?? [];
    const called = registry?.imports.find(({ names }) => names.some((name) => line.includes(`${name}(`)));
    const handler = byPath.get(called?.to ?? "");
    if (!handler) throw new Error(`Who does ${job}?`);
    return handler;
  }
});

const DOOR = "lib/access/boards.ts";
const byPath = new Map(sources(["lib", "app", "components"]).map((source) => [source.path, source]));

/** Whether the file that makes this letter leads to the only door to boards, by whatever it imports. */
function reachesBoards(letter: LetterName): boolean {
  const registry = byPath.get("lib/mail/letters.ts");
  const [, maker = camelCase(letter)] = new RegExp(`"?${letter}"?: (\\w+)`).exec(registry?.code ?? "") ?? [];
  const file = registry?.imports.find(({ names }) => names.includes(maker))?.to;
  const source = byPath.get(file ?? "");
  if (!source) throw new Error(`Who makes ${letter}?`);
  return reach(source, byPath).has(DOOR);
}

const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

describe("canaries", () => {
  const canaries = new Canaries();
  const word = canaries.word("post.text");
  const id = canaries.id("post.id");
  const first = canaries.words.get("post.text")?.first ?? "";

  test.each<[string, string]>([
    ["plain", word],
    ["in capitals", word.toUpperCase()],
    ["marked where it was searched for", word.replace(first, `${first.slice(0, 5)}</mark>${first.slice(5)}`)],
    ["percent", [...word].map((each) => `%${each.charCodeAt(0).toString(16)}`).join("")],
    ["in base 64", `token: ${Buffer.from(`to: ${word}`).toString("base64url")}`],
    ["in hex", Buffer.from(word).toString("hex")],
  ])("a string is found %s", (_way, text) => {
    expect(canaries.found(`before ${text} after`).join()).toContain("post.text");
  });

  test.each<[string, string]>([
    ["plain", id],
    ["without dashes", id.replaceAll("-", "")],
    ["in base 64", Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url")],
    ["in an address in an address", encodeURIComponent(`/boards/${id}`)],
  ])("an id is found %s", (_way, text) => {
    expect(canaries.found(`before ${text} after`).join()).toContain("post.id");
  });

  test("what was asked for is an echo, what follows it is not; others' ids are nothing", () => {
    expect(canaries.found(`no post ${id}`, `/posts/${id}`)).toEqual([]);
    expect(canaries.found(`you asked for ${first}`, `?q=${first}`)).toEqual([]);
    expect(canaries.found(`found: ${word}`, `?q=${first}`)).toHaveLength(1);
    expect(canaries.found(`${randomUUID()} ${"some words ".repeat(100)}`)).toEqual([]);
  });
});

describe("the rank test", () => {
  let state = 1;
  const noise = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % 101;
  };

  test("tells a little more each time from nothing, and is not impressed by one that is late", () => {
    const same = Array.from({ length: 200 }, () => [noise(), noise()] as const);
    expect(Math.abs(signedRank(same))).toBeLessThan(3);
    expect(Math.abs(signedRank([...same, [1e9, 1] as const]))).toBeLessThan(3);
    expect(signedRank(same.map(([one, other]) => [one + 30, other] as const))).toBeGreaterThan(4);
    expect(signedRank([])).toBe(0);
  });
});

import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { boardsDb, db, disconnect, GIVE_UP_MS, Prisma, pointAt } from "#lib/db.ts";
import { Unavailable } from "#lib/errors.ts";
import { type TestDatabase, testDatabase } from "#lib/postgres/testing.ts";
import { Line } from "#lib/postgres/testing-line.ts";

// What Prisma, its adapter and the driver really throw when the database goes, in every state and way of asking.

const requestKey = Symbol.for("elevenses.request");
let database: TestDatabase;
let line: Line;

beforeAll(async () => {
  database = await testDatabase();
  line = await Line.to(database.siteUrl);
  pointAt({ site: line.url, boards: line.as(database.boardsUrl) });
});
afterEach(() => line.repair());
afterAll(async () => {
  await disconnect();
  await line.end();
  await database.drop();
});

const ways: [string, (seconds: number) => Promise<unknown>][] = [
  ["a model", () => db.site.findUnique({ where: { id: 1 } })],
  ["a raw query", (seconds) => db.$queryRaw`select pg_sleep(${seconds})::text`],
  ["a raw statement", (seconds) => db.$executeRaw`select pg_sleep(${seconds})`],
  ["a transaction", (seconds) => db.$transaction((tx) => tx.$queryRaw`select pg_sleep(${seconds})::text`)],
  [
    "a model in a transaction of the boards",
    (seconds) =>
      boardsDb.$transaction(async (tx) => {
        await tx.$executeRaw`select pg_sleep(${seconds})`;
        return tx.board.findMany();
      }),
  ],
  [
    "a transaction that is at something else",
    (seconds) =>
      db.$transaction(async (tx) => {
        await tx.site.findFirst();
        await sleep(seconds * 1000);
        return tx.site.findFirst();
      }),
  ],
  [
    "the end of a transaction",
    (seconds) =>
      db.$transaction(async (tx) => {
        await tx.site.findFirst();
        await sleep(seconds * 1000);
      }),
  ],
];

/** Runs it as the door runs a request: what went wrong, and whether the door was told. */
async function outcome(work: () => Promise<unknown>) {
  const context = { id: "test", unavailable: false };
  const shared = globalThis as { [requestKey]?: AsyncLocalStorage<unknown> };
  shared[requestKey] ??= new AsyncLocalStorage();
  const error = await shared[requestKey].run(context, () =>
    work().then(
      () => undefined,
      (reason: unknown) => reason,
    ),
  );
  return { error, told: context.unavailable };
}

const expectUnavailable = ({ error, told }: Awaited<ReturnType<typeof outcome>>) => {
  expect(error).toBeInstanceOf(Unavailable);
  expect(told).toBe(true);
};

const faults = {
  "refuses connections": () => line.cut(),
  "breaks connections": () => line.drop(),
  hangs: () => line.hang(),
};

describe.each(Object.entries(faults))("a database that %s", (name, fault) => {
  test("while anything is under way is unavailable", async () => {
    await Promise.all(ways.map(([, ask]) => ask(0)));
    const asked = ways
      .slice(1)
      .map(([what, ask]) => outcome(() => ask(0.6)).then((found) => ({ what, ...found })));
    await sleep(200);
    await fault();
    for (const found of await Promise.all(asked)) {
      expect(found, found.what).toMatchObject({ error: expect.any(Unavailable), told: true });
    }
  });

  test("is unavailable to whoever asks next, however many do, and is back by itself", async () => {
    await Promise.all(ways.map(([, ask]) => ask(0)));
    await fault();
    const asked = Array.from({ length: 24 }, (_, at) =>
      outcome(() => ways[at % 5]?.[1](0) as Promise<unknown>),
    );
    for (const found of await Promise.all(asked)) {
      if (name !== "breaks connections" || found.error) expectUnavailable(found);
    }
    await line.repair();
    // What a hung connection still had to say may take a moment to be over.
    await expect
      .poll(async () => (await outcome(() => db.site.findFirst())).error, { timeout: 5_000 })
      .toBeUndefined();
    for (const [, ask] of ways) expect((await outcome(() => ask(0))).error).toBeUndefined();
  }, 20_000);
});

test("at whatever moment a connection breaks, it is unavailable and nothing else", async () => {
  const odd = new Map<string, unknown>();
  const until = Date.now() + 4_000;
  const breaks = (async () => {
    while (Date.now() < until) {
      await sleep(Math.random() * 12);
      line.drop();
    }
  })();
  const ask = async (at: number) => {
    while (Date.now() < until) {
      const { error } = await outcome(() => ways[at % 5]?.[1](0) as Promise<unknown>);
      if (error && !(error instanceof Unavailable))
        odd.set(String((error as Error).message).slice(-200), error);
    }
  };
  await Promise.all(Array.from({ length: 10 }, (_, at) => ask(at)));
  await breaks;
  expect([...odd.values()]).toEqual([]);
});

test("a query that takes too long is given up", async () => {
  const found = await outcome(() => db.$queryRaw`select pg_sleep(5)::text`);
  expectUnavailable(found);
});

test("an administrator's shutdown is unavailable", async () => {
  expectUnavailable(await outcome(() => db.$queryRaw`select pg_terminate_backend(pg_backend_pid())`));
});

test("a pool that is all in use is unavailable", async () => {
  const busy = Array.from({ length: 10 }, () => db.$transaction(() => sleep(3_500)));
  await sleep(100);
  const found = await Promise.all([
    outcome(() => db.site.findFirst()),
    outcome(() => ways[3]?.[1](0) as Promise<unknown>),
  ]);
  for (const each of found) {
    expectUnavailable(each);
  }
  await Promise.all(busy);
});

test("nobody waits for three seconds", () => {
  expect(GIVE_UP_MS).toBeLessThan(3_000);
});

test("a query's own fault stays what it is", async () => {
  const wrong = await outcome(() => db.$queryRaw`select 1 from nowhere`);
  expect(wrong.error).toBeInstanceOf(Prisma.PrismaClientKnownRequestError);
  expect(wrong.told).toBe(false);
  const own = await outcome(() =>
    db.$transaction(async () => {
      throw new RangeError("ours");
    }),
  );
  expect(own).toMatchObject({ error: expect.any(RangeError), told: false });
});

test("what a transaction did before the fault is undone", async () => {
  const key = "a".repeat(43);
  const found = await outcome(() =>
    db.$transaction(async (tx) => {
      await tx.$executeRaw`insert into attempt (key, window_start, count) values (${key}, now(), 1)`;
      line.drop();
      await tx.site.findFirst();
    }),
  );
  expectUnavailable(found);
  expect(await db.attempt.count({ where: { key } })).toBe(0);
});

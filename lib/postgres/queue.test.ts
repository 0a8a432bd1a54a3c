import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withClient } from "./admin.ts";
import { prepareQueue } from "./queue.ts";
import { type TestDatabase, testDatabase } from "./testing.ts";

let database: TestDatabase;
let boss: PgBoss;

beforeAll(async () => {
  database = await testDatabase();
  const twice = [
    prepareQueue(database.adminUrl, ["letters"]),
    prepareQueue(database.adminUrl, ["letters", "more"]),
  ];
  await Promise.all(twice);
  boss = await new PgBoss({
    connectionString: database.siteUrl,
    migrate: false,
    createSchema: false,
    reindex: false,
  }).start();
});

afterAll(async () => {
  await boss.stop({ graceful: false });
  await database.drop();
});

test("the site's role sends within a transaction, and works the job", async () => {
  await withClient(database.siteUrl, async (client) => {
    const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
    await client.query("begin");
    await boss.send("letters", { to: "nobody" }, { db });
    await client.query("rollback");
    await client.query("begin");
    await boss.send("letters", { to: "Rosa" }, { db });
    await client.query("commit");
  });
  const seen: unknown[] = [];
  await new Promise<void>((done) => {
    void boss.work("letters", { pollingIntervalSeconds: 0.5, transactional: true }, async ([job]) => {
      seen.push(job?.data);
      done();
    });
  });
  expect(seen).toEqual([{ to: "Rosa" }]);
});

test("keeping house needs no more rights either", async () => {
  const wrong: Error[] = [];
  boss.on("error", (error) => wrong.push(error));
  await boss.supervise();
  await boss.schedule("more", "0 7 * * *");
  expect(await boss.getSchedules()).toHaveLength(1);
  await boss.unschedule("more");
  expect(wrong).toEqual([]);
});

test("queues try five times, further and further apart", async () => {
  expect(await boss.getQueue("letters")).toMatchObject({
    retryLimit: 4,
    retryBackoff: true,
    retryDelay: 30,
    deadLetter: "failed",
  });
});

test("the boards' role can do nothing with it", async () => {
  const boards = (sql: string) => withClient(database.boardsUrl, (client) => client.query(sql));
  await expect(boards("select from pgboss.job")).rejects.toMatchObject({ code: "42501" });
  await expect(boards("insert into pgboss.job (name) values ('letters')")).rejects.toMatchObject({
    code: "42501",
  });
});

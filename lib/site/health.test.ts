import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { disconnect, pointAt } from "#lib/db.ts";
import { boss, stopBoss } from "#lib/jobs/boss.ts";
import { type TestDatabase, testDatabase } from "#lib/postgres/testing.ts";
import { health } from "./health.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await stopBoss();
  await disconnect();
  await database.drop();
});

test("without a worker in this process it says so", async () => {
  pointAt({ site: database.siteUrl, boards: database.boardsUrl });
  expect(await health()).toMatchObject({
    status: "trouble",
    database: "ok",
    jobs: "no worker in this process",
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
  });
});

test("with one all is well", async () => {
  pointAt({ site: database.siteUrl, boards: database.boardsUrl });
  await (await boss()).work("tidy-up", { pollingIntervalSeconds: 30 }, async () => {});
  expect(await health()).toMatchObject({ status: "ok", database: "ok", jobs: "ok" });
});

test("a database that hangs is told, not waited for", async () => {
  const sockets = new Set<{ destroy(): void }>();
  const hung = createServer((socket) => sockets.add(socket.on("error", () => {})));
  await new Promise<void>((resolve) => hung.listen(0, "127.0.0.1", () => resolve()));
  const url = `postgres://a:b@127.0.0.1:${(hung.address() as AddressInfo).port}/x`;
  pointAt({ site: url, boards: url });
  const found = await health();
  expect(found.status).toBe("trouble");
  expect(found.database).not.toBe("ok");
  for (const socket of sockets) socket.destroy();
  hung.close();
});

import { Client } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/postgres/testing.ts";
import { CHANNEL } from "./channel.ts";
import { listen } from "./listen.ts";

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await testDatabase();
  client = new Client({ connectionString: database.adminUrl });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

test("hears notices, says when it goes deaf, and listens again by itself", async () => {
  const heard: (string | undefined)[] = [];
  const states: boolean[] = [];
  const end = listen(() => database.siteUrl, {
    heard: (payload) => heard.push(payload),
    listening: (on) => states.push(on),
  });
  await vi.waitFor(() => expect(states).toEqual([true]));

  await client.query("SELECT pg_notify($1, $2)", [CHANNEL, '{"t":"site"}']);
  await vi.waitFor(() => expect(heard).toEqual(['{"t":"site"}']));

  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'elevenses-listen' AND datname = current_database()",
  );
  await vi.waitFor(() => expect(states).toEqual([true, false, true]), 5_000);

  await client.query("SELECT pg_notify($1, $2)", [CHANNEL, '{"t":"meetups"}']);
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  await end();
  expect(states).toEqual([true, false, true]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { withClient } from "./admin.ts";
import { assertRoles, ensureRoles } from "./roles.ts";
import { type TestDatabase, testDatabase } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const admin = (sql: string) =>
  withClient(database.adminUrl, async (client) => (await client.query(sql)).rows);

test("every instance with the same address works out the same roles", async () => {
  const [one, two] = await Promise.all([ensureRoles(database.adminUrl), ensureRoles(database.adminUrl)]);
  expect(one).toEqual(two);
  await assertRoles(one.siteUrl, one.boardsUrl);
});

test("an address without a password takes the site's secret", async () => {
  const url = new URL(database.adminUrl);
  url.password = "";
  await expect(ensureRoles(url.href)).rejects.toThrow(/no password and no secret/);
});

test("the site's role reaches nothing of the boards and makes no tables", async () => {
  await admin("create schema if not exists boards; create table if not exists boards.probe (id int)");
  const site = (sql: string) => withClient(database.siteUrl, (client) => client.query(sql));
  await expect(site("select from boards.probe")).rejects.toMatchObject({ code: "42501" });
  await expect(site("set role elevenses_boards")).rejects.toMatchObject({ code: "42501" });
  await expect(site("create table mine (id int)")).rejects.toMatchObject({ code: "42501" });
});

test("an administrator who may not make roles is told what to run", async () => {
  // Of a password of its own, so that the roles' passwords would have to change.
  await admin("create role modest login password 'modest'");
  const url = new URL(database.adminUrl);
  [url.username, url.password] = ["modest", "modest"];
  await expect(ensureRoles(url.href)).rejects.toThrow(
    /may not make roles.*CREATE ROLE elevenses_site LOGIN PASSWORD '.+';.*GRANT elevenses_search TO "modest"/,
  );
  await admin("drop role modest");
});

test("whoever migrates can hand over to the search's role, and does not have its rights", async () => {
  // As on a rented server: a role that may make roles, and is no superuser. The search's role is somebody else's here.
  await admin("create role renter login createrole password 'renter'");
  const url = new URL(database.adminUrl);
  [url.username, url.password] = ["renter", "renter"];
  const asRenter = (sql: string) => withClient(url.href, (client) => client.query(sql));
  await expect(asRenter("grant elevenses_search to current_user")).rejects.toMatchObject({ code: "42501" });
  await asRenter("create role own_probe; grant own_probe to current_user with inherit false, set true");
  const [can] = await admin(
    "select pg_has_role('renter', 'own_probe', 'SET') as set, pg_has_role('renter', 'own_probe', 'USAGE') as usage",
  );
  expect(can).toEqual({ set: true, usage: false });
  await admin("drop role own_probe; drop role renter");
});

test("an owner of the tables who has the search's rights without asking is refused", async () => {
  await admin(`create role careless; create schema if not exists boards; alter table boards.post owner to careless;
    grant elevenses_search to careless with inherit true`);
  const { siteUrl, boardsUrl } = database;
  await expect(assertRoles(siteUrl, boardsUrl)).rejects.toThrow(
    /REVOKE INHERIT OPTION FOR elevenses_search FROM careless;/,
  );
  await admin("revoke inherit option for elevenses_search from careless");
  await assertRoles(siteUrl, boardsUrl);
  await admin("alter table boards.post owner to current_user; drop owned by careless; drop role careless");
});

test("roles that could step round the walls are refused", async () => {
  const { siteUrl, boardsUrl } = await rolesOfAThrowawayName();
  await admin("alter role probe_site bypassrls");
  await expect(assertRoles(siteUrl, boardsUrl)).rejects.toThrow(/has more rights than it may/);
  await admin(
    "alter role probe_site nobypassrls; create table probe (id int); alter table probe owner to probe_site",
  );
  await expect(assertRoles(siteUrl, boardsUrl)).rejects.toThrow(/owns tables/);
  await admin("drop table probe; drop role probe_site");
});

/** The real roles are shared by every test of the run. */
async function rolesOfAThrowawayName() {
  await admin("create role probe_site login password 'probe'");
  const url = new URL(database.adminUrl);
  [url.username, url.password] = ["probe_site", "probe"];
  return { siteUrl: url.href, boardsUrl: database.boardsUrl };
}

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withClient } from "./admin.ts";
import { migrate, migrationsFolder } from "./migrate.ts";
import { readModels } from "./models.ts";
import { schemaEngine } from "./schema-engine.ts";
import { type TestDatabase, testDatabase } from "./testing.ts";

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "elevenses-migrations-"));
  await query("drop table _prisma_migrations");
  write(
    "1_one",
    "create table one (id int); create function f() returns int language sql as $$ select 1; $$;",
  );
});

afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

test("applies each migration once, in order", async () => {
  expect(await migrate(database.adminUrl, folder)).toEqual(["1_one"]);
  write("2_two", "alter table one add column name text");
  expect(await migrate(database.adminUrl, folder)).toEqual(["2_two"]);
  expect(await migrate(database.adminUrl, folder)).toEqual([]);
});

test("two instances at once apply it once", async () => {
  const both = await Promise.all([migrate(database.adminUrl, folder), migrate(database.adminUrl, folder)]);
  expect(both.flat()).toEqual(["1_one"]);
});

test("a failing migration leaves nothing, names itself, and can be put right", async () => {
  write("2_two", "create table two (id int); insert into two values ('x');");
  await expect(migrate(database.adminUrl, folder)).rejects.toThrow(
    /^The migration 2_two failed and nothing of it was kept: /,
  );
  expect(
    await query("select to_regclass('one') is not null as one, to_regclass('two') is not null as two"),
  ).toEqual([{ one: true, two: false }]);
  write("2_two", "create table two (id int)");
  expect(await migrate(database.adminUrl, folder)).toEqual(["2_two"]);
});

test("says when a migration was changed, ends its own transaction, or is not known here", async () => {
  write("2_two", "create table two (id int);\nCOMMIT;\nselect 1/0;");
  await expect(migrate(database.adminUrl, folder)).rejects.toThrow(/2_two ends its transaction/);
  write("1_one", "create table other (id int)");
  await expect(migrate(database.adminUrl, folder)).rejects.toThrow(/1_one\/migration.sql was changed/);
  rmSync(join(folder, "1_one"), { recursive: true });
  await expect(migrate(database.adminUrl, folder)).rejects.toThrow(/newer Elevenses/);
});

test("Prisma's own engine finds nothing left to apply", async () => {
  const { adminUrl, drop } = await testDatabase();
  await using engine = await schemaEngine(adminUrl);
  expect(await engine.unapplied(migrationsFolder)).toEqual([]);
  expect(await engine.unapplied(folder)).toEqual(["1_one"]);
  await drop();
});

test("the models have not changed since the last migration (else: node bin/migration.ts NAME)", async () => {
  await using engine = await schemaEngine(database.adminUrl);
  const asFile = (content: string) => [{ path: "schema.prisma", content }];
  const kept = readFileSync(join(migrationsFolder, "models.txt"), "utf8");
  expect(await engine.diff(asFile(kept), asFile(readModels()))).toMatch(/^-- This is an empty migration/);
});

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

function query(sql: string): Promise<unknown[]> {
  return withClient(database.adminUrl, async (client) => (await client.query(sql)).rows);
}

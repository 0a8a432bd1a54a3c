import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { inTurn, turns } from "./admin.ts";

/** The repository's migrations. */
export const migrationsFolder = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

type Migration = { name: string; sql: string; checksum: string };
type Recorded = { migration_name: string; checksum: string; finished: boolean };

/**
 * Applies what is not applied yet, each migration whole or not at all: its SQL and its row in `_prisma_migrations` (the
 * table and checksums of Prisma's own tools, which can be used on the same database) are one transaction. Prisma's
 * engine would run the file in pieces cut at every semicolon, with the row written before and after.
 * Safe when several instances start at once. Returns the names it applied.
 */
export async function migrate(adminUrl: string, folder: string = migrationsFolder): Promise<string[]> {
  const migrations = readMigrations(folder);
  return inTurn(adminUrl, turns.migrate, async (client) => {
    await client.query("set client_min_messages = warning");
    await client.query(table);
    const pending = compare(migrations, await readRecorded(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  });
}

/** Every folder with a migration.sql, oldest first. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
    return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}

/** What is left to do; throws a sentence where the database and this copy of the site do not belong together. */
function compare(migrations: Migration[], recorded: Recorded[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of recorded) {
    const migration = known.get(row.migration_name);
    if (!migration) {
      throw new Error(
        `This database was made by a newer Elevenses (it has the migration ${row.migration_name}): start that one.`,
      );
    }
    if (!row.finished) {
      throw new Error(
        `The migration ${row.migration_name} was begun by another tool and not finished: see "prisma migrate resolve".`,
      );
    }
    if (row.checksum !== migration.checksum) {
      throw new Error(
        `prisma/migrations/${migration.name}/migration.sql was changed after this database had it: put it back and write a new migration.`,
      );
    }
  }
  const done = new Set(recorded.map((row) => row.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  if (/^\s*(commit|rollback)\s*;/im.test(sql)) {
    throw new Error(`The migration ${name} ends its transaction by itself, so it could be left half done.`);
  }
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query(record, [randomUUID(), checksum, name]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    const reason = (error as Error).message;
    throw new Error(`The migration ${name} failed and nothing of it was kept: ${reason}`, { cause: error });
  }
}

async function readRecorded(client: pg.Client): Promise<Recorded[]> {
  const { rows } = await client.query<Recorded>(
    `select migration_name, checksum, finished_at is not null as finished
     from public._prisma_migrations where rolled_back_at is null order by started_at`,
  );
  return rows;
}

/** As Prisma's schema engine makes it. */
const table = `create table if not exists public._prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

const record = `insert into public._prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
  values ($1, $2, $3, clock_timestamp(), 1)`;

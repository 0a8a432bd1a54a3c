/**
 * Writes the SQL of a new migration: node bin/migration.ts NAME
 * Keeps the models as those of the last migration, when that was written by hand: node bin/migration.ts --keep
 *
 * It compares the models (prisma/schema.prisma, prisma/models) with the copy kept by the last migration in
 * prisma/migrations/models.txt; what is written by hand in a migration (checks, policies, grants) it does not see.
 * Needs no download: it starts a throwaway PostgreSQL for Prisma's schema engine. Look the SQL over before it lands.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrationsFolder } from "#lib/postgres/migrate.ts";
import { readModels } from "#lib/postgres/models.ts";
import { schemaEngine } from "#lib/postgres/schema-engine.ts";
import { startBarePostgres } from "#lib/postgres/testing.ts";

const name = process.argv[2] ?? "";
const kept = join(migrationsFolder, "models.txt");
const after = readModels();
if (name === "--keep") {
  writeFileSync(kept, after);
  process.exit(0);
}
if (!/^[a-z][a-z0-9_]{2,60}$/.test(name)) {
  console.error("Usage: node bin/migration.ts NAME (small letters, digits and _, such as add_walks)");
  process.exit(2);
}

const before = existsSync(kept) ? readFileSync(kept, "utf8") : undefined;
const sql = await diff(before, after);
if (sql.trim() === "" || /^-- This is an empty migration/.test(sql)) {
  console.log("The models have not changed since the last migration.");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "migration.sql"), sql);
  writeFileSync(kept, after);
  console.log(`prisma/migrations/${stamp}_${name}/migration.sql`);
}

async function diff(from: string | undefined, to: string): Promise<string> {
  const postgres = await startBarePostgres();
  try {
    await using engine = await schemaEngine(postgres.adminUrl);
    const asFile = (content: string) => [{ path: "schema.prisma", content }];
    return await engine.diff(from === undefined ? undefined : asFile(from), asFile(to));
  } finally {
    await postgres.stop();
  }
}

import { disconnect, pointAt } from "./db.ts";
import { readEnv } from "./env.ts";
import { stopBoss } from "./jobs/boss.ts";
import { type TestDatabase, testDatabase } from "./postgres/testing.ts";
import { setClock } from "./time.ts";

/** A Sunday evening: the next morning there is a meetup. */
export const sundayEvening = new Date("2026-11-22T18:00:00Z");

/**
 * Points this process at a database of its own, empty unless another is given, with settings and secrets of a test and
 * the clock at `sundayEvening`.
 */
export async function openTestHouse(made: Promise<TestDatabase> = testDatabase()): Promise<TestDatabase> {
  const shared = globalThis as Record<symbol, unknown>;
  shared[Symbol.for("elevenses.secrets")] = {
    session: "a secret of this test",
    postgresPassword: "",
    pen: "a key of this test",
  };
  // vitest has a BASE_URL of its own in the environment.
  shared[Symbol.for("elevenses.env")] = readEnv({ ELEVENSES_MODE: "test" });
  const database = await made;
  pointAt({ site: database.siteUrl, boards: database.boardsUrl });
  setClock(sundayEvening);
  return database;
}

/** Puts the clock right, closes what is open and drops the database. */
export async function closeTestHouse(database: TestDatabase): Promise<void> {
  setClock(undefined);
  await stopBoss();
  await disconnect();
  await database.drop();
}

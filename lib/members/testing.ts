import { afterAll, beforeAll, beforeEach } from "vitest";
import { db, disconnect, Prisma, useDatabase } from "#lib/db.ts";
import { readEnv } from "#lib/env.ts";
import { stopBoss } from "#lib/jobs/boss.ts";
import { type TestDatabase, testDatabase } from "#lib/postgres/testing.ts";
import { now, setClock } from "#lib/time.ts";
import type { Role } from "#prisma/generated/enums.ts";

/** For tests of signing in: settings, secrets, and a database of the file's own that is emptied before each test. */
export function withMembersDatabase(): void {
  let database: TestDatabase;
  beforeAll(async () => {
    const shared = globalThis as Record<symbol, unknown>;
    shared[Symbol.for("elevenses.secrets")] = { session: "a secret of this test", postgresPassword: "" };
    // vitest has a BASE_URL of its own in the environment.
    shared[Symbol.for("elevenses.env")] = readEnv({ ELEVENSES_MODE: "test" });
    database = await testDatabase();
    useDatabase({ site: database.siteUrl, boards: database.boardsUrl });
  });
  beforeEach(async () => {
    setClock(undefined);
    await db.$executeRaw(Prisma.sql`DELETE FROM attempt`);
    await db.signInCode.deleteMany();
    await db.ownerLink.deleteMany();
    await db.member.deleteMany();
  });
  afterAll(async () => {
    setClock(undefined);
    await stopBoss();
    await disconnect();
    await database.drop();
  });
}

/** A member to sign in as. */
export async function aMember(
  email: string,
  more: { name?: string; role?: Role; suspended?: boolean } = {},
): Promise<{ id: string; name: string }> {
  const { name = email.split("@")[0] ?? email, role = "member", suspended = false } = more;
  return db.member.create({
    data: { email, name, role, joinedAt: now(), suspendedAt: suspended ? now() : null },
    select: { id: true, name: true },
  });
}

import { afterAll, beforeAll, beforeEach } from "vitest";
import { db, Prisma } from "#lib/db.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse } from "#lib/testing.ts";
import { now, setClock } from "#lib/time.ts";
import type { Role } from "#prisma/generated/enums.ts";

/** For tests of signing in: settings, secrets, and a database of the file's own that is emptied before each test. */
export function withMembersDatabase(): void {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestHouse();
  });
  beforeEach(async () => {
    setClock(undefined);
    await db.$executeRaw(Prisma.sql`DELETE FROM attempt`);
    await db.signInCode.deleteMany();
    await db.ownerLink.deleteMany();
    await db.member.deleteMany();
  });
  afterAll(() => closeTestHouse(database));
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

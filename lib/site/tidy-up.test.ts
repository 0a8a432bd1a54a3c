import { afterAll, beforeAll, expect, test } from "vitest";
import { db, disconnect, pointAt } from "#lib/db.ts";
import { type TestDatabase, testDatabase } from "#lib/postgres/testing.ts";
import { now } from "#lib/time.ts";
import { tidyUp } from "./tidy-up.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  pointAt({ site: database.siteUrl, boards: database.boardsUrl });
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const daysAgo = (days: number) => new Date(now().getTime() - days * 24 * 60 * 60_000);

test("what is past its time goes, the rest stays, and twice is as once", async () => {
  const member = await db.member.create({ data: { name: "A", email: "a@example.org", joinedAt: now() } });
  for (const [name, days] of [
    ["kept", -0.01],
    ["gone", 0.01],
  ] as const) {
    await db.session.create({
      data: { tokenHash: name, memberId: member.id, createdAt: daysAgo(9), expiresAt: daysAgo(days) },
    });
    await db.signInCode.create({
      data: {
        email: `${name}@example.org`,
        askedBy: "",
        codeHash: name,
        createdAt: daysAgo(1),
        expiresAt: daysAgo(days),
      },
    });
  }
  for (const [name, days] of [
    ["kept", -0.1],
    ["gone", 0.1],
  ] as const) {
    await db.attempt.create({ data: { key: name, windowStart: daysAgo(2 + days), count: 1 } });
    await db.sentForm.create({ data: { key: name, sentAt: daysAgo(2 + days) } });
    await db.failedJob.create({
      data: { id: crypto.randomUUID(), queue: name, reason: "", failedAt: daysAgo(30 + days) },
    });
    await db.joinRequest.create({
      data: {
        email: `${name}@example.org`,
        name,
        askedAt: daysAgo(120),
        answeredAt: daysAgo(90 + days),
        letIn: false,
      },
    });
    await db.ownerLink.create({
      data: { tokenHash: name, createdAt: daysAgo(1), usedAt: name === "gone" ? now() : null },
    });
  }
  for (let time = 0; time < 2; time++) {
    await tidyUp();
    expect((await db.session.findMany()).map((row) => row.tokenHash)).toEqual(["kept"]);
    expect((await db.signInCode.findMany()).map((row) => row.codeHash)).toEqual(["kept"]);
    expect((await db.attempt.findMany()).map((row) => row.key)).toEqual(["kept"]);
    expect((await db.sentForm.findMany()).map((row) => row.key)).toEqual(["kept"]);
    expect((await db.failedJob.findMany()).map((row) => row.queue)).toEqual(["kept"]);
    expect((await db.joinRequest.findMany()).map((row) => row.name)).toEqual(["kept"]);
    expect((await db.ownerLink.findMany()).map((row) => row.tokenHash)).toEqual(["kept"]);
  }
});

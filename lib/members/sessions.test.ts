import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { actingAs, type MemberViewer } from "#lib/access/viewer.ts";
import { readSession } from "#lib/auth.ts";
import { db, pointAt } from "#lib/db.ts";
import { Unavailable } from "#lib/errors.ts";
import { tokenHash } from "#lib/keys.ts";
import { CHANNEL } from "#lib/realtime/channel.ts";
import { now, setClock } from "#lib/time.ts";
import { authAdapter } from "./auth-adapter.ts";
import { openSession } from "./open-session.ts";
import { endOtherSessions, endSession, ownSessions, signOut, stillSignedIn } from "./sessions.ts";
import { aMember, withMembersDatabase } from "./testing.ts";

withMembersDatabase();

const siteUrl = () =>
  (globalThis as { [key: symbol]: { site: string } | undefined })[Symbol.for("elevenses.database")]?.site;

const DAY = 24 * 60 * 60_000;
const start = new Date("2026-12-07T10:00:00Z");
const dayOn = (days: number) => setClock(new Date(start.getTime() + days * DAY));

async function open(memberId: string, device = "Firefox/Linux"): Promise<string> {
  const token = await openSession(db, { memberId, device });
  if (!token) throw new Error("no session");
  return token;
}

async function viewerOf(token: string): Promise<MemberViewer> {
  const session = await db.session.findUniqueOrThrow({ where: { tokenHash: tokenHash(token) } });
  return { ...(await actingAs(session.memberId)), sessionId: session.id } as MemberViewer;
}

describe("a session", () => {
  test("is kept as a hash: its token is nowhere in the database", async () => {
    const token = await open((await aMember("rosa@example.org")).id);
    const rows = await db.$queryRaw<{ row: string }[]>`SELECT s::text AS row FROM session s`;
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain(token);
    expect(rows[0]?.row).toContain(tokenHash(token));
    expect(await readSession(tokenHash(token))).toBeNull();
    expect(await readSession("")).toBeNull();
    expect(await readSession(token)).not.toBeNull();
  });

  test("lasts sixty days, and as it is used goes on, to within a week", async () => {
    dayOn(0);
    const { id } = await aMember("rosa@example.org");
    const token = await open(id);
    for (const day of [50, 100, 153]) {
      dayOn(day);
      expect(await readSession(token), `day ${day}`).toMatchObject({ id });
    }
    dayOn(153 + 60.1);
    expect(await readSession(token)).toBeNull();
  });

  test("its end moves by whole weeks, so it does not keep the moment of a visit", async () => {
    dayOn(0);
    const token = await open((await aMember("rosa@example.org")).id);
    const end = async () => (await db.session.findFirstOrThrow()).expiresAt.getTime() - start.getTime();
    const seen: number[] = [];
    for (const day of [0.4, 3, 6.9, 8.3, 13.2, 40.7]) {
      dayOn(day);
      await readSession(token);
      seen.push((await end()) / DAY);
    }
    const expected = [60, 60, 60, 67, 67, 95];
    seen.forEach((each, index) => {
      expect(each).toBeCloseTo(expected[index] ?? 0, 4);
    });
  });

  test("of a suspended member stops at once, and none can be opened", async () => {
    const { id } = await aMember("rosa@example.org");
    const token = await open(id);
    await db.member.update({ where: { id }, data: { suspendedAt: now() }, select: { id: true } });
    expect(await readSession(token)).toBeNull();
    expect(await openSession(db, { memberId: id, device: "" })).toBeUndefined();
  });

  test("is not mistaken for nobody's while the database is away", async () => {
    const token = await open((await aMember("rosa@example.org")).id);
    const urls = Symbol.for("elevenses.database");
    const shared = globalThis as unknown as Record<symbol, { site: string; boards: string }>;
    const kept = shared[urls];
    if (!kept) throw new Error("no database");
    const away = "postgres://nobody:x@127.0.0.1:1/away";
    pointAt({ site: away, boards: away });
    await expect(readSession(token)).rejects.toThrow(Unavailable);
    pointAt(kept);
    expect(await readSession(token)).not.toBeNull();
  });
});

test("next-auth itself can make neither members nor codes", async () => {
  const adapter = authAdapter();
  expect(() => adapter.createUser?.({ email: "x@example.org", emailVerified: null })).toThrow();
  expect(() =>
    adapter.createVerificationToken?.({ identifier: "x", token: "x", expires: new Date() }),
  ).toThrow();
});

describe("a member's list of sessions", () => {
  test("shows this browser first, then the newest; no ended ones, nobody else's", async () => {
    dayOn(0);
    const [rosa, theo] = [await aMember("rosa@example.org"), await aMember("theo@example.org")];
    await open(rosa.id, "Safari/iPhone");
    await open(theo.id);
    dayOn(59);
    const viewer = await viewerOf(await open(rosa.id, "Firefox/Linux"));
    dayOn(59.5);
    await open(rosa.id, "");
    const shown = await ownSessions(viewer);
    expect(shown.map(({ device, here }) => [device.browser, here])).toEqual([
      ["Firefox", true],
      [undefined, false],
      ["Safari", false],
    ]);
    expect(Object.keys(shown[0] ?? {})).toEqual(["id", "device", "since", "here"]);
    dayOn(60.5);
    expect(await ownSessions(viewer)).toHaveLength(2);
  });

  test("ends one, at once", async () => {
    const { id } = await aMember("rosa@example.org");
    const [here, there] = [await open(id), await open(id)];
    const viewer = await viewerOf(here);
    const other = await viewerOf(there);
    expect(await endSession(viewer, other.sessionId ?? "")).toEqual({ here: false });
    expect(await readSession(there)).toBeNull();
    expect(await readSession(here)).not.toBeNull();
  });

  test("cannot end another member's", async () => {
    const [rosa, theo] = [await aMember("rosa@example.org"), await aMember("theo@example.org")];
    const viewer = await viewerOf(await open(rosa.id));
    const theirs = await open(theo.id);
    await endSession(viewer, (await viewerOf(theirs)).sessionId ?? "");
    expect(await readSession(theirs)).toMatchObject({ id: theo.id });
  });

  test("ends all others, and this one by signing out", async () => {
    const { id } = await aMember("rosa@example.org");
    const theo = await open((await aMember("theo@example.org")).id);
    const [here, ...others] = [await open(id), await open(id), await open(id)];
    const viewer = await viewerOf(here ?? "");
    expect(await endOtherSessions(viewer)).toBe(2);
    for (const token of others) expect(await readSession(token)).toBeNull();
    expect(await readSession(here ?? "")).not.toBeNull();
    await signOut(viewer);
    expect(await readSession(here ?? "")).toBeNull();
    expect(await readSession(theo)).not.toBeNull();
  });
});

describe("which sessions still hold", () => {
  test("not those that were ended, that ran out, of a suspended member, or that never were", async () => {
    dayOn(0);
    const [rosa, sam] = [await aMember("rosa@example.org"), await aMember("sam@example.org")];
    const [here, there] = [await viewerOf(await open(rosa.id)), await viewerOf(await open(rosa.id))];
    const other = await viewerOf(await open(sam.id));
    const never = crypto.randomUUID();
    const ids = [here, there, other].map(({ sessionId }) => sessionId ?? "");
    const still = async () => [...(await stillSignedIn([...ids, never]))].sort();
    expect(await still()).toEqual([...ids].sort());
    await endSession(here, there.sessionId ?? "");
    await db.member.update({ where: { id: sam.id }, data: { suspendedAt: now() } });
    expect(await still()).toEqual([here.sessionId]);
    dayOn(61);
    expect(await still()).toEqual([]);
  });

  test("its end is told to that member's own pages, once it is certain", async () => {
    const viewer = await viewerOf(await open((await aMember("rosa@example.org")).id));
    const listener = new Client({ connectionString: siteUrl() });
    await listener.connect();
    const heard: unknown[] = [];
    listener.on("notification", ({ payload }) => heard.push(JSON.parse(payload ?? "")));
    await listener.query(`LISTEN ${CHANNEL}`);
    await endOtherSessions(viewer);
    await signOut(viewer);
    await expect.poll(() => heard).toEqual(Array(2).fill({ t: "mine", id: viewer.id }));
    await listener.end();
  });
});

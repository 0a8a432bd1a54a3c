import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { actingAs, isOrganiser, type OrganiserViewer } from "#lib/access/viewer.ts";
import { db, disconnect, pointAt } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { stopBoss } from "#lib/jobs/boss.ts";
import { joinRequest } from "#lib/mail/letters/join-request.ts";
import { welcome } from "#lib/mail/letters/welcome.ts";
import { testSettings } from "#lib/mail/testing.ts";
import { type TestDatabase, testDatabase } from "#lib/postgres/testing.ts";
import { loadSecrets } from "#lib/secrets.ts";
import { tidyUp } from "#lib/site/tidy-up.ts";
import { now, setClock } from "#lib/time.ts";
import type { Role } from "#prisma/generated/enums.ts";
import { addMember, newMemberSchema } from "./add-member.ts";
import { askToJoin, joinSchema } from "./ask-to-join.ts";
import { membersDeskPage, waitingCount } from "./desk-queries.ts";
import { doToMember } from "./do-to-member.ts";
import { letIn } from "./let-in.ts";

let database: TestDatabase;
let settings: Awaited<ReturnType<typeof testSettings>>;
let owner: OrganiserViewer;
let olga: OrganiserViewer;
let omar: OrganiserViewer;

beforeAll(async () => {
  settings = await testSettings();
  loadSecrets(env().data);
  database = await testDatabase();
  pointAt({ site: database.siteUrl, boards: database.boardsUrl });
});
afterAll(async () => {
  setClock(undefined);
  await stopBoss();
  await disconnect();
  await database.drop();
  await settings.forget();
});
beforeEach(async () => {
  setClock(undefined);
  await db.joinRequest.deleteMany();
  await db.member.deleteMany();
  await db.attempt.deleteMany();
  await db.$executeRawUnsafe("DELETE FROM pgboss.job");
  owner = await organiser("owner");
  olga = await organiser("organiser");
  omar = await organiser("organiser");
});

async function someone(role: Role = "member", email = `${crypto.randomUUID()}@example.org`): Promise<string> {
  const { id } = await db.member.create({
    data: { name: "Some One", email, role, joinedAt: now() },
    select: { id: true },
  });
  return id;
}

async function organiser(role: Role): Promise<OrganiserViewer> {
  const viewer = await actingAs(await someone(role));
  if (!isOrganiser(viewer)) throw new Error("no organiser");
  return viewer;
}

const asking = (email = "ana@example.org", name = "Ana", words = "I translate.") =>
  askToJoin(joinSchema.parse({ name, email, words }));

type Job = { letter: string; to: string; about: string };
const jobs = async () =>
  (await db.$queryRawUnsafe<{ data: Job }[]>("SELECT data FROM pgboss.job")).map(({ data }) => data);

/** The letters that the jobs left behind would really become. */
async function lettersToCome(): Promise<string[]> {
  const makers = { "join-request": joinRequest, welcome } as const;
  const made = await Promise.all((await jobs()).map((job) => makers[job.letter as "welcome"](job)));
  return made.flatMap((letter) => (letter ? [letter.subject] : []));
}

test("whoever asks waits on the desk, and each organiser gets a letter", async () => {
  await asking();
  const desk = await membersDeskPage(olga, { find: "", page: 0 });
  expect(desk.waiting).toMatchObject([{ name: "Ana", email: "ana@example.org", words: "I translate." }]);
  expect(await lettersToCome()).toEqual(Array(3).fill("Ana would like to come in"));
});

test("asking twice, or from a member's address, takes the same steps and tells nobody", async () => {
  await someone("member", "mina@example.org");
  await asking();
  await asking("ANA@example.org", "Ana again");
  await asking("Mina@Example.org");
  expect(await jobs()).toHaveLength(9);
  expect(await lettersToCome()).toHaveLength(3);
  expect(await waitingCount(olga)).toBe(1);
  await tidyUp();
  expect(await db.joinRequest.count()).toBe(1);
});

test("payloads of jobs hold ids and nothing else", async () => {
  await asking();
  await addMember(olga, { name: "Ben", email: "ben@example.org" });
  for (const job of await jobs())
    for (const value of [job.to, job.about]) expect(value).toMatch(/^[0-9a-f-]{36}$/);
});

test("a flood of requests makes no flood of letters", async () => {
  for (let n = 0; n < 23; n++) await asking(`n${n}@example.org`);
  expect(await waitingCount(olga)).toBe(23);
  expect(await lettersToCome()).toHaveLength(20 * 3);
});

test("let in by two organisers at once: one member, one welcome, one of them hears it was answered", async () => {
  await asking();
  const { id } = await db.joinRequest.findFirstOrThrow();
  const said = await Promise.all([letIn(olga, id, true), letIn(omar, id, true), letIn(owner, id, false)]);
  expect(said.filter(({ ok }) => ok)).toHaveLength(1);
  expect(said.filter((each) => !each.ok && each.refusal === "answered")).toHaveLength(2);
  const made = await db.member.count({ where: { email: "ana@example.org" } });
  expect(made).toBe(said[2]?.ok ? 0 : 1);
  expect((await jobs()).filter(({ letter }) => letter === "welcome")).toHaveLength(made);
  expect(await lettersToCome()).toHaveLength(made);
});

test("added and let in at once: one member", async () => {
  await asking();
  const { id } = await db.joinRequest.findFirstOrThrow();
  await Promise.all([
    letIn(olga, id, true),
    addMember(omar, { name: "Ana S", email: "ana@example.org" }),
    addMember(owner, { name: "Ana", email: "ana@example.org" }),
  ]);
  expect(await db.member.count({ where: { email: "ana@example.org" } })).toBe(1);
  expect(await waitingCount(olga)).toBe(0);
});

test("not now: nobody is told, and they can ask again after two weeks", async () => {
  await asking();
  const { id } = await db.joinRequest.findFirstOrThrow();
  await db.$executeRawUnsafe("DELETE FROM pgboss.job");
  await letIn(olga, id, false);
  expect(await jobs()).toEqual([]);
  await asking();
  expect(await waitingCount(olga)).toBe(0);
  setClock(new Date(Date.now() + 15 * 24 * 60 * 60_000));
  await asking();
  expect(await waitingCount(olga)).toBe(1);
});

test("a request that is not there, or no id, is not found", async () => {
  for (const id of [crypto.randomUUID(), "x", ""])
    await expect(letIn(olga, id, true)).rejects.toThrow(expect.objectContaining({ name: "NotFound" }));
});

test("somebody added twice is in once", async () => {
  expect(await addMember(olga, { name: "Ben", email: "ben@example.org" })).toEqual({ ok: true });
  expect(await addMember(olga, { name: "Ben", email: "BEN@example.org" })).toEqual({
    ok: false,
    refusal: "already",
  });
});

const notYours = { ok: false, refusal: "notYours" };
const deeds = ["make-organiser", "make-member", "suspend", "bring-back"] as const;

test("who may do what to whom: the desk's buttons and the verbs agree", async () => {
  const member = await someone();
  const people = [member, owner.id, olga.id, omar.id];
  for (const viewer of [owner, olga]) {
    for (const of of people) {
      const { members } = await membersDeskPage(viewer, { find: "", page: 0 });
      const can = members.find(({ id }) => id === of)?.can ?? [];
      for (const deed of deeds) {
        if (can.includes(deed)) continue;
        expect(await doToMember(viewer, deed, of)).toMatchObject({ ok: false });
      }
    }
  }
  const cans = async (viewer: OrganiserViewer) =>
    Object.fromEntries(
      (await membersDeskPage(viewer, { find: "", page: 0 })).members.map(({ id, can }) => [id, can]),
    );
  expect(await cans(owner)).toEqual({
    [member]: ["make-organiser", "suspend"],
    [owner.id]: [],
    [olga.id]: ["make-member", "suspend"],
    [omar.id]: ["make-member", "suspend"],
  });
  expect(await cans(olga)).toEqual({ [member]: ["suspend"], [owner.id]: [], [olga.id]: [], [omar.id]: [] });
});

test("only the owner makes organisers, and nobody unmakes the owner", async () => {
  const member = await someone();
  expect(await doToMember(olga, "make-organiser", member)).toEqual(notYours);
  expect(await doToMember(owner, "make-member", owner.id)).toEqual(notYours);
  expect(await doToMember(owner, "make-organiser", member)).toMatchObject({ ok: true });
  expect((await actingAs(member)).role).toBe("organiser");
  expect(await doToMember(owner, "make-organiser", member)).toEqual({ ok: false, refusal: "sameAlready" });
});

test("suspending ends every session; bringing back restores nothing but the right to sign in", async () => {
  const member = await someone();
  const soon = new Date(Date.now() + 60_000);
  await db.session.create({
    data: { tokenHash: crypto.randomUUID(), memberId: member, createdAt: now(), expiresAt: soon },
  });
  expect(await doToMember(olga, "suspend", member)).toMatchObject({ ok: true });
  expect(await db.session.count({ where: { memberId: member } })).toBe(0);
  await expect(actingAs(member)).rejects.toThrow();
  expect(await welcome({ to: member })).toBeNull();
  expect(await doToMember(owner, "make-organiser", member)).toEqual({ ok: false, refusal: "suspended" });
  expect(await doToMember(olga, "bring-back", member)).toMatchObject({ ok: true });
  expect((await actingAs(member)).id).toBe(member);
});

test("the desk finds by name and address, and reads no wildcards", async () => {
  await someone("member", "per%cent@example.org");
  const found = async (find: string) => (await membersDeskPage(olga, { find, page: 0 })).count;
  expect(await found("per%cent")).toBe(1);
  expect(await found("SOME ONE")).toBe(4);
  expect(await found("%")).toBe(1);
});

test.each([
  ["nothing to see", "\u200b\u2060"],
  ["an override of the reading direction alone", "\u202e"],
  ["only a filler", "\u3164"],
])("a name of %s is asked for again, whoever gives it", (_what, name) => {
  const email = "new@example.org";
  expect(joinSchema.safeParse({ name, email, words: "" }).success).toBe(false);
  expect(newMemberSchema.safeParse({ name, email }).success).toBe(false);
});

test("a name cannot turn round what stands beside it", () => {
  expect(newMemberSchema.parse({ name: "Nell\u202e (organiser)", email: "n@example.org" }).name).toBe(
    "Nell (organiser)",
  );
});

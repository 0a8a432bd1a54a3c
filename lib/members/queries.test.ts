import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actingAs, type MemberViewer } from "#lib/access/viewer.ts";
import { db, disconnect, pointAt } from "#lib/db.ts";
import { type TestDatabase, testDatabase } from "#lib/postgres/testing.ts";
import { now } from "#lib/time.ts";
import { removePhoto, savePhoto } from "./photo.ts";
import { type Profile, saveProfile } from "./profile.ts";
import { directory, photoFor, profileForm, profilePage } from "./queries.ts";

let database: TestDatabase;
let mina: MemberViewer;
let theo: MemberViewer;
let gone: MemberViewer;

const blank: Profile = { name: "Somebody", craft: "", languages: [], about: "", links: [], zone: null };

beforeAll(async () => {
  database = await testDatabase();
  pointAt({ site: database.siteUrl, boards: database.boardsUrl });
  mina = await member("Mina Rask", { craft: "Subtitler", languages: ["Danish", "German"] });
  theo = await member("Théo Brand", { craft: "Film maker, 100% pyjamas", languages: ["Welsh"] });
  gone = await member("Gone Away", { craft: "Subtitler" });
  await savePhoto(gone, await picture());
  await db.member.update({ where: { id: gone.id }, data: { suspendedAt: now() } });
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

async function member(name: string, profile: Partial<Profile> = {}): Promise<MemberViewer> {
  const email = `${crypto.randomUUID()}@example.org`;
  const { id } = await db.member.create({ data: { email, name, joinedAt: now() }, select: { id: true } });
  const viewer = await actingAs(id);
  await saveProfile(viewer, { ...blank, name, ...profile });
  return viewer;
}

const picture = (background = "#a53") =>
  sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .jpeg()
    .toBuffer();

const photoIdOf = async (viewer: MemberViewer) =>
  (await db.photo.findUnique({ where: { memberId: viewer.id }, select: { id: true } }))?.id ?? "";

const names = async (q?: unknown, after?: unknown) =>
  (await directory(mina, { q, after })).people.map((person) => person.name);

test.each([
  [undefined, ["Mina Rask", "Théo Brand"]],
  ["", ["Mina Rask", "Théo Brand"]],
  ["THEO", ["Théo Brand"]],
  ["théo", ["Théo Brand"]],
  ["subtitler", ["Mina Rask"]],
  ["german mina", ["Mina Rask"]],
  ["german theo", []],
  ["elsh", ["Théo Brand"]],
  ["100%", ["Théo Brand"]],
  ["%", ["Théo Brand"]],
  ["_", []],
  ["\\", []],
  ["' OR 1=1 --", []],
  ["\u0000mina", ["Mina Rask"]],
  ["gone", []],
  [{ contains: "" }, ["Mina Rask", "Théo Brand"]],
  ["@example.org", []],
])("a search for %j finds %j", async (q, found) => {
  expect(await names(q)).toEqual(found);
  expect((await directory(mina, { q })).count).toBe(found.length);
});

test("the list goes by name as people read it, thirty at a time, nobody twice and nobody left out", async () => {
  const other = await testDatabase();
  pointAt({ site: other.siteUrl, boards: other.boardsUrl });
  try {
    const viewer = await member("Zoë");
    for (let i = 0; i < 35; i++) await member(i % 2 ? "Ana" : "ána", { craft: String(i) });
    await member("Élodie");
    await member("emil");
    const first = await directory(viewer, {});
    const second = await directory(viewer, { after: first.more });
    expect([first.people.length, first.count, second.more]).toEqual([30, 38, null]);
    const all = [...first.people, ...second.people];
    expect(new Set(all.map(({ id }) => id)).size).toBe(38);
    expect(all.slice(35).map(({ name }) => name)).toEqual(["Élodie", "emil", "Zoë"]);
    for (const after of ["nonsense", crypto.randomUUID(), "-".repeat(36), ["a"], { not: "" }, "\u0000"])
      expect((await directory(viewer, { after })).people[0]?.id).toBe(all[0]?.id);
  } finally {
    await disconnect();
    await other.drop();
    pointAt({ site: database.siteUrl, boards: database.boardsUrl });
  }
});

test("a profile is as it was saved, and never tells an address", async () => {
  const about = "Two lines\n<b>مرحبا</b> 👩‍🍳";
  await saveProfile(theo, { ...blank, name: "Théo Brand", about, links: ["https://www.example.org/a"] });
  const page = await profilePage(mina, theo.id);
  expect(page).toMatchObject({
    name: "Théo Brand",
    about,
    links: [{ href: "https://www.example.org/a", host: "example.org" }],
    can: { change: false },
  });
  expect(JSON.stringify([page, await directory(mina, {})])).not.toContain("@example.org");
  expect((await profilePage(theo, theo.id)).can.change).toBe(true);
  expect(await profileForm(theo)).toMatchObject({ links: "https://www.example.org/a", languages: "" });
});

test.each([
  ["who is suspended", () => gone.id],
  ["of a made-up id", () => crypto.randomUUID()],
  ["of an id that is none", () => "1 OR 1=1"],
])("the profile of somebody %s is not there", async (_, id) => {
  await expect(profilePage(mina, id())).rejects.toMatchObject({ name: "NotFound" });
});

test("somebody suspended a moment ago saves nothing", async () => {
  await expect(saveProfile(gone, { ...blank, name: "Back again" })).rejects.toMatchObject({
    name: "NotFound",
  });
  expect(await db.member.count({ where: { name: "Back again" } })).toBe(0);
});

describe("photos", () => {
  test("are read in two sizes, and told by their ETag", async () => {
    await savePhoto(mina, await picture());
    const id = await photoIdOf(mina);
    for (const [size, side] of [
      ["large", 512],
      ["small", 160],
    ] as const) {
      const { bytes, etag } = await photoFor(theo, id, size, null);
      expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: side });
      expect(await photoFor(theo, id, size, `"other", W/${etag}`)).toEqual({ etag });
      expect((await photoFor(theo, id, size, '"other"')).bytes).toBeDefined();
    }
  });

  test("a new one has a new address, and the former one is gone, for who has it too", async () => {
    const former = await photoIdOf(mina);
    const { etag } = await photoFor(theo, former, "small", null);
    await savePhoto(mina, await picture("#35a"));
    expect(await photoIdOf(mina)).not.toBe(former);
    await expect(photoFor(theo, former, "small", etag)).rejects.toMatchObject({ name: "NotFound" });
    await removePhoto(mina);
    expect(await photoIdOf(mina)).toBe("");
  });

  test("of the suspended, made-up and odd ids are the same NotFound, with and without an ETag", async () => {
    const hidden = await photoIdOf(gone);
    expect(hidden).not.toBe("");
    for (const id of [hidden, crypto.randomUUID(), "../etc/passwd", "", hidden.toUpperCase()])
      for (const has of [null, `"${id}.small"`, "*"])
        await expect(photoFor(mina, id, "small", has)).rejects.toMatchObject({ name: "NotFound" });
  });

  test("that cannot be used leave the profile as it was", async () => {
    await saveProfile(mina, { ...blank, name: "Mina Rask", craft: "before" }, await picture());
    const kept = await photoIdOf(mina);
    const said = await saveProfile(mina, { ...blank, name: "Changed" }, Buffer.from("<svg/>"));
    expect(said).toEqual({ ok: false, why: "notAPicture" });
    expect(await profilePage(mina, mina.id)).toMatchObject({ name: "Mina Rask", craft: "before" });
    expect(await photoIdOf(mina)).toBe(kept);
    await saveProfile(mina, { ...blank, name: "Mina Rask" }, "off");
    expect(await photoIdOf(mina)).toBe("");
  });

  test("two at once leave one", async () => {
    await Promise.all([savePhoto(mina, await picture("#a00")), savePhoto(mina, await picture("#00a"))]);
    expect(await db.photo.count({ where: { memberId: mina.id } })).toBe(1);
  });
});

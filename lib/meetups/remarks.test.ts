import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { asVisitor, type MemberViewer, type OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse, sundayEvening } from "#lib/testing.ts";
import { setClock } from "#lib/time.ts";
import { deleteRemark } from "./delete-remark.ts";
import { remarksOf } from "./remark-queries.ts";
import { sayRemark } from "./say-remark.ts";
import { dateAt, makeMember, makeOrganiser, makeSeries } from "./testing.ts";

let house: TestDatabase;
let mina: MemberViewer;
let nell: MemberViewer;
let theo: OrganiserViewer;
let series: string;
let monday: Awaited<ReturnType<typeof dateAt>>;

beforeAll(async () => {
  house = await openTestHouse();
  [mina, nell] = [await makeMember("Mina"), await makeMember("Nell")];
  theo = await makeOrganiser("Theo");
  series = await makeSeries();
  monday = await dateAt(series, "2026-11-23T11:00");
});
afterAll(() => closeTestHouse(house));
beforeEach(async () => {
  setClock(sundayEvening);
  await db.remark.deleteMany();
  await db.member.updateMany({ data: { suspendedAt: null } });
});

const meetupId = () => monday.id;
const thread = (viewer: MemberViewer, older?: string) => remarksOf(viewer, monday, older);
const say = (viewer: MemberViewer, text: string, sent?: string) =>
  sayRemark(viewer, { meetupId: monday.id, text, sent });

test("stand in the order in which they were made, with who made them", async () => {
  await say(mina, "I’ll be the one with the red scarf");
  await say(theo, "I’ll bring the book");
  const read = await thread(mina);
  expect(read?.remarks.map(({ text, by, you, can }) => [text, by.name, you, can.delete])).toEqual([
    ["I’ll be the one with the red scarf", "Mina", true, true],
    ["I’ll bring the book", "Theo", false, false],
  ]);
  expect(read).toMatchObject({ older: undefined, newest: true, can: { say: true } });
});

test("are nothing a visitor sees", async () => {
  await say(mina, "secret");
  expect(await remarksOf(asVisitor(), monday)).toBeNull();
});

test("sent twice is said once", async () => {
  await Promise.all([say(mina, "once", "key"), say(mina, "once", "key")]);
  expect((await thread(mina))?.remarks).toHaveLength(1);
});

test("until a day after the end", async () => {
  setClock(new Date("2026-11-24T11:59:00Z"));
  expect(await say(mina, "Whose umbrella is this?")).toMatchObject({ ok: true });
  setClock(new Date("2026-11-24T12:00:00Z"));
  expect(await say(mina, "Mine")).toEqual({ ok: false, refusal: "closed" });
  expect((await thread(mina))?.can.say).toBe(false);
});

test("fifty at a time, the newest first, none twice and none left out", async () => {
  const texts = Array.from({ length: 120 }, (_, i) => `remark ${i}`);
  // Several at one instant, so that it is not the instant alone that tells them apart.
  await db.remark.createMany({
    data: texts.map((text, i) => ({
      meetupId: monday.id,
      memberId: mina.id,
      text,
      writtenAt: new Date(sundayEvening.getTime() + Math.floor(i / 7)),
    })),
  });
  const seen: string[] = [];
  let older: string | undefined;
  const sizes: number[] = [];
  do {
    const read = await thread(mina, older);
    sizes.push(read?.remarks.length ?? 0);
    seen.unshift(...(read?.remarks.map(({ text }) => text) ?? []));
    older = read?.older;
  } while (older);
  expect(sizes).toEqual([50, 50, 20]);
  expect([...seen].sort()).toEqual([...texts].sort());
  expect((await thread(mina, "nonsense"))?.newest).toBe(true);
});

test("one's own go, an organiser takes away any, others none", async () => {
  const said = [await say(mina, "one"), await say(mina, "two")].map((each) => (each.ok ? each.id : ""));
  const [one = "", two = ""] = said;
  expect(await deleteRemark(nell, { meetupId: meetupId(), remarkId: one })).toEqual({
    ok: false,
    refusal: "not-yours",
  });
  expect(await deleteRemark(mina, { meetupId: meetupId(), remarkId: one })).toEqual({ ok: true });
  expect(await deleteRemark(theo, { meetupId: meetupId(), remarkId: two })).toEqual({ ok: true });
  expect((await thread(mina))?.remarks).toEqual([]);
  await expect(deleteRemark(mina, { meetupId: meetupId(), remarkId: one })).rejects.toThrow(NotFound);
});

test("a remark of another date is not there", async () => {
  const said = await say(mina, "here");
  const wednesday = await dateAt(series, "2026-11-25T11:00");
  const remarkId = said.ok ? said.id : "";
  await expect(deleteRemark(theo, { meetupId: wednesday.id, remarkId })).rejects.toThrow(NotFound);
});

test("somebody suspended says nothing any more", async () => {
  await say(mina, "bye");
  await db.member.update({ where: { id: mina.id }, data: { suspendedAt: sundayEvening } });
  expect((await thread(nell))?.remarks).toEqual([]);
});

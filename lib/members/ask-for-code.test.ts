import { expect, test } from "vitest";
import { db, Prisma } from "#lib/db.ts";
import { setClock } from "#lib/time.ts";
import { askForCode } from "./ask-for-code.ts";
import { withMembersDatabase } from "./testing.ts";

withMembersDatabase();

const rosa = "rosa@example.org";
const ten = new Date("2026-12-07T10:00:00Z");
const tooOften = { ok: false, refusal: "tooOften" };
let network = 0;
const ask = (email = rosa, from = `192.0.2.${network++}`) => askForCode({ email, from });

test("an address gets five letters in a quarter of an hour, and the page says the same after", async () => {
  setClock(ten);
  for (let sent = 0; sent < 8; sent++)
    expect(await askForCode({ email: rosa, from: "192.0.2.1" })).toMatchObject({ ok: true });
  expect(await db.signInCode.count()).toBe(5);
  minutesFrom(ten, 15);
  await ask(rosa, "192.0.2.1");
  expect(await db.signInCode.count()).toBe(6);
});

test("twelve a day, and a stranger cannot use up the owner's", async () => {
  for (let quarter = 0; quarter < 4; quarter++) {
    minutesFrom(ten, quarter * 15);
    for (let sent = 0; sent < 5; sent++) await ask(rosa, "192.0.2.66");
  }
  expect(await db.signInCode.count()).toBe(12);
  await ask(rosa, "192.0.2.1");
  expect(await db.signInCode.count()).toBe(13);
});

test("all networks together: ten in a quarter of an hour for one address", async () => {
  setClock(ten);
  for (let sent = 0; sent < 14; sent++) await ask();
  expect(await db.signInCode.count()).toBe(10);
});

test("a network asks twenty times, everybody three hundred; then the page says so", async () => {
  setClock(ten);
  for (let sent = 0; sent < 20; sent++) await ask(`a${sent}@example.org`, "192.0.2.1");
  expect(await askForCode({ email: rosa, from: "192.0.2.1" })).toEqual(tooOften);
  await db.$executeRaw(Prisma.sql`UPDATE attempt SET count = 300 WHERE count = 20`);
  expect(await askForCode({ email: rosa, from: "192.0.2.2" })).toEqual(tooOften);
});

function minutesFrom(start: Date, minutes: number) {
  setClock(new Date(start.getTime() + minutes * 60_000));
}

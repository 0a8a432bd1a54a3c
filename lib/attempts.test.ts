import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withinLimit } from "./attempts.ts";
import { db } from "./db.ts";
import { firstTime } from "./once.ts";
import type { TestDatabase } from "./postgres/testing.ts";
import { closeTestHouse, openTestHouse, sundayEvening } from "./testing.ts";
import { setClock } from "./time.ts";

let house: TestDatabase;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => closeTestHouse(house));
beforeEach(() => setClock(sundayEvening));

const limit = { max: 3, minutes: 15 };

describe("a limit", () => {
  test("lets so many pass and no more, also when all come at once", async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => withinLimit("try", "one", limit)));
    expect(all.filter(Boolean)).toHaveLength(3);
  });

  test("counts each one for themselves, and each thing for itself", async () => {
    await Promise.all(Array.from({ length: 5 }, () => withinLimit("knock", "one", limit)));
    expect(await withinLimit("knock", "two", limit)).toBe(true);
    expect(await withinLimit("ring", "one", limit)).toBe(true);
  });

  test("begins anew with the next window", async () => {
    await Promise.all(Array.from({ length: 5 }, () => withinLimit("later", "one", limit)));
    setClock(new Date(sundayEvening.getTime() + 16 * 60_000));
    expect(await withinLimit("later", "one", limit)).toBe(true);
  });

  test("keeps no address", async () => {
    await withinLimit("hush", "mina@example.org", limit);
    const rows = await db.attempt.findMany();
    expect(JSON.stringify(rows)).not.toMatch(/mina|hush/);
  });
});

describe("a form sent twice", () => {
  test("is the first time once, of two at once too", async () => {
    const both = await Promise.all([1, 2].map(() => db.$transaction((tx) => firstTime(tx, "the-form"))));
    expect(both.sort()).toEqual([false, true]);
  });

  test("counts as not sent when what it did failed", async () => {
    const failing = db.$transaction(async (tx) => {
      await firstTime(tx, "failed-form");
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await db.$transaction((tx) => firstTime(tx, "failed-form"))).toBe(true);
  });
});

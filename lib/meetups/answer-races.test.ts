import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse, sundayEvening } from "#lib/testing.ts";
import { now, setClock } from "#lib/time.ts";
import { type Answered, answer } from "./answer.ts";
import type { Said } from "./answer-rules.ts";
import { readSaid } from "./said.ts";
import { type Saying, seated } from "./saying-rules.ts";
import { dateAt, lettersLeft, makeMember, makeSeries } from "./testing.ts";

/** Whether the answers of this process come in turn, as they do; else as from many instances, each on its own. */
const turns = vi.hoisted(() => ({ taken: true }));
vi.mock("#lib/in-turn.ts", async (original) => {
  const { inTurn } = await original<typeof import("#lib/in-turn.ts")>();
  return {
    inTurn: <T>(about: string, work: () => Promise<T>) => (turns.taken ? inTurn(about, work) : work()),
  };
});

/** Each race is run this often, on the real PostgreSQL. */
const RUNS = 200;
const PATIENCE_MS = 360_000;

let house: TestDatabase;
const people: MemberViewer[] = [];
let monday: string;

beforeAll(async () => {
  house = await openTestHouse();
  for (let at = 0; at < 50; at++) people.push(await makeMember(`Person${at}`));
  monday = (await dateAt(await makeSeries(), "2026-11-23T11:00")).id;
});
afterAll(() => closeTestHouse(house));
beforeEach(async () => {
  turns.taken = false;
  await clear();
});

async function clear() {
  setClock(sundayEvening);
  await db.answer.deleteMany();
  await db.condition.deleteMany();
}

const seats = (count: number | null) => db.meetup.update({ where: { id: monday }, data: { seats: count } });
const says = (at: number, kind: Said["kind"], more: Omit<Said, "kind"> = {}) =>
  answer(people[at] as MemberViewer, { meetupId: monday, kind, ...more });
const told = (answers: Answered[], kind: string) => answers.filter((each) => each.ok && each.kind === kind);
/** What it all comes to by the pure rule: the same, when nothing is left half resolved. */
const settledAgain = (all: Saying[], count: number | null) =>
  seated(all, { seats: count, frozen: false, now: now() }).all;

test(
  "ten answer the last seat: one has it, nine are in the line without a gap, none is lost",
  async () => {
    await seats(2);
    for (let run = 0; run < RUNS; run++) {
      await says(10, "going");
      const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => says(at, "going")));
      expect(told(answers, "going")).toHaveLength(1);
      const places = told(answers, "in_line").map((each) => (each.ok ? each.line : 0));
      expect(places.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      const rows = await db.answer.findMany({ where: { meetupId: monday } });
      expect(rows.filter(({ kind }) => kind === "going")).toHaveLength(2);
      expect(rows.flatMap(({ lineNumber }) => lineNumber ?? []).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      await clear();
    }
  },
  PATIENCE_MS,
);

test(
  "mutual conditions against somebody who goes and takes it back: none is left half resolved",
  async () => {
    await seats(null);
    for (let run = 0; run < RUNS; run++) {
      const named = people[2]?.id ?? "";
      await Promise.all([
        says(0, "if"),
        says(1, "if", run % 2 ? { wish: { atLeast: 2 } } : { wish: { all: [named] } }),
        says(2, "going").then(() => says(2, null)),
        says(3, run % 3 ? "if" : "going"),
        says(0, run % 5 ? "if" : "might"),
      ]);
      const all = await db.$transaction((tx) => readSaid(tx, monday));
      expect(settledAgain(all, null)).toEqual(all);
      expect(all.every(({ kind, condition }) => kind || condition)).toBe(true);
      expect(all.map(({ member }) => member).sort()).toEqual([0, 1, 3].map((at) => people[at]?.id).sort());
      await clear();
    }
  },
  PATIENCE_MS,
);

test(
  "a seat that comes free while others answer and guests come is never given twice",
  async () => {
    await seats(4);
    for (let run = 0; run < RUNS; run++) {
      await Promise.all([0, 1, 2, 3].map((at) => says(at, "going")));
      const details = { note: "", thereFrom: null, thereTo: null, guests: 1, guestNames: "" };
      await Promise.all([
        says(0, null),
        says(1, "might"),
        says(2, "going", { details }),
        says(4, "going", { details }),
        says(5, "going"),
        says(6, "if"),
      ]);
      const all = await db.$transaction((tx) => readSaid(tx, monday));
      const taken = all.filter(({ kind }) => kind === "going").map((each) => 1 + each.details.guests);
      expect(taken.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(4);
      expect(settledAgain(all, 4)).toEqual(all);
      expect(all).toHaveLength(6);
      await clear();
    }
  },
  PATIENCE_MS,
);

test(
  "fifty answer at once, and no answer is lost",
  async () => {
    turns.taken = true;
    await seats(null);
    const kinds = ["going", "might", "cant", "if"] as const;
    for (let run = 0; run < RUNS; run++) {
      const answers = await Promise.all(people.map((_, at) => says(at, kinds[(at + run) % 4])));
      expect(answers.every(({ ok }) => ok)).toBe(true);
      const all = await db.$transaction((tx) => readSaid(tx, monday));
      for (const [at, { id }] of people.entries()) {
        const said = kinds[(at + run) % 4];
        const saying = all.find(({ member }) => member === id);
        expect(saying?.condition ? "if" : saying?.kind).toBe(said);
      }
      await clear();
      await lettersLeft();
    }
  },
  PATIENCE_MS,
);

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayBegins, dayEnds, naming, penNames, sameName } from "./pen-rules.ts";
import { goesAt, keepChoices, keepOf, keeps, keepTill, pastBefore } from "./post-rules.ts";

const instants = fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
const boardDays = fc.option(fc.integer({ min: 1, max: 3660 }));
const zones = fc.constantFrom("Europe/London", "Asia/Beirut", "America/St_Johns", "Pacific/Apia", "UTC");

describe("how long a post stays", () => {
  test.each([
    [null, ["board", "7", "31", "90"]],
    [365, ["board", "7", "31", "90"]],
    [90, ["board", "7", "31"]],
    [7, ["board"]],
    [1, ["board"]],
  ] as const)("a board that keeps %s days offers %j", (days, offered) => {
    const at = new Date("2030-01-01");
    expect(keepChoices(days, at, at)).toEqual(offered);
  });

  test("a choice that would be over is not offered for a post of ten days ago", () => {
    const [posted, now] = [new Date("2030-01-01"), new Date("2030-01-11")];
    expect(keepChoices(null, posted, now)).toEqual(["board", "31", "90"]);
  });

  test("a choice is read from the post as it was made, and a post never outlasts its board", () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...keeps), boardDays, (postedAt, keep, days) => {
        const post = { postedAt, keepTill: keepTill(keep, postedAt) };
        expect(keepOf(post)).toBe(keep);
        const goes = goesAt(days, post);
        const past = goes && pastBefore(days, goes);
        if (past) expect(postedAt.getTime()).toBeGreaterThanOrEqual(past.getTime());
        expect(goes === null).toBe(days === null && keep === "board");
      }),
    );
  });
});

describe("pen names", () => {
  test("of a moment only its day is left", () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 86_399_999 }), zones, (at, later, zone) => {
        const [begins, ends] = [dayBegins(at, zone), dayEnds(at, zone)];
        expect(begins.getTime()).toBeLessThanOrEqual(at.getTime());
        expect(ends.getTime()).toBeGreaterThanOrEqual(at.getTime());
        const other = new Date(begins.getTime() + later);
        if (other <= ends) expect([dayBegins(other, zone), dayEnds(other, zone)]).toEqual([begins, ends]);
      }),
    );
  });

  test("nobody gets a name that somebody has, and everybody keeps theirs", () => {
    const name = fc.oneof(fc.constantFrom(...penNames), fc.string({ minLength: 1, maxLength: 60 }));
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 60 }),
        name,
        chance,
        fc.boolean(),
        (taken, wanted, by, free) => {
          const there = taken.map((each) => ({ name: each, mine: false }));
          const given = naming(free ? "" : wanted, there, false, by);
          if (given.ok) expect(taken.map(sameName)).not.toContain(sameName(given.name));
          else expect(taken.map(sameName)).toContain(sameName(wanted));
          const own = naming(wanted, [...there, { name: "Own", mine: true }], true, by);
          expect(own).toEqual({ ok: true, name: "Own" });
        },
      ),
    );
  });

  test("a member's name is no pen name", () => {
    expect(naming("Mina", [], true, 0)).toEqual({ ok: false, why: "pen-taken" });
  });
});

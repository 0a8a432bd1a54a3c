import fc from "fast-check";
import { expect, test } from "vitest";
import {
  FEWEST_PEOPLE,
  type Group,
  MOST_MARKS,
  monthAfter,
  monthBefore,
  monthPicture,
  monthShown,
  monthSpan,
} from "./month-rules.ts";

const rah = (author: string | null, posts = 1): Group => ({ mood: "rah", author, posts });
const argh = (author: string | null, posts = 1): Group => ({ mood: "argh", author, posts });
const four = [rah("a", 9), argh("b"), rah("c"), argh("d", 3)];

test.each([
  ["nothing at all", [], null],
  ["four people, however much they wrote", four, null],
  ["four people and any number of pens", [...four, rah(null, 40), argh(null, 40)], null],
  ["four people, one of them in both moods", [...four, argh("a")], null],
  ["five people", [...four, rah("e")], { rah: 11, argh: 4 }],
  ["five people, and pens beside them", [...four, rah("e"), argh(null, 2)], { rah: 11, argh: 6 }],
  ["five people of one mood", ["a", "b", "c", "d", "e"].map((each) => argh(each)), { rah: 0, argh: 5 }],
])("%s", (_, groups, drawn) => {
  if (drawn) expect(monthPicture(groups)).toMatchObject(drawn);
  else expect(monthPicture(groups)).toBeNull();
});

test.each([
  [32, 1, 32],
  [33, 2, 17],
  [64, 2, 32],
  [65, 5, 13],
  [161, 10, 17],
  [500, 20, 25],
])("%i posts are drawn by %i, which makes %i marks", (posts, each, marks) => {
  const groups = [rah("a", posts - 4), ...["b", "c", "d", "e"].map((by) => rah(by))];
  expect(monthPicture(groups)).toEqual({ rah: posts, argh: 0, each, marks: { rah: marks, argh: 0 } });
});

const anyGroup = fc.record({
  mood: fc.constantFrom("rah" as const, "argh" as const),
  author: fc.option(fc.constantFrom(..."abcdefgh"), { nil: null }),
  posts: fc.integer({ min: 1, max: 200 }),
});

test("whatever was posted: drawn with five people and never with fewer, all of it, in few marks", () => {
  fc.assert(
    fc.property(fc.array(anyGroup, { maxLength: 20 }), (groups) => {
      const drawn = monthPicture(groups);
      const people = new Set(groups.map(({ author }) => author).filter((author) => author !== null)).size;
      expect(drawn === null).toBe(people < FEWEST_PEOPLE);
      if (!drawn) return;
      expect(drawn.rah + drawn.argh).toBe(groups.reduce((sum, { posts }) => sum + posts, 0));
      for (const mood of ["rah", "argh"] as const) {
        const [posts, marks] = [drawn[mood], drawn.marks[mood]];
        expect(marks).toBeLessThanOrEqual(MOST_MARKS);
        expect(marks * drawn.each).toBeGreaterThanOrEqual(posts);
        expect((marks - 1) * drawn.each).toBeLessThan(Math.max(posts, 1));
        expect(marks > 0).toBe(posts > 0);
      }
    }),
  );
});

test("who wrote what does not show: only how many of each there are", () => {
  fc.assert(
    fc.property(
      fc.array(anyGroup, { maxLength: 20 }),
      fc.array(fc.nat(), { maxLength: 20 }),
      (groups, order) => {
        const shuffled = groups
          .map((group, at) => ({ group, by: order[at] ?? 0 }))
          .sort((a, b) => a.by - b.by);
        expect(monthPicture(shuffled.map(({ group }) => group))).toEqual(monthPicture(groups));
      },
    ),
  );
});

const now = new Date("2026-11-22T18:00:00Z");

test.each([
  [undefined, "2026-10"],
  ["2026-09", "2026-09"],
  ["2026-10", "2026-10"],
  ["2026-11", "2026-10"],
  ["2027-01", "2026-10"],
  ["2026-13", "2026-10"],
  ["1999-12", "2026-10"],
  ["2026-9", "2026-10"],
  [["2026-09"], "2026-10"],
])("asked for %s, in November 2026, it is %s", (asked, month) =>
  expect(monthShown(asked, now, "Europe/London")).toBe(month),
);

test("a month is over when it is over in the group's zone", () => {
  const newYear = new Date("2026-12-31T23:30:00Z");
  expect(monthShown(undefined, newYear, "Europe/London")).toBe("2026-11");
  expect(monthShown(undefined, newYear, "Europe/Berlin")).toBe("2026-12");
});

test("months go on over the years, and from midnight to midnight by the wall", () => {
  expect([monthBefore("2027-01"), monthAfter("2026-12")]).toEqual(["2026-12", "2027-01"]);
  expect(monthSpan("2026-10", "Europe/London")).toEqual({
    from: new Date("2026-09-30T23:00:00Z"),
    till: new Date("2026-11-01T00:00:00Z"),
  });
});

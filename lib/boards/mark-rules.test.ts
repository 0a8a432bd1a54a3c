import fc from "fast-check";
import { expect, test } from "vitest";
import {
  allRead,
  freshMark,
  fromText,
  hears,
  isNewComment,
  isNewPost,
  looked,
  type Mark,
  newSince,
  toText,
  withWay,
} from "./mark-rules.ts";

const day = (n: number) => new Date(Date.UTC(2030, 0, n));
const DAY = 86_400_000;
const id = (n: number) => `${String(n).padStart(8, "0")}-0000-4000-8000-000000000000`;

test("new is what was written in the last thirty days, not before one came in, and not yet seen", () => {
  const mark = freshMark();
  const [joined, now] = [day(1), day(50)];
  const since = newSince(mark, joined, now);
  expect(since).toBe(day(20).getTime());
  const post = (at: Date, mine = false) => isNewPost(mark, since, { id: id(1), at: at.getTime(), mine });
  expect([post(day(19)), post(day(20)), post(day(30), true)]).toEqual([false, true, false]);
  expect(newSince(mark, day(45), now)).toBe(day(45).getTime());
  const seen = looked(mark, since, id(1), { today: day(50), seen: [], mentions: [] });
  expect(isNewPost(seen, since, { id: id(1), at: day(30).getTime(), mine: false })).toBe(false);
  expect(isNewPost(seen, since, { id: id(2), at: day(30).getTime(), mine: false })).toBe(true);
});

test("what comes later on the day on which one looked is new, under a pen name too, and what one saw is not", () => {
  const today = day(10);
  const ends = day(11).getTime() - 1;
  const noon = today.getTime() + DAY / 2;
  const since = newSince(freshMark(), day(1), today);
  const seen = [
    { id: id(2), at: noon },
    { id: id(3), at: ends },
  ];
  const mark = looked(freshMark(), since, id(1), { today, seen, mentions: [] });
  const isNew = (n: number, at: number, by = mark) =>
    isNewComment(by, since, id(1), { id: id(n), at, mine: false });
  expect([isNew(2, noon), isNew(3, ends), isNew(4, ends), isNew(5, noon - 1)]).toEqual([
    false,
    false,
    true,
    true,
  ]);
  const again = looked(mark, since, id(1), { today, seen: [{ id: id(4), at: ends }], mentions: [] });
  expect([isNew(2, noon, again), isNew(4, ends, again)]).toEqual([false, false]);
  const next = looked(mark, since, id(1), { today: day(11), seen: [], mentions: [] });
  expect(isNew(4, ends, next)).toBe(false);
});

test("a thread is told of where one follows it, and one's own by name unless it is muted", () => {
  const follows = withWay(freshMark(), id(1), "follow", [id(1)]);
  const mutes = withWay(follows, id(1), "mute", [id(1)]);
  expect([hears(freshMark(), id(1), false), hears(freshMark(), id(1), true)]).toEqual([false, true]);
  expect([hears(follows, id(1), false), hears(mutes, id(1), true)]).toEqual([true, false]);
  expect(withWay(mutes, id(1), null, [id(1)]).ways).toEqual({});
  expect(withWay(mutes, id(2), "mute", [id(2)]).ways).toEqual({ [id(2)]: "mute" });
});

type Step =
  | { does: "write"; post: number; pen: boolean; later: number }
  | { does: "look"; post: number; later: number }
  | { does: "allRead"; later: number };
const later = fc.integer({ min: 0, max: 20 * 60 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant("write" as const),
    post: fc.integer({ min: 1, max: 3 }),
    pen: fc.boolean(),
    later,
  }),
  fc.record({ does: fc.constant("look" as const), post: fc.integer({ min: 1, max: 3 }), later }),
  fc.record({ does: fc.constant("allRead" as const), later }),
);

test("whatever is written and looked at in whatever order: of the last thirty days new is what was not seen, exactly", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let mark: Mark = freshMark();
      let now = day(3).getTime();
      const written: { id: string; thread: string; at: number; seen: boolean; wrote: number }[] = [];
      for (const [at, each] of steps.entries()) {
        now += each.later * 60_000;
        const today = new Date(now - (now % DAY));
        const since = newSince(mark, day(3), new Date(now));
        const ofToday = () => written.filter((one) => one.at >= today.getTime());
        if (each.does === "write")
          written.push({
            id: id(100 + at),
            thread: id(each.post),
            at: each.pen ? today.getTime() + DAY - 1 : now,
            seen: false,
            wrote: now,
          });
        else if (each.does === "look") {
          const here = written.filter(({ thread }) => thread === id(each.post));
          mark = looked(mark, since, id(each.post), { today, seen: here, mentions: [] });
          for (const one of here) one.seen = true;
        } else {
          mark = allRead(
            mark,
            today,
            ofToday().map((one) => one.id),
            [],
          );
          for (const one of written) one.seen = true;
        }
        mark = fromText(toText(mark));
        for (const one of written) {
          const isNew = isNewComment(mark, newSince(mark, day(3), new Date(now)), one.thread, {
            ...one,
            mine: false,
          });
          if (one.seen) expect(isNew).toBe(false);
          // At the border it is a pen's day that counts.
          else if (one.wrote > now - 29 * DAY) expect(isNew).toBe(true);
          else if (one.at < now - 30 * DAY) expect(isNew).toBe(false);
        }
      }
      expect(toText(mark).length).toBeLessThan(10_000);
    }),
    { numRuns: 300 },
  );
});

test("threads of long ago are kept no longer, and no list grows without end", () => {
  let mark = freshMark();
  for (let n = 1; n <= 400; n++) {
    const today = day(n);
    const since = newSince(mark, day(1), today);
    const seen = Array.from({ length: 30 }, (_, at) => ({ id: id(n * 100 + at), at: today.getTime() + at }));
    mark = looked(mark, since, id(n), { today, seen, mentions: seen.map((each) => each.id) });
    mark = withWay(mark, id(n), "follow", [...Object.keys(mark.ways), id(n)]);
  }
  expect(Object.keys(mark.threads).length).toBeLessThan(40);
  expect(mark.mentions).toHaveLength(1_000);
  expect(toText(mark).length).toBeLessThan(100_000);
});

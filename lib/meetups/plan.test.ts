// Long, because the fates of a date are a table, and the properties stand beside it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expandRule } from "#lib/calendar/recurrence.ts";
import { addDays, addMinutes, atClock, dateOf, toInstant } from "#lib/calendar/wall-time.ts";
import {
  entryTime,
  type PlanInput,
  type PlannedDate,
  peopleTold,
  planChange,
  planFingerprint,
} from "./plan.ts";

const zone = "Europe/London";
const now = new Date("2026-11-22T17:00Z");
const costa = { minutes: 60, placeId: "costa" };

/** The dates a rule has laid out, as rows. */
function laidOut(rrule: string, start: string, limit = 12): PlannedDate[] {
  return expandRule({ rrule, start, zone }, { limit }).map(({ local }) => ({
    ...costa,
    id: `row ${local}`,
    local,
    originalLocal: local,
    answers: [],
  }));
}

const mwf = laidOut("FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-23T11:00", 6);

function change(over: Partial<PlanInput>): PlanInput {
  const rule = { rrule: "FREQ=WEEKLY;BYDAY=MO", start: "11:00", ...costa };
  return { ...rule, dates: mwf, from: "2026-11-23", zone, now, weeks: 2, version: 1, ...over };
}

function read(over: Partial<PlanInput>): string[] {
  return planChange(change(over)).entries.map((entry) => `${entry.kind} ${entryTime(entry).slice(5)}`);
}

describe("a plan", () => {
  test("fewer days: the others are dropped, and one is added where there was none", () => {
    expect(read({})).toEqual([
      "kept 11-23T11:00",
      "dropped 11-25T11:00",
      "dropped 11-27T11:00",
      "kept 11-30T11:00",
      "dropped 12-02T11:00",
      "dropped 12-04T11:00",
      "added 12-07T11:00",
    ]);
  });

  test("another time, length or place on the same day is a move, and keeps the row", () => {
    for (const over of [{ start: "11:30" }, { minutes: 90 }, { placeId: "library" }]) {
      const { entries } = planChange(change({ dates: mwf.slice(0, 1), weeks: 0, ...over }));
      expect(entries).toMatchObject([{ kind: "moved", date: { id: "row 2026-11-23T11:00" }, before: costa }]);
    }
  });

  test("what is before the day stays as it is", () => {
    expect(read({ from: "2026-11-30", start: "14:00", dates: mwf.slice(0, 5), weeks: 0 })).toEqual([
      "kept 11-23T11:00",
      "kept 11-25T11:00",
      "kept 11-27T11:00",
      "moved 11-30T14:00",
      "dropped 12-02T11:00",
    ]);
  });

  test("a date that has begun is not listed, and its day gets no second one", () => {
    const running = { now: new Date("2026-11-23T11:20Z"), start: "15:00", dates: mwf.slice(0, 1), weeks: 1 };
    expect(read(running)).toEqual(["added 11-30T15:00"]);
  });

  test("today's date stays if its new time has passed", () => {
    expect(
      read({ now: new Date("2026-11-23T10:00Z"), start: "09:00", dates: mwf.slice(0, 1), weeks: 0 }),
    ).toEqual(["kept 11-23T11:00"]);
  });

  test("nothing is added for a time of today that has passed", () => {
    const late = { now: new Date("2026-11-23T12:00Z"), dates: [], weeks: 1 };
    expect(read(late)).toEqual(["added 11-30T11:00"]);
  });

  test("a past day is read as today", () => {
    expect(planChange(change({ from: "2020-01-01" })).rule.from).toBe("2026-11-22");
  });

  test("dates that exist beyond the weeks shown are judged too", () => {
    expect(read({ dates: mwf.slice(5), weeks: 0 })).toEqual([
      "added 11-23T11:00",
      "added 11-30T11:00",
      "dropped 12-04T11:00",
    ]);
  });
});

describe("a date moved by hand", () => {
  const [monday] = mwf as [PlannedDate];
  const tuesday = { ...monday, local: "2026-11-24T18:00" };

  test("stands, if the pattern still has the day it stands for", () => {
    const over = { start: "11:30", weeks: 0, placeId: "library" };
    expect(read({ ...over, dates: [{ ...tuesday, moved: true }] })).toEqual(["kept 11-24T18:00"]);
  });

  test("changes in what was not changed by hand, if that is known", () => {
    const dates = [{ ...tuesday, usual: { ...costa, local: monday.local } }];
    const { entries } = planChange(change({ dates, start: "11:30", weeks: 0, placeId: "library" }));
    const after = { local: "2026-11-24T18:00", minutes: 60, placeId: "library" };
    expect(entries).toMatchObject([{ kind: "moved", after }]);
  });

  test("stands for the day it is on, if only that is in the pattern", () => {
    const rrule = "FREQ=WEEKLY;BYDAY=TU";
    expect(read({ rrule, dates: [{ ...tuesday, moved: true }], weeks: 0 })).toEqual(["kept 11-24T18:00"]);
  });

  test("is dropped, if the pattern has neither day", () => {
    const rrule = "FREQ=WEEKLY;BYDAY=FR";
    expect(read({ rrule, dates: [{ ...tuesday, moved: true }], weeks: 0 })).toEqual(["dropped 11-24T18:00"]);
  });

  test("does not stand for a day that has a date of its own", () => {
    const onMonday = { ...(mwf[1] as PlannedDate), local: "2026-11-23T18:00", moved: true };
    expect(read({ dates: [monday, onMonday], weeks: 0 })).toEqual([
      "kept 11-23T11:00",
      "dropped 11-23T18:00",
    ]);
  });

  test("moved ahead of the change, it stays, and its day is not added again", () => {
    const ahead = { ...monday, local: "2026-11-24T11:00", originalLocal: "2026-11-25T11:00", moved: true };
    expect(read({ rrule: "FREQ=WEEKLY;BYDAY=WE", from: "2026-11-25", dates: [ahead], weeks: 0 })).toEqual([
      "kept 11-24T11:00",
    ]);
  });
});

describe("rhythms longer than a week", () => {
  const rrule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU";
  const current = { rrule, start: "2026-11-24T11:00" };
  const dates = laidOut(rrule, current.start, 3);

  test("stay in step when only the time changes", () => {
    const plan = planChange(change({ rrule, current, dates, from: "2026-11-26", start: "11:30" }));
    expect(plan.entries.map((entry) => `${entry.kind} ${entryTime(entry)}`)).toEqual([
      "kept 2026-11-24T11:00",
      "moved 2026-12-08T11:30",
      "moved 2026-12-22T11:30",
    ]);
    expect(plan.rule.start).toBe("2026-11-24T11:30");
  });

  test("begin anew on the first day that fits, when the rhythm changes or a first date is wished for", () => {
    expect(planChange(change({ rrule, from: "2026-11-26" })).rule.start).toBe("2026-12-01T11:00");
    const wished = { rrule, current, from: "2026-11-26", first: "2026-12-01" };
    expect(planChange(change(wished)).rule.start).toBe("2026-12-01T11:00");
  });
});

describe("who is told", () => {
  const [one, two, three] = mwf as [PlannedDate, PlannedDate, PlannedDate];
  const answers = (...pairs: [string, "going" | "might" | "cant"][]) =>
    pairs.map(([memberId, kind]) => ({ memberId, kind }));

  test("those going and those who might, of what goes or moves; not of what is kept or was skipped", () => {
    const dates = [
      { ...one, answers: answers(["ann", "going"]) },
      { ...two, answers: answers(["cal", "might"], ["bea", "going"], ["dan", "cant"]) },
      { ...three, skipped: true, answers: answers(["eve", "going"]) },
      { ...(mwf[4] as PlannedDate), answers: answers(["bea", "might"]) },
    ];
    const told = peopleTold(planChange(change({ dates, weeks: 0 })));
    expect(told.map((each) => [each.memberId, each.entries.map(entryTime)])).toEqual([
      ["bea", ["2026-11-25T11:00", "2026-12-02T11:00"]],
      ["cal", ["2026-11-25T11:00"]],
    ]);
  });
});

describe("the fingerprint", () => {
  const print = (over: Partial<PlanInput>) => planFingerprint(planChange(change(over)));
  const [first, ...rest] = mwf as [PlannedDate, ...PlannedDate[]];

  test("is the same for the same plan, whatever the order of the rows, the minute, or who answered", () => {
    const answered = { ...first, answers: [{ memberId: "ann", kind: "going" as const }] };
    expect(print({})).toMatch(/^[0-9a-f]{16}$/);
    expect(
      print({ dates: [...rest].reverse().concat(answered), now: new Date(now.getTime() + 60_000) }),
    ).toBe(print({}));
  });

  test.each<[string, Partial<PlanInput>]>([
    ["the version", { version: 2 }],
    ["the rule", { rrule: "FREQ=WEEKLY;BYDAY=TU" }],
    ["the rule's text", { rrule: "BYDAY=MO;FREQ=WEEKLY" }],
    ["the time", { start: "11:15" }],
    ["the length", { minutes: 45 }],
    ["the place", { placeId: "library" }],
    ["the day from which", { from: "2026-11-24" }],
    ["a date gone", { dates: rest }],
    ["a date skipped", { dates: [{ ...first, skipped: true }, ...rest] }],
    ["a date moved", { dates: [{ ...first, local: "2026-11-23T12:00", moved: true }, ...rest] }],
  ])("changes with %s", (_, over) => expect(print(over)).not.toBe(print({})));
});

const rules = fc.constantFrom(
  "FREQ=WEEKLY;BYDAY=MO,WE,FR",
  "FREQ=WEEKLY;BYDAY=TU",
  "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
  "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU",
  "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR",
  "FREQ=MONTHLY;BYDAY=1FR",
  "FREQ=MONTHLY;BYDAY=-1MO",
  "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
  "FREQ=MONTHLY;BYMONTHDAY=31",
  "FREQ=MONTHLY;BYMONTHDAY=-1",
  "FREQ=DAILY;INTERVAL=5;COUNT=9",
);
const clocks = fc.constantFrom("00:00", "00:15", "02:30", "11:00", "23:45");
const zones = fc.constantFrom(
  "Europe/London",
  "Africa/Cairo",
  "Asia/Beirut",
  "Australia/Lord_Howe",
  "America/New_York",
);
const situations = fc.record({
  oldRule: rules,
  newRule: rules,
  oldClock: clocks,
  newClock: clocks,
  place: fc.constantFrom("costa", "library"),
  zone: zones,
  today: fc.integer({ min: 0, max: 800 }).map((days) => addDays("2026-01-01", days)),
  ahead: fc.integer({ min: 0, max: 40 }),
  nowClock: clocks,
  weeks: fc.integer({ min: 0, max: 14 }),
  inStep: fc.boolean(),
  byHand: fc.array(fc.record({ at: fc.nat(20), minutes: fc.integer({ min: -3000, max: 3000 }) }), {
    maxLength: 3,
  }),
});

test("kept + dropped + moved are the old dates, kept + added + moved the new ones, always", () => {
  fc.assert(
    fc.property(situations, (s) => {
      const begin = addDays(s.today, -10);
      const current = { rrule: s.oldRule, start: atClock(begin, s.oldClock) };
      const now = toInstant(atClock(s.today, s.nowClock), s.zone);
      const to = toInstant(addDays(atClock(s.today, "23:59"), 84), s.zone);
      const rows: PlannedDate[] = expandRule({ ...current, zone: s.zone }, { from: now, to, limit: 500 }).map(
        ({ local }) => ({ ...costa, id: local, local, originalLocal: local, answers: [] }),
      );
      for (const { at, minutes } of s.byHand) {
        const row = rows[at];
        if (row) rows[at] = { ...row, local: addMinutes(row.originalLocal, minutes), moved: true };
      }
      const from = addDays(s.today, s.ahead);
      const input = {
        rrule: s.newRule,
        start: s.newClock,
        minutes: 60,
        placeId: s.place,
        zone: s.zone,
        version: 1,
      };
      const plan = planChange({
        ...input,
        dates: rows,
        from,
        now,
        weeks: s.weeks,
        ...(s.inStep ? { current } : {}),
      });
      const begun = (local: string) => toInstant(local, s.zone) <= now;

      const old = plan.entries.flatMap((entry) => (entry.kind === "added" ? [] : [entry.date.id]));
      const coming = rows.filter((row) => !begun(row.local));
      expect([...old].sort()).toEqual(coming.map((row) => row.id).sort());
      expect(plan.entries.map(entryTime)).toEqual(plan.entries.map(entryTime).sort());

      // The new expansion, from what is to be stored, not from how the plan was made.
      const end = toInstant(atClock(addDays(plan.until, 1), "00:00"), s.zone);
      const window = { from: toInstant(atClock(from, "00:00"), s.zone), to: end, limit: 5000 };
      const fresh = expandRule(plan.rule, window)
        .map((one) => one.local)
        .filter((local) => dateOf(local) >= from && dateOf(local) <= plan.until);
      // Which new date an entry stands for: a row moved by hand for the day it was given, or the day it is on.
      const days = new Set(fresh.map(dateOf));
      const standsFor = plan.entries.flatMap((entry) => {
        if (entry.kind === "dropped") return [];
        if (entry.kind === "added") return [entry.after.local];
        if (!entry.date.moved) return dateOf(entry.date.local) < from ? [] : [entry.after.local];
        return [];
      });
      const byHand = rows.filter((row) => row.moved);
      const coveredByHand = new Set(byHand.flatMap((row) => [dateOf(row.originalLocal), dateOf(row.local)]));
      const todays = (local: string) => begun(local) || (dateOf(local) === s.today && s.ahead === 0);
      const plain = (local: string) => !coveredByHand.has(dateOf(local)) && !todays(local);
      expect(standsFor.filter(plain)).toEqual(fresh.filter(plain));
      for (const local of standsFor) expect(todays(local) || days.has(dateOf(local))).toBe(true);
      expect(new Set(standsFor.map(dateOf)).size).toBe(standsFor.length);
      for (const entry of plan.entries) {
        if (entry.kind === "moved") expect(entry.after).not.toEqual(entry.before);
        if (entry.kind === "moved" && !entry.date.moved)
          expect(dateOf(entry.after.local)).toBe(dateOf(entry.before.local));
        if (entry.kind === "dropped")
          expect(entry.date.moved || !days.has(dateOf(entry.date.local))).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

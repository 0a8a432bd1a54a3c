// Long, because the fates of a date are a table, and the properties stand beside it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expandRule } from "#lib/calendar/recurrence.ts";
import { addDays, addMinutes, atClock, dateOf, toInstant } from "#lib/calendar/wall-time.ts";
import { entryDate, entryTime, type PlanInput, type PlannedDate, peopleTold, planChange } from "./plan.ts";
import { planFingerprint } from "./plan-fingerprint.ts";
import { type RuleVersion, type Slot, slotsOf, versionOf, withPattern, withPause } from "./series-rules.ts";

const zone = "Europe/London";
const now = new Date("2026-11-22T17:00Z");
const costa = { minutes: 60, placeId: "costa", zone };

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

const mwfRule = "FREQ=WEEKLY;BYDAY=MO,WE,FR";
const mwf = laidOut(mwfRule, "2026-11-23T11:00", 6);

/** A version as it was from long ago. */
function version(over: Partial<RuleVersion> = {}): RuleVersion {
  return {
    ...costa,
    fromDate: "2026-01-01",
    kind: "dates",
    rrule: mwfRule,
    start: "2026-11-23T11:00",
    ...over,
  };
}

type Change = Partial<PlanInput> &
  Partial<Pick<RuleVersion, "kind" | "rrule" | "minutes" | "placeId" | "zone">> & {
    start?: string;
  };

/** "Mondays", or what else is given, in the place of Mondays, Wednesdays and Fridays; only what is a row is looked at. */
function change({ rrule, start, minutes, placeId, kind, zone: inZone, ...over }: Change): PlanInput {
  const from = over.from ?? "2026-11-23";
  const before = over.before ?? [version()];
  const wish = {
    ...costa,
    ...(minutes && { minutes }),
    ...(placeId && { placeId }),
    ...(inZone && { zone: inZone }),
    kind: kind ?? "dates",
    fromDate: from,
    rrule: rrule ?? "FREQ=WEEKLY;BYDAY=MO",
    clock: start ?? "11:00",
  };
  const after = withPattern(before, versionOf(wish, before.at(-1))).rules;
  return { dates: mwf, before, after, from, laidOutTo: "2030-01-01", now, weeks: 2, version: 1, ...over };
}

function read(over: Change): string[] {
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
    expect(read({ start: "11:30", weeks: 0, dates: [tuesday] })).toEqual(["kept 11-24T18:00"]);
  });

  test("stands for what the pattern gives its day from now on", () => {
    const { entries } = planChange(change({ dates: [tuesday], start: "11:30", weeks: 0 }));
    expect(entries).toMatchObject([{ kind: "kept", original: "2026-11-23T11:30" }]);
  });

  test("changes in what was not changed by hand", () => {
    const { entries } = planChange(
      change({ dates: [tuesday], start: "11:30", weeks: 0, placeId: "library" }),
    );
    const after = { local: "2026-11-24T18:00", minutes: 60, placeId: "library" };
    expect(entries).toMatchObject([{ kind: "moved", after }]);
  });

  test("keeps the place it was given by hand, and follows the time", () => {
    const date = { ...monday, placeId: "garden" };
    const { entries } = planChange(change({ dates: [date], start: "11:30", weeks: 0, placeId: "library" }));
    expect(entries).toMatchObject([
      { kind: "moved", after: { local: "2026-11-23T11:30", placeId: "garden" } },
    ]);
  });

  test("stands for the day it is on, if only that is in the pattern", () => {
    const rrule = "FREQ=WEEKLY;BYDAY=TU";
    expect(read({ rrule, dates: [tuesday], weeks: 0 })).toEqual(["kept 11-24T18:00"]);
  });

  test("is dropped, if the pattern has neither day", () => {
    const rrule = "FREQ=WEEKLY;BYDAY=FR";
    expect(read({ rrule, dates: [tuesday], weeks: 0 })).toEqual(["dropped 11-24T18:00"]);
  });

  test("does not stand for a day that has a date of its own", () => {
    const onMonday = { ...(mwf[1] as PlannedDate), local: "2026-11-23T18:00" };
    expect(read({ dates: [monday, onMonday], weeks: 0 })).toEqual([
      "kept 11-23T11:00",
      "dropped 11-23T18:00",
    ]);
  });

  test("moved ahead of the change, it stays, and its day is not added again", () => {
    const ahead = { ...monday, local: "2026-11-24T11:00", originalLocal: "2026-11-25T11:00" };
    expect(read({ rrule: "FREQ=WEEKLY;BYDAY=WE", from: "2026-11-25", dates: [ahead], weeks: 0 })).toEqual([
      "kept 11-24T11:00",
    ]);
  });
});

describe("rhythms longer than a week", () => {
  const rrule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU";
  const before = [version({ rrule, start: "2026-11-24T11:00" })];
  const dates = laidOut(rrule, "2026-11-24T11:00", 3);

  test("stay in step when only the time changes", () => {
    const plan = planChange(change({ rrule, before, dates, from: "2026-11-26", start: "11:30" }));
    expect(plan.entries.map((entry) => `${entry.kind} ${entryTime(entry)}`)).toEqual([
      "kept 2026-11-24T11:00",
      "moved 2026-12-08T11:30",
      "moved 2026-12-22T11:30",
    ]);
    expect(plan.rules.at(-1)?.start).toBe("2026-11-24T11:30");
  });

  test("begin anew on the first day that fits, when the rhythm changes", () => {
    expect(planChange(change({ rrule, from: "2026-11-26" })).rules.at(-1)?.start).toBe("2026-12-01T11:00");
  });
});

describe("a change where no rows are yet", () => {
  test("is read in the dates the rules will give, and none of them is a row", () => {
    const { entries } = planChange(
      change({ dates: mwf.slice(0, 2), laidOutTo: "2026-11-25", from: "2027-03-01", weeks: 1 }),
    );
    expect(entries.map((entry) => `${entry.kind} ${entryTime(entry)} ${entryDate(entry)?.id ?? ""}`)).toEqual(
      [
        "kept 2026-11-23T11:00 row 2026-11-23T11:00",
        "kept 2026-11-25T11:00 row 2026-11-25T11:00",
        "kept 2027-03-01T11:00 ",
        "dropped 2027-03-03T11:00 ",
        "dropped 2027-03-05T11:00 ",
        "kept 2027-03-08T11:00 ",
      ],
    );
  });
});

describe("another zone", () => {
  test("moves the instant, and is a move", () => {
    const { entries } = planChange(change({ dates: mwf.slice(0, 1), weeks: 0, zone: "Europe/Dublin" }));
    expect(entries).toMatchObject([
      { kind: "moved", after: { local: "2026-11-23T11:00", zone: "Europe/Dublin" } },
    ]);
  });
});

describe("about once a month", () => {
  test("drops the dates of the pattern before it", () => {
    expect(read({ kind: "about", dates: mwf.slice(0, 2) })).toEqual([
      "dropped 11-23T11:00",
      "dropped 11-25T11:00",
    ]);
  });

  test("leaves a date that a vote has found where it is, when the days or the time change", () => {
    const before = [version({ kind: "about" })];
    expect(read({ kind: "about", before, dates: mwf.slice(0, 1), start: "18:00" })).toEqual([
      "kept 11-23T11:00",
    ]);
    expect(read({ before, dates: mwf.slice(0, 2), weeks: 0 })).toEqual([
      "kept 11-23T11:00",
      "dropped 11-25T11:00",
    ]);
  });
});

describe("a pause", () => {
  const paused = (before: RuleVersion[], from: string, to: string | null, over: Partial<PlanInput> = {}) =>
    planChange({
      dates: mwf,
      before,
      after: withPause(before, from, to)?.rules ?? [],
      from,
      laidOutTo: "2030-01-01",
      now,
      weeks: 0,
      version: 1,
      ...over,
    }).entries.map((entry) => `${entry.kind} ${entryTime(entry).slice(5)}`);

  test("drops what is in it, and nothing else", () => {
    expect(paused([version()], "2026-11-25", "2026-11-29")).toEqual([
      "kept 11-23T11:00",
      "dropped 11-25T11:00",
      "dropped 11-27T11:00",
      "kept 11-30T11:00",
      "kept 12-02T11:00",
      "kept 12-04T11:00",
    ]);
  });

  test("without an end drops all that comes", () => {
    expect(paused([version()], "2026-11-30", null)).toEqual([
      "kept 11-23T11:00",
      "kept 11-25T11:00",
      "kept 11-27T11:00",
      "dropped 11-30T11:00",
      "dropped 12-02T11:00",
      "dropped 12-04T11:00",
    ]);
  });
});

describe("a day that had a date before", () => {
  const answers = [{ memberId: "ann", kind: "going" as const }];
  const [monday] = mwf as [PlannedDate];
  const gone = { ...monday, id: "gone", answers };

  test("gets that one back, and who had answered is told", () => {
    const plan = planChange(change({ dates: [], spare: [gone], weeks: 0 }));
    expect(plan.entries).toMatchObject([{ kind: "added", back: { id: "gone" } }]);
    expect(peopleTold(plan).map(({ memberId }) => memberId)).toEqual(["ann"]);
  });

  test("gets back the one that was kept as a one-off, with no news if it stays as it is", () => {
    const same = planChange(change({ dates: [], spare: [{ ...gone, oneOff: true }], weeks: 0 }));
    expect([same.entries.length, peopleTold(same)]).toEqual([1, []]);
    const later = planChange(
      change({ dates: [], spare: [{ ...gone, oneOff: true }], weeks: 0, start: "12:00" }),
    );
    expect(peopleTold(later)).toHaveLength(1);
  });

  test("gets none if that one has begun", () => {
    const begun = { ...gone, local: "2026-11-22T16:00" };
    expect(read({ dates: [], spare: [begun], weeks: 0 })).toEqual([]);
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
  const print = (over: Change) => planFingerprint(planChange(change(over)));
  const [first, ...rest] = mwf as [PlannedDate, ...PlannedDate[]];

  test("is the same for the same plan, whatever the order of the rows, the minute, or who answered", () => {
    const answered = { ...first, answers: [{ memberId: "ann", kind: "going" as const }] };
    expect(print({})).toMatch(/^[0-9a-f]{16}$/);
    expect(
      print({ dates: [...rest].reverse().concat(answered), now: new Date(now.getTime() + 60_000) }),
    ).toBe(print({}));
  });

  test.each<[string, Change]>([
    ["the version", { version: 2 }],
    ["the rule", { rrule: "FREQ=WEEKLY;BYDAY=TU" }],
    ["the rule's text", { rrule: "BYDAY=MO;FREQ=WEEKLY" }],
    ["the kind of rule", { kind: "about" }],
    ["the zone", { zone: "Europe/Dublin" }],
    ["the time", { start: "11:15" }],
    ["the length", { minutes: 45 }],
    ["the place", { placeId: "library" }],
    ["the day from which", { from: "2026-11-24" }],
    ["a date gone", { dates: rest }],
    ["a date skipped", { dates: [{ ...first, skipped: true }, ...rest] }],
    ["a date moved", { dates: [{ ...first, local: "2026-11-23T12:00" }, ...rest] }],
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
/** What may be done to a list of versions. `at`: how many days ahead. */
const changes = fc.oneof(
  fc.record({
    what: fc.constant("pattern" as const),
    at: fc.integer({ min: 0, max: 100 }),
    rule: rules,
    clock: clocks,
    zone: zones,
    place: fc.constantFrom("costa", "library"),
    kind: fc.constantFrom("dates" as const, "dates" as const, "about" as const),
  }),
  fc.record({ what: fc.constant("pause" as const), at: fc.integer({ min: 0, max: 100 }), days: fc.nat(60) }),
  fc.record({ what: fc.constant("end" as const), at: fc.integer({ min: 0, max: 100 }) }),
);
type Done = typeof changes extends fc.Arbitrary<infer One> ? One : never;

function made(before: RuleVersion[], today: string, done: Done): { from: string; rules: RuleVersion[] } {
  const from = addDays(today, done.at);
  if (done.what === "pattern") {
    const wish = {
      fromDate: from,
      kind: done.kind,
      zone: done.zone,
      rrule: done.rule,
      clock: done.clock,
      minutes: 60,
      placeId: done.place,
    };
    return { from, rules: withPattern(before, versionOf(wish, before.at(-1))).rules };
  }
  const to = done.what === "end" ? null : addDays(from, done.days);
  return { from, rules: withPause(before, from, to)?.rules ?? before };
}

const situations = fc.record({
  first: rules,
  clock: clocks,
  zone: zones,
  earlier: fc.array(changes, { maxLength: 3 }),
  change: changes,
  today: fc.integer({ min: 0, max: 800 }).map((days) => addDays("2026-01-01", days)),
  nowClock: clocks,
  weeks: fc.integer({ min: 0, max: 14 }),
  laidOut: fc.integer({ min: 0, max: 100 }),
  byHand: fc.array(fc.record({ at: fc.nat(20), minutes: fc.integer({ min: -3000, max: 3000 }) }), {
    maxLength: 3,
  }),
  spare: fc.array(fc.nat(100), { maxLength: 4 }),
});

test("kept + dropped + moved are the old dates, kept + added + moved the new ones, always", () => {
  fc.assert(
    fc.property(situations, (s) => {
      const begin = addDays(s.today, -10);
      const first = versionOf({
        ...costa,
        fromDate: begin,
        kind: "dates",
        rrule: s.first,
        clock: s.clock,
        zone: s.zone,
      });
      const before = s.earlier.reduce((list, one) => made(list, s.today, one).rules, [first]);
      const { from, rules: after } = made(before, s.today, s.change);
      const now = toInstant(atClock(s.today, s.nowClock), s.zone);
      const begun = ({ local, zone }: Slot) => toInstant(local, zone) <= now;
      const laidOutTo = addDays(s.today, s.laidOut);
      const rows: PlannedDate[] = slotsOf(before, s.today, laidOutTo).map((slot) => ({
        ...slot,
        id: slot.local,
        originalLocal: slot.local,
        answers: [],
      }));
      const hand = new Set<PlannedDate>();
      for (const { at, minutes } of s.byHand) {
        const row = rows[at];
        if (!row) continue;
        rows[at] = { ...row, local: addMinutes(row.originalLocal, minutes) };
        hand.add(rows[at]);
      }
      const days = new Set(rows.map(({ originalLocal }) => dateOf(originalLocal)));
      const spare = [...new Set(s.spare)]
        .map((ahead) => atClock(addDays(s.today, ahead), "11:00"))
        .filter((local) => !days.has(dateOf(local)))
        .map((local, at) => ({
          ...costa,
          zone: s.zone,
          id: `spare ${local}`,
          local,
          originalLocal: local,
          oneOff: at % 2 === 0,
          answers: [],
        }));
      const plan = planChange({
        dates: rows,
        spare,
        before,
        after,
        from,
        laidOutTo,
        now,
        weeks: s.weeks,
        version: 1,
      });
      const entries = plan.entries;

      // The old dates: each row that is to come, and what the rules would have given where none are yet.
      const old = entries.filter((entry) => entry.kind !== "added").map((entry) => entryDate(entry));
      const coming = rows.filter((row) => !begun(row));
      const unlaid = slotsOf(before, from > laidOutTo ? from : addDays(laidOutTo, 1), plan.until).filter(
        (slot) => !begun(slot) && !days.has(dateOf(slot.local)),
      );
      const text = ({ local, minutes, placeId, zone }: Slot) => `${local} ${minutes} ${placeId} ${zone}`;
      expect(old.map((date) => text(date as Slot)).sort()).toEqual([...coming, ...unlaid].map(text).sort());
      expect(new Set(old).size).toBe(old.length);
      for (const entry of entries) if ("before" in entry) expect(text(entry.before)).toBe(text(entry.date));
      expect(entries.map(entryTime)).toEqual(entries.map(entryTime).sort());

      // The new dates: what the list of rules gives after the change, from its day on.
      const stands = entries.flatMap((entry) => (entry.kind === "dropped" ? [] : [entry.after]));
      const coveredByHand = new Set(
        [...hand].flatMap((row) => [dateOf(row.originalLocal), dateOf(row.local)]),
      );
      const todays = (slot: Slot) => begun(slot) || dateOf(slot.local) === s.today;
      const votedFor = ({ local }: Slot) =>
        [before, after].every(
          (list) => list.filter((rule) => rule.fromDate <= dateOf(local)).at(-1)?.kind === "about",
        );
      const plain = (slot: Slot) =>
        dateOf(slot.local) >= from &&
        !coveredByHand.has(dateOf(slot.local)) &&
        !todays(slot) &&
        !votedFor(slot);
      const fresh = slotsOf(after, from, plan.until);
      expect(stands.filter(plain).map(text).sort()).toEqual(fresh.filter(plain).map(text).sort());
      // Before its day nothing changes.
      for (const entry of entries)
        if (entryTime(entry) < from)
          expect(entry.kind === "kept" || hand.has(entryDate(entry) as PlannedDate)).toBe(true);
      // One row for each start that the pattern gives.
      const originals = entries.flatMap((entry) => ("original" in entry ? [entry.original] : []));
      expect(new Set(originals).size).toBe(originals.length);
      for (const entry of entries) {
        if (entry.kind === "moved") expect(entry.after).not.toEqual(entry.before);
        if (entry.kind === "moved" && !hand.has(entry.date))
          expect(dateOf(entry.after.local)).toBe(dateOf(entry.before.local));
        if (entry.kind === "added" && entry.back)
          expect(dateOf(entry.back.originalLocal)).toBe(dateOf(entry.after.local));
      }
    }),
    { numRuns: 300 },
  );
}, 60_000);

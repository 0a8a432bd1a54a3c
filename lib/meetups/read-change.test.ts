import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse } from "#lib/testing.ts";
import { changeSchema, storedChange } from "./change-schema.ts";
import { readChange, readPause, type Sent } from "./read-change.ts";
import { readNewSeries } from "./read-new-series.ts";
import { seriesPage } from "./series-queries.ts";
import { makeOrganiser, makeSeries } from "./testing.ts";

let house: TestDatabase;
let theo: OrganiserViewer;
let series: string;

beforeAll(async () => {
  house = await openTestHouse();
  theo = await makeOrganiser("Theo");
  series = await makeSeries();
});
afterAll(() => closeTestHouse(house));

const form = {
  start: "11:00",
  end: "12:00",
  place: "Costa",
  address: "",
  from: "2026-12-07",
  zone: "Europe/London",
};

async function read(sent: Sent) {
  return readChange(theo, await seriesPage(theo, series), sent);
}

describe("what cannot be says why, at its field, and no rule makes it wait", () => {
  test.each<[string, Sent, string, string]>([
    ["no dates at all", { rrule: "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30" }, "rrule", "no date"],
    [
      "candidates without end",
      { rrule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;BYDAY=MO;BYSETPOS=300" },
      "rrule",
      "no date",
    ],
    [
      "a leap day on a Monday that is the fifth",
      { rrule: "FREQ=DAILY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=30" },
      "rrule",
      "no date",
    ],
    [
      "UNTIL before the start",
      { rrule: "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261201" },
      "rrule",
      "UNTIL is before the first date",
    ],
    ["a million dates", { rrule: "FREQ=DAILY;COUNT=1000000" }, "rrule", "COUNT may be 1000 at most"],
    ["within a day", { rrule: "FREQ=MINUTELY" }, "rrule", "cannot repeat within a day"],
    ["no rule", { rrule: "" }, "rrule", "A rule is parts like"],
    ["half a rule", { rrule: "FREQ=" }, "rrule", "is not one"],
    ["too long", { rrule: `FREQ=WEEKLY;BYDAY=${"MO,".repeat(200)}MO` }, "rrule", "520"],
    ["no such zone", { every: "week", days: "MO", zone: "Europe/Kings_Heath" }, "zone", "not a time zone"],
    ["a zone that is code", { every: "week", days: "MO", zone: "'; drop table" }, "zone", "not a time zone"],
    ["in fifty years", { every: "week", days: "MO", from: "2076-12-07" }, "from", "more than two years"],
    ["at the end of time", { every: "week", days: "MO", from: "2199-12-31" }, "from", "more than two years"],
    ["about, on no day", { every: "about" }, "days", "at least one day"],
  ])("%s", async (_what, sent, field, sentence) => {
    const { errors, preview, values } = await read({ ...form, every: "rule", ...sent });
    expect(preview).toBeNull();
    expect(Object.keys(errors)).toEqual([field]);
    expect(errors[field]).toContain(sentence);
    if (typeof sent.rrule === "string") expect(values.rrule).toBe(sent.rrule);
  });

  test("a rule that runs for fifty years is fine, and so is one that is rare", async () => {
    for (const rrule of [
      "FREQ=DAILY;UNTIL=20761207",
      "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
      "FREQ=DAILY;COUNT=1000",
    ]) {
      expect((await read({ ...form, every: "rule", rrule })).preview).toMatchObject({ changes: true });
    }
  });
});

test("a rule that has words is shown in them", async () => {
  const { preview } = await read({ ...form, every: "rule", rrule: "RRULE:FREQ=MONTHLY;BYDAY=FR;BYSETPOS=1" });
  expect(preview?.wanted).toMatchObject({ pattern: { every: "month-nth", nth: 1, day: "FR" } });
});

test("a day alone is filled in, without a preview, over the pattern that holds then", async () => {
  const { values, preview, errors } = await read({ from: "2026-12-09" });
  expect([preview, errors]).toEqual([null, {}]);
  expect(values).toMatchObject({
    from: "2026-12-09",
    every: "week",
    days: ["MO", "WE", "FR"],
    zone: "Europe/London",
  });
});

test("every change survives being kept as JSON", async () => {
  for (const sent of [
    { ...form, every: "week", days: ["MO", "TU"] },
    { ...form, every: "weeks", n: "3", days: "FR" },
    { ...form, every: "month-nth", nth: "-1", weekday: "SU" },
    { ...form, every: "month-last-weekday" },
    { ...form, every: "month-day", day: "last" },
    { ...form, every: "month-day", day: "31" },
    { ...form, every: "about", days: ["TU"] },
    { ...form, every: "rule", rrule: "FREQ=DAILY;INTERVAL=10" },
    { what: "pause", from: "2026-12-07", to: "2026-12-08" },
    { what: "end", from: "2026-12-07", to: "" },
  ]) {
    const wanted = changeSchema.parse(sent);
    expect(storedChange.parse(JSON.parse(JSON.stringify(wanted)))).toEqual(wanted);
  }
  for (const odd of [
    null,
    [],
    {},
    { what: "pattern" },
    { what: "end", from: "2026-02-30" },
    { what: "resume" },
  ]) {
    expect(storedChange.safeParse(odd).success).toBe(false);
  }
});

describe("a pause", () => {
  const pause = async (sent: Sent) => readPause(theo, await seriesPage(theo, series), sent);

  test.each<[Sent, string]>([
    [{ what: "pause", from: "2026-12-07", to: "2026-12-01" }, "to"],
    [{ what: "pause", from: "2026-12-07", to: "" }, "to"],
    [{ what: "pause", from: "2026-11-01", to: "2026-12-01" }, "from"],
    [{ what: "end", from: "someday" }, "from"],
    [{ what: "nothing", from: "2026-12-07" }, "what"],
    [{ what: "pattern", from: "2026-12-07" }, "what"],
    [{ what: ["", "end"], from: "2026-12-07" }, "what"],
    [{ what: "pause", from: "2026-12-07", to: "2090-01-01" }, "from"],
  ])("%o is wrong at %s", async (sent, field) => {
    const { errors, preview } = await pause(sent);
    expect(preview).toBeNull();
    expect(Object.keys(errors)).toEqual([field]);
  });

  test("a day alone is filled in", async () => {
    expect(await pause({ from: "2026-12-09" })).toMatchObject({
      values: { from: "2026-12-09" },
      preview: null,
    });
  });
});

describe("another series", () => {
  test("shows its first dates, and what is wrong by its field", async () => {
    const sent = { ...form, name: "Evenings", note: "", every: "weeks", n: "2", days: "TU" };
    expect(
      readNewSeries(sent, "Europe/London").preview?.dates.map(({ local }) => local.slice(0, 10)),
    ).toEqual(["2026-12-08", "2026-12-22", "2027-01-05", "2027-01-19", "2027-02-02", "2027-02-16"]);
    const wrong = (over: Sent) => Object.keys(readNewSeries({ ...sent, ...over }, "Europe/London").errors);
    expect(wrong({ name: "" })).toEqual(["name"]);
    expect(wrong({ from: "2020-01-01" })).toEqual(["from"]);
    expect(wrong({ every: "rule", rrule: "FREQ=WEEKLY;UNTIL=20261201" })).toEqual(["rrule"]);
    expect(await db.series.count()).toBe(1);
  });
});

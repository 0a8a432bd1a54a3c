// Long, because pauses, ends, votes, zones and kept dates meet each other here, as they do in a group's year.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockSeries } from "#lib/access/find.ts";
import type { MemberViewer, OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { words } from "#lib/i18n/words.ts";
import { dateGone } from "#lib/mail/letters/date-gone.ts";
import { dateKept } from "#lib/mail/letters/date-kept.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse } from "#lib/testing.ts";
import { now, setClock } from "#lib/time.ts";
import { answer } from "./answer.ts";
import { applyChange, changePattern } from "./change-pattern.ts";
import { storedChange } from "./change-schema.ts";
import { keepAsOneOff } from "./keep-as-one-off.ts";
import { layOutAllDates } from "./lay-out.ts";
import { meetupPage } from "./queries.ts";
import { ruleWords } from "./rule-words.ts";
import { previewChange, seriesPage } from "./series-queries.ts";
import { dateAt, makeMember, makeOrganiser, makeSeries } from "./testing.ts";
import { undoChange } from "./undo-change.ts";
import type { WantedChange, WantedPattern } from "./wanted-change.ts";

let house: TestDatabase;
let theo: OrganiserViewer;
let mina: MemberViewer;
let sam: MemberViewer;
let series: string;

beforeEach(async () => {
  house = await openTestHouse();
  [theo, mina, sam] = [await makeOrganiser("Theo"), await makeMember("Mina"), await makeMember("Sam")];
  series = await makeSeries();
});
afterEach(() => closeTestHouse(house));

const thrice: WantedPattern = {
  what: "pattern",
  from: "2026-12-14",
  pattern: { every: "week", days: ["MO", "WE", "FR"] },
  start: "11:00",
  end: "12:00",
  place: { name: "Costa", address: "High Street" },
  zone: "Europe/London",
};
const mondays: WantedPattern = { ...thrice, pattern: { every: "week", days: ["MO"] } };
const christmas: WantedChange = { what: "pause", from: "2026-12-21", to: "2027-01-03" };

async function apply(wanted: WantedChange) {
  const preview = await previewChange(theo, series, wanted);
  if (!preview.ok) throw new Error(preview.refusal);
  const { fingerprint } = preview;
  const changed = await changePattern(theo, series, { wanted, fingerprint });
  if (!changed.ok) throw new Error(changed.refusal);
  return changed;
}

/** The local days of dates that stand, from one on. */
async function days(from: string, until = "2027-02-22"): Promise<string[]> {
  const rows = await db.meetup.findMany({
    where: { seriesId: series, droppedById: null, local: { gte: from, lt: until } },
    orderBy: { local: "asc" },
  });
  return rows.map(({ local }) => local.slice(5, 10));
}

const rules = async () => {
  const rows = await db.seriesRule.findMany({
    where: { seriesId: series, setAsideById: null },
    orderBy: { fromDate: "asc" },
  });
  return rows.map(({ fromDate, kind, rrule, start }) => `${fromDate} ${kind} ${rrule} ${start.slice(11)}`);
};
const MWF = "FREQ=WEEKLY;BYDAY=MO,WE,FR";

const letters = async () => {
  const rows = await db.$queryRaw<{ data: { letter: string; to: string } }[]>`
    SELECT data FROM pgboss.job WHERE name = 'send-letter' ORDER BY created_on`;
  return rows.map(({ data }) => `${data.letter} ${data.to}`);
};

describe("a pause", () => {
  test("has no dates in it; after it all goes on as before, and undo brings back what went", async () => {
    const before = await days("2026-12-14");
    const gone = await dateAt(series, "2026-12-23T11:00");
    await answer(mina, { meetupId: gone.id, kind: "going" });
    const changed = await apply(christmas);
    expect(changed.told).toBe(1);
    expect(await days("2026-12-14", "2027-01-12")).toEqual([
      "12-14",
      "12-16",
      "12-18",
      "01-04",
      "01-06",
      "01-08",
      "01-11",
    ]);
    expect(await rules()).toEqual([
      `2026-11-22 dates ${MWF} 11:00`,
      `2026-12-21 pause ${MWF} 11:00`,
      `2027-01-04 dates ${MWF} 11:00`,
    ]);
    const letter = await dateGone({ to: mina.id, about: changed.changeId });
    const said = letter?.blocks.flatMap((block) => ("text" in block ? [block.text] : []));
    expect(said).toContain("Elevenses has no dates from Monday 21 December 2026 to Sunday 3 January 2027.");
    expect(said).toContain("Paused from Monday 21 December 2026 on.");
    await undoChange(theo, series, changed.changeId);
    expect(await days("2026-12-14")).toEqual(before);
    expect(await meetupPage(mina, gone.id)).toMatchObject({
      yours: { kind: "going" },
      state: "someones-going",
    });
  });

  test("keeps fortnights in step", async () => {
    await apply({ ...mondays, pattern: { every: "weeks", n: 2, days: ["MO"] } });
    const all = await days("2026-12-14");
    await apply({ what: "pause", from: "2026-12-20", to: "2027-01-05" });
    expect(await days("2026-12-14")).toEqual(all.filter((day) => day !== "12-28"));
  });

  test("is there when the time comes, and after it too, though nobody touched it", async () => {
    await apply({ what: "pause", from: "2027-08-01", to: "2027-08-31" });
    setClock(new Date("2027-07-15T12:00:00Z"));
    await layOutAllDates();
    expect(await days("2027-07-28", "2027-09-04")).toEqual(["07-28", "07-30", "09-01", "09-03"]);
  });

  test("far ahead shows what it takes away, before any of it is a row", async () => {
    const preview = await previewChange(theo, series, {
      what: "pause",
      from: "2027-08-01",
      to: "2027-08-07",
    });
    if (!preview.ok) throw new Error(preview.refusal);
    const dropped = preview.lines.filter(({ kind }) => kind === "dropped").map(({ from }) => from?.local);
    expect(dropped).toEqual(["2027-08-02T11:00", "2027-08-04T11:00", "2027-08-06T11:00"]);
  });

  test.each<[string, WantedChange, string[]]>([
    [
      "earlier and into it",
      { what: "pause", from: "2026-12-16", to: "2026-12-24" },
      ["2026-12-16 pause", "2027-01-04 dates"],
    ],
    [
      "later and out of it",
      { what: "pause", from: "2026-12-30", to: "2027-01-10" },
      ["2026-12-21 pause", "2027-01-11 dates"],
    ],
    [
      "all round it",
      { what: "pause", from: "2026-12-16", to: "2027-01-10" },
      ["2026-12-16 pause", "2027-01-11 dates"],
    ],
  ])("beside another, %s, becomes one with it", async (_how, wanted, now) => {
    await apply(christmas);
    await apply(wanted);
    const short = (await rules()).slice(1).map((rule) => rule.split(" ").slice(0, 2).join(" "));
    expect(
      short.filter((rule, at) => at === 0 || rule.split(" ")[1] !== short[at - 1]?.split(" ")[1]),
    ).toEqual(now);
  });

  test("inside another is refused, and so is one that is over or too far", async () => {
    await apply(christmas);
    const refused = async (wanted: WantedChange) => previewChange(theo, series, wanted);
    expect(await refused({ what: "pause", from: "2026-12-25", to: "2026-12-26" })).toMatchObject({
      refusal: "paused-already",
    });
    expect(await refused({ what: "pause", from: "2026-10-01", to: "2026-10-31" })).toMatchObject({
      refusal: "over",
    });
    expect(await refused({ what: "pause", from: "2026-12-01", to: "2076-12-01" })).toMatchObject({
      refusal: "too-far",
    });
    expect(await refused({ ...mondays, from: "9999-12-20" })).toMatchObject({ refusal: "too-far" });
  });

  test("over a change that is settled for later: that holds after it", async () => {
    await apply({ ...mondays, from: "2026-12-28" });
    await apply(christmas);
    expect(await rules()).toEqual([
      `2026-11-22 dates ${MWF} 11:00`,
      `2026-12-21 pause ${MWF} 11:00`,
      "2027-01-04 dates FREQ=WEEKLY;BYDAY=MO 11:00",
    ]);
  });

  test("stays when the pattern is changed before it, and the new one goes on after it", async () => {
    await apply(christmas);
    await apply({ ...thrice, start: "11:30", end: "12:30" });
    expect(await rules()).toEqual([
      `2026-11-22 dates ${MWF} 11:00`,
      `2026-12-14 dates ${MWF} 11:30`,
      `2026-12-21 pause ${MWF} 11:00`,
      `2027-01-04 dates ${MWF} 11:30`,
    ]);
  });
});

describe("the end", () => {
  test("has no dates after it, says so, and can be begun again where it was", async () => {
    await apply({ what: "end", from: "2026-12-14" });
    expect(await days("2026-12-14")).toEqual([]);
    setClock(new Date("2026-12-20T12:00:00Z"));
    await layOutAllDates();
    expect(await days("2026-12-14", "2028")).toEqual([]);
    const page = await seriesPage(theo, series);
    expect(page.rule && ruleWords(page.rule, words())).toBe("Ended");
    expect(page.heldOn("2026-12-20")).toMatchObject({
      pattern: { days: ["MO", "WE", "FR"] },
      start: "11:00",
    });
    expect(await previewChange(theo, series, { what: "end", from: "2027-01-01" })).toMatchObject({
      refusal: "ended-already",
    });
    await apply({ ...thrice, from: "2027-01-04" });
    expect(await days("2026-12-14", "2027-01-09")).toEqual(["01-04", "01-06", "01-08"]);
  });

  test("is undone long after: the dates are there, as far as dates are laid out", async () => {
    const { changeId } = await apply({ what: "end", from: "2026-12-14" });
    setClock(new Date("2027-03-01T18:00:00Z"));
    await layOutAllDates();
    expect(await days("2027-03-02", "2028")).toEqual([]);
    await undoChange(theo, series, changeId);
    const back = await days("2027-03-02", "2028");
    expect(back.slice(0, 3)).toEqual(["03-03", "03-05", "03-08"]);
    expect([back.length, back.at(-1)]).toEqual([39, "05-31"]);
  });

  test("sets aside a change that was settled for later, and says so", async () => {
    await apply({ ...mondays, from: "2027-01-04" });
    const preview = await previewChange(theo, series, { what: "end", from: "2026-12-14" });
    expect(preview).toMatchObject({ ok: true, setAside: [{ from: "2027-01-04" }] });
    await apply({ what: "end", from: "2026-12-14" });
    expect(await rules()).toHaveLength(2);
  });
});

describe("about once a month", () => {
  test("has no dates of its own; one that a vote found stays when its days change, and goes with a pause", async () => {
    await apply({ ...mondays, pattern: { every: "about", days: ["TU", "TH"] } });
    expect(await days("2026-12-14")).toEqual([]);
    const found = await db.meetup.create({
      data: { ...(await dateRow("2026-12-15T18:00")), seriesId: series },
    });
    await apply({
      ...mondays,
      from: "2026-12-01",
      pattern: { every: "about", days: ["TU"] },
      start: "19:00",
      end: "20:00",
    });
    expect(await days("2026-12-14")).toEqual(["12-15"]);
    await apply({ what: "pause", from: "2026-12-10", to: "2026-12-20" });
    expect((await db.meetup.findUniqueOrThrow({ where: { id: found.id } })).droppedById).not.toBeNull();
    const { pattern } = (await seriesPage(theo, series)).heldOn("2026-12-12") ?? {};
    expect(pattern).toEqual({ every: "about", days: ["TU"] });
  });

  async function dateRow(local: string) {
    const { id: _, ...row } = await db.meetup.findFirstOrThrow({ where: { seriesId: series } });
    return {
      ...row,
      local,
      originalLocal: local,
      startsAt: new Date(`${local}Z`),
      endsAt: new Date(`${local}:30Z`),
    };
  }
});

describe("another time zone", () => {
  test("moves the instants, keeps the answers, tells people, and is undone", async () => {
    const date = await dateAt(series, "2026-12-16T11:00");
    await answer(mina, { meetupId: date.id, kind: "going" });
    const changed = await apply({ ...thrice, zone: "Europe/Berlin" });
    expect(changed.told).toBe(1);
    const moved = await meetupPage(mina, date.id);
    expect(moved).toMatchObject({ zone: "Europe/Berlin", yours: { kind: "going" } });
    expect(moved.startsAt.toISOString()).toBe("2026-12-16T10:00:00.000Z");
    const letter = await dateGone({ to: mina.id, about: changed.changeId });
    expect(letter?.blocks).toContainEqual({
      kind: "list",
      items: [
        "Wednesday 16 December, 11:00–12:00, Costa (Europe/London time) → Wednesday 16 December, 11:00–12:00, Costa (Europe/Berlin time)",
      ],
    });
    await undoChange(theo, series, changed.changeId);
    expect((await meetupPage(mina, date.id)).startsAt.toISOString()).toBe("2026-12-16T11:00:00.000Z");
  });
});

describe("a date moved by hand", () => {
  const byHand = (id: string) =>
    db.meetup.update({
      where: { id },
      data: {
        local: "2026-12-17T18:00",
        startsAt: new Date("2026-12-17T18:00Z"),
        endsAt: new Date("2026-12-17T19:00Z"),
      },
    });

  test("stands in a change of the time, and after its undo", async () => {
    const { id } = await dateAt(series, "2026-12-16T11:00");
    await byHand(id);
    const changed = await apply({ ...thrice, start: "11:30", end: "12:30" });
    const row = () => db.meetup.findUniqueOrThrow({ where: { id } });
    expect(await row()).toMatchObject({ local: "2026-12-17T18:00", originalLocal: "2026-12-16T11:30" });
    await undoChange(theo, series, changed.changeId);
    expect(await row()).toMatchObject({ local: "2026-12-17T18:00", originalLocal: "2026-12-16T11:00" });
  });

  test("after the change, it stays where it was put when that is undone", async () => {
    const { id } = await dateAt(series, "2026-12-16T11:00");
    const changed = await apply({ ...thrice, start: "11:30", end: "12:30" });
    await byHand(id);
    await undoChange(theo, series, changed.changeId);
    expect(await db.meetup.findUniqueOrThrow({ where: { id } })).toMatchObject({ local: "2026-12-17T18:00" });
  });
});

describe("who said they would go if others do", () => {
  beforeEach(async () => {
    const { id: meetupId } = await dateAt(series, "2026-12-16T11:00");
    await db.condition.create({ data: { meetupId, memberId: sam.id, company: 1, saidAt: now() } });
  });

  test("gets the letter, and is in no preview, no count and no number told", async () => {
    const without = { ...(await previewChange(theo, series, mondays)) };
    expect(JSON.stringify(without)).not.toContain("Sam");
    expect(without).toMatchObject({ told: [] });
    const changed = await apply(mondays);
    expect(changed.told).toBe(0);
    expect(await letters()).toEqual([`date-gone ${sam.id}`]);
    expect((await dateGone({ to: sam.id, about: changed.changeId }))?.subject).toContain(
      "Wednesday 16 December",
    );
    expect((await seriesPage(theo, series)).gone).toEqual([]);
    await undoChange(theo, series, changed.changeId);
    expect(await letters()).toEqual([`date-gone ${sam.id}`, `change-undone ${sam.id}`]);
  });
});

describe("what takes effect by itself", () => {
  test("applies what is true now, by nobody, from JSON as it was kept", async () => {
    const kept = JSON.parse(JSON.stringify({ ...mondays, from: "2026-11-01" }));
    const wanted = storedChange.parse(kept);
    const applied = await db.$transaction(async (tx) =>
      applyChange(tx, await lockSeries(series, tx), wanted, { by: null }),
    );
    expect(applied).toMatchObject({ ok: true });
    expect(await db.patternChange.findFirstOrThrow()).toMatchObject({
      appliedById: null,
      fromDate: "2026-11-22",
    });
    expect(await days("2026-11-23", "2026-12-08")).toEqual(["11-23", "11-30", "12-07"]);
  });
});

describe("a dropped date that is kept as a one-off", () => {
  let date: string;
  let changeId: string;
  const row = () => db.meetup.findUniqueOrThrow({ where: { id: date } });
  beforeEach(async () => {
    date = (await dateAt(series, "2026-12-16T11:00")).id;
    await answer(mina, { meetupId: date, kind: "going" });
    await answer(sam, { meetupId: date, kind: "might" });
    ({ changeId } = await apply(mondays));
  });

  test("stands with its address and answers, is the keeper's, and who had answered is told", async () => {
    expect((await meetupPage(mina, date)).can.keep).toBe(true);
    expect((await meetupPage(sam, date)).can.keep).toBe(false);
    expect((await seriesPage(theo, series)).gone).toMatchObject([{ id: date, going: 1, might: 1 }]);
    expect(await keepAsOneOff(mina, date)).toEqual({ ok: true });
    expect(await row()).toMatchObject({
      seriesId: series,
      droppedById: null,
      calledById: mina.id,
      name: "Elevenses",
    });
    expect(await meetupPage(mina, date)).toMatchObject({
      yours: { kind: "going" },
      can: { change: true, keep: false },
    });
    expect((await letters()).slice(-1)).toEqual([`date-kept ${sam.id}`]);
    expect(await dateKept({ to: sam.id, about: date })).toMatchObject({
      subject: "Wednesday 16 December stays on after all",
    });
    expect(await dateGone({ to: sam.id, about: changeId })).toBeNull();
    expect(await keepAsOneOff(mina, date)).toEqual({ ok: false, refusal: "not-dropped" });
  });

  test("is for organisers and for who was going; nobody else finds it, and nothing else can be kept", async () => {
    await expect(keepAsOneOff(sam, date)).rejects.toThrow(NotFound);
    await expect(keepAsOneOff(theo, crypto.randomUUID())).rejects.toThrow(NotFound);
    const alone = await db.meetup.findFirstOrThrow({
      where: { droppedById: changeId, answers: { none: {} } },
    });
    expect(await keepAsOneOff(theo, alone.id)).toEqual({ ok: false, refusal: "nobody-answered" });
    setClock(new Date("2026-12-16T11:30:00Z"));
    expect(await keepAsOneOff(theo, date)).toEqual({ ok: false, refusal: "over" });
    setClock(new Date("2026-12-15T11:30:00Z"));
    expect(await keepAsOneOff(theo, date)).toEqual({ ok: true });
  });

  test("is nothing to later changes that do not want its day", async () => {
    await keepAsOneOff(mina, date);
    await apply({ ...mondays, pattern: { every: "week", days: ["TU"] } });
    await apply(christmas);
    setClock(new Date("2026-12-15T12:00:00Z"));
    await layOutAllDates();
    expect(await row()).toMatchObject({ droppedById: null, calledById: mina.id, local: "2026-12-16T11:00" });
  });

  test("is the pattern's again when its change is undone", async () => {
    await keepAsOneOff(mina, date);
    await undoChange(theo, series, changeId);
    expect(await row()).toMatchObject({
      droppedById: null,
      calledById: null,
      name: "",
      local: "2026-12-16T11:00",
    });
  });

  test("is the pattern's again when a later change wants its day, and a one-off when that is undone", async () => {
    await keepAsOneOff(mina, date);
    const back = await apply({ ...thrice, start: "11:30", end: "12:30" });
    expect(await row()).toMatchObject({ calledById: null, name: "", local: "2026-12-16T11:30" });
    expect((await letters()).slice(-2).sort()).toEqual(
      [`date-gone ${mina.id}`, `date-gone ${sam.id}`].sort(),
    );
    await undoChange(theo, series, back.changeId);
    expect(await row()).toMatchObject({ calledById: mina.id, name: "Elevenses", local: "2026-12-16T11:00" });
    await undoChange(theo, series, changeId);
    expect(await row()).toMatchObject({ droppedById: null, calledById: null, name: "" });
  });

  test("whose keeper has gone is dropped again when that is undone", async () => {
    await keepAsOneOff(mina, date);
    const back = await apply(thrice);
    await db.member.delete({ where: { id: mina.id } });
    await undoChange(theo, series, back.changeId);
    expect(await row()).toMatchObject({ calledById: null, droppedById: back.changeId });
  });
});

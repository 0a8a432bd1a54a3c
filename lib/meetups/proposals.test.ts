// Long, because the whole life of proposals, its races and its letters share one house and are told as one story.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MemberViewer, OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse, sundayEvening } from "#lib/testing.ts";
import { setClock } from "#lib/time.ts";
import { changePattern } from "./change-pattern.ts";
import { applyProposal, declineProposal } from "./decide-proposal.ts";
import { proposalPage, proposalsToDecide, proposalsToHear } from "./proposal-queries.ts";
import { propose } from "./propose.ts";
import { sayToProposal } from "./say-to-proposal.ts";
import { previewChange } from "./series-queries.ts";
import { tendProposals } from "./tend-proposals.ts";
import { makeMember, makeOrganiser, makeSeries } from "./testing.ts";
import { undoChange } from "./undo-change.ts";
import type { WantedChange } from "./wanted-change.ts";
import { withdrawProposal } from "./withdraw-proposal.ts";

let house: TestDatabase;
let theo: OrganiserViewer;
let [sam, nell, ada]: MemberViewer[] = [];
let series: string;

beforeEach(async () => {
  house = await openTestHouse();
  theo = await makeOrganiser("Theo");
  [sam, nell, ada] = [await makeMember("Sam"), await makeMember("Nell"), await makeMember("Ada")];
  series = await makeSeries();
});
afterEach(() => closeTestHouse(house));

const tuesdays: WantedChange = {
  what: "pattern",
  from: "2026-11-24",
  pattern: { every: "week", days: ["TU"] },
  start: "10:30",
  end: "11:30",
  place: { name: "Costa", address: "High Street" },
  zone: "Europe/London",
};
const august: WantedChange = { what: "pause", from: "2026-12-21", to: "2027-01-03" };

/** So many days after the evening on which all begins, and a minute: the clock runs on while the tests do. */
const inDays = (days: number) => setClock(new Date(sundayEvening.getTime() + days * 86_400_000 + 60_000));

async function proposed(wanted: WantedChange = tuesdays, by = sam as MemberViewer): Promise<string> {
  const made = await propose(by, series, { wanted, words: "Mondays are full." });
  if (!made.ok) throw new Error(made.refusal);
  return made.id;
}

const stateOf = async (id: string) => (await db.proposal.findUniqueOrThrow({ where: { id } })).state;
const changes = () => db.patternChange.findMany({ where: { seriesId: series } });
const object = (who: MemberViewer | undefined, proposal: string) =>
  sayToProposal(who as MemberViewer, { kind: "objection", proposal, words: "I work on Tuesdays." });

/** To whom which letters are left, since the last look. */
async function letters(): Promise<string[]> {
  const rows = await db.$queryRaw<{ letter: string; name: string }[]>`
    WITH gone AS (DELETE FROM pgboss.job WHERE name = 'send-letter' RETURNING data)
    SELECT data->>'letter' AS letter, m.name FROM gone JOIN member m ON m.id = (data->>'to')::uuid`;
  return rows.map(({ letter, name }) => `${letter} ${name}`).sort();
}

describe("proposing", () => {
  test("is open for the days of the series, and every other member gets a letter", async () => {
    const id = await proposed();
    const row = await db.proposal.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ state: "open", byId: sam?.id, words: "Mondays are full." });
    expect(row.dueAt.getTime() - row.proposedAt.getTime()).toBe(7 * 86_400_000);
    expect(row.wanted).toMatchObject({ from: "2026-11-30" });
    expect(await letters()).toEqual(["proposal-made Ada", "proposal-made Nell", "proposal-made Theo"]);
  });

  test("a shorter time, an organiser's yes, and none at all are the organisers' to settle", async () => {
    await db.series.update({ where: { id: series }, data: { proposalDays: 2, proposals: "needs_yes" } });
    expect(await stateOf(await proposed())).toBe("with_organisers");
    await db.series.update({ where: { id: series }, data: { proposals: "off" } });
    expect(await propose(nell as MemberViewer, series, { wanted: tuesdays, words: "" })).toEqual({
      ok: false,
      refusal: "off",
    });
  });

  test("one at a time; sent twice it is one; what is so already is none", async () => {
    const id = await proposed();
    const again = { wanted: { ...tuesdays }, words: "Mondays are full." };
    expect(await propose(sam as MemberViewer, series, again)).toEqual({ ok: true, id });
    expect(await propose(sam as MemberViewer, series, { wanted: august, words: "" })).toEqual({
      ok: false,
      refusal: "one-already",
    });
    const asItIs: WantedChange = {
      ...tuesdays,
      pattern: { every: "week", days: ["MO", "WE", "FR"] },
      start: "11:00",
      end: "12:00",
    };
    expect(await propose(nell as MemberViewer, series, { wanted: asItIs, words: "" })).toEqual({
      ok: false,
      refusal: "nothing",
    });
    expect(await db.proposal.count()).toBe(1);
  });

  test("20 times, the same member's two proposals at once leave one", async () => {
    for (let round = 0; round < 20; round++) {
      await Promise.all(
        [tuesdays, august].map((wanted) => propose(ada as MemberViewer, series, { wanted, words: "" })),
      );
      expect(await db.proposal.count({ where: { byId: ada?.id ?? "", decidedAt: null } })).toBe(1);
      await db.proposal.deleteMany();
    }
  });
});

describe("nobody objects", () => {
  test("it takes effect when it is due, as a change of the proposer's that can be undone", async () => {
    const id = await proposed();
    await sayToProposal(nell as MemberViewer, { kind: "fine", proposal: id });
    await letters();
    inDays(6.9);
    await tendProposals();
    expect(await stateOf(id)).toBe("open");
    inDays(7);
    await tendProposals();
    const [change] = await changes();
    expect(change).toMatchObject({ appliedById: sam?.id, fromDate: "2026-11-30", what: "pattern" });
    expect(await db.proposal.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: "applied",
      changeId: change?.id,
      decidedById: null,
    });
    expect(await letters()).toEqual(["proposal-settled Nell", "proposal-settled Sam"]);
    const coming = await db.meetup.findMany({
      where: { seriesId: series, droppedById: null, local: { gt: "2026-11-30" } },
    });
    expect(new Set(coming.map(({ local }) => `${new Date(local).getUTCDay()} ${local.slice(11)}`))).toEqual(
      new Set(["2 10:30"]),
    );
    await tendProposals();
    expect(await changes()).toHaveLength(1);
    expect(await undoChange(theo, series, String(change?.id))).toEqual({ ok: true });
  });

  test("what holds from a day later than that holds from that day", async () => {
    await proposed({ ...tuesdays, from: "2027-01-05" });
    inDays(8);
    await tendProposals();
    expect(await changes()).toMatchObject([{ fromDate: "2027-01-05" }]);
  });

  test("the series changed meanwhile: what is true now is planned; nothing left to change lapses", async () => {
    const first = await proposed();
    const second = await proposed(august, nell);
    const third = await proposed({ ...tuesdays, from: "2026-11-26" }, ada);
    const { fingerprint } = (await previewChange(theo, series, tuesdays)) as { fingerprint: string };
    expect(await changePattern(theo, series, { wanted: tuesdays, fingerprint })).toMatchObject({ ok: true });
    inDays(7);
    await tendProposals();
    expect(await Promise.all([first, second, third].map(stateOf))).toEqual(["lapsed", "applied", "lapsed"]);
  });

  test("a pause that is over by then lapses; one that has begun holds for what is left of it", async () => {
    const over = await proposed({ what: "pause", from: "2026-12-02", to: "2026-12-04" });
    const begun = await proposed({ what: "pause", from: "2026-11-23", to: "2026-12-16" }, nell);
    await db.proposal.updateMany({ data: { dueAt: new Date(sundayEvening.getTime() + 13 * 86_400_000) } });
    inDays(13);
    await tendProposals();
    expect(await stateOf(over)).toBe("lapsed");
    expect(await stateOf(begun)).toBe("applied");
    expect(await changes()).toMatchObject([{ fromDate: "2026-12-06", what: "pause" }]);
  });

  test("one that cannot be carried out goes to the organisers and stops no other", async () => {
    const broken = await proposed();
    const fine = await proposed(august, nell);
    await db.proposal.update({ where: { id: broken }, data: { wanted: { what: "pattern", from: "x" } } });
    inDays(7);
    await letters();
    await tendProposals();
    expect(await stateOf(broken)).toBe("with_organisers");
    expect(await stateOf(fine)).toBe("applied");
    expect(await letters()).toContain("proposal-objected Theo");
    expect(await applyProposal(theo, broken)).toEqual({ ok: false, refusal: "cannot" });
    expect(await proposalPage(nell as MemberViewer, broken)).toMatchObject({ wanted: null, would: null });
  });

  test("turned off, or without whoever proposed it, it lapses with a word", async () => {
    const id = await proposed();
    const other = await proposed(august, nell);
    await db.member.update({ where: { id: nell?.id ?? "" }, data: { suspendedAt: sundayEvening } });
    await letters();
    await tendProposals();
    expect([await stateOf(id), await stateOf(other)]).toEqual(["open", "lapsed"]);
    await db.series.update({ where: { id: series }, data: { proposals: "off" } });
    await letters();
    await tendProposals();
    expect(await stateOf(id)).toBe("lapsed");
    expect(await letters()).toEqual(["proposal-settled Sam"]);
  });
});

describe("somebody objects", () => {
  test("it is the organisers', who apply it", async () => {
    const id = await proposed();
    await letters();
    expect(await object(nell, id)).toMatchObject({ ok: true, state: "with_organisers" });
    expect(await letters()).toEqual(["proposal-objected Sam", "proposal-objected Theo"]);
    await object(ada, id);
    expect(await letters()).toEqual([]);
    expect((await proposalsToDecide(theo)).map((each) => each.id)).toEqual([id]);
    inDays(8);
    await tendProposals();
    expect(await stateOf(id)).toBe("with_organisers");
    expect(await applyProposal(theo, id)).toEqual({ ok: true });
    expect(await changes()).toMatchObject([{ appliedById: sam?.id }]);
    expect(await applyProposal(theo, id)).toEqual({ ok: false, refusal: "settled" });
    expect(await letters()).toEqual([
      "proposal-settled Ada",
      "proposal-settled Nell",
      "proposal-settled Sam",
    ]);
  });

  test("or decline it, and their words stand there", async () => {
    const id = await proposed();
    expect(await declineProposal(theo, { proposal: id, words: "No." })).toEqual({
      ok: false,
      refusal: "not-yet",
    });
    await object(nell, id);
    expect(await declineProposal(theo, { proposal: id, words: "The café is shut." })).toEqual({ ok: true });
    const page = await proposalPage(sam as MemberViewer, id);
    expect(page).toMatchObject({ state: "declined", decidedBy: "Theo", can: { withdraw: false } });
    expect(page.sayings.map(({ words }) => words)).toEqual(["I work on Tuesdays.", "The café is shut."]);
  });

  test("or nobody decides, and after thirty days it lapses", async () => {
    const id = await proposed();
    await object(nell, id);
    inDays(30);
    await tendProposals();
    expect(await stateOf(id)).toBe("lapsed");
    expect(await changes()).toEqual([]);
  });

  test("taken back, it is open again, with some days left for the others", async () => {
    const id = await proposed();
    await object(nell, id);
    inDays(10);
    const taken = await sayToProposal(nell as MemberViewer, { kind: "none", proposal: id });
    expect(taken).toMatchObject({ ok: true, state: "open", reopened: true });
    inDays(11.9);
    await tendProposals();
    expect(await stateOf(id)).toBe("open");
    inDays(12.1);
    await tendProposals();
    expect(await stateOf(id)).toBe("applied");
  });
});

describe("withdrawing and amending", () => {
  test("only whoever proposed it takes it back, and nobody gets a letter", async () => {
    const id = await proposed();
    await letters();
    await expect(withdrawProposal(nell as MemberViewer, id)).rejects.toThrow(NotFound);
    expect(await withdrawProposal(sam as MemberViewer, id)).toEqual({ ok: true });
    expect(await withdrawProposal(sam as MemberViewer, id)).toEqual({ ok: false, refusal: "settled" });
    expect(await object(nell, id)).toEqual({ ok: false, refusal: "settled" });
    expect(await letters()).toEqual([]);
  });

  test("one's own is replaced", async () => {
    const id = await proposed();
    const wanted = { ...tuesdays, start: "10:00" };
    const made = await propose(sam as MemberViewer, series, { wanted, words: "", amends: id });
    expect(made.ok).toBe(true);
    expect(await stateOf(id)).toBe("withdrawn");
    const again = await propose(sam as MemberViewer, series, { wanted, words: "", amends: id });
    expect(again).toEqual(made);
  });

  test("somebody else's is objected to, with a way to the other", async () => {
    const id = await proposed();
    const wanted = { ...tuesdays, start: "10:00" };
    const made = await propose(nell as MemberViewer, series, { wanted, words: "", amends: id });
    const page = await proposalPage(sam as MemberViewer, id);
    expect(page).toMatchObject({ state: "with_organisers" });
    expect(page.sayings).toMatchObject([{ name: "Nell", kind: "objection", rather: made.ok && made.id }]);
    expect(page.sayings[0]?.words).toMatch(/^I would rather: Tuesdays, 10:00–11:30, at Costa/);
  });

  test("of another series it amends nothing", async () => {
    const id = await proposed();
    const other = await makeSeries();
    const amending = { wanted: august, words: "", amends: id };
    await expect(propose(nell as MemberViewer, other, amending)).rejects.toThrow(NotFound);
    expect(await stateOf(id)).toBe("open");
  });
});

test("the front page tells of it until one has said something, or somebody objected", async () => {
  const id = await proposed();
  const hears = async (who: MemberViewer | undefined) =>
    (await proposalsToHear(who as MemberViewer)).map((each) => each.id);
  expect([await hears(sam), await hears(nell), await hears(ada)]).toEqual([[], [id], [id]]);
  await sayToProposal(nell as MemberViewer, { kind: "fine", proposal: id });
  expect([await hears(nell), await hears(ada)]).toEqual([[], [id]]);
  await object(theo, id);
  expect(await hears(ada)).toEqual([]);
});

describe("races", () => {
  test("50 times, two clocks at once apply it exactly once", async () => {
    inDays(0);
    for (let round = 0; round < 50; round++) {
      const wanted = { ...tuesdays, from: "2026-12-15", start: round % 2 ? "10:00" : "10:30" };
      const id = await proposed(wanted);
      await db.proposal.update({ where: { id }, data: { dueAt: sundayEvening } });
      await Promise.all([tendProposals(), tendProposals()]);
      expect(await stateOf(id)).toBe("applied");
      expect(await changes()).toHaveLength(round + 1);
    }
  }, 120_000);

  test("100 times, of an objection and the clock exactly one wins", async () => {
    let applied = 0;
    for (let round = 0; round < 100; round++) {
      const wanted = { ...tuesdays, from: "2026-12-15", start: applied % 2 ? "10:00" : "10:30" };
      const id = await proposed(wanted);
      await db.proposal.update({ where: { id }, data: { dueAt: sundayEvening } });
      const clockFirst = round % 2 === 0;
      const both = [() => tendProposals(), () => object(nell, id)];
      const [one, other] = clockFirst ? both : both.reverse();
      const done = await Promise.all([one?.(), other?.()]);
      const said = done.find((each) => each !== undefined);
      const state = await stateOf(id);
      expect(["applied", "with_organisers"]).toContain(state);
      if (state === "applied") applied++;
      expect(said).toMatchObject({ ok: state === "with_organisers" });
      expect(await changes()).toHaveLength(applied);
      await db.proposal.updateMany({
        where: { id, decidedAt: null },
        data: { state: "withdrawn", decidedAt: sundayEvening },
      });
    }
  }, 120_000);

  test("20 times, two organisers, one for and one against: one ending", async () => {
    const mina = await makeOrganiser("Mina");
    let applied = 0;
    for (let round = 0; round < 20; round++) {
      const id = await proposed({ ...tuesdays, from: "2026-12-15", start: applied % 2 ? "10:00" : "10:30" });
      await object(nell, id);
      const [yes, no] = await Promise.all([
        applyProposal(theo, id),
        declineProposal(mina, { proposal: id, words: "Rather not." }),
      ]);
      expect([yes.ok, no.ok].filter(Boolean)).toHaveLength(1);
      if (yes.ok) applied++;
      expect(await stateOf(id)).toBe(yes.ok ? "applied" : "declined");
      expect(await changes()).toHaveLength(applied);
    }
  }, 60_000);
});

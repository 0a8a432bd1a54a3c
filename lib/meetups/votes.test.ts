// Long, because the life of a vote is told as one story: opened, marked, reminded of, counted, and what may cross it.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MemberViewer, OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse } from "#lib/testing.ts";
import { now, setClock } from "#lib/time.ts";
import { addCandidate } from "./add-candidate.ts";
import { answer } from "./answer.ts";
import { callOffVote, closeVote } from "./close-vote.ts";
import { markCandidate } from "./mark-candidate.ts";
import { openDueVotes } from "./open-votes.ts";
import { meetupPage } from "./queries.ts";
import { tendMeetups } from "./tend.ts";
import { tendVotes } from "./tend-votes.ts";
import { lettersWaiting, makeAboutSeries, makeMember, makeOrganiser } from "./testing.ts";
import { openQuestions, votePage } from "./vote-queries.ts";

let house: TestDatabase;
let theo: OrganiserViewer;
let mina: MemberViewer;
let sam: MemberViewer;
let series: string;

beforeEach(async () => {
  house = await openTestHouse();
  theo = await makeOrganiser("Theo");
  mina = await makeMember("Mina");
  sam = await makeMember("Sam");
  series = await makeAboutSeries();
});
afterEach(() => closeTestHouse(house));

const DAY = 86_400_000;
const later = (days: number) => setClock(new Date(now().getTime() + days * DAY));

async function openVote() {
  await openDueVotes();
  return db.dateVote.findFirstOrThrow({ where: { closedAt: null } });
}

async function candidate(voteId: string, local: string) {
  return (await db.voteCandidate.findFirstOrThrow({ where: { voteId, local } })).id;
}

async function mark(who: MemberViewer, voteId: string, local: string, kind: "could" | "if_need_be" | null) {
  return markCandidate(who, { voteId, candidateId: await candidate(voteId, local), kind });
}

const sent = async (letter: string) => (await lettersWaiting()).filter((each) => each.startsWith(letter));
const dates = () => db.meetup.findMany({ where: { seriesId: series }, include: { answers: true } });

describe("the life of a vote", () => {
  test("it opens by itself, offers the usual days, and tells every member once", async () => {
    await tendMeetups();
    await tendMeetups();
    const { votes } = await openQuestions(mina);
    expect(votes).toHaveLength(1);
    expect(votes[0]?.candidates.map(({ startsAt }) => startsAt.toISOString().slice(0, 13))).toEqual(
      ["2026-11-30", "2026-12-02", "2026-12-07", "2026-12-11", "2026-12-16", "2026-12-18", "2026-12-21"]
        .concat("2026-12-23")
        .map((day) => `${day}T11`),
    );
    expect(await lettersWaiting()).toEqual(["vote-open Mina", "vote-open Sam", "vote-open Theo"]);
  });

  test("the days that members usually come on are offered oftener", async () => {
    for (const { id } of [mina, sam, theo])
      await db.standingAnswer.create({ data: { seriesId: series, memberId: id, day: "SA" } });
    const { id } = await openVote();
    const offered = await db.voteCandidate.findMany({ where: { voteId: id } });
    expect(offered.filter(({ local }) => new Date(`${local}Z`).getUTCDay() === 6)).toHaveLength(4);
  });

  test("public holidays are not offered; one that members add and want is marked as what it is", async () => {
    await db.series.update({ where: { id: series }, data: { holidays: "GB-ENG" } });
    await db.seriesRule.updateMany({ data: { rrule: "FREQ=WEEKLY;BYDAY=FR" } });
    const { id } = await openVote();
    setClock(new Date("2026-12-22T18:00:00Z"));
    await tendVotes();
    await db.dateVote.delete({ where: { id } });
    const offered = await openVote();
    const days = await db.voteCandidate.findMany({
      where: { voteId: offered.id },
      orderBy: { local: "asc" },
    });
    // Neither of the two Fridays on which Christmas and New Year's Day are.
    expect(days.map(({ local }) => local.slice(0, 10))).toEqual([
      "2027-01-08",
      "2027-01-15",
      "2027-01-22",
      "2027-01-29",
    ]);
    await addCandidate(sam, { voteId: offered.id, day: "2027-01-01" });
    await closeVote(theo, offered.id);
    expect(await dates()).toMatchObject([
      { local: "2027-01-01T11:00", holiday: "New Year's Day", asksTill: null },
    ]);
  });

  test("it reminds those who have marked nothing, once, is counted after five days, and the day stands", async () => {
    const { id } = await openVote();
    await mark(mina, id, "2026-12-11T11:00", "could");
    await mark(mina, id, "2026-12-16T11:00", "could");
    await mark(sam, id, "2026-12-11T11:00", "if_need_be");
    await mark(sam, id, "2026-12-02T11:00", "if_need_be");
    await mark(sam, id, "2026-12-02T11:00", null);
    later(3);
    await tendVotes();
    await tendVotes();
    expect(await sent("vote-reminder")).toEqual(["vote-reminder Theo"]);
    later(2);
    await tendMeetups();
    await tendMeetups();
    expect(await sent("vote-found")).toEqual(["vote-found Mina", "vote-found Sam"]);
    const [date, ...others] = await dates();
    expect(others).toEqual([]);
    expect(date).toMatchObject({ local: "2026-12-11T11:00", minutes: 60, seats: 8, cancelledAt: null });
    expect(date?.answers).toEqual([]);
    expect(await votePage(sam, id)).toMatchObject({ open: false, closed: true, meetup: { id: date?.id } });
    expect((await meetupPage(sam, date?.id ?? "")).state).toBe("open-table");
    expect(await sent("vote-open")).toHaveLength(3);
  });

  test("three weeks after that date the next one opens", async () => {
    const { id } = await openVote();
    await mark(mina, id, "2026-12-02T11:00", "could");
    setClock(new Date("2026-11-28T12:00:00Z"));
    await tendMeetups();
    setClock(new Date("2026-12-23T11:59:00Z"));
    await tendMeetups();
    expect(await db.dateVote.count()).toBe(1);
    setClock(new Date("2026-12-23T12:01:00Z"));
    await tendMeetups();
    expect(await db.dateVote.count({ where: { closedAt: null } })).toBe(1);
  });

  test("no votes: no date, no letter, and the next vote in a month", async () => {
    await openVote();
    later(5);
    await tendMeetups();
    expect(await dates()).toEqual([]);
    expect(await sent("vote-found")).toEqual([]);
    expect(await db.dateVote.count({ where: { closedAt: null } })).toBe(0);
    later(27);
    await tendMeetups();
    expect(await db.dateVote.count()).toBe(1);
    later(1);
    await tendMeetups();
    expect(await db.dateVote.count()).toBe(2);
  });

  test("after its closing time nothing counts, whether or not the job came by", async () => {
    const { id } = await openVote();
    await mark(mina, id, "2026-12-11T11:00", "could");
    later(5);
    expect(await mark(sam, id, "2026-12-02T11:00", "could")).toEqual({
      ok: false,
      refusal: "closed",
      kind: null,
    });
    expect(await addCandidate(sam, { voteId: id, day: "2026-12-04" })).toEqual({
      ok: false,
      refusal: "closed",
    });
    expect(await votePage(sam, id)).toMatchObject({ open: false, closed: false });
    expect((await openQuestions(sam)).votes).toEqual([]);
    later(16);
    await tendVotes();
    // It was counted late: the day most could had gone by.
    expect(await dates()).toEqual([]);
  });

  test("who is suspended counts no more", async () => {
    const { id } = await openVote();
    await mark(sam, id, "2026-12-02T11:00", "could");
    await mark(mina, id, "2026-12-11T11:00", "if_need_be");
    await db.member.update({ where: { id: sam.id }, data: { suspendedAt: now() } });
    later(5);
    await tendVotes();
    expect((await dates()).map(({ local }) => local)).toEqual(["2026-12-11T11:00"]);
    expect(await sent("vote-found")).toEqual(["vote-found Mina"]);
  });
});

describe("days that members add", () => {
  test("carry their mark, two each, at the usual time or another", async () => {
    const { id } = await openVote();
    expect(await addCandidate(sam, { voteId: id, day: "2026-12-05" })).toEqual({ ok: true });
    expect(await addCandidate(sam, { voteId: id, day: "2026-12-05", time: "19:30" })).toEqual({ ok: true });
    expect(await addCandidate(sam, { voteId: id, day: "2026-12-06" })).toEqual({
      ok: false,
      refusal: "yours-full",
    });
    expect(await addCandidate(mina, { voteId: id, day: "2026-12-05" })).toMatchObject({
      refusal: "there-already",
    });
    expect(await addCandidate(mina, { voteId: id, day: "2026-11-26" })).toMatchObject({
      refusal: "too-soon",
    });
    const added = (await votePage(mina, id)).candidates.filter(({ addedBy }) => addedBy === "Sam");
    expect(added.map(({ could }) => could.people.map(({ name }) => name))).toEqual([["Sam"], ["Sam"]]);
    expect(added.map(({ startsAt }) => startsAt.toISOString())).toEqual([
      "2026-12-05T11:00:00.000Z",
      "2026-12-05T19:30:00.000Z",
    ]);
  });

  test("a form sent twice adds once, and one that was refused can be sent again", async () => {
    const { id } = await openVote();
    const twice = () => addCandidate(sam, { voteId: id, day: "2026-12-05" });
    expect(await addCandidate(sam, { voteId: id, day: "2026-11-26" })).toMatchObject({ refusal: "too-soon" });
    expect(await Promise.all([twice(), twice()])).toEqual([{ ok: true }, { ok: true }]);
    expect(await db.voteCandidate.count({ where: { voteId: id } })).toBe(9);
  });

  test("a day of another vote is not there", async () => {
    const { id } = await openVote();
    const other = await makeAboutSeries("FREQ=WEEKLY;BYDAY=TU");
    await openDueVotes();
    const theirs = await db.dateVote.findFirstOrThrow({ where: { seriesId: other } });
    const day = await db.voteCandidate.findFirstOrThrow({ where: { voteId: theirs.id } });
    await expect(markCandidate(sam, { voteId: id, candidateId: day.id, kind: "could" })).rejects.toThrow(
      NotFound,
    );
  });
});

describe("what makes a vote needless", () => {
  test("an organiser counts it early", async () => {
    const { id } = await openVote();
    await mark(sam, id, "2026-12-02T11:00", "could");
    const closed = await closeVote(theo, id);
    expect(closed).toMatchObject({ ok: true, found: (await dates())[0]?.id });
    expect(await closeVote(theo, id)).toEqual({ ok: false, refusal: "closed" });
    expect(await callOffVote(theo, id)).toEqual({ ok: false, refusal: "closed" });
  });

  test("or calls it off, without a letter", async () => {
    const { id } = await openVote();
    await mark(sam, id, "2026-12-02T11:00", "could");
    expect(await callOffVote(theo, id)).toEqual({ ok: true, found: null });
    expect(await dates()).toEqual([]);
    expect(await sent("vote-found")).toEqual([]);
    later(2);
    await tendMeetups();
    expect(await db.dateVote.count()).toBe(1);
  });

  const byHand = (local: string, over = {}) => {
    const startsAt = new Date(`${local}Z`);
    const endsAt = new Date(startsAt.getTime() + 3_600_000);
    const times = { originalLocal: local, local, zone: "Europe/London", minutes: 60, startsAt, endsAt };
    return db.place
      .findFirstOrThrow()
      .then(({ id: placeId }) =>
        db.meetup.create({ data: { seriesId: series, placeId, ...times, ...over } }),
      );
  };

  test("a date fixed by hand, even when an organiser counts it before the job comes by", async () => {
    const { id } = await openVote();
    await mark(sam, id, "2026-12-02T11:00", "could");
    await byHand("2026-12-09T11:00");
    expect(await closeVote(theo, id)).toEqual({ ok: true, found: null });
    expect((await dates()).map(({ local }) => local)).toEqual(["2026-12-09T11:00"]);
    expect(await sent("vote-found")).toEqual([]);
  });

  test("a pattern with dates, and a pause", async () => {
    for (const kind of ["dates", "pause"] as const) {
      await db.dateVote.deleteMany();
      await db.seriesRule.updateMany({ data: { kind: "about" } });
      const { id } = await openVote();
      await db.seriesRule.updateMany({ data: { kind } });
      await tendVotes();
      expect(await db.dateVote.findUnique({ where: { id } })).toMatchObject({ closedAt: expect.any(Date) });
    }
  });

  test("a date that had been called off and wins stands again, at its own address, and a day is left before a new vote", async () => {
    const { id } = await openVote();
    await mark(sam, id, "2026-12-02T11:00", "could");
    await closeVote(theo, id);
    const [first] = await dates();
    const off = { cancelledAt: now(), cancelledFor: "The café is closed" };
    await db.meetup.update({ where: { id: first?.id ?? "" }, data: off });
    await openDueVotes();
    expect(await db.dateVote.count({ where: { closedAt: null } })).toBe(0);
    later(1);
    const again = await openVote();
    const offered = await db.voteCandidate.findMany({ where: { voteId: again.id } });
    expect(offered.map(({ local }) => local)).not.toContain("2026-12-02T11:00");
    await addCandidate(sam, { voteId: again.id, day: "2026-12-02" });
    await closeVote(theo, again.id);
    const [same, ...others] = await dates();
    expect(others).toEqual([]);
    expect(same).toMatchObject({ id: first?.id, cancelledAt: null, cancelledFor: "" });
    expect((await votePage(sam, again.id)).meetup?.id).toBe(first?.id);
  });

  test("a date that was moved away from a day of the vote keeps its own", async () => {
    const moved = await byHand("2026-12-02T11:00", {
      local: "2026-10-20T11:00",
      startsAt: new Date("2026-10-20T10:00:00Z"),
      endsAt: new Date("2026-10-20T11:00:00Z"),
    });
    const { id } = await openVote();
    await mark(sam, id, "2026-12-02T11:00", "could");
    await mark(sam, id, "2026-12-11T11:00", "if_need_be");
    await closeVote(theo, id);
    const local = async (where: object) => (await db.meetup.findMany({ where })).map((each) => each.local);
    expect(await local({ id: moved.id })).toEqual(["2026-10-20T11:00"]);
    expect(await local({ seriesId: series, id: { not: moved.id } })).toEqual(["2026-12-11T11:00"]);
  });
});

describe("at once", () => {
  test("two who tend at once open one vote, remind once and make one date", async () => {
    for (let run = 0; run < 25; run++) {
      await db.meetup.deleteMany();
      await db.dateVote.deleteMany();
      await db.$executeRaw`DELETE FROM pgboss.job`;
      setClock(new Date("2026-11-22T18:00:00Z"));
      const twice = () => Promise.all([tendMeetups(), tendMeetups(), tendMeetups()]);
      await twice();
      const { id } = await db.dateVote.findFirstOrThrow();
      await mark(mina, id, "2026-12-11T11:00", "could");
      later(3);
      await twice();
      later(2);
      await twice();
      expect(await lettersWaiting()).toEqual([
        "vote-found Mina",
        "vote-open Mina",
        "vote-open Sam",
        "vote-open Theo",
        "vote-reminder Sam",
        "vote-reminder Theo",
      ]);
      expect((await dates()).map(({ local }) => local)).toEqual(["2026-12-11T11:00"]);
      expect(await db.dateVote.count()).toBe(1);
    }
  }, 120_000);

  test("a mark that races the counting counts, or is refused: never lost, never late", async () => {
    const ends = new Set<string>();
    for (let run = 0; run < 200; run++) {
      await db.meetup.deleteMany();
      await db.dateVote.deleteMany();
      const { id } = await openVote();
      await mark(mina, id, "2026-12-11T11:00", "could");
      const [a, b] = [await candidate(id, "2026-12-02T11:00"), await candidate(id, "2026-12-07T11:00")];
      const [first, second] = await Promise.all([
        markCandidate(sam, { voteId: id, candidateId: a, kind: "could" }),
        markCandidate(theo, { voteId: id, candidateId: run % 2 ? a : b, kind: "could" }),
        closeVote(theo, id),
        closeVote(theo, id).then((closed) => (closed.ok ? null : closed.refusal)),
      ]);
      const marks = await db.voteMark.count();
      expect(marks).toBe(1 + Number(first.ok) + Number(second.ok));
      const both = first.ok && second.ok && run % 2 === 1;
      // Of days that one each could, the earliest wins.
      const wins =
        both || first.ok ? "2026-12-02" : second.ok ? (run % 2 ? "2026-12-02" : "2026-12-07") : "2026-12-11";
      expect((await dates()).map(({ local }) => local)).toEqual([`${wins}T11:00`]);
      ends.add(`${first.ok} ${second.ok}`);
    }
    // The race was one.
    expect(ends.size).toBeGreaterThan(1);
  }, 120_000);

  test("five who add the last days at once leave twelve", async () => {
    const { id } = await openVote();
    const people = await Promise.all(["Ada", "Bob", "Cyd", "Dee", "Eli"].map((name) => makeMember(name)));
    const added = await Promise.all(
      people.flatMap((who, at) =>
        ["10:00", "15:00"].map((time) => addCandidate(who, { voteId: id, day: `2026-12-0${at + 1}`, time })),
      ),
    );
    expect(added.filter(({ ok }) => ok)).toHaveLength(4);
    expect(await db.voteCandidate.count({ where: { voteId: id } })).toBe(12);
  });
});

test("members see who could; a mark is no answer", async () => {
  const { id } = await openVote();
  await mark(sam, id, "2026-12-02T11:00", "could");
  await mark(theo, id, "2026-12-02T11:00", "if_need_be");
  const [, day] = (await votePage(sam, id)).candidates;
  expect(day).toMatchObject({
    yours: "could",
    could: { count: 1, people: [{ name: "Sam", you: true }] },
    ifNeedBe: { count: 1, people: [{ name: "Theo", you: false }] },
  });
  await closeVote(theo, id);
  const [date] = await dates();
  expect(await meetupPage(sam, date?.id ?? "")).toMatchObject({ going: 0, might: 0, yours: null });
  await answer(sam, { meetupId: date?.id ?? "", kind: "going" });
  expect((await meetupPage(theo, date?.id ?? "")).going).toBe(1);
});

test("of very many who could, a few are named, oneself first, and the rest are counted", async () => {
  const { id } = await openVote();
  const crowd = await Promise.all(Array.from({ length: 14 }, (_, at) => makeMember(`A${at}`)));
  for (const who of [...crowd, sam]) await mark(who, id, "2026-12-02T11:00", "could");
  const [, day] = (await votePage(sam, id)).candidates;
  expect(day?.could.count).toBe(15);
  expect(day?.could.people).toHaveLength(12);
  expect(day?.could.people[0]).toMatchObject({ name: "Sam", you: true });
  const [vote] = (await openQuestions(sam)).votes;
  expect(vote).toMatchObject({ voters: 15 });
  expect(vote?.candidates[1]).toMatchObject({ yours: "could", could: { count: 15 } });
});

import { afterEach, beforeEach, expect, test } from "vitest";
import type { MemberViewer, OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { askQuietSeries } from "#lib/meetups/ask-quiet.ts";
import { closeVote } from "#lib/meetups/close-vote.ts";
import { markCandidate } from "#lib/meetups/mark-candidate.ts";
import { openDueVotes } from "#lib/meetups/open-votes.ts";
import { makeAboutSeries, makeMember, makeOrganiser, makeSeries } from "#lib/meetups/testing.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse } from "#lib/testing.ts";
import { now, setClock } from "#lib/time.ts";
import type { Letter } from "../letter.ts";
import { quietAsk } from "./quiet-ask.ts";
import { voteFound } from "./vote-found.ts";
import { voteOpen, voteReminder } from "./vote-open.ts";

let house: TestDatabase;
let theo: OrganiserViewer;
let mina: MemberViewer;

beforeEach(async () => {
  house = await openTestHouse();
  theo = await makeOrganiser("Theo");
  mina = await makeMember("Mina");
});
afterEach(() => closeTestHouse(house));

/** What a letter says, in one string. */
function said(letter: Letter | null): string {
  const blocks = letter?.blocks.map((block) => {
    if (block.kind === "list") return block.items.join("\n");
    return block.kind === "button" ? `${block.label} ${block.path}` : block.text;
  });
  return [letter?.subject, ...(blocks ?? [])].join("\n");
}

async function vote() {
  await makeAboutSeries("FREQ=WEEKLY;BYDAY=FR");
  await openDueVotes();
  const found = await db.dateVote.findFirstOrThrow({
    include: { candidates: { orderBy: { local: "asc" } } },
  });
  const about = { to: mina.id, about: found.id };
  const [day] = found.candidates;
  const mark = () => markCandidate(mina, { voteId: found.id, candidateId: day?.id ?? "", kind: "could" });
  return { id: found.id, about, mark };
}

test("an open vote: the days, until when, and a button; nothing once it has closed", async () => {
  const { id, about } = await vote();
  const letter = await voteOpen(about);
  expect(letter).toMatchObject({ to: "mina@example.org", subject: "Suppers: when could you?" });
  expect(said(letter)).toContain(
    "Friday 4 December, 11:00–12:00\nFriday 11 December, 11:00–12:00\nFriday 18 December, 11:00–12:00",
  );
  expect(said(letter)).toContain("by Friday 27 November, 18:00.");
  expect(said(letter)).toContain(`/votes/${id}`);
  await closeVote(theo, id);
  expect(await voteOpen(about)).toBeNull();
});

test("a reminder: only to those who have marked nothing", async () => {
  const { about, mark } = await vote();
  expect(said(await voteReminder(about))).toContain("Suppers: the date is settled on Friday 27 November");
  await mark();
  expect(await voteReminder(about)).toBeNull();
});

test("the date that was found: the news is the subject; nothing when it is off", async () => {
  const { id, about, mark } = await vote();
  expect(await voteFound(about)).toBeNull();
  await mark();
  await closeVote(theo, id);
  const { id: meetup } = await db.meetup.findFirstOrThrow();
  const letter = await voteFound(about);
  expect(letter?.subject).toBe("It’s Friday 4 December, 11:00 at Costa");
  expect(said(letter)).toContain(`/meetups/${meetup}`);
  await db.meetup.update({ where: { id: meetup }, data: { cancelledAt: now() } });
  expect(await voteFound(about)).toBeNull();
});

test("a quiet series: named by its day where it has one; nothing to whoever has said", async () => {
  const series = await makeSeries();
  setClock(new Date("2027-01-09T09:00:00Z"));
  await askQuietSeries();
  const { id } = await db.quietAsk.findFirstOrThrow();
  const about = { to: mina.id, about: id };
  const letter = await quietAsk(about);
  expect(letter?.subject).toBe("Elevenses has been quiet. Keep, change or pause?");
  expect(said(letter)).toContain(`/series/${series}`);
  await db.seriesRule.updateMany({ data: { rrule: "FREQ=WEEKLY;BYDAY=MO" } });
  expect((await quietAsk(about))?.subject).toBe("Mondays have been quiet. Keep, change or pause?");
  await db.quietAnswer.create({ data: { askId: id, memberId: mina.id, kind: "keep" } });
  expect(await quietAsk(about)).toBeNull();
});

test("nobody who is suspended gets one", async () => {
  const { about } = await vote();
  await db.member.update({ where: { id: mina.id }, data: { suspendedAt: now() } });
  expect([await voteOpen(about), await voteReminder(about), await voteFound(about)]).toEqual([
    null,
    null,
    null,
  ]);
});

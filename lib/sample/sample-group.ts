import { actingAs, type MemberViewer, type OrganiserViewer } from "#lib/access/viewer.ts";
import { addDays } from "#lib/calendar/wall-time.ts";
import { db } from "#lib/db.ts";
import { answer } from "#lib/meetups/answer.ts";
import { startSeries } from "#lib/meetups/start-series.ts";
import { publish } from "#lib/realtime/publish.ts";
import { atTime, localDate, now } from "#lib/time.ts";
import { type CastName, cast, castNames, emailOf, sample } from "#prisma/cast.ts";
import { playBoard } from "./sample-board.ts";
import { playBoards } from "./sample-boards.ts";
import { playDates } from "./sample-dates.ts";
import { playVote } from "./sample-vote.ts";

/**
 * Fills an empty house with the sample group, through the same verbs as people use, so that seeding is a test of them.
 * @param viewer the owner, who stays it; the cast's own owner is then an organiser
 * @param boards "all", or the private one alone with a few posts, where tests begin
 */
export async function sampleGroup(
  _viewer: OrganiserViewer,
  boards: "all" | "one" = "all",
): Promise<{ ok: true } | { ok: false; refusal: "already" }> {
  const begun = await begin();
  if (!begun) return { ok: false, refusal: "already" };
  const people = await viewers();
  await playAnswers(people);
  await playDates(people);
  await playVote(people);
  const board = await playBoard(people);
  if (board && boards === "all") await playBoards(people, board);
  return { ok: true };
}

/** The people of the sample group, as whom the seed acts. */
export type SamplePeople = Record<CastName, MemberViewer>;

async function begin(): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { name, welcome, zone } = sample.group;
    const made = await tx.$executeRaw`
      INSERT INTO site (id, name, welcome, zone, created_at) VALUES (1, ${name}, ${welcome}, ${zone}, ${now()})
      ON CONFLICT DO NOTHING`;
    if (made === 0) return false;
    const owned = (await tx.member.count({ where: { role: "owner" } })) > 0;
    await tx.member.createMany({
      data: castNames.map((each) => castMember(each, owned)),
      skipDuplicates: true,
    });
    const from = addDays(localDate(now(), zone), -7 * 8);
    await startSeries(tx, { ...sample.costa, zone, from });
    await startSeries(tx, { ...sample.monthly, zone, from });
    await publish(tx, "site");
    return true;
  });
}

function castMember(name: CastName, owned: boolean) {
  const { board: _, role, languages, links, ...profile } = cast[name];
  return {
    ...profile,
    languages: [...languages],
    links: [...links],
    role: role === "owner" && owned ? ("organiser" as const) : role,
    email: emailOf(name),
    joinedAt: now(),
  };
}

async function viewers(): Promise<SamplePeople> {
  const rows = await db.member.findMany({
    where: { email: { in: castNames.map(emailOf) } },
    select: { id: true, email: true },
  });
  const entries = castNames.map(async (name) => {
    const row = rows.find(({ email }) => email === emailOf(name));
    return [name, await actingAs(row?.id ?? "")] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as SamplePeople;
}

/** Who says what, date by date; the pattern repeats, so that every page of the sample has something to show. */
const sayings: Partial<Record<CastName, "going" | "might" | "cant">>[] = [
  { mina: "going", oskar: "going", nell: "might" },
  { gwen: "going" },
  {},
  { mina: "going", theo: "going", ifeoma: "going", yara: "might", sam: "cant" },
  { nell: "going", gwen: "might" },
  { theo: "going", oskar: "going", sam: "going" },
];

/** Six weeks back and two ahead; the monthly one draws more people. */
async function playAnswers(people: SamplePeople): Promise<void> {
  const [from, to] = [new Date(now().getTime() - 42 * DAY), new Date(now().getTime() + 16 * DAY)];
  const dates = await db.meetup.findMany({
    where: { startsAt: { gt: from, lt: to } },
    orderBy: [{ startsAt: "asc" }, { minutes: "asc" }],
    select: { id: true, startsAt: true, minutes: true },
  });
  for (const [index, date] of dates.entries()) {
    const monthly = date.minutes === sample.monthly.minutes;
    const said = monthly
      ? { ...sayings[3], nell: "going" as const, oskar: "might" as const }
      : (sayings[index % sayings.length] ?? {});
    for (const name of castNames) {
      const kind = said[name];
      if (!kind) continue;
      const before = new Date(Math.min(date.startsAt.getTime() - DAY, now().getTime()));
      await atTime(before, () => answer(people[name], { meetupId: date.id, kind }));
    }
  }
}

const DAY = 86_400_000;

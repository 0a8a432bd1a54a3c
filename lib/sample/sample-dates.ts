import { isOrganiser } from "#lib/access/viewer.ts";
import { addDays, addMinutes, atClock, weekdayOf } from "#lib/calendar/wall-time.ts";
import { db } from "#lib/db.ts";
import { answer } from "#lib/meetups/answer.ts";
import { callMeetup } from "#lib/meetups/call-meetup.ts";
import { changeSettings } from "#lib/meetups/change-settings.ts";
import { moveDate } from "#lib/meetups/move-date.ts";
import { propose } from "#lib/meetups/propose.ts";
import { sayRemark } from "#lib/meetups/say-remark.ts";
import { skipDate } from "#lib/meetups/skip-date.ts";
import { stand } from "#lib/meetups/stand.ts";
import { atTime, localDate, now } from "#lib/time.ts";
import { sample } from "#prisma/cast.ts";
import type { SamplePeople } from "./sample-group.ts";

/** What lies far enough ahead that nobody has answered yet, so that nobody is written to. */
const SKIPPED = 8;
const MOVED = 10;

/** What dates of the sample have been through: one skipped, one moved, one called by a member, remarks, habits. */
export async function playDates(people: SamplePeople): Promise<void> {
  const series = await db.series.findFirstOrThrow({ where: { name: sample.costa.name } });
  const dates = await db.meetup.findMany({
    where: { seriesId: series.id, startsAt: { gt: now() } },
    orderBy: { startsAt: "asc" },
    take: 12,
  });
  await playSettings(people, series.id);
  const { moved } = sample.dates;
  if (dates[SKIPPED])
    await skipDate(people.theo, { meetupId: dates[SKIPPED].id, reason: sample.dates.skipped });
  const date = dates[MOVED];
  if (date) {
    const to = { local: addMinutes(date.local, 60), minutes: 60, place: moved, seats: null };
    await moveDate(people.theo, { meetupId: date.id, to });
  }
  const next = dates[0];
  if (next) await playNext(people, next.id);
  await playWalk(people);
  await stand(people.nell, { seriesId: series.id, days: ["MO", "WE"], remind: true });
  await stand(people.gwen, { seriesId: series.id, days: ["FR"], remind: false });
  await playProposal(people);
}

/** The monthly one, later in the day: it takes effect in five days, unless somebody minds. */
async function playProposal(people: SamplePeople): Promise<void> {
  const { id, zone } = await db.series.findFirstOrThrow({ where: { name: sample.monthly.name } });
  const { place } = sample.monthly;
  const from = addDays(localDate(now(), zone), 21);
  const pattern = { every: "month-nth", nth: 1, day: "FR" } as const;
  const wanted = { what: "pattern", from, pattern, start: "14:00", end: "16:00", place, zone } as const;
  const words = sample.dates.proposed;
  await atTime(daysAgo(2), () => propose(people.gwen, id, { wanted, words, tell: false }));
}

async function playSettings(people: SamplePeople, seriesId: string): Promise<void> {
  const organiser = people.theo;
  if (!isOrganiser(organiser)) return;
  const { name, note } = sample.costa;
  const same = { name, note, seats: null, proposals: "on", proposalDays: 7 } as const;
  await changeSettings(organiser, seriesId, { ...same, holidays: "GB-ENG", onHolidays: "asks" });
}

/** The next date: two say from when, two remark. */
async function playNext(people: SamplePeople, meetupId: string): Promise<void> {
  const said = await db.answer.findMany({ where: { meetupId, kind: "going" }, select: { memberId: true } });
  const going = Object.values(people).filter(({ id }) => said.some(({ memberId }) => memberId === id));
  for (const [at, who] of going.slice(0, 2).entries()) {
    const details = { guests: 0, guestNames: "", ...(at === 0 ? sample.dates.early : sample.dates.late) };
    await answer(who, { meetupId, details });
  }
  for (const { by, text } of sample.dates.remarks) await sayRemark(people[by], { meetupId, text });
}

/** Called by somebody who is no organiser, on a Saturday within the fortnight. */
async function playWalk(people: SamplePeople): Promise<void> {
  const today = localDate(now(), sample.group.zone);
  const saturday = addDays(today, 13 - weekdayOf(today));
  const { name, note, place } = sample.dates.walk;
  const slot = { local: atClock(saturday, "14:00"), minutes: 120, place, seats: null };
  const called = await callMeetup(people.sam, { name, note, ...slot });
  if (called.ok) await answer(people.ifeoma, { meetupId: called.id, kind: "going" });
}

const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000);

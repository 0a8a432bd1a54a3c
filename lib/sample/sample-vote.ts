import { addDays, atClock, toInstant } from "#lib/calendar/wall-time.ts";
import { db } from "#lib/db.ts";
import { addCandidate } from "#lib/meetups/add-candidate.ts";
import { type MarkKind, markCandidate } from "#lib/meetups/mark-candidate.ts";
import { openVote } from "#lib/meetups/open-votes.ts";
import { findOrMakePlace, startSeries } from "#lib/meetups/start-series.ts";
import { atTime, localDate, now } from "#lib/time.ts";
import { type CastName, castNames, sample } from "#prisma/cast.ts";
import type { SamplePeople } from "./sample-group.ts";

/** Who could on which of the days, the first day first. */
const marks: Partial<Record<CastName, (MarkKind | null)[]>> = {
  mina: ["could", null, "if_need_be", "could"],
  oskar: [null, "could", null, "could"],
  nell: ["if_need_be", null, null, "could", "could"],
  gwen: [null, null, "could", "if_need_be"],
};

/** A series that meets about once a month, with a date vote that was opened two days ago; nobody is written to. */
export async function playVote(people: SamplePeople): Promise<void> {
  const { zone } = sample.group;
  const noon = toInstant(atClock(addDays(localDate(now(), zone), -2), "12:00"), zone);
  const { name, note, rrule, startTime, minutes, place } = sample.suppers;
  const seriesId = await db.$transaction(async (tx) => {
    const fromDate = localDate(noon, zone);
    const { id: placeId } = await findOrMakePlace(tx, place);
    const start = atClock(fromDate, startTime);
    return startSeries(tx, {
      name,
      note,
      zone,
      rule: { fromDate, kind: "about", zone, rrule, start, minutes, placeId },
    });
  });
  const voteId = await atTime(noon, () => db.$transaction((tx) => openVote(tx, seriesId, { tell: false })));
  if (!voteId) return;
  const days = await db.voteCandidate.findMany({ where: { voteId }, orderBy: { local: "asc" } });
  for (const who of castNames) {
    for (const [at, kind] of (marks[who] ?? []).entries()) {
      const day = days[at];
      if (day && kind) await markCandidate(people[who], { voteId, candidateId: day.id, kind });
    }
  }
  const day = addDays(localDate(now(), zone), 18);
  await addCandidate(people.ifeoma, { voteId, day, time: "18:30" });
}

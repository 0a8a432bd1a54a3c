import { meetupsListed } from "#lib/access/scope.ts";
import { asVisitor } from "#lib/access/viewer.ts";
import { addDays, toInstant, withOffset } from "#lib/calendar/wall-time.ts";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { localDate, now } from "#lib/time.ts";
import { ensureLaidOut } from "./lay-out.ts";
import { type MeetupView, shown, withAnswers } from "./queries.ts";
import type { LiveState } from "./rules.ts";
import type { DateWindow } from "./window-rules.ts";

/** One date at /api/meetups.json. Others script against it: docs/decisions/13-fixed-addresses.md. */
export type FixedDate = {
  id: string;
  url: string;
  /** The series' name; a one-off's own. */
  series: string;
  /** RFC 3339 with the zone's offset. */
  start: string;
  end: string;
  zone: string;
  place: string;
  state: LiveState;
  going: number;
  /** tentative: a public holiday on which the group asks, until the asking ends. cancelled: skipped. */
  status: "confirmed" | "tentative" | "cancelled";
};

/**
 * The dates in a window of local dates, each judged in its own zone; those that were skipped among them, those that a
 * change of pattern dropped not. The same for everybody: counts, and never a name.
 */
export async function fixedDates({ from, to }: DateWindow): Promise<FixedDate[]> {
  await ensureLaidOut();
  // No zone is further from UTC than fourteen hours, so a day round the window finds all for the index to give.
  const rows = await db.meetup.findMany({
    where: {
      ...meetupsListed,
      startsAt: {
        gte: toInstant(`${addDays(from, -1)}T00:00`, "UTC"),
        lt: toInstant(`${addDays(to, 2)}T00:00`, "UTC"),
      },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    select: shown,
  });
  const inside = rows.filter(({ startsAt, zone }) => {
    const date = localDate(startsAt, zone);
    return from <= date && date <= to;
  });
  return (await withAnswers(asVisitor(), inside)).map(fixed);
}

/** The next dates that are held, as a visitor sees them. @param seriesId of one series alone */
export async function nextDates(count: number, seriesId?: string): Promise<MeetupView[]> {
  await ensureLaidOut();
  const rows = await db.meetup.findMany({
    where: {
      ...meetupsListed,
      cancelledAt: null,
      endsAt: { gt: now() },
      ...(seriesId && { seriesId }),
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: count,
    select: shown,
  });
  return withAnswers(asVisitor(), rows);
}

function fixed(view: MeetupView): FixedDate {
  const { id, startsAt, endsAt, zone, place, state, going } = view;
  return {
    id,
    url: new URL(`/meetups/${id}`, env().baseUrl).href,
    series: view.series?.name ?? view.name,
    start: withOffset(startsAt, zone),
    end: withOffset(endsAt, zone),
    zone,
    place: [place.name, place.address].filter(Boolean).join(", "),
    state,
    going,
    status: statusOf(view),
  };
}

function statusOf({ state, asksTill }: MeetupView): FixedDate["status"] {
  if (state === "cancelled") return "cancelled";
  return asksTill && now() < asksTill ? "tentative" : "confirmed";
}

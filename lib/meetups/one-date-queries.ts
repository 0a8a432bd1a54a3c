import { findDateFor, findSeriesFor } from "#lib/access/find.ts";
import { isOrganiser, type MemberViewer, type OrganiserViewer } from "#lib/access/viewer.ts";
import { countryOfZone, type Region, regions } from "#lib/calendar/holidays.ts";
import { addMinutes, clockOf, dateOf, toLocal } from "#lib/calendar/wall-time.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { localDate, now } from "#lib/time.ts";
import { meetupAt } from "./lay-out.ts";
import { movedFrom } from "./moved-from.ts";

/** How many places a form offers. */
const MOST_PLACES = 50;

/**
 * One date for whoever may change it.
 * @param was how it stood before it was moved just now (moved-from.ts), from the page's address
 * @throws {NotFound} for all others
 */
export async function datePage(viewer: MemberViewer, id: string, was?: string) {
  const meetup = await findDateFor(viewer, id);
  const { local, minutes, place, seats, note, name, series, startsAt, endsAt, zone } = meetup;
  const open = !meetup.droppedById && startsAt > now();
  return {
    id: meetup.id,
    name,
    note,
    startsAt,
    endsAt,
    zone,
    seats,
    day: dateOf(local),
    from: clockOf(local),
    till: clockOf(addMinutes(local, minutes)),
    place: { name: place.name, address: place.address },
    cancelledFor: meetup.cancelledFor,
    skipped: meetup.cancelledAt !== null,
    earliest: localDate(now(), zone),
    places: await knownPlaces(),
    before: await stoodBefore(meetup, was),
    /** The start that was asked for, where the clock jumped over it. */
    jumpedFrom: toLocal(startsAt, zone) === local ? null : clockOf(local),
    /** Where "this and the following" are changed. */
    seriesId: series && isOrganiser(viewer) ? series.id : null,
    seriesName: series?.name ?? "",
    can: {
      move: open && !meetup.cancelledAt,
      skip: open && !meetup.cancelledAt,
      bringBack: open && meetup.cancelledAt !== null,
    },
  };
}

/** Where and when it stood before, if what the address says of it makes sense and is not how it stands now. */
async function stoodBefore({ id, zone, local, minutes, placeId }: DateRow, was: string | undefined) {
  const before = movedFrom.read(was ?? "");
  if (!before || before.id !== id) return null;
  if (before.local === local && before.minutes === minutes && before.placeId === placeId) return null;
  const place = await db.place.findUnique({ where: { id: before.placeId } });
  if (!place) return null;
  const { startsAt, endsAt } = meetupAt(before.local, zone, before.minutes, before.placeId);
  return {
    startsAt,
    endsAt,
    zone,
    day: dateOf(before.local),
    from: clockOf(before.local),
    till: clockOf(addMinutes(before.local, before.minutes)),
    place: { name: place.name, address: place.address },
  };
}

type DateRow = Awaited<ReturnType<typeof findDateFor>>;

export type DatePage = Awaited<ReturnType<typeof datePage>>;

/** What the form for a one-off has to offer. @throws {NotFound} before the group is set up */
export async function callPage(_viewer: MemberViewer) {
  const site = await db.site.findUnique({ where: { id: 1 }, select: { zone: true } });
  if (!site) throw new NotFound();
  return { earliest: localDate(now(), site.zone), zone: site.zone, places: await knownPlaces() };
}

/** The places of the dates that were and will be, those in use first. */
async function knownPlaces(): Promise<string[]> {
  const rows = await db.place.findMany({
    where: { meetups: { some: {} } },
    orderBy: { meetups: { _count: "desc" } },
    take: MOST_PLACES,
    select: { name: true },
  });
  return [...new Set(rows.map(({ name }) => name))];
}

/** A series' settings, with the regions to choose from: those of the group's own country once more at the top. */
export async function settingsPage(viewer: OrganiserViewer, id: string) {
  const series = await findSeriesFor(viewer, id);
  const [all, guess] = await Promise.all([regions(), countryOfZone(series.zone)]);
  const near: Region[] = all.filter(({ country }) => country === guess);
  const { name, note, holidays, onHolidays, seats, proposals, proposalDays } = series;
  return {
    id: series.id,
    values: { name, note, holidays, onHolidays, seats, proposals, proposalDays },
    near,
    far: all.filter(({ country }) => country !== guess),
  };
}

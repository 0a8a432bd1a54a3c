import { clockOf, toInstant } from "#lib/calendar/wall-time.ts";
import { db, type Prisma } from "#lib/db.ts";
import type { Words } from "#lib/i18n/words.ts";
import { patternWords, rruleToPattern } from "#lib/meetups/pattern.ts";
import { inZone, now } from "#lib/time.ts";
import type { Block } from "../letter.ts";

/** What letters about dates say of them. */

/** One meeting in time and place. */
export type Slot = { startsAt: Date; endsAt: Date; zone: string; place: string };

/** What `standing` needs of a series: among it the newest rule in force. */
export const seriesStanding = {
  id: true,
  name: true,
  zone: true,
  rules: { where: { setAsideById: null }, orderBy: { fromDate: "desc" }, take: 1, include: { place: true } },
} satisfies Prisma.SeriesSelect;

type Standing = Prisma.SeriesGetPayload<{ select: typeof seriesStanding }>;

/** A sentence and what it announces; nothing where there is nothing. */
export function listed(text: string, items: string[]): Block[] {
  return items.length > 0
    ? [
        { kind: "paragraph", text },
        { kind: "list", items },
      ]
    : [];
}

/** The pattern as it is now, and its next three dates. */
export async function standing({ id, rules, zone }: Standing, t: Words): Promise<Block[]> {
  const dates = await db.meetup.findMany({
    where: { seriesId: id, startsAt: { gt: now() }, droppedById: null, cancelledAt: null },
    orderBy: { startsAt: "asc" },
    take: 3,
    include: { place: true },
  });
  const items = dates.map(({ place, ...date }) => when({ ...date, place: place.name }, t));
  const [rule] = rules;
  const pattern = rule && rruleToPattern(rule.rrule);
  const said: Block[] = [];
  if (rule && pattern) {
    const start = toInstant(rule.start, zone);
    const end = new Date(start.getTime() + rule.minutes * 60_000);
    said.push({
      kind: "paragraph",
      text: t("letters.dateGone.pattern", {
        pattern: patternWords(pattern, t),
        from: clockOf(rule.start),
        to: inZone(end, zone, "HH:mm"),
        place: rule.place.name,
      }),
    });
  }
  if (items.length === 0) return [...said, { kind: "paragraph", text: t("letters.dateGone.none") }];
  return [...said, ...listed(t("letters.dateGone.next"), items)];
}

/** "Monday 7 December". */
export const day = ({ startsAt, zone }: Slot) => inZone(startsAt, zone, "EEEE d MMMM");

/** "Monday 7 December, 11:00–12:00, Costa". */
export function when(slot: Slot, t: Words): string {
  const clock = (instant: Date) => inZone(instant, slot.zone, "HH:mm");
  return t("letters.dateGone.when", {
    date: day(slot),
    from: clock(slot.startsAt),
    to: clock(slot.endsAt),
    place: slot.place,
  });
}

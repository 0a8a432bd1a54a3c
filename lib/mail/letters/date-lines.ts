import { addMinutes, clockOf } from "#lib/calendar/wall-time.ts";
import { db, type Prisma } from "#lib/db.ts";
import type { Words } from "#lib/i18n/words.ts";
import { patternOf, patternWords } from "#lib/meetups/pattern.ts";
import { sayDate } from "#lib/meetups/say-when.ts";
import { inZone, localDate, now } from "#lib/time.ts";
import type { Block } from "../letter.ts";

/** What letters about dates say of them. */

/** One meeting in time and place. */
export type Slot = { startsAt: Date; endsAt: Date; zone: string; place: string };

/** What `standing` needs of a series: among it the versions of its rule. */
export const seriesStanding = {
  id: true,
  name: true,
  zone: true,
  rules: { where: { setAsideById: null }, orderBy: { fromDate: "asc" }, include: { place: true } },
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

/** The pattern as it is now and will be, and its next three dates. */
export async function standing(series: Standing, t: Words): Promise<Block[]> {
  const dates = await db.meetup.findMany({
    where: { seriesId: series.id, startsAt: { gt: now() }, droppedById: null, cancelledAt: null },
    orderBy: { startsAt: "asc" },
    take: 3,
    include: { place: true },
  });
  const items = dates.map(({ place, ...date }) => when({ ...date, place: place.name }, t));
  const said = patternLines(series, t).map((text): Block => ({ kind: "paragraph", text }));
  if (items.length === 0) return [...said, { kind: "paragraph", text: t("letters.dateGone.none") }];
  return [...said, ...listed(t("letters.dateGone.next"), items)];
}

/** As many versions to come as a letter speaks of. */
const MOST_LINES = 4;

/** What holds now, then what is settled for later: "From Tuesday 1 September 2026 on: …". */
function patternLines({ rules, zone }: Standing, t: Words): string[] {
  const today = localDate(now(), zone);
  const current = rules.filter(({ fromDate }) => fromDate <= today).at(-1);
  const told = rules.filter((rule) => rule === current || rule.fromDate > today).slice(0, MOST_LINES);
  return told.map((rule) => patternLine(rule, { today, last: rule === rules.at(-1) }, t));
}

type Rule = Standing["rules"][number];

function patternLine(rule: Rule, { today, last }: { today: string; last: boolean }, t: Words): string {
  const date = rule.fromDate > today ? sayDate(rule.fromDate) : null;
  if (rule.kind === "pause") {
    if (last) return date ? t("letters.dateGone.endedLater", { date }) : t("letters.dateGone.ended");
    return date ? t("letters.dateGone.pausedLater", { date }) : t("letters.dateGone.paused");
  }
  const how = {
    pattern: patternWords(patternOf(rule), t),
    from: clockOf(rule.start),
    to: clockOf(addMinutes(rule.start, rule.minutes)),
    place: rule.place.name,
  };
  return date ? t("letters.dateGone.patternLater", { date, ...how }) : t("letters.dateGone.pattern", how);
}

/** "Monday 7 December". */
export const day = ({ startsAt, zone }: Slot) => inZone(startsAt, zone, "EEEE d MMMM");

/** "Monday 7 December, 11:00–12:00, Costa", by the clock of its own zone. */
export function when(slot: Slot, t: Words): string {
  const clock = (instant: Date) => inZone(instant, slot.zone, "HH:mm");
  return t("letters.dateGone.when", {
    date: day(slot),
    from: clock(slot.startsAt),
    to: clock(slot.endsAt),
    place: slot.place,
  });
}

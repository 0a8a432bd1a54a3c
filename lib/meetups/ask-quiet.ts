import { clockOf, toLocal } from "#lib/calendar/wall-time.ts";
import { db, type Tx } from "#lib/db.ts";
import { publish } from "#lib/realtime/publish.ts";
import { localDate, now } from "#lib/time.ts";
import { QUIET_DATES, type QuietFacts, quietDue } from "./quiet-rules.ts";
import { ruleOn } from "./series-rules.ts";
import { tellMembers } from "./tell-members.ts";

/** Asks the members of each series that has become quiet whether to keep, change or pause it. Safe to run twice. */
export async function askQuietSeries(): Promise<void> {
  const all = await db.series.findMany({ select: { id: true } });
  for (const { id } of all) {
    if (quietDue(await quietFacts(db, id))) await db.$transaction((tx) => askQuiet(tx, id));
  }
}

/** Asks, if it is still due once the series is locked: of two at once the second finds that it has been asked. */
async function askQuiet(tx: Tx, seriesId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM series WHERE id = ${seriesId}::uuid FOR UPDATE`;
  if (!quietDue(await quietFacts(tx, seriesId))) return;
  const { id: about } = await tx.quietAsk.create({
    data: { seriesId, askedAt: now() },
    select: { id: true },
  });
  await tellMembers(tx, "quiet-ask", { about });
  await publish(tx, "meetups");
}

async function quietFacts(tx: Tx, seriesId: string): Promise<QuietFacts> {
  const stands = { seriesId, droppedById: null, cancelledAt: null } as const;
  // Waiting in line is wanting to come.
  const lively = { ...stands, answers: { some: { kind: { in: ["going" as const, "in_line" as const] } } } };
  const series = await tx.series.findUniqueOrThrow({
    where: { id: seriesId },
    include: { rules: { where: { setAsideById: null }, orderBy: { fromDate: "asc" } } },
  });
  const last = await tx.meetup.findFirst({
    where: { ...lively, endsAt: { lte: now() } },
    orderBy: { startsAt: "desc" },
    select: { endsAt: true },
  });
  const since = await tx.meetup.findMany({
    where: { ...stands, endsAt: { lte: now(), ...(last ? { gt: last.endsAt } : {}) } },
    take: QUIET_DATES,
    select: { id: true },
  });
  const coming = await tx.meetup.findFirst({
    where: { ...lively, endsAt: { gt: now() } },
    select: { id: true },
  });
  const asked = await tx.quietAsk.findFirst({
    where: { seriesId },
    orderBy: { askedAt: "desc" },
    select: { askedAt: true },
  });
  return {
    kind: ruleOn(series.rules, localDate(now(), series.zone))?.kind ?? null,
    livelyAt: last?.endsAt ?? null,
    quietDates: since.length,
    someoneGoing: coming !== null,
    askedAt: asked?.askedAt ?? null,
    clock: clockOf(toLocal(now(), series.zone)),
  };
}

import { lockDateFor } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { type LocalTime, toInstant } from "#lib/calendar/wall-time.ts";
import { db, type Tx } from "#lib/db.ts";
import { firstTime } from "#lib/once.ts";
import { publish } from "#lib/realtime/publish.ts";
import { localDate, now } from "#lib/time.ts";
import { isWithin } from "./answer-rules.ts";
import { knownPlace } from "./known-place.ts";
import { meetupAt } from "./lay-out.ts";
import { holidayName } from "./mark-holidays.ts";
import { movedFrom } from "./moved-from.ts";
import { type DateRefusal, decideMove, placeMeant, type Slot } from "./one-date-rules.ts";
import { readSaid, writeSaid } from "./said.ts";
import { settleMeetup } from "./settle.ts";
import { findOrMakePlace } from "./start-series.ts";
import { tellAnswerers } from "./tell-answerers.ts";

/** `was`: how it stood before (moved-from.ts), by which it can be put back. */
export type Moved = { ok: true; moves: boolean; was: string } | { ok: false; refusal: DateRefusal };

/**
 * Moves one date in time, place or both, or changes how many there is room for. What the pattern first gave it stays
 * its identity, and its answers stay; who answered gets a letter. A start that the clock jumps over is later by the gap.
 * @param to in the date's own zone
 */
export async function moveDate(
  viewer: MemberViewer,
  { meetupId, to: asked, sent }: { meetupId: string; to: Slot; sent?: string | undefined },
): Promise<Moved> {
  return db.$transaction(async (tx) => {
    const meetup = await lockDateFor(viewer, meetupId, tx);
    if (!(await firstTime(tx, sent))) return { ok: false, refusal: "sent-already" };
    const place = placeMeant(asked.place, meetup.place);
    const to = { ...asked, place: place.name === meetup.place.name ? place : await knownPlace(tx, place) };
    const decision = decideMove(meetup, {
      to,
      startsAt: toInstant(to.local, meetup.zone),
      taken: await standsAnother(tx, meetup, to.local),
      today: localDate(now(), meetup.zone),
      now: now(),
    });
    if (!decision.ok) return decision;

    const { id: placeId } = await findOrMakePlace(tx, to.place);
    const { originalLocal: _, ...times } = meetupAt(to.local, meetup.zone, to.minutes, placeId);
    const holiday = meetup.series ? await holidayName(tx, meetup.series, to.local) : "";
    // Somebody put it there: it is held, holiday or not.
    const asksTill = decision.moves ? null : meetup.asksTill;
    await tx.meetup.update({
      where: { id: meetup.id },
      data: { ...times, seats: to.seats, holiday, asksTill },
    });
    const was = movedFrom.write(meetup);
    if (decision.moves) {
      await forgetWhatNoLongerFits(tx, meetup.id, to);
      await tellAnswerers(tx, "date-moved", { meetupId: meetup.id, except: [viewer.id], about: was });
    }
    await settleMeetup(tx, meetup.id);
    await publish(tx, "meetups", meetup.id);
    return { ok: true, moves: decision.moves, was };
  });
}

/** Whether another date of the same series stands at this start. */
export async function standsAnother(
  tx: Tx,
  meetup: { id: string; seriesId: string | null },
  local: LocalTime,
): Promise<boolean> {
  if (!meetup.seriesId) return false;
  const standing = { seriesId: meetup.seriesId, local, droppedById: null, cancelledAt: null };
  return (await tx.meetup.count({ where: { ...standing, id: { not: meetup.id } } })) > 0;
}

/** "There from 11:15 to 11:45" says nothing about an afternoon: where it lies outside, it goes; the answer stays. */
async function forgetWhatNoLongerFits(tx: Tx, meetupId: string, to: Slot): Promise<void> {
  const said = await readSaid(tx, meetupId);
  const nowhen = { thereFrom: null, thereTo: null };
  const fitting = said.map((each) =>
    isWithin(to, each.details) ? each : { ...each, details: { ...each.details, ...nowhen } },
  );
  await writeSaid(tx, meetupId, said, fitting);
}

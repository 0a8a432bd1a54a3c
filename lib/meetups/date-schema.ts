import { z } from "zod";
import { atClock, isClock, isLocalDate, minutesBetween } from "#lib/calendar/wall-time.ts";
import { formKey, id, line, longText, requiredLine } from "#lib/text.ts";
import type { Slot } from "./one-date-rules.ts";
import { seatsField } from "./settings-schema.ts";

/** The forms about one date, as they are sent. */

const clock = () => requiredLine(5).refine(isClock, "oneDate.form.timeShape");

const when = {
  day: requiredLine(10).refine(isLocalDate, "oneDate.form.dateShape"),
  from: clock(),
  till: clock(),
  place: requiredLine(120),
  address: line(300),
  seats: seatsField(),
};

/** A date ends on the day it begins, and takes five minutes at least, as the database has it. */
const endsLater = ({ day, from, till }: { day: string; from: string; till: string }) =>
  // What is no time at all is said at its own field.
  !(minutesBetween(atClock(day, from), atClock(day, till)) < 5);
const tooShort = { path: ["till"], message: "oneDate.form.endBeforeStart" };

export const moveSchema = z
  .object({ meetup: id(), ...when, sent: formKey() })
  .refine(endsLater, tooShort)
  .transform((form) => ({ meetupId: form.meetup, to: slot(form), sent: form.sent }));

export const callSchema = z
  .object({ name: requiredLine(80), ...when, note: longText(2000), sent: formKey() })
  .refine(endsLater, tooShort)
  .transform((form) => ({ name: form.name, note: form.note, sent: form.sent, ...slot(form) }));

/** The reason stands within a sentence, so its own full stop goes. */
export const skipSchema = z.object({
  meetup: id(),
  reason: requiredLine(300).transform((text) => text.replace(/(?<=[^.])\.$/, "")),
});

type Sent = { day: string; from: string; till: string; place: string; address: string; seats: number | null };

function slot({ day, from, till, place, address, seats }: Sent): Slot {
  const local = atClock(day, from);
  return {
    local,
    minutes: minutesBetween(local, atClock(day, till)),
    place: { name: place, address },
    seats,
  };
}

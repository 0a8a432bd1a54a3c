import type { Words } from "#lib/i18n/words.ts";
import type { MeetupView } from "./queries.ts";
import type { LiveState } from "./rules.ts";
import { sayWhen } from "./say-when.ts";

/** What is said of a date where its address is shared: the same in the picture, round it and instead of it. */
export type ShareWords = {
  group: string;
  /** "Monday, 11 till 12" */
  heading: string;
  /** A one-off's own name; empty for a date of a series. */
  name: string;
  /** "Monday 7 December" */
  date: string;
  /** "Costa, High Street" */
  place: string;
  state: LiveState | null;
  stateText: string;
  /** "3 going, 1 might" */
  count: string;
  going: number;
  might: number;
  /** "It’s on: Monday, 11 till 12" */
  title: string;
  description: string;
  /** What the picture shows, for those who do not see it. */
  alt: string;
};

/**
 * Words for a date's share image and the tags that name it. Counts only: it is public. And neither "today" nor
 * "tomorrow": a messenger keeps what it once fetched.
 */
export function shareWords(meetup: MeetupView, group: string, now: Date, t: Words): ShareWords {
  const { name, state, going, might, guests } = meetup;
  const when = sayWhen(meetup, now, t);
  const place = [meetup.place.name, meetup.place.address].filter(Boolean).join(", ");
  const stateText = t(`meetups.state.${state}`);
  const said = { state: stateText, heading: when.heading, date: when.date, place, group };
  const off = state === "cancelled";
  const count = off ? "" : t("meetups.count", { going, might });
  const table = off ? t("fixed.share.off") : t("meetups.table.labelCounts", { going, might, guests });
  return {
    group,
    heading: when.heading,
    name,
    date: when.date,
    place,
    state,
    stateText,
    count,
    going: off ? 0 : going + guests,
    might: off ? 0 : might,
    title: t("fixed.share.title", said),
    description: off
      ? t("fixed.share.descriptionOff", said)
      : t("fixed.share.description", { ...said, count }),
    alt: t("fixed.share.alt", { ...said, table }),
  };
}

/** The same where no date is in the diary. */
export function nothingToShare(group: string, t: Words): ShareWords {
  const none = t("fixed.share.none");
  return {
    group,
    heading: none,
    name: "",
    date: "",
    place: "",
    state: null,
    stateText: "",
    count: "",
    going: 0,
    might: 0,
    title: group,
    description: t("fixed.share.noneText"),
    alt: t("fixed.share.noneAlt", { group }),
  };
}

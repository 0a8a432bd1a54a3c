import type { Words } from "#lib/i18n/words.ts";
import type { MeetupView } from "#lib/meetups/queries.ts";

/** What the drawing of the table shows, in words: for those who do not see it. */
export function tableLabel(meetup: MeetupView, t: Words, locale = "en-GB"): string {
  const { people, going, might, guests } = meetup;
  if (!people) return t("meetups.table.labelCounts", { going, might, guests });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const others = people.filter(({ you }) => !you);
  const named = (kind: "going" | "might") => {
    const you = people.some((person) => person.you && person.kind === kind);
    return [
      ...others.filter((person) => person.kind === kind).map(({ name }) => name),
      ...(you ? [t("meetups.table.youInText")] : []),
    ];
  };
  const comers = named("going");
  const onlyYou = comers.length === 1 && people.some(({ you, kind }) => you && kind === "going");
  const who = comers.length === 0 ? "nobody" : onlyYou ? "you" : comers.length === 1 ? "one" : "more";
  return t("meetups.table.label", {
    who,
    names: list.format(comers),
    might,
    guests,
    mights: list.format(named("might")),
  });
}

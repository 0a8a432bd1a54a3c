import type { When } from "#lib/meetups/say-when.ts";

/** A day as lists show it: "Wed", "25", "Nov". Decoration beside the date in words. */
export function DayBlock({ day }: { day: When["day"] }) {
  return (
    <span aria-hidden="true" className="grid content-start justify-items-center leading-none">
      <span className="text-xs font-semibold tracking-wider text-soft uppercase">{day.week}</span>
      <span className="font-display text-[1.75rem] leading-[1.15] font-semibold">{day.number}</span>
      <span className="text-xs font-semibold text-soft">{day.month}</span>
    </span>
  );
}

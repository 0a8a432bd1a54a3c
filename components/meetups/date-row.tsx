import { Link } from "#components/ui/link.tsx";
import { type LiveState, StatePill } from "#components/ui/state-pill.tsx";
import { Cups } from "./cups.tsx";

export type DateRowProps = {
  href: string;
  /** What <time datetime> takes. */
  iso: string;
  /** "Wed", "25" and, when it is not this month or to be sure, "Nov". */
  day: { week: string; number: string; month?: string };
  /** "Costa, 11 till 12". */
  title: string;
  /** "Tomorrow", "Nobody yet. The table's there anyway." */
  detail?: string;
  state: LiveState;
  stateText: string;
  going: number;
  might?: number;
  /** "3 going, 1 might". */
  countText: string;
  /** Your answer, if any: "You're going". */
  yours?: string;
};

/** One date in a list: the day, where and when, how it stands, the cups. The whole row is the link. */
export function DateRow(props: DateRowProps) {
  const { href, iso, day, title, detail, state, stateText, going, might, countText, yours } = props;
  return (
    <li className="border-b border-line">
      <Link
        href={href}
        className="group -mx-2 grid grid-cols-[4.1rem_minmax(0,1fr)_auto] items-center gap-x-3 rounded-md px-2 py-3 no-underline transition-colors hover:bg-sunk"
      >
        <time dateTime={iso} className="leading-none">
          <span className="block text-xs font-semibold tracking-wider text-soft uppercase">{day.week}</span>{" "}
          <span className="font-display text-[1.75rem] leading-[1.1] font-semibold">{day.number}</span>{" "}
          {day.month && <span className="text-xs font-semibold text-soft">{day.month}</span>}
        </time>
        <span className="grid min-w-0 gap-0.5">
          <span
            className={`text-pretty wrap-anywhere group-hover:text-tea ${state === "cancelled" ? "line-through decoration-bad" : ""}`}
          >
            {title}
          </span>
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-soft">
            {state !== "open-table" && <StatePill state={state} text={stateText} small />}
            {yours && <span className="font-semibold text-tea">{yours}</span>}
            {(detail || state === "open-table") && <span>{detail ?? stateText}</span>}
          </span>
        </span>
        {going + (might ?? 0) > 0 && state !== "cancelled" && (
          <Cups going={going} might={might} label={countText} />
        )}
      </Link>
    </li>
  );
}

/** The list that rows stand in. */
export function DateList({ dates }: { dates: DateRowProps[] }) {
  return (
    <ul className="border-t border-line">
      {dates.map((date) => (
        <DateRow key={date.href} {...date} />
      ))}
    </ul>
  );
}

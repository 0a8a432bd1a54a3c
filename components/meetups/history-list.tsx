import { Link } from "#components/ui/link.tsx";
import { type Words, words } from "#lib/i18n/words.ts";
import type { MeetupView } from "#lib/meetups/queries.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import { Cups } from "./cups.tsx";

/** Past dates by month, the latest first, each with who said they would come; visitors read a number. */
export function HistoryList({ meetups, now }: { meetups: MeetupView[]; now: Date }) {
  const t = words();
  const months = Map.groupBy(meetups, (meetup) => monthOf(meetup, now, t));
  return (
    <div className="grid gap-8">
      {[...months].map(([month, dates]) => (
        <section key={month} aria-label={month}>
          <h2 className="mb-1 text-xl">{month}</h2>
          <ul className="border-t border-line">
            {dates.map((meetup) => (
              <PastDate key={meetup.id} meetup={meetup} now={now} t={t} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function PastDate({ meetup, now, t }: { meetup: MeetupView; now: Date; t: Words }) {
  const { day, iso } = sayWhen(meetup, now, t);
  const off = meetup.state === "cancelled";
  return (
    <li className="border-b border-line">
      <Link
        href={`/meetups/${meetup.id}`}
        className="group -mx-2 grid grid-cols-[4.1rem_minmax(0,1fr)_auto] items-center gap-x-3 rounded-md px-2 py-2.5 no-underline transition-colors hover:bg-sunk"
      >
        <time dateTime={iso} className="flex items-baseline leading-tight">
          <span className="w-10 text-xs font-semibold tracking-wider text-soft uppercase">{day.week}</span>{" "}
          <span className="font-display text-xl font-semibold">{day.number}</span>
        </time>
        <span className="grid min-w-0 gap-0.5">
          <span dir="auto" className={`wrap-anywhere group-hover:text-tea ${off ? "line-through" : ""}`}>
            {meetup.name || meetup.place.name}
          </span>
          <span dir="auto" className="text-sm text-soft wrap-anywhere">
            {together(meetup, t)}
          </span>
        </span>
        {meetup.going > 0 && !off && (
          <Cups going={meetup.going} label={t("meetups.count", { going: meetup.going, might: 0 })} />
        )}
      </Link>
    </li>
  );
}

function together(meetup: MeetupView, t: Words): string {
  if (meetup.state === "cancelled") return t("history.off");
  if (!meetup.people) return t("history.visitors", { going: meetup.going });
  const names = meetup.people.filter(({ kind }) => kind === "going").map(({ name }) => name);
  return names.length > 0
    ? t("history.together", { names: new Intl.ListFormat("en-GB").format(names) })
    : t("history.quiet");
}

/** "November 2026" */
function monthOf(meetup: MeetupView, now: Date, t: Words): string {
  return sayWhen(meetup, now, t).month;
}

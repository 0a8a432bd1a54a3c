import { Section } from "#components/ui/page.tsx";
import { type Words, words } from "#lib/i18n/words.ts";
import {
  type Comer,
  hasOverlap,
  type Overlap as Overlapping,
  overlapOf,
} from "#lib/meetups/overlap-rules.ts";
import { inZone } from "#lib/time.ts";

type Person = Comer & { name: string; you: boolean };
type Span = { startsAt: Date; endsAt: Date; zone: string };

/** More bars than this are no picture any more; the words name them all the same. */
const MOST_BARS = 16;

/**
 * Who is there when, as a bar for each over the time of the date, and the same in words for those who do not see it.
 * Drawn on the server, without a script. Shown where somebody said they are there for a part of the time.
 */
export function Overlap({ meetup }: { meetup: Span & { people: Person[] | null } }) {
  const { people } = meetup;
  if (!people || !hasOverlap(people)) return null;
  const t = words();
  const overlap = overlapOf(meetup, people);
  const clock = (minute: number) =>
    inZone(new Date(meetup.startsAt.getTime() + minute * 60_000), meetup.zone, "HH:mm");
  const lines = gridLines(overlap.minutes);
  const byId = new Map(people.map((person) => [person.id, person]));
  const bars = inOrder(worthDrawing(overlap, byId), byId);
  const left = overlap.stays.length - bars.length;
  const percent = (minute: number) => `${(minute / overlap.minutes) * 100}%`;
  return (
    <Section title={t("onTheDay.overlap.title")} id="overlap">
      <figure className="grid max-w-prose gap-3">
        <figcaption>
          {summary(overlap, clock, t)}
          <span className="sr-only"> {inWords(overlap, byId, clock, t)}</span>
        </figcaption>
        <div aria-hidden="true" dir="ltr" className="drawn grid gap-1.5">
          <div className="relative grid gap-1.5">
            <div className="absolute inset-y-0 start-28 end-0">
              {overlap.best && (
                <span
                  className="absolute inset-y-0 rounded-md bg-on-wash"
                  style={{
                    left: percent(overlap.best.from),
                    width: percent(overlap.best.to - overlap.best.from),
                  }}
                />
              )}
              {lines.map((minute) => (
                <span
                  key={minute}
                  className="absolute inset-y-0 border-s border-line"
                  style={{ left: percent(minute) }}
                />
              ))}
            </div>
            {bars.map(({ id, kind, from, to }) => {
              const person = byId.get(id);
              return (
                <div key={id} className="relative grid grid-cols-[7rem_minmax(0,1fr)] items-center">
                  <span className="truncate pe-2 text-sm font-semibold text-soft">
                    <bdi>{person?.you ? t("onTheDay.overlap.youRow") : person?.name}</bdi>
                  </span>
                  <span className="relative h-6">
                    <span
                      className={`absolute inset-y-0.5 rounded-full ${barLook(kind, person?.you ?? false)}`}
                      style={{ left: percent(from), width: percent(to - from) }}
                    />
                  </span>
                </div>
              );
            })}
          </div>
          <div className="relative ms-28 h-6 text-sm text-soft">
            {labels(overlap.minutes).map((minute) => (
              <span
                key={minute}
                className={`absolute ${labelAt(minute, overlap.minutes)}`}
                style={{ left: percent(minute) }}
              >
                {clock(minute)}
              </span>
            ))}
          </div>
          {left > 0 && <p className="text-sm text-soft">{t("onTheDay.more", { count: left })}</p>}
        </div>
      </figure>
    </Section>
  );
}

function barLook(kind: "going" | "might", you: boolean): string {
  if (kind === "might") return "border-2 border-dashed border-saucer-line bg-saucer/60";
  return you ? "bg-tea" : "bg-crema";
}

/** Where there are too many to draw, oneself and those who are there for a part of it: the picture is about them. */
function worthDrawing({ stays, minutes }: Overlapping, byId: Map<string, Person>): Overlapping["stays"] {
  const rank = ({ id, from, to }: Overlapping["stays"][number]) => {
    if (byId.get(id)?.you) return 0;
    return from > 0 || to < minutes ? 1 : 2;
  };
  return [...stays].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_BARS);
}

/** You first, then by when they come and go, those who might at the end. */
function inOrder(stays: Overlapping["stays"], byId: Map<string, Person>): Overlapping["stays"] {
  const rank = ({ id, kind }: Overlapping["stays"][number]) =>
    byId.get(id)?.you ? 0 : kind === "going" ? 1 : 2;
  return [...stays].sort((a, b) => rank(a) - rank(b) || a.from - b.from || a.to - b.to);
}

/** A line for each quarter of an hour, or for as much more as keeps them apart on a phone. */
function gridLines(minutes: number): number[] {
  const step = [15, 30, 60, 120].find((each) => minutes / each <= 16) ?? 240;
  return Array.from({ length: Math.floor(minutes / step) + 1 }, (_, i) => i * step);
}

/** The start, the end and what divides them evenly: at most four, which is what a small phone has room for. */
function labels(minutes: number): number[] {
  const parts = [3, 2].find((each) => minutes % (15 * each) === 0) ?? 1;
  return Array.from({ length: parts + 1 }, (_, i) => (i * minutes) / parts);
}

/** Under its line; the first and the last stay within the picture. */
function labelAt(minute: number, minutes: number): string {
  if (minute === 0) return "";
  return minute === minutes ? "-translate-x-full" : "-translate-x-1/2";
}

type Clock = (minute: number) => string;

function summary({ best, minutes }: Overlapping, clock: Clock, t: Words): string {
  if (!best) return t("onTheDay.overlap.none");
  if (best.from === 0 && best.to === minutes) return t("onTheDay.overlap.whole", { count: best.count });
  const [from, to] = [clock(best.from), clock(best.to)];
  return t("onTheDay.overlap.best", { count: best.count, from, to });
}

function inWords({ segments }: Overlapping, byId: Map<string, Person>, clock: Clock, t: Words): string {
  const list = new Intl.ListFormat("en-GB", { type: "conjunction" });
  const named = (ids: string[]) =>
    list.format(
      ids.map((id) => (byId.get(id)?.you ? t("onTheDay.overlap.you") : (byId.get(id)?.name ?? ""))),
    );
  return segments
    .map(({ from, to, going, might }) =>
      t("onTheDay.overlap.segment", {
        from: clock(from),
        to: clock(to),
        going: going.length,
        names: named(going),
        might: might.length,
        mights: named(might),
      }),
    )
    .join(" ");
}

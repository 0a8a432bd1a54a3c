import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { isZone } from "#lib/time.ts";
import { parseRule, RuleError, type RuleParts } from "./rule-parts.ts";
import { isLocalTime, type LocalTime, toInstant } from "./wall-time.ts";

export { RuleError };

/**
 * `start`: first wall time "YYYY-MM-DDTHH:MM" of the zone; if the rule does not fall on it, the first date
 * after it on which the rule does fall counts as the start. `skip`: wall times left out; COUNT counts them.
 */
export type RuleSpec = { rrule: string; start: LocalTime; zone: string; skip?: readonly LocalTime[] };

/** Instants, both ends included; at most `limit` dates. */
export type RuleWindow = { from?: Date | string; to?: Date | string; limit: number };

/**
 * `local` is the wall time the rule gives, and the identity of the date. Where the clock jumps over it, the
 * instant is later by the gap, so `toLocal(instant)` differs: that is the time to show.
 */
export type Occurrence = { local: LocalTime; instant: string };

/** Periods looked at in vain, and dates walked through (54 years of days), before a rule is given up. */
const budget = 20_000;
const lastWall = "9999-12-29T23:59";
const day = 86_400_000;

/**
 * The dates of a rule within a window, in order. The library is given wall times marked as UTC, so that it
 * never meets a clock change; each wall time is resolved in the zone afterwards.
 * Throws RuleError, with a sentence, for a rule, start or zone that cannot be used, for a rule that gives no
 * date at all, and where the budget runs out.
 */
export function expandRule(spec: RuleSpec, window: RuleWindow): Occurrence[] {
  const { source, parts, first } = prepare(spec);
  const { from, to } = readWindow(window);
  const skip = new Set(spec.skip);
  const found: Occurrence[] = [];
  // No zone is two days from UTC, so what is earlier than this needs no resolving.
  const early = from ? marginBefore(from) : "";
  let walked = 0;
  // COUNT counts from the start, so there the walk cannot begin at the window.
  for (const local of walk(source, parts.count || early < first ? first : early)) {
    if (window.limit <= 0 || local > lastWall || walked === parts.count) break;
    if (++walked > budget) throw new RuleError("This rule gives too many dates to count through; use UNTIL.");
    if (local < early) continue;
    const instant = toInstant(local, spec.zone);
    if (ended(parts, local, instant) || (to && instant > to)) break;
    if (skip.has(local) || (from && instant < from)) continue;
    const size = found.push({ local, instant: instant.toISOString().replace(".000Z", "Z") });
    if (size >= window.limit) break;
  }
  return found;
}

/** The first wall time on which the rule falls: what to store as its start. Throws RuleError as `expandRule`. */
export function firstDate(spec: RuleSpec): LocalTime {
  return prepare(spec).first;
}

type Prepared = { parts: RuleParts; source: RRuleTemporal; first: LocalTime };

function prepare(spec: RuleSpec): Prepared {
  if (!isLocalTime(spec.start)) {
    throw new RuleError(
      `A series starts at a real date and time like 2026-11-23T11:00, not “${spec.start}”.`,
    );
  }
  if (!isZone(spec.zone)) throw new RuleError(`“${spec.zone}” is not a time zone; one is Europe/London.`);
  const odd = spec.skip?.find((local) => !isLocalTime(local));
  if (odd !== undefined) {
    throw new RuleError(`A date to skip is written like 2026-11-23T11:00, not “${odd}”.`);
  }
  const parts = parseRule(spec.rrule);
  const source = toLibrary(parts, spec.start);
  const first = firstOf(source);
  if (ended(parts, first, toInstant(first, spec.zone))) {
    throw new RuleError("UNTIL is before the first date of this rule, so it gives none.");
  }
  return { parts, source, first };
}

/** COUNT and UNTIL stay here: they are about skipped dates and instants, of which the library knows nothing. */
function toLibrary(parts: RuleParts, start: LocalTime): RRuleTemporal {
  return new RRuleTemporal({
    dtstart: marked(start),
    freq: parts.freq,
    interval: parts.interval,
    byDay: some(parts.byDay.map((one) => `${one.nth || ""}${one.day}`)),
    byMonthDay: some(parts.byMonthDay),
    byMonth: some(parts.byMonth),
    bySetPos: some(parts.bySetPos),
    wkst: parts.wkst,
    maxIterations: budget,
    maxCandidateEvaluations: budget * 10,
    cache: false,
  });
}

function some<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}

function marked(wall: string) {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime("UTC");
}

function ended({ until }: RuleParts, local: LocalTime, instant: Date): boolean {
  if (!until) return false;
  return "local" in until ? `${local}:00` > until.local : instant > until.instant;
}

function marginBefore(instant: Date): LocalTime {
  const early = instant.getTime() - 2 * day;
  return early > 0 ? wallOf({ epochMilliseconds: early }) : "";
}

/** Wall times in order, from `start` on, without end but for the calendar's. */
function* walk(source: RRuleTemporal, start: LocalTime): Generator<LocalTime> {
  let at = within(() => source.next(new Date(`${start}Z`), true));
  // Pages that grow: asking for one date stays cheap, asking for a thousand takes few questions.
  for (let days = 32; at; days = Math.min(days * 2, 4096)) {
    const begin = at.epochMilliseconds;
    const end = new Date(begin + days * day);
    for (const one of within(() => source.between(new Date(begin), end, true))) yield wallOf(one);
    at = within(() => source.next(end, false));
  }
}

function firstOf(source: RRuleTemporal): LocalTime {
  let first: LocalTime | undefined;
  within(() =>
    source.all((one) => {
      first = wallOf(one);
      return false;
    }),
  );
  if (first === undefined) throw new RuleError("This rule never gives a date.");
  return first;
}

function wallOf(one: { epochMilliseconds: number }): LocalTime {
  const wall = new Date(one.epochMilliseconds).toISOString();
  // Years of five digits are written "+010000", which neither sorts nor slices.
  return wall.startsWith("+") ? "9999-12-31T23:59" : wall.slice(0, 16);
}

/** The library throws a plain Error when its budget is spent. */
function within<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Error && /exceeded/.test(error.message)) {
      throw new RuleError("This rule gives no date within reach.");
    }
    throw error;
  }
}

function readWindow({ from, to }: RuleWindow): { from?: Date; to?: Date } {
  const read = (value: Date | string | undefined) => (value === undefined ? undefined : new Date(value));
  const window = { from: read(from), to: read(to) };
  if (Number.isNaN(window.from?.getTime()) || Number.isNaN(window.to?.getTime())) {
    throw new RuleError("The window must begin and end at instants like 2026-11-23T11:00:00Z.");
  }
  return window;
}

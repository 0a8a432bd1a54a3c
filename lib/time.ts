import { AsyncLocalStorage } from "node:async_hooks";
// In parts: "date-fns-tz" itself brings all of date-fns along, 0.7 s and 200 MB at each start.
import { format } from "date-fns/format";
import { enGB } from "date-fns/locale/en-GB";
import { toZonedTime } from "date-fns-tz/toZonedTime";

/** How far the clock of this process is set forward, in milliseconds; tests move it, nobody else. */
const offset = Symbol.for("elevenses.clock");
const shared = globalThis as { [offset]?: number };

/** The instant that a piece of work is told it is; see `atTime`. */
const told = new AsyncLocalStorage<Date>();

/** The present instant. The one clock of the product: verbs ask it and hand it to rules. */
export function now(): Date {
  return told.getStore() ?? new Date(Date.now() + (shared[offset] ?? 0));
}

/** Lets a piece of work, and nothing beside it, see another instant as the present: how the seed makes a past. */
export function atTime<T>(instant: Date, work: () => Promise<T>): Promise<T> {
  return told.run(instant, work);
}

/** Sets the clock for tests: from now on time runs from `instant`; undefined puts it right again. */
export function setClock(instant: Date | undefined): void {
  shared[offset] = instant ? instant.getTime() - Date.now() : 0;
}

const locales: Record<string, typeof enGB> = { "en-GB": enGB };

/**
 * Shows an instant as wall time in a zone.
 * @param pattern a date-fns format, such as "EEEE d MMMM", without any of the zone itself
 * @param zone an IANA zone
 */
export function inZone(instant: Date, zone: string, pattern: string, locale = "en-GB"): string {
  const key = `${instant.getTime()} ${zone} ${locale} ${pattern}`;
  const known = written.get(key);
  if (known !== undefined) return known;
  const text = format(toZonedTime(instant, zone), pattern, { locale: locales[locale] ?? enGB });
  if (written.size >= MOST_WRITTEN) written.clear();
  written.set(key, text);
  return text;
}

/** What was formatted lately: every page shows the same few dates, and a dozen took a twelfth of a member's page. */
const written = new Map<string, string>();
const MOST_WRITTEN = 2_000;

/** The local date, YYYY-MM-DD, of an instant in a zone. */
export function localDate(instant: Date, zone: string): string {
  return inZone(instant, zone, "yyyy-MM-dd");
}

/** Whether a zone is one this machine's time zone data knows by its IANA name. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return /^[A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*$/.test(zone);
  } catch {
    return false;
  }
}

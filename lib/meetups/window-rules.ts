import { addDays, isLocalDate, type LocalDate } from "#lib/calendar/wall-time.ts";

/** A stretch of local dates, both ends included. */
export type DateWindow = { from: LocalDate; to: LocalDate };

/** Every ending of reading a window out of an address. */
export type WindowDecision =
  | ({ ok: true } & DateWindow)
  | { ok: false; refusal: "twice" | "noDate"; name: "from" | "to" }
  | ({ ok: false; refusal: "backwards" | "tooLong" } & DateWindow);

/** How far it reaches where the address does not say. */
export const USUAL_DAYS = 7 * 12;
export const MOST_YEARS = 2;

/**
 * The window that `from` and `to` of an address mean. Left out, it begins today and reaches twelve weeks on.
 * @param given all values of each; one is wanted at the most
 */
export function readWindow(
  given: Record<"from" | "to", readonly string[]>,
  today: LocalDate,
): WindowDecision {
  for (const name of ["from", "to"] as const) {
    const [value, ...more] = given[name];
    if (more.length > 0) return { ok: false, refusal: "twice", name };
    if (value !== undefined && !isLocalDate(value)) return { ok: false, refusal: "noDate", name };
  }
  const from = given.from[0] ?? today;
  const to = given.to[0] ?? addDays(from, USUAL_DAYS);
  if (to < from) return { ok: false, refusal: "backwards", from, to };
  // As text: 29 February two years on is the 28th, and "02-29" sorts right behind it.
  const last = `${Number(from.slice(0, 4)) + MOST_YEARS}${from.slice(4)}`;
  return to > last ? { ok: false, refusal: "tooLong", from, to } : { ok: true, from, to };
}

/**
 * The instant in an address from which a list of the past goes on; undefined for what is none. Years of four digits, and
 * after the first: of others the database knows nothing.
 */
export function readBefore(text: unknown): Date | undefined {
  if (typeof text !== "string" || !/^[1-9]\d{3}-\d\d-\d\dT[\d:.]{5,12}Z$/.test(text)) return undefined;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

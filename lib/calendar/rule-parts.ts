import { isRealDate } from "./wall-time.ts";

export const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Weekday = (typeof weekdays)[number];

const freqs = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const;
export type Freq = (typeof freqs)[number];

/** A day of the week, `nth` of its month or year (-1 the last); 0 is every one. */
export type ByDay = { nth: number; day: Weekday };

/** UNTIL as written: an instant (with Z), or a wall time of the series' own zone ("…THH:MM:SS"). */
export type Until = { instant: Date } | { local: string };

/** An RRULE taken apart; a part not written is empty, interval is 1 and wkst "MO" if not written. */
export type RuleParts = {
  freq: Freq;
  interval: number;
  count?: number;
  until?: Until;
  byDay: ByDay[];
  byMonthDay: number[];
  byMonth: number[];
  bySetPos: number[];
  wkst: Weekday;
};

/** A rule that cannot be used. The message is a sentence that says why, for whoever wrote the rule. */
export class RuleError extends Error {
  override name = "RuleError";
}

/**
 * Reads an RRULE value (RFC 5545, section 3.3.10; without "RRULE:"). Takes FREQ by the day, week, month or
 * year with INTERVAL, COUNT or UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS and WKST. An UNTIL without Z is
 * read as wall time, a bare date as the whole of that day: the RFC wants UTC, many programs write otherwise,
 * and only one meaning is possible. Throws RuleError.
 */
export function parseRule(rrule: string): RuleParts {
  if (rrule.length > 500) throw new RuleError("This rule is too long: 500 characters are the most.");
  const written = splitParts(rrule);
  const read: RuleParts = {
    freq: readFreq(written.get("FREQ")),
    interval: readNumber(written, "INTERVAL", 1, 1000) ?? 1,
    count: readNumber(written, "COUNT", 1, 1_000_000),
    until: readUntil(written.get("UNTIL")),
    byDay: readDays(written.get("BYDAY")),
    byMonthDay: readNumbers(written, "BYMONTHDAY", 31, true),
    byMonth: readNumbers(written, "BYMONTH", 12, false),
    bySetPos: readNumbers(written, "BYSETPOS", 366, true),
    wkst: readWeekday(written.get("WKST") ?? "MO", "WKST"),
  };
  refuseMisfits(read);
  return read;
}

const known = [
  "FREQ",
  "INTERVAL",
  "COUNT",
  "UNTIL",
  "BYDAY",
  "BYMONTHDAY",
  "BYMONTH",
  "BYSETPOS",
  "WKST",
] as const;

function splitParts(rrule: string): Map<string, string> {
  const written = new Map<string, string>();
  for (const part of rrule.toUpperCase().split(";")) {
    const [name = "", value = "", ...rest] = part.split("=");
    if (!name || !value || rest.length > 0) {
      throw new RuleError(`A rule is parts like FREQ=WEEKLY with a semicolon between; “${part}” is not one.`);
    }
    if (!(known as readonly string[]).includes(name)) {
      throw new RuleError(`“${name}” cannot be used in a rule here; what can is ${known.join(", ")}.`);
    }
    if (written.has(name)) throw new RuleError(`${name} stands in the rule twice; once is enough.`);
    written.set(name, value);
  }
  return written;
}

function readFreq(value: string | undefined): Freq {
  const freq = freqs.find((one) => one === value);
  if (freq) return freq;
  if (value === undefined) throw new RuleError("A rule needs FREQ, for example FREQ=WEEKLY.");
  if (/^(HOURLY|MINUTELY|SECONDLY)$/.test(value)) {
    throw new RuleError("A rule cannot repeat within a day; write FREQ=DAILY or something rarer.");
  }
  throw new RuleError(`FREQ must be ${freqs.join(", ")}, not “${value}”.`);
}

function readNumber(written: Map<string, string>, name: string, least: number, most: number) {
  const value = written.get(name);
  if (value === undefined) return undefined;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new RuleError(`${name} must be a whole number from ${least} to ${most}, not “${value}”.`);
}

function readNumbers(written: Map<string, string>, name: string, most: number, fromEnd: boolean): number[] {
  const value = written.get(name);
  if (value === undefined) return [];
  const numbers = value.split(",").map((one) => {
    const number = /^[+-]?\d{1,3}$/.test(one) && (fromEnd || /^\d/.test(one)) ? Number(one) : 0;
    if (number !== 0 && Math.abs(number) <= most) return number;
    const range = fromEnd ? `1 to ${most}, or -1 to -${most} from the end` : `1 to ${most}`;
    throw new RuleError(`${name} takes numbers ${range}; “${one}” is not one.`);
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function readDays(value: string | undefined): ByDay[] {
  if (value === undefined) return [];
  const days = value.split(",").map((one) => {
    const [, nth = "", day = ""] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(one) ?? [];
    if (nth && (Number(nth) === 0 || Math.abs(Number(nth)) > 53)) {
      throw new RuleError(`BYDAY counts weekdays from 1 to 53, or back from -1; “${one}” does not.`);
    }
    return { nth: Number(nth), day: readWeekday(day || one, "BYDAY") };
  });
  return days.filter((one, at) => days.findIndex((two) => two.day === one.day && two.nth === one.nth) === at);
}

function readWeekday(value: string, name: string): Weekday {
  const day = weekdays.find((one) => one === value);
  if (!day) throw new RuleError(`${name} takes the weekdays ${weekdays.join(", ")}; “${value}” is not one.`);
  return day;
}

function readUntil(value: string | undefined): Until | undefined {
  if (value === undefined) return undefined;
  const match = /^(\d{4})(\d\d)(\d\d)(?:T([01]\d|2[0-3])([0-5]\d)([0-5]\d|60)(Z?))?$/.exec(value);
  const date = match ? `${match[1]}-${match[2]}-${match[3]}` : "";
  if (!match || !isRealDate(date)) {
    throw new RuleError(`UNTIL must be a real date like 20271231 or 20271231T110000Z, not “${value}”.`);
  }
  if (match[4] === undefined) return { local: `${date}T23:59:59` };
  const time = `${date}T${match[4]}:${match[5]}:${match[6] === "60" ? "59" : match[6]}`;
  return match[7] ? { instant: new Date(`${time}Z`) } : { local: time };
}

/** Parts that are each right and do not go together (the table in RFC 5545, section 3.3.10). */
function refuseMisfits(rule: RuleParts): void {
  const counted = rule.byDay.some((one) => one.nth !== 0);
  if (rule.count !== undefined && rule.until) {
    throw new RuleError("A rule ends by COUNT or by UNTIL, not by both.");
  }
  if (counted && (rule.freq === "DAILY" || rule.freq === "WEEKLY")) {
    throw new RuleError("A weekday can be counted (like 1FR) only with FREQ=MONTHLY or FREQ=YEARLY.");
  }
  if (rule.freq === "WEEKLY" && rule.byMonthDay.length > 0) {
    throw new RuleError("BYMONTHDAY does not go with FREQ=WEEKLY; write FREQ=MONTHLY.");
  }
  // rrule-temporal 2.2.8 takes only the counted weekdays into account here; better no dates than wrong ones.
  const others = rule.byMonthDay.length > 0 || rule.byDay.some((one) => one.nth === 0);
  if (rule.freq === "YEARLY" && counted && others && rule.byMonth.length === 0) {
    throw new RuleError("A weekday counted through the year stands alone, or with BYMONTH.");
  }
  if (rule.bySetPos.length > 0 && rule.byDay.length + rule.byMonthDay.length + rule.byMonth.length === 0) {
    throw new RuleError(
      "BYSETPOS picks from other parts, so BYDAY, BYMONTHDAY or BYMONTH must be there too.",
    );
  }
}

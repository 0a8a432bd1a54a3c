import type Holidays from "date-holidays";
import type { HolidaysTypes } from "date-holidays";
import type { LocalDate } from "./wall-time.ts";

/** A country or a part of one, as it is chosen and stored: "GB" or "GB-ENG". */
export type Region = { code: string; name: string; country: string };

/** What `series.holidays` takes; the few parts of countries that the package writes otherwise are not offered. */
const shape = /^[A-Z]{2}(-[A-Z0-9]{1,4})?$/;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * The public holiday of a region on a local date, by its name in the group's language where it has one there, else in
 * the region's own; empty for an ordinary day. Substitute days are holidays. Days off from noon only (Christmas Eve in
 * Bavaria) are not. For a region that is none: empty.
 * @param region "GB", "GB-ENG", "DE-BY"; empty for none
 */
export async function holidayOn(region: string, date: LocalDate, locale = "en-GB"): Promise<string> {
  if (region === "" || !(await isRegion(region))) return "";
  const language = locale.slice(0, 2);
  const key = `${region} ${date.slice(0, 4)} ${language}`;
  const known = years.get(key) ?? holidaysOf(region, Number(date.slice(0, 4)), language);
  if (years.size >= MOST_YEARS) years.clear();
  years.set(key, known);
  return (await known).get(date) ?? "";
}

/** By region, year and language: a year of England's takes the package 5 ms. */
const years = new Map<string, Promise<Map<LocalDate, string>>>();
const MOST_YEARS = 200;

async function holidaysOf(region: string, year: number, language: string): Promise<Map<LocalDate, string>> {
  const holidays = await of(region);
  // The year before, for holidays of several days that reach over its end.
  const found = [year - 1, year].flatMap((each) => holidays.getHolidays(each, language) || []);
  const days = found.filter(isDayOff).flatMap((one) => daysOf(one).map((day) => ({ ...one, day })));
  const names = new Map<LocalDate, string>();
  // A holiday of its own goes before one that was only shifted there.
  for (const { day, name, substitute } of days)
    if (!substitute || !names.has(day)) names.set(day, names.get(day) ?? name);
  return names;
}

function isDayOff({ type, date, start, end }: HolidaysTypes.Holiday): boolean {
  const halfDay = date.slice(11, 13) >= "12" && end.getTime() - start.getTime() < 18 * HOUR;
  return (type === "public" || type === "bank") && !halfDay;
}

/** The local dates it lies on; one that begins in the evening is the day after. */
function daysOf({ date, start, end }: HolidaysTypes.Holiday): LocalDate[] {
  const evening = date.slice(11, 13) >= "12" ? 1 : 0;
  const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY));
  const first = Date.parse(`${date.slice(0, 10)}T00:00Z`);
  return Array.from({ length: count }, (_, at) =>
    new Date(first + (at + evening) * DAY).toISOString().slice(0, 10),
  );
}

/** Every country and part of one that has holidays here, sorted by name, a country before its parts. */
export function regions(locale = "en-GB"): Promise<Region[]> {
  const language = locale.slice(0, 2);
  const known = lists.get(language) ?? listRegions(language);
  lists.set(language, known);
  return known;
}

const lists = new Map<string, Promise<Region[]>>();

async function listRegions(language: string): Promise<Region[]> {
  const all = await of("");
  const byName = (a: Region, b: Region) => a.name.localeCompare(b.name, language);
  const countries = Object.entries(all.getCountries(language))
    .map(([code, name]) => ({ code, name, country: code }))
    .sort(byName);
  return countries.flatMap((country) => {
    const parts = Object.entries(all.getStates(country.code, language) ?? {})
      .map(([code, name]) => ({ code: `${country.code}-${code}`, name, country: country.code }))
      .filter(({ code }) => shape.test(code))
      .sort(byName);
    return [country, ...parts];
  });
}

/** Whether `holidayOn` knows the region. Empty is one: no holidays. */
export async function isRegion(region: string): Promise<boolean> {
  return region === "" || (await regions()).some(({ code }) => code === region);
}

/** The country whose clocks show a zone's time, as a first guess at the region; empty where it cannot be told. */
export async function countryOfZone(zone: string): Promise<string> {
  const all = (await regions()).filter(({ code, country }) => code === country);
  for (const { code } of all) if ((await of(code)).getTimezones().includes(zone)) return code;
  return "";
}

/** The package, only when somebody asks: it is 800 kB of data, and most groups mark no holidays. */
async function of(region: string): Promise<Holidays> {
  const { default: Package } = await import("date-holidays");
  const [country, state] = region.split("-");
  if (!country) return new Package();
  return state ? new Package(country, state) : new Package(country);
}

import { describe, expect, test } from "vitest";
import { countryOfZone, holidayOn, isRegion, regions } from "./holidays.ts";

/** As published: gov.uk/bank-holidays for Britain, the Bavarian Feiertagsgesetz for Bavaria. */
const known: [region: string, date: string, name: string][] = [
  ["GB-ENG", "2026-01-01", "New Year's Day"],
  ["GB-ENG", "2026-04-03", "Good Friday"],
  ["GB-ENG", "2026-04-06", "Easter Monday"],
  ["GB-ENG", "2026-05-04", "Early May bank holiday"],
  ["GB-ENG", "2026-05-25", "Spring bank holiday"],
  ["GB-ENG", "2026-08-31", "Summer bank holiday"],
  ["GB-ENG", "2026-12-25", "Christmas Day"],
  ["GB-ENG", "2026-12-28", "Boxing Day (substitute day)"],
  ["GB-ENG", "2027-03-29", "Easter Monday"],
  ["GB-ENG", "2027-12-27", "Christmas Day (substitute day)"],
  ["GB-ENG", "2027-12-28", "Boxing Day (substitute day)"],
  ["GB-SCT", "2026-01-02", "January 2nd"],
  ["GB-SCT", "2027-01-04", "January 2nd (substitute day)"],
  ["GB-SCT", "2026-11-30", "St Andrew’s Day"],
  ["DE-BY", "2027-01-06", "Epiphany"],
  ["DE-BY", "2027-05-27", "Corpus Christi"],
  ["DE-BY", "2027-11-01", "All Saints' Day"],
  ["DE", "2026-10-03", "National Holiday"],
];

test.each(known)("%s, %s: %s", async (region, date, name) => {
  expect(await holidayOn(region, date)).toBe(name);
});

describe("ordinary days", () => {
  test.each([
    ["GB-ENG", "2026-01-02", "it is Scotland's"],
    ["GB-SCT", "2027-03-29", "Easter Monday is none in Scotland"],
    ["GB-ENG", "2026-03-15", "Mother's Day is no day off"],
    ["GB-ENG", "2026-04-05", "neither is Easter Sunday"],
    ["DE-BY", "2027-12-24", "off from two in the afternoon only"],
    ["", "2026-12-25", "no region"],
    ["XX", "2026-12-25", "no such country"],
    ["GB-XYZ", "2026-12-25", "no such part"],
    ["gb", "2026-12-25", "not its code"],
    ["__proto__", "2026-12-25", "no code at all"],
  ])("%s, %s: %s", async (region, date) => {
    expect(await holidayOn(region, date)).toBe("");
  });
});

test("a holiday of several days is each of them, and reaches over the year's end", async () => {
  for (const day of ["2026-12-28", "2026-12-31", "2027-01-02"])
    expect(await holidayOn("SZ", day)).toMatch(/^Incwala/);
});

test("names are in the group's language", async () => {
  expect(await holidayOn("DE-BY", "2027-01-06", "de-DE")).toBe("Heilige Drei Könige");
});

test("the list: a country, then its parts by name", async () => {
  const britain = (await regions()).filter(({ country }) => country === "GB");
  expect(britain.map(({ code }) => code)).toEqual(["GB", "GB-ALD", "GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"]);
  const names = (await regions()).filter(({ code, country }) => code === country).map(({ name }) => name);
  expect(names.indexOf("Åland Islands")).toBeLessThan(names.indexOf("Albania"));
});

test.each([
  ["", true],
  ["GB", true],
  ["GB-ENG", true],
  ["CK-Aitutaki", false],
  ["GB-", false],
  ["XX", false],
])("%s is a region: %s", async (region, is) => {
  expect(await isRegion(region)).toBe(is);
});

test.each([
  ["Europe/London", "GB"],
  ["Europe/Berlin", "DE"],
  ["America/Chicago", "US"],
  ["Etc/UTC", ""],
])("the first guess in %s: %s", async (zone, country) => {
  expect(await countryOfZone(zone)).toBe(country);
});

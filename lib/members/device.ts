/** What a User-Agent header says of browser and system; either may be unknown. */
export type Device = { browser?: string; system?: string };

/** The first that fits counts: most browsers also claim to be those below them. */
const browsers: [string, RegExp][] = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\b(?:OPR|OPX|Opera)\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Vivaldi", /\bVivaldi\//],
  ["DuckDuckGo", /\b(?:DuckDuckGo|Ddg)\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:HeadlessChrome|Chrome|Chromium|CriOS)\//],
  ["Safari", /\bSafari\//],
];
const systems: [string, RegExp][] = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b|\bMacintosh\b/],
  ["Linux", /\bLinux\b|\bX11\b/],
];

const SEPARATOR = "/";

/** A short label to keep with a session, such as "Firefox/Linux": names only, no versions. */
export function deviceLabel(userAgent: string | null | undefined): string {
  const text = (userAgent ?? "").slice(0, 500);
  const name = (table: [string, RegExp][]) => table.find(([, pattern]) => pattern.test(text))?.[0] ?? "";
  const [browser, system] = [name(browsers), name(systems)];
  return browser || system ? `${browser}${SEPARATOR}${system}` : "";
}

/** The parts of a kept label. */
export function readDevice(label: string): Device {
  const [browser, system] = label.split(SEPARATOR);
  return { browser: browser || undefined, system: system || undefined };
}

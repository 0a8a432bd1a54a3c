import { expect, test } from "vitest";
import { deviceLabel, readDevice } from "./device.ts";

const kit = "AppleWebKit/537.36 (KHTML, like Gecko)";
const chrome = "Chrome/143.0.0.0 Safari/537.36";
const cases: [string, string | null][] = [
  ["Firefox/Linux", "Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0"],
  ["Firefox/Android", "Mozilla/5.0 (Android 15; Mobile; rv:146.0) Gecko/146.0 Firefox/146.0"],
  [
    "Firefox/iPhone",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/146.0 Mobile/15E148 Safari/605.1.15",
  ],
  ["Chrome/Windows", `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${kit} ${chrome}`],
  ["Edge/Windows", `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${kit} ${chrome} Edg/143.0.0.0`],
  ["Opera/macOS", `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${kit} ${chrome} OPR/127.0.0.0`],
  [
    "Samsung Internet/Android",
    `Mozilla/5.0 (Linux; Android 14; SM-S921B) ${kit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
  ],
  [
    "Safari/iPad",
    "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/604.1",
  ],
  [
    "Safari/macOS",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
  ],
  ["Chrome/ChromeOS", `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${kit} ${chrome}`],
  ["Chrome/Linux", `Mozilla/5.0 (X11; Linux x86_64) ${kit} HeadlessChrome/143.0.0.0 Safari/537.36`],
  ["", "curl/8.5.0"],
  ["", ""],
  ["", null],
];

test.each(cases)("%s", (label, userAgent) => {
  expect(deviceLabel(userAgent)).toBe(label);
});

test("a label is read back; what is not known is left out", () => {
  expect(readDevice("Firefox/Linux")).toEqual({ browser: "Firefox", system: "Linux" });
  expect(readDevice("/Linux")).toEqual({ browser: undefined, system: "Linux" });
  expect(readDevice("")).toEqual({ browser: undefined, system: undefined });
});

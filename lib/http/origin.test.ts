import { expect, test } from "vitest";
import { isOneClick, isOurHost, isOurOrigin } from "./origin.ts";

const site = new URL("https://tea.example.org");
const home = new URL("http://localhost:3000");

test.each([
  ["tea.example.org", site, false, true],
  ["TEA.example.org", site, false, true],
  ["tea.example.org:8443", site, false, false],
  ["evil.example", site, false, false],
  ["tea.example.org.evil.example", site, false, false],
  ["localhost", site, false, false],
  ["127.0.0.1:3000", site, false, false],
  ["127.0.0.1:3000", site, true, true],
  ["localhost:4200", site, true, true],
  ["localhost:3000", home, false, true],
  ["127.0.0.1:3000", home, false, true],
  ["[::1]:3000", home, false, true],
  ["localhost.evil.example", home, true, false],
  ["", site, true, false],
  [undefined, site, true, false],
])("host %s of %s, local %s: %s", (host, baseUrl, local, ours) => {
  expect(isOurHost(host, baseUrl, local)).toBe(ours);
});

test.each([
  ["same-origin", undefined, true],
  ["same-origin", "null", true],
  ["same-origin", "https://tea.example.org", true],
  ["same-site", "https://tea.example.org", false],
  ["cross-site", "https://tea.example.org", false],
  ["cross-site", undefined, false],
  ["none", undefined, false],
  ["none", "https://tea.example.org", true],
  ["none", "https://evil.example", false],
  ["nonsense", "https://tea.example.org", false],
  [undefined, "https://tea.example.org", true],
  [undefined, "http://tea.example.org", false],
  [undefined, "https://tea.example.org:444", false],
  [undefined, "https://tea.example.org.evil.example", false],
  [undefined, "https://evil.example", false],
  [undefined, "null", false],
  [undefined, "", false],
  [undefined, undefined, false],
])("a write with Sec-Fetch-Site %s and Origin %s: %s", (fetchSite, origin, ours) => {
  const headers = {
    ...(fetchSite && { "sec-fetch-site": fetchSite }),
    ...(origin !== undefined && { origin }),
  };
  expect(isOurOrigin(headers, site, "tea.example.org")).toBe(ours);
});

test("a site on this machine may be reached by its other name", () => {
  expect(isOurOrigin({ origin: "http://127.0.0.1:3000" }, home, "127.0.0.1:3000")).toBe(true);
  expect(isOurOrigin({ origin: "http://127.0.0.1:3001" }, home, "127.0.0.1:3000")).toBe(false);
});

test.each([
  ["POST", "/api/letters/stop/shouts-0a1b-2c3d", true],
  ["GET", "/api/letters/stop/shouts-0a1b-2c3d", false],
  ["DELETE", "/api/letters/stop/shouts-0a1b-2c3d", false],
  ["POST", "/api/letters/stop/", false],
  ["POST", "/api/letters/stop", false],
  ["POST", "/api/letters/stop/a/b", false],
  ["POST", "/api/letters/stop/a%2fb", false],
  ["POST", "/api/letters/stop/../../sign-out", false],
  ["POST", "/letters/stop/shouts-0a1b-2c3d", false],
  ["POST", "/x/api/letters/stop/shouts", false],
  ["POST", "/api/sign-out", false],
])("%s %s may come from anywhere: %s", (method, path, may) => {
  expect(isOneClick({ method, path })).toBe(may);
});

import { expect, test } from "vitest";
import { loggedPath } from "./access-log.ts";

test.each([
  ["/", "/"],
  ["/meetups/2026-12-07", "/meetups/2026-12-07"],
  ["/boards", "/boards"],
  ["/boards/editors-rah-and-argh", "/boards/*"],
  ["/boards/editors/posts/7", "/boards/*"],
  ["/welcome/abcdef", "/welcome/*"],
  ["/letters/stop/votes-0", "/letters/stop/*"],
  ["/api/letters/stop/votes-0", "/api/letters/stop/*"],
  ["/api/calendar/abc.ics", "/api/calendar/*"],
  ["/people/0198f3c2-7a4b-7c3d-9e2f-1a2b3c4d5e6f", "/people/*"],
  ["/_next/static/chunks/a.js", "/_next/static/*"],
])("%s is logged as %s", (path, logged) => expect(loggedPath(path)).toBe(logged));

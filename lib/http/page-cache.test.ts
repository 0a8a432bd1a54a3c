import { expect, test } from "vitest";
import { KeptAnswer } from "./kept-answer.ts";
import { isCacheable, mayKeep, OLDEST_MS, PageCache } from "./page-cache.ts";
import { Shelf } from "./shelf.ts";
import type { Visit } from "./visit.ts";

const page = (text = "page") => new KeptAnswer({ "content-type": "text/html" }, Buffer.from(text), "kept");

function cache() {
  const clock = { now: 0 };
  const pages = new PageCache<string>(() => clock.now);
  pages.listening(true);
  return { pages, clock };
}

test("a page is kept, for a minute at the most", () => {
  const { pages, clock } = cache();
  const kept = page();
  pages.put("/", kept, pages.generation);
  clock.now = OLDEST_MS - 1;
  expect(pages.get("/")).toBe(kept);
  clock.now = OLDEST_MS;
  expect(pages.get("/")).toBeUndefined();
});

test("a notice empties it", () => {
  const { pages } = cache();
  pages.put("/", page(), pages.generation);
  pages.empty();
  expect(pages.get("/")).toBeUndefined();
});

test("a render that began before a notice is not kept after it", () => {
  const { pages } = cache();
  const { generation } = pages;
  pages.empty();
  pages.put("/", page("as it was"), generation);
  expect(pages.get("/")).toBeUndefined();
});

test("who comes after a notice does not join a render that began before it", async () => {
  const { pages } = cache();
  const first = pages.share("/", async () => "as it was");
  pages.empty();
  const second = pages.share("/", async () => "as it is");
  expect([first.leads, second.leads]).toEqual([true, true]);
  expect(await second.outcome).toBe("as it is");
});

test("many who ask at once cause one render", async () => {
  const { pages } = cache();
  let renders = 0;
  const asked = Array.from({ length: 50 }, () =>
    pages.share("/", async () => {
      renders += 1;
      return "page";
    }),
  );
  await Promise.all(asked.map(({ outcome }) => outcome));
  expect(renders).toBe(1);
  expect(asked.filter(({ leads }) => leads)).toHaveLength(1);
  expect(pages.share("/", async () => "again").leads).toBe(true);
});

test("a render that failed is forgotten", async () => {
  const { pages } = cache();
  await expect(pages.share("/", () => Promise.reject(new Error("no"))).outcome).rejects.toThrow("no");
  expect(await pages.share("/", async () => "yes").outcome).toBe("yes");
});

test("while notices cannot be heard it neither gives nor takes, and afterwards trusts nothing from before", () => {
  const { pages } = cache();
  pages.put("/", page(), pages.generation);
  pages.listening(false);
  expect(pages.get("/")).toBeUndefined();
  pages.put("/", page(), pages.generation);
  pages.listening(true);
  expect(pages.get("/")).toBeUndefined();
});

const visitor = {
  id: "1",
  method: "GET",
  path: "/meetups/2026-12-07",
  query: "",
  write: false,
  signedIn: false,
  known: false,
  wantsPage: true,
} as Visit;

test.each<[Partial<Visit>, boolean]>([
  [{}, true],
  [{ method: "HEAD" }, true],
  [{ method: "POST", write: true }, false],
  [{ method: "OPTIONS" }, false],
  [{ known: true, signedIn: true }, false],
  [{ known: true }, false],
  [{ wantsPage: false }, false],
  [{ query: "?a=1" }, false],
  [{ query: "?" }, false],
  [{ path: "/api/health" }, false],
  [{ path: "/api" }, false],
  [{ path: "/dev/outbox" }, false],
  [{ path: "/sign-in" }, false],
  [{ path: "/sign-in/code" }, false],
  [{ path: "/welcome" }, false],
  [{ path: "/_next/data" }, false],
  [{ path: "/%6deetups" }, false],
  [{ path: "//" }, false],
  [{ path: `/${"a".repeat(300)}` }, false],
  [{ path: "/apiary" }, true],
])("a request with %o may be answered from it: %s", (more, expected) => {
  expect(isCacheable({ ...visitor, ...more })).toBe(expected);
});

const html = { "content-type": "text/html; charset=utf-8" };
const dynamic = "private, no-cache, no-store, max-age=0, must-revalidate";

test.each([
  [200, html, true],
  [200, { ...html, "cache-control": dynamic }, true],
  [200, { ...html, "cache-control": "private" }, false],
  [200, { ...html, "cache-control": "no-store" }, false],
  [200, { ...html, "cache-control": "private, no-store" }, false],
  [200, { ...html, "set-cookie": "a=b" }, false],
  [200, { ...html, "set-cookie": ["a=b"] }, false],
  [200, { "content-type": "application/json" }, false],
  [200, {}, false],
  [201, html, false],
  [206, html, false],
  [301, html, false],
  [307, html, false],
  [404, html, false],
  [500, html, false],
])("an answer %s with %o may be kept: %s", (status, headers, expected) => {
  expect(mayKeep(status, headers)).toBe(expected);
});

test("the shelf is bounded by number and by size; the longest unasked goes first", () => {
  const shelf = new Shelf<{ weight: number }>({ items: 3, bytes: 100 });
  for (const key of ["a", "b", "c"]) shelf.set(key, { weight: 10 });
  shelf.get("a");
  shelf.set("d", { weight: 10 });
  expect([shelf.get("a") !== undefined, shelf.get("b"), shelf.size]).toEqual([true, undefined, 3]);
  shelf.set("big", { weight: 26 });
  expect(shelf.get("big")).toBeUndefined();
  const heavy = new Shelf<{ weight: number }>({ items: 100, bytes: 100 });
  for (let at = 0; at < 20; at++) heavy.set(String(at), { weight: 25 });
  expect(heavy.size).toBe(4);
});

test("answers to queries have a place of their own: however many, they push no page out", () => {
  const { pages } = cache();
  const kept = page();
  for (const key of ["/", ...Array.from({ length: 2_000 }, (_, i) => `/embed?${i}`)])
    pages.put(key, kept, pages.generation);
  expect(pages.get("/")).toBe(kept);
  expect(pages.get("/embed?1999")).toBe(kept);
  expect(pages.get("/embed?0")).toBeUndefined();
  expect(pages.size).toBe(201);
  pages.empty();
  expect(pages.size).toBe(0);
});

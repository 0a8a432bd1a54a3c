import { afterEach, beforeEach, expect, test, vi } from "vitest";

const key = Symbol.for("elevenses.env");
const shared = globalThis as { [key]?: unknown };
const before = shared[key];
const out: string[] = [];
const written = () => out.join("").trim().split("\n").filter(Boolean);

beforeEach(() => {
  out.length = 0;
  vi.useFakeTimers();
  for (const stream of ["stdout", "stderr"] as const)
    vi.spyOn(process[stream], "write").mockImplementation((text) => out.push(String(text)) > 0);
});

afterEach(() => {
  shared[key] = before;
  vi.runAllTimers();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function logIn(mode: string) {
  shared[key] = { mode };
  return (await import("./log.ts")).log;
}

test("in production lines go out together after 100 ms, in their order", async () => {
  const log = await logIn("production");
  log.info("one");
  log.warn("two", { of: 2 });
  expect(out).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(out).toHaveLength(1);
  expect(written().map((line) => JSON.parse(line).message)).toEqual(["one", "two"]);
});

test("an error is written at once, behind what was said before it", async () => {
  const log = await logIn("production");
  log.info("before");
  log.error("went wrong", new Error("why"));
  expect(written().map((line) => JSON.parse(line).message)).toEqual(["before", "went wrong"]);
});

test("many lines do not wait for their time", async () => {
  const log = await logIn("production");
  for (let count = 0; count < 400; count++) log.info("a line of some length, as a request's is");
  expect(written().length).toBeGreaterThan(100);
});

test("elsewhere each line is there at once", async () => {
  const log = await logIn("development");
  log.info("here", { a: 1 });
  expect(out).toEqual(["· here a=1\n"]);
});

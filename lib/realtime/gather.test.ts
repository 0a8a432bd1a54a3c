import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Gather } from "./gather.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first at once, those of the next second as one, and none is left out", () => {
  const passed: string[] = [];
  const gather = new Gather((what) => passed.push(what));
  gather.hear("a");
  expect(passed).toEqual(["a"]);
  for (let at = 0; at < 50; at++) gather.hear("a");
  gather.hear("b");
  expect(passed).toEqual(["a", "b"]);
  vi.advanceTimersByTime(1_000);
  expect(passed).toEqual(["a", "b", "a"]);
  vi.advanceTimersByTime(999);
  gather.hear("a");
  expect(passed).toHaveLength(3);
  vi.advanceTimersByTime(1);
  expect(passed).toHaveLength(4);
  vi.advanceTimersByTime(5_000);
  expect([passed.length, vi.getTimerCount()]).toEqual([4, 0]);
});

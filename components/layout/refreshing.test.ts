import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sending } from "#components/ui/sending.ts";
import { Refreshing } from "./refreshing.ts";

const aDocument = () => {
  const made = Object.assign(new EventTarget(), {
    visibilityState: "visible",
    fields: [] as { value: string; defaultValue: string }[],
    querySelectorAll: () => made.fields,
  });
  return made;
};
let page = aDocument();

beforeEach(() => {
  vi.useFakeTimers();
  page = aDocument();
  vi.stubGlobal("document", page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page of meetups. `fetched` counts; a fetch takes until `arrives` is called. */
function aPage({ answers = async () => true } = {}) {
  const seen = { fetched: 0 };
  const refreshing = new Refreshing({ answers, random: () => 1 });
  const detach = refreshing.attach(() => {
    seen.fetched += 1;
    refreshing.busy(true);
  });
  refreshing.show({ topics: ["meetups"], only: new Map() });
  return { seen, refreshing, detach, arrives: () => refreshing.busy(false) };
}

const meetups = { t: "meetups", id: "1" };
const soon = () => vi.advanceTimersByTimeAsync(300);

test("what comes together is fetched in one, within 0.3 seconds", async () => {
  const { seen, refreshing } = aPage();
  for (let at = 0; at < 10; at++) refreshing.hear(meetups);
  expect(seen.fetched).toBe(0);
  await soon();
  expect(seen.fetched).toBe(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen.fetched).toBe(1);
});

test("what comes during a fetch is fetched after it", async () => {
  const { seen, refreshing, arrives } = aPage();
  refreshing.hear(meetups);
  await soon();
  refreshing.hear(meetups);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.fetched).toBe(1);
  arrives();
  await soon();
  expect(seen.fetched).toBe(2);
});

test("what does not concern it is not fetched, but remembered for the page it concerns", async () => {
  const { seen, refreshing } = aPage();
  refreshing.hear({ t: "members" });
  await soon();
  expect(seen.fetched).toBe(0);
  refreshing.show({ topics: ["members"], only: new Map() });
  await soon();
  expect(seen.fetched).toBe(1);
});

test("nothing moves while a form is on its way", async () => {
  const { seen, refreshing } = aPage();
  const answered = [sending.begin(), sending.begin()];
  refreshing.hear(meetups);
  await soon();
  answered[0]?.();
  await soon();
  expect(seen.fetched).toBe(0);
  answered[1]?.();
  await soon();
  expect(seen.fetched).toBe(1);
});

test("nor when the form was sent while the fetch was waiting", async () => {
  const { seen, refreshing } = aPage();
  refreshing.hear(meetups);
  const answered = sending.begin();
  await soon();
  expect(seen.fetched).toBe(0);
  answered();
  await soon();
  expect(seen.fetched).toBe(1);
});

test("nor while nobody looks", async () => {
  const { seen, refreshing } = aPage();
  page.visibilityState = "hidden";
  refreshing.hear(meetups);
  await soon();
  expect(seen.fetched).toBe(0);
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  await soon();
  expect(seen.fetched).toBe(1);
});

test("a site that may be a newer one is not asked while something is typed", async () => {
  const { seen, refreshing } = aPage();
  page.fields = [{ value: "half a sentence", defaultValue: "" }];
  refreshing.hear({ t: "missed", renewed: true });
  await soon();
  expect(seen.fetched).toBe(0);
  page.fields = [];
  refreshing.look();
  await soon();
  expect(seen.fetched).toBe(1);
});

test("a site that does not answer is not asked for the page until it is heard of again", async () => {
  let well = false;
  const { seen, refreshing } = aPage({ answers: async () => well });
  refreshing.hear(meetups);
  await soon();
  expect(seen.fetched).toBe(0);
  well = true;
  refreshing.look();
  await soon();
  expect(seen.fetched).toBe(1);
});

test("of many pages each takes its part of the time they are given", async () => {
  const { seen, refreshing } = aPage();
  refreshing.hear({ ...meetups, over: 5_000 });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.fetched).toBe(0);
  await vi.advanceTimersByTimeAsync(100);
  expect(seen.fetched).toBe(1);
});

test("with the page the fetching goes", async () => {
  const { seen, refreshing, detach } = aPage();
  refreshing.hear(meetups);
  detach();
  await soon();
  expect(seen.fetched).toBe(0);
});

test("however much others do elsewhere, it is not fetched; but what one goes to then is, once", async () => {
  const { seen, refreshing, arrives } = aPage();
  for (let at = 0; at < 150; at++) refreshing.hear({ t: "members", id: String(at) });
  await soon();
  expect(seen.fetched).toBe(0);
  refreshing.show({ topics: ["members"], only: new Map([["members", "7"]]) });
  await soon();
  arrives();
  refreshing.show({ topics: ["members"], only: new Map() });
  await soon();
  expect(seen.fetched).toBe(1);
});

test("a date that is not shown may change as often as it likes", async () => {
  const { seen, refreshing } = aPage();
  refreshing.show({ topics: ["meetups"], only: new Map([["meetups", "2"]]) });
  for (let at = 0; at < 500; at++) refreshing.hear({ t: "meetups", id: `other ${at % 150}` });
  await soon();
  expect(seen.fetched).toBe(0);
});

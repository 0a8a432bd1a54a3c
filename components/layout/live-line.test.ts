// Over 250 lines because it plays a whole browser: its tabs, its locks, and the site at the other end.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LiveLine, type News } from "./live-line.ts";

/** The site's end of a stream. */
class Source extends EventTarget {
  readonly CLOSED = 2;
  readyState = 0;
  onmessage: ((message: unknown) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly after: string;

  constructor(after: string) {
    super();
    this.after = after;
  }

  close() {
    this.readyState = 2;
  }

  news(id: string, news: News) {
    this.onmessage?.({ lastEventId: id, data: JSON.stringify(news) });
  }

  say(type: "at" | "bye", data = "") {
    this.dispatchEvent(Object.assign(new Event(type), { data }));
  }

  /** @param refused answered, but with no stream */
  fail(refused = false) {
    if (refused) this.readyState = 2;
    this.onerror?.();
  }
}

/** A browser with tabs and one site; `sources` are all streams that were ever opened. */
function aBrowser({ shared = true } = {}) {
  const sources: Source[] = [];
  const site = { status: 204, asked: 0 };
  const name = crypto.randomUUID();
  const locks = {
    request: (_: string, options: LockOptions, run: () => Promise<void>) =>
      navigator.locks.request(name, options, run),
  } as unknown as LockManager;
  const lines: { hide(): void }[] = [];
  const tab = (after: string) => {
    const document = Object.assign(new EventTarget(), {
      visibilityState: "visible" as DocumentVisibilityState,
    });
    const window = new EventTarget();
    const heard: News[] = [];
    const look = (state: DocumentVisibilityState) => {
      document.visibilityState = state;
      document.dispatchEvent(new Event("visibilitychange"));
    };
    const line = new LiveLine((news) => news && heard.push(news), {
      site: {
        open: (from) => {
          const source = new Source(from);
          sources.push(source);
          return source as unknown as EventSource;
        },
        status: async () => {
          site.asked += 1;
          return site.status;
        },
      },
      locks: shared ? locks : undefined,
      channel: shared ? () => new BroadcastChannel(name) : undefined,
      events: window as unknown as Window,
      document: document as unknown as Document,
    });
    const leave = line.join(after);
    const made = {
      line,
      heard,
      leave,
      hide: () => look("hidden"),
      show: () => look("visible"),
      online: () => window.dispatchEvent(new Event("online")),
    };
    lines.push(made);
    open.push(made);
    return made;
  };
  const openSources = () => sources.filter(({ readyState }) => readyState !== 2);
  const latest = () => sources.at(-1) as Source;
  return { tab, sources, openSources, latest, site };
}

const open: { hide(): void }[] = [];
beforeEach(() =>
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] }),
);
afterEach(() => {
  for (const tab of open.splice(0)) tab.hide();
  vi.useRealTimers();
});

test("one tab has a stream from where its page stood, and tells the others", async () => {
  const { tab, sources, latest } = aBrowser();
  const [first, second] = [tab("a.1"), tab("a.2")];
  await expect.poll(() => sources.map(({ after }) => after)).toEqual(["a.1"]);
  latest().say("at", "a.3");
  latest().news("a.4", { t: "meetups", id: "1" });
  for (const { heard } of [first, second])
    await expect.poll(() => heard).toEqual([{ t: "meetups", id: "1" }]);
  expect(sources).toHaveLength(1);
});

test("hidden it has nothing open; back in sight it begins where it was", async () => {
  const { tab, sources, openSources, latest } = aBrowser();
  const one = tab("a.1");
  await expect.poll(() => sources.length).toBe(1);
  latest().say("at", "a.3");
  latest().news("a.7", { t: "site" });
  one.hide();
  expect([openSources().length, vi.getTimerCount()]).toEqual([0, 0]);
  one.show();
  await expect.poll(() => latest().after).toBe("a.7");
  expect(openSources()).toHaveLength(1);
});

test("when the leader is hidden another takes over from where it is", async () => {
  const { tab, sources, openSources, latest } = aBrowser();
  const first = tab("a.1");
  await expect.poll(() => sources.length).toBe(1);
  latest().say("at", "a.3");
  const second = tab("a.2");
  latest().news("a.9", { t: "meetups" });
  await expect.poll(() => second.heard).toEqual([{ t: "meetups" }]);
  first.hide();
  await expect.poll(() => latest().after).toBe("a.9");
  expect(openSources()).toHaveLength(1);
});

test("a tab that was away hears from the leader what it missed, or that it cannot be said", async () => {
  const { tab, sources, latest } = aBrowser();
  tab("a.10");
  await expect.poll(() => sources.length).toBe(1);
  latest().say("at", "a.11");
  latest().news("a.12", { t: "meetups", id: "1" });
  latest().news("a.14", { t: "meetups", id: "2" });
  const [just, before, elsewhere, now] = [tab("a.13"), tab("a.5"), tab("b.12"), tab("a.14")];
  await expect.poll(() => just.heard).toEqual([{ t: "meetups", id: "2" }]);
  await expect.poll(() => before.heard).toEqual([{ t: "missed", renewed: false }]);
  await expect.poll(() => elsewhere.heard).toEqual([{ t: "missed", renewed: true }]);
  latest().news("a.15", { t: "site" });
  await expect.poll(() => now.heard).toEqual([{ t: "site" }]);
});

test("a tab that asks before the leader has begun is told when it has", async () => {
  const { tab, sources, latest } = aBrowser();
  tab("a.10");
  await expect.poll(() => sources.length).toBe(1);
  const early = tab("a.10");
  latest().news("a.11", { t: "meetups", id: "1" });
  latest().say("at", "a.12");
  await expect.poll(() => early.heard).toEqual([{ t: "meetups", id: "1" }]);
});

test("what came from a site that was started anew says so", async () => {
  const { tab, sources, latest } = aBrowser();
  const { heard } = tab("a.1");
  await expect.poll(() => sources.length).toBe(1);
  latest().news("b.1", { t: "missed" });
  latest().news("b.2", { t: "site" });
  expect(heard).toEqual([{ t: "missed", renewed: true }, { t: "site" }]);
});

test("comes back with growing pauses, from where it was, and at once when there is a network again", async () => {
  vi.spyOn(Math, "random").mockReturnValue(1);
  const { tab, sources, latest } = aBrowser({ shared: false });
  const { online } = tab("a.1");
  latest().say("at", "a.5");
  for (const [count, pause] of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000].entries()) {
    latest().fail();
    await vi.advanceTimersByTimeAsync(pause - 1);
    expect(sources).toHaveLength(count + 1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sources).toHaveLength(count + 2);
  }
  expect(latest().after).toBe("a.5");
  latest().fail();
  online();
  expect(sources).toHaveLength(10);
  latest().say("at", "a.6");
  latest().fail();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sources, "it was well in between, so it begins anew").toHaveLength(11);
});

test("a stream that falls silent is dead", async () => {
  const { tab, sources, latest } = aBrowser({ shared: false });
  tab("a.1");
  await vi.advanceTimersByTimeAsync(59_000);
  latest().say("at", "a.5");
  await vi.advanceTimersByTimeAsync(59_000);
  expect(sources).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(sources).toHaveLength(2);
});

test("without a stream for long it fetches by the clock while the site answers, until there is one again", async () => {
  const { tab, latest, site, sources } = aBrowser({ shared: false });
  const { heard } = tab("a.1");
  const failing = async (milliseconds: number) => {
    for (let at = 0; at < milliseconds; at += 500) {
      if (latest().readyState !== 2) latest().fail(true);
      await vi.advanceTimersByTimeAsync(500);
    }
  };
  site.status = 503;
  await failing(100_000);
  expect(heard).toEqual([]);
  site.status = 204;
  await failing(65_000);
  expect(heard.length).toBeGreaterThanOrEqual(2);
  expect(new Set(heard.map(({ t }) => t))).toEqual(new Set(["missed"]));
  const tried = sources.length;
  expect(tried).toBeLessThan(12);
  while (sources.length === tried) await vi.advanceTimersByTimeAsync(1_000);
  latest().say("at", "a.9");
  heard.length = 0;
  for (let at = 0; at < 4; at++) {
    latest().say("at", "a.9");
    await vi.advanceTimersByTimeAsync(25_000);
  }
  expect(heard).toEqual([]);
});

test.each(["told", "refused"])("signed out (%s), it asks no more", async (how) => {
  const { tab, latest, site, sources } = aBrowser();
  const { show, hide, line } = tab("a.1");
  await expect.poll(() => sources.length).toBe(1);
  site.status = 401;
  if (how === "told") latest().say("bye", "signed out");
  else latest().fail(true);
  await vi.advanceTimersByTimeAsync(0);
  const asked = site.asked;
  hide();
  show();
  await vi.advanceTimersByTimeAsync(300_000);
  expect(await line.answers()).toBe(false);
  expect([sources.length, vi.getTimerCount(), site.asked]).toEqual([1, 0, asked]);
});

test("from page to page it stays, and the last page takes it along", async () => {
  const { tab, openSources, sources, site } = aBrowser();
  const one = tab("a.1");
  await expect.poll(() => sources.length).toBe(1);
  one.leave();
  const leave = one.line.join("a.2");
  await vi.advanceTimersByTimeAsync(5_000);
  expect([sources.length, openSources().length]).toEqual([1, 1]);
  leave();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(openSources()).toEqual([]);
  expect(site.asked).toBe(0);
});

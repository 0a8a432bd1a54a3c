// Over 250 lines because what one browser does with its one connection is told in one place.
import type { BrowserContext, Page } from "@playwright/test";
import { fetches, listening, STREAM } from "./support/following.ts";
import { Asker } from "./support/forms.ts";
import { type Site, startSite } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

const coming = (page: Page) => page.getByRole("list", { name: "Who’s coming" });
const nobody = (page: Page) =>
  page.getByRole("region", { name: "The meetup" }).getByText("Nobody yet. The table’s there anyway.");
const going = (page: Page) => page.getByRole("button", { name: "I'm going" });

test("what one does, the others see on the pages they have open", async ({ as, site }) => {
  await site.rows("delete from answer");
  const [sam, nell, mina] = [await as("sam"), await as("nell", { size: "desk" }), await as("mina")];
  const meetup = `/meetups/${await nextMeetup(site)}`;
  await listening(nell, "/");
  await listening(mina, meetup);
  await expect(nobody(nell)).toBeVisible();

  await sam.goto("/");
  await going(sam).click();
  for (const page of [nell, mina]) await expect(coming(page)).toContainText("Sam Okonkwo-Featherstonehaugh");

  await sam.getByRole("button", { name: "I might" }).click();
  for (const page of [nell, mina]) await expect(coming(page).getByRole("listitem")).toContainText("might");
  await sam.getByRole("button", { name: "Take back my answer" }).click();
  for (const page of [nell, mina]) await expect(nobody(page)).toBeVisible();
});

test("a page is fetched for what it shows, and for nothing else", async ({ as, site }) => {
  const [one, other] = await twoMeetups(site);
  const nell = await as("nell");
  await listening(nell, `/meetups/${one}`);
  const fetched = fetches(nell);
  await changed(site, { t: "meetups", id: other });
  await changed(site, { t: "something else" });
  await changed(site, { t: "mine", id: await idOf(site, "sam") });
  await changed(site, { t: "meetups", id: one });
  await expect.poll(() => fetched.length).toBe(1);
  await changed(site, { t: "meetups" });
  await expect.poll(() => fetched.length).toBe(2);
  await changed(site, { t: "mine", id: await idOf(site, "nell") });
  await expect.poll(() => fetched.length).toBe(3);

  await nell.goto("/people");
  await heard(site, nell);
  fetched.length = 0;
  await changed(site, { t: "meetups", id: one });
  await changed(site, { t: "members" });
  await expect.poll(() => fetched.length).toBe(1);
});

test("what is typed, open, scrolled to and in focus stays", async ({ as, site }) => {
  const mina = await as("mina");
  await listening(mina, "/organise/members");
  const name = mina.getByRole("textbox", { name: "Name" }).first();
  await name.fill("Half a na");
  await name.press("ArrowLeft");
  await mina.evaluate(() => {
    (document.querySelectorAll("details").item(1) as HTMLDetailsElement).open = true;
    (window as { before?: number }).before = window.scrollY;
    (window as { field?: Element | null }).field = document.activeElement;
  });
  const fetched = fetches(mina);
  await site.rows("update member set name = 'Sam of the Corner' where email = 'sam@example.org'");
  await changed(site, { t: "members" });
  await expect(mina.getByText("Sam of the Corner").first()).toBeAttached();
  expect(fetched).toHaveLength(1);
  await expect(name).toHaveValue("Half a na");
  await expect(name).toBeFocused();
  const kept = await mina.evaluate(() => ({
    same: (window as { field?: Element | null }).field === document.activeElement,
    at: (document.activeElement as HTMLInputElement).selectionStart,
    open: document.querySelectorAll("details").item(1).open,
    scrolled: window.scrollY - ((window as { before?: number }).before ?? -1),
  }));
  expect(kept).toEqual({ same: true, at: 8, open: true, scrolled: 0 });
});

test("focus stays on one's own answer while others answer", async ({ as, site }) => {
  await site.rows("delete from answer");
  const nell = await as("nell");
  await listening(nell, "/");
  await going(nell).click();
  await expect(going(nell)).toHaveAttribute("aria-pressed", "true");
  await nell.getByRole("button", { name: "I can't" }).focus();
  await (await answerAs(site, "sam"))("going");
  await expect(coming(nell)).toContainText("Sam Okonkwo-Featherstonehaugh");
  await expect(nell.getByRole("button", { name: "I can't" })).toBeFocused();
});

test("nothing moves under a form that is on its way", async ({ as, site }) => {
  await site.rows("delete from answer");
  const nell = await as("nell");
  await listening(nell, "/");
  let letGo = () => {};
  await nell.route("/", async (route) => {
    if (route.request().method() === "POST") await new Promise<void>((go) => (letGo = go));
    await route.continue();
  });
  const fetched = fetches(nell);
  await going(nell).click();
  await changed(site, { t: "site" });
  // By what comes after it, the notice has arrived: it is held.
  await heard(site, nell);
  expect(fetched).toEqual([]);
  letGo();
  await expect(coming(nell)).toContainText("(you)");
  await expect.poll(() => fetched.length).toBeGreaterThan(0);
});

test("two tabs of one browser have one connection, and both follow", async ({ as, site }) => {
  await site.rows("delete from answer");
  const first = await as("nell");
  const streams = connections(first.context());
  await listening(first, "/");
  const second = await first.context().newPage();
  await second.goto(`/meetups/${await nextMeetup(site)}`);
  await going(second).waitFor();
  await expect.poll(() => tabs(second)).toBe(2);
  const answer = await answerAs(site, "sam");
  await answer("going");
  for (const page of [first, second])
    await expect(coming(page)).toContainText("Sam Okonkwo-Featherstonehaugh");
  expect(streams).toHaveLength(1);

  // Whoever led goes: the other takes over, and nothing is lost in between.
  await first.close();
  await expect.poll(() => streams.length).toBe(2);
  await answer("might");
  await expect(coming(second).getByRole("listitem")).toContainText("might");
});

test("a page nobody looks at has no connection, and catches up when looked at", async ({ as, site }) => {
  await site.rows("delete from answer");
  const nell = await as("nell");
  const streams = connections(nell.context());
  await listening(nell, "/");
  const ended = nell.waitForEvent("requestfailed", (request) => request.url().includes(STREAM));
  await look(nell, "hidden");
  await ended;
  const answer = await answerAs(site, "sam");
  await answer("going");
  expect(streams).toHaveLength(1);
  await expect(nobody(nell)).toBeVisible();
  await look(nell, "visible");
  await expect(coming(nell)).toContainText("Sam Okonkwo-Featherstonehaugh");
  expect(streams).toHaveLength(2);

  // Where nothing was missed, nothing is said.
  const before = await heard(site, nell);
  await look(nell, "hidden");
  await look(nell, "visible");
  await expect.poll(() => streams.length).toBe(3);
  expect(await heard(site, nell)).toHaveLength(before.length + 1);
});

test("a tab that comes back while another leads hears from it what it missed", async ({ as, site }) => {
  await site.rows("delete from answer");
  const first = await as("nell");
  const streams = connections(first.context());
  await listening(first, "/");
  const second = await first.context().newPage();
  await second.goto("/");
  await expect.poll(() => tabs(second)).toBe(2);
  await look(second, "hidden");
  await (await answerAs(site, "sam"))("going");
  await expect(coming(first)).toContainText("Sam Okonkwo-Featherstonehaugh");
  await expect(nobody(second)).toBeVisible();
  await look(second, "visible");
  await expect(coming(second)).toContainText("Sam Okonkwo-Featherstonehaugh");
  expect(streams).toHaveLength(1);
});

test("a page one goes back to shows what came meanwhile", async ({ as, site }) => {
  await site.rows("delete from answer");
  const nell = await as("nell");
  const streams = connections(nell.context());
  await listening(nell, "/");
  await nell.getByRole("link", { name: "People" }).first().click();
  await expect(nell).toHaveURL("/people");
  await (await answerAs(site, "sam"))("going");
  await heard(site, nell);
  await nell.goBack();
  await expect(coming(nell)).toContainText("Sam Okonkwo-Featherstonehaugh");
  expect(streams, "from page to page it is the same connection").toHaveLength(1);
});

test("catches up after the site could not hear, and after being offline", async ({ site, browser }) => {
  test.setTimeout(60_000);
  await site.rows("delete from answer");
  // Not watched: what a browser logs of a lost connection is what this is about.
  const context = await browser.newContext({ baseURL: site.origin });
  await context.addCookies([await site.session("nell")]);
  const nell = await context.newPage();
  await listening(nell, "/");
  const answer = await answerAs(site, "sam");

  // No database may be connected to while it does not allow it: so what is published now nobody hears.
  const name = (await site.rows<{ name: string }>("select current_database() as name"))[0]?.name;
  await site.rows(`alter database ${name} connection limit 0`);
  await site.rows(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'elevenses-listen' and datname = current_database()",
  );
  await site.rows(
    `insert into answer (meetup_id, member_id, kind, answered_at)
     select $1, id, 'going', now() from member where email = 'sam@example.org'`,
    [await nextMeetup(site)],
  );
  await site.rows(`alter database ${name} connection limit -1`);
  await expect(coming(nell)).toContainText("Sam Okonkwo-Featherstonehaugh");

  await nell.getByRole("button", { name: "I might" }).focus();
  await context.setOffline(true);
  await answer("might");
  await context.setOffline(false);
  await expect(coming(nell).getByRole("listitem")).toContainText("might");
  await expect(nell.getByRole("button", { name: "I might" })).toBeFocused();
  await context.close();
});

test("a network that goes while the page is fetched costs nothing that is typed", async ({
  site,
  browser,
}) => {
  const context = await browser.newContext({ baseURL: site.origin });
  await context.addCookies([await site.session("mina")]);
  const mina = await context.newPage();
  await listening(mina, "/organise/members");
  const name = mina.getByRole("textbox", { name: "Name" }).first();
  await name.fill("Half a na");
  let tried = 0;
  await mina.route(/_rsc=/, async (route) => {
    tried += 1;
    if (tried === 1) await route.abort("internetdisconnected");
    else if (tried === 2) await route.fulfill({ status: 503, body: "not now" });
    else await route.continue();
  });
  await site.rows("update member set name = 'Sam of the Corner' where email = 'sam@example.org'");
  await changed(site, { t: "members" });
  await expect(mina.getByText("Sam of the Corner").first()).toBeAttached();
  expect(tried).toBe(3);
  await expect(name).toHaveValue("Half a na");
  await expect(name).toBeFocused();
  await context.close();
});

test("a session that ends takes its stream along, and the page asks no more", async ({ as, site }) => {
  const nell = await as("nell");
  const streams = connections(nell.context());
  await listening(nell, "/");
  const ended = nell.waitForEvent("requestfinished", (request) => request.url().includes(STREAM));
  const cookie = (await nell.context().cookies()).find(({ name }) => name === "elevenses");
  const out = await fetch(`${site.origin}/api/sign-out`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: site.origin, cookie: `elevenses=${cookie?.value}` },
  });
  expect(out.status).toBe(303);
  await Promise.race([ended, streamEnded(nell)]);
  await look(nell, "hidden");
  await look(nell, "visible");
  await changed(site, { t: "site" });
  expect(streams).toHaveLength(1);
  expect((await fetch(`${site.origin}${STREAM}`)).status).toBe(401);
});

test("a suspended member's stream ends at once", async ({ site }) => {
  const stream = await openStream(site, "nell");
  await site.rows("update member set suspended_at = now() where email = 'nell@example.org'");
  await changed(site, { t: "members", id: await idOf(site, "nell") });
  // It ends, so it can be read to its end.
  expect(await stream.text()).toMatch(/event: bye\ndata: signed out\n\n$/);
});

test("a stream says topics and ids, is never kept, and is refused to visitors in short", async ({ site }) => {
  const answer = await openStream(site, "sam", { "accept-encoding": "gzip, br" });
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "text/event-stream",
    "cache-control": "private, no-store",
    "x-accel-buffering": "no",
  });
  expect(answer.headers.get("content-encoding")).toBeNull();
  const read = reading(answer);
  expect((await read.until("data: ")).join("\n")).toMatch(
    /^retry: 3000\n\nevent: at\nid: (\w+\.\d+)\ndata: \1$/,
  );
  await (await answerAs(site, "nell"))("going");
  expect(JSON.parse((await read.until("data: {")).at(-1)?.slice(6) ?? "")).toEqual({
    t: "meetups",
    id: await nextMeetup(site),
  });
  await read.cancel();
  await expect.poll(() => site.log).toMatch(/path=\/api\/stream status=200 ms=\d{1,3} open=\d/);

  const refused = await fetch(`${site.origin}${STREAM}`);
  expect([refused.status, refused.headers.get("cache-control")]).toEqual([401, "no-store"]);
  expect((await refused.text()).length).toBeLessThan(200);
});

test("a member's streams are counted, and one that is left makes room", async ({ site }) => {
  const { name, value } = await site.session("sam");
  const open = (leaving: AbortController) =>
    fetch(`${site.origin}${STREAM}`, { headers: { cookie: `${name}=${value}` }, signal: leaving.signal });
  const leavings = Array.from({ length: 20 }, () => new AbortController());
  for (const leaving of leavings) expect((await open(leaving)).status).toBe(200);
  const status = async () => {
    const leaving = new AbortController();
    const answer = await open(leaving);
    leaving.abort();
    return answer.status;
  };
  expect(await status()).toBe(429);
  const head = await fetch(`${site.origin}${STREAM}`, {
    method: "HEAD",
    headers: { cookie: `${name}=${value}` },
  });
  expect(head.status).toBe(204);
  for (const leaving of leavings) leaving.abort();
  await expect.poll(status).toBe(200);
});

test("a site that stops ends its streams first", async () => {
  test.setTimeout(60_000);
  const own = await startSite(String(process.env.E2E_POSTGRES), {});
  const stream = await openStream(own, "sam");
  expect(stream.status).toBe(200);
  await own.stop();
  // Cut off by a kill it would throw.
  expect(await stream.text()).toContain("event: at");
});

test("visitors' pages have neither script nor stream", async ({ visitor, site }) => {
  const page = await visitor();
  const streams = connections(page.context());
  await page.goto("/");
  await page.goto(`/meetups/${await nextMeetup(site)}`);
  expect(await page.content()).not.toMatch(/<script|api\/stream/i);
  expect(streams).toEqual([]);
});

/** Every time a stream is asked for. */
function connections(context: BrowserContext): string[] {
  const urls: string[] = [];
  context.on("request", (request) => {
    if (request.url().includes(`${STREAM}?`)) urls.push(request.url());
  });
  return urls;
}

/** How many tabs of this browser hold or wait for the lock. */
function tabs(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    return [...held, ...pending].filter(({ name }) => name === "elevenses-live").length;
  });
}

/** Lets a page believe that it is looked at, or not. */
async function look(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => now });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

/** A notice as a write sends it. */
async function changed(site: Site, notice: { t: string; id?: string }): Promise<void> {
  await site.rows("select pg_notify('elevenses', $1)", [JSON.stringify(notice)]);
}

/** Waits until a notice sent now has come to the page, and with it all before. @returns all that came so far */
async function heard(site: Site, page: Page, t = "meetups"): Promise<{ t: string; id?: string }[]> {
  const id = crypto.randomUUID();
  await changed(site, { t, id });
  const all = () =>
    page.evaluate(() => (window as { overheard?: { t: string; id?: string }[] }).overheard ?? []);
  await expect.poll(async () => (await all()).some((news) => news.id === id)).toBe(true);
  return (await all()).filter((news) => news.id !== id);
}

async function streamEnded(page: Page): Promise<void> {
  await expect.poll(() => tabs(page)).toBe(0);
}

async function openStream(site: Site, who: "sam" | "nell", headers: Record<string, string> = {}) {
  const { name, value } = await site.session(who);
  return fetch(`${site.origin}${STREAM}`, { headers: { cookie: `${name}=${value}`, ...headers } });
}

/** Reads a stream: `until` gives the lines up to one that begins so. */
function reading(answer: Response) {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  const until = async (start: string): Promise<string[]> => {
    for (;;) {
      const all = rest.split("\n");
      const at = all.findIndex((line, index) => line.startsWith(start) && index < all.length - 1);
      if (at >= 0) {
        rest = all.slice(at + 1).join("\n");
        return all.slice(0, at + 1);
      }
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done) return all;
      rest += value ?? "";
    }
  };
  return { until, cancel: () => reader?.cancel() };
}

/** Somebody's way of answering the next meetup, with no browser of their own. */
async function answerAs(site: Site, who: "sam" | "nell") {
  const asker = await Asker.as(site, who);
  const form = (await asker.forms("/")).find(({ fields }) => fields.has("kind"));
  if (!form) throw new Error("the front page has no answers");
  return async (kind: string) => {
    const entries = new Map([...form.fields, ["kind", kind], ["key", crypto.randomUUID()]]);
    expect((await asker.submit(form, entries)).status).toBeLessThan(400);
  };
}

async function nextMeetup(site: Site): Promise<string> {
  return (await twoMeetups(site))[0];
}

async function twoMeetups(site: Site): Promise<[string, string]> {
  const rows = await site.rows<{ id: string }>(
    "select id from meetup where starts_at > '2031-03-04' order by starts_at limit 2",
  );
  return [rows[0]?.id ?? "", rows[1]?.id ?? ""];
}

async function idOf(site: Site, who: "sam" | "nell"): Promise<string> {
  const email = `${who}@example.org`;
  return (await site.rows<{ id: string }>("select id from member where email = $1", [email]))[0]?.id ?? "";
}

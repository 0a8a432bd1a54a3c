// Over 250 lines because all that others rely on from outside is held in this one place, address by address.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "@playwright/test";
import type { Site } from "./support/site.ts";
import { expect, test, ways } from "./support/test.ts";

// What other sites, scripts and messengers ask of this one: docs/decisions/13-fixed-addresses.md.

type Dated = { id: string; url: string; start: string; state: string; going: number; status: string };

const json = "/api/meetups.json";

async function dates(site: Site, query = ""): Promise<Dated[]> {
  return (await fetch(`${site.origin}${json}${query}`)).json() as Promise<Dated[]>;
}

/** A page of another site with this in its body, open in a browser of its own. */
async function elsewhere(browser: Browser, body: string, work: (page: Page) => Promise<void>): Promise<void> {
  const server = createServer((_, res) => {
    res.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    res.end(`<!doctype html><html lang="en"><title>A blog</title><body>${body}</body></html>`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await work(page);
  } finally {
    await context.close();
    server.close();
    server.closeAllConnections();
  }
}

async function sayGoing(page: Page, id: string): Promise<void> {
  await page.goto(`/meetups/${id}`);
  const button = page.getByRole("button", { name: "I'm going", exact: true });
  await button.click();
  await expect(button).toHaveAttribute("aria-pressed", "true");
}

/** A coming date on which nobody has said anything yet. */
async function quietDate(site: Site): Promise<string> {
  const [row] = await site.rows<{ id: string }>(
    `select m.id from meetup m left join answer a on a.meetup_id = m.id
     where m.starts_at > '2031-03-04' and m.dropped_by_id is null and m.cancelled_at is null and a.member_id is null
     order by m.starts_at, m.id limit 1`,
  );
  if (!row) throw new Error("The sample group has answered every date.");
  return row.id;
}

test.describe("the dates as JSON", () => {
  test("are those of the window, in order, with what was promised of each", async ({ site }) => {
    const found = await dates(site, "?from=2031-03-04&to=2031-03-07");
    expect(found.length).toBeGreaterThan(1);
    expect(found.map(({ start }) => start)).toEqual(found.map(({ start }) => start).sort());
    for (const date of found) {
      expect(Object.keys(date)).toEqual("id url series start end zone place state going status".split(" "));
      expect(date.start).toMatch(/^2031-03-0[4-7]T\d\d:\d\d:00\+00:00$/);
      expect(date.url).toBe(`${site.origin}/meetups/${date.id}`);
    }
    const names = await site.rows<{ name: string }>("select name from member");
    const said = JSON.stringify(found);
    for (const { name } of names) expect(said).not.toContain(name);
    // Twelve weeks, where nothing is said; and summer time where that holds.
    const usual = await dates(site);
    expect(usual.length).toBeGreaterThan(30);
    expect(usual.at(-1)?.start).toMatch(/^2031-05-\d\dT\d\d:\d\d:00\+01:00$/);
  });

  for (const [query, sentence] of [
    ["?from=tomorrow", "“from” is not a date. Write it as YYYY-MM-DD, for example 2031-03-04."],
    ["?to=2031-02-30", "“to” is not a date. Write it as YYYY-MM-DD, for example 2031-03-04."],
    ["?from=2031-03-04&to=2031-03-03", "“to” (2031-03-03) lies before “from” (2031-03-04)."],
    [
      "?from=2031-03-04&to=2033-03-05",
      "From 2031-03-04 to 2033-03-05 is more than two years. Ask for two years at the most.",
    ],
    ["?from=2031-03-04&from=2031-03-05", "“from” is given more than once. Give it once, or leave it out."],
  ]) {
    test(`a window that is none is told why: ${query}`, async ({ site }) => {
      const answer = await fetch(`${site.origin}${json}${query}`);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({ error: sentence });
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      expect(answer.headers.get("cache-control")).toBe("no-store");
    });
  }

  test("are kept, the same for members, asked for with HEAD and OPTIONS, and nothing else", async ({
    site,
  }) => {
    const { name, value } = await site.session("sam");
    const ask = (init: RequestInit = {}) => fetch(`${site.origin}${json}`, init);
    const first = await ask();
    const text = await first.text();
    expect(first.headers.get("content-type")).toBe("application/json");
    expect(first.headers.get("cache-control")).toMatch(/^public, max-age=\d+/);
    expect(first.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(first.headers.get("vary")).not.toMatch(/cookie/i);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).not.toBe("");
    const member = await ask({ headers: { cookie: `${name}=${value}` } });
    expect(await member.text()).toBe(text);
    expect(member.headers.get("set-cookie")).toBeNull();
    expect((await ask({ headers: { "if-none-match": etag } })).status).toBe(304);
    const head = await ask({ method: "HEAD" });
    expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, etag, ""]);
    const options = await ask({ method: "OPTIONS", headers: { origin: "https://elsewhere.example" } });
    expect(options.status).toBe(204);
    expect(options.headers.get("access-control-allow-methods")).toBe("GET, HEAD, OPTIONS");
    expect(options.headers.get("access-control-allow-credentials")).toBeNull();
    for (const method of ["POST", "PUT", "DELETE", "PATCH"])
      expect((await ask({ method })).status, method).toBe(405);
  });

  test("can be read by a script of another site, and are fresh after an answer", async ({
    as,
    browser,
    site,
  }) => {
    const id = await quietDate(site);
    await elsewhere(browser, "<p>A blog.</p>", async (page) => {
      const going = () =>
        page.evaluate(
          async ([url, wanted]) => {
            const answer = await fetch(url ?? "", { headers: { "x-calendar": "1" } });
            const all = (await answer.json()) as { id: string; going: number; state: string }[];
            const date = all.find((each) => each.id === wanted);
            return [date?.going, date?.state];
          },
          [`${site.origin}${json}`, id],
        );
      expect(await going()).toEqual([0, "open-table"]);
      await sayGoing(await as("sam"), id);
      await expect.poll(going).toEqual([1, "someones-going"]);
    });
  });
});

test.describe("the frame", () => {
  test("shows the next dates on another site, and its links leave it", async ({ browser, site }) => {
    const [next] = (await dates(site)).filter(({ status }) => status !== "cancelled");
    const frame = `<iframe src="${site.origin}/embed" title="Next" width="400" height="400"></iframe>`;
    await elsewhere(browser, frame, async (page) => {
      const inside = page.frameLocator("iframe");
      await expect(inside.getByRole("listitem")).toHaveCount(3);
      await expect(inside.getByRole("listitem").first()).toContainText(/going/);
      await inside.getByRole("listitem").first().getByRole("link").click();
      await expect(page).toHaveURL(next?.url ?? "");
    });
  });

  test("has as many dates as are asked for, of one series if wanted", async ({ site }) => {
    const [series] = await site.rows<{ id: string }>("select id from series where name = 'Elevenses'");
    const rows = async (query: string) =>
      [...(await (await fetch(`${site.origin}/embed${query}`)).text()).matchAll(/<li>/g)].length;
    expect(await rows("")).toBe(3);
    expect(await rows("?dates=1")).toBe(1);
    expect(await rows("?dates=6")).toBe(6);
    expect(await rows("?dates=60")).toBe(6);
    expect(await rows("?dates=x&dates=y")).toBe(3);
    expect(await rows(`?dates=2&series=${series?.id}`)).toBe(2);
    expect(await rows("?series=00000000-0000-4000-8000-000000000000")).toBe(0);
  });

  test("may be framed by anyone and do nothing: no script, no form, and a member gets the same", async ({
    site,
  }) => {
    const { name, value } = await site.session("mina");
    const visitor = await fetch(`${site.origin}/embed`);
    const member = await fetch(`${site.origin}/embed`, { headers: { cookie: `${name}=${value}` } });
    const html = await visitor.text();
    expect(await member.text()).toBe(html);
    expect(html).not.toMatch(/<script|<form|<button|javascript:|\son\w+=/i);
    const policy = visitor.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/default-src 'none'.*script-src 'none'.*frame-ancestors \*/);
    expect(policy).not.toContain("unsafe");
    expect(visitor.headers.get("x-frame-options")).toBeNull();
    expect(visitor.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    for (const path of ["/", "/meetups", json])
      expect((await fetch(`${site.origin}${path}`)).headers.get("content-security-policy")).toContain(
        "frame-ancestors 'none'",
      );
  });

  for (const { name, ...look } of ways) {
    test(`is chosen, seen and copied by a member: ${name}`, async ({ as, site }) => {
      const page = await as("sam", look);
      await page.goto("/settings");
      await page.getByRole("link", { name: "Dates on your own site" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dates on your own site");
      const snippet = page.getByLabel("HTML for your page");
      await expect(snippet).toHaveValue(
        new RegExp(`<iframe src="${site.origin}/embed" title=".+" .*loading="lazy"`),
      );
      await page.getByLabel("How many dates").selectOption("5");
      await page.getByRole("button", { name: "Show it" }).click();
      await expect(snippet).toHaveValue(/\/embed\?dates=5"/);
      await page.locator("iframe").scrollIntoViewIfNeeded();
      await expect(page.frameLocator("iframe").getByRole("listitem")).toHaveCount(5);
    });
  }
});

test.describe("the share image", () => {
  /** Width and height stand at the head of every PNG. */
  async function picture(site: Site, path: string) {
    const answer = await fetch(`${site.origin}${path}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { answer, bytes, size: [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] };
  }

  test("is a PNG of 1200 by 630, kept, and drawn anew when somebody says they go", async ({ as, site }) => {
    const id = await quietDate(site);
    const path = `/meetups/${id}/opengraph-image`;
    const { answer, bytes, size } = await picture(site, path);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(bytes.subarray(0, 4).toString("latin1")).toBe("\x89PNG");
    expect(size).toEqual([1200, 630]);
    expect(answer.headers.get("cache-control")).toMatch(/^public/);
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    const etag = answer.headers.get("etag") ?? "";
    expect((await fetch(`${site.origin}${path}`, { headers: { "if-none-match": etag } })).status).toBe(304);
    await sayGoing(await as("sam"), id);
    await expect.poll(async () => (await picture(site, path)).answer.headers.get("etag")).not.toBe(etag);
    expect((await picture(site, "/opengraph-image")).size).toEqual([1200, 630]);
  });

  test("of no date is none", async ({ site }) => {
    for (const id of ["00000000-0000-4000-8000-000000000000", "nothing"])
      expect((await fetch(`${site.origin}/meetups/${id}/opengraph-image`)).status).toBe(404);
  });

  test("is named by the pages it is of, with words that say the same; by no private page", async ({
    as,
    site,
  }) => {
    const id = await quietDate(site);
    const tags = async (path: string) => {
      const html = await (await fetch(`${site.origin}${path}`)).text();
      return new Map(
        [...html.matchAll(/<meta (?:property|name)="((?:og|twitter):[\w:]+)" content="([^"]*)"/g)].map(
          ([, name = "", value = ""]) => [name, value],
        ),
      );
    };
    const meetup = await tags(`/meetups/${id}`);
    expect(meetup.get("og:image")).toBe(`${site.origin}/meetups/${id}/opengraph-image`);
    expect(meetup.get("og:url")).toBe(`${site.origin}/meetups/${id}`);
    expect(meetup.get("og:title")).toMatch(/^Open table: \w+day, /);
    expect(meetup.get("og:description")).toMatch(/^Costa.*nobody going yet/);
    expect(meetup.get("og:image:alt")).toMatch(/^A café table\. Nobody is going yet\./);
    expect(meetup.get("twitter:card")).toBe("summary_large_image");
    expect((await tags("/")).get("og:image")).toBe(`${site.origin}/opengraph-image`);
    const page = await as("mina");
    for (const path of ["/boards", "/people", "/settings", "/settings/embed"]) {
      await page.goto(path);
      await expect(
        page.locator('meta[property^="og:"], meta[name^="twitter:"], meta[name="description"]'),
      ).toHaveCount(0);
    }
    await page.goto("/boards");
    await page
      .getByRole("main")
      .getByRole("link", { name: /Rah and Argh/ })
      .click();
    await expect(page).toHaveURL(/\/boards\/./);
    await expect(page.locator('meta[property^="og:"]')).toHaveCount(0);
  });
});

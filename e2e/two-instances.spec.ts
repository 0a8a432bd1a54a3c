import { setTimeout as sleep } from "node:timers/promises";
import { Asker, type Form } from "./support/forms.ts";
import { Outbox } from "./support/outbox.ts";
import { type Site, startSite } from "./support/site.ts";
import { test as base, expect } from "./support/test.ts";

// Two sites on one database, with the one secret and mail server that their host gives both.

type Running = { site: Site; outbox: Outbox; other: Site };

const test = base.extend<object, { running: object; both: Running }>({
  both: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const outbox = await Outbox.open();
      const given = { SMTP_URL: outbox.url, ELEVENSES_SECRET: "two instances share this one secret" };
      let database = "";
      const site = await startSite(String(process.env.E2E_POSTGRES), given, {
        through: (url) => {
          database = url;
          return url;
        },
      });
      const other = await startSite(String(process.env.E2E_POSTGRES), given, { through: () => database });
      await use({ site, outbox, other });
      await other.stop();
      await site.stop();
      await outbox.close();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  running: [({ both }, use) => use(both), { scope: "worker" }],
});

test.beforeEach(async ({ both: { other, site } }) => {
  await other.setClock("2031-03-04T09:00:00Z");
  expect(other.origin).not.toBe(site.origin);
});

test("a session holds at both, and is over at both", async ({ site, both: { other } }) => {
  const here = await Asker.as(site, "sam");
  const there = here.at(other);
  expect((await there.get("/people")).status).toBe(200);
  expect((await here.post("/api/sign-out")).status).toBe(303);
  expect((await there.get("/people")).status).toBe(307);
});

test("a write at one shows to visitors at the other", async ({ site, both: { other } }) => {
  await site.rows("delete from answer");
  const sam = await Asker.as(site, "sam");
  const visitor = await Asker.as(other, "visitor");
  const form = (await sam.forms("/")).find(({ fields }) => fields.has("kind")) as Form;
  const kept = async () => (await visitor.get("/")).headers.get("etag");
  await expect.poll(kept).not.toBeNull();
  for (const kind of ["going", "cant", "going"]) {
    const before = await kept();
    expect(await kept(), "kept at the other").toBe(before);
    const entries = new Map([...form.fields, ["kind", kind], ["key", crypto.randomUUID()]]);
    const { status } = await sam.submit(form, entries);
    expect(status).toBeLessThan(400);
    // What is kept lasts a minute, so this is the write's doing.
    await expect.poll(kept).not.toBe(before);
  }
});

test("what is done at one moves the pages that are open at the other", async ({
  site,
  browser,
  both: { other },
}) => {
  await site.rows("delete from answer");
  const context = await browser.newContext({ baseURL: other.origin });
  await context.addCookies([await site.session("nell")]);
  const nell = await context.newPage();
  const stream = nell.waitForResponse((response) => response.url().includes("/api/stream"));
  await nell.goto("/");
  expect((await stream).url()).toContain(other.origin);
  const sam = await Asker.as(site, "sam");
  const form = (await sam.forms("/")).find(({ fields }) => fields.has("kind")) as Form;
  for (const [kind, shown] of [
    ["going", "Sam Okonkwo-Featherstonehaugh"],
    ["might", "might"],
  ] as const) {
    const entries = new Map([...form.fields, ["kind", kind], ["key", crypto.randomUUID()]]);
    expect((await sam.submit(form, entries)).status).toBeLessThan(400);
    await expect(nell.getByRole("list", { name: "Who’s coming" })).toContainText(shown);
  }
  await context.close();
});

test("a session that ends at one ends its stream at the other", async ({ site, both: { other } }) => {
  const here = await Asker.as(site, "sam");
  const stream = await here.at(other).get("/api/stream");
  expect(stream.status).toBe(200);
  expect((await here.post("/api/sign-out")).status).toBe(303);
  expect(await stream.text()).toContain("event: bye");
});

test("a limit is one for both", async ({ site, both: { other } }) => {
  const here = await Asker.as(site, "visitor");
  const there = here.at(other);
  const [form] = (await here.forms("/join")) as [Form];
  const said: string[] = [];
  for (let at = 0; at < 6; at++) {
    const entries: [string, string][] = [
      ["name", "Somebody"],
      ["email", `somebody-${at}@example.org`],
      ["words", ""],
    ];
    said.push(await (await (at % 2 ? there : here).submit(form, entries)).text());
  }
  expect(said.map((html) => /a lot in a short time/.test(html))).toEqual([...Array(5).fill(false), true]);
});

test("every job is done by one of them, once", async ({ site, outbox, both: { other } }) => {
  test.setTimeout(60_000);
  const here = await Asker.as(site, "visitor");
  const there = here.at(other);
  const [form] = (await here.forms("/sign-in")) as [Form];
  const members = await site.rows<{ email: string }>("select email from member where suspended_at is null");
  for (const [at, { email }] of members.entries())
    expect((await (at % 2 ? there : here).submit(form, [["email", email]])).status).toBe(303);
  // Organisers may still be told of those who asked to join in the test before.
  const codes = () => outbox.unread.filter(({ text }) => /^[A-Z0-9]{4}-?[A-Z0-9]{4}$/m.test(text));
  await expect.poll(() => codes().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(members.length);
  await sleep(2_000);
  const written = codes().map(({ to }) => to);
  expect(written.sort()).toEqual(members.map(({ email }) => email).sort());
});

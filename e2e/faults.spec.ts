import { setTimeout as sleep } from "node:timers/promises";
import { Line } from "#lib/postgres/testing-line.ts";
import { Asker, type Form } from "./support/forms.ts";
import { codeIn, Outbox } from "./support/outbox.ts";
import { startSite } from "./support/site.ts";
import { test as base, expect } from "./support/test.ts";

// The database goes and comes back under a running site. The site's line to it can be hung and cut.

const test = base.extend<object, { running: object; line: Line }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  line: [async ({}, use) => use(await Line.to(String(process.env.E2E_POSTGRES))), { scope: "worker" }],
  running: [
    async ({ line }, use) => {
      const outbox = await Outbox.open();
      const site = await startSite(
        String(process.env.E2E_POSTGRES),
        { SMTP_URL: outbox.url },
        {
          through: (url) => line.as(url),
        },
      );
      await use({ site, outbox });
      await line.repair();
      await site.stop();
      await outbox.close();
      await line.end();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});
test.describe.configure({ mode: "default" });

const faults = { "is gone": (line: Line) => line.cut(), hangs: (line: Line) => line.hang() };
// How long it takes until they say so is a setting, which lib/db.test.ts looks at: here nothing is timed.
const sentence = "cannot reach its memory just now";

for (const [name, fault] of Object.entries(faults)) {
  test(`a database that ${name}: everything says so, and is back by itself`, async ({
    site,
    line,
    outbox,
  }) => {
    test.setTimeout(90_000);
    const visitor = await Asker.as(site, "visitor");
    const mina = await Asker.as(site, "mina");
    const meetup = await nextMeetup(site);
    const answer = await formWith(mina, "/", "kind");
    const join = await formWith(visitor, "/join", "words");
    const signIn = await formWith(visitor, "/sign-in", "email");
    const about = await formWith(mina, "/settings/profile", "about");
    const asks: [string, () => Promise<Response>][] = [
      ...["/", "/meetups", `/meetups/${meetup}`, "/join", "/sign-in", "/first-visit", "/nothing-here"].map(
        // With a query, because what is kept can still be shown for some seconds.
        (path): [string, () => Promise<Response>] => [
          `a visitor gets ${path}`,
          () => visitor.get(`${path}?now`),
        ],
      ),
      ...["/", "/boards", "/people", "/settings", "/organise", "/api/photos/x", "/nothing-here"].map(
        (path): [string, () => Promise<Response>] => [`a member gets ${path}`, () => mina.get(path)],
      ),
      ["a visitor asks to join", () => visitor.submit(join, filled(join))],
      ["a visitor asks for a code", () => visitor.submit(signIn, [["email", "sam@example.org"]])],
      ["a member answers", () => mina.submit(answer, filled(answer, { kind: "might" }))],
      ["a member saves", () => mina.submit(about, filled(about))],
    ];

    await fault(line);
    // Twice: with the connections that were open, and with none.
    for (const round of ["first", "second"]) {
      const answers = await Promise.all(
        asks.map(async ([what, ask]) => {
          const response = await ask();
          return { what, response, text: await response.text() };
        }),
      );
      for (const { what, response, text } of answers) {
        expect(response.status, `${what}, ${round}`).toBe(503);
        expect(text, what).toContain(sentence);
        expect(response.headers.get("retry-after"), what).toBe("5");
      }
    }

    // Scripts keep the page and show the sentence in it.
    const called = await mina.call(about, filled(about));
    expect(called.status).toBe(200);
    expect(await called.text()).toContain(sentence);

    const health = await visitor.get("/api/health");
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({
      status: "trouble",
      database: expect.stringMatching(/out of reach|did not answer/),
    });

    await line.repair();
    await expect.poll(async () => (await visitor.get("/api/health")).status, { timeout: 15_000 }).toBe(200);
    for (const [what, ask] of asks) expect((await ask()).status, what).not.toBe(503);
    // Notices are heard again, jobs are done again, and what visitors see is kept again.
    expect(codeIn(await outbox.letterTo("sam@example.org", 20_000))).toHaveLength(9);
    await expect
      .poll(async () => {
        const etag = async () => (await visitor.get("/")).headers.get("etag");
        return [await etag(), await etag()].every(Boolean);
      })
      .toBe(true);
  });

  test(`a database that ${name} while requests are under way`, async ({ site, line }) => {
    test.setTimeout(60_000);
    const mina = await Asker.as(site, "mina");
    const paths = ["/", "/boards", "/people", "/meetups", "/settings/profile"];
    const under = Array.from({ length: 40 }, async (_, at) => {
      await sleep(at * 15);
      const response = await mina.get(paths[at % paths.length] ?? "/");
      return { status: response.status, text: await response.text() };
    });
    await sleep(250);
    await fault(line);
    for (const { status, text } of await Promise.all(under)) {
      expect([200, 503]).toContain(status);
      if (status === 503) expect(text).toContain(sentence);
    }
    await line.repair();
    await expect.poll(async () => (await mina.get("/")).status, { timeout: 10_000 }).toBe(200);
  });
}

test("what was acknowledged is there, however often the line breaks", async ({ site, line }) => {
  test.setTimeout(60_000);
  const mina = await Asker.as(site, "mina");
  const board = `/boards/${(await site.rows<{ id: string }>("select id from boards.board"))[0]?.id}`;
  const form = await formWith(mina, board, "mood");
  const acknowledged: string[] = [];
  let tried = 0;
  const until = Date.now() + 12_000;
  const breaks = (async () => {
    for (let at = 0; Date.now() < until; at++) {
      await sleep(400);
      if (at % 4 < 3) line.drop();
      else {
        await line.cut();
        await sleep(100);
        await line.repair();
      }
    }
  })();
  while (Date.now() < until) {
    await site.rows("delete from attempt");
    const text = `Number ${++tried}`;
    const entries = [...filled(form, { mood: "rah", text, sent: crypto.randomUUID() })];
    const { status } = await mina.submit(form, entries);
    expect([303, 503]).toContain(status);
    if (status === 303) acknowledged.push(text);
    // As a person would: the same form again, until it is through.
    else if (tried % 3 === 0) {
      await expect.poll(async () => (await mina.submit(form, entries)).status, { timeout: 10_000 }).toBe(303);
      acknowledged.push(text);
    }
  }
  await breaks;
  await line.repair();
  const rows = await site.rows<{ text: string }>("select text from boards.post where text like 'Number %'");
  const kept = rows.map(({ text }) => text);
  expect(acknowledged.length).toBeGreaterThan(5);
  expect(kept).toEqual(expect.arrayContaining(acknowledged));
  expect(new Set(kept).size, "none twice").toBe(kept.length);
});

async function formWith(asker: Asker, path: string, field: string): Promise<Form> {
  const form = (await asker.forms(path)).find(({ fields }) => fields.has(field));
  if (!form) throw new Error(`${path} has no form with ${field}`);
  return form;
}

function filled(form: Form, values: Record<string, string> = {}): Iterable<[string, string]> {
  const all = new Map(form.fields);
  for (const name of form.texts)
    if (!all.get(name)) all.set(name, name === "email" ? "somebody@example.org" : "something");
  for (const [name, value] of Object.entries(values)) all.set(name, value);
  return all;
}

async function nextMeetup(site: { rows<R extends object>(sql: string): Promise<R[]> }): Promise<string> {
  const [row] = await site.rows<{ id: string }>(
    "select id from meetup where starts_at > '2031-03-04' order by starts_at limit 1",
  );
  return row?.id ?? "";
}

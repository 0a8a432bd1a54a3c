import { randomUUID } from "node:crypto";
import { schedule } from "#lib/jobs/queues.ts";
import type { Canaries } from "./support/canary.ts";
import { compare, elsewhere, listening, news, shapesOf, stream } from "./support/eavesdrop.ts";
import { Asker, type Form } from "./support/forms.ts";
import {
  type Address,
  addresses,
  each,
  filledIn,
  formsOf,
  inTurn,
  outsiders,
  pagesInside,
  pagesOf,
  plantBoard,
  searches,
  sends,
  tokens,
  waysToAsk,
  whole,
} from "./support/outsiders.ts";
import { addressOf } from "./support/routes.ts";
import { expect, test } from "./support/test.ts";

// Nothing of a secret board is to be heard outside it. What is asked is found: routes, forms, tables, channels, jobs
// (docs/decisions/21-canaries.md). Whoever adds one has nothing to add here.

test.describe.configure({ timeout: 120_000 });

/** Organisers ask to break the glass, and see who else does, and why. Who is invited may decline, unseen. */
const forOrganisers = /^glass_entry\b/;
const forTheInvited = /^candidate/;

for (const [who, name] of Object.entries(outsiders)) {
  test(`${who} finds no canary at any address`, async ({ site, outbox }) => {
    const held = name === "visitor" ? await tokens(site, outbox) : [];
    const { canaries } = await plantBoard(site);
    const asker = await Asker.as(site, name);
    const leaks: string[] = [];
    const read = async ({ path, kind }: Address) => {
      for (const [way, init] of Object.entries(waysToAsk[kind])) {
        const answer = await whole(asker.ask(path, init));
        const found = canaries.foundIn(answer, path).filter(notFor(name));
        leaks.push(...found.map((leak) => `${way} ${path} (${answer.status}): ${leak}`));
      }
    };
    await each(await addresses(site, [...canaries.oneOfEach, ...held]), read);
    await each(await searches(site, firstHalves(canaries)), read);
    const inside = await pagesInside(await Asker.as(site, "nell"), boardOf(canaries));
    await each(inside.files, (path) => read({ path, kind: "file" }));
    expect(leaks).toEqual([]);
    expect(canaries.found(site.log)).toEqual([]);
    expect(await elsewhere(site, canaries)).toEqual([]);
  });

  test(`${who} finds no canary and changes none by any form`, async ({ site }) => {
    const { canaries, rows } = await plantBoard(site);
    const seen = await pagesOf(site);
    const own = await formsOf(await Asker.as(site, name), seen);
    const theirs: Form[] = [];
    for (const insider of ["nell", "mina"] as const) {
      const asker = await Asker.as(site, insider);
      theirs.push(...(await formsOf(asker, (await pagesInside(asker, boardOf(canaries))).pages.keys())));
    }
    expect(theirs.length).toBeGreaterThan(3);
    const mayChange = { theo: forOrganisers, ifeoma: forTheInvited }[String(name)] ?? /^$/;
    const unchanged = async () => (await rows()).filter((row) => !mayChange.test(row));
    const before = await unchanged();
    expect(before.length).toBeGreaterThan(15);
    const [leaks, gave]: string[][] = [[], []];
    const submit = async (form: Form, entries: ReturnType<typeof filledIn>) => {
      // Each with a session of its own: a form may end it.
      const asker = await Asker.as(site, name);
      gave?.push(form.path, ...entries.map(([, value]) => String(value)));
      for (const sent of [asker.submit(form, entries), asker.call(form, entries)]) {
        const answer = await whole(sent);
        const found = canaries.foundIn(answer, gave?.join("\n") ?? "").filter(notFor(name));
        leaks?.push(...found.map((leak) => `${form.path} ${entries.map(([key]) => key)}: ${leak}`));
      }
      const counted = await site.rows("delete from attempt returning *");
      leaks?.push(...canaries.found(JSON.stringify(counted)).map((leak) => `attempt: ${leak}`));
    };
    for (const form of theirs.filter(sends)) await submit(form, filledIn(form, { words: "Knock" }));
    for (const form of own.filter(sends))
      for (const id of inTurn(form, canaries.oneOfEach))
        await submit(form, filledIn(form, { id, words: id }));
    expect(leaks).toEqual([]);
    expect(await unchanged()).toEqual(before);
    expect(canaries.found(site.log)).toEqual([]);
    expect(await elsewhere(site, canaries, /^pgboss\.|sent_form|failed/)).toEqual([]);
  });
}

test("what is said and done in the board is heard of nowhere else", async ({ site, outbox, clock }) => {
  const { canaries } = await plantBoard(site);
  const [heard, stop] = await listening(site);
  const streams = await Promise.all(
    (["sam", "theo", "ifeoma", "oskar"] as const).map((who) => stream(site, who)),
  );
  for (const name of ["nell", "mina"] as const) {
    const asker = await Asker.as(site, name);
    const { pages } = await pagesInside(asker, boardOf(canaries));
    const forms = (await formsOf(asker, pages.keys())).filter(sends);
    // First what says something: among the rest is leaving.
    forms.sort((a, b) => b.texts.length - a.texts.length);
    for (const form of forms) {
      const entries = filledIn(form, { words: canaries.word("said") });
      const answer = await (name === "nell" ? asker.submit(form, entries) : asker.call(form, entries));
      expect(answer.status, form.path).toBeLessThan(500);
    }
  }
  const said = await site.rows<{ text: string }>(
    "select text from boards.post union all select text from boards.comment",
  );
  const whatWasSaid = said.filter(({ text }) =>
    canaries.found(text).some((place) => place.startsWith("said")),
  );
  expect(whatWasSaid.length).toBeGreaterThan(1);

  // What is heard after all that says that all that was heard.
  const last = randomUUID();
  await site.rows("select pg_notify('elevenses', $1)", [JSON.stringify({ t: "members", id: last })]);
  for (const { until } of streams)
    expect(news(await until(last)), "that anything happened at all").toEqual([last]);

  for (const job of new Set(schedule.map(({ job }) => job))) await clock.set("2031-03-04T18:00:00Z", [job]);
  await expect
    .poll(() => site.rows("select name from pgboss.job where state < 'completed' and start_after <= now()"), {
      timeout: 30_000,
    })
    .toEqual([]);
  await stop();
  expect(heard.length).toBeGreaterThan(0);
  expect(canaries.found(heard.join("\n"))).toEqual([]);
  expect(canaries.found(JSON.stringify(outbox.unread))).toEqual([]);
  expect(canaries.found(site.log)).toEqual([]);
  expect(await elsewhere(site, canaries)).toEqual([]);
});

test("whatever fails in the board, nothing of it is in the log, and outsiders see no difference", async ({
  site,
}) => {
  const { canaries } = await plantBoard(site);
  const [nell, sam] = [await Asker.as(site, "nell"), await Asker.as(site, "sam")];
  const board = boardOf(canaries);
  const { pages } = await pagesInside(nell, board);
  const forms = (await formsOf(nell, pages.keys())).filter(
    ({ own, texts }) => own.length > 0 && texts.length > 0,
  );
  const tables = await site.rows<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'boards' order by 1",
  );
  let failed = 0;
  for (const { name } of tables) {
    await site.rows(`alter table boards."${name}" rename to away`);
    try {
      for (const path of shapesOf(pages.keys())) {
        failed += (await whole(nell.get(path))).status === 500 ? 1 : 0;
        expect(canaries.foundIn(await whole(sam.get(path)), path)).toEqual([]);
      }
      for (const form of forms) await nell.submit(form, filledIn(form, { words: canaries.word("failing") }));
    } finally {
      await site.rows(`alter table boards.away rename to "${name}"`);
    }
  }
  expect(failed).toBeGreaterThan(0);
  await expect.poll(() => site.log).toContain("status=500");
  expect(canaries.found(site.log)).toEqual([]);
});

for (const name of ["sam", "theo"] as const) {
  test(`by no answer's status, length or time could ${name} tell what is in the board`, async ({ site }) => {
    const { canaries } = await plantBoard(site);
    const [insider, outsider] = [await Asker.as(site, "nell"), await Asker.as(site, name)];
    const inside = await pagesInside(insider, boardOf(canaries));
    const paths = shapesOf(inside.pages.keys());
    expect(paths.length).toBeGreaterThan(1);
    for (const path of paths) {
      const alike = await compare(outsider, path);
      expect(alike.lengths, path).toEqual([alike.lengths[0], alike.lengths[0]]);
      // Four standard deviations are one in 16,000; who doubts asks again.
      const times = [alike.time];
      while (Math.abs(times[0] ?? 0) > 4 && times.length < 3)
        times.push((await compare(outsider, path)).time);
      const same = times.filter((each) => Math.abs(each) < 4 || each * (times[0] ?? 0) < 0);
      expect(same.length, `${path}: ${times.join(", ")} standard deviations`).toBeGreaterThan(0);
    }
    for (const path of inside.files) {
      const made = path.replace(/.{12}$/, (end) => [...end].reverse().join(""));
      const [real, other] = [await whole(outsider.get(path)), await whole(outsider.get(made))];
      expect([other.status, other.body.length], path).toEqual([real.status, real.body.length]);
    }
    // For somebody in it there is something to tell apart.
    const [real, other] = (await compare(insider, paths[0] ?? "", { tries: 5, alike: false })).lengths;
    expect(real).not.toBe(other);
  });
}

test("whoever is in it finds the canaries: they are where one looks", async ({ site }) => {
  const { canaries, places } = await plantBoard(site);
  expect(canaries.count).toBeGreaterThanOrEqual(40);
  const found = new Set<string>();
  for (const name of ["nell", "mina"] as const) {
    const asker = await Asker.as(site, name);
    const { pages, files } = await pagesInside(asker, boardOf(canaries));
    for (const [path, body] of pages) {
      const payload = await whole(asker.ask(path, waysToAsk.page.RSC ?? {}));
      for (const text of [body, payload.body]) note(canaries.found(text));
      expect(canaries.found(payload.body), path).toEqual(expect.arrayContaining(canaries.found(body, path)));
    }
    for (const path of files) note(canaries.foundIn(await whole(asker.get(path)), ""));
  }
  function note(leaks: string[]) {
    for (const each of leaks) found.add(each.replace(/ .*/, ""));
  }
  expect([...found]).toEqual(
    expect.arrayContaining(["board.id", "board.name", "board.about", "post.id", "post.text", "comment.text"]),
  );
  const hidden = places.filter((place) => !found.has(place));
  test.info().annotations.push({ type: "planted, and shown to nobody", description: hidden.join(", ") });
});

test("one that got out is found, wherever it went", async ({ site }) => {
  const { canaries } = await plantBoard(site);
  await site.rows("update member set about = $1 where email = 'yara@example.org'", [
    canaries.word("got.out"),
  ]);
  const [sam, path] = [await Asker.as(site, "sam"), String(await addressOf("/people/[id]", site))];
  for (const init of Object.values(waysToAsk.page))
    expect(canaries.foundIn(await whole(sam.ask(path, init)), path).join()).toContain("got.out");
  expect(String(await elsewhere(site, canaries))).toMatch(/^member: got\.out/);
  const [heard, stop] = await listening(site);
  await site.rows("select pg_notify('elevenses', $1)", [canaries.id("got.out")]);
  await expect.poll(() => canaries.found(heard.join()).join()).toContain("got.out");
  await stop();
});

const boardOf = (canaries: Canaries) => `/boards/${canaries.ids.get("board.id")?.[0]}`;

const notFor = (name: string) => (leak: string) => name !== "theo" || !forOrganisers.test(leak);

/** What one may hear again; what follows it one may not. */
function firstHalves({ words }: Canaries): string[] {
  const asked = ["board.name", "post.title", "post.text", "post.pen_name", "comment.text"];
  return asked.flatMap((place) => words.get(place)?.first ?? []);
}

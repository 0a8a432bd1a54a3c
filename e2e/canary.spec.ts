// Over 250 lines because it is one table: those outside, and the ways in which they ask.
import { randomUUID } from "node:crypto";
import { schedule } from "#lib/jobs/queues.ts";
import type { Canaries } from "./support/canary.ts";
import {
  compare,
  elsewhere,
  lasting,
  listening,
  news,
  nothingKept,
  shapesOf,
  stream,
} from "./support/eavesdrop.ts";
import { Asker, type Form } from "./support/forms.ts";
import {
  type Address,
  addresses,
  each,
  filledIn,
  formsOf,
  inTurn,
  memberId,
  methods,
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
import { addressOf, files } from "./support/routes.ts";
import { expect, test } from "./support/test.ts";

// Nothing of a secret board is to be heard outside it. What is asked is found: routes, forms, tables, channels, jobs
// (docs/decisions/21-canaries.md). Whoever adds one has nothing to add here.

test.describe.configure({ timeout: 120_000 });

/** Organisers ask to break the glass, and see who else does, and why. Who is invited may decline, unseen. */
const forOrganisers = /^glass_entry\b/;
const forTheInvited = /^candidate/;

for (const [who, name] of Object.entries(outsiders)) {
  test(`${who} finds no canary at any address`, async ({ site, outbox }) => {
    const held = name === "visitor" ? await tokens(site, outbox) : { tokens: [], paths: [] };
    const { canaries } = await plantBoard(site);
    await nothingKept(site);
    // First those who may: what was found for them may have been kept for whoever comes next.
    const { files: theirs } = await pagesInside(await Asker.as(site, "nell"), boardOf(canaries));
    const asker = await Asker.as(site, name);
    const leaks: string[] = [];
    const read = async ({ path, kind }: Address) => {
      // A page with some id in it that is of no such thing is asked in two ways, and not in all six.
      const elsewhereInIt = canaries.found(path).length > 0 && !path.startsWith(boardOf(canaries));
      const ways = Object.entries(waysToAsk[kind]).slice(0, kind === "page" && elsewhereInIt ? 2 : 6);
      for (const [way, init] of ways) {
        const answer = await whole(asker.ask(path, init));
        const found = canaries.foundIn(answer, path).filter(notFor(name));
        leaks.push(...found.map((leak) => `${way} ${path} (${answer.status}): ${leak}`));
        // What the database refuses ends so: a page that asks for boards by the wrong client.
        if (answer.status === 500) leaks.push(`${way} ${path}: breaks`);
      }
    };
    const inside = [await memberId(site, "nell"), await memberId(site, "mina")];
    const all = await addresses(site, [...canaries.oneOfEach, ...inside, ...held.tokens]);
    await each(all, read);
    await each(held.paths, (path) => read({ path, kind: "page" }));
    await each(await searches(site, firstHalves(canaries)), read);
    await each(
      all.filter(({ kind }) => kind === "file"),
      async ({ path }) => {
        for (const method of methods) {
          // Each with a session of its own: one of them ends it.
          const answer = await whole((await Asker.as(site, name)).ask(path, { method }));
          leaks.push(...canaries.foundIn(answer, path).map((leak) => `${method} ${path}: ${leak}`));
        }
      },
    );
    await each(theirs, (path) => read({ path, kind: "file" }));
    expect(leaks).toEqual([]);
    expect(canaries.found(site.log)).toEqual([]);
    expect(await elsewhere(site, canaries)).toEqual([]);
  });

  test(`${who} is shown the same with the board and without it`, async ({ site }) => {
    const asker = await Asker.as(site, name);
    const paths = [...(await pagesOf(site)), ...(await pagesOf(site, files()))].filter(
      // The clock, letters and sign-in links of a test, streams, and who asks to break the glass.
      (path) =>
        !/^\/(dev|api\/(stream|health|sign-out))\b/.test(path) && !(name === "theo" && /glass/.test(path)),
    );
    const seen = async () => {
      await nothingKept(site);
      const all = new Map<string, string[]>();
      for (const path of paths) all.set(path, lasting(await whole(asker.get(path))));
      return all;
    };
    let before = new Map<string, string[]>();
    await plantBoard(site, async () => {
      await site.rows("delete from boards.board");
      before = await seen();
    });
    const after = await seen();
    expect(before.size).toBeGreaterThan(40);
    for (const [path, said] of before) expect(after.get(path), path).toEqual(said);
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
  const { canaries, rows } = await plantBoard(site);
  const [heard, stop] = await listening(site);
  const streams = await Promise.all(
    (["sam", "theo", "ifeoma", "oskar"] as const).map((who) => stream(site, who)),
  );
  // As a page without scripts sends it with what it offers first, and as Next's script does with what it offers last.
  for (const name of ["nell", "mina"] as const) {
    const asker = await Asker.as(site, name);
    const { pages } = await pagesInside(asker, boardOf(canaries));
    const forms = (await formsOf(asker, pages.keys())).filter(sends);
    const send = async (form: Form) => {
      const entries = filledIn(form, { words: canaries.word("said"), last: name === "mina" });
      const answer = await whole(name === "nell" ? asker.submit(form, entries) : asker.call(form, entries));
      expect(answer.status, form.path).toBeLessThan(500);
    };
    // First what says something: among the rest is deleting, and leaving.
    for (const form of forms.filter(({ texts }) => texts.length > 0)) await send(form);
    const written = (await rows()).filter((row) =>
      canaries.found(row).some((each) => each.startsWith("said")),
    );
    const where = new Set(written.map((row) => row.split(" ")[0]));
    expect([...where], `written by ${name}`).toEqual(expect.arrayContaining(["post", "comment", "report"]));
    for (const form of forms.filter(({ texts }) => texts.length === 0)) await send(form);
  }

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
  // A report is told to the keepers, without a word of it.
  expect(outbox.unread.map(({ to }) => to)).toContain("mina@example.org");
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

for (const [who, name] of Object.entries(outsiders)) {
  test(`by no answer's status, headers, length or time could ${who} tell what is in the board`, async ({
    site,
  }) => {
    const { canaries } = await plantBoard(site);
    const [insider, outsider] = [await Asker.as(site, "nell"), await Asker.as(site, name)];
    const inside = await pagesInside(insider, boardOf(canaries));
    const paths = shapesOf(inside.pages.keys());
    expect(paths.length).toBeGreaterThan(1);
    const get = (path: string) => outsider.get(path, inPlain);
    for (const path of paths) await tellsNothing(get, path);
    for (const path of inside.files) {
      const another = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, () => crypto.randomUUID());
      expect(another).not.toBe(path);
      for (const init of Object.values(waysToAsk.file)) {
        const real = lasting(await whole(outsider.ask(path, init)));
        for (const made of [another, path.replace(/.{12}$/, (end) => [...end].reverse().join(""))])
          expect(lasting(await whole(outsider.ask(made, init))), path).toEqual(real);
      }
    }
    // For somebody in it there is something to tell apart.
    const { said } = await compare((path) => insider.get(path, inPlain), paths[0] ?? "", { tries: 5 });
    expect(said[0]).not.toEqual(said[1]);
  });
}

test("nor by what a form is answered, or what is searched for", async ({ site }) => {
  test.setTimeout(400_000);
  const { canaries } = await plantBoard(site);
  const [insider, sam] = [await Asker.as(site, "mina"), await Asker.as(site, "sam")];
  const { pages } = await pagesInside(insider, boardOf(canaries));
  for (const form of (await formsOf(insider, pages.keys())).filter(sends)) {
    const entries = filledIn(form, { words: "Knock" });
    const submit = async (path: string, filled: typeof entries) => {
      await site.rows("delete from attempt");
      return sam.submit({ ...form, path }, filled, inPlain);
    };
    // Of those in which one writes the time as well: they do the most before they refuse.
    await tellsNothing(submit, form.path, { entries, tries: form.texts.length > 0 ? 200 : 2 });
  }
  // A word that is there, and one of the same shape that is nowhere.
  const [there = ""] = firstHalves(canaries);
  const nowhere = [...there].reverse().join("");
  const asked = await searches(site, ["00000000-0000-4000-8000-000000000000"]);
  for (const { path } of asked.filter((each) => !/[0-9a-f-]{36}.*\?/.test(each.path)))
    await tellsNothing((to) => {
      const [at, query = ""] = to.split("?");
      return sam.get(`${at}?${query.replace(/[0-9a-f-]{36}/g, to === path ? there : nowhere)}`, inPlain);
    }, path);
});

/** That nothing in an answer, nor how long it takes, depends on whether the ids in what is asked are real. */
async function tellsNothing(
  ask: Parameters<typeof compare>[0],
  path: string,
  options: Parameters<typeof compare>[2] = {},
): Promise<void> {
  const once = async () => {
    const { said, time } = await compare(ask, path, options);
    expect(said[0], path).toEqual(said[1]);
    return time;
  };
  // Four standard deviations are one in 16,000; who doubts asks again.
  const times = [await once()];
  while (Math.abs(times[0] ?? 0) > 4 && times.length < 3) times.push(await once());
  const same = times.filter((each) => Math.abs(each) < 4 || each * (times[0] ?? 0) < 0);
  expect(same.length, `${path}: ${times.join(", ")} standard deviations`).toBeGreaterThan(0);
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
  // What is fetched ahead of a page is its frame, without a word of it.
  for (const init of [waysToAsk.page.HTML, waysToAsk.page.RSC])
    expect(canaries.foundIn(await whole(sam.ask(path, init ?? {})), path).join()).toContain("got.out");
  expect(String(await elsewhere(site, canaries))).toMatch(/^public\.member: got\.out/);
  const [heard, stop] = await listening(site);
  await site.rows("select pg_notify('elevenses', $1)", [canaries.id("got.out")]);
  await expect.poll(() => canaries.found(heard.join()).join()).toContain("got.out");
  await stop();
});

/** As long as it is: packed, it is as long as what is made up at random in it happens to allow. */
const inPlain = { "accept-encoding": "identity" };

const boardOf = (canaries: Canaries) => `/boards/${canaries.ids.get("board.id")?.[0]}`;

const notFor = (name: string) => (leak: string) => name !== "theo" || !forOrganisers.test(leak);

/** What one may hear again; what follows it one may not. */
function firstHalves({ words }: Canaries): string[] {
  const asked = ["board.name", "post.title", "post.text", "post.pen_name", "comment.text"];
  return asked.flatMap((place) => words.get(place)?.first ?? []);
}

import { Asker, type Form, type Value } from "./support/forms.ts";
import { addressOf, routes } from "./support/routes.ts";
import type { Site } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

// Every form and every page, given what no form of ours would send.

const pages = routes().filter((route) => !/\[token\]|\[file\]|^\/dev/.test(route));
const far = "00000000-0000-4000-8000-000000000000";

/** What must not be taken, whatever the form: by the names of its fields. */
const refused: Record<string, (form: Form) => [string, Value][]> = {
  empty: (form) => each(form, () => ""),
  missing: () => [],
  "too long": (form) => texts(form, "y".repeat(20_001)),
  "with a null": (form) => texts(form, "kept so far \0"),
  "a megabyte": (form) => each(form, ({ at }) => (at === 0 ? "z".repeat(1_100_000) : "z")),
  "each twice": (form) => [...each(form), ...each(form)],
  "files for texts": (form) => each(form, () => new Blob(["x"], { type: "text/plain" })),
  forged: (form) => each(form, ({ name }) => (form.texts.includes(name) ? "something" : `__proto__ ${far}`)),
  "ids of nothing": (form) => each(form, ({ value }) => (isId(value) ? far : undefined)),
};

/** What may be taken, but must not break anything. */
const odd: Record<string, (form: Form) => [string, Value][]> = {
  emoji: (form) => texts(form, "👩🏽‍💻 ok 🏳️‍🌈"),
  "right to left": (form) => texts(form, "\u202eשלום عليكم\u202c"),
  "half a character": (form) => texts(form, "half \ud83d of it"),
  "fields of nobody's": (form) => [
    ...each(form),
    ["__proto__", "x"],
    ["constructor", "x"],
    ["role", "owner"],
    ["memberId", far],
    ["toString", "x"],
  ],
};

for (const who of ["mina", "visitor"] as const) {
  for (const route of pages) {
    test(`the forms of ${route} as ${who}: nothing that is not right is taken, nothing breaks`, async ({
      site,
    }) => {
      test.setTimeout(120_000);
      const path = await addressOf(route, site);
      if (path === undefined) return;
      const asker = await Asker.as(site, who);
      const seen = new Set<string>();
      for (const form of await asker.forms(path)) {
        // Forms of buttons only have nothing to get wrong but the ids, and one of each kind is enough.
        if (form.fields.size === 0 || seen.has(`${form.action} ${[...form.fields.keys()]}`)) continue;
        seen.add(`${form.action} ${[...form.fields.keys()]}`);
        for (const [name, entries] of Object.entries(refused)) {
          if (!concerns(name, form)) continue;
          const what = `${[...form.fields.keys()]}: ${name}`;
          const before = await state(site);
          const plainly = await asker.submit(form, entries(form));
          await decent(plainly, what);
          const called = await asker.call(form, entries(form));
          await decent(called, `${what}, by script`);
          expect(await state(site), what).toEqual(before);
          await site.rows("delete from attempt");
        }
        for (const [name, entries] of Object.entries(odd)) {
          const what = `${[...form.fields.keys()]}: ${name}`;
          await decent(await asker.submit(form, entries(form)), what);
          await site.rows("delete from attempt");
        }
        for (const body of odds) {
          const before = await state(site);
          await decent(await asker.callWith(path, form.action, body()), `arguments ${String(body)}`);
          expect(await state(site), `arguments ${String(body)}`).toEqual(before);
        }
        await site.reset();
      }
    });
  }
}

/** Whether there is anything in the form that this makes wrong. */
function concerns(name: string, form: Form): boolean {
  if (name === "ids of nothing") return [...form.fields.values()].some(isId);
  if (name === "too long" || name === "with a null") return form.texts.length > 0;
  return name !== "forged" || form.texts.length < form.fields.size;
}

/** Arguments that are no state and form. */
const odds: (() => string | FormData)[] = [
  () => "",
  () => "[]",
  () => "null",
  () => '["$F1",null]',
  () => '[{},"text"]',
  () => '[{},{"get":"x"}]',
  () => '[null,["a"]]',
  () => '[{},"$K9"]',
  () => '["$undefined","$undefined"]',
  () => '[{"__proto__":{"x":1}},"$@1"]',
  () => "not even JSON",
  () => formData({ 0: '[{},"$K1"]' }),
  () => formData({ 0: '["$1:constructor:constructor","$K1"]', 1: '{"then":"$1:__proto__:then"}' }),
];

test("what was typed is still there beside what is wrong with it", async ({ site }) => {
  const visitor = await Asker.as(site, "visitor");
  const [form] = (await visitor.forms("/join")).filter(({ fields }) => fields.has("words"));
  const sent = { name: "Zoë <b>Bold</b>", email: "not an address", words: "I work\nat home" };
  const html = await (await visitor.submit(form as Form, Object.entries(sent))).text();
  expect(html).toContain("does not look like an email address");
  expect(html).toContain('value="Zoë &lt;b&gt;Bold&lt;/b&gt;"');
  expect(html).toMatch(/I work\r?\nat home<\/textarea>/);
});

test("a form from another site, and one of an action that is not there, do nothing", async ({ site }) => {
  const mina = await Asker.as(site, "mina");
  const form = (await mina.forms("/settings/profile")).find(({ fields }) => fields.has("about")) as Form;
  const before = await state(site);
  const strangers: Record<string, string>[] = [
    { origin: "https://elsewhere.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const headers of strangers) {
    const answer = await mina.submit(form, each(form), headers);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("not sent from a page of this site");
  }
  const unknown = "40".padEnd(42, "f");
  for (const answer of [
    await mina.callWith("/settings/profile", unknown, "[]"),
    await mina.submit({ ...form, own: [[`$ACTION_ID_${unknown}`, ""]] }, each(form)),
    await mina.submit({ ...form, own: [] }, each(form)),
  ])
    await decent(answer, "an unknown action");
  expect(await state(site)).toEqual(before);
  const old = await mina.submit({ ...form, own: [[`$ACTION_ID_${unknown}`, ""]] }, each(form));
  expect(old.status).toBe(409);
  expect(await old.text()).toContain("This page is older than the site");
});

test("a form sent twice acts once", async ({ site }) => {
  const mina = await Asker.as(site, "mina");
  const board = await addressOf("/boards/[id]", site);
  const form = (await mina.forms(String(board))).find(({ fields }) => fields.has("mood")) as Form;
  const entries = [...new Map([...form.fields, ["text", "Only once"], ["mood", "rah"]])];
  const both = await Promise.all([
    mina.submit(form, entries),
    mina.submit(form, entries),
    mina.call(form, entries),
  ]);
  for (const answer of both) expect(answer.status).toBeLessThan(400);
  expect(await site.rows("select from boards.post where text = 'Only once'")).toHaveLength(1);
});

const queries = [
  "older=x",
  "older=9999999999999.00000000-0000-4000-8000-000000000000",
  "after=00000000-0000-4000-8000-000000000000&q=a",
  "q=%00",
  "q=a&q=b",
  "q=%ED%A0%80%ff",
  `q=${"a%20".repeat(600)}`,
  "q=%25_%5C'%22%3Cscript%3E",
  "next=//elsewhere.example&code=%00%0d%0a",
  "code=a&code=b&next=a&next=b",
  "every=week&days=XX&days[]=1&from=9999-99-99&start=aa&end=bb&place=%00&address=%00",
  "every=__proto__&every=week&n=NaN&nth=1e9&weekday=&day=-1&from=&start=&end=&place=",
  "every=month-day&day=31&from=9999-12-31&start=00:00&end=23:59&place=x&address=",
  "every=week&days=MO&from=0000-00-00&start=11:00&end=12:00&place=x&address=",
  "every=week&days=MO&from=9999-12-20&start=11:00&end=12:00&place=x&address=",
  "said=__proto__&applied=1e99&undone&__proto__=x&constructor=x&toString=x",
  "applied=-1&said=constructor",
  "%",
  "&&&===",
];

for (const who of ["mina", "visitor"] as const) {
  test(`no page breaks at an odd address, as ${who}`, async ({ site }) => {
    test.setTimeout(120_000);
    const asker = await Asker.as(site, who);
    for (const route of pages) {
      const path = await addressOf(route, site);
      if (path === undefined) continue;
      for (const query of queries) await decent(await asker.get(`${path}?${query}`), `${path}?${query}`);
      for (const odd of ["%00", "..%2f", "%ff", "x".repeat(300), far, "__proto__", "%F0%9F%8D%B5", "a b"]) {
        const address = route.replace(/\[\w+\]/g, encodeURI(odd).replaceAll("%25", "%"));
        if (address !== route) await decent(await asker.get(address), address);
      }
    }
  });
}

/** Not a 500 and nothing of the inside. */
async function decent(answer: Response, what: string): Promise<void> {
  const text = await answer.text();
  expect(answer.status, `${what}: ${text.slice(0, 300)}`).toBeLessThan(500);
  expect(text, what).not.toMatch(
    /\bat \S+ \(|node_modules|PrismaClient|went wrong on our side|Invalid input/,
  );
}

/** Fields with what they hold, or what `make` says; undefined leaves it. */
function each(
  form: Form,
  make: (field: { name: string; at: number; value: string }) => Value | undefined = () => undefined,
): [string, Value][] {
  return [...form.fields].map(([name, value], at) => [name, make({ name, at, value }) ?? value]);
}

const texts = (form: Form, text: string) =>
  each(form, ({ name }) => (form.texts.includes(name) ? text : undefined));

const isId = (value: string) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);

function formData(entries: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(entries)) form.append(name, value);
  return form;
}

/** A sum of everything stored but what is counted and what says that somebody was there. */
async function state(site: Site): Promise<Record<string, string>> {
  const tables = await site.rows<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'boards') and table_type = 'BASE TABLE'
     and table_name not in ('attempt', 'session', '_prisma_migrations') order by 1`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await site.rows<{ sum: string }>(
      `select count(*) || md5(coalesce(string_agg(t::text, '' order by t::text), '')) as sum from ${name} t`,
    );
    sums[name] = row?.sum ?? "";
  }
  return sums;
}

import type { Page } from "@playwright/test";
import { awake } from "./support/sending.ts";
import type { Site } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

const MORNING = "2031-03-05T09:30:00Z";
const scripts = [true, false];
const named = (javaScript: boolean) => `JavaScript ${javaScript ? "on" : "off"}`;

const heading = (page: Page) => page.getByRole("button", { name: "I'm heading down, anyone else?" });
const remarks = (page: Page) => page.getByRole("region", { name: "Remarks" });
const card = (page: Page) => page.getByRole("region", { name: "The meetup" });

/** The address of Wednesday's date, on which nobody has said anything yet. */
async function wednesday(site: Site): Promise<string> {
  await site.rows("delete from answer");
  const [row] = await site.rows<{ id: string }>(`select id from meetup where local = '2031-03-05T11:00'`);
  return `/meetups/${row?.id}`;
}

for (const javaScript of scripts) {
  test(`remarks: written, read by members, deleted by their writer or an organiser (${named(javaScript)})`, async ({
    as,
    visitor,
    site,
  }) => {
    const path = await wednesday(site);
    const look = { javaScript };
    const [sam, nell, theo] = [await as("sam", look), await as("nell", look), await as("theo", look)];
    await sam.goto(path);
    await awake(sam, javaScript);
    await expect(remarks(sam)).toContainText("Nobody has remarked on anything yet.");
    await sam.getByRole("textbox", { name: "Your remark" }).fill("I’ll be the one with the red scarf <b>");
    await sam.getByRole("button", { name: "Say it" }).click();
    await expect(remarks(sam).getByRole("listitem")).toContainText("red scarf <b>");

    await nell.goto(path);
    await awake(nell, javaScript);
    await expect(remarks(nell).getByRole("listitem")).toContainText("Sam Okonkwo-Featherstonehaugh");
    await expect(remarks(nell).getByText("Delete…")).toBeHidden();
    await nell.getByRole("textbox", { name: "Your remark" }).fill("I’ll bring the book");
    await nell.getByRole("button", { name: "Say it" }).click();
    await expect(remarks(nell).getByRole("listitem")).toHaveCount(2);

    const stranger = await visitor(look);
    await stranger.goto(path);
    await expect(stranger.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await stranger.content()).not.toMatch(/scarf|Remarks|bring the book/);

    await theo.goto(path);
    await awake(theo, javaScript);
    const nells = remarks(theo).getByRole("listitem").filter({ hasText: "bring the book" });
    await nells.getByText("Delete…").click();
    await nells.getByRole("button", { name: "Delete the remark" }).click();
    await expect(theo.getByText("The remark is deleted.")).toBeVisible();
    await expect(remarks(theo).getByRole("listitem")).toHaveCount(1);

    await sam.goto(path);
    await awake(sam, javaScript);
    await remarks(sam).getByText("Delete…").click();
    await remarks(sam).getByRole("button", { name: "Delete the remark" }).click();
    await expect(remarks(sam)).toContainText("Nobody has remarked on anything yet.");
  });

  test(`a shout reaches who asked to hear it, and nobody else (${named(javaScript)})`, async ({
    as,
    visitor,
    clock,
    outbox,
    site,
  }) => {
    await wednesday(site);
    const look = { javaScript };
    const [sam, nell] = [await as("sam", look), await as("nell", look)];
    await nell.goto("/settings");
    await nell.getByRole("link", { name: /^Letters/ }).click();
    await nell.getByRole("checkbox", { name: /somebody heads down/ }).check();
    await nell.getByRole("button", { name: "Save" }).click();
    await expect(nell.getByText("Saved.")).toBeVisible();
    await expect(nell.getByRole("checkbox", { name: /somebody heads down/ })).toBeChecked();

    await sam.goto("/");
    await expect(heading(sam)).toBeHidden();
    await clock.set(MORNING);
    await sam.goto("/");
    await awake(sam, javaScript);
    await heading(sam).click();
    await expect(sam.getByText("Said. Those who asked to hear it are told")).toBeVisible();
    await expect(heading(sam)).toHaveAttribute("aria-pressed", "true");
    await expect(sam.getByRole("button", { name: "I'm going" })).toHaveAttribute("aria-pressed", "true");
    await heading(sam).click();
    await expect(sam.getByText("You have said so already.")).toBeVisible();

    const letter = await outbox.letterTo("nell@example.org");
    expect(letter.subject).toBe("Sam Okonkwo-Featherstonehaugh is heading down to Costa now");
    expect(await site.rows("select from pgboss.job where name = 'send-letter'")).toHaveLength(1);
    await nell.goto("/");
    const shouted = "Sam Okonkwo-Featherstonehaugh is heading down. Anyone else?";
    await expect(nell.getByText(shouted)).toBeVisible();
    const stranger = await visitor(look);
    await stranger.goto("/");
    await expect(card(stranger)).toContainText("One person is going");
    expect(await stranger.content()).not.toMatch(/heading down|Okonkwo/);
    await clock.set("2031-03-05T12:00:00Z");
    await nell.reload();
    await expect(nell.getByText(shouted)).toBeHidden();
  });

  test(`"I'm here", until one leaves or it is over (${named(javaScript)})`, async ({
    as,
    clock,
    site,
    visitor,
  }) => {
    const path = await wednesday(site);
    const look = { javaScript };
    const [sam, nell, stranger] = [await as("sam", look), await as("nell", look), await visitor(look)];
    await clock.set("2031-03-05T10:20:00Z");
    await sam.goto(path);
    await expect(sam.getByRole("button", { name: "I'm here" })).toBeHidden();
    await clock.set("2031-03-05T10:40:00Z");
    await sam.goto(path);
    await awake(sam, javaScript);
    await sam.getByRole("button", { name: "I'm here" }).click();
    await expect(sam.getByText("You’re here.")).toBeVisible();
    await expect(card(sam)).toContainText("People are there");
    await nell.goto(path);
    await expect(nell.getByRole("list", { name: "Who’s coming" })).toContainText("there now");
    await stranger.goto(path);
    await expect(card(stranger)).toContainText("People are there");

    await sam.getByRole("button", { name: "I’ve left" }).click();
    await expect(sam.getByText("You’ve left.")).toBeVisible();
    await expect(card(sam)).not.toContainText("People are there");
    await sam.getByRole("button", { name: "I'm here" }).click();
    await expect(sam.getByText("You’re here.")).toBeVisible();

    await clock.set("2031-03-05T12:00:00Z");
    await nell.goto(path);
    await expect(card(nell)).toContainText("Happened");
    await expect(nell.getByText("there now")).toBeHidden();
    await expect(nell.getByRole("button", { name: "I'm here" })).toBeHidden();
  });

  test(`letters of a kind are stopped from the letter, without signing in (${named(javaScript)})`, async ({
    as,
    visitor,
    clock,
    outbox,
    site,
  }) => {
    await wednesday(site);
    await site.rows("update member set hears_shouts = true where email = 'nell@example.org'");
    await clock.set(MORNING);
    const [sam, gwen] = [await as("sam", { javaScript }), await as("gwen", { javaScript })];
    await sam.goto("/");
    await heading(sam).click();
    const link = /http\S+\/letters\/stop\/\S+/.exec((await outbox.letterTo("nell@example.org")).text)?.[0];

    const reader = await visitor({ javaScript });
    const answer = await reader.goto(String(link));
    expect(answer?.headers()["referrer-policy"]).toBe("no-referrer");
    expect(answer?.headers()["cache-control"]).toContain("no-store");
    await expect(reader.getByRole("main")).toContainText("When somebody heads down to the table");
    expect(await reader.content()).not.toMatch(/Nell|nell@/);
    await reader.getByRole("button", { name: "Stop these letters" }).click();
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("These letters have stopped");
    await gwen.goto("/");
    await heading(gwen).click();
    await expect(gwen.getByText("Said. Those who asked")).toBeVisible();
    expect(await site.rows("select from pgboss.job where name = 'send-letter'")).toHaveLength(1);

    await reader.getByRole("button", { name: "Start them again" }).click();
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Stop these letters?");
    await reader.goto(`${link}0`);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("This link does not work any more");
  });
}

test("a remark that is refused is still in its field", async ({ as, clock, site }) => {
  const path = await wednesday(site);
  await clock.set("2031-03-06T11:59:00Z");
  const sam = await as("sam", { javaScript: false });
  await sam.goto(path);
  await sam.getByRole("textbox", { name: "Your remark" }).fill("Whose umbrella is this?");
  await clock.set("2031-03-06T12:00:00Z");
  await sam.getByRole("button", { name: "Say it" }).click();
  await expect(sam.getByText("its thread is closed").first()).toBeVisible();
  await expect(sam.getByRole("textbox", { name: "Your remark" })).toHaveValue("Whose umbrella is this?");
  expect(await site.rows("select from remark where text like 'Whose%'")).toHaveLength(0);
});

test("a long thread is read fifty at a time", async ({ as, site }) => {
  const path = await wednesday(site);
  await site.rows(
    `insert into remark (id, meetup_id, member_id, text, written_at)
     select gen_random_uuid(), $1, (select id from member where email = 'gwen@example.org'), 'remark ' || n,
       '2031-03-03T10:00:00Z'::timestamptz + n * interval '1 minute' from generate_series(1, 60) n`,
    [path.slice("/meetups/".length)],
  );
  const sam = await as("sam");
  await sam.goto(path);
  const items = remarks(sam).getByRole("listitem");
  await expect(items).toHaveCount(50);
  await expect(items.last()).toContainText("remark 60");
  await sam.getByRole("link", { name: "Older remarks" }).click();
  await expect(items).toHaveCount(10);
  await expect(items.first()).toContainText("remark 1");
  await sam.getByRole("link", { name: "Back to the newest" }).click();
  await expect(items).toHaveCount(50);
});

test("who is there when: a bar for each, and the same in words", async ({ as, visitor, site }) => {
  const path = await wednesday(site);
  await site.rows(
    `insert into answer (meetup_id, member_id, kind, answered_at, there_from, there_to)
     select $1, member.id, said.kind::answer_kind, now(), said.there_from, said.there_to
     from (values ('sam', 'going', '11:15', null), ('nell', 'going', '11:15', '11:45'), ('gwen', 'going', null, null),
       ('yara', 'might', '11:30', null)) said (who, kind, there_from, there_to)
     join member on email = who || '@example.org'`,
    [path.slice("/meetups/".length)],
  );
  const [sam, stranger] = [await as("sam"), await visitor()];
  await sam.goto(path);
  const picture = sam.getByRole("region", { name: "Who is there when" });
  await expect(picture).toContainText("3 of you are there from 11:15 to 11:45.");
  await expect(picture).toContainText(/From 11:00 to 11:15 there is one: Gwen Parry-Hughes\./);
  await expect(picture).toContainText(/From 11:45 to 12:00 there are 2: .*; يارا الحداد might\./);
  await stranger.goto(path);
  await expect(card(stranger)).toBeVisible();
  expect(await stranger.content()).not.toMatch(/Who is there when|Gwen/);
  await site.rows("update answer set there_from = null, there_to = null");
  await sam.reload();
  await expect(card(sam)).toBeVisible();
  await expect(picture).toBeHidden();
});

test("a mail program stops letters by one click, from nowhere; nothing else comes in that way", async ({
  as,
  clock,
  outbox,
  site,
}) => {
  await wednesday(site);
  await site.rows("update member set hears_shouts = true where email = 'nell@example.org'");
  await clock.set(MORNING);
  const sam = await as("sam");
  await sam.goto("/");
  await heading(sam).click();
  const { headers } = await outbox.letterTo("nell@example.org");
  const header = headers.find(({ key }) => key === "list-unsubscribe")?.value ?? "";
  const address = header.slice(1, -1);
  const hears = async () =>
    (await site.rows("select from member where email = 'nell@example.org' and hears_shouts")).length === 1;
  const post = (url: string, body: string, more: Record<string, string> = {}) =>
    fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded", ...more },
      body,
    });

  const looked = await fetch(address, { redirect: "manual" });
  expect([looked.status, looked.headers.get("location")]).toEqual([
    303,
    new URL(address).pathname.replace("/api", ""),
  ]);
  expect((await post(address, "other=1")).status).toBe(400);
  expect((await post(`${address}0`, "List-Unsubscribe=One-Click")).status).toBe(404);
  expect((await post(`${site.origin}/api/sign-out`, "List-Unsubscribe=One-Click")).status).toBe(403);
  expect((await post(address.replace("/api", ""), "List-Unsubscribe=One-Click")).status).toBe(403);
  expect(await hears()).toBe(true);
  const strangers: Record<string, string>[] = [
    {},
    { origin: "https://mail.example", "sec-fetch-site": "cross-site" },
  ];
  for (const more of strangers)
    expect((await post(address, "List-Unsubscribe=One-Click", more)).status).toBe(200);
  expect(await hears()).toBe(false);
});

import type { Page } from "@playwright/test";
import { codeIn, type Letter, type Outbox } from "./support/outbox.ts";
import { awake, sendAgain, sentBy, unguard } from "./support/sending.ts";
import type { Site } from "./support/site.ts";
import { expect, test, ways } from "./support/test.ts";

const scripts = ways.filter(({ size }) => size === "phone");
const organisers = ["mina@example.org", "theo@example.org"];
const thanks = "Thank you. Somebody from the group will look at it.";

for (const { name, ...look } of ways) {
  test(`somebody asks to join, is let in and signs in (${name})`, async ({ visitor, as, outbox }) => {
    const page = await visitor(look);
    await page.goto("/");
    await page.getByRole("link", { name: "Ask to join" }).first().click();
    expect(await page.content()).not.toMatch(/<script/i);
    await ask(page, {
      name: "Zoë O’Brien",
      email: "Zoe@Example.ORG",
      words: "I subtitle.\nNell told me of you.",
    });
    await expect(page.getByText(thanks)).toBeVisible();
    expect(await page.content()).not.toMatch(/<script/i);

    const letters = await Promise.all(organisers.map((each) => outbox.letterTo(each)));
    for (const { subject, text } of letters) {
      expect(subject).toBe("Zoë O’Brien would like to come in");
      expect(text).toContain("zoe@example.org");
      expect(text).toContain("Nell told me of you.");
    }
    const theo = await as("theo", look);
    await theo.goto(linkIn(letters[1] as Letter, "/organise/members"));
    await awake(theo, look.javaScript);
    await expect(theo.getByText("Nell told me of you.")).toBeVisible();
    await theo.getByRole("button", { name: /^Let in.*Zoë O’Brien$/ }).click();
    await expect(
      theo.getByText("Zoë O’Brien is in. A letter with how to sign in is on its way."),
    ).toBeVisible();
    await expect(theo.getByText("Nobody is waiting.")).toBeVisible();

    const welcome = await outbox.letterTo("zoe@example.org");
    expect(welcome.subject).toBe("You are in: welcome to Kings Heath Homeworkers");
    await page.goto(linkIn(welcome, "/sign-in"));
    await page.getByLabel("Email address").fill("zoe@example.org");
    await page.getByRole("button", { name: "Email me a code" }).click();
    await page.getByLabel("Code", { exact: true }).fill(codeIn(await outbox.letterTo("zoe@example.org")));
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    const places = page.getByRole("navigation", { name: "Places" });
    await places.getByRole("link", { name: "People" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: "Zoë O’Brien" })).toContainText("You");
    expect(outbox.unread).toEqual([]);
  });
}

for (const { name, ...look } of scripts) {
  test(`an organiser says "not now" (${name})`, async ({ visitor, as, outbox, site }) => {
    const page = await visitor();
    await page.goto("/join");
    await ask(page, { name: "Zoë", email: "zoe@example.org" });
    await Promise.all(organisers.map((each) => outbox.letterTo(each)));
    const [theo, mina] = [await as("theo", look), await as("mina", look)];
    for (const each of [theo, mina]) {
      await each.goto("/organise/members");
      await awake(each, look.javaScript);
    }
    await theo.getByRole("button", { name: /^Not now.*Zoë$/ }).click();
    await expect(
      theo.getByText("Not now, then. Zoë is not told, and can ask again after two weeks."),
    ).toBeVisible();
    await mina.getByRole("button", { name: /^Let in.*Zoë$/ }).click();
    await expect(
      mina.getByText("Another organiser was quicker: that has been answered already."),
    ).toBeVisible();
    expect(await site.rows("select from member where email = 'zoe@example.org'")).toHaveLength(0);

    await page.goto("/join");
    await ask(page, { name: "Zoë", email: "zoe@example.org" });
    await expect(page.getByText(thanks)).toBeVisible();
    await noLetter(site, outbox);
    await mina.reload();
    await expect(mina.getByText("Nobody is waiting.")).toBeVisible();
  });
}

test("an address that is known gets the same answer, and makes no letter", async ({
  visitor,
  outbox,
  site,
}) => {
  const page = await visitor();
  const said: string[] = [];
  for (const email of ["zoe@example.org", "zoe@example.org", "sam@example.org"]) {
    await page.goto("/join");
    await ask(page, { name: "Zoë", email });
    await expect(page.getByText(thanks)).toBeVisible();
    said.push(await page.getByRole("main").innerHTML());
    if (said.length === 1) await Promise.all(organisers.map((each) => outbox.letterTo(each)));
  }
  expect(said[1]).toBe(said[0]);
  expect(said[2]).toBe(said[0]);
  await noLetter(site, outbox);
});

test("a request that is sent twice is there once", async ({ visitor, as, outbox }) => {
  const page = await visitor();
  await page.goto("/join");
  const request = await sentBy(page, () => ask(page, { name: "Zoë", email: "zoe@example.org" }));
  expect((await sendAgain(request)).status).toBe(200);
  await Promise.all(organisers.map((each) => outbox.letterTo(each)));
  const theo = await as("theo");
  await theo.goto("/organise/members");
  await expect(theo.getByRole("button", { name: /^Let in.*Zoë$/ })).toHaveCount(1);
});

test("what was typed stays when something is missing", async ({ visitor, site }) => {
  const page = await visitor();
  await page.goto("/join");
  await unguard(page);
  await ask(page, { name: "Zoë", email: "zoe at example.org", words: "Hello?\n🥐" });
  await expect(page.getByLabel("Email address")).toHaveAccessibleDescription(
    /does not look like an email address/,
  );
  await expect(page.getByLabel("Your name")).toHaveValue("Zoë");
  await expect(page.getByLabel("Email address")).toHaveValue("zoe at example.org");
  await expect(page.getByLabel("A few words")).toHaveValue("Hello?\n🥐");
  expect(await page.content()).not.toMatch(/<script/i);
  expect(await site.rows("select from join_request")).toHaveLength(0);
});

async function ask(page: Page, { name, email, words }: { name: string; email: string; words?: string }) {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Email address").fill(email);
  if (words) await page.getByLabel("A few words").fill(words);
  await page.getByRole("button", { name: "Ask to join" }).click();
}

function linkIn({ text }: Letter, path: string): string {
  const link = text.match(/http:\/\/localhost:\d+\S*/g)?.find((each) => new URL(each).pathname === path);
  if (!link) throw new Error(`There is no link to ${path} in:\n${text}`);
  return link;
}

/** Once every job is done, nothing has arrived that was not read. */
async function noLetter(site: Site, outbox: Outbox): Promise<void> {
  await expect
    .poll(() =>
      site.rows("select name, state from pgboss.job where state <> 'completed' and name = 'send-letter'"),
    )
    .toEqual([]);
  expect(outbox.unread).toEqual([]);
}

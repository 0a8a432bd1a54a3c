import type { Page } from "@playwright/test";
import { expect, test, ways } from "./support/test.ts";

const names = { going: "I'm going", might: "I might", cant: "I can't" };

const button = (page: Page, kind: keyof typeof names) => page.getByRole("button", { name: names[kind] });
const pressed = (page: Page, kind: keyof typeof names) =>
  expect(button(page, kind)).toHaveAttribute("aria-pressed", "true");
/** The buttons show an answer before it has arrived; these words come when it has. */
const said = (page: Page, words: RegExp) =>
  expect(page.getByRole("status").filter({ hasText: words })).toBeVisible();
const next = (page: Page) => page.getByRole("region", { name: "The meetup" });
const coming = (page: Page) => page.getByRole("list", { name: "Who’s coming" });

for (const { name, ...look } of ways) {
  test(`a member says "I'm going", changes it and takes it back (${name})`, async ({ as, visitor, site }) => {
    await noAnswers(site);
    const [sam, nell, stranger] = [await as("sam", look), await as("nell", look), await visitor(look)];

    await sam.goto("/");
    await expect(sam.getByRole("button", { name: "Take back my answer" })).toBeHidden();
    await button(sam, "going").click();
    await pressed(sam, "going");
    await said(sam, /^You’re going/);
    await expect(coming(sam)).toContainText("Sam Okonkwo-Featherstonehaugh (you)");

    await nell.goto("/");
    await expect(coming(nell)).toContainText("Sam Okonkwo-Featherstonehaugh");
    await stranger.goto("/");
    await expect(stranger.getByText("One person is going. Members see who.")).toBeVisible();
    expect(await stranger.content()).not.toContain("Okonkwo");

    await button(sam, "might").click();
    await pressed(sam, "might");
    await said(sam, /^You might come/);
    await expect(button(sam, "going")).toHaveAttribute("aria-pressed", "false");
    await nell.reload();
    await expect(coming(nell).getByRole("listitem")).toContainText("might");
    await stranger.reload();
    await expect(stranger.getByText("Nobody has said so yet, one might. Members see who.")).toBeVisible();

    await sam.getByRole("button", { name: "Take back my answer" }).click();
    await expect(button(sam, "might")).toHaveAttribute("aria-pressed", "false");
    await expect(sam.getByRole("button", { name: "Take back my answer" })).toBeHidden();
    await said(sam, /^Your answer is taken back/);
    await nell.reload();
    await expect(next(nell).getByText("Nobody yet. The table’s there anyway.")).toBeVisible();
    expect(await site.rows("select from answer")).toHaveLength(0);
  });
}

test("an answer on a date's own page is the same answer", async ({ as, site }) => {
  await noAnswers(site);
  const sam = await as("sam");
  await sam.goto("/");
  await sam.getByRole("link", { name: "All dates" }).click();
  await expect(sam).toHaveURL("/meetups");
  await sam.getByRole("main").getByRole("listitem").first().getByRole("link").first().click();
  await expect(sam).toHaveURL(/\/meetups\/[0-9a-f-]{36}$/);
  await button(sam, "cant").click();
  await pressed(sam, "cant");
  await said(sam, /^You can’t make it/);
  await sam.goto("/");
  await pressed(sam, "cant");
});

test("two browsers of one member answering at once leave one answer", async ({ as, site }) => {
  await noAnswers(site);
  const pages = [await as("sam"), await as("sam", { size: "desk" })] as const;
  for (const page of pages) await page.goto("/");
  await Promise.all([button(pages[0], "going").click(), button(pages[1], "cant").click()]);
  await said(pages[0], /^You/);
  await said(pages[1], /^You/);
  const rows = await site.rows<{ kind: string }>("select kind from answer");
  expect(rows).toHaveLength(1);
  // Whichever was the later one: both browsers see that one when they look again.
  for (const page of pages) {
    await page.reload();
    await pressed(page, rows[0]?.kind as keyof typeof names);
  }
});

test("an answer to a meetup that is over is refused in words", async ({ as, clock, site }) => {
  await noAnswers(site);
  const [sam, nell] = [await as("sam"), await as("nell", { javaScript: false })];
  await sam.goto("/");
  await nell.goto("/meetups");
  await nell.getByRole("main").getByRole("listitem").first().getByRole("link").first().click();
  await clock.set("2031-03-05T12:30:00Z");
  for (const page of [sam, nell]) {
    await button(page, "going").click();
    await expect(page.getByText(/This one is over/).first()).toBeVisible();
  }
  expect(await site.rows("select from answer")).toHaveLength(0);
});

test("without JavaScript too, when the front page has moved on to the next date", async ({
  as,
  clock,
  site,
}) => {
  await noAnswers(site);
  const nell = await as("nell", { javaScript: false });
  await clock.set("2031-03-05T11:30:00Z");
  await nell.goto("/");
  await clock.set("2031-03-05T12:30:00Z");
  await button(nell, "going").click();
  await expect(nell).toHaveURL(/\/meetups\/[0-9a-f-]{36}$/);
  await expect(nell.getByText("This one is over.")).toBeVisible();
  expect(await site.rows("select from answer")).toHaveLength(0);
});

async function noAnswers(site: { rows(sql: string): Promise<unknown> }): Promise<void> {
  await site.rows("delete from answer");
}

test("an organiser writes a note for a date, and visitors read it at their next look", async ({
  as,
  visitor,
}) => {
  const [theo, stranger] = [await as("theo", { javaScript: false }), await visitor()];
  await stranger.goto("/");
  await theo.goto("/");
  await theo.getByRole("link", { name: "Write a note for this date" }).click();
  await theo.getByRole("textbox", { name: "Note" }).fill("Upstairs today, by the window.");
  await theo.getByRole("button", { name: "Save" }).click();
  await expect(theo.getByText("Saved. It stands on the page now.")).toBeVisible();
  await expect(async () => {
    await stranger.reload();
    await expect(stranger.getByText("Upstairs today, by the window.")).toBeVisible({ timeout: 500 });
  }).toPass();
});

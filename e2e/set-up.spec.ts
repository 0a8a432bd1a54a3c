import { empty, type Site, startSite } from "./support/site.ts";
import { expect, sizes, test, ways } from "./support/test.ts";
import { watch } from "./support/watch.ts";

/** A house in which nobody has been, with the link that its first start prints. */
async function newHouse(): Promise<{ house: Site; link: string }> {
  const house = await startSite(String(process.env.E2E_POSTGRES), {}, { from: empty });
  await expect.poll(() => house.log).toContain("/welcome/");
  const [link = ""] = /http:\S+\/welcome\/\S+/.exec(house.log) ?? [];
  return { house, link };
}

for (const { name, size = "phone", javaScript } of ways) {
  test(`the first visitor becomes the owner and sets the group up (${name})`, async ({ browser }) => {
    const { house, link } = await newHouse();
    const context = await browser.newContext({
      baseURL: house.origin,
      viewport: sizes[size],
      javaScriptEnabled: javaScript ?? true,
    });
    const { troubles } = watch(context, { origin: house.origin, javaScript: javaScript ?? true });
    const page = await context.newPage();
    await page.goto(link);
    await page.getByLabel("Your name").fill("Mina Rahman");
    await page.getByLabel("Email address").fill("mina@example.org");
    await page.getByRole("button", { name: "Become the owner" }).click();

    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Set up the group");
    await page.getByLabel("What is the group called?").fill("Moseley Bookbinders");
    await page.getByLabel("The place").fill("The library");
    await page.getByLabel("Till").fill("10:00");
    await page.getByRole("button", { name: "Set up the group" }).click();
    await expect(page.getByText("It would end before it begins.")).toBeVisible();
    await expect(page.getByLabel("What is the group called?")).toHaveValue("Moseley Bookbinders");
    expect(await house.rows("select from site")).toHaveLength(0);

    await page.getByLabel("Till").fill("12:30");
    await page.getByLabel("Time zone").fill("Europe/Birmingham");
    await page.getByRole("button", { name: "Set up the group" }).click();
    await expect(page.getByText("No time zone has that name.")).toBeVisible();
    await page.getByLabel("Time zone").fill("Europe/London");
    await page.getByRole("button", { name: "Set up the group" }).click();

    await expect(page).toHaveURL("/");
    await expect(page.getByRole("region", { name: "The meetup" })).toContainText("11 till 12:30");
    await expect(page.getByRole("region", { name: "The meetup" })).toContainText("The library");
    await expect(page).toHaveTitle(/Moseley Bookbinders$/);
    await page.getByRole("button", { name: "I'm going" }).click();
    await expect(page.getByRole("status").filter({ hasText: "You’re going." })).toBeVisible();

    // The link was for once, and the form is gone too.
    const stranger = await browser.newContext({ baseURL: house.origin, javaScriptEnabled: false });
    const other = await stranger.newPage();
    expect((await other.goto(link))?.status()).toBe(404);
    await expect(other.getByRole("heading", { level: 1 })).toHaveText("Not here");
    await page.goto("/organise/set-up");
    await expect(page).toHaveURL("/organise");
    expect(troubles).toEqual([]);
    await Promise.all([context.close(), stranger.close()]);
    await house.stop();
  });
}

test("or starts with the sample group, whose owner they stay", async ({ browser }) => {
  test.setTimeout(120_000);
  const { house, link } = await newHouse();
  const context = await browser.newContext({ baseURL: house.origin });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel("Your name").fill("Ada");
  await page.getByLabel("Email address").fill("ada@example.org");
  await page.getByRole("button", { name: "Become the owner" }).click();
  // It says a great deal in its boards, each word by the verb that a member's would take.
  await page.getByRole("button", { name: "Start with the sample group" }).click({ timeout: 60_000 });
  await expect(page).toHaveURL("/", { timeout: 60_000 });
  await expect(page.getByRole("region", { name: "The meetup" })).toContainText("Costa");
  const owners = await house.rows<{ name: string }>("select name from member where role = 'owner'");
  expect(owners).toEqual([{ name: "Ada" }]);
  await page.goto("/boards");
  await expect(page.getByText("Rah and Argh")).toHaveCount(0);
  await context.close();
  await house.stop();
});

import { expect, test } from "./support/test.ts";

// What a member sees when the way to the site, or a page on its way, fails. These browsers are not watched: what
// they log is what this is about.

test("a form that cannot reach the site keeps what was typed and says so", async ({ site, browser }) => {
  const context = await browser.newContext({ baseURL: site.origin, viewport: { width: 390, height: 844 } });
  await context.addCookies([await site.session("mina")]);
  const page = await context.newPage();
  await page.goto("/settings/profile");
  const about = page.getByRole("textbox", { name: /about|lines/i }).first();
  await about.fill("Half a page that took an hour");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("did not get through")).toBeVisible();
  await expect(about).toHaveValue("Half a page that took an hour");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: false })).toBeVisible();

  await page.goto("/");
  const going = page.getByRole("button", { name: "I might" });
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await going.click();
  await expect(page.getByText("did not get through")).toBeVisible();
  await context.close();
});

test("a page that fails on the way to it says so with a number, which the log has", async ({
  site,
  browser,
}) => {
  const context = await browser.newContext({ baseURL: site.origin, viewport: { width: 390, height: 844 } });
  await context.addCookies([await site.session("mina")]);
  const page = await context.newPage();
  await page.goto("/settings");
  await page.waitForLoadState("networkidle");
  await site.rows("alter table meetup rename column note to note_away");
  try {
    await page.getByRole("link", { name: "Meetups" }).first().click();
    await expect(page.getByRole("heading", { name: "That went wrong" })).toBeVisible();
    const number = /the number is (\d+)/.exec((await page.locator("main").textContent()) ?? "")?.[1];
    expect(site.log).toContain(String(number));
    expect(site.log, "what was asked stays out of the log").not.toContain("findMany");
    const whole = await page.goto("/");
    expect(whole?.status()).toBe(500);
    expect(site.log).toContain(
      /the number is ([\w-]+)/.exec((await page.locator("main").textContent()) ?? "")?.[1] ?? "none",
    );
  } finally {
    await site.rows("alter table meetup rename column note_away to note");
  }
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Wednesday");
  await context.close();
});

import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { awake } from "./support/sending.ts";
import type { Site } from "./support/site.ts";
import { expect, test, ways } from "./support/test.ts";

const scripts = ways.filter(({ size }) => size === "phone");

for (const { name, ...look } of ways) {
  test(`a member ends other browsers' sessions (${name})`, async ({ as, site }) => {
    const [here, phone, desk, work] = [
      await as("sam", look),
      await as("sam"),
      await as("sam"),
      await as("sam"),
    ];
    const nell = await as("nell");
    await device(site, phone, "Safari/iPhone");
    await device(site, desk, "Firefox/Windows");
    await here.goto("/");
    await here.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "You" }).click();
    await here.getByRole("link", { name: /^Where you are signed in/ }).click();
    const list = here.getByRole("list", { name: "Browsers" }).getByRole("listitem");
    await expect(list).toHaveCount(4);
    await expect(list.first()).toContainText("This browser");
    await expect(list.first()).toContainText("4 March 2031, 09:00");
    await awake(here, look.javaScript);

    await list.filter({ hasText: "Safari on iPhone" }).getByRole("button", { name: "End" }).click();
    await expect(here.getByText("One session has ended. That browser is signed out.")).toBeVisible();
    await expect(list).toHaveCount(3);
    await isOut(phone);
    await isIn(desk);

    await here.getByRole("button", { name: "End all others" }).click();
    await expect(here.getByText("2 sessions have ended. Those browsers are signed out.")).toBeVisible();
    await expect(list).toHaveCount(1);
    await isOut(desk);
    await isOut(work);
    await isIn(here);
    await isIn(nell);
  });
}

for (const { name, ...look } of scripts) {
  test(`after signing out the back button shows nothing private (${name})`, async ({ as }) => {
    const page = await as("sam", look);
    const answer = await page.goto("/people");
    expect(answer?.headers()["cache-control"]).toBe("private, no-store");
    await awake(page, look.javaScript);
    await page.getByRole("link", { name: "Nell Kavanagh" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Nell Kavanagh");
    await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "You" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL("/");
    await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
    // Not in what is shown and not in what lies behind it: the page is a new one.
    expect(await page.content()).not.toMatch(/Kavanagh|Okonkwo|Rahman/);
    for (let steps = 0; steps < 3; steps++) {
      await page.goBack();
      await expect(page).toHaveURL(/\/sign-in/);
      await expect(page.locator("body")).not.toContainText(/Kavanagh|Okonkwo|Rahman/);
    }
  });

  test(`a browser whose session was ended elsewhere is told so when it writes (${name})`, async ({
    as,
    site,
  }) => {
    const page = await as("sam", look);
    // Its stream would be refused as well, sooner or later; here it is about what is written.
    await page.route(/\/api\/stream/, (route) => route.fulfill({ status: 204 }));
    await page.goto("/settings/profile");
    await awake(page, look.javaScript);
    await page.getByRole("textbox", { name: "A few lines about you" }).fill("All my words.");
    await site.rows("delete from session");
    await page.getByRole("button", { name: "Save" }).click();
    if (look.javaScript) {
      await expect(
        page.getByText("You are not signed in any more. What you typed is still here"),
      ).toBeVisible();
      await expect(page.getByRole("textbox", { name: "A few lines about you" })).toHaveValue("All my words.");
    }
    expect(await site.rows("select from member where about = 'All my words.'")).toHaveLength(0);
    await isOut(page);
  });
}

async function isOut(page: Page): Promise<void> {
  await page.goto("/people");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fpeople$/);
}

async function isIn(page: Page): Promise<void> {
  await page.goto("/settings/sessions");
  await expect(page).toHaveURL("/settings/sessions");
}

async function device(site: Site, page: Page, label: string): Promise<void> {
  const [cookie] = await page.context().cookies();
  const hash = createHash("sha256")
    .update(cookie?.value ?? "")
    .digest("hex");
  await site.rows("update session set device = $1 where token_hash = $2", [label, hash]);
}

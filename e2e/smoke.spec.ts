import { expect, test } from "./support/test.ts";

test("a visitor sees at once when and where the next meetup is, without any script", async ({ visitor }) => {
  const page = await visitor();
  await page.goto("/");
  const next = page.getByRole("region", { name: "The meetup" });
  await expect(next.getByRole("heading", { level: 1 })).toContainText("Wednesday");
  await expect(next.getByText("Costa, High Street, Kings Heath", { exact: false })).toBeVisible();
  await expect(next.getByText(/going/).first()).toBeVisible();
  expect(await page.content()).not.toMatch(/<script/i);
});

test("the site says that it is well", async ({ site }) => {
  const answer = await fetch(`${site.origin}/api/health`);
  expect(await answer.json()).toMatchObject({ status: "ok", database: "ok", jobs: "ok" });
});

test("what time it is, a test decides", async ({ visitor, clock }) => {
  const page = await visitor();
  await clock.set("2031-03-05T12:30:00Z");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Friday");
});

import type { Page } from "@playwright/test";
import { sample } from "#prisma/cast.ts";
import { expect, test, ways } from "./support/test.ts";

for (const { name, ...look } of ways) {
  test(`somebody finds in their board what was said, and goes there (${name})`, async ({ as }) => {
    const page = await as("nell", look);
    await page.goto("/boards");
    await page.getByRole("main").getByRole("link", { name: "Search" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Search");
    await expect(page).toHaveTitle(/^Search/);

    await search(page, "manuscripts seméc");
    await expect(hits(page)).toHaveCount(0);
    await search(page, "manuscripts sémic");
    await expect(hits(page)).toHaveCount(1);
    await expect(hits(page).locator("mark")).toHaveText(["manuscript", "semicolon"]);
    await expect(hits(page)).toContainText("Gwen Parry-Hughes");
    await expect(hits(page)).toContainText(sample.board.name);
    await expect(page).toHaveTitle(/^Search(?!.*manuscript)/);
    await expect(page.getByRole("searchbox", { name: "Words" })).toHaveValue("manuscripts sémic");

    await search(page, '"the friend"');
    await expect(hits(page)).toHaveCount(2);
    await hits(page).filter({ hasText: "Invoice" }).getByRole("link", { name: "Comment" }).click();
    await expect(page.getByText("Invoice the friend.")).toBeVisible();
    await expect(page.getByText("There is always a friend.")).toBeVisible();

    await page.getByRole("link", { name: sample.board.name }).click();
    await page.getByRole("link", { name: "Search" }).click();
    await expect(page.getByText("In this board alone.")).toBeVisible();
    await search(page, "برافو");
    await expect(hits(page)).toHaveCount(1);
    await expect(page.getByText("In this board alone.")).toBeVisible();
    await search(page, "<mark>no such & words:*</mark>");
    await expect(page.getByText("Nothing by those words")).toBeVisible();
    await expect(page.locator("mark")).toHaveCount(0);
  });
}

test("outside the board the search says the same of its words as of any others", async ({ as }) => {
  for (const who of ["sam", "theo"] as const) {
    const page = await as(who);
    const said: (string | null)[] = [];
    for (const words of ["semicolon", "zyzzyva"]) {
      await page.goto(`/search?q=${words}`);
      await expect(page.getByText("Nothing by those words")).toBeVisible();
      said.push(await page.getByRole("main").innerHTML());
    }
    expect(said[0]?.replaceAll("semicolon", "")).toBe(said[1]?.replaceAll("zyzzyva", ""));
  }
});

test("what is written is shown as it was written, and nothing of it runs", async ({ as, site }) => {
  const text =
    "<mark>umbrella</mark> <img src=x onerror=alert(1)> [umbrella](javascript:alert(1)) \ue000umbrella\ue001";
  await site.rows("update boards.post set text = $1, title = $2", [text, "Umbrella <b>& co</b>"]);
  const page = await as("nell");
  await page.goto("/search?q=umbrella");
  const titled = page.getByRole("region", { name: "In the title" }).getByRole("listitem");
  await expect(titled).toHaveCount(3);
  await expect(titled.first().getByRole("link", { name: "Umbrella <b>& co</b>" })).toBeVisible();
  await expect(titled.first().locator("p mark")).toHaveText(["umbrella", "umbrella", "umbrella"]);
  await expect(page.getByRole("main").locator("img[src=x], b")).toHaveCount(0);
});

async function search(page: Page, words: string): Promise<void> {
  await page.getByRole("searchbox", { name: "Words" }).fill(words);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("q") === words);
}

const hits = (page: Page) => page.getByRole("article");

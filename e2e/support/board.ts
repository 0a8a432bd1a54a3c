import { expect, type Locator, type Page } from "@playwright/test";
import { sample } from "#prisma/cast.ts";
import { awake } from "./sending.ts";

/** What the journeys in the sample group's board have in common. */

const { name: boardName, about } = sample.board;

export async function openBoard(page: Page, javaScript?: boolean): Promise<void> {
  await page.goto("/");
  const places = page.getByRole("navigation", { name: "Places" });
  await places.getByRole("link", { name: "Boards" }).click();
  await page.getByRole("link", { name: boardName }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(boardName);
  await expect(page.getByText(about)).toBeVisible();
  await awake(page, javaScript);
}

export async function post(page: Page, mood: "Rah" | "Argh", text: string): Promise<void> {
  await page.getByRole("radio", { name: mood, exact: true }).check();
  await page.getByRole("textbox", { name: "What happened?" }).fill(text);
  await page.getByRole("button", { name: "Post" }).click();
  await expect(card(page, text)).toBeVisible();
}

export const card = (page: Page, text: string) => page.getByRole("article").filter({ hasText: text });
export const comment = (page: Page, text: string) =>
  page.getByRole("region", { name: "What they said" }).getByRole("listitem").filter({ hasText: text });

/** Opens what few need of a post, a comment or a member, behind three dots, where it is not open yet. */
export async function more(of: Locator): Promise<void> {
  const dots = of.locator("summary[title]");
  if (!(await dots.evaluate((each) => each.parentElement?.hasAttribute("open")))) await dots.click();
}

/** With scripts a live region says what happened; without, the browser is sent to it. */
export async function said(page: Page, javaScript: boolean | undefined, words: string): Promise<void> {
  if (javaScript)
    await expect(
      sayings(page).and(page.locator(":not([data-heard])")).filter({ hasText: words }),
    ).toHaveCount(1);
}

const sayings = (page: Page) => page.getByRole("status").locator(":not(:has(*))");

/** Marks what the live regions say, so that only a new saying, of the same words too, counts after this. */
export const heard = (page: Page) =>
  sayings(page).evaluateAll((all) => {
    for (const each of all) each.setAttribute("data-heard", "");
  });

export const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { marked: true }));
export const marked = (page: Page) => page.evaluate(() => "marked" in window);

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { addressOf, routes } from "./support/routes.ts";
import { expect, sizes, test } from "./support/test.ts";

const group = "Kings Heath Homeworkers";
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Mina organises and is in the board, so she sees every page there is. */
const viewers = ["mina", "visitor"] as const;

/** Pages that a secret in their address opens; their own journeys look at them. */
const bySecret = /\[token\]|\[file\]/;

for (const route of routes().filter((each) => !bySecret.test(each))) {
  for (const viewer of viewers) {
    test(`${route} as ${viewer}`, async ({ as, visitor, site }) => {
      const address = await addressOf(route, site);
      expect(
        address,
        "the sample group has what this page shows, and support/routes.ts finds it",
      ).toBeDefined();
      const page = viewer === "visitor" ? await visitor() : await as(viewer);
      const scripts = sizesOfScripts(page);
      const answer = await page.goto(address ?? "");
      expect(answer?.status()).toBe(200);
      await expect(page).toHaveTitle(new RegExp(`^(.+ · )?${group}$`));
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      if (viewer === "visitor") expect(await page.content()).not.toMatch(/<script|as="script"/i);
      // Who may not see a page is at the sign-in page now, which has its own turn.
      if (new URL(page.url()).pathname === address) await looksRight(page);
      await page.waitForLoadState("networkidle");
      const bytes = await scripts();
      test.info().annotations.push({ type: "JavaScript", description: `${bytes} bytes` });
      if (viewer !== "visitor") expect(bytes).toBeGreaterThan(0);
      expect(bytes).toBeLessThanOrEqual(viewer === "visitor" ? 0 : 160_000);
    });
  }
}

test("a page that is not there is as good as any other", async ({ as, visitor }) => {
  for (const page of [await visitor(), await as("sam")]) {
    const answer = await page.goto("/nothing-here");
    expect(answer?.status()).toBe(404);
    await expect(page).toHaveTitle(`Not here · ${group}`);
    await looksRight(page);
  }
});

/** Both sizes, both themes, and the narrowest screen there is. */
async function looksRight(page: Page): Promise<void> {
  for (const size of Object.values(sizes)) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).withTags(wcag).setLegacyMode(true).analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
      );
      expect(found, `${size.width} px, ${colorScheme}`).toEqual([]);
    }
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, "nothing to scroll sideways at 320 px").toBeLessThanOrEqual(320);
}

/** What came over the wire for the page's scripts, compressed as it was sent. */
function sizesOfScripts(page: Page): () => Promise<number> {
  const scripts: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    scripts.push(
      request.response().then(async (response) => {
        const { responseBodySize } = await request.sizes();
        // What is smaller than this is sent as it is (lib/http/compress.ts).
        const packed = response?.headers()["content-encoding"] === "br" || responseBodySize < 860;
        return packed ? responseBodySize : Number.POSITIVE_INFINITY;
      }),
    );
  });
  return async () => (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
}

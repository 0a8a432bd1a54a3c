import { expect, type Page } from "@playwright/test";

/** For journeys in which a page follows what others do. */

export const STREAM = "/api/stream";

/** Opens a page and waits until it follows. What it tells other tabs is written down. */
export async function listening(page: Page, path: string): Promise<void> {
  await page.addInitScript(() => {
    const overheard: unknown[] = [];
    Object.assign(window, { overheard });
    new BroadcastChannel("elevenses-live").onmessage = ({ data }) =>
      data.news?.t && overheard.push(data.news);
  });
  const stream = page.waitForResponse((response) => response.url().includes(STREAM));
  await page.goto(path);
  expect((await stream).status()).toBe(200);
}

/** Every time the page is fetched again. */
export function fetches(page: Page): string[] {
  const urls: string[] = [];
  page.on("request", (request) => {
    if (request.headers().rsc && request.method() === "GET") urls.push(request.url());
  });
  return urls;
}

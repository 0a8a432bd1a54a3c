import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type { JobName } from "#lib/jobs/queues.ts";
import type { CastName } from "#prisma/cast.ts";
import { Outbox } from "./outbox.ts";
import { type Site, startSite } from "./site.ts";
import { watch } from "./watch.ts";

export { expect };

export const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } } as const;

/** How somebody looks at the site. */
export type Look = { size?: keyof typeof sizes; javaScript?: boolean; dark?: boolean };

/** The four ways each journey is made. */
export const ways: (Look & { name: string })[] = (["phone", "desk"] as const).flatMap((size) =>
  [true, false].map((javaScript) => ({
    name: `${size}, JavaScript ${javaScript ? "on" : "off"}`,
    size,
    javaScript,
  })),
);

type Fixtures = {
  /** A page of one of the cast, signed in by a session row. */
  as: (who: CastName, look?: Look) => Promise<Page>;
  /** A page of somebody who is not signed in. */
  visitor: (look?: Look) => Promise<Page>;
  /** The letters that arrived; empty when a test begins. */
  outbox: Outbox;
  /** With `run`, what runs by the clock runs soon after: wait for what it does. */
  clock: { set(instant: string | null, run?: JobName[]): Promise<void> };
  /** The site of this worker, with the sample group as it was. */
  site: Site;
  browsers: (look: Look | undefined) => Promise<BrowserContext>;
};

type Shared = { running: { site: Site; outbox: Outbox } };

export const test = base.extend<Fixtures, Shared>({
  running: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const outbox = await Outbox.open();
      const site = await startSite(String(process.env.E2E_POSTGRES), { SMTP_URL: outbox.url });
      await use({ site, outbox });
      await site.stop();
      await outbox.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  site: [
    async ({ running: { site, outbox } }, use, info) => {
      await site.reset();
      outbox.empty();
      await use(site);
      if (info.status !== info.expectedStatus && site.log)
        await info.attach("what the site logged", { body: site.log, contentType: "text/plain" });
    },
    { auto: true },
  ],

  outbox: ({ running: { outbox } }, use) => use(outbox),

  clock: ({ site }, use) => use({ set: (instant, run) => site.setClock(instant, run) }),

  browsers: async ({ browser, site }, use) => {
    const open: { context: BrowserContext; troubles: string[] }[] = [];
    await use(async (look) => {
      const context = await newBrowser(browser, site.origin, look);
      open.push({
        context,
        ...watch(context, { origin: site.origin, javaScript: look?.javaScript ?? true }),
      });
      return context;
    });
    for (const { context } of open) await context.close();
    expect(open.flatMap(({ troubles }) => troubles)).toEqual([]);
  },

  as: async ({ browsers, site }, use) => {
    await use(async (who, look) => {
      const context = await browsers(look);
      await context.addCookies([await site.session(who)]);
      return context.newPage();
    });
  },

  visitor: async ({ browsers }, use) => {
    await use(async (look) => (await browsers(look)).newPage());
  },
});

function newBrowser(
  browser: Browser,
  origin: string,
  { size = "phone", javaScript = true, dark = false }: Look = {},
) {
  return browser.newContext({
    baseURL: origin,
    viewport: sizes[size],
    javaScriptEnabled: javaScript,
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
}

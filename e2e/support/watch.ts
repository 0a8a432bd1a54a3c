import type { BrowserContext, Page } from "@playwright/test";

/**
 * Watches every page of a browser: what a visitor would never see but a developer would. An error or a policy
 * violation in the console, a request that failed, a request to anywhere but this site.
 */
export function watch(
  context: BrowserContext,
  { origin, javaScript }: { origin: string; javaScript: boolean },
): { troubles: string[] } {
  const troubles: string[] = [];
  const at = (page: Page | null | undefined) => page?.url().replace(origin, "") || "a page";
  const ours = (url: string) => url.startsWith(`${origin}/`) || /^(data|blob|about):/.test(url);

  context.on("console", (message) => {
    const { url } = message.location();
    // A page that is not there says so itself, and tests ask for such pages.
    const ownStatus = /^Failed to load resource/.test(message.text()) && url === message.page()?.url();
    if (message.type() === "error" && !ownStatus)
      troubles.push(`${at(message.page())}: console: ${message.text()} ${url}`);
    if (/Content.Security.Policy/i.test(message.text()))
      troubles.push(`${at(message.page())}: policy: ${message.text()}`);
  });
  context.on("weberror", (error) => troubles.push(`${at(error.page())}: ${error.error().message}`));
  context.on("request", (request) => {
    if (!ours(request.url())) troubles.push(`asked elsewhere: ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    // Going to another page ends what the one before still fetched.
    const why = request.failure()?.errorText ?? "";
    // With scripts switched off Chromium refuses to preload them, and calls that "csp", nonce or not.
    const unwanted = !javaScript && why === "csp" && request.resourceType() === "script";
    if (why !== "net::ERR_ABORTED" && !unwanted)
      troubles.push(`${request.method()} ${request.url()}: ${why}`);
  });
  context.on("response", (response) => {
    const part = !response.request().isNavigationRequest();
    const bad = response.status() >= (part ? 400 : 500);
    if (bad) troubles.push(`${response.request().method()} ${response.url()}: ${response.status()}`);
  });
  return { troubles };
}

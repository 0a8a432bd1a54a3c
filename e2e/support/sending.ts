import type { Page, Request } from "@playwright/test";

/** Lets the page's forms be sent as they stand, as a browser that knows no `required` and no `maxlength` would. */
export async function unguard(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const form of document.forms) form.noValidate = true;
    for (const field of document.querySelectorAll("[maxlength]")) field.removeAttribute("maxlength");
  });
}

/** What the browser sends for a form, with JavaScript or without, when `press` sends it. */
export async function sentBy(page: Page, press: () => Promise<void>): Promise<Request> {
  const [request] = await Promise.all([page.waitForRequest((each) => each.method() === "POST"), press()]);
  return request;
}

/**
 * Sends the same once more, byte by byte, from the same browser; or with another's cookie, or words exchanged (ASCII).
 * @returns the answer; a redirect is not followed
 */
export async function sendAgain(
  request: Request,
  {
    cookie,
    exchange = {},
  }: { cookie?: { name: string; value: string }; exchange?: Record<string, string> } = {},
): Promise<Response> {
  const own = await request.allHeaders();
  const names = ["accept", "content-type", "cookie", "next-action", "next-router-state-tree", "origin"];
  const headers = Object.fromEntries(names.flatMap((name) => (own[name] ? [[name, own[name]]] : [])));
  if (cookie) headers.cookie = `${cookie.name}=${cookie.value}`;
  let body = request.postDataBuffer()?.toString("latin1") ?? "";
  let url = request.url();
  for (const [from, to] of Object.entries(exchange)) {
    body = body.replaceAll(from, to);
    url = url.replaceAll(from, to);
    for (const [name, value] of Object.entries(headers)) headers[name] = value.replaceAll(from, to);
  }
  return fetch(url, { method: "POST", redirect: "manual", headers, body: Buffer.from(body, "latin1") });
}

/** With JavaScript: until React has taken over every form. Sooner a press is an ordinary one, and loads the page anew. */
export async function awake(page: Page, javaScript: boolean | undefined): Promise<void> {
  if (!javaScript) return;
  await page.waitForFunction(() =>
    [...document.forms].every((form) => Object.keys(form).some((key) => key.startsWith("__react"))),
  );
}

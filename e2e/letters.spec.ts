import type { Page } from "@playwright/test";
import { MORNING, wednesday } from "./support/dates.ts";
import { expect, test } from "./support/test.ts";

const named = (javaScript: boolean) => `JavaScript ${javaScript ? "on" : "off"}`;
const heading = (page: Page) => page.getByRole("button", { name: "I'm heading down, anyone else?" });

for (const javaScript of [true, false]) {
  test(`letters of a kind are stopped from the letter, without signing in (${named(javaScript)})`, async ({
    as,
    visitor,
    clock,
    outbox,
    site,
  }) => {
    await wednesday(site);
    await site.rows("update member set hears_shouts = true where email = 'nell@example.org'");
    await clock.set(MORNING);
    const [sam, gwen] = [await as("sam", { javaScript }), await as("gwen", { javaScript })];
    await sam.goto("/");
    await heading(sam).click();
    const link = /http\S+\/letters\/stop\/\S+/.exec((await outbox.letterTo("nell@example.org")).text)?.[0];

    const reader = await visitor({ javaScript });
    const answer = await reader.goto(String(link));
    expect(answer?.headers()["referrer-policy"]).toBe("no-referrer");
    expect(answer?.headers()["cache-control"]).toContain("no-store");
    await expect(reader.getByRole("main")).toContainText("When somebody heads down to the table");
    expect(await reader.content()).not.toMatch(/Nell|nell@/);
    await reader.getByRole("button", { name: "Stop these letters" }).click();
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("These letters have stopped");
    await gwen.goto("/");
    await heading(gwen).click();
    await expect(gwen.getByText("Said. Those who asked")).toBeVisible();
    expect(await site.rows("select from pgboss.job where name = 'send-letter'")).toHaveLength(1);

    await reader.getByRole("button", { name: "Start them again" }).click();
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Stop these letters?");
    await reader.goto(`${link}0`);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("This link does not work any more");
  });
}

test("a mail program stops letters by one click, from nowhere; nothing else comes in that way", async ({
  as,
  clock,
  outbox,
  site,
}) => {
  await wednesday(site);
  await site.rows("update member set hears_shouts = true where email = 'nell@example.org'");
  await clock.set(MORNING);
  const sam = await as("sam");
  await sam.goto("/");
  await heading(sam).click();
  const { headers } = await outbox.letterTo("nell@example.org");
  const header = headers.find(({ key }) => key === "list-unsubscribe")?.value ?? "";
  const address = header.slice(1, -1);
  const hears = async () =>
    (await site.rows("select from member where email = 'nell@example.org' and hears_shouts")).length === 1;
  const post = (url: string, body: string, more: Record<string, string> = {}) =>
    fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded", ...more },
      body,
    });

  const looked = await fetch(address, { redirect: "manual" });
  expect([looked.status, looked.headers.get("location")]).toEqual([
    303,
    new URL(address).pathname.replace("/api", ""),
  ]);
  expect((await post(address, "other=1")).status).toBe(400);
  expect((await post(`${address}0`, "List-Unsubscribe=One-Click")).status).toBe(404);
  expect((await post(`${site.origin}/api/sign-out`, "List-Unsubscribe=One-Click")).status).toBe(403);
  expect((await post(address.replace("/api", ""), "List-Unsubscribe=One-Click")).status).toBe(403);
  expect(await hears()).toBe(true);
  const strangers: Record<string, string>[] = [
    {},
    { origin: "https://mail.example", "sec-fetch-site": "cross-site" },
  ];
  for (const more of strangers)
    expect((await post(address, "List-Unsubscribe=One-Click", more)).status).toBe(200);
  expect(await hears()).toBe(false);
});

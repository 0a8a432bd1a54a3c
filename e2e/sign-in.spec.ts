import type { Page } from "@playwright/test";
import { codeIn } from "./support/outbox.ts";
import { expect, test, ways } from "./support/test.ts";

for (const { name, ...look } of ways) {
  test(`a member signs in with a code from a letter (${name})`, async ({ visitor, outbox, site }) => {
    const page = await visitor(look);
    await askForCode(page, "sam@example.org");
    const letter = await outbox.letterTo("sam@example.org");
    await enter(page, codeIn(letter));
    await expect(page).toHaveURL("/");
    await expect(page.getByRole("group").or(page.getByRole("form")).first()).toBeVisible();
    await page.goto("/settings");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Sam Okonkwo-Featherstonehaugh");
    const cookies = await page.context().cookies();
    const session = cookies.find((cookie) => cookie.name === "elevenses");
    expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
    const kept = await site.rows<{ token_hash: string }>("select token_hash from session");
    expect(kept.map((row) => row.token_hash)).not.toContain(session?.value);
  });
}

test("the code may be typed in small letters, with spaces, with O for 0", async ({ visitor, outbox }) => {
  const page = await visitor();
  await askForCode(page, "nell@example.org");
  const code = codeIn(await outbox.letterTo("nell@example.org"));
  await enter(page, ` ${code.toLowerCase().replace("-", " ").replaceAll("0", "o").replaceAll("1", "i")} `);
  await expect(page).toHaveURL("/");
});

test("whoever is sent to sign in comes back to where they wanted to go", async ({ visitor, outbox }) => {
  const page = await visitor();
  await page.goto("/people");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fpeople$/);
  await askForCode(page, "sam@example.org", { go: false });
  await enter(page, codeIn(await outbox.letterTo("sam@example.org")));
  await expect(page).toHaveURL("/people");
});

test("a code is good in the browser that asked, once", async ({ visitor, outbox }) => {
  const [mine, other] = [await visitor(), await visitor()];
  await askForCode(mine, "sam@example.org");
  const code = codeIn(await outbox.letterTo("sam@example.org"));
  await askForCode(other, "theo@example.org");
  await enter(other, code);
  await expect(other.getByLabel("Code", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await enter(mine, code);
  await expect(mine).toHaveURL("/");
});

test("only the newest code is good", async ({ visitor, outbox }) => {
  const page = await visitor();
  await askForCode(page, "sam@example.org");
  const old = codeIn(await outbox.letterTo("sam@example.org"));
  await askForCode(page, "sam@example.org");
  const fresh = codeIn(await outbox.letterTo("sam@example.org"));
  await enter(page, old);
  await expect(page.getByLabel("Code", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await enter(page, fresh);
  await expect(page).toHaveURL("/");
});

test("a code is good for 15 minutes", async ({ visitor, outbox, clock }) => {
  const page = await visitor();
  await askForCode(page, "sam@example.org");
  const code = codeIn(await outbox.letterTo("sam@example.org"));
  await clock.set("2031-03-04T09:15:30Z");
  await enter(page, code);
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/people");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("the link in the letter fills the code in, and signs nobody in by being opened", async ({
  visitor,
  outbox,
}) => {
  const page = await visitor();
  await askForCode(page, "sam@example.org");
  const letter = await outbox.letterTo("sam@example.org");
  const link = /http:\/\/localhost:\d+\/sign-in\S*/.exec(letter.text)?.[0] ?? "";
  const scanner = await visitor();
  await scanner.goto(link);
  await scanner.goto("/people");
  await expect(scanner).toHaveURL(/\/sign-in/);
  await page.goto(link);
  await expect(page.getByLabel("Code", { exact: true })).toHaveValue(codeIn(letter));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/");
});

test("an address nobody here has gets the same page and no letter", async ({ visitor, outbox }) => {
  const [known, unknown] = [await visitor(), await visitor()];
  await askForCode(unknown, "nobody@example.org");
  await askForCode(known, "sam@example.org");
  await outbox.letterTo("sam@example.org");
  const said = async (page: Page) =>
    ((await page.getByRole("main").textContent()) ?? "").replaceAll(/\S+@example\.org/g, "…");
  expect(await said(unknown)).toBe(await said(known));
  expect(outbox.unread.filter(({ to }) => to !== "sam@example.org")).toEqual([]);
});

test("signing out ends the session, not only the cookie", async ({ as, site }) => {
  const page = await as("sam");
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  expect(await site.rows("select from session")).toHaveLength(0);
});

async function askForCode(page: Page, email: string, { go = true } = {}): Promise<void> {
  if (go) await page.goto("/sign-in");
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Email me a code" }).click();
  await expect(page.getByLabel("Code", { exact: true })).toBeVisible();
}

async function enter(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

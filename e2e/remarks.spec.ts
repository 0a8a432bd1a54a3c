import type { Page } from "@playwright/test";
import { wednesday } from "./support/dates.ts";
import { awake } from "./support/sending.ts";
import { expect, test } from "./support/test.ts";

/** The sample's people have remarked on the next date already. */
test.beforeEach(async ({ site }) => {
  await site.rows("delete from remark");
});

const named = (javaScript: boolean) => `JavaScript ${javaScript ? "on" : "off"}`;
const remarks = (page: Page) => page.getByRole("region", { name: "Remarks" });

for (const javaScript of [true, false]) {
  test(`remarks: written, read by members, deleted by their writer or an organiser (${named(javaScript)})`, async ({
    as,
    visitor,
    site,
  }) => {
    const path = await wednesday(site);
    const look = { javaScript };
    const [sam, nell, theo] = [await as("sam", look), await as("nell", look), await as("theo", look)];
    await sam.goto(path);
    await awake(sam, javaScript);
    await expect(remarks(sam)).toContainText("Nobody has remarked on anything yet.");
    await sam.getByRole("textbox", { name: "Your remark" }).fill("I’ll be the one with the red scarf <b>");
    await sam.getByRole("button", { name: "Say it" }).click();
    await expect(remarks(sam).getByRole("listitem")).toContainText("red scarf <b>");

    await nell.goto(path);
    await awake(nell, javaScript);
    await expect(remarks(nell).getByRole("listitem")).toContainText("Sam Okonkwo-Featherstonehaugh");
    await expect(remarks(nell).getByText("Delete…")).toBeHidden();
    await nell.getByRole("textbox", { name: "Your remark" }).fill("I’ll bring the book");
    await nell.getByRole("button", { name: "Say it" }).click();
    await expect(remarks(nell).getByRole("listitem")).toHaveCount(2);

    const stranger = await visitor(look);
    await stranger.goto(path);
    await expect(stranger.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await stranger.content()).not.toMatch(/scarf|Remarks|bring the book/);

    await theo.goto(path);
    await awake(theo, javaScript);
    const nells = remarks(theo).getByRole("listitem").filter({ hasText: "bring the book" });
    await nells.getByText("Delete…").click();
    await nells.getByRole("button", { name: "Delete the remark" }).click();
    await expect(theo.getByText("The remark is deleted.")).toBeVisible();
    await expect(remarks(theo).getByRole("listitem")).toHaveCount(1);

    await sam.goto(path);
    await awake(sam, javaScript);
    await remarks(sam).getByText("Delete…").click();
    await remarks(sam).getByRole("button", { name: "Delete the remark" }).click();
    await expect(remarks(sam)).toContainText("Nobody has remarked on anything yet.");
  });
}

test("a remark that is refused is still in its field", async ({ as, clock, site }) => {
  const path = await wednesday(site);
  await clock.set("2031-03-06T11:59:00Z");
  const sam = await as("sam", { javaScript: false });
  await sam.goto(path);
  await sam.getByRole("textbox", { name: "Your remark" }).fill("Whose umbrella is this?");
  await clock.set("2031-03-06T12:00:00Z");
  await sam.getByRole("button", { name: "Say it" }).click();
  await expect(sam.getByText("its thread is closed").first()).toBeVisible();
  await expect(sam.getByRole("textbox", { name: "Your remark" })).toHaveValue("Whose umbrella is this?");
  expect(await site.rows("select from remark where text like 'Whose%'")).toHaveLength(0);
});

test("a long thread is read fifty at a time", async ({ as, site }) => {
  const path = await wednesday(site);
  await site.rows(
    `insert into remark (id, meetup_id, member_id, text, written_at)
     select gen_random_uuid(), $1, (select id from member where email = 'gwen@example.org'), 'remark ' || n,
       '2031-03-03T10:00:00Z'::timestamptz + n * interval '1 minute' from generate_series(1, 60) n`,
    [path.slice("/meetups/".length)],
  );
  const sam = await as("sam");
  await sam.goto(path);
  const items = remarks(sam).getByRole("listitem");
  await expect(items).toHaveCount(50);
  await expect(items.last()).toContainText("remark 60");
  await sam.getByRole("link", { name: "Older remarks" }).click();
  await expect(items).toHaveCount(10);
  await expect(items.first()).toContainText("remark 1");
  await sam.getByRole("link", { name: "Back to the newest" }).click();
  await expect(items).toHaveCount(50);
});

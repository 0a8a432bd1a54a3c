import { wednesday } from "./support/dates.ts";
import type { Letter } from "./support/outbox.ts";
import type { Site } from "./support/site.ts";
import { expect, test, ways } from "./support/test.ts";

const EVENING = "2031-03-04T17:00:30Z";

async function seriesOf(site: Site): Promise<string> {
  const [row] = await site.rows<{ id: string }>("select id from series where name = 'Elevenses'");
  return row?.id ?? "";
}

/** Where a letter's button leads, as a path. */
function answerPath(letter: Letter): string {
  return /\/answer\/[\w.-]+/.exec(letter.text)?.[0] ?? "";
}

for (const { name, ...look } of ways) {
  test(`a standing answer shows, reminds the evening before, and is answered from the letter (${name})`, async ({
    as,
    visitor,
    site,
    clock,
    outbox,
  }) => {
    await site.rows("delete from standing_answer");
    const path = await wednesday(site);
    // Without a single answer the series is a quiet one, and would ask.
    await site.rows(
      `insert into quiet_ask (id, series_id, asked_at) values (gen_random_uuid(), '${await seriesOf(site)}', '2031-01-01')`,
    );
    const [oskar, sam, stranger] = [await as("oskar", look), await as("sam", look), await visitor(look)];
    await oskar.goto(`/series/${await seriesOf(site)}`);
    await oskar.getByRole("link", { name: "Say when you usually come" }).click();
    await oskar.getByRole("checkbox", { name: "Wednesdays" }).check();
    await oskar.getByRole("button", { name: "Save" }).click();
    await expect(oskar.getByText("You are “usually here” on one day of the week.")).toBeVisible();

    await sam.goto(path);
    await expect(sam.getByText("Oskar Lindqvist is usually here, and has not said so yet.")).toBeVisible();
    await expect(sam.getByText("Open table")).toBeVisible();

    outbox.empty();
    await clock.set(EVENING, ["tend-meetups"]);
    const letter = await outbox.letterTo("oskar@example.org");
    expect(letter.subject).toBe("Wednesday, 11 till 12 at Costa: Open table");
    await stranger.goto(answerPath(letter));
    await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Wednesday, 11 till 12");
    await sam.reload();
    await expect(sam.getByText("Open table")).toBeVisible();
    await stranger.getByRole("button", { name: "I'm going" }).click();
    await expect(stranger.getByText("You’re going.")).toBeVisible();
    await sam.reload();
    await expect(sam.getByText("Someone’s going", { exact: true })).toBeVisible();
    await expect(sam.getByText("is usually here")).toHaveCount(0);
  });
}

test("a link that is none leads nowhere", async ({ visitor }) => {
  const stranger = await visitor();
  for (const token of ["x", `${"A".repeat(43)}.${"0".repeat(32)}`])
    expect((await stranger.goto(`/answer/${token}`))?.status()).toBe(404);
});

test("what was is kept by month: who came together for members, how many for visitors", async ({
  as,
  visitor,
}) => {
  const [nell, stranger] = [await as("nell"), await visitor()];
  for (const page of [nell, stranger]) {
    await page.goto("/meetups");
    await page.getByRole("link", { name: "Past dates" }).click();
    await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("March 2031");
    await expect(page.getByRole("heading", { level: 2 }).nth(1)).toHaveText("February 2031");
  }
  await expect(nell.getByText("Gwen Parry-Hughes").first()).toBeVisible();
  await expect(stranger.getByText("people.").first()).toBeVisible();
  await expect(stranger.getByText("Gwen Parry-Hughes")).toHaveCount(0);
});

test("organisers read on which days and times people come, in numbers alone", async ({ as }) => {
  const [theo, nell] = [await as("theo"), await as("nell")];
  await theo.goto("/organise");
  await theo.getByRole("link", { name: /Which days and times people come/ }).click();
  await expect(theo.getByRole("columnheader", { name: /^Fri/ })).toBeVisible();
  await expect(theo.getByRole("rowheader", { name: "11:00" })).toBeVisible();
  await expect(theo.getByText(/^Most people come on/)).toBeVisible();
  await expect(theo.getByRole("main")).not.toContainText("Gwen");
  expect((await nell.goto("/organise/days"))?.status()).toBe(404);
});

test("somebody elsewhere reads both times", async ({ as, site }) => {
  const path = await wednesday(site);
  const yara = await as("yara");
  await yara.goto("/settings/profile");
  await yara.getByLabel("Your time zone").fill("Mars/Olympus");
  await yara.getByRole("button", { name: "Save" }).click();
  await expect(yara.getByText("That is not a time zone")).toBeVisible();
  await yara.getByLabel("Your time zone").fill("America/New_York");
  await yara.getByRole("button", { name: "Save" }).click();
  await expect(yara.getByText("This is how the others see you now.")).toBeVisible();
  await yara.goto(path);
  await expect(yara.getByText("06:00–07:00 where you are")).toBeVisible();
});

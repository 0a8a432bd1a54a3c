import type { Page } from "@playwright/test";
import type { Site } from "./support/site.ts";
import { expect, test, ways } from "./support/test.ts";

/** The day after the tests' Tuesday there is a meetup at Costa. */
const WEDNESDAY = "2031-03-05";

async function seriesOf(site: Site): Promise<string> {
  const [row] = await site.rows<{ id: string }>("select id from series where name = 'Elevenses'");
  return row?.id ?? "";
}

async function idOf(site: Site, local: string): Promise<string> {
  const [row] = await site.rows<{ id: string }>("select id from meetup where local = $1 and minutes = 60", [
    local,
  ]);
  return row?.id ?? "";
}

/** From the desk to the preview of "only Mondays, from Wednesday on". */
async function previewMondays(page: Page): Promise<void> {
  await page.goto("/organise");
  await page.getByRole("link", { name: /^Elevenses/ }).click();
  await page.getByRole("link", { name: "Change how often we meet" }).click();
  for (const day of ["Wednesday", "Friday"]) await page.getByRole("checkbox", { name: day }).uncheck();
  await page.getByLabel("From which day on?").fill(WEDNESDAY);
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("heading", { name: "What it would do" })).toBeVisible();
}

for (const { name, ...look } of ways) {
  test(`an organiser changes how often the group meets, and undoes it (${name})`, async ({
    as,
    site,
    outbox,
  }) => {
    await site.rows("delete from answer");
    const wednesday = await idOf(site, `${WEDNESDAY}T11:00`);
    const [theo, sam] = [await as("theo", look), await as("sam", look)];
    await sam.goto(`/meetups/${wednesday}`);
    await sam.getByRole("button", { name: "I'm going" }).click();
    await expect(sam.getByRole("status").filter({ hasText: "You’re going." })).toBeVisible();

    await previewMondays(theo);
    const line = theo.getByRole("listitem").filter({ hasText: "Wednesday 5 March" });
    await expect(line).toContainText("goes");
    await expect(line).toContainText("Sam Okonkwo-Featherstonehaugh was going.");
    await expect(theo.getByRole("listitem").filter({ hasText: "Monday 10 March" })).toContainText("stays");
    await expect(theo.getByText("Sam Okonkwo-Featherstonehaugh had answered a date")).toBeVisible();
    expect(await site.rows("select from pattern_change")).toHaveLength(0);

    await theo.getByRole("button", { name: "Apply" }).click();
    await expect(theo.getByText("Applied. One person gets a letter.")).toBeVisible();
    await expect(theo.getByText("Mondays, 11:00–12:00")).toBeVisible();
    const gone = await outbox.letterTo("sam@example.org");
    expect(gone.subject).toContain("Wednesday 5 March");
    await sam.reload();
    await expect(sam.getByText("This date is off: the group changed how often it meets.")).toBeVisible();
    await expect(sam.getByRole("button", { name: "I'm going" })).toHaveCount(0);

    await theo.getByRole("button", { name: "Undo" }).click();
    await expect(theo.getByText("Undone. The dates are as they were.")).toBeVisible();
    await expect(theo.getByText("Mondays, Wednesdays and Fridays, 11:00–12:00")).toBeVisible();
    expect((await outbox.letterTo("sam@example.org")).subject).toContain("undone");
    await sam.reload();
    await expect(sam.getByRole("button", { name: "I'm going" })).toHaveAttribute("aria-pressed", "true");
  });
}

test("another time on the same day moves the date with its answers", async ({ as, site }) => {
  const [theo, nell] = [await as("theo"), await as("nell")];
  const wednesday = await idOf(site, `${WEDNESDAY}T11:00`);
  await nell.goto(`/meetups/${wednesday}`);
  await nell.getByRole("button", { name: "I might" }).click();
  await expect(nell.getByRole("status").filter({ hasText: "You might come." })).toBeVisible();
  await theo.goto(`/organise/series/${await seriesOf(site)}/change`);
  await theo.getByLabel("From", { exact: true }).fill("11:30");
  await theo.getByLabel("Till").fill("12:30");
  await theo.getByLabel("Where?").fill("The library");
  await theo.getByRole("button", { name: "Preview" }).click();
  await expect(theo.getByRole("listitem").filter({ hasText: "Wednesday 5 March, 11:30" })).toContainText(
    "The library",
  );
  await theo.getByRole("button", { name: "Apply" }).click();
  await expect(theo.getByText(/^Applied\./)).toBeVisible();
  await nell.reload();
  await expect(nell.getByRole("heading", { level: 1 })).toHaveText("Wednesday, 11:30 till 12:30");
  await expect(nell.getByRole("button", { name: "I might" })).toHaveAttribute("aria-pressed", "true");
});

for (const javaScript of [true, false]) {
  test(`two organisers at once: the second is told, and nothing is lost (JavaScript ${javaScript ? "on" : "off"})`, async ({
    as,
    site,
  }) => {
    const [theo, mina] = [await as("theo", { javaScript }), await as("mina", { javaScript })];
    await previewMondays(theo);
    await previewMondays(mina);
    await theo.getByRole("button", { name: "Apply" }).click();
    await expect(theo.getByText(/^Applied\./)).toBeVisible();
    await mina.getByRole("button", { name: "Apply" }).click();
    await expect(mina.getByText("The dates changed since you looked at the preview.")).toBeVisible();
    expect(await site.rows("select from pattern_change")).toHaveLength(1);
    await expect(mina.getByRole("checkbox", { name: "Wednesday" })).not.toBeChecked();
  });
}

test("every kind of pattern can be chosen, and only its own fields are shown", async ({ as, site }) => {
  const theo = await as("theo", { javaScript: false, size: "desk" });
  const kinds = [
    ["Every few weeks", "every second Monday, Wednesday and Friday"],
    ["Once a month, on a weekday", "the first Monday of the month"],
    ["Once a month, on the last weekday (Monday to Friday)", "the last weekday of the month"],
    ["Once a month, on a date", "the 1st of the month"],
  ] as const;
  for (const [kind, sentence] of kinds) {
    await theo.goto(`/organise/series/${await seriesOf(site)}/change`);
    await theo.getByRole("radio", { name: kind }).check();
    await theo.getByRole("button", { name: "Preview" }).click();
    await expect(theo.getByText(sentence, { exact: false }).first()).toBeVisible();
    await expect(theo.getByRole("button", { name: "Apply" })).toBeVisible();
  }
  await expect(theo.getByRole("checkbox", { name: "Monday" })).toBeHidden();
});

test("what is wrong is said by its field, and what was typed stays", async ({ as, site }) => {
  const theo = await as("theo", { javaScript: false });
  const path = `/organise/series/${await seriesOf(site)}/change`;
  await theo.goto(
    `${path}?every=week&start=11:00&end=10:00&place=${"x".repeat(121)}&address=&from=2031-03-03`,
  );
  await expect(theo.getByText("Choose at least one day of the week.")).toBeVisible();
  await expect(theo.getByLabel("Where?")).toHaveAttribute("aria-invalid", "true");
  await expect(theo.getByLabel("Where?")).toHaveValue("x".repeat(121));
  await theo.goto(`${path}?every=week&days=MO&start=11:00&end=10:00&place=Costa&address=&from=2031-03-10`);
  await expect(theo.getByText("It would end before it begins.")).toBeVisible();
  await theo.goto(`${path}?every=week&days=MO&start=11:00&end=12:00&place=Costa&address=&from=2031-03-03`);
  await expect(theo.getByText("That day is over.")).toBeVisible();
  for (const odd of [
    "every=nonsense",
    "every=week&days=XX",
    "every=month-day&day=99",
    "every[]=week",
    "from=2031-02-30&every=week",
  ]) {
    expect((await theo.goto(`${path}?${odd}`))?.status()).toBe(200);
    await expect(theo.getByRole("button", { name: "Apply" })).toHaveCount(0);
  }
});

test("for a member the organisers' pages are not there, and a visitor is asked to sign in", async ({
  as,
  visitor,
  site,
}) => {
  const [sam, stranger] = [await as("sam", { javaScript: false }), await visitor({ javaScript: false })];
  const series = await seriesOf(site);
  for (const path of [
    "/organise",
    `/organise/series/${series}`,
    `/organise/series/${series}/change`,
    "/organise/members",
  ]) {
    expect((await sam.goto(path))?.status()).toBe(404);
    await expect(sam.getByRole("heading", { level: 1 })).toHaveText("Not here");
    await stranger.goto(path);
    await expect(stranger).toHaveURL(/^http[^?]*\/sign-in\?next=/);
  }
});

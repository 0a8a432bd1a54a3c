// Long, because every way to change a series is told here as a journey.
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
    const gone = await outbox.letterAbout("sam@example.org", /changed|is off|is now/);
    expect(gone.subject).toContain("Wednesday 5 March");
    await sam.reload();
    await expect(sam.getByText("This date is off: the group changed how often it meets.")).toBeVisible();
    await expect(sam.getByRole("button", { name: "I'm going" })).toHaveCount(0);

    await theo.getByRole("button", { name: "Undo" }).click();
    await expect(theo.getByText("Undone. The dates are as they were.")).toBeVisible();
    await expect(theo.getByText("Mondays, Wednesdays and Fridays, 11:00–12:00")).toBeVisible();
    await outbox.letterAbout("sam@example.org", "undone");
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
    ["Every few weeks", "Every second Monday, Wednesday and Friday"],
    ["Once a month, on a weekday", "The first Monday of the month"],
    ["Once a month, on the last weekday (Monday to Friday)", "The last weekday of the month"],
    ["About once a month", "About once a month"],
    ["Once a month, on a date", "The 1st of the month"],
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

for (const { name, ...look } of ways) {
  test(`a pause for two weeks, and starting again (${name})`, async ({ as, site, outbox }) => {
    await site.rows("delete from answer");
    const wednesday = await idOf(site, `${WEDNESDAY}T11:00`);
    const [theo, sam] = [await as("theo", look), await as("sam", look)];
    await sam.goto(`/meetups/${wednesday}`);
    await sam.getByRole("button", { name: "I might" }).click();
    await expect(sam.getByRole("status").filter({ hasText: "You might come." })).toBeVisible();

    const desk = `/organise/series/${await seriesOf(site)}`;
    await theo.goto(desk);
    await theo.getByRole("link", { name: "Pause or end it" }).click();
    await theo.getByLabel("From which day on?").fill("2031-03-04");
    await theo.getByLabel("Up to which day?").fill("2031-03-16");
    await theo.getByRole("button", { name: "Preview" }).click();
    await expect(theo.getByText("No dates from Tuesday 4 March 2031 to Sunday 16 March 2031.")).toBeVisible();
    await expect(theo.getByRole("listitem").filter({ hasText: "Wednesday 5 March" })).toContainText("goes");
    await expect(theo.getByRole("listitem").filter({ hasText: "Monday 17 March" })).toContainText("stays");
    await theo.getByRole("button", { name: "Apply" }).click();
    await expect(theo.getByText("Applied. One person gets a letter.")).toBeVisible();
    await expect(theo.getByText("Paused until Monday 17 March 2031")).toBeVisible();
    await expect(theo.getByText(/paused it from Tuesday 4 March 2031 on\./)).toBeVisible();
    const letter = await outbox.letterTo("sam@example.org");
    expect(letter.text.replace(/\s+/g, " ")).toContain(
      "has no dates from Tuesday 4 March 2031 to Sunday 16 March 2031.",
    );

    await theo.getByRole("link", { name: "Start again" }).click();
    await expect(theo.getByRole("checkbox", { name: "Friday" })).toBeChecked();
    await theo.getByRole("button", { name: "Preview" }).click();
    await expect(theo.getByRole("listitem").filter({ hasText: "Wednesday 5 March" })).toContainText("new");
    await theo.getByRole("button", { name: "Apply" }).click();
    await expect(theo.getByText("Applied. One person gets a letter.")).toBeVisible();
    await expect(theo.getByText("Mondays, Wednesdays and Fridays, 11:00–12:00").first()).toBeVisible();
    await outbox.letterAbout("sam@example.org", "Wednesday 5 March is on again");
    await sam.reload();
    await expect(sam.getByRole("button", { name: "I might" })).toHaveAttribute("aria-pressed", "true");
  });
}

test("a series ends, and says so", async ({ as, site, clock }) => {
  const theo = await as("theo");
  const desk = `/organise/series/${await seriesOf(site)}`;
  await theo.goto(`${desk}/pause`);
  await theo.getByRole("radio", { name: "End" }).check();
  await expect(theo.getByLabel("Up to which day?")).toBeHidden();
  await theo.getByLabel("From which day on?").fill("2031-03-10");
  await theo.getByRole("button", { name: "Preview" }).click();
  await expect(theo.getByText("No more dates from Monday 10 March 2031 on.")).toBeVisible();
  await theo.getByRole("button", { name: "Apply" }).click();
  await expect(theo.getByText(/^It ends\s*from Monday 10 March 2031$/)).toBeVisible();
  await theo.goto(`${desk}/pause?what=end&from=2031-04-01&to=`);
  await expect(theo.getByText("It has ended by then already.")).toBeVisible();
  await expect(theo.getByRole("button", { name: "Apply" })).toHaveCount(0);
  await clock.set("2031-03-11T09:00:00Z");
  await theo.goto(desk);
  await expect(theo.getByText("Ended", { exact: true })).toBeVisible();
  await theo.getByRole("button", { name: "Undo" }).click();
  await expect(theo.getByText("Undone. The dates are as they were.")).toBeVisible();
  await expect(theo.getByText("Ended", { exact: true })).toHaveCount(0);
});

for (const javaScript of [true, false]) {
  test(`a rule of its own: refused with the reason, then taken (JavaScript ${javaScript ? "on" : "off"})`, async ({
    as,
    site,
  }) => {
    const theo = await as("theo", { javaScript });
    await theo.goto(`/organise/series/${await seriesOf(site)}/change`);
    await theo.getByText("A rule of its own, or another time zone").click();
    await theo.getByRole("radio", { name: "By a rule of its own" }).check();
    await theo.getByLabel("The rule").fill("FREQ=HOURLY");
    await theo.getByRole("button", { name: "Preview" }).click();
    await expect(theo.getByText("A rule cannot repeat within a day")).toBeVisible();
    await expect(theo.getByLabel("The rule")).toHaveValue("FREQ=HOURLY");
    await expect(theo.getByRole("button", { name: "Apply" })).toHaveCount(0);
    await theo.getByLabel("The rule").fill("FREQ=WEEKLY;BYDAY=MO;UNTIL=20300101");
    await theo.getByRole("button", { name: "Preview" }).click();
    await expect(theo.getByText("UNTIL is before the first date")).toBeVisible();
    await theo.getByLabel("The rule").fill("FREQ=MONTHLY;BYDAY=1MO,3MO");
    await theo.getByRole("button", { name: "Preview" }).click();
    await expect(theo.getByText("By a rule of its own: FREQ=MONTHLY;BYDAY=1MO,3MO").first()).toBeVisible();
    await theo.getByRole("button", { name: "Apply" }).click();
    await expect(theo.getByText(/^Applied\./)).toBeVisible();
    await expect(theo.getByText("By a rule of its own: FREQ=MONTHLY;BYDAY=1MO,3MO")).toBeVisible();
  });
}

for (const javaScript of [true, false]) {
  test(`a date that goes can stay on as a one-off (JavaScript ${javaScript ? "on" : "off"})`, async ({
    as,
    site,
    outbox,
  }) => {
    await site.rows("delete from answer");
    const wednesday = await idOf(site, `${WEDNESDAY}T11:00`);
    const friday = await idOf(site, "2031-03-07T11:00");
    const theo = await as("theo", { javaScript });
    const [sam, nell] = [await as("sam", { javaScript }), await as("nell", { javaScript })];
    for (const [page, button, said] of [
      [sam, "I'm going", "You’re going."],
      [nell, "I might", "You might come."],
    ] as const) {
      for (const date of [wednesday, friday]) {
        await page.goto(`/meetups/${date}`);
        await page.getByRole("button", { name: button }).click();
        await expect(page.getByRole("status").filter({ hasText: said })).toBeVisible();
      }
    }
    await previewMondays(theo);
    await theo.getByRole("button", { name: "Apply" }).click();
    await expect(theo.getByText("Applied. 2 people get a letter.")).toBeVisible();
    await outbox.letterAbout("nell@example.org", "2 of your dates have changed");

    // Who was going may; who might have come may not.
    await nell.goto(`/meetups/${wednesday}`);
    await expect(nell.getByText("This date is off")).toBeVisible();
    await expect(nell.getByRole("button", { name: "Keep it as a one-off" })).toHaveCount(0);
    await sam.goto(`/meetups/${wednesday}`);
    await sam.getByRole("button", { name: "Keep it as a one-off" }).click();
    await expect(sam.getByText("Kept. It stays on")).toBeVisible();
    await expect(sam.getByRole("button", { name: "I'm going" })).toHaveAttribute("aria-pressed", "true");
    await outbox.letterAbout("nell@example.org", "Wednesday 5 March stays on after all");

    // The organiser keeps the other, from the desk.
    await theo.reload();
    const gone = theo.getByRole("listitem").filter({ hasText: "Friday 7 March" });
    await expect(gone).toContainText("One going. One might.");
    await gone.getByRole("button", { name: "Keep it as a one-off" }).click();
    await expect(theo.getByText("Kept. It stays on")).toBeVisible();
    await expect(theo.getByText("Dates that went, with answers")).toHaveCount(0);

    await theo.getByRole("button", { name: "Undo" }).click();
    await expect(theo.getByText("Undone. The dates are as they were.")).toBeVisible();
    expect(
      await site.rows(
        "select from meetup where id in ($1, $2) and called_by_id is null and dropped_by_id is null",
        [wednesday, friday],
      ),
    ).toHaveLength(2);
  });
}

test("another series beside the first (JavaScript off)", async ({ as }) => {
  const theo = await as("theo", { javaScript: false });
  await theo.goto("/organise");
  await theo.getByRole("link", { name: "Start another series" }).click();
  await theo.getByLabel("What is it called?").fill("Evenings");
  await theo.getByRole("radio", { name: "Every few weeks" }).check();
  await theo.getByRole("checkbox", { name: "Thursday" }).check();
  await theo.getByLabel("From", { exact: true }).fill("19:00");
  await theo.getByLabel("Till").fill("21:00");
  await theo.getByLabel("Where?").fill("The Hare and Hounds");
  await theo.getByLabel("From which day on?").fill("2031-03-10");
  await theo.getByRole("button", { name: "Preview" }).click();
  await expect(theo.getByText("Every second Thursday, 19:00–21:00, at The Hare and Hounds")).toBeVisible();
  await expect(theo.getByRole("listitem").filter({ hasText: "Thursday 13 March 2031" })).toBeVisible();
  await theo.getByRole("button", { name: "Start it" }).click();
  await expect(theo.getByRole("heading", { level: 1, name: "Evenings" })).toBeVisible();
  await theo.goto("/meetups");
  await expect(theo.getByText("The Hare and Hounds").first()).toBeVisible();
});

test("a day in the address fills the form in, and previews nothing", async ({ as, site }) => {
  const theo = await as("theo", { javaScript: false });
  await theo.goto(`/organise/series/${await seriesOf(site)}/change?from=2031-03-12`);
  await expect(theo.getByLabel("From which day on?")).toHaveValue("2031-03-12");
  await expect(theo.getByRole("checkbox", { name: "Wednesday" })).toBeChecked();
  await expect(theo.getByRole("heading", { name: "What it would do" })).toHaveCount(0);
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
    `/organise/series/${series}/pause`,
    "/organise/series/new",
    "/organise/members",
  ]) {
    expect((await sam.goto(path))?.status()).toBe(404);
    await expect(sam.getByRole("heading", { level: 1 })).toHaveText("Not here");
    await stranger.goto(path);
    await expect(stranger).toHaveURL(/^http[^?]*\/sign-in\?next=/);
  }
});

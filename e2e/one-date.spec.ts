import type { Page } from "@playwright/test";
import type { Site } from "./support/site.ts";
import { expect, test, ways } from "./support/test.ts";

/** The day after the tests' Tuesday there is a meetup at Costa. */
const WEDNESDAY = "2031-03-05T11:00";
const GOOD_FRIDAY = "2031-04-11T11:00";
const EASTER_MONDAY = "2031-04-14T11:00";

async function idOf(site: Site, local: string): Promise<string> {
  const [row] = await site.rows<{ id: string }>(
    "select id from meetup where original_local = $1 and minutes = 60",
    [local],
  );
  return row?.id ?? "";
}

async function seriesOf(site: Site): Promise<string> {
  const [row] = await site.rows<{ id: string }>("select id from series where name = 'Elevenses'");
  return row?.id ?? "";
}

/** Says "I'm going" to a date nobody has answered yet. */
async function goes(page: Page, id: string): Promise<void> {
  await page.goto(`/meetups/${id}`);
  await page.getByRole("button", { name: "I'm going" }).click();
  await expect(page.getByRole("status").filter({ hasText: "You’re going." })).toBeVisible();
}

async function fillSlot(page: Page, slot: { day: string; from: string; till: string; place?: string }) {
  await page.getByLabel("Day").fill(slot.day);
  await page.getByLabel("From", { exact: true }).fill(slot.from);
  await page.getByLabel("Till").fill(slot.till);
  if (slot.place) await page.getByLabel("Where?").fill(slot.place);
}

for (const { name, ...look } of ways) {
  test(`an organiser moves one date, and puts it back (${name})`, async ({ as, site, outbox }) => {
    await site.rows("delete from answer");
    const wednesday = await idOf(site, WEDNESDAY);
    const [theo, sam] = [await as("theo", look), await as("sam", look)];
    await goes(sam, wednesday);

    await theo.goto(`/meetups/${wednesday}`);
    await theo.getByRole("link", { name: "Move or skip this date" }).click();
    await fillSlot(theo, { day: "2031-03-06", from: "15:00", till: "16:30", place: "The library" });
    await theo.getByRole("button", { name: "Move it", exact: true }).click();
    await expect(
      theo.getByText("Moved: it is now Thursday 6 March, 15:00–16:30, The library."),
    ).toBeVisible();
    const letter = await outbox.letterTo("sam@example.org");
    expect(letter.subject).toBe("Wednesday 5 March is now Thursday 6 March, 15:00–16:30, The library");
    await sam.reload();
    await expect(sam.getByRole("heading", { level: 1 })).toHaveText("Thursday, 15 till 16:30");
    await expect(sam.getByRole("button", { name: "I'm going" })).toHaveAttribute("aria-pressed", "true");

    await theo.getByRole("button", { name: "Put it back to Wednesday 5 March, 11:00–12:00, Costa" }).click();
    await expect(theo.getByText("Moved: it is now Wednesday 5 March, 11:00–12:00, Costa.")).toBeVisible();
    expect((await outbox.letterTo("sam@example.org")).subject).toContain("is now Wednesday 5 March");
    await sam.reload();
    await expect(sam.getByRole("heading", { level: 1 })).toHaveText("Wednesday, 11 till 12");
  });

  test(`an organiser skips one date with a reason, and brings it back (${name})`, async ({
    as,
    visitor,
    site,
    outbox,
  }) => {
    await site.rows("delete from answer");
    const wednesday = await idOf(site, WEDNESDAY);
    const [theo, sam, stranger] = [await as("theo", look), await as("sam", look), await visitor(look)];
    await goes(sam, wednesday);

    await theo.goto(`/meetups/${wednesday}/change`);
    await theo.getByLabel("Why?").fill("Most of us are away");
    await theo.getByRole("button", { name: "Skip it" }).click();
    await expect(theo.getByText("It is off now. Whoever had answered gets a letter.")).toBeVisible();
    const letter = await outbox.letterTo("sam@example.org");
    expect(letter.subject).toBe("Wednesday 5 March, 11:00–12:00, Costa is off");
    expect(letter.text).toContain("Most of us are away");
    await stranger.goto("/meetups");
    const row = stranger.getByRole("listitem").filter({ hasText: "Most of us are away" });
    await expect(row).toContainText("Off");
    await stranger.goto("/");
    await expect(stranger.getByRole("heading", { level: 1 })).not.toHaveText(/^Wednesday/);
    await sam.reload();
    await expect(sam.getByText("This date is off: Most of us are away.")).toBeVisible();
    await expect(sam.getByRole("button", { name: "I'm going" })).toHaveCount(0);

    await theo.getByRole("button", { name: "Bring it back" }).click();
    await expect(theo.getByText("It is on again. Whoever had answered gets a letter.")).toBeVisible();
    expect((await outbox.letterTo("sam@example.org")).subject).toContain("is on again");
    await sam.reload();
    await expect(sam.getByRole("button", { name: "I'm going" })).toHaveAttribute("aria-pressed", "true");
  });

  test(`a member calls a one-off, and it is theirs to change (${name})`, async ({
    as,
    visitor,
    site,
    outbox,
  }) => {
    const [sam, nell, stranger] = [await as("sam", look), await as("nell", look), await visitor(look)];
    await sam.goto("/meetups");
    await sam.getByRole("link", { name: "Call a meetup" }).click();
    await sam.getByLabel("What is it?").fill("A walk round the reservoir");
    await fillSlot(sam, { day: "2031-03-08", from: "10:00", till: "11:30", place: "Edgbaston Reservoir" });
    await sam.getByRole("button", { name: "Call it" }).click();
    await expect(sam.getByRole("heading", { level: 1 })).toContainText("A walk round the reservoir");
    await expect(sam).toHaveTitle(/^A walk round the reservoir · Saturday 8 March/);
    await expect(sam.getByRole("button", { name: "I'm going" })).toHaveAttribute("aria-pressed", "true");
    const address = new URL(sam.url()).pathname;

    await stranger.goto("/meetups");
    await stranger.getByRole("link", { name: /A walk round the reservoir/ }).click();
    await expect(stranger.getByText("One person is going", { exact: false }).first()).toBeAttached();
    await nell.goto(address);
    await expect(nell.getByRole("link", { name: "Move or skip this date" })).toHaveCount(0);
    expect((await nell.goto(`${address}/change`))?.status()).toBe(404);

    await sam.getByRole("link", { name: "Move or skip this date" }).click();
    await expect(sam.getByRole("link", { name: "This and the following dates" })).toHaveCount(0);
    await sam.getByLabel("Day").fill("2031-03-09");
    await sam.getByRole("button", { name: "Move it", exact: true }).click();
    await expect(sam.getByText("Moved: it is now Sunday 9 March, 10:00–11:30")).toBeVisible();
    await sam.getByRole("textbox", { name: "Note" }).fill("Boots.");
    await sam.getByRole("button", { name: "Save the note" }).click();
    await expect(sam.getByText("Saved. It stands on the page now.")).toBeVisible();
    await stranger.reload();
    await expect(stranger.getByText("Boots.")).toBeVisible();
    expect(outbox.unread).toEqual([]);
    expect(await site.rows("select from meetup where name like 'A walk%'")).toHaveLength(1);
  });
}

for (const javaScript of [true, false]) {
  const look = { javaScript };
  const on = `JavaScript ${javaScript ? "on" : "off"}`;

  test(`a series skips public holidays, or meets on them (${on})`, async ({ as, visitor, site }) => {
    const [theo, stranger] = [await as("theo", look), await visitor(look)];
    const path = `/organise/series/${await seriesOf(site)}/settings`;
    await theo.goto(path);
    await theo.getByLabel("Whose public holidays?").selectOption("GB-ENG");
    await theo.getByRole("radio", { name: "we do not meet" }).check();
    await theo.getByRole("button", { name: "Save" }).click();
    await expect(theo.getByText("Saved. The coming dates follow.")).toBeVisible();
    await expect(theo.getByLabel("Whose public holidays?")).toHaveValue("GB-ENG");
    await expect(theo.getByRole("radio", { name: "we do not meet" })).toBeChecked();
    await stranger.goto(`/meetups/${await idOf(site, EASTER_MONDAY)}`);
    await expect(stranger.getByText("This date is off: Easter Monday.")).toBeVisible();

    // One of them is held after all, and stays so when something else is saved.
    await theo.goto(`/meetups/${await idOf(site, GOOD_FRIDAY)}/change`);
    await theo.getByRole("button", { name: "Bring it back" }).click();
    await expect(theo.getByText("It is on again.")).toBeVisible();
    await theo.goto(path);
    await theo.getByLabel("Seats at the table").fill("6");
    await theo.getByRole("button", { name: "Save" }).click();
    await expect(theo.getByText("Saved. The coming dates follow.")).toBeVisible();
    await stranger.goto(`/meetups/${await idOf(site, GOOD_FRIDAY)}`);
    await expect(stranger.getByText("Good Friday")).toBeVisible();
    await expect(stranger.getByText("This date is off")).toHaveCount(0);

    await theo.goto(path);
    await theo.getByRole("radio", { name: "we meet as on any day" }).check();
    await theo.getByRole("button", { name: "Save" }).click();
    await expect(theo.getByText("Saved. The coming dates follow.")).toBeVisible();
    await stranger.goto(`/meetups/${await idOf(site, EASTER_MONDAY)}`);
    await expect(stranger.getByText("Easter Monday", { exact: true })).toBeVisible();
    await expect(stranger.getByText("This date is off")).toHaveCount(0);
  });
}

test("on a holiday a series asks, and the date is off when nobody says so", async ({
  as,
  visitor,
  site,
  clock,
  outbox,
}) => {
  const [theo, sam, stranger] = [await as("theo"), await as("sam"), await visitor()];
  await theo.goto(`/organise/series/${await seriesOf(site)}/settings`);
  await theo.getByLabel("Whose public holidays?").selectOption("GB-ENG");
  await theo.getByRole("radio", { name: "we meet if somebody says so" }).check();
  await theo.getByRole("button", { name: "Save" }).click();
  await expect(theo.getByText("Saved. The coming dates follow.")).toBeVisible();
  const [friday, monday] = [await idOf(site, GOOD_FRIDAY), await idOf(site, EASTER_MONDAY)];
  await stranger.goto(`/meetups/${monday}`);
  await expect(
    stranger.getByText("Easter Monday: we meet if somebody says by Sunday 11:00 that they would come."),
  ).toBeVisible();
  await goes(sam, friday);
  await expect(sam.getByText("we meet if somebody says")).toHaveCount(0);

  await clock.set("2031-04-10T10:05:00Z");
  await tend(site);
  await expect.poll(() => asking(site)).toEqual([monday]);
  await clock.set("2031-04-13T10:05:00Z");
  await tend(site);
  await expect.poll(() => asking(site)).toEqual([]);
  await stranger.reload();
  await expect(stranger.getByText("This date is off: Easter Monday.")).toBeVisible();
  await stranger.goto(`/meetups/${friday}`);
  await expect(stranger.getByText("This date is off")).toHaveCount(0);
  // The clock does more than this: what else it wrote is about other things.
  expect(outbox.unread.filter(({ text }) => text.includes("14 April"))).toEqual([]);
});

/** What the clock does every few minutes, now. */
const tend = (site: Site) => site.rows("insert into pgboss.job (name, data) values ('tend-meetups', '{}')");

/** The dates in April whose question is open. */
async function asking(site: Site): Promise<string[]> {
  const rows = await site.rows<{ id: string }>(
    "select id from meetup where asks_till is not null and local < '2031-05' order by local",
  );
  return rows.map(({ id }) => id);
}

test("what is wrong is said by its field, and what was typed stays", async ({ as, site }) => {
  const theo = await as("theo", { javaScript: false });
  await theo.goto(`/meetups/${await idOf(site, WEDNESDAY)}/change`);
  await fillSlot(theo, { day: "2031-03-07", from: "11:00", till: "12:00" });
  await theo.getByRole("button", { name: "Move it", exact: true }).click();
  await expect(theo.getByText("Another date of the series stands at that time already.")).toBeVisible();
  await expect(theo.getByLabel("Day")).toHaveValue("2031-03-07");
  await fillSlot(theo, { day: "2031-03-07", from: "15:00", till: "14:00" });
  await theo.getByRole("button", { name: "Move it", exact: true }).click();
  await expect(theo.getByLabel("Till")).toHaveAttribute("aria-invalid", "true");
  await expect(theo.getByLabel("From", { exact: true })).toHaveValue("15:00");
});

test("this and the following dates are changed where the pattern is", async ({ as, site }) => {
  const theo = await as("theo");
  await theo.goto(`/meetups/${await idOf(site, WEDNESDAY)}/change`);
  await theo.getByRole("link", { name: "This and the following dates" }).click();
  await expect(theo.getByRole("heading", { level: 1 })).toHaveText("Change how often we meet");
  await expect(theo.getByLabel("From which day on?")).toHaveValue("2031-03-05");
});

test("a start that the clock jumps over says what it becomes", async ({ as, site }) => {
  const theo = await as("theo");
  await theo.goto(`/meetups/${await idOf(site, WEDNESDAY)}/change`);
  await fillSlot(theo, { day: "2031-03-30", from: "01:15", till: "02:30" });
  await theo.getByRole("button", { name: "Move it", exact: true }).click();
  await expect(theo.getByText("a start at 01:15 is one at 02:15")).toBeVisible();
});

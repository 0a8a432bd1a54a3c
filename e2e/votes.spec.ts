import type { Page } from "@playwright/test";
import { TUESDAY } from "./support/calendar.ts";
import type { Site } from "./support/site.ts";
import { expect, test, ways } from "./support/test.ts";

// The sample group goes out for supper about once a month, usually on a Tuesday or a Thursday at 19:00.

/** The buttons show a mark before it has arrived; these words come when it has. */
const said = (page: Page, words: RegExp) =>
  expect(page.getByRole("status").filter({ hasText: words })).toBeVisible();
const day = (page: Page, name: RegExp) => page.getByRole("listitem").filter({ hasText: name });
const could = (page: Page, name: RegExp) => day(page, name).getByRole("button", { name: "I could" });

/** As before the sample's own vote. */
async function noVotes(site: Site): Promise<void> {
  await site.rows("delete from date_vote");
}

for (const { name, ...look } of ways) {
  test(`a vote opens by itself, members mark and add days, and the winner is the date (${name})`, async ({
    as,
    clock,
    outbox,
    site,
  }) => {
    await noVotes(site);
    await clock.set(TUESDAY, ["tend-meetups"]);
    const letter = await outbox.letterTo("sam@example.org");
    expect(letter.subject).toBe("Out for supper: when could you?");
    expect(letter.text).toContain("Tuesday 11 March, 19:00–21:00");
    const path = /\/votes\/[0-9a-f-]{36}/.exec(letter.text)?.[0] ?? "";

    const [sam, nell] = [await as("sam", look), await as("nell", look)];
    await sam.goto("/");
    const card = sam.getByRole("region", { name: "A date for Out for supper" });
    await expect(card).toContainText("Nobody has said when they could yet.");
    await card.getByRole("link", { name: "Say when you could" }).click();
    await expect(sam).toHaveURL(path);
    await could(sam, /Thursday 13 March/).click();
    await said(sam, /^Noted: you could/);
    await expect(could(sam, /Thursday 13 March/)).toHaveAttribute("aria-pressed", "true");
    await could(sam, /Tuesday 11 March/).click();
    await expect(could(sam, /Tuesday 11 March/)).toHaveAttribute("aria-pressed", "true");
    await could(sam, /Tuesday 11 March/).click();
    await said(sam, /^Taken back/);
    await expect(could(sam, /Tuesday 11 March/)).toHaveAttribute("aria-pressed", "false");

    await nell.goto(path);
    await expect(day(nell, /Thursday 13 March/)).toContainText("Okonkwo-Featherstonehaugh");
    await nell.getByLabel("Day", { exact: true }).fill("2031-03-05");
    await nell.getByRole("button", { name: "Add this day" }).click();
    await expect(nell.getByText("That is before the vote closes.")).toBeVisible();
    await expect(nell.getByLabel("Day", { exact: true })).toHaveValue("2031-03-05");
    await nell.getByLabel("Day", { exact: true }).fill("2031-03-14");
    await nell.getByLabel("Time").fill("18:30");
    await nell.getByRole("button", { name: "Add this day" }).click();
    await expect(nell.getByText("Added, and marked as one you could.")).toBeVisible();
    await expect(day(nell, /Friday 14 March, 18:30/)).toContainText("added by Nell Kavanagh");
    await sam.reload();
    await could(sam, /Friday 14 March/).click();
    await said(sam, /^Noted: you could/);
    await day(nell, /Thursday 13 March/)
      .getByRole("button", { name: "If need be" })
      .click();
    await said(nell, /^Noted: if need be/);

    await clock.set("2031-03-07T09:00:30Z", ["tend-meetups"]);
    await outbox.letterTo("theo@example.org");
    expect((await outbox.letterTo("theo@example.org")).subject).toBe(
      "Out for supper: the date is settled on Sunday 9 March",
    );
    await clock.set("2031-03-09T09:00:30Z", ["tend-meetups"]);
    const found = await outbox.letterTo("sam@example.org");
    expect(found.subject).toBe("It’s Friday 14 March, 18:30 at The Hare & Hounds");
    expect(outbox.unread.filter(({ to }) => to === "sam@example.org")).toEqual([]);

    await sam.goto(/\/meetups\/[0-9a-f-]{36}/.exec(found.text)?.[0] ?? "");
    await expect(sam.getByRole("heading", { level: 1 })).toHaveText("Friday, 18:30 till 20:30");
    await expect(sam.getByRole("button", { name: "I'm going" })).toHaveAttribute("aria-pressed", "false");
    await nell.goto(path);
    await expect(nell.getByText("It’s Friday 14 March, 18:30–20:30.")).toBeVisible();
    await expect(nell.getByRole("button", { name: "I could" })).toHaveCount(0);
    await nell.goto("/");
    await expect(nell.getByRole("region", { name: "A date for Out for supper" })).toHaveCount(0);
  });
}

test("a mark that comes after the closing time is refused in words", async ({ as, clock }) => {
  const [sam, nell] = [await as("sam"), await as("nell", { javaScript: false })];
  for (const page of [sam, nell]) {
    await page.goto("/");
    await page.getByRole("link", { name: /Say when you could|Look again/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("When shall we meet next?");
  }
  await clock.set("2031-03-08T09:00:00Z");
  for (const page of [sam, nell]) {
    await page.getByRole("button", { name: "I could" }).first().click();
    await expect(
      page.getByText(/This vote has closed|The vote is over, and is being counted/).first(),
    ).toBeVisible();
    await page.reload();
    await expect(page.getByRole("button", { name: "I could" })).toHaveCount(0);
  }
});

test("an organiser counts a vote early, and calls one off; members have no such buttons", async ({
  as,
  site,
}) => {
  const [theo, sam] = [await as("theo", { javaScript: false }), await as("sam")];
  const [vote] = await site.rows<{ id: string }>("select id from date_vote");
  await sam.goto(`/votes/${vote?.id}`);
  await expect(sam.getByRole("button", { name: "Close it now" })).toHaveCount(0);
  await theo.goto(`/votes/${vote?.id}`);
  await theo.getByRole("button", { name: "Close it now" }).click();
  await expect(theo.getByText(/^It’s \w+day \d+ March, 19:00–21:00/)).toBeVisible();
  await site.rows("update date_vote set closed_at = null, meetup_id = null");
  await site.rows("delete from meetup where minutes = 120 and local like '%T19:00'");
  const again = await as("theo");
  await again.goto(`/votes/${vote?.id}`);
  await again.getByText("Call it off", { exact: true }).click();
  await again.getByRole("button", { name: "Yes, call it off" }).click();
  await expect(again.getByText("This vote is closed. No date came of it")).toBeVisible();
});

for (const { name, ...look } of ways.filter(({ size }) => size === "phone")) {
  test(`a quiet series asks its members once whether to keep, change or pause it (${name})`, async ({
    as,
    clock,
    outbox,
    site,
  }) => {
    await site.rows("delete from date_vote");
    await site.rows("delete from answer");
    await clock.set(TUESDAY, ["tend-meetups"]);
    const subjects = [await outbox.letterTo("gwen@example.org"), await outbox.letterTo("gwen@example.org")];
    const quiet = subjects.find(
      ({ subject }) => subject === "Elevenses has been quiet. Keep, change or pause?",
    );
    const [gwen, theo] = [await as("gwen", look), await as("theo", look)];
    await gwen.goto(/\/series\/[0-9a-f-]{36}/.exec(quiet?.text ?? "")?.[0] ?? "");
    await expect(gwen.getByRole("heading", { level: 1 })).toHaveText("Elevenses");
    await gwen.goto("/");
    const card = gwen.getByRole("region", { name: "Elevenses has been quiet" });
    await card.getByRole("button", { name: "Keep it" }).click();
    await expect(card.getByText("Noted: you would keep it.")).toBeVisible();
    await card.getByRole("button", { name: "Pause it" }).click();
    await expect(card.getByText("Noted: you would pause it.")).toBeVisible();
    await expect(card.getByRole("button", { name: "Pause it" })).toHaveAttribute("aria-pressed", "true");
    await expect(card.getByRole("link", { name: "Propose a pause" })).toHaveAttribute(
      "href",
      /^\/series\/[0-9a-f-]{36}\/propose\?what=pause$/,
    );
    await expect(gwen.getByText("Only organisers see this.")).toHaveCount(0);
    await theo.goto("/");
    await theo.getByRole("link", { name: "Elevenses", exact: true }).click();
    await expect(theo.getByText("So far: 0 keep, 0 change, 1 pause.")).toBeVisible();
  });
}

test("a series has a page for members, reached from how we meet; visitors have no way there", async ({
  as,
  visitor,
}) => {
  const [sam, stranger] = [await as("sam"), await visitor()];
  await stranger.goto("/");
  await expect(stranger.getByRole("heading", { name: "Elevenses", exact: true })).toBeVisible();
  await expect(stranger.getByRole("link", { name: "Elevenses", exact: true })).toHaveCount(0);
  await expect(stranger.getByText("A date for Out for supper")).toHaveCount(0);
  await sam.goto("/");
  await sam.getByRole("link", { name: "Elevenses", exact: true }).click();
  await expect(sam.getByText("Mondays, Wednesdays and Fridays, 11:00–12:00")).toBeVisible();
  await expect(sam.getByRole("heading", { name: "Next dates" })).toBeVisible();
  await stranger.goto(new URL(sam.url()).pathname);
  await expect(stranger).toHaveURL(/\/sign-in/);
});

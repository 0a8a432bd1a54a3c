// Over 250 lines because every ending of a proposal is a journey, most of them with JavaScript on and off.
import type { Page } from "@playwright/test";
import type { Letter, Outbox } from "./support/outbox.ts";
import type { Site } from "./support/site.ts";
import { expect, test, ways } from "./support/test.ts";

// The tests' clock stands on Tuesday 4 March 2031. What is proposed then is due on Tuesday 11 March.
const DUE = "2031-03-11T09:05:00Z";
const LAPSED = "2031-04-03T09:05:00Z";

// The sample group has a proposal of its own, votes and habits; here is only what each test makes.
test.beforeEach(async ({ site }) => {
  // One proposal is a letter to everybody, and some journeys wait for the last of several.
  test.setTimeout(60_000);
  for (const table of ["proposal", "answer", "standing_answer", "date_vote"])
    await site.rows(`delete from ${table}`);
});

/** The letter with this subject: others, of what else the clock does, may come before it. */
async function letterAbout(outbox: Outbox, to: string, subject: string): Promise<Letter> {
  const letter = await outbox.letterTo(to, 30_000);
  return letter.subject?.startsWith(subject) ? letter : letterAbout(outbox, to, subject);
}

async function seriesOf(site: Site): Promise<string> {
  const [row] = await site.rows<{ id: string }>("select id from series where name = 'Elevenses'");
  return row?.id ?? "";
}

/** Only Mondays, at half past ten. @returns the proposal's address */
async function proposeMondays(page: Page, site: Site): Promise<string> {
  await page.goto(`/series/${await seriesOf(site)}/propose`);
  await expect(page.getByText("It takes effect by itself after 7 days if nobody minds.")).toBeVisible();
  for (const day of ["Wednesday", "Friday"]) await page.getByRole("checkbox", { name: day }).uncheck();
  await page.getByLabel("From", { exact: true }).fill("10:30");
  await page.getByLabel("Till").fill("11:30");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("heading", { name: "What it would do" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Wednesday 12 March" })).toContainText("goes");
  await expect(page.getByRole("listitem").filter({ hasText: "Monday 10 March" })).toContainText("stays");
  await page.getByLabel("Why? If you like").fill("Three times a week is a lot.");
  await page.getByRole("button", { name: "Propose" }).click();
  await expect(page.getByText("Proposed. The others get a letter.")).toBeVisible();
  return new URL(page.url()).pathname;
}

const what = "Mondays, 10:30–11:30, at Costa, from Wednesday 12 March 2031 on";

for (const { name, ...look } of ways) {
  test(`nobody objects, and it takes effect (${name})`, async ({ as, site, outbox, clock }) => {
    const [sam, nell] = [await as("sam", look), await as("nell", look)];
    const address = await proposeMondays(sam, site);
    await expect(sam.getByRole("main")).toContainText(`You propose: ${what}`);
    const proposes = `Sam Okonkwo-Featherstonehaugh proposes: ${what}`;
    const letter = await letterAbout(outbox, "nell@example.org", proposes);
    expect(letter.text).toContain(address);

    await nell.goto("/");
    const note = nell.getByRole("region", { name: "A proposal" });
    await expect(note).toContainText("Takes effect on Tuesday 11 March if nobody minds.");
    await note.getByRole("link").click();
    await expect(nell.getByText("Three times a week is a lot.")).toBeVisible();
    await nell.getByRole("button", { name: "Fine by me" }).click();
    await expect(nell.getByText("Noted: fine by you.")).toBeVisible();
    await expect(nell.getByText("Fine by Nell Kavanagh (you).")).toBeVisible();
    await nell.goto("/");
    await expect(nell.getByRole("region", { name: "A proposal" })).toHaveCount(0);

    await clock.set(DUE, ["tend-meetups"]);
    await letterAbout(outbox, "nell@example.org", `Agreed: ${what}`);
    await sam.goto(address);
    await expect(sam.getByText("It took effect on Tuesday 11 March.")).toBeVisible();
    await sam.goto("/");
    await expect(sam.getByText("Mondays, Wednesdays and Fridays, 11:00–12:00")).toBeVisible();
    await clock.set("2031-03-12T09:00:00Z");
    await sam.reload();
    await expect(sam.getByText("Mondays, 10:30–11:30")).toBeVisible();
  });

  test(`somebody objects, and an organiser applies it (${name})`, async ({ as, site, outbox }) => {
    const [sam, nell, theo] = [await as("sam", look), await as("nell", look), await as("theo", look)];
    const address = await proposeMondays(sam, site);
    await nell.goto(address);
    await theo.goto(address);
    await expect(theo.getByRole("button", { name: "Apply it now" })).toHaveCount(0);
    await nell.getByLabel("What is wrong with it?").fill("Mondays are my deadline day.");
    await nell.getByRole("button", { name: "I object" }).click();
    await expect(nell.getByText("The organisers decide now, and they have your words.")).toBeVisible();
    const letter = await letterAbout(outbox, "sam@example.org", `Nell Kavanagh minds: ${what}`);
    expect(letter.text).toContain("> Mondays are my deadline day.");

    await theo.goto("/organise");
    await theo.getByRole("link", { name: what }).click();
    await expect(theo.getByText("Mondays are my deadline day.")).toBeVisible();
    await theo.getByRole("button", { name: "Apply it now" }).click();
    await expect(theo.getByText("Applied.", { exact: true })).toBeVisible();
    await expect(theo.getByText("Theo Bright said yes for the organisers on Tuesday 4 March.")).toBeVisible();
    await theo.goto(`/organise/series/${await seriesOf(site)}`);
    await expect(theo.getByText(/^Sam Okonkwo-Featherstonehaugh changed the pattern/)).toBeVisible();
    await theo.getByRole("button", { name: "Undo" }).click();
    await expect(theo.getByText("Undone. The dates are as they were.")).toBeVisible();
  });
}

for (const javaScript of [true, false]) {
  const how = `JavaScript ${javaScript ? "on" : "off"}`;

  test(`an organiser declines it with words, which are kept when they are missing (${how})`, async ({
    as,
    site,
  }) => {
    const [sam, theo] = [await as("sam", { javaScript }), await as("theo", { javaScript })];
    const address = await proposeMondays(sam, site);
    await theo.goto(address);
    await theo.getByLabel("What is wrong with it?").fill("The café is full at half past ten.");
    await theo.getByRole("button", { name: "I object" }).click();
    await expect(theo.getByText("The organisers decide now")).toBeVisible();
    await theo.getByLabel("Why not?").fill("They do not want us before eleven.");
    await theo.getByRole("button", { name: "Decline" }).click();
    await expect(theo.getByText("Declined.", { exact: true })).toBeVisible();
    await sam.goto(address);
    await expect(sam.getByText("Theo Bright said no for the organisers")).toBeVisible();
    await expect(sam.getByText("They do not want us before eleven.")).toBeVisible();
    await expect(sam.getByRole("button", { name: "Withdraw" })).toHaveCount(0);
  });

  test(`amended by somebody else it is an objection, with a way to the other (${how})`, async ({
    as,
    site,
  }) => {
    const [sam, nell] = [await as("sam", { javaScript }), await as("nell", { javaScript })];
    const address = await proposeMondays(sam, site);
    await nell.goto(address);
    await nell.getByRole("link", { name: "Amend it" }).click();
    await expect(nell.getByRole("checkbox", { name: "Monday" })).toBeChecked();
    await expect(nell.getByLabel("From", { exact: true })).toHaveValue("10:30");
    await expect(nell.getByText("This counts as an objection to Sam")).toBeVisible();
    await nell.getByRole("checkbox", { name: "Friday" }).check();
    await nell.getByRole("button", { name: "Preview" }).click();
    await expect(nell.getByRole("listitem").filter({ hasText: "Friday 14 March" })).toContainText("moves");
    await nell.getByRole("button", { name: "Propose" }).click();
    await expect(nell.getByText("Proposed. The others get a letter.")).toBeVisible();
    await sam.goto(address);
    await expect(sam.getByText("I would rather: Mondays and Fridays, 10:30–11:30")).toBeVisible();
    await expect(sam.getByText("Somebody minds, so the organisers decide.")).toBeVisible();
    await sam.getByRole("link", { name: "Look at what they would rather have" }).click();
    await expect(sam.getByRole("main")).toContainText("Nell Kavanagh proposes: Mondays and Fridays");
  });

  test(`one's own is amended or withdrawn (${how})`, async ({ as, site }) => {
    const sam = await as("sam", { javaScript });
    const first = await proposeMondays(sam, site);
    await sam.getByRole("link", { name: "Amend it" }).click();
    await expect(sam.getByText("This stands in place of your earlier proposal")).toBeVisible();
    await sam.getByLabel("Till").fill("12:00");
    await sam.getByRole("button", { name: "Preview" }).click();
    await sam.getByRole("button", { name: "Propose" }).click();
    await expect(sam.getByRole("main")).toContainText("You propose: Mondays, 10:30–12:00");
    await sam.getByText("Withdraw…").click();
    await sam.getByRole("button", { name: "Withdraw", exact: true }).click();
    await expect(sam.getByText("Withdrawn.", { exact: true })).toBeVisible();
    await sam.goto(first);
    await expect(sam.getByText("It was taken back on Tuesday 4 March.")).toBeVisible();
    await sam.goto("/proposals");
    await expect(sam.getByText("Nothing is proposed")).toBeVisible();
    await expect(sam.getByRole("heading", { name: "Settled before" })).toBeVisible();
  });

  test(`a pause; nobody decides, and it lapses (${how})`, async ({ as, site, clock, outbox }) => {
    const [sam, nell] = [await as("sam", { javaScript }), await as("nell", { javaScript })];
    await sam.goto(`/series/${await seriesOf(site)}/propose`);
    await sam.getByRole("link", { name: "Propose a pause instead" }).click();
    await sam.getByLabel("From which day on?").fill("2031-03-17");
    await sam.getByLabel("Up to which day?").fill("2031-03-10");
    await sam.getByRole("button", { name: "Preview" }).click();
    await expect(sam.getByText("That is before it begins.")).toBeVisible();
    await sam.getByLabel("Up to which day?").fill("2031-03-30");
    await sam.getByRole("button", { name: "Preview" }).click();
    await expect(sam.getByRole("listitem").filter({ hasText: "Monday 17 March" })).toContainText("goes");
    await sam.getByRole("button", { name: "Propose" }).click();
    await expect(sam.getByText("Proposed. The others get a letter.")).toBeVisible();
    const address = new URL(sam.url()).pathname;
    await nell.goto(address);
    await nell.getByLabel("What is wrong with it?").fill("I would be there.");
    await nell.getByRole("button", { name: "I object" }).click();
    await expect(nell.getByText("The organisers decide now")).toBeVisible();
    await clock.set(LAPSED, ["tend-meetups"]);
    await letterAbout(outbox, "sam@example.org", "Lapsed: A pause");
    await sam.goto(address);
    await expect(sam.getByText("Nobody decided within thirty days")).toBeVisible();
  });

  test(`an objection without words is asked for them; taken back, it is open again (${how})`, async ({
    as,
    site,
  }) => {
    const [sam, nell] = [await as("sam", { javaScript }), await as("nell", { javaScript })];
    const address = await proposeMondays(sam, site);
    await nell.goto(address);
    const field = nell.getByLabel("What is wrong with it?");
    await field.fill("   ");
    await nell.getByRole("button", { name: "I object" }).click();
    await expect(nell.getByText("Please write something here.")).toBeVisible();
    await field.fill("Not on Mondays.");
    await nell.getByRole("button", { name: "I object" }).click();
    await expect(nell.getByText("You said that you mind.")).toBeVisible();
    await nell.getByRole("button", { name: "Take that back" }).click();
    await expect(nell.getByText("It is open again and takes effect on Tuesday 11 March")).toBeVisible();
    await expect(nell.getByText("Nobody has said anything.")).toBeVisible();
  });
}

test("turned off, nothing can be proposed, and what was open lapses with a letter", async ({
  as,
  site,
  clock,
  outbox,
}) => {
  const sam = await as("sam", { javaScript: false });
  const address = await proposeMondays(sam, site);
  await site.rows("update series set proposals = 'off'");
  await clock.set("2031-03-05T09:00:00Z", ["tend-meetups"]);
  await letterAbout(outbox, "sam@example.org", `Lapsed: ${what}`);
  await sam.goto(address);
  await expect(sam.getByText("proposals were turned off for this series")).toBeVisible();
  await sam.goto(`/series/${await seriesOf(site)}/propose`);
  await expect(sam.getByText("The organisers have turned proposals off")).toBeVisible();
  await expect(sam.getByRole("button", { name: "Preview" })).toHaveCount(0);
});

test("where an organiser's yes is wanted it goes to them at once, sooner or later as they set it", async ({
  as,
  site,
}) => {
  await site.rows("update series set proposals = 'needs_yes'");
  const [sam, theo] = [await as("sam", { javaScript: false }), await as("theo", { javaScript: false })];
  await sam.goto(`/series/${await seriesOf(site)}/propose`);
  await expect(sam.getByText("It takes effect when an organiser says yes.")).toBeVisible();
  await sam.getByRole("checkbox", { name: "Friday" }).uncheck();
  await sam.getByRole("button", { name: "Preview" }).click();
  await sam.getByRole("button", { name: "Propose" }).click();
  await expect(sam.getByText("It needs an organiser’s yes.")).toBeVisible();
  await theo.goto("/organise");
  await theo.getByRole("link", { name: /^Mondays and Wednesdays/ }).click();
  await theo.getByRole("button", { name: "Apply it now" }).click();
  await expect(theo.getByText("Applied.", { exact: true })).toBeVisible();
});

test("a visitor is asked to sign in, and hears of no proposal", async ({ as, visitor, site }) => {
  const [sam, stranger] = [await as("sam", { javaScript: false }), await visitor()];
  const address = await proposeMondays(sam, site);
  for (const path of [address, "/proposals", `/series/${await seriesOf(site)}/propose`]) {
    await stranger.goto(path);
    await expect(stranger).toHaveURL(/\/sign-in\?next=/);
  }
  await stranger.goto("/");
  await expect(stranger.getByText("proposes")).toHaveCount(0);
});

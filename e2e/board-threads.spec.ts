import type { Page } from "@playwright/test";
import { emailOf, sample } from "#prisma/cast.ts";
import { card, comment, post, said } from "./support/board.ts";
import { awake } from "./support/sending.ts";
import { expect, test, ways } from "./support/test.ts";

/** Where the layout does not matter, only whether there are scripts. */
const scripts = ways.filter(({ size }) => size === "phone");

const commentsOf = (page: Page, text: string) =>
  card(page, text).getByRole("link", { name: /^(Comment|\d+ comments?)$/ });
const newOnes = (page: Page) => page.getByRole("article").getByText("New", { exact: true });

async function enter(page: Page, javaScript: boolean | undefined): Promise<void> {
  await page.goto("/boards");
  await page.getByRole("link", { name: sample.board.name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(sample.board.name);
  await awake(page, javaScript);
}

async function openThread(page: Page, text: string, javaScript: boolean | undefined): Promise<void> {
  await commentsOf(page, text).click();
  await expect(page.getByRole("textbox", { name: "Comment" })).toBeVisible();
  await awake(page, javaScript);
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Comment" }).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(comment(page, text)).toBeVisible();
}

for (const { name, ...look } of scripts) {
  test(`what is new says so until it was looked at (${name})`, async ({ as }) => {
    const [nell, oskar] = [await as("nell", look), await as("oskar", look)];
    await enter(oskar, look.javaScript);
    await expect(newOnes(oskar).first()).toBeVisible();
    await oskar.getByRole("button", { name: "Mark all as read" }).click();
    await said(oskar, look.javaScript, "Nothing here is new any more.");
    await expect(newOnes(oskar)).toHaveCount(0);

    await enter(nell, look.javaScript);
    await post(nell, "Rah", "The index is done.");
    await expect(card(nell, "The index is done.").getByText("New", { exact: true })).toHaveCount(0);
    await oskar.goto("/boards");
    await expect(oskar.getByText("1 thread with something new")).toBeVisible();
    await oskar.goBack();
    await oskar.reload();
    await expect(newOnes(oskar)).toHaveCount(1);
    await openThread(oskar, "The index is done.", look.javaScript);
    const thread = oskar.url();
    // Not with the thread before his eyes, where he would see what is said.
    await oskar.goto("/meetups");
    await openThread(nell, "The index is done.", look.javaScript);
    await say(nell, "With a joke under Z.");
    await expect(comment(nell, "With a joke").getByText("New")).toHaveCount(0);
    await enter(oskar, look.javaScript);
    await expect(card(oskar, "The index is done.")).toContainText("1 new");
    await oskar.goto(thread);
    await expect(comment(oskar, "With a joke").getByText("New", { exact: true })).toBeVisible();
    await oskar.reload();
    await expect(comment(oskar, "With a joke")).toBeVisible();
    await expect(comment(oskar, "With a joke").getByText("New")).toHaveCount(0);
  });

  test(`a thread is followed, muted and left as it comes (${name})`, async ({ as }) => {
    const oskar = await as("oskar", look);
    await enter(oskar, look.javaScript);
    const it = card(oskar, "good at English");
    await expect(it.getByText("New", { exact: true })).toBeVisible();
    await openThread(oskar, "good at English", look.javaScript);
    const choices = oskar.getByRole("group", { name: "Letters about this thread" });
    const [follow, mute] = [
      choices.getByRole("button", { name: "Follow" }),
      choices.getByRole("button", { name: "Mute" }),
    ];
    await expect(oskar.getByText("A letter tells you only if somebody mentions you.")).toBeVisible();
    await follow.click();
    await expect(follow).toHaveAttribute("aria-pressed", "true");
    await said(oskar, look.javaScript, "You follow this thread.");
    await mute.click();
    await expect(mute).toHaveAttribute("aria-pressed", "true");
    await expect(follow).toHaveAttribute("aria-pressed", "false");
    await said(oskar, look.javaScript, "This thread is muted.");
    await mute.click();
    await expect(mute).toHaveAttribute("aria-pressed", "false");
    await said(oskar, look.javaScript, "This thread is as it came.");
    await oskar.reload();
    await expect(oskar.getByText("A letter tells you only if somebody mentions you.")).toBeVisible();
  });

  test(`a muted thread shows nothing new (${name})`, async ({ as }) => {
    const [nell, oskar] = [await as("nell", look), await as("oskar", look)];
    await enter(oskar, look.javaScript);
    await openThread(oskar, "good at English", look.javaScript);
    await oskar.getByRole("button", { name: "Mute" }).click();
    await expect(oskar.getByRole("button", { name: "Mute" })).toHaveAttribute("aria-pressed", "true");
    await said(oskar, look.javaScript, "This thread is muted.");
    await enter(nell, look.javaScript);
    await openThread(nell, "good at English", look.javaScript);
    await say(nell, "Invoice the English.");
    await enter(oskar, look.javaScript);
    await expect(card(oskar, "good at English")).toContainText("3 comments");
    await expect(card(oskar, "good at English").getByText(/\bnew\b/i)).toHaveCount(0);
  });

  test(`whoever posted under their name is told of a comment, and not of what (${name})`, async ({
    as,
    outbox,
    clock,
  }) => {
    const nell = await as("nell", look);
    await enter(nell, look.javaScript);
    await openThread(nell, "good at English", look.javaScript);
    await say(nell, "Invoice the English.");
    await clock.set("2031-03-04T12:00:00Z", ["pass-on-board-sayings"]);
    const letter = await outbox.letterTo(emailOf("gwen"));
    expect(letter.subject).toBe("Something new in one of your boards");
    for (const secret of [sample.board.name, "Nell", "English"])
      expect(JSON.stringify(letter)).not.toContain(secret);
  });

  test(`letters of a board are chosen (${name})`, async ({ as }) => {
    const oskar = await as("oskar", look);
    await enter(oskar, look.javaScript);
    await oskar.getByRole("link", { name: "Who’s in it" }).click();
    await awake(oskar, look.javaScript);
    const choice = (label: string) => oskar.getByRole("radio", { name: label });
    await expect(choice("When somebody mentions me, or comments in a thread I follow")).toBeChecked();
    await choice("Never").check();
    await oskar.getByRole("button", { name: "Save" }).click();
    if (look.javaScript) await expect(oskar.getByText("Saved.")).toBeVisible();
    await oskar.reload();
    await expect(choice("Never")).toBeChecked();
  });

  test(`somebody in the board is mentioned, and nobody else can be (${name})`, async ({ as }) => {
    const nell = await as("nell", look);
    await enter(nell, look.javaScript);
    await nell.getByRole("radio", { name: "Rah", exact: true }).check();
    await nell
      .getByRole("textbox", { name: "What happened?" })
      .fill("Ask @gwen parry-hughes, not @Theo Bright, and not `@Gwen`.");
    await nell.getByRole("button", { name: "Post" }).click();
    const it = card(nell, "Ask @gwen");
    await expect(it.getByRole("link", { name: /^@/ })).toHaveText(["@gwen parry-hughes"]);
    await it.getByRole("link", { name: "@gwen parry-hughes" }).click();
    await expect(nell.getByRole("heading", { level: 1 })).toContainText("Gwen Parry-Hughes");
    await expect(nell).toHaveURL(/\/people\//);
  });
}

test("who types an @ is offered the people of the board, by keys and by pointing", async ({ as }) => {
  const nell = await as("nell");
  await enter(nell, true);
  const field = nell.getByLabel("What happened?", { exact: true });
  const list = nell.getByRole("listbox", { name: "People in this board" });
  await field.pressSequentially("Dear @o");
  await expect(list).toBeHidden();
  await field.pressSequentially("sk");
  await expect(list.getByRole("option")).toHaveText(["Oskar Lindqvist"]);
  await expect(field).toHaveRole("combobox");
  await expect(field).toHaveAttribute("aria-expanded", "true");
  await expect(list.getByRole("option", { selected: true })).toHaveId(
    (await field.getAttribute("aria-activedescendant")) ?? "",
  );
  await field.press("Enter");
  await expect(field).toHaveValue("Dear @Oskar Lindqvist ");
  await expect(list).toBeHidden();
  await expect(field).toHaveRole("textbox");
  await field.pressSequentially("and @th");
  await expect(list).toBeHidden();
  await field.fill("");
  await field.pressSequentially("@ne");
  await expect(list).toBeVisible();
  await field.press("Escape");
  await expect(list).toBeHidden();
  await expect(field).toHaveValue("@ne");
  await field.fill("");
  await field.pressSequentially("@mi");
  await list.getByRole("option", { name: "Mina Rahman" }).click();
  await expect(field).toHaveValue("@Mina Rahman ");
  await expect(field).toBeFocused();
  await nell.getByRole("button", { name: "Preview" }).click();
  await expect(
    nell.getByRole("region", { name: /how it will look/ }).getByRole("link", { name: "@Mina Rahman" }),
  ).toBeVisible();
});

import type { Page } from "@playwright/test";
import { emailOf, sample } from "#prisma/cast.ts";
import { card, comment, openBoard, post, said } from "./support/board.ts";
import { awake } from "./support/sending.ts";
import { expect, test, ways } from "./support/test.ts";

/** Where the layout does not matter, only whether there are scripts. */
const scripts = ways.filter(({ size }) => size === "phone");

const commentsOf = (page: Page, text: string) =>
  card(page, text).getByRole("link", { name: /^(Comment|\d+ comments?)$/ });

async function openThread(page: Page, text: string, javaScript: boolean | undefined): Promise<void> {
  await openBoard(page, javaScript);
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
    await openBoard(oskar, look.javaScript);
    await expect(oskar.getByRole("article").getByText("New", { exact: true }).first()).toBeVisible();
    await oskar.getByRole("button", { name: "Mark all as read" }).click();
    await said(oskar, look.javaScript, "Nothing here is new any more.");
    await expect(oskar.getByRole("article").getByText("New", { exact: true })).toHaveCount(0);
    await oskar.goto("/boards");
    await expect(oskar.getByText(/something new/)).toHaveCount(0);

    await openBoard(nell, look.javaScript);
    await post(nell, "Rah", "The index is done.");
    await expect(card(nell, "The index is done.").getByText("New", { exact: true })).toHaveCount(0);
    await oskar.reload();
    await expect(oskar.getByText("1 thread with something new")).toBeVisible();
    await openThread(oskar, "The index is done.", look.javaScript);
    await nell.goto(oskar.url());
    await awake(nell, look.javaScript);
    await say(nell, "With a joke under Z.");
    await expect(comment(nell, "With a joke").getByText("New")).toHaveCount(0);
    await openBoard(oskar, look.javaScript);
    await expect(card(oskar, "The index is done.")).toContainText("1 new");
    await commentsOf(oskar, "The index is done.").click();
    await expect(comment(oskar, "With a joke").getByText("New", { exact: true })).toBeVisible();
    await oskar.reload();
    await expect(comment(oskar, "With a joke")).toBeVisible();
    await expect(comment(oskar, "With a joke").getByText("New")).toHaveCount(0);
  });

  test(`a thread is followed, muted and left as it comes (${name})`, async ({ as, outbox, clock }) => {
    const [nell, oskar] = [await as("nell", look), await as("oskar", look)];
    await openBoard(nell, look.javaScript);
    await post(nell, "Argh", "Footnotes to footnotes.");
    await commentsOf(nell, "Footnotes to footnotes.").click();
    await expect(nell.getByText("It’s yours: a letter tells you when somebody comments.")).toBeVisible();
    await openThread(oskar, "Footnotes to footnotes.", look.javaScript);
    const [follow, mute] = ["Follow", "Mute"].map((each) =>
      oskar.getByRole("group", { name: "Letters about this thread" }).getByRole("button", { name: each }),
    ) as [ReturnType<Page["getByRole"]>, ReturnType<Page["getByRole"]>];
    await expect(oskar.getByText("A letter tells you only if somebody mentions you.")).toBeVisible();
    await follow.click();
    await expect(follow).toHaveAttribute("aria-pressed", "true");
    await said(oskar, look.javaScript, "You follow this thread.");
    await mute.click();
    await expect(mute).toHaveAttribute("aria-pressed", "true");
    await expect(follow).toHaveAttribute("aria-pressed", "false");
    await said(oskar, look.javaScript, "This thread is muted.");
    await say(oskar, "Burn them all.");
    await nell.reload();
    await awake(nell, look.javaScript);
    await say(nell, "You would say that, @Oskar Lindqvist.");
    await openBoard(oskar, look.javaScript);
    await expect(card(oskar, "Footnotes to footnotes.").getByText(/new/i)).toHaveCount(0);

    await commentsOf(oskar, "Footnotes to footnotes.").click();
    await awake(oskar, look.javaScript);
    await mute.click();
    await expect(mute).toHaveAttribute("aria-pressed", "false");
    await follow.click();
    await said(oskar, look.javaScript, "You follow this thread.");
    await expect(follow).toHaveAttribute("aria-pressed", "true");
    // Not with the thread before his eyes, where he would see what is said.
    await oskar.goto("/meetups");
    await say(nell, "And yet.");
    await clock.set("2031-03-04T12:00:00Z", ["pass-on-board-sayings"]);
    const letter = await outbox.letterTo(emailOf("oskar"));
    expect(letter.subject).toBe("Something new in one of your boards");
    for (const secret of [sample.board.name, "Nell", "Footnotes", "And yet"])
      expect(JSON.stringify(letter)).not.toContain(secret);
  });

  test(`letters of a board are chosen (${name})`, async ({ as }) => {
    const oskar = await as("oskar", look);
    await openBoard(oskar, look.javaScript);
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

  test(`somebody in the board is mentioned, and nobody else can be (${name})`, async ({ as, site }) => {
    const [nell, gwen] = [await as("nell", look), await as("gwen", look)];
    await openBoard(nell, look.javaScript);
    await post(nell, "Rah", "Ask @gwen parry-hughes, not @Theo Bright, and not `@Gwen`.");
    const it = card(nell, "Ask @gwen");
    await expect(it.getByRole("link", { name: "@gwen parry-hughes" })).toHaveAttribute("href", /^\/people\//);
    await expect(it.getByRole("link", { name: /^@/ })).toHaveCount(1);
    await it.getByRole("link", { name: "@gwen parry-hughes" }).click();
    await expect(nell.getByRole("heading", { level: 1 })).toHaveText("Gwen Parry-Hughes");
    await openThread(gwen, "Ask @gwen", look.javaScript);
    expect(await site.rows("select from boards.news where kind = 'said'")).not.toEqual([]);
  });
}

test("who types an @ is offered the people of the board, by keys and by pointing", async ({ as }) => {
  const nell = await as("nell");
  await openBoard(nell, true);
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

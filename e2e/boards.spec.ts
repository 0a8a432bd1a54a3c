import { sample } from "#prisma/cast.ts";
import { card, comment, heard, mark, marked, more, openBoard, post, said } from "./support/board.ts";
import { awake, sendAgain, sentBy, unguard } from "./support/sending.ts";
import { expect, test, ways } from "./support/test.ts";

const { name: boardName } = sample.board;
/** Where the layout does not matter, only whether there are scripts. */
const scripts = ways.filter(({ size }) => size === "phone");

for (const { name, ...look } of ways) {
  test(`somebody in the board posts, comments and reacts (${name})`, async ({ as }) => {
    const [nell, oskar] = [await as("nell", look), await as("oskar", look)];
    await openBoard(nell, look.javaScript);
    await mark(nell);

    await post(nell, "Rah", "The index is in. So am I: in bed.");
    await said(nell, look.javaScript, "Posted.");
    await heard(nell);
    await post(nell, "Argh", "They would like it in alphabetical order after all.");
    await said(nell, look.javaScript, "Posted.");
    await expect(nell.getByRole("textbox", { name: "What happened?" })).toHaveValue("");
    await expect(nell.getByRole("radio", { checked: true })).toHaveCount(0);
    if (look.javaScript) await expect(nell.getByRole("button", { name: "Post" })).toBeFocused();
    const rah = card(nell, "The index is in.");
    await expect(rah).toContainText("Rah!");
    await expect(rah).toContainText("Nell Kavanagh");
    await expect(card(nell, "alphabetical")).toContainText("Argh.");

    await rah.getByRole("link", { name: "Comment", exact: true }).click();
    await expect(nell.getByRole("heading", { level: 1 })).toHaveText("A Rah from Nell Kavanagh");
    const field = nell.getByRole("textbox", { name: "Comment" });
    await field.fill("And the cats are in with me.");
    await nell.getByRole("button", { name: "Send" }).click();
    await expect(comment(nell, "And the cats")).toBeVisible();
    await said(nell, look.javaScript, "Sent.");
    await expect(field).toHaveValue("");
    if (look.javaScript) await expect(nell.getByRole("button", { name: "Send" })).toBeFocused();

    await openBoard(oskar, look.javaScript);
    await card(oskar, "The index is in.").getByRole("link", { name: "1 comment" }).click();
    await expect(comment(oskar, "And the cats")).toContainText("Nell Kavanagh");
    await expect(oskar.getByText(/^Delete/)).toHaveCount(0);

    await more(comment(nell, "And the cats"));
    await comment(nell, "And the cats").getByText("Delete…", { exact: true }).click();
    await nell.getByRole("button", { name: "Delete the comment" }).click();
    await expect(nell.getByText("Deleted.")).toBeVisible();
    await expect(comment(nell, "And the cats")).toHaveCount(0);
    await more(nell.getByRole("article"));
    await nell.getByText("Delete this post…").click();
    await nell.getByRole("button", { name: "Delete the post" }).click();
    await expect(nell.getByText("Deleted.")).toBeVisible();
    await expect(card(nell, "alphabetical")).toBeVisible();
    await expect(rah).toHaveCount(0);
    expect(await marked(nell), "the page was not loaded anew").toBe(look.javaScript);

    await oskar.reload();
    await expect(oskar.getByRole("heading", { level: 1 })).toHaveText("Not here");
  });
}

for (const { name, ...look } of scripts) {
  test(`each reaction is given and taken back (${name})`, async ({ as }) => {
    const page = await as("gwen", look);
    await openBoard(page, look.javaScript);
    await mark(page);
    const reactions = card(page, "I have seen the sun").getByRole("group", { name: "Reactions" });
    const before = { Cheers: 4, Hug: 0, "Been there": 0, "Made me laugh": 0 };
    for (const [label, others] of Object.entries({ ...before, Cheers: 3 })) {
      const button = reactions.getByRole("button", { name: new RegExp(`^${label}`) });
      const stands = async (on: boolean) => {
        await expect(button).toHaveAttribute("aria-pressed", String(on));
        await expect(button).toHaveText(`${label}${others + Number(on) || ""}`);
      };
      const press = async (on: boolean) => {
        await heard(page);
        await button.click();
        // The press shows at once; these words come when it is kept.
        await said(page, look.javaScript, on ? "Your reaction is there." : "Your reaction is taken back.");
        await stands(on);
        if (look.javaScript) await expect(button).toBeFocused();
      };
      const mine = label === "Cheers";
      await stands(mine);
      await press(!mine);
      await press(mine);
    }
    expect(await marked(page)).toBe(look.javaScript);
  });

  test(`what was typed stays when something is wrong with it (${name})`, async ({ as, site }) => {
    const page = await as("nell", look);
    await openBoard(page, look.javaScript);
    const text = page.getByRole("textbox", { name: "What happened?" });
    const argh = page.getByRole("radio", { name: "Argh" });
    const send = async () => {
      await unguard(page);
      await page.getByRole("button", { name: "Post" }).click();
    };
    await text.fill("Neither here nor there.\n\nOr is it? 🫠");
    await send();
    await expect(page.getByText("Please choose Rah, Argh or Neither.")).toBeVisible();
    await expect(page.getByRole("alert").filter({ hasText: "What you typed is still here." })).toBeVisible();
    await expect(text).toHaveValue("Neither here nor there.\n\nOr is it? 🫠");

    await argh.check();
    await text.fill("   ");
    await send();
    await expect(text).toHaveAccessibleDescription(/Please write something here\./);
    await expect(argh).toBeChecked();

    const long = `${"Milk, ".repeat(3_333)}tea`;
    expect(long).toHaveLength(20_001);
    await unguard(page);
    await text.fill(long);
    await send();
    await expect(text).toHaveAccessibleDescription(/longer than fits: 20,000 characters/);
    await expect(text).toHaveValue(long);
    await expect(argh).toBeChecked();
    expect(await site.rows("select from boards.post")).toHaveLength(sample.posts.length);

    await text.fill("Milk, tea.");
    await page.getByRole("button", { name: "Post" }).click();
    await expect(page.getByRole("article")).toHaveCount(sample.posts.length + 1);
    await expect(text).toHaveValue("");
  });

  test(`what is sent twice is there once (${name})`, async ({ as, site }) => {
    const page = await as("nell", look);
    await openBoard(page, look.javaScript);
    const posted = await sentBy(page, () => post(page, "Rah", "Only once."));
    await sendAgain(posted);
    await page.reload();
    await expect(card(page, "Only once.")).toHaveCount(1);

    await card(page, "Only once.").getByRole("link", { name: "Comment", exact: true }).click();
    await page.getByRole("textbox", { name: "Comment" }).fill("Quite.");
    const commented = await sentBy(page, () => page.getByRole("button", { name: "Send" }).click());
    await expect(comment(page, "Quite.")).toBeVisible();
    await sendAgain(commented);
    expect(await site.rows("select from boards.comment where text = 'Quite.'")).toHaveLength(1);
    expect(await site.rows("select from boards.post where text = 'Only once.'")).toHaveLength(1);
  });

  test(`somebody leaves the board, once they have said yes (${name})`, async ({ as, site }) => {
    const page = await as("gwen", look);
    await openBoard(page, look.javaScript);
    const address = page.url();
    await page.getByRole("link", { name: "Who’s in it" }).click();
    await expect(page.getByRole("button", { name: "Leave the board" })).toBeHidden();
    await page.getByText("Leave this board…").click();
    await expect(page.getByText("You will not see this board any more; what you wrote stays.")).toBeVisible();
    await page.getByRole("button", { name: "Leave the board" }).click();
    await expect(page.getByText("You have left that board.")).toBeVisible();
    await expect(page.getByText("You’re in no board yet")).toBeVisible();
    expect(await page.content()).not.toContain(boardName);
    expect((await page.goto(address))?.status()).toBe(404);
    expect(await site.rows("select from boards.post")).toHaveLength(sample.posts.length);
  });

  test(`somebody starts a board, and it goes with them (${name})`, async ({ as, site }) => {
    const page = await as("sam", look);
    await page.goto("/boards");
    await awake(page, look.javaScript);
    await page.getByRole("textbox", { name: "Name" }).fill("Bread, mostly");
    await page.getByRole("textbox", { name: "What it is for" }).fill("Where to get it.");
    const started = await sentBy(page, () => page.getByRole("button", { name: "Start the board" }).click());
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bread, mostly");
    await expect(page.getByText("The first Rah or Argh is yours.")).toBeVisible();
    await sendAgain(started);
    await page.goto("/boards");
    const own = page.getByRole("region", { name: "Your boards" }).getByRole("listitem");
    await expect(own).toHaveCount(1);
    await expect(own).toContainText("Just you so far");

    await page.getByRole("link", { name: "Bread, mostly" }).click();
    await page.getByRole("link", { name: "Who’s in it" }).click();
    await page.getByText("Leave this board…").click();
    await expect(page.getByText("If you leave, the board goes, with everything in it.")).toBeVisible();
    await page.getByRole("button", { name: "Leave and delete the board" }).click();
    await expect(page.getByText("You have left that board.")).toBeVisible();
    expect(await site.rows("select from boards.board where name = 'Bread, mostly'")).toHaveLength(0);
  });
}

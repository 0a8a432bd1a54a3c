import type { Page } from "@playwright/test";
import { sample } from "#prisma/cast.ts";
import { awake, sendAgain, sentBy, unguard } from "./support/sending.ts";
import { expect, test, ways } from "./support/test.ts";

const { name: boardName, about } = sample.board;
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

    await comment(nell, "And the cats").getByText("Delete…", { exact: true }).click();
    await nell.getByRole("button", { name: "Delete the comment" }).click();
    await expect(nell.getByText("Deleted.")).toBeVisible();
    await expect(comment(nell, "And the cats")).toHaveCount(0);
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

  test(`a post says all it can, is read behind its veil, and is changed (${name})`, async ({ as }) => {
    const [nell, oskar] = [await as("nell", look), await as("oskar", look)];
    await openBoard(nell, look.javaScript);
    await nell.getByText("A title, a language, a veil, a pen name…").click();
    await nell.getByRole("textbox", { name: "Title" }).fill("Mynegai");
    await nell.getByRole("combobox", { name: "Language" }).selectOption({ label: "Cymraeg" });
    await nell.getByRole("checkbox", { name: "Please just listen" }).check();
    await nell.getByRole("textbox", { name: "Put it behind a veil" }).fill("a client");
    await nell.getByRole("combobox", { name: "How long it stays" }).selectOption("A week");
    await nell.getByRole("radio", { name: "Neither" }).check();
    await nell.getByRole("textbox", { name: "What happened?" }).fill("Dim ond hanner awr.");
    await nell.getByRole("button", { name: "Post" }).click();
    await expect(card(nell, "Mynegai")).toBeVisible();

    await openBoard(oskar, look.javaScript);
    const there = card(oskar, "Mynegai");
    await expect(there).toContainText("Please just listen");
    await expect(there).toContainText("until Tuesday 11 March");
    await expect(there.getByText("Dim ond")).toBeHidden();
    await there.getByText("Behind a veil: a client").click();
    await expect(there.getByText("Dim ond")).toBeVisible();
    expect(
      await there.getByText("Dim ond").evaluate((it) => it.closest("[lang]")?.getAttribute("lang")),
    ).toBe("cy");
    await there.getByRole("link", { name: "Comment", exact: true }).click();
    await expect(oskar.getByText("No advice here, please.")).toBeVisible();
    await expect(oskar.getByRole("link", { name: "Edit" })).toHaveCount(0);
    expect((await oskar.request.get(`${oskar.url().split("#")[0]}/edit`)).status()).toBe(404);

    await card(nell, "Mynegai").getByRole("link", { name: "Comment", exact: true }).click();
    await nell.getByRole("link", { name: "Edit" }).click();
    await expect(nell.getByRole("heading", { level: 1 })).toHaveText("Edit your post");
    await expect(nell.getByRole("combobox", { name: "Language" })).toHaveValue("cy");
    await nell.getByRole("textbox", { name: "What happened?" }).fill("Awr gyfan, wedi’r cyfan.");
    await nell.getByRole("textbox", { name: "Put it behind a veil" }).fill("");
    await nell.getByRole("button", { name: "Save" }).click();
    await expect(nell.getByText("Changed.")).toBeVisible();
    await expect(nell.getByRole("article")).toContainText("edited");
    await oskar.reload();
    await expect(oskar.getByRole("article")).toContainText("Awr gyfan");
    await expect(oskar.getByRole("article")).not.toContainText("veil");
  });

  test(`somebody writes under a pen name, and is the same one throughout the thread (${name})`, async ({
    as,
    site,
  }) => {
    const [gwen, mina] = [await as("gwen", look), await as("mina", look)];
    await openBoard(gwen, look.javaScript);
    await gwen.getByText("A title, a language, a veil, a pen name…").click();
    await gwen.getByRole("radio", { name: "A pen name" }).check();
    const name = gwen.getByRole("textbox", { name: "Pen name" });
    await name.fill("mina rahman");
    await gwen.getByRole("radio", { name: "Argh" }).check();
    await gwen.getByRole("textbox", { name: "What happened?" }).fill("I have read none of it.");
    await gwen.getByRole("button", { name: "Post" }).click();
    await expect(name).toHaveAccessibleDescription(/Somebody is called that already/);
    await expect(gwen.getByRole("textbox", { name: "What happened?" })).toHaveValue(
      "I have read none of it.",
    );
    await name.fill("The Wrong Lid");
    await gwen.getByRole("button", { name: "Post" }).click();
    const own = card(gwen, "I have read none of it.");
    await expect(own).toContainText("The Wrong Lid (You)");

    await own.getByRole("link", { name: "Comment", exact: true }).click();
    await expect(gwen.getByRole("heading", { level: 1 })).toHaveText("An Argh from The Wrong Lid");
    await expect(gwen.getByRole("radio", { name: "“The Wrong Lid”" })).toBeChecked();
    await gwen.getByRole("textbox", { name: "Comment" }).fill("Not a page.");
    await gwen.getByRole("button", { name: "Send" }).click();
    await expect(comment(gwen, "Not a page.")).toContainText("The Wrong Lid (You)");

    await openBoard(mina, look.javaScript);
    const seen = card(mina, "I have read none of it.");
    await expect(seen).toContainText("The Wrong Lid");
    await expect(seen).not.toContainText("You");
    await expect(seen.getByRole("link", { name: "The Wrong Lid" })).toHaveCount(0);
    await expect(seen.locator("time").first()).toHaveText("today");
    await seen.getByRole("link", { name: "1 comment" }).click();
    await expect(comment(mina, "Not a page.")).toBeVisible();
    await expect(mina.getByText(/^(Delete|Edit)/)).toHaveCount(0);
    await mina.getByText("A language, a pen name…").click();
    await expect(mina.getByRole("radio", { name: "Your own name" })).toBeChecked();
    await mina.getByRole("link", { name: "What a pen name hides, and what it cannot" }).click();
    await expect(mina.getByRole("heading", { level: 1 })).toHaveText("Pen names");
    const rows = await site.rows(
      "select pen_name from boards.post where author_id is null and text like 'I have read%'",
    );
    expect(rows).toEqual([{ pen_name: "The Wrong Lid" }]);

    await comment(gwen, "Not a page.").getByRole("link", { name: "Edit" }).click();
    await gwen.getByRole("textbox", { name: "Your comment" }).fill("One page.");
    await gwen.getByRole("button", { name: "Save" }).click();
    await expect(comment(gwen, "One page.")).toContainText("edited");
    await gwen.getByText("Delete this post…").click();
    await gwen.getByRole("button", { name: "Delete the post" }).click();
    await expect(gwen.getByText("Deleted.")).toBeVisible();
    await expect(own).toHaveCount(0);
  });

  test(`a comment is quoted, thanked for and reacted to (${name})`, async ({ as }) => {
    const [gwen, oskar] = [await as("gwen", look), await as("oskar", look)];
    for (const page of [gwen, oskar]) {
      await openBoard(page, look.javaScript);
      await card(page, "good at English").getByRole("link", { name: "2 comments" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("An Argh from Gwen Parry-Hughes");
      await awake(page, look.javaScript);
    }
    await expect(oskar.getByRole("button", { name: "Thank you, that helped" })).toHaveCount(0);
    await comment(oskar, "Invoice the friend.").getByRole("link", { name: "Quote Mina Rahman" }).click();
    await expect(oskar.getByRole("region", { name: "You quote Mina Rahman" })).toContainText("Invoice");
    await oskar.getByRole("textbox", { name: "Comment" }).fill("With the semicolons itemised.");
    await oskar.getByRole("button", { name: "Send" }).click();
    await expect(comment(oskar, "itemised")).toContainText("Mina Rahman said");
    await expect(oskar.getByRole("region", { name: "You quote Mina Rahman" })).toHaveCount(0);
    await awake(oskar, look.javaScript);
    const hug = comment(oskar, "There is always").getByRole("button", { name: /^Hug/ });
    await hug.click();
    await said(oskar, look.javaScript, "Your reaction is there.");
    await expect(hug).toHaveText("Hug1");

    await gwen.reload();
    await awake(gwen, look.javaScript);
    await comment(gwen, "itemised").getByRole("button", { name: "Thank you, that helped" }).click();
    await expect(comment(gwen, "itemised")).toContainText("That helped");
    await oskar.reload();
    await expect(comment(oskar, "itemised")).toContainText("That helped");
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

async function openBoard(page: Page, javaScript?: boolean): Promise<void> {
  await page.goto("/");
  const places = page.getByRole("navigation", { name: "Places" });
  await places.getByRole("link", { name: "Boards" }).click();
  await page.getByRole("link", { name: boardName }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(boardName);
  await expect(page.getByText(about)).toBeVisible();
  await awake(page, javaScript);
}

async function post(page: Page, mood: "Rah" | "Argh", text: string): Promise<void> {
  await page.getByRole("radio", { name: mood, exact: true }).check();
  await page.getByRole("textbox", { name: "What happened?" }).fill(text);
  await page.getByRole("button", { name: "Post" }).click();
  await expect(card(page, text)).toBeVisible();
}

const card = (page: Page, text: string) => page.getByRole("article").filter({ hasText: text });
const comment = (page: Page, text: string) =>
  page.getByRole("region", { name: "What they said" }).getByRole("listitem").filter({ hasText: text });

/** With scripts a live region says what happened; without, the browser is sent to it. */
async function said(page: Page, javaScript: boolean | undefined, words: string): Promise<void> {
  if (javaScript)
    await expect(
      sayings(page).and(page.locator(":not([data-heard])")).filter({ hasText: words }),
    ).toHaveCount(1);
}

const sayings = (page: Page) => page.getByRole("status").locator(":not(:has(*))");

/** Marks what the live regions say, so that only a new saying, of the same words too, counts after this. */
const heard = (page: Page) =>
  sayings(page).evaluateAll((all) => {
    for (const each of all) each.setAttribute("data-heard", "");
  });

const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { marked: true }));
const marked = (page: Page) => page.evaluate(() => "marked" in window);

import { card, comment, more, openBoard, said } from "./support/board.ts";
import { awake } from "./support/sending.ts";
import { expect, test, ways } from "./support/test.ts";

/** Where the layout does not matter, only whether there are scripts. */
const scripts = ways.filter(({ size }) => size === "phone");

for (const { name, ...look } of scripts) {
  test(`a post says all it can, is read behind its veil, and is changed (${name})`, async ({ as }) => {
    const [nell, oskar] = [await as("nell", look), await as("oskar", look)];
    await openBoard(nell, look.javaScript);
    await nell.getByRole("textbox", { name: "What happened?" }).fill("Dim ond hanner awr.");
    await nell.getByRole("textbox", { name: "Title" }).fill("Mynegai");
    await nell.getByText("A language, a veil, a pen name…").click();
    await nell.getByRole("combobox", { name: "Language" }).selectOption({ label: "Cymraeg" });
    await nell.getByRole("checkbox", { name: "Please just listen" }).check();
    await nell.getByRole("textbox", { name: "Put it behind a veil" }).fill("a client");
    await nell.getByRole("combobox", { name: "How long it stays" }).selectOption("A week");
    await nell.getByRole("radio", { name: "Neither" }).check();
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
    await expect(oskar.getByRole("link", { name: "Edit", exact: true })).toHaveCount(0);
    expect((await oskar.request.get(`${oskar.url().split("#")[0]}/edit`)).status()).toBe(404);

    await card(nell, "Mynegai").getByRole("link", { name: "Comment", exact: true }).click();
    await more(nell.getByRole("article"));
    await nell.getByRole("link", { name: "Edit", exact: true }).click();
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
    await gwen.getByRole("radio", { name: "Argh" }).check();
    await gwen.getByText("A language, a veil, a pen name…").click();
    await gwen.getByRole("radio", { name: "A pen name" }).check();
    const name = gwen.getByRole("textbox", { name: "Pen name" });
    await name.fill("mina rahman");
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
    await gwen.getByRole("textbox", { name: "Comment" }).fill("Not a page.");
    await expect(gwen.getByRole("radio", { name: "“The Wrong Lid”" })).toBeChecked();
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
    await mina.getByRole("textbox", { name: "Comment" }).focus();
    await mina.getByText("A language, a pen name…").click();
    await expect(mina.getByRole("radio", { name: "Your own name" })).toBeChecked();
    await mina.getByRole("link", { name: "What a pen name hides, and what it cannot" }).click();
    await expect(mina.getByRole("heading", { level: 1 })).toHaveText("Pen names");
    const rows = await site.rows(
      "select pen_name from boards.post where author_id is null and text like 'I have read%'",
    );
    expect(rows).toEqual([{ pen_name: "The Wrong Lid" }]);

    await more(comment(gwen, "Not a page."));
    await comment(gwen, "Not a page.").getByRole("link", { name: "Edit", exact: true }).click();
    await gwen.getByRole("textbox", { name: "Your comment" }).fill("One page.");
    await gwen.getByRole("button", { name: "Save" }).click();
    await expect(comment(gwen, "One page.")).toContainText("edited");
    await more(gwen.getByRole("article"));
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
}

// Long, because each journey is made with scripts and without, and they share their people and their board.
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { emailOf, sample } from "#prisma/cast.ts";
import { more } from "./support/board.ts";
import { awake } from "./support/sending.ts";
import type { Site } from "./support/site.ts";
import { expect, test, ways } from "./support/test.ts";

/** Where the layout does not matter, only whether there are scripts. */
const scripts = ways.filter(({ size }) => size === "phone");
const { name: boardName, about } = sample.board;

for (const { name, ...look } of scripts) {
  test(`somebody is invited, wanted, agrees to the rules and comes in; and is let go (${name})`, async ({
    as,
    site,
    clock,
    outbox,
  }) => {
    const board = await boardOf(site);
    await site.rows("update boards.board set rules = 'What is said here stays here.'");
    const [mina, nell, sam] = [await as("mina", look), await as("nell", look), await as("sam", look)];
    await mina.goto(`/boards/${board}/members`);
    await awake(mina, look.javaScript);
    await mina.getByRole("button", { name: /^Invite Sam/ }).click();
    const atTheDoor = (page: Page) => page.getByRole("region", { name: "At the door" });
    await expect(atTheDoor(mina)).toContainText("Sam Okonkwo-Featherstonehaugh");
    await expect(atTheDoor(mina)).toContainText("invited by Mina Rahman");
    await expect(atTheDoor(mina)).toContainText("1 of 2 yeses");
    await sam.goto("/boards");
    await expect(sam.getByText("You’re in no board yet")).toBeVisible();

    await nell.goto(`/boards/${board}/members`);
    await awake(nell, look.javaScript);
    await nell.getByRole("button", { name: /^Say yes to Sam/ }).click();
    await expect(atTheDoor(nell)).toContainText("Enough of you said yes.");
    await clock.set("2031-03-04T09:05:00Z", ["pass-on-board-news"]);
    const letter = await outbox.letterTo(emailOf("sam"));
    expect(letter.subject).toBe("Somebody would like you in a board");
    for (const secret of [board, boardName, about, "stays here", "Mina Rahman", "Nell"])
      expect(JSON.stringify(letter)).not.toContain(secret);

    await sam.reload();
    const door = sam.getByRole("article", { name: boardName });
    await expect(door).toContainText("What is said here stays here.");
    await awake(sam, look.javaScript);
    expect((await sam.request.get(`/boards/${board}`)).status()).toBe(404);
    // The rules change while they are read: nobody agrees to what they have not seen.
    await site.rows("update boards.board set rules = 'What is said here is printed.'");
    await door.getByRole("button", { name: "Agree and come in" }).click();
    await expect(sam.getByText("The house rules were changed while you read them.")).toBeVisible();
    await expect(door).toContainText("What is said here is printed.");
    expect((await sam.request.get(`/boards/${board}`)).status()).toBe(404);
    await awake(sam, look.javaScript);
    await door.getByRole("button", { name: "Agree and come in" }).click();
    await expect(sam.getByRole("heading", { level: 1 })).toHaveText(boardName);

    await mina.reload();
    await awake(mina, look.javaScript);
    const row = mina
      .getByRole("region", { name: "In this board" })
      .getByRole("listitem")
      .filter({ hasText: "Sam" });
    await more(row);
    await row
      .getByText(/^Mute Sam/)
      .first()
      .click();
    await row.getByRole("radio", { name: "A week" }).check();
    await row.getByRole("textbox", { name: "Why" }).fill("Shouting.");
    await row.getByRole("button", { name: /^Mute Sam/ }).click();
    await expect(row).toContainText("Muted until");
    await sam.reload();
    await expect(sam.getByRole("button", { name: "Post", exact: true })).toHaveCount(0);
    await more(row);
    await row.getByRole("button", { name: /^Let Sam .* write again$/ }).click();
    await expect(row).not.toContainText("Muted");
    await more(row);
    await row.getByText("Let go…").click();
    await expect(row).toContainText("No letter goes to them");
    await row.getByRole("textbox", { name: "Why" }).last().fill("It was not to be.");
    await row.getByRole("button", { name: /^Let Sam .* go$/ }).click();
    await expect(row).toHaveCount(0);
    await expect(mina.getByText("They are not in it any more.")).toBeVisible();
    expect((await sam.goto(`/boards/${board}`))?.status()).toBe(404);
    await nell.goto(`/boards/${board}/log`);
    for (const line of [
      "muted Sam",
      "let Sam Okonkwo-Featherstonehaugh write again",
      "go",
      "“Shouting.”",
      "“It was not to be.”",
    ])
      await expect(nell.getByRole("list").filter({ hasText: line }).first()).toBeVisible();
  });

  test(`who is wanted says no, the board is gone again, and it holds (${name})`, async ({ as, site }) => {
    const board = await boardOf(site);
    await site.rows(`with board as (select id, (select id from member where name like 'Sam %') as sam from boards.board),
      invited as (insert into boards.candidate (board_id, member_id, invited_by_id, since)
        select id, sam, (select id from member where name like 'Mina %'), now() from board)
      insert into boards.candidate_yes select id, sam, member_id from board
        join boards.board_member bm on bm.board_id = id limit 2`);
    const sam = await as("sam", look);
    await sam.goto("/boards");
    await awake(sam, look.javaScript);
    await sam.getByRole("button", { name: "No, thank you" }).click();
    await expect(sam.getByText("You’re in no board yet")).toBeVisible();
    await expect(sam.getByText("That’s that. They are not told.")).toBeVisible();
    await sam.reload();
    expect(await sam.content()).not.toContain(boardName);
    expect(await site.rows("select from boards.candidate")).toHaveLength(0);

    const mina = await as("mina", look);
    await mina.goto(`/boards/${board}/members`);
    await awake(mina, look.javaScript);
    await mina.getByRole("button", { name: /^Invite Sam/ }).click();
    await expect(mina.getByText("Not now.", { exact: true })).toBeVisible();
    await expect(mina.getByRole("button", { name: /^Invite Sam/ })).toBeVisible();
    await expect(mina.getByRole("region", { name: "At the door" })).toHaveCount(0);
    await sam.reload();
    expect(await sam.content()).not.toContain(boardName);
  });

  test(`a board is started by asking, somebody asks and comes in; made open, one comes in by a press (${name})`, async ({
    as,
  }) => {
    const [nell, sam, ifeoma] = [await as("nell", look), await as("sam", look), await as("ifeoma", look)];
    await nell.goto("/boards");
    await awake(nell, look.javaScript);
    await nell.getByText("Start one…").click();
    await nell.getByRole("textbox", { name: "Name" }).fill("Bread, mostly");
    await nell.getByRole("radio", { name: "By asking" }).check();
    await nell.getByRole("textbox", { name: "House rules" }).fill("No sliced white.");
    await nell.getByRole("button", { name: "Start the board" }).click();
    await expect(nell.getByRole("heading", { level: 1 })).toHaveText("Bread, mostly");

    await sam.goto("/boards");
    await awake(sam, look.javaScript);
    const door = (page: Page) => page.getByRole("article", { name: "Bread, mostly" });
    await expect(door(sam)).toContainText("No sliced white.");
    await door(sam).getByText("Ask to come in…").click();
    await door(sam).getByRole("textbox", { name: "A few words" }).fill("I have a sourdough.");
    await door(sam).getByRole("button", { name: "Agree and ask to come in" }).click();
    await expect(door(sam)).toContainText("You have asked to come in.");

    await nell.getByRole("link", { name: "Who’s in it" }).click();
    await expect(nell.getByRole("heading", { level: 1 })).toHaveText("Who’s in it");
    await awake(nell, look.javaScript);
    await expect(nell.getByText("I have a sourdough.")).toBeVisible();
    await nell.getByRole("button", { name: /^Say yes to Sam/ }).click();
    await expect(nell.getByText("Enough of you said yes.")).toBeVisible();
    await sam.goto("/boards");
    await awake(sam, look.javaScript);
    await door(sam).getByRole("button", { name: "Agree and come in" }).click();
    await expect(sam.getByRole("heading", { level: 1 })).toHaveText("Bread, mostly");

    await nell.getByRole("link", { name: "Settings" }).click();
    await expect(nell.getByRole("heading", { level: 1 })).toHaveText("Settings of the board");
    await awake(nell, look.javaScript);
    await nell.getByRole("radio", { name: "Open" }).check();
    await nell.getByRole("radio", { name: "90 days" }).check();
    await nell.getByRole("spinbutton", { name: "How many of you" }).fill("12");
    await nell.getByRole("form").evaluate((form) => form.setAttribute("novalidate", ""));
    await nell.getByRole("button", { name: "Save" }).click();
    await expect(nell.getByText("Please choose one of those offered.")).toBeVisible();
    await expect(nell.getByRole("radio", { name: "Open" })).toBeChecked();
    await expect(nell.getByRole("radio", { name: "90 days" })).toBeChecked();
    await nell.getByRole("spinbutton", { name: "How many of you" }).fill("3");
    await nell.getByRole("button", { name: "Save" }).click();
    await expect(nell.getByText("Saved.")).toBeVisible();
    await nell.getByRole("button", { name: /^Make Sam .* a keeper$/ }).click();
    await expect(nell.getByText("Everybody in the board keeps it already.")).toBeVisible();

    await ifeoma.goto("/boards");
    await awake(ifeoma, look.javaScript);
    await door(ifeoma).getByRole("button", { name: "Agree and come in" }).click();
    await expect(ifeoma.getByRole("heading", { level: 1 })).toHaveText("Bread, mostly");
    await ifeoma.getByRole("link", { name: "Who’s in it" }).click();
    await expect(ifeoma.getByRole("link", { name: "Settings" })).toHaveCount(0);
    await ifeoma.getByRole("link", { name: "What keepers did" }).click();
    await expect(ifeoma.getByText("Nell Kavanagh made Sam Okonkwo-Featherstonehaugh a keeper")).toBeVisible();
    await expect(
      ifeoma.getByText("who can come in, how many yeses it takes, how long posts stay"),
    ).toBeVisible();
  });

  test(`something is reported, put out of sight and removed, for all to read in the log (${name})`, async ({
    as,
    site,
    clock,
    outbox,
  }) => {
    const board = await boardOf(site);
    const [post] = await site.rows<{ id: string; text: string }>(
      "select id, text from boards.post where author_id = (select id from member where name like 'Oskar %') limit 1",
    );
    const path = `/boards/${board}/posts/${post?.id}`;
    const [gwen, mina] = [await as("gwen", look), await as("mina", look)];
    await gwen.goto(path);
    await more(gwen.getByRole("article"));
    await gwen.getByRole("article").getByRole("link", { name: "Tell the keepers…" }).click();
    await expect(gwen.getByRole("heading", { level: 1 })).toHaveText("Tell the keepers");
    await awake(gwen, look.javaScript);
    await gwen.getByRole("textbox", { name: "What is wrong with it?" }).fill("It names a client.");
    await gwen.getByRole("button", { name: "Tell the keepers" }).click();
    await expect(gwen.getByText("The keepers know. Thank you.")).toBeVisible();
    await clock.set("2031-03-04T09:05:00Z", ["pass-on-board-news"]);
    const letter = await outbox.letterTo(emailOf("mina"));
    expect(letter.subject).toBe("Something for the keepers of a board");
    for (const secret of [board, boardName, "client", "Gwen", "Oskar"])
      expect(JSON.stringify(letter)).not.toContain(secret);

    await mina.goto("/boards");
    await expect(mina.getByText("1 report to look at")).toBeVisible();
    await mina.goto(`/boards/${board}/keepers`);
    await awake(mina, look.javaScript);
    await expect(mina.getByText("It names a client.")).toBeVisible();
    await mina.getByRole("button", { name: "Put out of sight for now" }).click();
    await expect(mina.getByRole("button", { name: "Show it again" })).toBeVisible();
    expect((await gwen.goto(path))?.status()).toBe(404);
    await mina.getByText("Remove…", { exact: true }).click();
    await mina.getByRole("textbox", { name: "Why" }).fill("No clients by name, please.");
    await mina.getByRole("button", { name: "Remove it for good" }).click();
    await expect(mina.getByText("Nobody has asked the keepers to look at anything.")).toBeVisible();
    expect(await site.rows("select from boards.post where id = $1 and text = ''", [post?.id])).toHaveLength(
      1,
    );
    await gwen.goto(`/boards/${board}/log`);
    await expect(gwen.getByText("Mina Rahman removed something")).toBeVisible();
    await expect(gwen.getByText("“No clients by name, please.”")).toBeVisible();
    await gwen.goto(`/boards/${board}/keepers`);
    await expect(gwen.getByText("The keepers have looked at it.")).toBeVisible();
    await expect(gwen.getByRole("button", { name: /sight|Remove|Show/ })).toHaveCount(0);
  });

  test(`two organisers break the glass; the board is told, and cannot take it down (${name})`, async ({
    as,
    site,
    clock,
    outbox,
  }) => {
    const board = await boardOf(site);
    const madeUp = randomUUID();
    const [theo, mina, nell] = [await as("theo", look), await as("mina", look), await as("nell", look)];
    await theo.goto("/organise");
    await theo.getByRole("link", { name: "Break the glass" }).click();
    await expect(theo.getByRole("heading", { level: 1 })).toHaveText("Break the glass");
    await awake(theo, look.javaScript);
    for (const address of [madeUp, board]) {
      await theo
        .getByRole("textbox", { name: "The board’s address" })
        .fill(`${site.origin}/boards/${address}`);
      await theo.getByRole("textbox", { name: "Why" }).fill("A court wants to know.");
      await theo.getByRole("button", { name: "Ask a second organiser" }).click();
      await expect(theo.getByRole("listitem").filter({ hasText: address })).toBeVisible();
    }
    expect((await theo.request.get(`/boards/${board}`)).status()).toBe(404);
    await expect(theo.getByText("Agree…")).toHaveCount(0);
    await expect(theo.getByText("you are the only one")).toHaveCount(0);
    await clock.set("2031-03-04T09:05:00Z", ["pass-on-board-news"]);
    const asking = await outbox.letterTo(emailOf("mina"));
    expect(asking.subject).toBe("Something that needs two organisers");
    for (const secret of [board, madeUp, boardName, "court", "Theo Bright"])
      expect(JSON.stringify(asking)).not.toContain(secret);

    for (const address of [madeUp, board]) {
      await mina.goto("/organise/break-glass");
      await awake(mina, look.javaScript);
      const asked = mina.getByRole("listitem").filter({ hasText: address });
      await asked.getByText("Agree…").click();
      await asked.getByRole("button", { name: "Agree and enter" }).click();
      await expect(asked).toContainText("Open until");
      await expect(asked).toContainText(address === board ? `Read ${boardName}` : "There is no such board.");
    }
    await theo.goto("/organise/break-glass");
    await theo.getByRole("link", { name: `Read ${boardName}` }).click();
    await expect(theo.getByRole("heading", { level: 1 })).toHaveText(boardName);
    await expect(theo.getByRole("article").first()).toBeVisible();
    await expect(theo.getByRole("button", { name: "Post", exact: true })).toHaveCount(0);
    expect((await theo.request.get(`/boards/${madeUp}`)).status()).toBe(404);

    await nell.goto(`/boards/${board}`);
    const notice = nell.getByRole("status").filter({ hasText: "Theo Bright and Mina Rahman" });
    await expect(notice).toContainText("A court wants to know.");
    await expect(notice).toContainText(/until Wednesday 5 March/);
    await clock.set("2031-03-04T09:10:00Z", ["pass-on-board-news"]);
    const told = await outbox.letterTo(emailOf("nell"));
    expect(told.subject).toBe("Something new in one of your boards");
    for (const secret of [board, boardName, "court", "Theo Bright"])
      expect(JSON.stringify(told)).not.toContain(secret);
    await clock.set("2031-03-05T10:00:00Z");
    expect((await theo.goto(`/boards/${board}`))?.status()).toBe(404);
    await nell.reload();
    await expect(notice).toBeVisible();
    await clock.set("2031-03-13T10:00:00Z");
    await nell.reload();
    await expect(notice).toHaveCount(0);
    await nell.goto(`/boards/${board}/log`);
    await expect(nell.getByText("organisers, entered the board to read it")).toBeVisible();
    await expect(nell.getByText(/They can read it until Wednesday 5 March, \d\d:\d\d/)).toBeVisible();
  });

  test(`an organiser who is the only one is told that it takes two (${name})`, async ({ as, site }) => {
    await site.rows("update member set role = 'member' where role = 'organiser'");
    const mina = await as("mina", look);
    await mina.goto("/organise/break-glass");
    await expect(mina.getByText("This takes two organisers, and you are the only one.")).toBeVisible();
  });

  test(`whoever was let go finds an open board closed (${name})`, async ({ as, site }) => {
    const board = await boardOf(site);
    await site.rows("update boards.board set kind = 'open'");
    const [mina, oskar] = [await as("mina", look), await as("oskar", look)];
    await mina.goto(`/boards/${board}/members`);
    await awake(mina, look.javaScript);
    const row = mina
      .getByRole("region", { name: "In this board" })
      .getByRole("listitem")
      .filter({ hasText: "Oskar" });
    await more(row);
    await row.getByText("Let go…").click();
    await row.getByRole("textbox", { name: "Why" }).last().fill("For now.");
    await row.getByRole("button", { name: /^Let Oskar .* go$/ }).click();
    await expect(row).toHaveCount(0);
    await oskar.goto("/boards");
    await awake(oskar, look.javaScript);
    const door = oskar.getByRole("article", { name: boardName });
    await expect(door).toContainText("By asking");
    await door.getByText("Ask to come in…").click();
    await door.getByRole("textbox", { name: "A few words" }).fill("Sorry.");
    await door.getByRole("button", { name: "Agree and ask to come in" }).click();
    await expect(door).toContainText("You have asked to come in.");
    expect((await oskar.request.get(`/boards/${board}`)).status()).toBe(404);
  });
}

async function boardOf(site: Site): Promise<string> {
  const [row] = await site.rows<{ id: string }>("select id from boards.board where name = $1", [boardName]);
  return row?.id ?? "";
}

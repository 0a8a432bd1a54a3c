// Over 250 lines because everything somebody writes with in a board is one journey after the other here.
import type { Page } from "@playwright/test";
import { payloads } from "#lib/boards/testing-payloads.ts";
import { malformed, plain, telltale } from "#lib/drawing/testing-pictures.ts";
import { sample } from "#prisma/cast.ts";
import { awake } from "./support/sending.ts";
import type { Site } from "./support/site.ts";
import { expect, test, ways } from "./support/test.ts";

/** Where the layout does not matter, only whether there are scripts. */
const scripts = ways.filter(({ size }) => size === "phone");

const field = (page: Page) => page.getByRole("textbox", { name: "What happened?" });
const send = (page: Page) => page.getByRole("button", { name: "Post", exact: true });
const card = (page: Page, text: string) => page.getByRole("article").filter({ hasText: text });
const addressOf = async (site: Site) => {
  const [row] = await site.rows<{ id: string }>("select id from boards.board");
  return `/boards/${row?.id}`;
};
async function open(page: Page, site: Site, javaScript?: boolean): Promise<void> {
  await page.goto(await addressOf(site));
  await awake(page, javaScript);
}
const stored = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage }));

for (const { name, ...look } of scripts) {
  test(`what is written in Markdown is shown so, and nothing more (${name})`, async ({ as, site }) => {
    const page = await as("nell", look);
    await open(page, site, look.javaScript);
    await page.getByRole("radio", { name: "Rah", exact: true }).check();
    await field(page).fill(
      "**Done**, and [sent](https://a.example/x).\n\n- one\n- two\n\n> they said\n\n`x`\n\n# not big <b>",
    );
    await send(page).click();
    const post = card(page, "and sent");
    await expect(post.getByRole("strong")).toHaveText("Done");
    await expect(post.getByRole("link", { name: "sent" })).toHaveAttribute(
      "rel",
      "nofollow noopener noreferrer",
    );
    await expect(post.getByRole("listitem")).toHaveText(["one", "two"]);
    await expect(post.getByRole("blockquote")).toHaveText("they said");
    await expect(post.getByRole("code")).toHaveText("x");
    await expect(post).toContainText("# not big <b>");
    await expect(post.getByRole("heading")).toHaveCount(0);
  });

  test(`pictures are posted with their words, added and taken away (${name})`, async ({
    as,
    site,
    visitor,
  }) => {
    const [nell, oskar, ifeoma] = [await as("nell", look), await as("oskar", look), await as("ifeoma", look)];
    await open(nell, site, look.javaScript);
    await nell.getByRole("radio", { name: "Rah", exact: true }).check();
    await field(nell).fill("Look at this.");
    await nell.getByText("Pictures…").click();
    const file = { name: "client-secret.jpg", mimeType: "image/jpeg", buffer: await telltale() };
    await nell.getByLabel("Picture 1", { exact: true }).setInputFiles(file);
    await send(nell).click();
    await expect(nell.getByLabel("What picture 1 shows")).toHaveAccessibleDescription(/say in a few words/);
    await expect(field(nell)).toHaveValue("Look at this.");

    await nell.getByLabel("Picture 1", { exact: true }).setInputFiles(file);
    await nell.getByLabel("What picture 1 shows").fill("A cat on a keyboard");
    await send(nell).click();
    const image = card(nell, "Look at this.").getByRole("img", { name: "A cat on a keyboard" });
    await expect(image).toBeVisible();
    await shows(image);
    const src = (await image.getAttribute("src")) ?? "";
    expect(src).toMatch(/^\/api\/board-pictures\//);

    // Nobody else's address, whoever they are and however they ask.
    await open(oskar, site, look.javaScript);
    const his = await card(oskar, "Look at this.").getByRole("img").getAttribute("src");
    expect(his).not.toBe(src);
    const stranger = await visitor(look);
    const madeUp = src.replace(/\.[0-9a-f-]{36}\./, ".00000000-0000-4000-8000-000000000000.");
    for (const other of [oskar, ifeoma, stranger]) {
      for (const method of ["GET", "HEAD"]) {
        for (const headers of [{}, { range: "bytes=0-9" }, { "if-none-match": "*" }] as Record<
          string,
          string
        >[]) {
          const answers = await Promise.all(
            [src, madeUp, "/api/board-pictures/x"].map(async (path) => {
              const answer = await other.request.fetch(path, { method, headers });
              const { date: _, "x-request-id": __, ...same } = answer.headers();
              return { status: answer.status(), same, body: await answer.text() };
            }),
          );
          expect(answers[0]?.status).toBe(404);
          expect(answers[1]).toEqual(answers[0]);
          expect(answers[2]).toEqual(answers[0]);
        }
      }
    }
    // His page would go on showing what she is about to take away.
    await oskar.goto("/people");
    const mine = await nell.request.get(src);
    expect(mine.headers()).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
    });
    expect(mine.headers().etag).toBeUndefined();
    expect((await mine.body()).toString("latin1")).not.toMatch(/Camera of Ana|canary|Kings Heath|<script/);

    await card(nell, "Look at this.").getByRole("link", { name: "Comment", exact: true }).click();
    await expect(nell.getByRole("heading", { level: 1 })).toHaveText("A Rah from Nell Kavanagh");
    await awake(nell, look.javaScript);
    await nell.getByText("Pictures…").click();
    await nell.getByLabel("Picture 1", { exact: true }).setInputFiles({
      name: "x.png",
      mimeType: "image/png",
      buffer: await plain(300, 200).png().toBuffer(),
    });
    await nell.getByLabel("What picture 1 shows").fill("A brown wall");
    await nell.getByRole("button", { name: "Add" }).click();
    await expect(nell.getByRole("img", { name: "A brown wall" })).toBeVisible();
    await nell.getByText("Take one away…").click();
    await nell.getByRole("button", { name: "Take away: A brown wall" }).click();
    await expect(nell.getByRole("img", { name: "A brown wall" })).toHaveCount(0);
    await expect(nell.getByRole("img", { name: "A cat on a keyboard" })).toBeVisible();
  });

  test(`what is no picture is refused with a sentence, and what was typed stays (${name})`, async ({
    as,
    site,
  }) => {
    test.setTimeout(120_000);
    const page = await as("nell", look);
    await open(page, site, look.javaScript);
    const sentences = {
      tooBig: /too big: 10 MB/,
      notAPicture: /not a picture we can use/,
      unreadable: /cannot be read/,
      tooManyPixels: /too many pixels/,
      shape: /too small or too narrow/,
    } as Record<string, RegExp>;
    await field(page).focus();
    await page.getByText("Pictures…").click();
    for (const why of Object.keys(sentences)) {
      const [, make] = malformed.find((each) => each[2] === why && each[0] !== "nothing") ?? [];
      const bytes = Buffer.from((await make?.()) ?? "");
      await page.getByRole("radio", { name: "Argh", exact: true }).check();
      await field(page).fill(`Refused as ${why}`);
      await page.getByLabel("What picture 2 shows").fill("Something");
      await page
        .getByLabel("Picture 2", { exact: true })
        .setInputFiles({ name: "a.png", mimeType: "image/png", buffer: bytes });
      if (why === "tooBig" && look.javaScript) {
        // The browser says so itself, before it sends ten million bytes.
        const own = page.getByLabel("Picture 2", { exact: true });
        expect(await own.evaluate((input: HTMLInputElement) => input.validationMessage)).toMatch(
          sentences[why] ?? /x/,
        );
        continue;
      }
      await send(page).click();
      const again = page.getByLabel("Picture 2", { exact: true });
      await expect(again).toHaveAccessibleDescription(sentences[why] ?? /x/);
      await expect(field(page)).toHaveValue(`Refused as ${why}`);
      await expect(page.getByLabel("What picture 2 shows")).toHaveValue("Something");
      await expect(page.getByRole("radio", { name: "Argh", exact: true })).toBeChecked();
    }
    expect(await site.rows("select from boards.picture")).toHaveLength(0);
    expect(await site.rows("select from boards.post")).toHaveLength(sample.posts.length);
  });
}

test("all the payloads on one page: no dialog, no script, no request", async ({ as, site }) => {
  test.setTimeout(120_000);
  const page = await as("nell");
  const [board] = await site.rows<{ id: string }>("select id from boards.board");
  const [nell] = await site.rows<{ id: string }>("select id from member where name like 'Nell%'");
  const texts = payloads.filter((each) => each.isWellFormed() && !each.includes("\0"));
  expect(texts.length).toBeGreaterThan(400);
  const chunks: string[] = [];
  for (const text of texts) {
    const last = chunks.at(-1);
    if (last !== undefined && last.length + text.length < 15_000)
      chunks[chunks.length - 1] = `${last}\n\n${text}\n\n`;
    else chunks.push(text);
  }
  // Each by itself as a comment, and all in a few posts, one after the other.
  for (const chunk of chunks)
    await site.rows(
      `insert into boards.post (id, board_id, author_id, text, posted_at, title, veil) values (gen_random_uuid(), '${board?.id}', '${nell?.id}', ${literal(chunk)}, now(), ${literal(texts[0] ?? "")}, null)`,
    );
  const [post] = await site.rows<{ id: string }>(
    `insert into boards.post (id, board_id, author_id, text, posted_at) values (gen_random_uuid(), '${board?.id}', '${nell?.id}', 'All of them.', now()) returning id`,
  );
  const asked: string[] = [];
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs++;
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    for (const name of ["alert", "prompt", "confirm", "print"])
      Object.assign(window, { [name]: () => Object.assign(window, { ran: true }) });
  });
  page.on("request", (request) => asked.push(request.url()));
  const quiet = async () => {
    await page.mouse.move(200, 300);
    for (const element of await page.locator("article, [id^=c-]").all())
      await element.scrollIntoViewIfNeeded();
    // Whatever would run or be fetched has begun by then; the stream of a board's page never ends, so no waiting for quiet.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    });
    expect(dialogs).toBe(0);
    expect(await page.evaluate(() => "ran" in window)).toBe(false);
    expect(
      asked.filter((url) => !url.startsWith(site.origin) || /evil\.example|\/x(\.js)?$/.test(url)),
    ).toEqual([]);
    const inWords = page.locator(".prose:not(:has(.prose))");
    expect(
      await inWords
        .locator(
          "script, img, svg, iframe, object, embed, style, link, meta, base, form, input, button, math, video, audio, details, template, dialog, [style], [onload], [onerror], [onclick], [id], [target]",
        )
        .count(),
    ).toBe(0);
    const strange = await inWords.locator("*").evaluateAll((all) =>
      all.flatMap((each) => {
        const known = /^(p|ul|ol|li|blockquote|pre|code|em|strong|br|a)$/.test(each.localName);
        const bad = [...each.attributes].filter(
          ({ name, value }) => /^on/.test(name) || (name === "href" && !/^(https?:|mailto:)/.test(value)),
        );
        return known && bad.length === 0 ? [] : [each.outerHTML.slice(0, 200)];
      }),
    );
    expect(strange).toEqual([]);
  };
  await page.goto(`/boards/${board?.id}`);
  await awake(page, true);
  await quiet();
  for (let at = 0; at < texts.length; at += 90) {
    await site.rows("delete from boards.comment where post_id = $1".replace("$1", `'${post?.id}'`));
    const rows = texts
      .slice(at, at + 90)
      .map(
        (text) =>
          `(gen_random_uuid(), '${post?.id}', '${board?.id}', '${nell?.id}', ${literal(text)}, now())`,
      );
    await site.rows(
      `insert into boards.comment (id, post_id, board_id, author_id, text, commented_at) values ${rows.join(", ")}`,
    );
    await page.goto(`/boards/${board?.id}/posts/${post?.id}`);
    await awake(page, true);
    await quiet();
  }
  // And where they are typed, in the preview.
  await page.getByRole("textbox", { name: "Comment" }).focus();
  await page.getByRole("button", { name: "Preview" }).last().click();
  for (const chunk of chunks) {
    // As if pasted: to be filled line by line takes a browser seconds.
    await page.getByRole("textbox", { name: "Comment" }).evaluate((area: HTMLTextAreaElement, text) => {
      area.value = text;
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, chunk);
    await expect(
      page.getByRole("region", { name: "Comment: how it will look" }).locator(".prose"),
    ).not.toBeEmpty();
  }
  await quiet();
});

test("a draft outlives a reload, is nowhere but on the device, and goes when it is posted", async ({
  as,
  site,
}) => {
  const page = await as("nell");
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await open(page, site, true);
  await field(page).fill("A draft about **nothing**");
  await expect(page.getByText("A draft is kept on this device, and nowhere else.")).toBeVisible();
  await page.reload();
  await awake(page, true);
  await expect(field(page)).toHaveValue("A draft about **nothing**");
  expect(sent.filter((each) => each.includes("draft about"))).toEqual([]);

  // The thread of another post has a draft of its own; another member on this device has none.
  await page
    .getByRole("link", { name: /^(\d+ c|C)omments?$/ })
    .first()
    .click();
  await awake(page, true);
  await expect(page.getByRole("textbox", { name: "Comment" })).toHaveValue("");
  await page.goBack();
  await expect(field(page)).toHaveValue("A draft about **nothing**");

  await page.getByRole("radio", { name: "Rah", exact: true }).check();
  await send(page).click();
  await expect(card(page, "A draft about nothing")).toBeVisible();
  await expect(field(page)).toHaveValue("");
  await page.reload();
  await awake(page, true);
  await expect(field(page)).toHaveValue("");
  expect(await stored(page)).not.toContain("draft about");
});

test("a draft can be thrown away, and goes with the session; the guard’s list stays", async ({
  as,
  site,
}) => {
  const page = await as("nell");
  await keepList(page, ["Acme"]);
  await open(page, site, true);
  await field(page).fill("Not this one");
  await page.getByRole("button", { name: "Throw the draft away" }).click();
  await expect(field(page)).toHaveValue("");
  expect(await stored(page)).not.toContain("Not this one");
  await field(page).fill("Nor this one");
  expect(await stored(page)).toContain("Nor this one");
  await page.goto("/settings");
  await awake(page, true);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  expect(await stored(page)).not.toContain("Nor this one");
  expect(await stored(page)).toContain("Acme");
});

test("the preview shows it as it will be, while one types; marks are put by buttons", async ({
  as,
  site,
}) => {
  const page = await as("nell");
  await open(page, site, true);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
  await field(page).fill("so *this* is it");
  await expect(page.getByRole("region", { name: "What happened?: how it will look" })).toHaveCount(0);
  await page.getByRole("button", { name: "Preview" }).click();
  const preview = page.getByRole("region", { name: "What happened?: how it will look" });
  await expect(preview.getByRole("emphasis")).toHaveText("this");
  await field(page).fill("one");
  await expect(preview).toHaveText("one");
  await field(page).selectText();
  await page.getByRole("button", { name: "Bold" }).click();
  await expect(field(page)).toHaveValue("**one**");
  await expect(preview.getByRole("strong")).toHaveText("one");
  await expect(field(page)).toBeFocused();
  // Only the parser was fetched, beside the stream that every page listens to, and nothing sent.
  expect(asked.filter((each) => !/^GET .*\/(_next\/static\/|api\/stream\?)/.test(each))).toEqual([]);
  await page.screenshot({ path: test.info().outputPath("preview.png"), fullPage: true });
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(preview).toHaveCount(0);
});

test("the client guard asks before a name goes out", async ({ as, site }) => {
  const page = await as("nell");
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await keepList(page, ["Acme", "Smith & Sons", "acme"]);
  await expect(page.getByRole("textbox", { name: "Names and words" })).toHaveValue("Acme\nSmith & Sons");
  expect(sent.filter((each) => /acme|smith/i.test(each))).toEqual([]);

  await open(page, site, true);
  const before = await site.rows("select from boards.post");
  await page.getByRole("radio", { name: "Argh", exact: true }).check();
  await field(page).fill("ÁCME’s invoices, and the Smith & Sons index");
  await send(page).click();
  const question = page.getByRole("dialog");
  await expect(question).toContainText("You mention Acme and Smith & Sons. Post it all the same?");
  await page.screenshot({ path: test.info().outputPath("guard.png") });
  await question.getByRole("button", { name: "Change it" }).click();
  await expect(question).toHaveCount(0);
  expect(await site.rows("select from boards.post")).toHaveLength(before.length);
  expect(sent.filter((each) => each.includes("invoices"))).toEqual([]);

  await field(page).fill("A client’s invoices");
  await page.getByText("Pictures…").click();
  await page.getByLabel("What picture 1 shows").fill("acmes");
  await send(page).click();
  await expect(question).toContainText("You mention Acme. Post it all the same?");
  await question.getByRole("button", { name: "Post it" }).click();
  await expect(card(page, "A client’s invoices")).toBeVisible();

  await card(page, "A client’s invoices").getByRole("link", { name: "Comment", exact: true }).click();
  await awake(page, true);
  await page.getByRole("textbox", { name: "Comment" }).fill("It was Acme.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(question).toContainText("You mention Acme.");
  await question.getByRole("button", { name: "Change it" }).click();
  await page.getByRole("textbox", { name: "Comment" }).fill("It was they.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("region", { name: "What they said" })).toContainText("It was they.");
});

test("the guard’s list is saved to a file and read from one, and another member has their own", async ({
  as,
}) => {
  const page = await as("nell");
  await keepList(page, ["Acme"]);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as a file" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("client-guard.txt");
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Add from a file" }).click(),
  ]);
  await chooser.setFiles({
    name: "more.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("Müller\r\nACME\n"),
  });
  await expect(page.getByRole("textbox", { name: "Names and words" })).toHaveValue("Acme\nMüller");
  await page.getByRole("button", { name: "Keep the list" }).click();
  await expect(page.getByText("Kept, on this device.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Names and words" })).toHaveValue("Acme\nMüller");
  await page.screenshot({ path: test.info().outputPath("guard-list.png"), fullPage: true });
});

test("without scripts the guard says that it cannot work", async ({ as }) => {
  const page = await as("nell", { javaScript: false });
  await page.goto("/settings");
  await page.getByRole("link", { name: "Client guard" }).click();
  await expect(page.getByText("This needs JavaScript")).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
});

async function keepList(page: Page, names: string[]): Promise<void> {
  await page.goto("/settings/client-guard");
  await page.getByRole("textbox", { name: "Names and words" }).fill(names.join("\n"));
  await page.getByRole("button", { name: "Keep the list" }).click();
  await expect(page.getByText("Kept, on this device.")).toBeVisible();
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The picture arrived and could be drawn. */
async function shows(image: ReturnType<Page["locator"]>): Promise<void> {
  await image.scrollIntoViewIfNeeded();
  await expect
    .poll(() => image.evaluate((each: HTMLImageElement) => each.complete && each.naturalWidth))
    .toBeGreaterThan(0);
}

import type { Page } from "@playwright/test";
import type { CastName } from "#prisma/cast.ts";
import { card, comment, more, post } from "./support/board.ts";
import { stream } from "./support/eavesdrop.ts";
import { fetches, listening } from "./support/following.ts";
import { Asker, type Form } from "./support/forms.ts";
import { awake } from "./support/sending.ts";
import type { Site } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

const announced = (page: Page, words: string) =>
  page.locator("[aria-live=polite]").filter({ hasText: new RegExp(`^${words}$`) });
const send = async (page: Page, text: string) => {
  await page.getByRole("textbox", { name: "Comment" }).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(comment(page, text)).toBeVisible();
};

test("two in a board see what the other does: post, comment, reaction, edit, deletion", async ({
  as,
  site,
}) => {
  const board = await boardOf(site);
  const [nell, mina] = [await as("nell"), await as("mina", { size: "desk" })];
  await listening(nell, board);
  await listening(mina, board);
  for (const page of [nell, mina]) await awake(page, true);
  await post(nell, "Rah", "The kettle is mended.");
  await expect(card(mina, "The kettle is mended.")).toBeVisible();
  await expect(announced(mina, "1 new post")).toHaveCount(1);
  await expect(announced(nell, "1 new post")).toHaveCount(0);

  await card(mina, "The kettle is mended.")
    .getByRole("button", { name: /Cheers/ })
    .click();
  await expect(card(nell, "The kettle is mended.").getByRole("button", { name: /Cheers/ })).toContainText(
    "1",
  );

  const link = card(nell, "The kettle").getByRole("link", { name: "Comment", exact: true });
  const thread = String(await link.getAttribute("href")).replace(/#.*/, "");
  for (const page of [nell, mina]) {
    await page.goto(thread);
    await awake(page, true);
  }
  await send(mina, "At last.");
  await expect(comment(nell, "At last.")).toBeVisible();
  await expect(announced(nell, "1 new comment")).toHaveCount(1);
  await comment(nell, "At last.").getByRole("button", { name: /Hug/ }).click();
  await expect(comment(mina, "At last.").getByRole("button", { name: /Hug/ })).toContainText("1");
  await comment(nell, "At last.")
    .getByRole("button", { name: /that helped/ })
    .click();
  await expect(comment(mina, "At last.")).toContainText(/helped/);

  await more(comment(mina, "At last."));
  await comment(mina, "At last.").getByRole("link", { name: "Edit" }).click();
  await mina.getByRole("textbox", { name: "Your comment" }).fill("Just in time.");
  await mina.getByRole("button", { name: "Save" }).click();
  await expect(comment(nell, "Just in time.")).toContainText("edited");
  await more(comment(mina, "Just in time."));
  await comment(mina, "Just in time.").getByText("Delete…").click();
  await comment(mina, "Just in time.").getByRole("button", { name: "Delete the comment" }).click();
  await expect(comment(nell, "Just in time.")).toHaveCount(0);
});

test("while others write, what is typed, open, looked at and in focus stays", async ({ as, site }) => {
  const board = await boardOf(site);
  const writes = await writing(site, "mina", board);
  const nell = await as("nell");
  await listening(nell, board);
  await awake(nell, true);
  const field = nell.getByRole("textbox", { name: "What happened?" });
  await field.focus();
  await nell.getByRole("textbox", { name: "Title" }).fill("Half a ti");
  await nell.getByRole("radio", { name: "Argh", exact: true }).check();
  await nell.getByText("Behind a veil: a hospital").click();
  await field.fill("Half a sent");
  await field.press("ArrowLeft");
  const read = nell.getByRole("article").nth(3);
  await read.evaluate((it) => it.scrollIntoView({ block: "start", behavior: "instant" }));
  const words = await read.textContent();
  const stands = await read.boundingBox();

  await writes("A new one above what one reads.");
  const fresh = nell.getByRole("article").filter({ hasText: "A new one above" });
  await expect(fresh).toBeAttached();
  await expect(announced(nell, "1 new post")).toHaveCount(1);
  const same = nell.getByRole("article").nth(4);
  expect(await same.textContent()).toBe(words);
  await expect
    .poll(async () => Math.abs(((await same.boundingBox())?.y ?? 0) - (stands?.y ?? 0)))
    .toBeLessThan(2);
  await expect(field).toHaveValue("Half a sent");
  await expect(field).toBeFocused();
  expect(await field.evaluate((it: HTMLTextAreaElement) => it.selectionStart)).toBe(10);
  await expect(nell.getByRole("textbox", { name: "Title" })).toHaveValue("Half a ti");
  await expect(nell.getByRole("radio", { name: "Argh", exact: true })).toBeChecked();
  await expect(nell.locator("details[open]").filter({ hasText: "a hospital" })).toHaveCount(1);
});

test("where the browser does not keep what one reads in its place, the page does", async ({ as, site }) => {
  const board = await boardOf(site);
  const writes = await writing(site, "mina", board);
  const nell = await as("nell");
  // As Safari is.
  await nell.addInitScript(() => {
    const supports = CSS.supports.bind(CSS) as (...asked: string[]) => boolean;
    CSS.supports = (...asked: string[]) => asked[0] !== "overflow-anchor" && supports(...asked);
    addEventListener("DOMContentLoaded", () => {
      document.documentElement.style.setProperty("overflow-anchor", "none");
    });
  });
  await listening(nell, board);
  await awake(nell, true);
  const read = nell.getByRole("article").nth(3);
  await read.evaluate((it) => it.scrollIntoView({ block: "start", behavior: "instant" }));
  const stands = await read.boundingBox();
  await writes("A new one above what one reads.");
  await expect(announced(nell, "1 new post")).toHaveCount(1);
  const y = async () => (await nell.getByRole("article").nth(4).boundingBox())?.y ?? 0;
  expect(Math.abs((await y()) - (stands?.y ?? 0))).toBeLessThan(2);
});

test("a comment that comes below moves nothing, and half a comment is not lost", async ({ as, site }) => {
  const thread = await threadOf(site);
  const writes = await writing(site, "mina", thread);
  const nell = await as("nell");
  await listening(nell, thread);
  await awake(nell, true);
  const field = nell.getByRole("textbox", { name: "Comment" });
  await field.fill("Half a comm");
  await nell.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  const before = await nell.getByRole("listitem").first().boundingBox();
  await writes("One more below.");
  await expect(comment(nell, "One more below.")).toBeAttached();
  await expect(announced(nell, "1 new comment")).toHaveCount(1);
  expect(await nell.getByRole("listitem").first().boundingBox()).toEqual(before);
  await expect(field).toHaveValue("Half a comm");
  await expect(field).toBeFocused();
});

test("a page of a board is fetched for its board alone", async ({ as, site }) => {
  const board = await boardOf(site);
  const nell = await as("nell");
  await listening(nell, "/boards");
  await nell.getByText("Start one…").click();
  await nell.getByRole("textbox", { name: "Name" }).fill("Another one");
  await nell.getByRole("button", { name: "Start the board" }).click();
  await expect(nell.getByRole("heading", { level: 1 })).toHaveText("Another one");
  const other = new URL(nell.url()).pathname;
  const writes = await writing(site, "nell", other);
  const mina = await writing(site, "mina", board);
  await listening(nell, board);
  await awake(nell, true);
  const fetched = fetches(nell);
  await writes("Elsewhere.");
  await mina("Here.");
  await expect(card(nell, "Here.")).toBeVisible();
  await expect.poll(() => fetched.length).toBe(1);
});

test("who is not in the board hears not a byte: outsider, organiser, removed and suspended member", async ({
  site,
}) => {
  const board = await boardOf(site);
  const writes = await writing(site, "mina", board);
  const id = board.split("/").at(-1);
  const silent = await Promise.all((["sam", "theo", "ifeoma"] as const).map((who) => stream(site, who)));
  const [gone, suspended, member] = [
    await stream(site, "oskar"),
    await stream(site, "yara"),
    await stream(site, "nell"),
  ];
  await writes("All three hear of this.");
  for (const each of [gone, suspended, member]) await each.hears(/"boards"/);
  const keeper = await Asker.as(site, "mina");
  const oskar = await idOf(site, "oskar");
  const letGo = (await keeper.forms(`${board}/members`)).find(
    ({ fields }) => fields.get("member") === oskar && !fields.has("how"),
  );
  if (!letGo) throw new Error("no way to let somebody go");
  await keeper.submit(
    letGo,
    [...letGo.fields].map(([name, value]) => [name, name === "words" ? "Enough." : value]),
  );
  const [{ count = "" } = {}] = await site.rows<{ count: string }>(
    "select count(*)::text from boards.board_member where member_id = $1",
    [oskar],
  );
  expect(count).toBe("0");
  // As from a database's console: no notice goes with it.
  await site.rows("update member set suspended_at = now() where email = 'yara@example.org'");
  await writes("Oskar and Yara do not hear of this.");
  await member.hears(/"boards".*"boards"/s);
  const last = crypto.randomUUID();
  await site.rows("select pg_notify('elevenses', $1)", [JSON.stringify({ t: "meetups", id: last })]);
  for (const each of silent) expect(await each.until(last)).not.toContain("boards");
  expect(await member.until(last)).toContain(`{"t":"boards","id":"${id}"}`);
  for (const each of [gone, suspended])
    expect((await each.until(last)).split(`{"t":"boards","id":"${id}"}`)).toHaveLength(2);
});

test("without scripts what others wrote is there after loading the page again", async ({ as, site }) => {
  const board = await boardOf(site);
  const writes = await writing(site, "mina", board);
  const nell = await as("nell", { javaScript: false });
  await nell.goto(board);
  await writes("Written meanwhile.");
  await expect(card(nell, "Written meanwhile.")).toHaveCount(0);
  await nell.reload();
  await expect(card(nell, "Written meanwhile.")).toBeVisible();
});

/** A way of writing on a page with a form for it, with no browser of one's own. */
async function writing(site: Site, who: CastName, path: string) {
  const asker = await Asker.as(site, who);
  return async (text: string) => {
    const forms = await asker.forms(path);
    const form = forms.find(({ texts }: Form) => texts.includes("text"));
    if (!form) throw new Error(`nothing to write in at ${path}`);
    const where = [...form.fields].filter(([name]) => ["board", "post", "sent"].includes(name));
    const answer = await asker.submit(form, [...where, ["text", text], ["mood", "rah"]]);
    expect(answer.status, "where it is sent to afterwards").toBe(303);
  };
}

async function boardOf(site: Site): Promise<string> {
  const [row] = await site.rows<{ id: string }>("select id from boards.board order by created_at limit 1");
  return `/boards/${row?.id}`;
}

async function threadOf(site: Site): Promise<string> {
  const [row] = await site.rows<{ id: string; board: string }>(
    "select post_id as id, board_id as board from boards.comment group by 1, 2 order by count(*) desc limit 1",
  );
  return `/boards/${row?.board}/posts/${row?.id}`;
}

async function idOf(site: Site, who: CastName): Promise<string> {
  const email = `${who}@example.org`;
  return (await site.rows<{ id: string }>("select id from member where email = $1", [email]))[0]?.id ?? "";
}

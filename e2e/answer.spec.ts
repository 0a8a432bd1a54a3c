// Over 250 lines because everything that can be answered to a date is one journey, walked in its variants.
import type { Page } from "@playwright/test";
import { emailOf } from "#prisma/cast.ts";
import { expect, test, ways } from "./support/test.ts";

const names = {
  going: "I'm going",
  might: "I might",
  cant: "I can't",
  if: "I'll go if someone else does",
};

const button = (page: Page, kind: keyof typeof names) => page.getByRole("button", { name: names[kind] });
const pressed = (page: Page, kind: keyof typeof names) =>
  expect(button(page, kind)).toHaveAttribute("aria-pressed", "true");
/** The buttons show an answer before it has arrived; these words come when it has. */
const said = (page: Page, words: RegExp) =>
  expect(page.getByRole("status").filter({ hasText: words })).toBeVisible();
const next = (page: Page) => page.getByRole("region", { name: "The meetup" });
const coming = (page: Page) => page.getByRole("list", { name: "Who’s coming" });

for (const { name, ...look } of ways) {
  test(`a member says "I'm going", changes it and takes it back (${name})`, async ({ as, visitor, site }) => {
    await noAnswers(site);
    const [sam, nell, stranger] = [await as("sam", look), await as("nell", look), await visitor(look)];

    await sam.goto("/");
    await expect(sam.getByRole("button", { name: "Take back my answer" })).toBeHidden();
    await button(sam, "going").click();
    await pressed(sam, "going");
    await said(sam, /^You’re going/);
    await expect(coming(sam)).toContainText("Sam Okonkwo-Featherstonehaugh (you)");

    await nell.goto("/");
    await expect(coming(nell)).toContainText("Sam Okonkwo-Featherstonehaugh");
    await stranger.goto("/");
    await expect(stranger.getByText("One person is going. Members see who.")).toBeVisible();
    expect(await stranger.content()).not.toContain("Okonkwo");

    await button(sam, "might").click();
    await pressed(sam, "might");
    await said(sam, /^You might come/);
    await expect(button(sam, "going")).toHaveAttribute("aria-pressed", "false");
    await nell.reload();
    await expect(coming(nell).getByRole("listitem")).toContainText("might");
    await stranger.reload();
    await expect(stranger.getByText("Nobody has said so yet, one might. Members see who.")).toBeVisible();

    await sam.getByRole("button", { name: "Take back my answer" }).click();
    await expect(button(sam, "might")).toHaveAttribute("aria-pressed", "false");
    await expect(sam.getByRole("button", { name: "Take back my answer" })).toBeHidden();
    await said(sam, /^Your answer is taken back/);
    await nell.reload();
    await expect(next(nell).getByText("Nobody yet. The table’s there anyway.")).toBeVisible();
    expect(await site.rows("select from answer")).toHaveLength(0);
  });
}

test("an answer on a date's own page is the same answer", async ({ as, site }) => {
  await noAnswers(site);
  const sam = await as("sam");
  await sam.goto("/");
  await sam.getByRole("link", { name: "All dates" }).click();
  await expect(sam).toHaveURL("/meetups");
  await sam.getByRole("main").getByRole("listitem").first().getByRole("link").first().click();
  await expect(sam).toHaveURL(/\/meetups\/[0-9a-f-]{36}$/);
  await button(sam, "cant").click();
  await pressed(sam, "cant");
  await said(sam, /^You can’t make it/);
  await sam.goto("/");
  await pressed(sam, "cant");
});

test("two browsers of one member answering at once leave one answer", async ({ as, site }) => {
  await noAnswers(site);
  const pages = [await as("sam"), await as("sam", { size: "desk" })] as const;
  for (const page of pages) await page.goto("/");
  // What the earlier one is told goes as soon as it hears of the later: so it is the answers that are waited for.
  const answered = pages.map((page) =>
    page.waitForResponse((response) => response.request().method() === "POST"),
  );
  await Promise.all([button(pages[0], "going").click(), button(pages[1], "cant").click(), ...answered]);
  const rows = await site.rows<{ kind: string }>("select kind from answer");
  expect(rows).toHaveLength(1);
  // Whichever was the later one: both browsers see that one when they look again.
  for (const page of pages) {
    await page.reload();
    await pressed(page, rows[0]?.kind as keyof typeof names);
  }
});

test("an answer to a meetup that is over is refused in words", async ({ as, clock, site }) => {
  await noAnswers(site);
  const [sam, nell] = [await as("sam"), await as("nell", { javaScript: false })];
  await sam.goto("/");
  await nell.goto("/meetups");
  await nell.getByRole("main").getByRole("listitem").first().getByRole("link").first().click();
  await clock.set("2031-03-05T12:30:00Z");
  for (const page of [sam, nell]) {
    await button(page, "going").click();
    await expect(page.getByText(/This one is over/).first()).toBeVisible();
  }
  expect(await site.rows("select from answer")).toHaveLength(0);
});

test("without JavaScript too, when the front page has moved on to the next date", async ({
  as,
  clock,
  site,
}) => {
  await noAnswers(site);
  const nell = await as("nell", { javaScript: false });
  await clock.set("2031-03-05T11:30:00Z");
  await nell.goto("/");
  await clock.set("2031-03-05T12:30:00Z");
  await button(nell, "going").click();
  await expect(nell).toHaveURL(/\/meetups\/[0-9a-f-]{36}$/);
  await expect(nell.getByText("This one is over.")).toBeVisible();
  expect(await site.rows("select from answer")).toHaveLength(0);
});

test("what one says shows at once, and is set right when it is refused", async ({ as, clock, site }) => {
  await noAnswers(site);
  const sam = await as("sam");
  await sam.goto("/");
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await sam.route("**/*", async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  await button(sam, "going").click();
  await pressed(sam, "going");
  await expect(sam.getByRole("button", { name: "Take back my answer" })).toBeVisible();
  await clock.set("2031-03-05T12:30:00Z");
  letThrough();
  await expect(sam.getByRole("alert").filter({ hasText: "This one is over" })).toBeVisible();
  await expect(button(sam, "going")).toHaveAttribute("aria-pressed", "false");
  await expect(sam.getByRole("button", { name: "Take back my answer" })).toBeHidden();
});

for (const javaScript of [true, false]) {
  const how = `JavaScript ${javaScript ? "on" : "off"}`;

  test(`"I'll go if someone else does" comes together, and apart, with a letter each time (${how})`, async ({
    as,
    outbox,
    site,
  }) => {
    await noAnswers(site);
    const [sam, nell] = [await as("sam", { javaScript }), await as("nell", { javaScript })];
    await sam.goto("/");
    await button(sam, "if").click();
    await pressed(sam, "if");
    await said(sam, /^You’ll go if someone else does/);
    await expect(sam.getByText("You go as soon as one other goes. Nobody else sees this.")).toBeVisible();

    await nell.goto("/");
    await expect(next(nell).getByText("Nobody yet. The table’s there anyway.")).toBeVisible();
    await button(nell, "if").click();
    await said(nell, /^It has come together: you’re going/);
    await pressed(nell, "going");
    await expect(coming(nell)).toContainText("Sam Okonkwo");
    await expect(next(nell)).toContainText("It’s on");

    const letter = await outbox.letterTo(emailOf("sam"));
    expect(letter.subject).toBe("Wednesday 5 March, 11:00: you’re going, with Nell Kavanagh");
    await sam.goto("/");
    await pressed(sam, "going");
    await expect(sam.getByText("You go because others do.")).toBeVisible();

    await nell.getByRole("button", { name: "Take back my answer" }).click();
    await said(nell, /^Your answer is taken back/);
    const sorry = await outbox.letterTo(emailOf("sam"));
    expect(sorry.subject).toBe("Wednesday 5 March, 11:00: you’re not down as going any more");
    await sam.goto("/");
    await pressed(sam, "if");
    await expect(next(sam).getByText("Nobody yet. The table’s there anyway.")).toBeVisible();
  });

  test(`a full table has a line, which moves up when a seat is free (${how})`, async ({
    as,
    outbox,
    site,
    visitor,
  }) => {
    await noAnswers(site);
    await site.rows("update meetup set seats = 2");
    const [sam, nell, gwen] = [
      await as("sam", { javaScript }),
      await as("nell", { javaScript }),
      await as("gwen", { javaScript }),
    ];
    for (const page of [sam, nell]) {
      await page.goto("/");
      await button(page, "going").click();
      await said(page, /^You’re going/);
    }
    await gwen.goto("/");
    await expect(gwen.getByText("All 2 seats are taken.")).toBeVisible();
    await button(gwen, "going").click();
    await said(gwen, /^The table is full, so you are in the line/);
    await expect(gwen.getByText("You are 1st in the line.")).toBeVisible();
    await sam.goto("/");
    await expect(sam.getByText(/^In the line: Gwen/)).toBeVisible();
    const stranger = await visitor();
    await stranger.goto("/");
    await expect(stranger.getByText("One person is in the line.")).toBeVisible();

    await button(sam, "cant").click();
    await said(sam, /^You can’t make it/);
    const letter = await outbox.letterTo(emailOf("gwen"));
    expect(letter.subject).toBe("Wednesday 5 March, 11:00: a seat is yours");
    await gwen.goto("/");
    await pressed(gwen, "going");
  });

  test(`words, a part of the time and guests beside an answer (${how})`, async ({ as, site }) => {
    await noAnswers(site);
    const [sam, nell] = [await as("sam", { javaScript }), await as("nell", { javaScript })];
    await sam.goto("/");
    await button(sam, "going").click();
    await said(sam, /^You’re going/);
    await sam.getByText("Say more").click();
    await sam.getByRole("textbox", { name: "A few words" }).fill("in pyjamas, sorry");
    await sam.getByLabel("There from").fill("11:45");
    await sam.getByLabel("Until").fill("11:15");
    await sam.getByLabel("Guests").fill("2");
    await sam.getByLabel("Their names").fill("Ann and Bo");
    await sam.getByRole("button", { name: "Save" }).click();
    await expect(sam.getByText("That is not a time of this date.")).toBeVisible();
    await expect(sam.getByRole("textbox", { name: "A few words" })).toHaveValue("in pyjamas, sorry");
    await sam.getByLabel("There from").fill("11:15");
    await sam.getByLabel("Until").fill("11:45");
    await sam.getByRole("button", { name: "Save" }).click();
    await expect(sam.getByText("Saved.")).toBeVisible();

    await nell.goto("/");
    await expect(coming(nell)).toContainText("there 11:15–11:45 · “in pyjamas, sorry” · +2: Ann and Bo");
    await button(sam, "might").click();
    await said(sam, /^You might come/);
    await nell.reload();
    await expect(coming(nell)).toContainText("“in pyjamas, sorry”");
  });

  test(`one can wait for more than one, or for somebody (${how})`, async ({ as, site }) => {
    await noAnswers(site);
    const sam = await as("sam", { javaScript });
    await sam.goto("/");
    await button(sam, "if").click();
    await said(sam, /^You’ll go if someone else does/);
    await sam.getByText("Say more").click();
    await sam.getByLabel("Go if at least so many others do").fill("3");
    await sam.getByRole("button", { name: "Save" }).click();
    await expect(sam.getByText("You go as soon as 3 others go. Nobody else sees this.")).toBeVisible();
    await sam.goto("/");
    await sam.getByText("Say more").click();
    await sam.getByLabel("Or only if these do").fill("nell, Nobody Atall");
    await sam.getByRole("button", { name: "Save" }).click();
    await expect(sam.getByText("There is no other member called Nobody Atall.")).toBeVisible();
    await sam.getByLabel("Or only if these do").fill("nell, Oskar");
    await sam.getByRole("button", { name: "Save" }).click();
    await expect(
      sam.getByText("You go as soon as Nell Kavanagh and Oskar Lindqvist go. Nobody else sees this."),
    ).toBeVisible();
  });
}

test("what others see, to the last letter of the page, is the same with and without a condition", async ({
  as,
  site,
  visitor,
}) => {
  await noAnswers(site);
  const pages = [await as("nell"), await as("theo"), await as("mina"), await visitor()];
  const sam = await as("sam");
  const [meetup] = await site.rows<{ id: string }>(
    "select id from meetup where starts_at > '2031-03-04T09:00Z' order by starts_at limit 1",
  );
  const asked: Record<string, string>[] = [{}, { rsc: "1" }];
  const seen = async () => {
    const texts: string[] = [];
    for (const page of pages) {
      for (const path of ["/", `/meetups/${meetup?.id}`, "/meetups"]) {
        for (const headers of asked) {
          const answer = await page.request.get(path, { headers });
          texts.push(`${path}: ${unkeyed(await answer.text())}`);
        }
      }
    }
    return texts;
  };
  const before = await seen();
  expect(await seen()).toEqual(before);
  await sam.goto(`/meetups/${meetup?.id}`);
  await button(sam, "if").click();
  await said(sam, /^You’ll go if someone else does/);
  expect(await site.rows("select from condition")).toHaveLength(1);
  expect(await seen()).toEqual(before);
});

/**
 * A page's HTML, or its data as rows in a fixed order, without what is new each time: keys of forms, the nonce, the
 * clock of the stream, the numbers that actions and that rows of the data are given as they become ready. The data in the HTML's scripts is that of the rows.
 */
function unkeyed(text: string): string {
  const bare = text
    .replace(/nonce(\\?"?[=:]\\?")[^"\\]+/g, "nonce$1")
    .replace(/\$ACTION_(REF_)?\d+/g, "$$ACTION")
    .replace(/("after\\?":\\?"[a-z0-9]+)\.\d+/g, "$1")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]{21}(?=[^{}<>]{0,40}(?:[>}]|"kind"))/g, "KEY");
  if (bare.startsWith("<!DOCTYPE")) return bare.replace(/<script[^>]*>.*?<\/script>/gs, "");
  const rows = bare.split("\n").map((row) => row.replace(/^[0-9a-f]+:/, ""));
  return rows
    .map((row) => row.replace(/"\$([Lh]?)[0-9a-f]+"/g, '"$$$1"').replace(/"[\w-]{21}[vm]"/g, '"KEY"'))
    .sort()
    .join("\n");
}

async function noAnswers(site: { rows(sql: string): Promise<unknown> }): Promise<void> {
  await site.rows("delete from answer");
  await site.rows("delete from condition");
}

test("an organiser writes a note for a date, and visitors read it at their next look", async ({
  as,
  visitor,
}) => {
  const [theo, stranger] = [await as("theo", { javaScript: false }), await visitor()];
  await stranger.goto("/");
  await theo.goto("/");
  await theo.getByRole("link", { name: "Move or skip this date" }).click();
  await theo.getByRole("textbox", { name: "Note" }).fill("Upstairs today, by the window.");
  await theo.getByRole("button", { name: "Save the note" }).click();
  await expect(theo.getByText("Saved. It stands on the page now.")).toBeVisible();
  await expect(async () => {
    await stranger.reload();
    await expect(stranger.getByText("Upstairs today, by the window.")).toBeVisible({ timeout: 500 });
  }).toPass();
});

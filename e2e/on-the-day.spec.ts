import type { Page } from "@playwright/test";
import { MORNING, wednesday } from "./support/dates.ts";
import { awake } from "./support/sending.ts";
import { expect, test } from "./support/test.ts";

const named = (javaScript: boolean) => `JavaScript ${javaScript ? "on" : "off"}`;
const heading = (page: Page) => page.getByRole("button", { name: "I'm heading down, anyone else?" });
const card = (page: Page) => page.getByRole("region", { name: "The meetup" });

for (const javaScript of [true, false]) {
  test(`a shout reaches who asked to hear it, and nobody else (${named(javaScript)})`, async ({
    as,
    visitor,
    clock,
    outbox,
    site,
  }) => {
    await wednesday(site);
    const look = { javaScript };
    const [sam, nell] = [await as("sam", look), await as("nell", look)];
    await nell.goto("/settings");
    await nell.getByRole("link", { name: /^Letters/ }).click();
    await nell.getByRole("checkbox", { name: /somebody heads down/ }).check();
    await nell.getByRole("button", { name: "Save" }).click();
    await expect(nell.getByText("Saved.")).toBeVisible();
    await expect(nell.getByRole("checkbox", { name: /somebody heads down/ })).toBeChecked();

    await sam.goto("/");
    await expect(heading(sam)).toBeHidden();
    await clock.set(MORNING);
    await sam.goto("/");
    await awake(sam, javaScript);
    await heading(sam).click();
    await expect(sam.getByText("Said. Those who asked to hear it are told")).toBeVisible();
    await expect(heading(sam)).toHaveAttribute("aria-pressed", "true");
    await expect(sam.getByRole("button", { name: "I'm going" })).toHaveAttribute("aria-pressed", "true");
    await heading(sam).click();
    await expect(sam.getByText("You have said so already.")).toBeVisible();

    const letter = await outbox.letterTo("nell@example.org");
    expect(letter.subject).toBe("Sam Okonkwo-Featherstonehaugh is heading down to Costa now");
    expect(await site.rows("select from pgboss.job where name = 'send-letter'")).toHaveLength(1);
    await nell.goto("/");
    const shouted = "Sam Okonkwo-Featherstonehaugh is heading down. Anyone else?";
    await expect(nell.getByText(shouted)).toBeVisible();
    const stranger = await visitor(look);
    await stranger.goto("/");
    await expect(card(stranger)).toContainText("One person is going");
    expect(await stranger.content()).not.toMatch(/heading down|Okonkwo/);
    await clock.set("2031-03-05T12:00:00Z");
    await nell.reload();
    await expect(nell.getByText(shouted)).toBeHidden();
  });

  test(`"I'm here", until one leaves or it is over (${named(javaScript)})`, async ({
    as,
    clock,
    site,
    visitor,
  }) => {
    const path = await wednesday(site);
    const look = { javaScript };
    const [sam, nell, stranger] = [await as("sam", look), await as("nell", look), await visitor(look)];
    await clock.set("2031-03-05T10:20:00Z");
    await sam.goto(path);
    await expect(sam.getByRole("button", { name: "I'm here" })).toBeHidden();
    await clock.set("2031-03-05T10:40:00Z");
    await sam.goto(path);
    await awake(sam, javaScript);
    await sam.getByRole("button", { name: "I'm here" }).click();
    await expect(sam.getByText("You’re here.")).toBeVisible();
    await expect(card(sam)).toContainText("People are there");
    await nell.goto(path);
    await expect(nell.getByRole("list", { name: "Who’s coming" })).toContainText("there now");
    await stranger.goto(path);
    await expect(card(stranger)).toContainText("People are there");

    await sam.getByRole("button", { name: "I’ve left" }).click();
    await expect(sam.getByText("You’ve left.")).toBeVisible();
    await expect(card(sam)).not.toContainText("People are there");
    await sam.getByRole("button", { name: "I'm here" }).click();
    await expect(sam.getByText("You’re here.")).toBeVisible();

    await clock.set("2031-03-05T12:00:00Z");
    await nell.goto(path);
    await expect(card(nell)).toContainText("Happened");
    await expect(nell.getByText("there now")).toBeHidden();
    await expect(nell.getByRole("button", { name: "I'm here" })).toBeHidden();
  });
}

test("who is there when: a bar for each, and the same in words", async ({ as, visitor, site }) => {
  const path = await wednesday(site);
  await site.rows(
    `insert into answer (meetup_id, member_id, kind, answered_at, there_from, there_to)
     select $1, member.id, said.kind::answer_kind, now(), said.there_from, said.there_to
     from (values ('sam', 'going', '11:15', null), ('nell', 'going', '11:15', '11:45'), ('gwen', 'going', null, null),
       ('yara', 'might', '11:30', null)) said (who, kind, there_from, there_to)
     join member on email = who || '@example.org'`,
    [path.slice("/meetups/".length)],
  );
  const [sam, stranger] = [await as("sam"), await visitor()];
  await sam.goto(path);
  const picture = sam.getByRole("region", { name: "Who is there when" });
  await expect(picture).toContainText("From 11:15 to 11:45 at least 3 of you are there.");
  await expect(picture).toContainText(/From 11:00 to 11:15 there is one: Gwen Parry-Hughes\./);
  await expect(picture).toContainText(/From 11:45 to 12:00 there are 2: .*; يارا الحداد might\./);
  await stranger.goto(path);
  await expect(card(stranger)).toBeVisible();
  expect(await stranger.content()).not.toMatch(/Who is there when|Gwen/);
  await site.rows("update answer set there_from = null, there_to = null");
  await sam.reload();
  await expect(card(sam)).toBeVisible();
  await expect(picture).toBeHidden();
});

import { wednesday } from "./support/dates.ts";
import { expect, test, ways } from "./support/test.ts";

for (const { name, ...look } of ways) {
  test(`who usually comes says so once, is reminded, and goes by one press; then it is history (${name})`, async ({
    as,
    visitor,
    clock,
    outbox,
    site,
  }) => {
    const path = await wednesday(site);
    await site.rows("delete from standing_answer");
    const [series] = await site.rows<{ id: string }>("select id from series where name = 'Elevenses'");
    // Without a single answer the series is a quiet one, and would ask.
    await site.rows(
      `insert into quiet_ask (id, series_id, asked_at) values (gen_random_uuid(), '${series?.id}', '2031-01-01')`,
    );
    const [nell, sam] = [await as("nell", look), await as("sam", look)];
    await nell.goto(`/series/${series?.id}`);
    await nell.getByRole("link", { name: "Say when you usually come" }).click();
    await nell.getByRole("checkbox", { name: "Wednesdays" }).check();
    await nell.getByRole("button", { name: "Save" }).click();
    await expect(nell.getByText("You are “usually here” on one day of the week.")).toBeVisible();

    await sam.goto(path);
    await expect(sam.getByText("Nell Kavanagh is usually here, and has not said so yet.")).toBeVisible();
    await expect(sam.getByText("Open table", { exact: true })).toBeVisible();
    await nell.goto(path);
    await nell.getByRole("button", { name: "I'll go if someone else does" }).click();
    await expect(nell.getByText("You’ll go if someone else does.")).toBeVisible();
    await expect(nell.getByText("usually here")).toHaveCount(0);
    await sam.reload();
    await expect(sam.getByText("Nell Kavanagh is usually here, and has not said so yet.")).toBeVisible();

    await clock.set("2031-03-04T17:30:00Z", ["tend-meetups"]);
    const letter = await outbox.letterTo("nell@example.org");
    expect(letter.subject).toContain("Open table");
    const link = /\/answer\/[\w.-]+/.exec(letter.text)?.[0] ?? "";
    const stranger = await visitor(look);
    await stranger.goto(link);
    await expect(stranger.locator("body")).not.toContainText("Nell");
    await stranger.getByRole("button", { name: "I'm going" }).click();
    await expect(stranger.getByText("You’re going.")).toBeVisible();
    await sam.reload();
    await expect(sam.getByText("Someone’s going", { exact: true })).toBeVisible();
    await expect(sam.getByText("usually here")).toHaveCount(0);

    await clock.set("2031-03-05T13:00:00Z");
    await sam.goto("/meetups/past");
    const date = (page: typeof sam) =>
      page.getByRole("region", { name: "March 2031" }).getByRole("link", { name: /Wed 5/ });
    await expect(date(sam)).toContainText("Nell Kavanagh");
    await stranger.goto("/meetups/past");
    await expect(date(stranger)).toContainText("One person.");
    await expect(stranger.locator("body")).not.toContainText("Nell");
    await stranger.goto("/meetups/past?before=-271821-04-20T00:00:00.000Z");
    await expect(date(stranger)).toBeVisible();

    const organiser = await as("theo", look);
    await organiser.goto("/organise/days");
    await expect(organiser.getByRole("table", { name: "People at the table" })).toBeVisible();
    await expect(organiser.getByTitle(/^Wednesday, 11:00–11:30: one person over /)).toBeVisible();
  });
}

import { openBoard } from "./support/board.ts";
import type { Site } from "./support/site.ts";
import { expect, test, ways } from "./support/test.ts";

for (const { name, ...look } of ways) {
  test(`the last month in Rah and Argh stands above a board, and older ones behind a link (${name})`, async ({
    as,
    site,
  }) => {
    await posted(site, "2031-02-10", ["mina", "nell", "oskar", "gwen", "yara"], { rah: 14, argh: 9 });
    await posted(site, "2031-01-10", ["mina", "nell", "oskar", "gwen"], { rah: 8, argh: 8 });
    await site.rows("update boards.board set created_at = '2030-12-20'");
    const nell = await as("nell", look);
    await openBoard(nell, look.javaScript);
    const month = nell.getByRole("region", { name: "in Rah and Argh" });
    await expect(month.getByRole("heading")).toHaveText("February in Rah and Argh");
    await expect(month).toContainText(/February: \d+ Rahs and \d+ Arghs, from at least 5 people\./);
    for (const who of ["Mina", "Nell", "Oskar", "Gwen", "Yara"]) await expect(month).not.toContainText(who);
    expect(await month.locator("svg path").count()).toBeGreaterThan(22);
    const shapes = await month
      .locator("svg path")
      .evaluateAll((all) => all.map((each) => each.getAttribute("d")));
    expect(new Set(shapes).size, "by shape, not only by colour").toBe(2);

    await month.getByRole("link", { name: "January" }).click();
    await expect(month.getByRole("heading")).toHaveText("January in Rah and Argh");
    await expect(month).toContainText("There is no picture of January.");
    await expect(month.locator("svg path")).toHaveCount(0);
    await month.getByRole("link", { name: "February" }).click();
    await expect(month).toContainText("from at least 5 people");
  });
}

test("of a month in which few posted there is no picture, and no word of it", async ({ as, site }) => {
  await site.rows("delete from boards.post");
  await posted(site, "2031-02-10", ["mina", "nell", "oskar", "gwen"], { rah: 30, argh: 30 });
  const nell = await as("nell");
  await openBoard(nell, true);
  await expect(nell.getByText("in Rah and Argh")).toHaveCount(0);
});

/** Posts of one day, by these in turn. */
async function posted(
  site: Site,
  day: string,
  who: string[],
  moods: { rah: number; argh: number },
): Promise<void> {
  for (const [mood, count] of Object.entries(moods))
    await site.rows(
      `insert into boards.post (id, board_id, author_id, text, mood, posted_at)
       select gen_random_uuid(), (select id from boards.board order by created_at limit 1), m.id, 'In a month', $1::boards.mood,
         $2::timestamptz + n * interval '1 minute'
       from generate_series(0, $3::int - 1) n
       join member m on m.email = ($4::text[])[1 + n % $5::int]`,
      [mood, day, count, who.map((each) => `${each}@example.org`), who.length],
    );
}

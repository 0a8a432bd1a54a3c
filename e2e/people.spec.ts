import type { Page } from "@playwright/test";
import sharp from "sharp";
import { awake, unguard } from "./support/sending.ts";
import { expect, test, ways } from "./support/test.ts";

const scripts = ways.filter(({ size }) => size === "phone");

for (const { name, ...look } of ways) {
  test(`somebody says who they are, and is found by it (${name})`, async ({ as, site }) => {
    const [sam, nell] = [await as("sam", look), await as("nell", look)];
    await sam.goto("/");
    await places(sam).getByRole("link", { name: "You" }).click();
    await sam.getByRole("link", { name: /^Your profile/ }).click();
    await expect(field(sam, "Name")).toHaveValue("Sam Okonkwo-Featherstonehaugh");
    await awake(sam, look.javaScript);
    await field(sam, "Name").fill("Sam Okonkwo");
    await field(sam, "What I do").fill("Subtitler of silent films");
    await field(sam, "Languages").fill("English, Esperanto, Český jazyk");
    await field(sam, "A few lines about you").fill("Found the good bread.\n\nNot telling. 🍞");
    await field(sam, "Links").fill("sam.example.org\nhttps://films.example.org/silent?by=sam");
    await sam.getByLabel("Photo", { exact: true }).setInputFiles({
      name: "me at home.jpg",
      mimeType: "image/jpeg",
      buffer: await photoFromHome(),
    });
    await sam.getByRole("button", { name: "Save" }).click();
    await expect(sam.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
    await expect(sam.getByRole("checkbox", { name: /^Take my photo down/ })).toBeVisible();

    await nell.goto("/");
    await places(nell).getByRole("link", { name: "People" }).click();
    for (const words of ["subtitler", "esperanto", "cesky JAZYK"]) {
      await nell.getByLabel("Find somebody").fill(words);
      await nell.getByRole("button", { name: "Search" }).click();
      await expect(nell.getByRole("status").filter({ hasText: "1 person found" })).toBeVisible();
      await expect(nell.getByRole("link", { name: "Sam Okonkwo", exact: true })).toBeVisible();
    }
    await nell.getByRole("link", { name: "Sam Okonkwo", exact: true }).click();
    await expect(nell.getByRole("heading", { level: 1 })).toContainText("Sam Okonkwo");
    await expect(nell.getByText("Subtitler of silent films")).toBeVisible();
    await expect(nell.getByRole("region", { name: "In their own words" })).toContainText("Not telling. 🍞");
    const links = nell.getByRole("region", { name: "Elsewhere" }).getByRole("link");
    await expect(links).toHaveText(["sam.example.org", "films.example.org"]);
    await expect(links.first()).toHaveAttribute("href", "https://sam.example.org/");
    await expect(links.last()).toHaveAttribute("href", "https://films.example.org/silent?by=sam");
    for (const size of ["", "?size=small"]) await saysNothingOfHome(nell, site.origin, size);
    await nell.getByRole("link", { name: "Esperanto" }).click();
    await expect(nell).toHaveURL("/people?q=Esperanto");
    await expect(nell.getByRole("status").filter({ hasText: "1 person found" })).toBeVisible();
  });
}

for (const { name, ...look } of scripts) {
  test(`what was typed stays when a profile cannot be kept (${name})`, async ({ as, site }) => {
    const page = await as("sam", look);
    const kept = () => site.rows("select * from member where email = 'sam@example.org'");
    const before = await kept();
    await page.goto("/settings/profile");
    await awake(page, look.javaScript);
    await unguard(page);
    await field(page, "Name").fill("  ");
    await field(page, "What I do").fill("x".repeat(121));
    await field(page, "Languages").fill(Array.from({ length: 21 }, (_, at) => `Language ${at}`).join(", "));
    await field(page, "A few lines about you").fill("Still here.");
    await field(page, "Links").fill("https://fine.example.org\njavascript:alert(1)");
    await page.getByLabel("Photo", { exact: true }).setInputFiles({
      name: "not me.jpg",
      mimeType: "image/jpeg",
      buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
    });
    const save = page.getByRole("button", { name: "Save" });
    await save.click();
    await expect(page.getByRole("alert").filter({ hasText: "What you typed is still here." })).toBeVisible();
    await expect(field(page, "Name")).toHaveAccessibleDescription(/Please write something here\.$/);
    await expect(field(page, "What I do")).toHaveAccessibleDescription(/120 characters at the most/);
    await expect(field(page, "Languages")).toHaveAccessibleDescription(/20 languages at the most/);
    await expect(field(page, "Links")).toHaveAccessibleDescription(/Each line needs to be a web address/);
    await expect(field(page, "A few lines about you")).toHaveValue("Still here.");
    await expect(field(page, "Links")).toHaveValue("https://fine.example.org\njavascript:alert(1)");
    if (look.javaScript) await expect(save).toBeFocused();

    // The words are right now, and the picture still is none.
    await field(page, "Name").fill("Sam");
    await field(page, "What I do").fill("Medical writer");
    await field(page, "Languages").fill("English");
    await field(page, "Links").fill("https://fine.example.org");
    await page.getByLabel("Photo", { exact: true }).setInputFiles({
      name: "not me.jpg",
      mimeType: "image/jpeg",
      buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
    });
    await save.click();
    await expect(page.getByLabel("Photo", { exact: true })).toHaveAccessibleDescription(
      /please choose it again.*That is not a picture we can use/s,
    );
    await expect(field(page, "Name")).toHaveValue("Sam");
    await expect(field(page, "A few lines about you")).toHaveValue("Still here.");
    expect(await kept()).toEqual(before);
  });

  test(`a photo is taken down again (${name})`, async ({ as, site }) => {
    const page = await as("sam", look);
    await page.goto("/settings/profile");
    await awake(page, look.javaScript);
    await page.getByLabel("Photo", { exact: true }).setInputFiles({
      name: "me.jpg",
      mimeType: "image/jpeg",
      buffer: await photoFromHome(),
    });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("checkbox", { name: /^Take my photo down/ }).check();
    const address = `${site.origin}${await page.locator("img[src^='/api/photos/']").first().getAttribute("src")}`;
    expect((await page.request.get(address)).status()).toBe(200);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("checkbox", { name: /^Take my photo down/ })).toHaveCount(0);
    await expect(page.locator("img[src^='/api/photos/']")).toHaveCount(0);
    expect((await page.request.get(address)).status()).toBe(404);
    expect(await site.rows("select from photo")).toHaveLength(0);
  });
}

test("who the people are is for members only", async ({ visitor, site }) => {
  const page = await visitor();
  const [nell] = await site.rows<{ id: string }>("select id from member where email = 'nell@example.org'");
  for (const path of ["/people", "/people?q=Nell", `/people/${nell?.id}`, "/settings/profile"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    expect(await page.content()).not.toContain("Kavanagh");
  }
});

test("long names, and names from right to left, fit on the smallest screen", async ({ as, site }) => {
  const page = await as("gwen", { javaScript: false });
  await page.setViewportSize({ width: 320, height: 640 });
  const [board] = await site.rows<{ id: string; post: string }>(
    "select board_id as id, id as post from boards.post order by posted_at limit 1",
  );
  const names = {
    long: "LlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochLlanfairpwllgwyngyllgog",
    rightToLeft: "عبدالرحمنعبدالرحيمعبدالكريمعبداللطيفعبدالعزيزعبدالجبار أبو الخير",
  };
  for (const name of Object.values(names)) {
    await page.goto("/settings/profile");
    await field(page, "Name").fill(name.slice(0, 80));
    await field(page, "What I do").fill(name.repeat(2).slice(0, 120));
    await field(page, "Languages").fill(name.slice(0, 40));
    await field(page, "Links").fill(`https://${"long-".repeat(11)}name.example.org/`);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
    await fits(page);
    const own = await page.getByRole("link", { name: "See it as the others do" }).getAttribute("href");
    await page.goto("/");
    await page.getByRole("button", { name: /I[’']m going$/ }).click();
    for (const path of [
      "/",
      "/people",
      own,
      "/settings",
      `/boards/${board?.id}`,
      `/boards/${board?.id}/members`,
      `/boards/${board?.id}/posts/${board?.post}`,
    ]) {
      await page.goto(path ?? "");
      expect(await page.content()).toContain(name.slice(0, 80));
      await fits(page);
    }
  }
});

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const places = (page: Page) => page.getByRole("navigation", { name: "Places" });

async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, page.url()).toBeLessThanOrEqual(320);
}

/** A JPEG as a phone takes it: with the place where it was taken, and lying on its side. */
function photoFromHome(): Promise<Buffer> {
  const noise = { type: "gaussian", mean: 128, sigma: 30 } as const;
  return sharp({ create: { width: 640, height: 480, channels: 3, background: "#a0522d", noise } })
    .jpeg()
    .withExif({
      IFD0: { Make: "Home-Camera", Orientation: "6" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "52/1 25/1 48/1",
        GPSLongitudeRef: "W",
        GPSLongitude: "1/1 53/1 30/1",
      },
    })
    .toBuffer();
}

/** The photo on the page is served to members, as another picture, without a word of the first one's metadata. */
async function saysNothingOfHome(page: Page, origin: string, size: string): Promise<void> {
  expect((await sharp(await photoFromHome()).metadata()).exif, "it was there to begin with").toBeDefined();
  const shown = await page.locator("img[src^='/api/photos/']").first().getAttribute("src");
  const address = `${origin}${shown?.split("?")[0]}${size}`;
  const answer = await page.request.get(address);
  expect(answer.headers()["content-type"]).toBe("image/webp");
  const bytes = await answer.body();
  const { exif, xmp, iptc, format, width, height } = await sharp(bytes).metadata();
  expect({ exif, xmp, iptc }).toEqual({ exif: undefined, xmp: undefined, iptc: undefined });
  expect({ format, square: width === height }).toEqual({ format: "webp", square: true });
  // Four letters and more: three stand in some picture or other by chance.
  for (const trace of ["Exif", "EXIF", "GPSL", "Home-Camera"]) expect(bytes.includes(trace)).toBe(false);
  expect((await fetch(address)).status).toBe(404);
}

import sharp from "sharp";
import { expect, test } from "vitest";
import { pngHeader } from "#lib/drawing/testing-pictures.ts";
import { squaresOf } from "./picture.ts";

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#a53" }, limitInputPixels: false });
const jpeg = () => plain(800, 600).jpeg().toBuffer();

/** Red on the left, blue on the right. */
async function twoHalves(): Promise<Buffer> {
  const half = (background: string) =>
    sharp({ create: { width: 200, height: 400, channels: 3, background } })
      .png()
      .toBuffer();
  return sharp({ create: { width: 400, height: 400, channels: 3, background: "#fff" } })
    .composite([
      {
        input: await raw(await half("#f00")),
        raw: { width: 200, height: 400, channels: 3 },
        left: 0,
        top: 0,
      },
      {
        input: await raw(await half("#00f")),
        raw: { width: 200, height: 400, channels: 3 },
        left: 200,
        top: 0,
      },
    ])
    .png()
    .toBuffer();
}
const raw = (picture: Buffer) => sharp(picture).removeAlpha().raw().toBuffer();

async function colourAt(picture: Uint8Array, left: number, top: number): Promise<number[]> {
  const { data } = await sharp(picture)
    .removeAlpha()
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data];
}

test.each(["jpeg", "png", "webp", "gif"] as const)("a %s becomes two square WebPs", async (format) => {
  const squares = await squaresOf(await plain(900, 600)[format]().toBuffer());
  if (!squares.ok) throw new Error(squares.why);
  for (const [bytes, side] of [
    [squares.large, 512],
    [squares.small, 160],
  ] as const)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: side, height: side });
});

test("where it was taken, the camera and the colour profile are gone; upright stays upright", async () => {
  const withMetadata = await sharp(await twoHalves())
    .withExif({
      IFD0: { Make: "Camera of Ana" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 26/1 0/1" },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Kings Heath</x:xmpmeta>')
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const before = await sharp(withMetadata).metadata();
  expect(before).toMatchObject({ orientation: 6 });
  expect(before.exif?.toString("latin1")).toContain("Camera of Ana");
  const squares = await squaresOf(withMetadata);
  if (!squares.ok) throw new Error(squares.why);
  for (const bytes of [squares.large, squares.small]) {
    const { exif, xmp, icc, iptc, orientation } = await sharp(bytes).metadata();
    expect({ exif, xmp, icc, iptc, orientation }).toEqual({});
    expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/Camera of Ana|Kings Heath|EXIF|XMP |ICCP/);
  }
  // Turned a quarter to the right, the left half is on top.
  const [top, bottom] = [await colourAt(squares.large, 256, 60), await colourAt(squares.large, 256, 450)];
  expect(top[0]).toBeGreaterThan(200);
  expect(bottom[2]).toBeGreaterThan(200);
});

test("of a moving picture the first frame is kept", async () => {
  const frames = await sharp(
    await Promise.all(
      ["#f00", "#00f", "#0f0"].map((background) =>
        sharp({ create: { width: 64, height: 64, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    ),
    { join: { animated: true } },
  )
    .gif()
    .toBuffer();
  expect((await sharp(frames, { animated: true }).metadata()).pages).toBe(3);
  const squares = await squaresOf(frames);
  if (!squares.ok) throw new Error(squares.why);
  expect((await sharp(squares.large).metadata()).pages ?? 1).toBe(1);
  expect((await colourAt(squares.large, 256, 256))[0]).toBeGreaterThan(200);
});

test("what hangs on behind a picture does not come through", async () => {
  const polyglot = Buffer.concat([await jpeg(), Buffer.from("<script>alert(document.domain)</script>")]);
  const squares = await squaresOf(polyglot);
  if (!squares.ok) throw new Error(squares.why);
  expect(Buffer.from(squares.large).toString("latin1")).not.toContain("<script>");
});

test.each([
  ["nothing", async () => new Uint8Array(), "notAPicture"],
  [
    "a page with a picture's name",
    async () => Buffer.from("<!doctype html><script>alert(1)</script>"),
    "notAPicture",
  ],
  [
    "an SVG",
    async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>'),
    "notAPicture",
  ],
  ["an AVIF", async () => plain(90, 90).avif().toBuffer(), "notAPicture"],
  ["a TIFF", async () => plain(90, 90).tiff().toBuffer(), "notAPicture"],
  ["a PDF", async () => Buffer.from("%PDF-1.7\n"), "notAPicture"],
  [
    "a picture's first bytes and a page",
    async () => Buffer.from("GIF89a<script>alert(1)</script>".padEnd(400)),
    "unreadable",
  ],
  [
    "a JPEG's first bytes and an SVG",
    async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from("<svg/>")]),
    "unreadable",
  ],
  ["a JPEG cut short", async () => (await jpeg()).subarray(0, 1_500), "unreadable"],
  [
    "a PNG cut short",
    async () => {
      const all = await plain(800, 600).png().toBuffer();
      return all.subarray(0, all.length - 200);
    },
    "unreadable",
  ],
  [
    "a WebP cut short",
    async () => {
      const all = await plain(800, 600).webp().toBuffer();
      return all.subarray(0, all.length / 2);
    },
    "unreadable",
  ],
  [
    "a GIF cut short",
    async () => {
      const all = await plain(800, 600).gif().toBuffer();
      return all.subarray(0, all.length / 2);
    },
    "unreadable",
  ],
  ["more bytes than fit", async () => new Uint8Array(10_000_001), "tooBig"],
  ["a line", async () => plain(4_000, 40).png().toBuffer(), "shape"],
  ["a dot", async () => plain(8, 8).png().toBuffer(), "shape"],
  ["41 million pixels", async () => plain(8_200, 5_000).png().toBuffer(), "tooManyPixels"],
  [
    "16 bits a colour, 35 million pixels",
    async () => plain(7_000, 5_000).toColourspace("rgb16").png().toBuffer(),
    "tooManyPixels",
  ],
  ["a header of 30,000 by 30,000", async () => pngHeader(30_000, 30_000), "tooManyPixels"],
  ["a header of 2^31 by 2^31", async () => pngHeader(2 ** 31 - 1, 2 ** 31 - 1), "unreadable"],
])("%s is refused", async (_, make, why) => {
  const bytes = await make();
  expect(await squaresOf(bytes)).toEqual({ ok: false, why });
});

test("the heaviest picture that is let in stays within bounds", { timeout: 30_000 }, async () => {
  const heavy = await sharp({ create: { width: 8_000, height: 4_990, channels: 4, background: "#a538" } })
    .png({ progressive: true })
    .toBuffer();
  const memory = process.memoryUsage.rss();
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 10);
  expect((await squaresOf(heavy)).ok).toBe(true);
  clearInterval(watch);
  expect(most - memory).toBeLessThan(400_000_000);
});

test("of a crowd some are asked to come again, and nothing is stuck after them", async () => {
  const photo = await jpeg();
  const crowd = await Promise.all(Array.from({ length: 20 }, () => squaresOf(photo)));
  expect(crowd.filter((each) => each.ok)).toHaveLength(8);
  expect(crowd.find((each) => !each.ok)).toEqual({ ok: false, why: "busy" });
  expect((await squaresOf(photo)).ok).toBe(true);
});

test("the busiest picture fits where it is kept", async () => {
  const noise = Buffer.from(Array.from({ length: 512 * 512 * 4 }, () => Math.floor(Math.random() * 256)));
  const squares = await squaresOf(
    await sharp(noise, { raw: { width: 512, height: 512, channels: 4 } })
      .png()
      .toBuffer(),
  );
  if (!squares.ok) throw new Error(squares.why);
  expect(squares.large.byteLength).toBeLessThan(1_000_000);
  expect(squares.small.byteLength).toBeLessThan(200_000);
});

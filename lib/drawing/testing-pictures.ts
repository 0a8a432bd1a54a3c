import { deflateSync } from "node:zlib";
import sharp from "sharp";

/** For tests: a picture of one colour. */
export const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#a53" }, limitInputPixels: false });

/** A picture that says where and by whom it was taken, and has more behind its end. */
export async function telltale(): Promise<Buffer> {
  const taken = await plain(2_400, 1_200)
    .withExif({
      IFD0: { Make: "Camera of Ana", Copyright: "canary-copyright" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 26/1 0/1" },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Kings Heath</x:xmpmeta>')
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  return Buffer.concat([taken, Buffer.from("<script>alert(document.domain)</script>")]);
}

const gif = (rest: string) => Buffer.from(`GIF89a${rest}`.padEnd(400));
const cut = async (format: "jpeg" | "png" | "webp" | "gif", part: number) => {
  const all = await plain(800, 600)[format]().toBuffer();
  return all.subarray(0, Math.floor(all.length * part));
};

/** What is no picture, no whole one, or too much of one; each with what it is refused as. */
export const malformed: [what: string, make: () => Promise<Uint8Array> | Uint8Array, why: string][] = [
  ["nothing", () => new Uint8Array(), "notAPicture"],
  ["one byte", () => new Uint8Array([0xff]), "notAPicture"],
  ["zeros", () => new Uint8Array(5_000), "notAPicture"],
  [
    "a page with a picture's name",
    () => Buffer.from("<!doctype html><script>alert(1)</script>"),
    "notAPicture",
  ],
  [
    "an SVG",
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>'),
    "notAPicture",
  ],
  ["an SVG with a script", () => Buffer.from("<?xml version='1.0'?><svg onload='alert(1)'/>"), "notAPicture"],
  [
    "an SVG that includes a file",
    () => Buffer.from('<svg><image href="file:///etc/passwd"/></svg>'),
    "notAPicture",
  ],
  [
    "an SVG bomb",
    () => Buffer.from('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>'),
    "notAPicture",
  ],
  ["an AVIF", () => plain(90, 90).avif().toBuffer(), "notAPicture"],
  ["a TIFF", () => plain(90, 90).tiff().toBuffer(), "notAPicture"],
  ["a PDF", () => Buffer.from("%PDF-1.7\n"), "notAPicture"],
  ["a zip", () => Buffer.from("PK\x03\x04aaaaaaaaaaaaaaaa"), "notAPicture"],
  ["a BMP", () => Buffer.from("BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"), "notAPicture"],
  ["an icon", () => Buffer.from("\0\0\x01\0\x01\0\x10\x10", "latin1"), "notAPicture"],
  ["a Photoshop file", () => Buffer.from("8BPS\0\x01"), "notAPicture"],
  ["PostScript", () => Buffer.from("%!PS-Adobe-3.0\n(%pipe%id) (r) file"), "notAPicture"],
  [
    "ImageMagick's own language",
    () => Buffer.from("push graphic-context\nfill 'url(https://x\"|id\")'"),
    "notAPicture",
  ],
  ["a film", () => Buffer.from("\0\0\0\x18ftypmp42"), "notAPicture"],
  ["a sound that begins as WebP does", () => Buffer.from("RIFF\x24\0\0\0WAVEfmt "), "notAPicture"],
  [
    "a picture behind a newline",
    async () => Buffer.concat([Buffer.from("\n"), await cut("png", 1)]),
    "notAPicture",
  ],
  ["a GIF's first bytes and a page", () => gif("<script>alert(1)</script>"), "unreadable"],
  ["a GIF that is a script", () => gif("/*\0\0*/=1;alert(1)//"), "unreadable"],
  ["a JPEG's first bytes and an SVG", () => Buffer.from("\xff\xd8\xff<svg/>", "latin1"), "unreadable"],
  [
    "a JPEG's first bytes and PHP",
    () => Buffer.from("\xff\xd8\xff\xe0<?php phpinfo(); ?>", "latin1"),
    "unreadable",
  ],
  [
    "a PNG's first bytes and a page",
    () => Buffer.from("\x89PNG\r\n\x1a\n<script>alert(1)</script>", "latin1"),
    "unreadable",
  ],
  ["a WebP's first bytes alone", () => Buffer.from("RIFF\x24\0\0\0WEBPVP8 "), "unreadable"],
  ["a JPEG cut short", () => cut("jpeg", 0.5), "unreadable"],
  ["a PNG cut short", () => cut("png", 0.7), "unreadable"],
  ["a WebP cut short", () => cut("webp", 0.5), "unreadable"],
  ["a GIF cut short", () => cut("gif", 0.5), "unreadable"],
  ["a PNG with a false sum", async () => spoilt(await cut("png", 1)), "unreadable"],
  ["more bytes than fit", () => new Uint8Array(10_000_001), "tooBig"],
  ["50 MB", async () => Buffer.concat([await cut("jpeg", 1), Buffer.alloc(50_000_000)]), "tooBig"],
  ["a line", () => plain(4_000, 4).png().toBuffer(), "shape"],
  ["a dot", () => plain(3, 3).png().toBuffer(), "shape"],
  ["41 million pixels", () => plain(8_200, 5_000).png().toBuffer(), "tooManyPixels"],
  ["a bomb: 30,000 by 30,000 in a few bytes", () => pngHeader(30_000, 30_000), "tooManyPixels"],
  ["30,000 by 2,000", () => pngHeader(30_000, 2_000), "tooManyPixels"],
  ["16 bits a colour, 36 million pixels", () => pngHeader(6_000, 6_000, 16), "tooManyPixels"],
  ["a header of 2^31 by 2^31", () => pngHeader(2 ** 31 - 1, 2 ** 31 - 1), "unreadable"],
  ["a GIF that says 65,535 by 65,535", () => gifHeader(), "unreadable"],
];

function spoilt(png: Buffer): Buffer {
  const copy = Buffer.from(png);
  const at = copy.indexOf("IDAT") + 20;
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

function gifHeader(): Buffer {
  return Buffer.concat([
    Buffer.from("GIF89a"),
    Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 0, 0]),
    Buffer.alloc(40),
  ]);
}

/** A PNG that says it is this large and holds next to nothing. */
export function pngHeader(width: number, height: number, depth = 8): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([depth, 2, 0, 0, 0], 8);
  const parts = [
    chunk("IHDR", size),
    chunk("IDAT", deflateSync(Buffer.alloc(1_000))),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts]);
}

/** A part of a PNG, with its sum. */
export function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

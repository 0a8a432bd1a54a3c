import { deflateSync } from "node:zlib";
import { chunk, plain, pngHeader } from "./testing-pictures.ts";

/** For tests: small files that want to be large, and pictures that are something else as well. */

const latin1 = (text: string) => Buffer.from(text, "latin1");
const small = (format: "jpeg" | "png" | "webp" | "gif") => plain(400, 300)[format]().toBuffer();

/** What would take more memory or time than any picture is worth; each with what it is refused as. */
export const bombs: [what: string, make: () => Promise<Buffer> | Buffer, why: string][] = [
  ["a JPEG that says 30,000 by 30,000", async () => jpegOf(30_000, 30_000), "tooManyPixels"],
  ["a JPEG that says 65,500 by 65,500", async () => jpegOf(65_500, 65_500), "tooManyPixels"],
  ["a WebP that says 16,000 by 16,000", async () => webpOf(16_000, 16_000), "tooManyPixels"],
  ["a film in WebP that says 16,777,216 by 16,777,216", () => webpFilm(), "unreadable"],
  ["a GIF that says 20,000 by 20,000", async () => gifOf(20_000, 20_000), "tooManyPixels"],
  ["1 by 100,000", () => pngHeader(1, 100_000), "shape"],
  ["100,000 by 1", () => pngHeader(100_000, 1), "shape"],
  ["a PNG of no pixels", () => pngHeader(0, 0), "unreadable"],
  ["a PNG that ends in its header", () => pngHeader(100, 100).subarray(0, 40), "unreadable"],
  ["an APNG that says 30,000 by 30,000", () => apng(pngHeader(30_000, 30_000)), "tooManyPixels"],
];

/** What no picture is, whatever it is called; each is refused as that. */
export const strangers: [what: string, bytes: Buffer][] = [
  ["HEIC", latin1("\0\0\0\x18ftypheic\0\0\0\0mif1heic")],
  ["AVIF's first bytes", latin1("\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf")],
  ["JPEG XL", latin1("\xff\x0a\xfa\x7f\x01\x90\x08")],
  ["JPEG 2000", latin1("\0\0\0\x0cjP  \r\n\x87\n")],
  ["TIFF, little end first", latin1("II*\0\x08\0\0\0")],
  ["TIFF, big end first", latin1("MM\0*\0\0\0\x08")],
  ["a cursor", latin1("\0\0\x02\0\x01\0")],
  ["a program for Windows", latin1("MZ\x90\0\x03")],
  ["a program for Linux", latin1("\x7fELF\x02\x01\x01")],
  ["PHP", Buffer.from("<?php system($_GET['c']); ?>")],
  [
    "an SVG that reads a file",
    Buffer.from(
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>',
    ),
  ],
  [
    "an SVG that asks another machine",
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="http://169.254.169.254/"/></svg>'),
  ],
  [
    "an SVG with a page in it",
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><iframe src="javascript:alert(1)"/></foreignObject></svg>',
    ),
  ],
  ["an SVG in 16 bits", Buffer.from('\ufeff<svg onload="alert(1)"/>', "utf16le")],
  ["a packed SVG", latin1("\x1f\x8b\x08\0\0\0\0\0\0\x03")],
  ["an SVG after spaces", Buffer.from(`${" ".repeat(300)}<svg onload="alert(1)"/>`)],
  ["a picture as text", Buffer.from("data:image/png;base64,iVBORw0KGgo=")],
];

/** Says in each of these files what must not be left of them. */
export const TRACE = "canary-trace";
const script = `<script>alert("${TRACE}")</script>`;

/** Whole pictures that are more than that: taken, and nothing of the rest is kept. */
export const disguised: [what: string, make: () => Promise<Buffer>][] = [
  ["a page in a JPEG's comment", async () => withSegment(0xfe, latin1(`*/--><html>${script}</html><!--`))],
  [
    "a page behind a JPEG",
    async () => Buffer.concat([await small("jpeg"), latin1(`<html>${script}</html>`)]),
  ],
  [
    "a PDF in a JPEG's comment",
    async () => withSegment(0xfe, latin1(`%PDF-1.7\n1 0 obj<</Type/Catalog/Names(${TRACE})>>`)),
  ],
  [
    "a JPEG with a thumbnail and a place",
    async () => {
      // A small picture of the same, as cameras put it there: it may show what was cut away.
      const thumbnail = await withSegment(0xfe, latin1(`thumbnail ${TRACE}`));
      return withSegment(
        0xe1,
        Buffer.concat([latin1(`Exif\0\0MM\0*\0\0\0\x08\0\0 GPS ${TRACE}`), thumbnail]),
      );
    },
  ],
  ["a JPEG with IPTC", async () => withSegment(0xed, latin1(`Photoshop 3.0\x008BIM\x04\x04 ${TRACE}`))],
  ["a JPEG with a profile", async () => withSegment(0xe2, latin1(`MPF\0 another picture ${TRACE}`))],
  [
    "a zip behind a PNG",
    async () => Buffer.concat([await small("png"), latin1(`PK\x03\x04${TRACE}.jar PK\x05\x06`)]),
  ],
  ["PHP in a PNG's text", async () => pngWith("tEXt", latin1(`Comment\0<?php /* ${TRACE} */ ?>`))],
  ["a page in a PNG's text", async () => pngWith("iTXt", latin1(`XML:com.adobe.xmp\0\0\0\0\0${script}`))],
  ["where it was taken, in a PNG", async () => pngWith("eXIf", latin1(`MM\0*\0\0\0\x08\0\0 GPS ${TRACE}`))],
  [
    "200 MB of text in a PNG's 200 kB",
    async () =>
      pngWith("zTXt", Buffer.concat([latin1(`${TRACE}\0\0`), deflateSync(Buffer.alloc(200_000_000))])),
  ],
  ["an APNG", async () => apng(await small("png"))],
  [
    "a GIF of 3,000 frames",
    async () => {
      const gif = await gifOf(400, 300);
      const frame = gif.subarray(frameOf(gif), -1);
      return Buffer.concat([gif.subarray(0, -1), ...Array.from({ length: 3_000 }, () => frame), latin1(";")]);
    },
  ],
  [
    "a script in a GIF's comment",
    async () => {
      const gif = await small("gif");
      const comment = latin1(script);
      return Buffer.concat([
        gif.subarray(0, -1),
        latin1(`!\xfe${String.fromCharCode(comment.length)}`),
        comment,
        latin1("\0;"),
      ]);
    },
  ],
  [
    "a page in a WebP",
    async () => {
      const webp = await small("webp");
      const body = latin1(`${script}${script.length % 2 === 0 ? "" : " "}`);
      const head = Buffer.alloc(8);
      head.write("XMP ", "latin1");
      head.writeUInt32LE(body.length, 4);
      const all = Buffer.concat([webp, head, body]);
      all.writeUInt32LE(all.length - 8, 4);
      return all;
    },
  ],
];

/** File names as nobody's computer gives them. */
export const names = [
  "../../../etc/passwd",
  "..\\..\\boot.ini",
  "/etc/cron.d/x.png",
  "a\u0000.png",
  "a\r\nSet-Cookie: x=1.png",
  "\u202egnp.exe",
  "<script>alert(1)</script>.png",
  `"; rm -rf /; ".png`,
  ".htaccess",
  "con.png",
  `${"x".repeat(5_000)}.png`,
  "",
];

async function withSegment(marker: number, content: Buffer): Promise<Buffer> {
  const jpeg = await small("jpeg");
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

async function pngWith(type: string, content: Buffer): Promise<Buffer> {
  const png = await small("png");
  // Behind the first chunk, which is the header: 8 bytes of signature, 25 of it.
  return Buffer.concat([png.subarray(0, 33), chunk(type, content), png.subarray(33)]);
}

/** As if it moved. */
function apng(png: Buffer): Buffer {
  const frames = Buffer.alloc(8);
  frames.writeUInt32BE(100_000, 0);
  return Buffer.concat([png.subarray(0, 33), chunk("acTL", frames), png.subarray(33)]);
}

async function jpegOf(width: number, height: number): Promise<Buffer> {
  const jpeg = Buffer.from(await small("jpeg"));
  const size = jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 5;
  jpeg.writeUInt16BE(height, size);
  jpeg.writeUInt16BE(width, size + 2);
  return jpeg;
}

/** Both the screen and the first frame on it. */
async function gifOf(width: number, height: number): Promise<Buffer> {
  const gif = Buffer.from(await small("gif"));
  for (const at of [6, frameOf(gif) + 5]) {
    gif.writeUInt16LE(width, at);
    gif.writeUInt16LE(height, at + 2);
  }
  return gif;
}

/** Where the first frame begins: behind the table of colours. */
const frameOf = (gif: Buffer) => gif.indexOf(0x2c, 13 + 3 * 2 ** (((gif[10] ?? 0) & 7) + 1));

async function webpOf(width: number, height: number): Promise<Buffer> {
  const webp = Buffer.from(await plain(400, 300).webp({ lossless: true }).toBuffer());
  const size = webp.indexOf("VP8L") + 9;
  webp.writeUInt32LE(
    ((webp.readUInt32LE(size) & 0xf0000000) | (width - 1) | ((height - 1) << 14)) >>> 0,
    size,
  );
  return webp;
}

function webpFilm(): Buffer {
  return riff("VP8X", Buffer.concat([latin1("\x02\0\0\0"), Buffer.alloc(6, 0xff), Buffer.alloc(40)]));
}

function riff(type: string, body: Buffer): Buffer {
  const all = Buffer.concat([latin1(`RIFF\0\0\0\0WEBP${type}\0\0\0\0`), body]);
  all.writeUInt32LE(all.length - 8, 4);
  all.writeUInt32LE(body.length, 16);
  return all;
}

import sharp, { type Metadata, type Sharp } from "sharp";
import { PHOTO_BYTES, PHOTO_MEMORY, PHOTO_PIXELS } from "./picture-limits.ts";

/** Two squares made anew from a picture, or why there are none. */
export type Squares = { ok: true; large: Uint8Array<ArrayBuffer>; small: Uint8Array<ArrayBuffer> };
export type Refused = { ok: false; why: PictureFault };
export type PictureFault = "tooBig" | "notAPicture" | "unreadable" | "tooManyPixels" | "shape" | "busy";

// Once for the process: libvips opens these four kinds and no other (SVG, HEIF, TIFF and PDF have parsers with a
// history), keeps nothing, and takes one core.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Jpeg", "Png", "Webp", "Nsgif"].map((kind) => `VipsForeignLoad${kind}Buffer`),
});
sharp.cache(false);
sharp.concurrency(1);

const LARGE = 512;
const SMALL = 160;
/** A line of pixels would be blown up to a strip of millions before it is cut. */
const LEAST_SIDE = 32;
const MOST_STRETCHED = 5;
const SECONDS = 8;
const WAITING = 8;

/**
 * A picture as squares of 512 and 160 px: turned upright, its first frame, cut round what catches the eye, WebP,
 * without any of its metadata. What it is is told by its content, never by its name or what the browser said.
 */
export async function squaresOf(bytes: Uint8Array): Promise<Squares | Refused> {
  if (bytes.byteLength > PHOTO_BYTES) return refuse("tooBig");
  const kind = kindOf(bytes);
  if (!kind) return refuse("notAPicture");
  return inTurn(async () => {
    try {
      const about = await open(bytes).metadata();
      const fault = about.format === kind ? faultIn(about) : "notAPicture";
      return fault ? refuse(fault) : await cut(open(bytes));
    } catch (error) {
      return refuse(/pixel limit/.test(String(error)) ? "tooManyPixels" : "unreadable");
    }
  });
}

const refuse = (why: PictureFault): Refused => ({ ok: false, why });

/** By the first bytes, as the formats define them. */
function kindOf(bytes: Uint8Array): "jpeg" | "png" | "gif" | "webp" | undefined {
  const head = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  if (head.startsWith("\xff\xd8\xff")) return "jpeg";
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (/^GIF8[79]a/.test(head)) return "gif";
  if (head.startsWith("RIFF") && head.endsWith("WEBP")) return "webp";
  return undefined;
}

function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: PHOTO_PIXELS, failOn: "error", animated: false });
}

/** What is too much of, by the header alone. */
function faultIn({
  format,
  width,
  height,
  channels,
  depth,
  isProgressive,
}: Metadata): PictureFault | undefined {
  // A progressive JPEG is kept as 16-bit numbers until its last pass.
  const wide = depth === "ushort" || (format === "jpeg" && isProgressive);
  if (width * height * channels * (wide ? 2 : 1) > PHOTO_MEMORY) return "tooManyPixels";
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  return short < LEAST_SIDE || long > short * MOST_STRETCHED ? "shape" : undefined;
}

async function cut(picture: Sharp): Promise<Squares> {
  const { data, info } = await picture
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize(LARGE, LARGE, { fit: "cover", position: sharp.strategy.attention })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const square = () => sharp(data, { raw: { width, height, channels } });
  const look = { quality: 80, alphaQuality: 80, smartSubsample: true };
  const large = await square().webp(look).toBuffer();
  const small = await square().resize(SMALL, SMALL).webp(look).toBuffer();
  return { ok: true, large: new Uint8Array(large), small: new Uint8Array(small) };
}

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** One picture is unpacked at a time, so that ten at once do not take ten times the memory. */
async function inTurn<T>(work: () => Promise<T>): Promise<T | Refused> {
  if (waiting >= WAITING) return refuse("busy");
  waiting++;
  const mine = last.then(work).finally(() => waiting--);
  last = mine.catch(() => {});
  return mine;
}

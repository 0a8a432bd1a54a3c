import sharp, { type Metadata, type Sharp } from "sharp";
import { inTurn } from "#lib/drawing/libvips.ts";
import { PHOTO_BYTES, PHOTO_MEMORY, PHOTO_PIXELS } from "./picture-limits.ts";

/** Two squares made anew from a picture, or why there are none. */
export type Squares = { ok: true; large: Uint8Array<ArrayBuffer>; small: Uint8Array<ArrayBuffer> };
export type Refused = { ok: false; why: PictureFault };
export type PictureFault = "tooBig" | "notAPicture" | "unreadable" | "tooManyPixels" | "shape" | "busy";

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
  return unlessBusy(async () => {
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

let waiting = 0;

/** So many wait for their turn, and no more. */
async function unlessBusy<T>(work: () => Promise<T>): Promise<T | Refused> {
  if (waiting >= WAITING) return refuse("busy");
  waiting++;
  return inTurn(work).finally(() => waiting--);
}

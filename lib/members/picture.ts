import sharp, { type Sharp } from "sharp";
import { fromSentPicture, type PictureBounds, type Refused } from "#lib/drawing/sent-picture.ts";
import { PHOTO_BYTES, PHOTO_MEMORY, PHOTO_PIXELS } from "./picture-limits.ts";

export type { PictureFault, Refused } from "#lib/drawing/sent-picture.ts";

/** Two squares made anew from a picture, or why there are none. */
export type Squares = { ok: true; large: Uint8Array<ArrayBuffer>; small: Uint8Array<ArrayBuffer> };

const LARGE = 512;
const SMALL = 160;
const SECONDS = 8;

const BOUNDS: PictureBounds = {
  bytes: PHOTO_BYTES,
  pixels: PHOTO_PIXELS,
  memory: PHOTO_MEMORY,
  // A line of pixels would be blown up to a strip of millions before it is cut.
  leastSide: 32,
  mostStretched: 5,
};

/**
 * A picture as squares of 512 and 160 px: turned upright, its first frame, cut round what catches the eye, WebP,
 * without any of its metadata.
 */
export async function squaresOf(bytes: Uint8Array): Promise<Squares | Refused> {
  return fromSentPicture(bytes, BOUNDS, cut);
}

async function cut(picture: Sharp): Promise<Omit<Squares, "ok">> {
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
  return { large: new Uint8Array(large), small: new Uint8Array(small) };
}

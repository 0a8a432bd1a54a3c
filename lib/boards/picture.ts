import sharp, { type Sharp } from "sharp";
import { fromSentPicture, type PictureBounds, type PictureFault } from "#lib/drawing/sent-picture.ts";
import { PICTURE_BYTES } from "./picture-limits.ts";
import type { SentPicture } from "./picture-schema.ts";

/** A picture as it is kept: WebP of our own making, with the words that describe it. */
export type Remade = { alt: string; width: number; height: number; webp: Uint8Array<ArrayBuffer> };

/** `number`: which of those sent, from 1. */
export type RefusedPicture = { ok: false; why: PictureFault; number: number };

const LONG_SIDE = 1_600;
const MOST_BYTES = 1_500_000;
const SECONDS = 10;
/** Tried in turn until it is small enough: grain and noise take room that nobody sees. */
const LOOKS = [
  { quality: 80, side: LONG_SIDE },
  { quality: 60, side: LONG_SIDE },
  { quality: 50, side: 1_100 },
  { quality: 30, side: 800 },
];

const BOUNDS: PictureBounds = {
  bytes: PICTURE_BYTES,
  pixels: 40_000_000,
  memory: 160_000_000,
  leastSide: 8,
  // A long conversation on a screenshot is taken; a line of pixels is not.
  mostStretched: 30,
};

/** All or none, one after the other. Long work: to be done before a transaction begins. */
export async function remakePictures(
  sent: readonly SentPicture[],
): Promise<{ ok: true; pictures: Remade[] } | RefusedPicture> {
  const pictures: Remade[] = [];
  for (const { file, alt, number } of sent) {
    const remade = await remake(new Uint8Array(await file.arrayBuffer()));
    if (!remade.ok) return { ...remade, number };
    const { width, height, webp } = remade;
    pictures.push({ alt, width, height, webp });
  }
  return { ok: true, pictures };
}

/** Upright, its first frame, 1,600 px at the longest, WebP of 1.5 MB at the most, without any of its metadata. */
export function remake(bytes: Uint8Array) {
  return fromSentPicture(bytes, BOUNDS, inWebp);
}

async function inWebp(picture: Sharp): Promise<Omit<Remade, "alt">> {
  const { data, info } = await picture
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize(LONG_SIDE, LONG_SIDE, { fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  for (const { quality, side } of LOOKS) {
    const made = await sharp(data, { raw: { width, height, channels } })
      .resize(side, side, { fit: "inside", withoutEnlargement: true })
      .webp({ quality, alphaQuality: quality, smartSubsample: true })
      .toBuffer({ resolveWithObject: true });
    if (made.data.byteLength <= MOST_BYTES)
      return { width: made.info.width, height: made.info.height, webp: new Uint8Array(made.data) };
  }
  throw new Error("A picture did not become small enough.");
}

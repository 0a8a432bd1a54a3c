import sharp, { type Metadata, type Sharp } from "sharp";
import { inTurn } from "./libvips.ts";

export type Refused = { ok: false; why: PictureFault };
export type PictureFault = "tooBig" | "notAPicture" | "unreadable" | "tooManyPixels" | "shape" | "busy";

/** What a picture may be as it is sent. */
export type PictureBounds = {
  bytes: number;
  /** Pixels in all, and bytes it may take up when it is unpacked. */
  pixels: number;
  memory: number;
  /** The shorter side at least, and how many times as long the longer one may be. */
  leastSide: number;
  mostStretched: number;
};

const WAITING = 8;

/**
 * Hands a picture that somebody sent to what makes another of it; what was sent is not kept. What it is is told by its
 * content, never by its name or what the browser said. Only the first frame of one that moves.
 */
export async function fromSentPicture<Made extends object>(
  bytes: Uint8Array,
  bounds: PictureBounds,
  make: (picture: Sharp) => Promise<Made>,
): Promise<({ ok: true } & Made) | Refused> {
  if (bytes.byteLength > bounds.bytes) return refuse("tooBig");
  const kind = kindOf(bytes);
  if (!kind) return refuse("notAPicture");
  return unlessBusy(async () => {
    try {
      const about = await open(bytes, bounds).metadata();
      const fault = about.format === kind ? faultIn(about, bounds) : "notAPicture";
      return fault ? refuse(fault) : { ok: true, ...(await make(open(bytes, bounds))) };
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

function open(bytes: Uint8Array, { pixels }: PictureBounds): Sharp {
  return sharp(bytes, { limitInputPixels: pixels, failOn: "error", animated: false });
}

/** What is too much of, by the header alone. */
function faultIn(
  { format, width, height, channels, depth, isProgressive }: Metadata,
  { memory, leastSide, mostStretched }: PictureBounds,
): PictureFault | undefined {
  // A progressive JPEG is kept as 16-bit numbers until its last pass.
  const wide = depth === "ushort" || (format === "jpeg" && isProgressive);
  if (width * height * channels * (wide ? 2 : 1) > memory) return "tooManyPixels";
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  return short < leastSide || long > short * mostStretched ? "shape" : undefined;
}

let waiting = 0;

/** So many wait for their turn, and no more. */
async function unlessBusy<T>(work: () => Promise<T>): Promise<T | Refused> {
  if (waiting >= WAITING) return refuse("busy");
  waiting++;
  return inTurn(work).finally(() => waiting--);
}

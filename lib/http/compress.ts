import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

/** How much work compressing is worth: once for this answer, once for a minute's visitors, once for ever. */
export type Effort = "dynamic" | "kept" | "immutable";

const BROTLI_QUALITY: Record<Effort, number> = { dynamic: 5, kept: 9, immutable: 11 };
/** Below this, headers and the packet they travel in outweigh what is saved. */
const WORTH_IT = 860;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const TEXT =
  /^(?:text\/(?!event-stream)|application\/(?:json|javascript|xml|manifest\+json|[a-z.+-]*\+(?:json|xml))|image\/svg\+xml)/i;

/** Whether a body of this type is text that shrinks. Event streams are not: they must not wait for their end. */
export function isCompressible(type: string | undefined): boolean {
  return type !== undefined && TEXT.test(type);
}

/** The best encoding a client takes; `q=0` is a no. */
export function pickEncoding(accepted: string | undefined): Encoding {
  const takes = (name: string) =>
    new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(?:\\.0*)?(?:,|\\s|$))`).test(accepted ?? "");
  if (takes("br")) return "br";
  return takes("gzip") ? "gzip" : "identity";
}

/** Compresses on the thread pool; what comes back is the body itself where that is not worth it. */
export async function compress(body: Buffer, encoding: Encoding, effort: Effort): Promise<Buffer> {
  if (encoding === "identity" || body.length < WORTH_IT) return body;
  if (encoding === "gzip") return zip(body, { level: effort === "dynamic" ? 6 : 9 });
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY[effort],
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  });
}

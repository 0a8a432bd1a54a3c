import sharp from "sharp";

const key = Symbol.for("elevenses.pictures");
const shared = globalThis as { [key]?: { last: Promise<unknown> } };

/** The parser for what we draw ourselves. It stays shut to what people send. */
const SVG = { operation: ["VipsForeignLoadSvgBuffer"] };

/** The queue of this process (Next's bundle may hold this module twice), and libvips set up once. */
function queue(): { last: Promise<unknown> } {
  if (shared[key]) return shared[key];
  // libvips opens these four kinds and no other (SVG, HEIF, TIFF and PDF have parsers with a history), keeps nothing,
  // and takes one core.
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({
    operation: ["Jpeg", "Png", "Webp", "Nsgif"].map((kind) => `VipsForeignLoad${kind}Buffer`),
  });
  sharp.cache(false);
  sharp.concurrency(1);
  shared[key] = { last: Promise.resolve() };
  return shared[key];
}

/** One picture is unpacked or drawn at a time, so that ten at once do not take ten times the memory. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const pictures = queue();
  const mine = pictures.last.then(work);
  pictures.last = mine.catch(() => {});
  return mine;
}

/**
 * An SVG of our own as PNG. The parser is open only for as long as this takes, and nobody's upload is opened meanwhile,
 * since both wait for their turn.
 */
export function pngOf(svg: string): Promise<Buffer> {
  return inTurn(async () => {
    sharp.unblock(SVG);
    try {
      return await sharp(Buffer.from(svg))
        .png({ palette: true, colours: 200, dither: 0.6, effort: 5 })
        .toBuffer();
    } finally {
      sharp.block(SVG);
    }
  });
}

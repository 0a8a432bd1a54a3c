/** The lines round a glyph: closed, of points on the curve and control points between them. */
export type Outline = Point[][];
export type Point = { x: number; y: number; on: boolean };

/** Reads a part of a table from its beginning on. */
class Stream {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  byte(): number {
    return this.#bytes.readUInt8(this.#at++);
  }

  signedByte(): number {
    return this.#bytes.readInt8(this.#at++);
  }

  word(): number {
    this.#at += 2;
    return this.#bytes.readUInt16BE(this.#at - 2);
  }

  signedWord(): number {
    this.#at += 2;
    return this.#bytes.readInt16BE(this.#at - 2);
  }

  /** A number in one to three bytes, "255UInt16" in the specification. */
  count(): number {
    const code = this.byte();
    if (code === 253) return this.word();
    if (code === 254) return this.byte() + 506;
    return code === 255 ? this.byte() + 253 : code;
  }

  skip(bytes: number): void {
    this.#at += bytes;
  }
}

const HEADER = 36;

/**
 * The outlines of all glyphs from a glyf table as WOFF2 stores it: WOFF File Format 2.0, section 5.1. What is alike of
 * all glyphs stands together there, so five streams are read side by side; the boxes and instructions are left.
 */
export function readGlyphs(glyf: Buffer): Outline[] {
  const amount = glyf.readUInt16BE(4);
  let start = HEADER;
  const [contours, counts, flags, points, parts] = [0, 1, 2, 3, 4].map((stream) => {
    const size = glyf.readUInt32BE(8 + stream * 4);
    start += size;
    return new Stream(glyf.subarray(start - size, start));
  }) as [Stream, Stream, Stream, Stream, Stream];
  const read = Array.from({ length: amount }, (): Outline | Part[] => {
    const lines = contours.signedWord();
    if (lines === 0) return [];
    if (lines > 0) {
      const outline = readSimple(lines, counts, flags, points);
      points.count();
      return outline;
    }
    return readParts(parts, points);
  });
  return read.map((_, glyph) => whole(read, glyph));
}

function readSimple(lines: number, counts: Stream, flags: Stream, points: Stream): Outline {
  const sizes = Array.from({ length: lines }, () => counts.count());
  let [x, y] = [0, 0];
  return sizes.map((size) =>
    Array.from({ length: size }, () => {
      const flag = flags.byte();
      const [dx, dy] = readStep(flag & 0x7f, points);
      x += dx;
      y += dy;
      return { x, y, on: flag < 0x80 };
    }),
  );
}

/** One step from point to point, in one to four bytes as the flag says: section 5.2 of the specification. */
function readStep(flag: number, from: Stream): [number, number] {
  const x = (value: number) => (flag & 1 ? value : -value);
  const y = (value: number) => (flag & 2 ? value : -value);
  const first = from.byte();
  if (flag < 10) return [0, x(((flag & 14) << 7) + first)];
  if (flag < 20) return [x((((flag - 10) & 14) << 7) + first), 0];
  if (flag < 84) {
    const high = flag - 20;
    return [x(1 + (high & 0x30) + (first >> 4)), y(1 + ((high & 0x0c) << 2) + (first & 0x0f))];
  }
  const second = from.byte();
  if (flag < 120) {
    const high = flag - 84;
    return [x(1 + (Math.floor(high / 12) << 8) + first), y(1 + (((high % 12) >> 2) << 8) + second)];
  }
  const third = from.byte();
  if (flag < 124) return [x((first << 4) + (second >> 4)), y(((second & 0x0f) << 8) + third)];
  return [x((first << 8) + second), y((third << 8) + from.byte())];
}

/** One glyph set into another, such as the accent of "é": x' = a·x + c·y + dx, y' = b·x + d·y + dy. */
type Part = { glyph: number; a: number; b: number; c: number; d: number; dx: number; dy: number };

/** OpenType, "glyf", composite glyph description. */
function readParts(parts: Stream, points: Stream): Part[] {
  const found: Part[] = [];
  let flags = 0x20;
  let instructions = false;
  while (flags & 0x20) {
    flags = parts.word();
    instructions ||= (flags & 0x100) !== 0;
    const glyph = parts.word();
    const [dx, dy] =
      flags & 1 ? [parts.signedWord(), parts.signedWord()] : [parts.signedByte(), parts.signedByte()];
    const scale = () => parts.signedWord() / 0x4000;
    let [a, b, c, d] = [1, 0, 0, 1];
    if (flags & 0x08) a = d = scale();
    else if (flags & 0x40) [a, d] = [scale(), scale()];
    else if (flags & 0x80) [a, b, c, d] = [scale(), scale(), scale(), scale()];
    // Without flag 2 the numbers name points to be laid on each other; no font of ours does that.
    found.push({ glyph, a, b, c, d, dx: flags & 2 ? dx : 0, dy: flags & 2 ? dy : 0 });
  }
  if (instructions) points.count();
  return found;
}

/** A glyph with its parts put in, however deep. */
function whole(read: (Outline | Part[])[], glyph: number, depth = 0): Outline {
  const found = read[glyph] ?? [];
  if (!isParts(found)) return found;
  if (depth > 5) throw new Error("The font's glyphs hold each other.");
  return found.flatMap(({ glyph: part, a, b, c, d, dx, dy }) =>
    whole(read, part, depth + 1).map((line) =>
      line.map(({ x, y, on }) => ({ x: a * x + c * y + dx, y: b * x + d * y + dy, on })),
    ),
  );
}

function isParts(found: Outline | Part[]): found is Part[] {
  return found.length > 0 && !Array.isArray(found[0]);
}

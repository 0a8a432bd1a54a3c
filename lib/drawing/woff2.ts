import { brotliDecompressSync } from "node:zlib";
import { type Outline, readGlyphs } from "./woff2-glyphs.ts";

/** What drawing letters needs of a font file. Lengths are in its own units, `unitsPerEm` to the size of the type. */
export type Font = {
  unitsPerEm: number;
  /** The glyph of a character, by its code point. */
  glyphs: Map<number, number>;
  outlines: Outline[];
  /** How far the pen moves on, by glyph. */
  advances: number[];
  /** GPOS as it stands in the file, for kerning. */
  positions: Buffer | undefined;
};

type Table = { bytes: Buffer; transformed: boolean };

/** Tags by their number in a table directory: WOFF File Format 2.0, section 4.1. Those after GPOS are skipped by number. */
const TAGS =
  "cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS";
const HEADER = 48;

/**
 * Reads a WOFF2 file with TrueType outlines, as @fontsource ships them: https://www.w3.org/TR/WOFF2/. Of a variable
 * font the default instance.
 * @throws when it is no such file
 */
export function readFont(file: Buffer): Font {
  const tables = readTables(file);
  const table = (tag: string): Table => {
    const found = tables.get(tag);
    if (!found) throw new Error(`The font has no table ${tag}.`);
    return found;
  };
  const glyf = table("glyf");
  if (!glyf.transformed) throw new Error("The font's outlines are not stored the way WOFF2 does.");
  return {
    unitsPerEm: table("head").bytes.readUInt16BE(18),
    glyphs: readCmap(table("cmap").bytes),
    outlines: readGlyphs(glyf.bytes),
    advances: readAdvances(
      table("hmtx"),
      table("hhea").bytes.readUInt16BE(34),
      table("maxp").bytes.readUInt16BE(4),
    ),
    positions: tables.get("GPOS")?.bytes,
  };
}

function readTables(file: Buffer): Map<string, Table> {
  if (file.toString("latin1", 0, 4) !== "wOF2") throw new Error("The font is not in WOFF2.");
  const entries: { tag: string; length: number; transformed: boolean }[] = [];
  let at = HEADER;
  const number = () => {
    let value = 0;
    for (let byte = 0x80; byte & 0x80; ) {
      byte = file.readUInt8(at++);
      value = value * 128 + (byte & 0x7f);
    }
    return value;
  };
  for (let left = file.readUInt16BE(12); left > 0; left--) {
    const flags = file.readUInt8(at++);
    const known = flags & 0x3f;
    const tag = known === 63 ? file.toString("latin1", at, at + 4) : TAGS.slice(known * 5, known * 5 + 4);
    if (known === 63) at += 4;
    // Of outlines version 3 is the plain one; of all else 0.
    const outlines = known === 10 || known === 11;
    const transformed = outlines ? flags >> 6 !== 3 : flags >> 6 !== 0;
    const whole = number();
    entries.push({ tag, length: transformed ? number() : whole, transformed });
  }
  const bytes = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)));
  let start = 0;
  return new Map(
    entries.map(({ tag, length, transformed }) => {
      start += length;
      return [tag, { bytes: bytes.subarray(start - length, start), transformed }];
    }),
  );
}

/** Characters to glyphs, from the segments of format 4 (OpenType, "cmap"): all that Latin needs. */
function readCmap(cmap: Buffer): Map<number, number> {
  const glyphs = new Map<number, number>();
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + i * 8 + 4));
    if (table.readUInt16BE(0) === 4) readSegments(table, glyphs);
  }
  return glyphs;
}

function readSegments(table: Buffer, glyphs: Map<number, number>): void {
  const size = table.readUInt16BE(6);
  for (let at = 0; at < size; at += 2) {
    const end = table.readUInt16BE(14 + at);
    const start = table.readUInt16BE(16 + size + at);
    const delta = table.readUInt16BE(16 + size * 2 + at);
    const place = 16 + size * 3 + at;
    const offset = table.readUInt16BE(place);
    for (let char = start; char <= end && char < 0xffff; char++) {
      const given = offset === 0 ? char : table.readUInt16BE(place + offset + (char - start) * 2);
      const glyph = given === 0 ? 0 : (given + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(char, glyph);
    }
  }
}

/** Those after the last that is written out are as wide as it. */
function readAdvances({ bytes, transformed }: Table, written: number, glyphs: number): number[] {
  const read = (glyph: number) =>
    transformed ? bytes.readUInt16BE(1 + glyph * 2) : bytes.readUInt16BE(glyph * 4);
  return Array.from({ length: glyphs }, (_, glyph) => read(Math.min(glyph, written - 1)));
}

import { createHash } from "node:crypto";
import type { ReactElement } from "react";
import { colours } from "./colours.ts";
import { pngOf } from "./libvips.ts";
import { svgOf } from "./markup.ts";

/** Finished pictures by what they show: any answer anywhere empties the door's pages, but few pictures change by it. */
const drawn = new Map<string, Promise<Buffer>>();
const MOST_DRAWN = 50;

/** A drawing as a PNG, in the light colours. The same drawing is the same bytes. */
export function pictureOf(drawing: ReactElement): Promise<Buffer> {
  const svg = svgOf(drawing, colours().light);
  const key = createHash("sha256").update(svg).digest("base64");
  const known = drawn.get(key);
  if (known) return known;
  const made = pngOf(svg);
  made.catch(() => drawn.delete(key));
  drawn.set(key, made);
  for (const oldest of drawn.keys()) {
    if (drawn.size <= MOST_DRAWN) break;
    drawn.delete(oldest);
  }
  return made;
}

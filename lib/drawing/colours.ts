import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Colour tokens by name, without the dashes: `paper`, `tea-wash`. */
export type Colours = Record<string, string>;

let read: { light: Colours; dark: Colours } | undefined;

/** The product's colours, for what is drawn where no style sheet of ours reaches: read once from app/tokens.css. */
export function colours(): { light: Colours; dark: Colours } {
  read ??= parse(readFileSync(join(process.cwd(), "app/tokens.css"), "utf8"));
  return read;
}

/** The first block of the file is the light one, the second (inside the media query) the dark one. */
function parse(css: string): { light: Colours; dark: Colours } {
  const [light, dark] = [...css.matchAll(/:root[^{]*\{([^}]*)\}/g)].map(([, block = ""]) =>
    Object.fromEntries(
      [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]),
    ),
  );
  if (!light?.paper || !dark?.paper)
    throw new Error("app/tokens.css has not the two themes it used to have.");
  return { light, dark };
}

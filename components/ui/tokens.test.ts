import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("../../app/tokens.css", import.meta.url), "utf8");

const [light = {}, systemDark = {}, chosenDark = {}] = css
  .split(/\{\n/)
  .map((block) =>
    Object.fromEntries([...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]])),
  )
  .filter((tokens) => Object.keys(tokens).length > 0);

const onSurfaces = (words: string[], surfaces: string[]) =>
  surfaces.flatMap((surface) => words.map((word) => [word, surface] as const));

/** Foreground, background: 7 to 1 (AAA), for what people read at length. */
const body = [
  ...onSurfaces(["ink", "soft"], ["paper", "card"]),
  ["ink", "sunk"],
  ["menu-ink", "menu-card"],
  ["on-coffee", "coffee"],
] as const;

/** 4.5 to 1 (AA), for short words on a colour. */
const words = [
  ...onSurfaces(["tea", "tea-deep", "on", "bad", "rah", "argh"], ["paper", "card"]),
  ...onSurfaces(["ink", "soft"], ["tea-wash", "on-wash", "bad-wash", "rah-wash", "argh-wash"]),
  ...["tea", "on", "bad", "rah", "argh", "tint-1", "tint-2", "tint-3", "tint-4", "tint-5", "tint-6"].map(
    (name) => [name, `${name}-wash`] as const,
  ),
  ["soft", "sunk"],
  ["tea", "sunk"],
  ["tea-deep", "tea-wash"],
  ["on-tea", "tea"],
  ["on-tea", "tea-deep"],
  ["on-bad", "bad"],
  ["ink", "saucer"],
  ["menu-soft", "menu-card"],
] as const;

/** 3 to 1 (WCAG 1.4.11), for edges and marks one must see to use the thing. */
const marks = [
  ...onSurfaces(["edge", "tea"], ["paper", "card"]),
  ["saucer-line", "saucer"],
  ["coffee", "china"],
  ["crema", "card"],
] as const;

test.each([
  ["light", light],
  ["dark", systemDark],
])("every pair of colours is readable in the %s theme", (_name, theme) => {
  const failing = (pairs: readonly (readonly [string, string])[], least: number) =>
    pairs.filter(([a, b]) => !(contrast(theme[a], theme[b]) >= least)).map((pair) => [...pair, least]);
  expect([...failing(body, 7), ...failing(words, 4.5), ...failing(marks, 3)]).toEqual([]);
});

test("dark is one theme, by system or by choice, and leaves no colour out", () => {
  expect(chosenDark).toEqual(systemDark);
  expect(Object.keys(systemDark)).toEqual(Object.keys(light));
});

/** Contrast ratio of two #rrggbb colours, as WCAG 2.2 defines it. */
function contrast(a = "", b = ""): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

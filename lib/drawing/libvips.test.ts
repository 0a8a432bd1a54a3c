import sharp from "sharp";
import { expect, test } from "vitest";
import { inTurn, pngOf } from "./libvips.ts";

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>';

test("draws what is ours, and opens nothing of the kind for anybody else, before, meanwhile or after", async () => {
  const sent = () => sharp(Buffer.from(svg)).png().toBuffer();
  await inTurn(() => expect(sent()).rejects.toThrow());
  const drawn = Array.from({ length: 20 }, () => pngOf(svg));
  const others = Array.from({ length: 20 }, () => inTurn(() => expect(sent()).rejects.toThrow()));
  await Promise.all([...drawn, ...others]);
  expect((await sharp(await pngOf(svg)).metadata()).format).toBe("png");
  await expect(sent()).rejects.toThrow();
});

test("a drawing that cannot be read shuts the parser again, and the next one is drawn", async () => {
  await expect(pngOf("<svg")).rejects.toThrow();
  await inTurn(() => expect(sharp(Buffer.from(svg)).png().toBuffer()).rejects.toThrow());
  expect((await pngOf(svg)).length).toBeGreaterThan(50);
});

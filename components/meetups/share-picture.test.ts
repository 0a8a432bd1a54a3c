import { createElement } from "react";
import sharp from "sharp";
import { expect, test } from "vitest";
import { colours } from "#lib/drawing/colours.ts";
import { svgOf } from "#lib/drawing/markup.ts";
import { pictureOf } from "#lib/drawing/picture.ts";
import { SharePicture } from "./share-picture.tsx";

const said = {
  state: "its-on" as const,
  stateText: "It’s on",
  heading: "Wednesday, 11 till 12",
  name: "",
  place: "Costa, High Street",
  date: "Wednesday 25 November",
  count: "3 going, 1 might",
  group: "Elevenses",
};

const drawing = (more: Partial<typeof said> = {}, guests = { going: 3, might: 1 }) =>
  createElement(SharePicture, { said: { ...said, ...more }, guests, label: "A café table." });
const svg = (...given: Parameters<typeof drawing>) => svgOf(drawing(...given), colours().light);
const count = (text: string, what: RegExp) => [...text.matchAll(what)].length;

test("is a PNG of the size that messengers ask for, the same bytes for the same words, others for others", async () => {
  const first = await pictureOf(drawing());
  expect(await sharp(first).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
  expect(await pictureOf(drawing())).toEqual(first);
  expect(await pictureOf(drawing({ count: "4 going" }, { going: 4, might: 0 }))).not.toEqual(first);
  expect(first.length).toBeLessThan(300_000);
});

test("asks for nothing: no text is left to a font of the machine, no image, no address", () => {
  const text = svg();
  expect(text).not.toMatch(/<text|<image|href|url\(|var\(|font/);
  expect(text.match(/https?:\/\/[^"]+/g)).toEqual(["http://www.w3.org/2000/svg"]);
});

test("draws a cup for each who is going and a saucer for each who might", () => {
  const cups = (going: number, might: number) => count(svg({}, { going, might }), /scale\(1\)/g);
  expect(cups(3, 1) - cups(0, 0)).toBe(4);
  expect(cups(0, 0)).toBe(0);
});

test("a group's name in Welsh is drawn; one in letters that the fonts lack is left out, and nothing is a box", () => {
  const without = svg({ group: "" });
  expect(svg({ group: "Grŵp y Tŷ Coffi" })).not.toBe(without);
  expect(svg({ group: "مجموعة القهوة" })).toBe(without);
  expect(svg({ group: "咖啡" })).toBe(without);
  expect(svg({ group: "Elevenses ☕️" })).toBe(svg());
});

test("however much is to be said, it stays in the picture and off the group's name", () => {
  const long = {
    heading: "Wednesday, 10:15 till 12:30",
    name: "Pancakes and a very long walk round the reservoir in the rain afterwards with everybody’s dogs",
    place: "The Hare and Hounds function room, upstairs, 106 High Street, Kings Heath, Birmingham",
    group: "Cymdeithas cyfieithwyr a golygyddion y Brenin a’r fro, a phawb arall sy’n gweithio gartref",
  };
  for (const more of [{}, long, { ...long, name: "" }]) {
    const lines = [...svg(more).matchAll(/translate\(590\.0 ([\d.]+)\)/g)].map(([, y]) => Number(y));
    const foot = lines.pop() ?? 0;
    expect(foot).toBe(570);
    expect(Math.max(...lines)).toBeLessThan(foot - 40);
  }
});

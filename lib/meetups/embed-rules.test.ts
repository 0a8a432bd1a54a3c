import { expect, test } from "vitest";
import { embedPath, readEmbed } from "./embed-rules.ts";

const id = "4f6f0f5c-6c55-4c39-9f39-b0b5a6f0d8b1";

test.each([
  ["", { dates: 3, series: undefined }],
  ["dates=1", { dates: 1, series: undefined }],
  ["dates=6", { dates: 6, series: undefined }],
  ["dates=7", { dates: 6, series: undefined }],
  ["dates=0", { dates: 1, series: undefined }],
  ["dates=-2", { dates: 3, series: undefined }],
  ["dates=many", { dates: 3, series: undefined }],
  ["dates=99999999999", { dates: 3, series: undefined }],
  [`series=${id}`, { dates: 3, series: id }],
  ["series=' or 1=1", { dates: 3, series: undefined }],
])("%s", (query, wanted) => {
  expect(readEmbed(new URLSearchParams(query))).toEqual(wanted);
});

test("an address says again what was read from one", () => {
  for (const wish of [
    { dates: 3, series: undefined },
    { dates: 5, series: id },
  ])
    expect(readEmbed(new URL(embedPath(wish), "http://here.invalid").searchParams)).toEqual(wish);
});

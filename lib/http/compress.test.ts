import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { compress, isCompressible, pickEncoding } from "./compress.ts";

test.each([
  ["br, gzip", "br"],
  ["gzip, deflate, br;q=0.5", "br"],
  ["gzip", "gzip"],
  ["gzip;q=1.0, br;q=0", "gzip"],
  ["br;q=0.0, gzip;q=0", "identity"],
  ["brotli", "identity"],
  ["", "identity"],
  [undefined, "identity"],
])("%s gets %s", (accepted, encoding) => expect(pickEncoding(accepted)).toBe(encoding));

test.each([
  ["text/html; charset=utf-8", true],
  ["text/x-component", true],
  ["application/json", true],
  ["application/manifest+json", true],
  ["image/svg+xml", true],
  ["application/javascript; charset=UTF-8", true],
  ["text/calendar", true],
  ["text/event-stream", false],
  ["image/webp", false],
  ["font/woff2", false],
  ["application/octet-stream", false],
  [undefined, false],
])("%s shrinks: %s", (type, shrinks) => expect(isCompressible(type)).toBe(shrinks));

test("what comes out is what went in", async () => {
  const body = Buffer.from("tea and coffee ".repeat(200));
  expect(brotliDecompressSync(await compress(body, "br", "kept"))).toEqual(body);
  expect(gunzipSync(await compress(body, "gzip", "dynamic"))).toEqual(body);
  expect(await compress(body, "identity", "kept")).toBe(body);
  const little = Buffer.from("tea");
  expect(await compress(little, "br", "kept")).toBe(little);
});

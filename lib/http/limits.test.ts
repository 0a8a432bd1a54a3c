import { expect, test } from "vitest";
import { bodyLimit } from "./limits.ts";

test.each([
  ["POST", "/settings/profile", true, 12_000_000],
  ["POST", "/settings/profile", false, 12_000_000],
  ["POST", "/boards/x", true, 21_000_000],
  ["POST", "/boards/x/posts/y", true, 21_000_000],
  ["POST", "/boards/x", false, 1_200_000],
  ["POST", "/boards", true, 1_200_000],
  ["POST", "/boardsmen/x", true, 1_200_000],
  ["PUT", "/boards/x", true, 1_200_000],
  ["POST", "/", true, 1_200_000],
])("%s %s, signed in: %s, may have %d bytes", (method, path, signedIn, bytes) => {
  expect(bodyLimit({ method, path, signedIn })).toBe(bytes);
});

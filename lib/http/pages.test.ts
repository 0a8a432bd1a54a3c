import { describe, expect, test } from "vitest";
import { ownPath, signInPath } from "./pages.ts";

describe("where to go after signing in", () => {
  test.each(["/", "/people", "/boards/3f0c?older=1.2#p-3", "/people?q=Zo%C3%AB"])("%s is ours", (path) => {
    expect(ownPath(path)).toBe(path);
  });

  test.each([
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/.//evil.example",
    "/%2e//evil.example",
    "/x/..//evil.example",
    "/x/%2E%2e//evil.example/y",
    "/\t/evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "people",
    "",
    `/${"a".repeat(500)}`,
    undefined,
    ["/people"],
  ])("%j is not", (path) => {
    expect(ownPath(path)).toBe("/");
  });

  test("what is handed on means the same to every reader", () => {
    expect(ownPath("/people/../settings")).toBe("/settings");
    expect(signInPath(ownPath("/people"))).toBe("/sign-in?next=%2Fpeople");
  });
});

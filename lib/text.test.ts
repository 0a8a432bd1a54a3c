import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { emailAddress, formKey, id, longText, requiredLine, requiredLongText } from "./text.ts";

const message = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues[0]?.message ?? null;

describe("what is typed", () => {
  test.each([
    ["  tea  ", "tea"],
    ["two\r\nlines", "two lines"],
    ["Zo\u0065\u0308", "Zoë"],
    ["👩‍💻 يارا", "👩‍💻 يارا"],
    ["‏يمين", "‏يمين"],
  ])("%j becomes %j on a line", (typed, kept) => {
    expect(requiredLine(80).parse(typed)).toBe(kept);
  });

  test("line ends become one kind in a long text", () => {
    expect(longText(80).parse("a\r\nb\rc\nd")).toBe("a\nb\nc\nd");
  });

  test.each([
    ["", "common.error.required"],
    ["   \n ", "common.error.required"],
    ["x".repeat(81), "common.error.tooLong"],
    ["x".repeat(1_000_000), "common.error.tooLong"],
    ["a\u0000b", "common.error.oddCharacters"],
    ["a\u001bb", "common.error.oddCharacters"],
    ["a\ud800b", "common.error.oddCharacters"],
    ["\udc00", "common.error.oddCharacters"],
    [undefined, "common.error.required"],
    [["a", "b"], "common.error.required"],
    [{ not: "" }, "common.error.required"],
    [17, "common.error.required"],
  ])("%j is refused in words", (typed, why) => {
    expect(message(requiredLine(80), typed)).toBe(why);
    expect(message(requiredLongText(80), typed)).toBe(why);
  });

  test("whatever it is, what comes out is a text PostgreSQL can keep, or a sentence", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (typed) => {
        const read = longText(100).safeParse(typed);
        if (!read.success) return;
        expect(read.data.length).toBeLessThanOrEqual(100);
        expect(read.data).not.toContain("\u0000");
        expect(read.data.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe("an email address", () => {
  test.each(["mina@example.org", " Mina@Example.ORG ", "o'hara+list@example.co.uk"])("%j is one", (typed) => {
    expect(emailAddress().parse(typed)).toBe(typed.trim().toLowerCase());
  });

  test.each([
    "mina",
    "mina@",
    "@example.org",
    "a b@example.org",
    "a@example.org,b@example.org",
    "Mina <mina@example.org>",
    "a@example.org\r\nBcc: b@example.org",
    "a@exa mple.org",
    `${"a".repeat(250)}@example.org`,
  ])("%j is none", (typed) => {
    expect(emailAddress().safeParse(typed).success).toBe(false);
  });
});

describe("what comes from hidden fields", () => {
  test.each(["", "x", "' OR 1=1", "00000000-0000-0000-0000", ["a"], { not: "" }, undefined])(
    "%j is no id",
    (value) => {
      expect(id().safeParse(value).success).toBe(false);
    },
  );

  test("a form's key is optional, and bounded", () => {
    expect(formKey().safeParse(undefined).success).toBe(true);
    expect(formKey().safeParse("x".repeat(81)).success).toBe(false);
  });
});

import { describe, expect, test } from "vitest";
import { readForm } from "./read-form.ts";

function form(...parts: [string, string | File][]): FormData {
  const made = new FormData();
  for (const [name, value] of parts) made.append(name, value);
  return made;
}

describe("a sent form", () => {
  test("is read as fields for the schema and as texts to be shown again", () => {
    const file = new File(["x"], "x.png");
    const read = readForm(
      form(["$ACTION_KEY", "k"], ["name", "Nell"], ["days", "MO"], ["days", "WE"], ["photo", file]),
    );
    expect(read?.fields).toEqual({ name: "Nell", days: ["MO", "WE"], photo: file });
    expect(read?.values).toEqual({ name: "Nell", days: "MO,WE" });
  });

  test("may name its fields as it likes without reaching a prototype", () => {
    const read = readForm(form(["__proto__", "x"], ["constructor", "y"]));
    expect(Object.getPrototypeOf(read?.fields)).toBe(Object.prototype);
    expect(Object.keys(read?.values ?? {})).toEqual(["__proto__", "constructor"]);
  });

  test("of a hundred thousand fields is refused at once", () => {
    const long = form(...Array.from({ length: 100_000 }, (_, at): [string, string] => [`f${at}`, ""]));
    expect(readForm(long)).toBeUndefined();
  });

  test.each([undefined, null, "name=Nell", ["Nell"], { keys: 1 }, new Map([["name", "Nell"]])])(
    "is nothing else: %s",
    (sent) => expect(readForm(sent)).toBeUndefined(),
  );
});

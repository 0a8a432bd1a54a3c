import { expect, test } from "vitest";
import { inTurn } from "./in-turn.ts";

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("work about one thing is done one after the other, also after a failure; about another it does not wait", async () => {
  const seen: string[] = [];
  const piece =
    (name: string, fails = false) =>
    async () => {
      seen.push(`${name} begins`);
      await wait(5);
      seen.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const all = [
    inTurn("one", piece("a", true)),
    inTurn("one", piece("b")),
    inTurn("other", piece("x")),
    inTurn("one", piece("c")),
  ];
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual([
    "rejected",
    "fulfilled",
    "fulfilled",
    "fulfilled",
  ]);
  expect(seen.slice(0, 2)).toEqual(["a begins", "x begins"]);
  expect(seen.filter((each) => !each.startsWith("x"))).toEqual(
    ["a", "b", "c"].flatMap((name) => [`${name} begins`, `${name} ends`]),
  );
});

test("what hangs holds up nobody for ever", async () => {
  void inTurn("hung", () => new Promise(() => {}));
  expect(await inTurn("hung", async () => "done")).toBe("done");
});

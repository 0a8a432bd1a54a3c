import { expect, test } from "vitest";
import { Unavailable } from "./errors.ts";
import { inTurn } from "./in-turn.ts";

const tick = (ms = 1) => new Promise((resolve) => setTimeout(resolve, ms));

test("one after the other, in the order they came, and things apart do not wait for each other", async () => {
  const said: string[] = [];
  const work = (about: string, name: string) =>
    inTurn(about, async () => {
      said.push(`${name} begins`);
      await tick();
      said.push(`${name} ends`);
      return name;
    });
  const all = await Promise.all([work("one", "a"), work("one", "b"), work("two", "z"), work("one", "c")]);
  expect(all).toEqual(["a", "b", "z", "c"]);
  const one = said.filter((each) => !each.startsWith("z"));
  expect(one).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
  expect(said.indexOf("z begins")).toBeLessThan(said.indexOf("b begins"));
});

test("a bug of one is not the next one's", async () => {
  const broken = inTurn("one", async () => {
    throw new Error("a bug");
  });
  const next = inTurn("one", async () => "well");
  await expect(broken).rejects.toThrow("a bug");
  expect(await next).toBe("well");
});

test("when the database is out of reach, those who wait are told without trying; the next who comes tries", async () => {
  let tried = 0;
  const work = () =>
    inTurn("one", async () => {
      tried++;
      await tick();
      throw new Unavailable("hung");
    });
  const all = await Promise.allSettled([work(), work(), work(), work()]);
  expect(all.map(({ status }) => status)).toEqual(Array(4).fill("rejected"));
  expect(tried).toBe(1);
  await expect(work()).rejects.toThrow("hung");
  expect(tried).toBe(2);
});

test("one that does not end holds nobody up for long", async () => {
  const never = inTurn("hung", () => new Promise<never>(() => {}));
  void never;
  expect(await inTurn("hung", async () => "on we go")).toBe("on we go");
});

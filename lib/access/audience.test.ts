import { expect, test } from "vitest";
import { mayHear } from "./audience.ts";

const nell = { id: "nell" };

test.each([
  [{ t: "meetups", id: "1" }, true],
  [{ t: "meetups" }, true],
  [{ t: "members", id: "sam" }, true],
  [{ t: "site" }, true],
  [{ t: "mine", id: "nell" }, true],
  [{ t: "mine", id: "sam" }, false],
  [{ t: "mine" }, false],
  [{ t: "boards", id: "1" }, false],
  [{ t: "constructor" }, false],
  [{ t: "" }, false],
])("a member hears of %j: %s", (notice, hears) => expect(mayHear(nell, notice)).toBe(hears));

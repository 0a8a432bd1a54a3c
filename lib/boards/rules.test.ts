import { expect, test } from "vitest";
import { leaving, lettingGo, lettingIn, mayDelete } from "./rules.ts";

const keeper = { memberId: "k", keeperSince: new Date(0) };
const member = { memberId: "m", keeperSince: null };
const active = { suspendedAt: null };

test("who lets whom in", () => {
  expect(lettingIn(keeper, active, false)).toEqual({ ok: true });
  expect(lettingIn(member, active, false)).toEqual({ ok: false, why: "keepers-only" });
  expect(lettingIn(keeper, active, true)).toEqual({ ok: false, why: "already-in" });
  expect(lettingIn(keeper, null, false)).toEqual({ ok: false, why: "nobody" });
  expect(lettingIn(keeper, { suspendedAt: new Date(0) }, false)).toEqual({ ok: false, why: "nobody" });
});

test("who lets whom go", () => {
  expect(lettingGo(keeper, member)).toEqual({ ok: true });
  expect(lettingGo(member, member)).toEqual({ ok: false, why: "keepers-only" });
  expect(lettingGo(keeper, keeper)).toEqual({ ok: false, why: "keeps-it" });
  expect(lettingGo(keeper, null)).toEqual({ ok: false, why: "already-out" });
});

test("the last one to leave is asked first", () => {
  expect(leaving(1, false)).toEqual({ ok: true, ends: false });
  expect(leaving(0, false)).toEqual({ ok: false, why: "ends-it" });
  expect(leaving(0, true)).toEqual({ ok: true, ends: true });
});

test("what one wrote only oneself deletes", () => {
  expect(mayDelete("m", { authorId: "m" })).toBe(true);
  expect(mayDelete("k", { authorId: "m" })).toBe(false);
});

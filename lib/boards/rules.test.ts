import { expect, test } from "vitest";
import { inviting, leaving, lettingGo } from "./rules.ts";

const keeper = { memberId: "k", keeperSince: new Date(0), mutedTill: null };
const member = { memberId: "m", keeperSince: null, mutedTill: null };
const active = { suspendedAt: null };

test("who invites whom", () => {
  const at = new Date("2026-11-23T11:00Z");
  const muted = { ...member, mutedTill: new Date("2026-11-24T11:00Z") };
  expect(inviting(keeper, active, false, at)).toEqual({ ok: true });
  expect(inviting(member, active, false, at)).toEqual({ ok: true });
  expect(inviting(muted, active, false, at)).toEqual({ ok: false, why: "muted" });
  expect(inviting(muted, active, false, muted.mutedTill)).toEqual({ ok: true });
  expect(inviting(keeper, active, true, at)).toEqual({ ok: false, why: "already-in" });
  expect(inviting(keeper, null, false, at)).toEqual({ ok: false, why: "nobody" });
  expect(inviting(keeper, { suspendedAt: new Date(0) }, false, at)).toEqual({ ok: false, why: "nobody" });
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

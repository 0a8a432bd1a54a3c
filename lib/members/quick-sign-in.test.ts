import { afterEach, expect, test } from "vitest";
import { readSession } from "#lib/auth.ts";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { now, setClock } from "#lib/time.ts";
import { openQuickSignIn, quickSignIn, quickSignInUrl } from "./quick-sign-in.ts";
import { aMember, withMembersDatabase } from "./testing.ts";

withMembersDatabase();

afterEach(() => {
  env().mode = "test";
});

const tokenOf = (url: string) => url.slice(url.lastIndexOf("/") + 1);

test("signs in as the member it names, for twelve hours", async () => {
  const { id } = await aMember("rosa@example.org", { name: "Rosa" });
  const token = tokenOf(quickSignInUrl(id));
  expect(await openQuickSignIn(token)).toEqual({ id, name: "Rosa" });
  expect(await readSession(await quickSignIn(token, null))).toMatchObject({ id });
  setClock(new Date(now().getTime() + 12.1 * 3_600_000));
  await expect(openQuickSignIn(token)).rejects.toThrow(NotFound);
});

test("cannot be forged, and is not there in production", async () => {
  const [rosa, theo] = [await aMember("rosa@example.org"), await aMember("theo@example.org")];
  const token = tokenOf(quickSignInUrl(rosa.id));
  for (const forged of [token.replace(rosa.id, theo.id), "", "a.b.c", token.slice(0, -1)])
    await expect(quickSignIn(forged, null), forged).rejects.toThrow(NotFound);
  env().mode = "production";
  await expect(openQuickSignIn(token)).rejects.toThrow(NotFound);
  await expect(quickSignIn(token, null)).rejects.toThrow(NotFound);
  expect(await db.session.count()).toBe(0);
});

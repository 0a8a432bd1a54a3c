import { expect, test } from "vitest";
import { readSession } from "#lib/auth.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { secrets } from "#lib/secrets.ts";
import { becomeOwner, openOwnerLink, ownerLink } from "./owner-link.ts";
import { aMember, withMembersDatabase } from "./testing.ts";

withMembersDatabase();

const person = { name: "Rosa Field", email: "rosa@example.org", userAgent: null };

async function newLink(): Promise<string> {
  const [, token] = /\/welcome\/([0-9a-f]+)$/.exec((await ownerLink()) ?? "") ?? [];
  if (!token) throw new Error("no link");
  return token;
}

test("the link is the same at each start, and its token is not in the database", async () => {
  const [first, second] = await Promise.all([newLink(), newLink()]);
  expect(second).toBe(first);
  expect(await newLink()).toBe(first);
  expect(JSON.stringify(await db.ownerLink.findMany())).not.toContain(first);
});

test("another secret makes another link, and the old one stops working", async () => {
  const old = await newLink();
  const { session } = secrets();
  secrets().session = "another secret";
  const fresh = await newLink();
  secrets().session = session;
  expect(fresh).not.toBe(old);
  await expect(openOwnerLink(old)).rejects.toThrow(NotFound);
  await openOwnerLink(fresh);
});

test("looking at it changes nothing; using it makes the owner and signs in", async () => {
  const token = await newLink();
  await openOwnerLink(token);
  await openOwnerLink(token);
  const session = await becomeOwner({ token, ...person });
  expect(await readSession(session)).toMatchObject({ name: "Rosa Field", role: "owner" });
  await expect(openOwnerLink(token)).rejects.toThrow(NotFound);
  await expect(becomeOwner({ token, ...person, email: "b@example.org" })).rejects.toThrow(NotFound);
  expect(await ownerLink()).toBeUndefined();
});

test("twenty at once make one owner", async () => {
  const token = await newLink();
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) => becomeOwner({ token, ...person, email: `p${n}@example.org` })),
  );
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const each of all) if (each.status === "rejected") expect(each.reason).toBeInstanceOf(NotFound);
  expect(await db.member.count()).toBe(1);
  expect(await db.session.count()).toBe(1);
});

test("a wrong link, or one from before there were members, opens nothing", async () => {
  const token = await newLink();
  await expect(openOwnerLink("0".repeat(64))).rejects.toThrow(NotFound);
  await expect(becomeOwner({ token: "", ...person })).rejects.toThrow(NotFound);
  await aMember("theo@example.org");
  await expect(openOwnerLink(token)).rejects.toThrow(NotFound);
  await expect(becomeOwner({ token, ...person })).rejects.toThrow(NotFound);
  expect(await db.member.count()).toBe(1);
});

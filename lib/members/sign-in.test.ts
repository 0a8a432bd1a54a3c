import pg from "pg";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readSession } from "#lib/auth.ts";
import { db } from "#lib/db.ts";
import { signIn as signInLetter } from "#lib/mail/letters/sign-in.ts";
import { now, setClock } from "#lib/time.ts";
import { askForCode } from "./ask-for-code.ts";
import { formatCode } from "./code.ts";
import { codeFor } from "./code-for.ts";
import { readPending, sealPending } from "./pending.ts";
import { signIn } from "./sign-in.ts";
import { aMember, withMembersDatabase } from "./testing.ts";

withMembersDatabase();
afterEach(() => vi.restoreAllMocks());

const rosa = "rosa@example.org";
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0";
const ten = new Date("2026-12-07T10:00:00Z");
let network = 0;

/** Asks from a network of its own, so that the tests of other rules do not meet the limits. */
async function ask(email = rosa, from = `192.0.2.${network++}`): Promise<string> {
  const asked = await askForCode({ email, from });
  if (!asked.ok) throw new Error(asked.refusal);
  return asked.pending;
}

const idOf = (pending: string) => readPending(pending)?.id ?? "";
const codeOf = (pending: string) => formatCode(codeFor(idOf(pending)));
const wrongFor = (pending: string) => (codeOf(pending) === "0000-0000" ? "0000-0001" : "0000-0000");
const enter = (pending: string | undefined, code: string, from = `198.51.100.${network++}`) =>
  signIn({ pending, code, from, userAgent: firefox });
const letterFor = (id: string) => signInLetter({ to: id, about: id });
const wrong = { ok: false, refusal: "wrong" };
const elsewhere = { ok: false, refusal: "elsewhere" };
const tooOften = { ok: false, refusal: "tooOften" };
const minutesOn = (minutes: number) => setClock(new Date(Date.now() + minutes * 60_000));

describe("the code", () => {
  test("signs in the member who asked", async () => {
    const { id } = await aMember(rosa, { name: "Rosa", role: "organiser" });
    const pending = await ask("Rosa@Example.org");
    const entered = await enter(pending, codeOf(pending).toLowerCase().replace("-", " "));
    if (!entered.ok) throw new Error(entered.refusal);
    const [session] = await db.session.findMany();
    const facts = { id, name: "Rosa", role: "organiser", zone: null, sessionId: session?.id };
    expect(await readSession(entered.token)).toEqual(facts);
    expect(session?.device).toBe("Firefox/Linux");
  });

  test("works once, however many send it at once: 50 at once make one session", async () => {
    await aMember(rosa);
    const pending = await ask();
    const code = codeOf(pending);
    const all = await Promise.all(Array.from({ length: 50 }, () => enter(pending, code)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.session.count()).toBe(1);
    expect(await enter(pending, code)).toEqual(wrong);
  });

  test("five wrong tries are the end of it, even for the right code", async () => {
    await aMember(rosa);
    const pending = await ask();
    for (let tried = 0; tried < 5; tried++) expect(await enter(pending, wrongFor(pending))).toEqual(wrong);
    expect(await enter(pending, codeOf(pending))).toEqual(wrong);
    expect((await db.signInCode.findFirstOrThrow()).tries).toBe(5);
  });

  test("wrong tries at once are counted each", async () => {
    await aMember(rosa);
    const pending = await ask();
    await Promise.all(Array.from({ length: 40 }, () => enter(pending, wrongFor(pending))));
    expect(await enter(pending, codeOf(pending))).toEqual(wrong);
    expect(await db.session.count()).toBe(0);
  });

  test("the fifth try may still be the right one; what cannot be a code is not a try", async () => {
    await aMember(rosa);
    const pending = await ask();
    for (let tried = 0; tried < 4; tried++) await enter(pending, wrongFor(pending));
    expect(await enter(pending, "ABC")).toEqual({ ok: false, refusal: "noCode" });
    expect(await enter(pending, "x".repeat(1_000_000))).toEqual({ ok: false, refusal: "noCode" });
    expect(await enter(pending, codeOf(pending))).toMatchObject({ ok: true });
  });

  test("only the newest of an address works, whichever browser asked for it", async () => {
    await aMember(rosa);
    const first = await ask();
    minutesOn(1);
    const second = await ask();
    expect(await enter(first, codeOf(first))).toEqual(wrong);
    expect(await enter(first, codeOf(second))).toEqual(wrong);
    expect(await enter(second, codeOf(first))).toEqual(wrong);
    expect(await enter(second, codeOf(second))).toMatchObject({ ok: true });
  });

  test("two asked for in the same moment do not both work", async () => {
    await aMember(rosa);
    const [first, second] = await Promise.all([ask(), ask()]);
    await db.signInCode.updateMany({ data: { createdAt: now() } });
    const both = await Promise.all([enter(first, codeOf(first)), enter(second, codeOf(second))]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("works for fifteen minutes", async () => {
    await aMember(rosa);
    await aMember("late@example.org");
    const [early, late] = [await ask(), await ask("late@example.org")];
    const code = codeOf(late);
    minutesOn(14);
    expect(await enter(early, codeOf(early))).toMatchObject({ ok: true });
    minutesOn(16);
    expect(await enter(late, code)).toEqual(elsewhere);
  });

  test("lies nowhere in the database, and differs from row to row", async () => {
    const pending = await ask();
    const [row] = await db.signInCode.findMany();
    expect(JSON.stringify(row)).not.toContain(codeOf(pending).replace("-", ""));
    expect(codeOf(await ask())).not.toBe(codeOf(pending));
  });
});

describe("the browser that asked", () => {
  test("is the only one in which the code works", async () => {
    await aMember(rosa);
    const pending = await ask();
    const other = await ask("other@example.org");
    expect(await enter(undefined, codeOf(pending))).toEqual(elsewhere);
    expect(await enter(other, codeOf(pending))).toEqual(wrong);
    expect(await enter(pending, codeOf(pending))).toMatchObject({ ok: true });
  });

  test("cannot be forged", async () => {
    await aMember(rosa);
    const pending = await ask();
    const held = readPending(pending);
    if (!held) throw new Error("no pending");
    const [body = "", signature = ""] = pending.split(".");
    const otherBody = Buffer.from(JSON.stringify([held.id, "x", rosa, held.expires])).toString("base64url");
    const forged = [
      `${body}.${"0".repeat(64)}`,
      body,
      `${body}.`,
      `.${signature}`,
      "",
      "a.b.c",
      `${otherBody}.${signature}`,
    ];
    for (const cookie of forged) expect(await enter(cookie, codeOf(pending)), cookie).toEqual(elsewhere);
    // Even one that is signed has to hold the secret of the browser that asked.
    expect(await enter(sealPending({ ...held, secret: "another" }), codeOf(pending))).toEqual(wrong);
  });
});

describe("an unknown address", () => {
  test("never becomes a member, even with its code", async () => {
    const pending = await ask("stranger@example.org");
    expect(await enter(pending, codeOf(pending))).toEqual(wrong);
    expect(await db.member.count()).toBe(0);
    expect(await db.session.count()).toBe(0);
  });

  test("is asked for, and tried wrongly, with the same queries as a known one", async () => {
    await aMember(rosa);
    const queries = vi.spyOn(pg.Client.prototype, "query");
    const asked = async (email: string) => {
      queries.mockClear();
      const pending = await ask(email);
      await enter(pending, wrongFor(pending));
      const texts = queries.mock.calls.map(([query]) => (query as { text?: string }).text ?? String(query));
      // The queue's own housekeeping runs beside; the test below counts the jobs.
      return texts.filter((text) => !text.includes("pgboss"));
    };
    await asked("warm@example.org");
    const [known, unknown] = [await asked(rosa), await asked("stranger@example.org")];
    expect(known.length).toBeGreaterThan(5);
    expect(unknown).toEqual(known);
  });

  test("has a row and a job like any other, and gets no letter", async () => {
    await aMember(rosa, { name: "Rosa" });
    const [known = "", unknown = ""] = [await ask(), await ask("stranger@example.org")].map(idOf);
    const jobs = await db.$queryRaw<
      { data: unknown }[]
    >`SELECT data FROM pgboss.job WHERE name = 'send-letter'`;
    for (const id of [known, unknown])
      expect(jobs).toContainEqual({ data: { letter: "sign-in", to: id, about: id } });
    expect(await letterFor(unknown)).toBeNull();
    const letter = await letterFor(known);
    const code = formatCode(codeFor(known));
    expect(letter?.to).toBe(rosa);
    expect(letter?.subject).not.toContain(code);
    expect(letter?.blocks).toContainEqual({ kind: "code", text: code });
    expect(letter?.blocks).toContainEqual(expect.objectContaining({ path: `/sign-in?code=${code}` }));
  });

  test("nor does a suspended member: no letter, no session", async () => {
    await aMember(rosa, { suspended: true });
    const pending = await ask();
    expect(await letterFor(idOf(pending))).toBeNull();
    expect(await enter(pending, codeOf(pending))).toEqual(wrong);
  });
});

test("no letter goes for a code that a newer one has replaced, or that is too old", async () => {
  await aMember(rosa);
  const first = idOf(await ask());
  minutesOn(1);
  const second = idOf(await ask());
  expect(await letterFor(first)).toBeNull();
  expect(await letterFor(second)).not.toBeNull();
  minutesOn(30);
  expect(await letterFor(second)).toBeNull();
});

test("a network tries thirty times", async () => {
  await aMember(rosa);
  setClock(ten);
  const pending = await ask();
  for (let tried = 0; tried < 30; tried++) await enter(pending, "ABC", "192.0.2.1");
  expect(await enter(pending, codeOf(pending), "192.0.2.1")).toEqual(tooOften);
  expect(await enter(pending, codeOf(pending), "192.0.2.2")).toMatchObject({ ok: true });
});

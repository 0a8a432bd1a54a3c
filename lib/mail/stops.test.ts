import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { actingAs, type MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { shout } from "#lib/meetups/shout.ts";
import { dateAt, makeMember, makeSeries } from "#lib/meetups/testing.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse } from "#lib/testing.ts";
import { setClock } from "#lib/time.ts";
import { chooseLetters } from "./choose-letters.ts";
import { kindOf, stoppableKinds } from "./kinds.ts";
import { sendLetter } from "./send-letter.ts";
import { stopLetters } from "./stop-letters.ts";
import { ownLetters, stopLink } from "./stop-queries.ts";
import { readStopToken, stopToken } from "./stop-token.ts";
import { isStopped } from "./stops.ts";
import { mailServer, testSettings } from "./testing.ts";

let house: TestDatabase;
let server: Awaited<ReturnType<typeof mailServer>>;
let settings: Awaited<ReturnType<typeof testSettings>>;
let mina: MemberViewer;
let nell: MemberViewer;
let about: string;

const jobId = "0b9d1c1e-7c2f-4a55-9b7a-1b1f9c1d2e3f";

beforeAll(async () => {
  house = await openTestHouse();
  server = await mailServer();
  settings = await testSettings({ SMTP_URL: server.url });
  [mina, nell] = [await makeMember("Mina"), await makeMember("Nell")];
  const monday = await dateAt(await makeSeries(), "2026-11-23T11:00");
  setClock(new Date("2026-11-23T10:00:00Z"));
  await shout(mina, { meetupId: monday.id });
  about = `${monday.id} ${mina.id}`;
});
afterAll(async () => {
  await server.close();
  await settings.forget();
  await closeTestHouse(house);
});
beforeEach(async () => {
  server.arrived.length = 0;
  await db.letterStop.deleteMany();
  await db.member.updateMany({ data: { hearsShouts: true } });
});

const send = () => sendLetter({ letter: "shout", to: nell.id, about }, jobId);

describe("a letter that can be stopped", () => {
  test("says how, at its foot and to the mail program", async () => {
    await send();
    const [{ mail, raw } = fail()] = server.arrived;
    const token = stopToken({ memberId: nell.id, kind: "shouts" });
    expect(mail.text?.split("\n")).toContain(`https://elevenses.example.org/letters/stop/${token}`);
    expect(mail.html).toContain(`href="https://elevenses.example.org/letters/stop/${token}"`);
    const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
    expect(header("list-unsubscribe")).toBe(`<https://elevenses.example.org/api/letters/stop/${token}>`);
    expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    // Whole on its line: a program that finds white space in the address takes it for broken.
    expect(raw).toContain(`<https://elevenses.example.org/api/letters/stop/${token}>`);
  });

  test("is not one click where the site has no https", async () => {
    await settings.forget();
    settings = await testSettings({ SMTP_URL: server.url, BASE_URL: "http://localhost:3000" });
    await send();
    const keys = server.arrived[0]?.mail.headers.map(({ key }) => key);
    expect(keys).toContain("list-unsubscribe");
    expect(keys).not.toContain("list-unsubscribe-post");
    await settings.forget();
    settings = await testSettings({ SMTP_URL: server.url });
  });

  test("does not go once its kind is stopped, and goes again when it is started", async () => {
    const token = stopToken({ memberId: nell.id, kind: "shouts" });
    expect(await stopLetters(token, true)).toEqual({ ok: true, kind: "shouts", stopped: true });
    expect(await stopLetters(token, true)).toEqual({ ok: true, kind: "shouts", stopped: true });
    await send();
    expect(server.arrived).toEqual([]);
    await stopLetters(token, false);
    await send();
    expect(server.arrived).toHaveLength(1);
  });

  test("is stopped at the door, whatever its maker thinks", async () => {
    const seat = () =>
      sendLetter({ letter: "moved-up", to: mina.id, about: about.split(" ")[0] ?? "" }, jobId);
    await seat();
    expect(server.arrived).toHaveLength(1);
    await stopLetters(stopToken({ memberId: mina.id, kind: "answers" }), true);
    await seat();
    expect(server.arrived).toHaveLength(1);
  });

  test("stopping one kind stops no other, and nobody else's", async () => {
    for (const kind of stoppableKinds) {
      await stopLetters(stopToken({ memberId: nell.id, kind }), true);
      for (const other of stoppableKinds)
        expect(await isStopped({ memberId: nell.id, kind: other })).toBe(other === kind);
      expect(await isStopped({ memberId: mina.id, kind })).toBe(false);
      await stopLetters(stopToken({ memberId: nell.id, kind }), false);
    }
  });
});

test("what nobody could do without cannot be stopped", () => {
  const needed = Object.entries(kindOf).flatMap(([letter, kind]) => (kind === "needed" ? [letter] : []));
  expect(needed.sort()).toEqual(["join-request", "sign-in", "welcome"]);
});

describe("the token", () => {
  test("is good for one member and one kind", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom(...stoppableKinds), (memberId, kind) => {
        expect(readStopToken(stopToken({ memberId, kind }))).toEqual({ memberId, kind });
      }),
    );
  });

  test("with anything changed in it is none", () => {
    const token = stopToken({ memberId: mina.id, kind: "dates" });
    for (let at = 0; at < token.length; at++) {
      const changed = token.slice(0, at) + (token[at] === "a" ? "b" : "a") + token.slice(at + 1);
      expect(readStopToken(changed), changed).toBeUndefined();
    }
    for (const bad of ["", token.slice(1), `${token}0`, token.toUpperCase(), token.replace("dates", "votes")])
      expect(readStopToken(bad), bad).toBeUndefined();
  });

  test("of nobody stops nothing and says nothing", async () => {
    const gone = stopToken({ memberId: "00000000-0000-4000-8000-000000000000", kind: "dates" });
    for (const token of [gone, "nonsense"]) {
      expect(await stopLink(token)).toBeNull();
      expect(await stopLetters(token, true)).toEqual({ ok: false, refusal: "no-such-link" });
    }
    expect(await db.letterStop.count()).toBe(0);
  });

  test("works for whoever has the letter, and says nothing of whose it is", async () => {
    const link = await stopLink(stopToken({ memberId: nell.id, kind: "dates" }));
    expect(link).toEqual({ kind: "dates", stopped: false });
  });
});

describe("the settings", () => {
  test("show what is wanted and keep what is chosen", async () => {
    await db.member.update({ where: { id: nell.id }, data: { hearsShouts: false } });
    const fresh = await ownLetters(await actingAs(nell.id));
    expect(fresh.filter(({ wanted }) => !wanted).map(({ kind }) => kind)).toEqual(["shouts"]);
    await chooseLetters(nell, { offered: stoppableKinds, wanted: ["shouts", "votes"] });
    const chosen = await ownLetters(nell);
    expect(chosen.filter(({ wanted }) => wanted).map(({ kind }) => kind)).toEqual(["shouts", "votes"]);
    expect(await db.member.findUnique({ where: { id: nell.id } })).toMatchObject({ hearsShouts: true });
  });

  test("leave alone what they did not offer", async () => {
    await chooseLetters(nell, { offered: ["votes"], wanted: [] });
    const stopped = (await ownLetters(nell)).filter(({ wanted }) => !wanted);
    expect(stopped.map(({ kind }) => kind)).toEqual(["votes"]);
  });

  test("two at once end well", async () => {
    for (let race = 0; race < 50; race++) {
      await Promise.all([
        chooseLetters(nell, { offered: stoppableKinds, wanted: [] }),
        stopLetters(stopToken({ memberId: nell.id, kind: "dates" }), true),
        stopLetters(stopToken({ memberId: nell.id, kind: "votes" }), true),
      ]);
      expect(await db.letterStop.count()).toBe(stoppableKinds.length - 1);
      await db.letterStop.deleteMany();
    }
  });
});

function fail(): never {
  throw new Error("no letter arrived");
}

// Over 250 lines because all that a stream hears, and when it ends, is shown with one reader of streams.
import { afterEach, expect, test, vi } from "vitest";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { boardToken, readerToken } from "./board-token.ts";
import { Notices } from "./notices.ts";
import { Streams } from "./subscribe.ts";

Object.assign(globalThis, { [Symbol.for("elevenses.secrets")]: { pen: "a key of this test" } });

const open: Reader[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((reader) => reader.cancel()));
  vi.useRealTimers();
});

type Reader = ReadableStreamDefaultReader<Uint8Array>;

function house(limits?: { member: number; process: number }) {
  const clock = { now: 0 };
  const notices = new Notices(() => clock.now);
  notices.listening(true);
  const ended = new Set<string>();
  const database = { gone: false, asked: [] as string[][] };
  const stillSignedIn = async (ids: string[]) => {
    database.asked.push(ids);
    if (database.gone) throw new Error("out of reach");
    return new Set(ids.filter((id) => !ended.has(id)));
  };
  /** Who reads which board; whoever is not in it reads none. */
  const read = new Map<string, string[]>();
  const reading = { asked: [] as string[], gone: false };
  const boardsHeardBy = async ({ id }: MemberViewer) => {
    reading.asked.push(id);
    if (reading.gone) throw new Error("out of reach");
    return read.get(id) ?? [];
  };
  const streams = new Streams({ notices, stillSignedIn, boardsHeardBy, ...(limits && { limits }) });
  return { notices, streams, ended, database, clock, read, reading };
}

let sessions = 0;
const member = (id: string, sessionId = `session ${++sessions}`) => ({ id, sessionId }) as MemberViewer;

/** A stream being read: `events` gives what has come since it was last called. */
function reading(streams: Streams, viewer: MemberViewer, after?: string) {
  const stream = streams.open(viewer, after);
  if (typeof stream === "string") throw new Error(`refused: ${stream}`);
  const reader = stream.getReader();
  open.push(reader);
  let text = "";
  let closed = false;
  const decoder = new TextDecoder();
  void (async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      text += decoder.decode(value);
    }
    closed = true;
  })();
  return {
    reader,
    isClosed: () => settled().then(() => closed),
    all: () => settled().then(() => text),
    events: async () => {
      await settled();
      const found = [...text.matchAll(/^data: (\{.*\})$/gm)].map(([, json = ""]) => JSON.parse(json));
      text = "";
      return found as unknown[];
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const notice = (t: string, id?: string) => JSON.stringify({ t, ...(id && { id }) });

test("begins with when to come back and where it is", async () => {
  const { streams } = house();
  const { all } = reading(streams, member("nell"));
  expect(await all()).toMatch(/^retry: 3000\n\nevent: at\nid: ([a-z0-9]+\.\d+)\ndata: \1\n\n$/);
});

test("each hears what they may, and nobody what is another's", async () => {
  const { notices, streams } = house();
  const [nell, sam] = [reading(streams, member("nell")), reading(streams, member("sam"))];
  for (const payload of [
    notice("meetups", "1"),
    notice("site"),
    notice("members", "sam"),
    notice("mine", "sam"),
    notice("mine"),
    notice("boards", "secret"),
  ])
    notices.heard(payload);
  const public_ = [{ t: "meetups", id: "1" }, { t: "site" }, { t: "members", id: "sam" }];
  expect(await nell.events()).toEqual(public_);
  expect(await sam.events()).toEqual([...public_, { t: "mine", id: "sam" }]);
});

test("who comes back hears what they missed, in order, and of it only what they may", async () => {
  const { notices, streams } = house();
  const place = () => `${notices.place.name}.${notices.place.at}`;
  notices.heard(notice("meetups", "before"));
  const after = place();
  notices.heard(notice("meetups", "1"));
  notices.heard(notice("mine", "sam"));
  notices.heard(notice("mine", "nell"));
  expect(await reading(streams, member("nell"), after).events()).toEqual([
    { t: "meetups", id: "1" },
    { t: "mine", id: "nell" },
  ]);
  expect(await reading(streams, member("nell"), place()).events()).toEqual([]);
  for (const unknown of ["elsewhere.1", "rubbish", `${notices.place.name}.0`])
    expect(await reading(streams, member("nell"), unknown).events()).toEqual([{ t: "missed" }]);
  for (let at = 0; at < 200; at++) notices.heard(notice("meetups", String(at)));
  expect(await reading(streams, member("nell"), after).events()).toEqual([{ t: "missed" }]);
});

test("after a time of hearing nothing, and after what cannot be read, everybody fetches", async () => {
  const { notices, streams } = house();
  const nell = reading(streams, member("nell"));
  notices.listening(false);
  expect(await nell.events()).toEqual([]);
  notices.listening(true);
  expect(await nell.events()).toEqual([{ t: "missed" }]);
  notices.heard("rubbish");
  expect(await nell.events()).toEqual([{ t: "missed" }]);
});

test("a session that is over ends its stream in its turn, and the others' stay", async () => {
  const { streams, ended } = house();
  const [nell, sam] = [reading(streams, member("nell", "n")), reading(streams, member("sam", "s"))];
  ended.add("n");
  for (let at = 0; at < 25; at++) await streams.beat();
  expect(await nell.all()).toMatch(/event: bye\ndata: signed out\n\n$/);
  expect([await nell.isClosed(), await sam.isClosed(), streams.size]).toEqual([true, false, 1]);
  expect(await sam.all()).toMatch(/\n\n:\nevent: at\nid: .*\ndata: .*\n\n$/);
});

test("each stream is asked after once a round, all in one question", async () => {
  const { streams, database } = house();
  for (let at = 0; at < 50; at++) reading(streams, member(`member ${at}`));
  for (let at = 0; at < 25; at++) await streams.beat();
  expect(database.asked).toHaveLength(25);
  expect(new Set(database.asked.flat()).size).toBe(50);
});

test("a notice about a member ends the streams of their ended sessions at once, before they hear of it", async () => {
  for (const topic of ["members", "mine"]) {
    const { notices, streams, ended } = house();
    const [here, there] = [reading(streams, member("nell", "h")), reading(streams, member("nell", "t"))];
    ended.add("t");
    notices.heard(notice(topic, "nell"));
    expect(await here.events()).toEqual([{ t: topic, id: "nell" }]);
    expect(await there.all()).not.toContain('{"t"');
    expect(await there.isClosed()).toBe(true);
  }
});

test("a database out of reach signs nobody out", async () => {
  const { streams, database } = house();
  const nell = reading(streams, member("nell"));
  database.gone = true;
  for (let at = 0; at < 25; at++) await streams.beat();
  expect(await nell.isClosed()).toBe(false);
});

test("who does not read is let go before much waits for them, and the others still hear", async () => {
  const { notices, streams } = house();
  const slow = streams.open(member("slow")) as ReadableStream<Uint8Array>;
  const nell = reading(streams, member("nell"));
  for (let at = 0; at < 1_000; at++) {
    notices.heard(notice("meetups", String(at)));
    if (at % 20 === 0) await settled();
  }
  expect(streams.size).toBe(1);
  let waited = 0;
  for await (const chunk of slow) waited += chunk.byteLength;
  expect(waited).toBeLessThanOrEqual(16_384);
  expect(await nell.events()).toHaveLength(1_000);
});

test("no member and no process has more streams than it may; one that closes makes room", async () => {
  const { streams } = house({ member: 2, process: 3 });
  const first = reading(streams, member("nell"));
  reading(streams, member("nell"));
  expect(streams.open(member("nell"))).toBe("member");
  reading(streams, member("sam"));
  expect(streams.open(member("mina"))).toBe("process");
  await first.reader.cancel();
  expect(streams.size).toBe(2);
  reading(streams, member("mina"));
});

test("streams that close are forgotten, and with the last one the clock stops", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const { streams, ended, notices } = house();
  const readers = Array.from({ length: 200 }, (_, at) => reading(streams, member(`member ${at}`, `s ${at}`)));
  expect(vi.getTimerCount()).toBe(1);
  for (const { reader } of readers.slice(1)) await reader.cancel();
  ended.add("s 0");
  notices.heard(notice("members", "member 0"));
  await settled();
  expect([streams.size, vi.getTimerCount()]).toEqual([0, 0]);
});

test("many pages are told over how long to spread their fetching, a few are not", async () => {
  const { notices, streams } = house();
  const nell = reading(streams, member("nell"));
  for (let at = 0; at < 19; at++) reading(streams, member(`member ${at}`));
  notices.heard(notice("meetups", "1"));
  expect(await nell.events()).toEqual([{ t: "meetups", id: "1" }]);
  for (let at = 0; at < 80; at++) reading(streams, member(`more ${at}`));
  notices.heard(notice("meetups", "1"));
  expect(await nell.events()).toEqual([{ t: "meetups", id: "1", over: 1_000 }]);
});

const ofBoard = (id: string) => notice("boards", boardToken(id));

test("of a board hear those who read it, by its id, and the others not a byte", async () => {
  const { notices, streams, read } = house();
  read.set("nell", ["rah"]).set("mina", ["rah", "other"]).set("theo", ["other"]);
  const [nell, mina, theo, sam] = ["nell", "mina", "theo", "sam"].map((id) => reading(streams, member(id)));
  const before = await Promise.all([theo, sam].map((each) => each?.all()));
  notices.heard(ofBoard("rah"));
  expect(await nell?.events()).toEqual([{ t: "boards", id: "rah" }]);
  expect(await mina?.events()).toEqual([{ t: "boards", id: "rah" }]);
  expect(await Promise.all([theo, sam].map((each) => each?.all()))).toEqual(before);
  notices.heard(notice("boards", "rah"));
  notices.heard(notice("boards"));
  expect(await nell?.events()).toEqual([]);
});

test("what was true a moment ago says nothing: who is out by now, hears nothing", async () => {
  const { notices, streams, read } = house();
  read.set("nell", ["rah"]).set("mina", ["rah"]);
  const [nell, mina] = [reading(streams, member("nell")), reading(streams, member("mina"))];
  await nell.all();
  read.set("mina", []);
  notices.heard(ofBoard("rah"));
  expect(await nell.events()).toHaveLength(1);
  expect(await mina.all()).not.toContain('{"t"');
});

test("of a board that nobody here reads the database is not asked", async () => {
  const { notices, streams, read, reading: asking } = house();
  read.set("nell", ["rah"]);
  for (const id of ["nell", "sam", "theo"]) await reading(streams, member(id)).all();
  asking.asked.length = 0;
  notices.heard(ofBoard("elsewhere"));
  await settled();
  expect(asking.asked).toEqual([]);
  notices.heard(ofBoard("rah"));
  await settled();
  expect(asking.asked).toEqual(["nell"]);
});

test("who has come into a board hears of it from then on, and is told that they have", async () => {
  const { notices, streams, read } = house();
  const [nell, sam] = [reading(streams, member("nell")), reading(streams, member("sam"))];
  await nell.all();
  read.set("nell", ["rah"]);
  notices.heard(notice("boards", readerToken("nell")));
  notices.heard(ofBoard("rah"));
  expect(await nell.events()).toEqual([{ t: "boards" }, { t: "boards", id: "rah" }]);
  expect(await sam.all()).not.toContain('{"t"');
});

test("what one board says within a second is heard once more, at its end", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { notices, streams, read } = house();
  read.set("nell", ["rah", "other"]);
  const nell = reading(streams, member("nell"));
  await nell.all();
  for (let at = 0; at < 50; at++) notices.heard(ofBoard("rah"));
  notices.heard(ofBoard("other"));
  expect(await nell.events()).toEqual([
    { t: "boards", id: "rah" },
    { t: "boards", id: "other" },
  ]);
  vi.advanceTimersByTime(1_000);
  expect(await nell.events()).toEqual([{ t: "boards", id: "rah" }]);
});

test("who comes back is told which of their boards said something, once each, and of no other", async () => {
  const { notices, streams, read } = house();
  read.set("nell", ["rah"]);
  const after = `${notices.place.name}.${notices.place.at}`;
  for (const id of ["rah", "elsewhere", "rah"]) notices.heard(ofBoard(id));
  expect(await reading(streams, member("nell"), after).events()).toEqual([{ t: "boards", id: "rah" }]);
  const sam = await reading(streams, member("sam"), after).all();
  expect(sam).toMatch(/^retry: 3000\n\nevent: at\nid: (\S+)\ndata: \1\n\n$/);
});

test("however much others' boards say, who comes back is not told that anything was missed", async () => {
  const { notices, streams, clock } = house();
  const after = `${notices.place.name}.${notices.place.at}`;
  for (let at = 0; at < 3_000; at++) notices.heard(ofBoard(`board ${at}`));
  for (let at = 0; at < 200; at++) notices.heard(notice("mine", "somebody"));
  clock.now = 10_000;
  notices.heard(notice("meetups", "1"));
  expect(await reading(streams, member("sam"), after).events()).toEqual([{ t: "meetups", id: "1" }]);
});

test("the database is asked for each stream that begins, whether boards said something or not", async () => {
  const { notices, streams, reading: asking } = house();
  const after = `${notices.place.name}.${notices.place.at}`;
  await reading(streams, member("sam"), after).all();
  notices.heard(ofBoard("rah"));
  await reading(streams, member("sam"), after).all();
  expect(asking.asked).toEqual(["sam", "sam"]);
});

test("what comes while a stream's boards are asked after waits, in its order, and nobody else does", async () => {
  const { notices, streams, read, reading: asking } = house();
  read.set("nell", ["rah"]);
  const [nell, sam] = [reading(streams, member("nell")), reading(streams, member("sam"))];
  await nell.all();
  notices.heard(ofBoard("rah"));
  notices.heard(notice("meetups", "1"));
  expect(asking.asked).toEqual(["nell", "sam"]);
  expect(await nell.events()).toEqual([
    { t: "boards", id: "rah" },
    { t: "meetups", id: "1" },
  ]);
  expect(await sam.events()).toEqual([{ t: "meetups", id: "1" }]);
});

test("where it cannot be known who reads a board the streams of its likely readers end, to come back", async () => {
  const { notices, streams, read, reading: asking } = house();
  read.set("nell", ["rah"]);
  const [nell, sam] = [reading(streams, member("nell")), reading(streams, member("sam"))];
  await nell.all();
  asking.gone = true;
  notices.heard(ofBoard("rah"));
  expect([await nell.isClosed(), await sam.isClosed()]).toEqual([true, false]);
  expect(await nell.all()).not.toContain('{"t"');
});

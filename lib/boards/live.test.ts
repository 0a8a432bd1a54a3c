import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { boardsHeardBy } from "#lib/access/boards-heard.ts";
import type { MemberViewer, OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { boardToken, readerToken } from "#lib/realtime/board-token.ts";
import { CHANNEL } from "#lib/realtime/channel.ts";
import { Notices } from "#lib/realtime/notices.ts";
import { Streams } from "#lib/realtime/subscribe.ts";
import { agreeToEnter } from "./agree-to-enter.ts";
import { askToComeIn } from "./ask-to-come-in.ts";
import { askToEnter } from "./ask-to-enter.ts";
import { changeBoard } from "./change-board.ts";
import { comment } from "./comment.ts";
import { decline } from "./decline.ts";
import { deleteComment } from "./delete-comment.ts";
import { deletePost } from "./delete-post.ts";
import { editComment } from "./edit-comment.ts";
import { editPost } from "./edit-post.ts";
import { goIn } from "./go-in.ts";
import { invite } from "./invite.ts";
import { leave } from "./leave.ts";
import { makeKeeper } from "./make-keeper.ts";
import { moderate } from "./moderate.ts";
import { mute } from "./mute.ts";
import { post } from "./post.ts";
import { react } from "./react.ts";
import { reactToComment } from "./react-to-comment.ts";
import { removeMember } from "./remove-member.ts";
import { report } from "./report.ts";
import { sayYes } from "./say-yes.ts";
import { startBoard } from "./start-board.ts";
import { type BoardForTests, boardForTests, bringIn, someone, started, suspend } from "./testing.ts";
import { thank } from "./thank.ts";
import { turnDown } from "./turn-down.ts";

let it: BoardForTests;
let listener: Client;
let notices: Notices;
let streams: Streams;
const heard: string[] = [];

beforeAll(async () => {
  it = await boardForTests();
  listener = new Client({ connectionString: it.database.adminUrl });
  await listener.connect();
  listener.on("notification", ({ payload = "" }) => {
    heard.push(payload);
    notices.heard(payload);
  });
  await listener.query(`LISTEN ${CHANNEL}`);
});
afterAll(async () => {
  await listener.end();
  await it.end();
});
beforeEach(() => {
  notices = new Notices();
  notices.listening(true);
  const stillSignedIn = async (ids: string[]) => new Set(ids);
  streams = new Streams({ notices, stillSignedIn, boardsHeardBy });
});

/** What came on the channel with it, apart from all else. */
async function tells(work: () => Promise<unknown>): Promise<string[]> {
  await allHeard();
  heard.length = 0;
  await work();
  const end = await allHeard();
  return heard.filter((payload) => payload !== end);
}

/** Waits until all has come that was said before. @returns what was said last */
async function allHeard(): Promise<string> {
  const last = JSON.stringify({ t: "the end", id: crypto.randomUUID() });
  await listener.query("SELECT pg_notify($1, $2)", [CHANNEL, last]);
  await vi.waitFor(() => expect(heard).toContain(last));
  return last;
}

const aboutBoard = (board: string) => JSON.stringify({ t: "boards", id: boardToken(board) });
const aboutReader = ({ id }: MemberViewer) => JSON.stringify({ t: "boards", id: readerToken(id) });

/** A stream held open; what it has been told. */
async function listening(viewer: MemberViewer) {
  const stream = streams.open({ ...viewer, sessionId: crypto.randomUUID() });
  if (typeof stream === "string") throw new Error(stream);
  let text = "";
  const reader = stream.getReader();
  void (async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += new TextDecoder().decode(value);
    }
  })();
  await vi.waitFor(() => expect(text).toContain("event: at"));
  const begun = text;
  return {
    told: () => [...text.matchAll(/^data: (\{.*)$/gm)].map(([, json = ""]) => JSON.parse(json) as unknown),
    since: () => text.slice(begun.length),
    end: () => reader.cancel(),
  };
}

test("every write in a board tells of the board, by what leads to no board, in its own transaction", async () => {
  const { keeper, mina, theo } = it.people;
  const board = it.board;
  const written = await post(mina, { board, text: "To be changed" });
  const said = written.ok
    ? await comment(theo, { board, post: written.id, text: "To be changed, too" })
    : written;
  if (!written.ok || !said.ok) throw new Error("not written");
  const at = { board, post: written.id };
  const on = { ...at, comment: said.id };
  const words = {
    text: "Changed",
    mood: null,
    title: "",
    lang: "",
    listen: false,
    veil: null,
    keep: "board" as const,
  };
  const ivo = await someone("Ivo Invited");
  const uma = await someone("Uma Undecided");
  const settings = {
    name: "Editors",
    about: "Theirs",
    kind: "secret",
    rules: "",
    yesNeeded: 2,
    keepDays: null,
  } as const;
  const writes: Record<string, () => Promise<unknown>> = {
    post: () => post(mina, { board, text: "Another" }),
    "post under a pen name": () =>
      post(mina, { board, text: "Another", penName: "", sent: crypto.randomUUID() }),
    comment: () => comment(theo, { ...at, text: "Another" }),
    editPost: () => editPost(mina, { ...at, ...words }),
    editComment: () => editComment(theo, { ...on, text: "Changed", lang: "" }),
    react: () => react(theo, { ...at, kind: "hug", on: true }),
    reactToComment: () => reactToComment(mina, { ...on, kind: "hug", on: true }),
    thank: () => thank(mina, { ...on, on: true }),
    hide: () => moderate(keeper, { ...on, act: "hidden", words: "" }),
    show: () => moderate(keeper, { ...on, act: "shown", words: "" }),
    mute: () => mute(keeper, { board, member: theo.id, how: "day", words: "" }),
    unmute: () => mute(keeper, { board, member: theo.id, how: null, words: "" }),
    makeKeeper: () => makeKeeper(keeper, { board, member: mina.id }),
    changeBoard: () => changeBoard(keeper, { board, settings }),
    invite: () => invite(keeper, { board, member: ivo.id }),
    sayYes: () => sayYes(theo, { board, member: ivo.id, yes: true }),
    "invite another": () => invite(keeper, { board, member: uma.id }),
    turnDown: () => turnDown(keeper, { board, member: uma.id }),
    leave: () => leave(it.people.suspended, { board, agreed: false }),
    deleteComment: () => deleteComment(theo, on),
    deletePost: () => deletePost(mina, at),
    remove: () =>
      moderate(keeper, { board, post: it.post, comment: it.comment, act: "removed", words: "Why" }),
  };
  await db.member.update({ where: { id: it.people.suspended.id }, data: { suspendedAt: null } });
  for (const [name, write] of Object.entries(writes))
    expect([name, ...(await tells(write))]).toEqual([name, aboutBoard(board)]);
  expect(await tells(() => goIn(ivo, board))).toEqual([aboutReader(ivo), aboutBoard(board)]);
  expect(await tells(() => removeMember(keeper, { board, member: ivo.id, words: "Enough." }))).toEqual([
    aboutBoard(board),
  ]);
  for (const known of [board, mina.id, theo.id, ivo.id, it.post]) expect(heard.join()).not.toContain(known);
});

test("what did not happen tells nothing", async () => {
  const { mina, outsider } = it.people;
  const sent = crypto.randomUUID();
  await post(mina, { board: it.board, text: "Once", sent, penName: "" });
  expect(await tells(() => post(mina, { board: it.board, text: "Once", sent, penName: "" }))).toEqual([]);
  expect(await tells(() => post(outsider, { board: it.board, text: "No" }).catch(() => {}))).toEqual([]);
});

test("that somebody reported something only the keepers' pages hear of, and that it was settled", async () => {
  const { keeper, mina, theo } = it.people;
  const at = { board: it.board, post: it.post };
  const keepers = [aboutReader(keeper), aboutReader(mina)].sort();
  expect((await tells(() => report(theo, { ...at, words: "Look." }))).sort()).toEqual(keepers);
  expect((await tells(() => moderate(keeper, { ...at, act: "shown", words: "" }))).sort()).toEqual(keepers);
});

test("a closed board hears of who asks and of who takes it back; whoever starts one hears of it themselves", async () => {
  const { mina, outsider } = it.people;
  let board = "";
  const start = async () => {
    board = started(await startBoard(mina, { name: "Closed", about: "", kind: "closed" }));
  };
  expect(await tells(start)).toEqual([aboutReader(mina)]);
  expect(await tells(() => askToComeIn(outsider, { board, words: "" }))).toEqual([aboutBoard(board)]);
  expect(await tells(() => decline(outsider, board))).toEqual([aboutBoard(board)]);
});

test("members hear of a board; outsiders, organisers, the removed and the suspended not a byte", async () => {
  const { keeper, mina, theo, outsider, organiser } = it.people;
  const [removed, suspended] = [await someone("Remo Removed"), await someone("Sula Suspended")];
  for (const who of [removed, suspended]) await bringIn(it.board, [keeper, mina], who);
  const hearing = await Promise.all([mina, theo].map(listening));
  const silent = await Promise.all([outsider, organiser].map(listening));
  const leaving = await Promise.all([removed, suspended].map(listening));

  await removeMember(keeper, { board: it.board, member: removed.id, words: "Enough." });
  await suspend(suspended);
  await post(mina, { board: it.board, text: "For those in it" });
  for (const each of hearing)
    await vi.waitFor(() => expect(each.told()).toContainEqual({ t: "boards", id: it.board }));
  await tells(async () => {});
  for (const each of silent) expect(each.since()).toBe("");
  for (const each of leaving) expect(each.since()).not.toContain("boards");
  await Promise.all([...hearing, ...silent, ...leaving].map(({ end }) => end()));
});

test("two who broke the glass hear of the board from then on, and a third organiser does not", async () => {
  const [one, two, three] = await Promise.all(
    ["One", "Two", "Three"].map(
      async (name) => (await someone(`${name} Organiser`, "organiser")) as OrganiserViewer,
    ),
  );
  if (!one || !two || !three) throw new Error("nobody");
  const [first, second, third] = [await listening(one), await listening(two), await listening(three)];
  await askToEnter(one, { board: it.board, reason: "Somebody is being threatened there." });
  const [entry] = await new Promise<{ id: string }[]>((resolve, reject) =>
    listener.query("SELECT id FROM boards.glass_entry").then(({ rows }) => resolve(rows), reject),
  );
  await post(it.people.mina, { board: it.board, text: "Before" });
  await tells(async () => {});
  expect([first, second, third].map(({ told }) => told())).toEqual([[], [], []]);
  const entered = await tells(() => agreeToEnter(two, entry?.id ?? ""));
  expect(entered).toEqual([aboutReader(one), aboutReader(two), aboutBoard(it.board)]);
  for (const each of [first, second])
    await vi.waitFor(
      () => expect(each.told()).toEqual([{ t: "boards" }, { t: "boards", id: it.board }]),
      3_000,
    );
  expect(third.told()).toEqual([]);
  await Promise.all([first, second, third].map(({ end }) => end()));
});

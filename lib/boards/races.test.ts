import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { withBoards } from "#lib/access/boards.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { askToComeIn } from "./ask-to-come-in.ts";
import { changeBoard } from "./change-board.ts";
import { goIn } from "./go-in.ts";
import { invite } from "./invite.ts";
import { leave } from "./leave.ts";
import { boardLog } from "./log-queries.ts";
import { makeKeeper } from "./make-keeper.ts";
import { boardMembers } from "./people-queries.ts";
import { removeMember } from "./remove-member.ts";
import { sayYes } from "./say-yes.ts";
import { startBoard } from "./start-board.ts";
import { type BoardForTests, boardForTests, someone, started, suspend } from "./testing.ts";

// What happens at the same moment, on a real PostgreSQL, as often as it takes to meet.

let it: BoardForTests;
beforeAll(async () => {
  it = await boardForTests();
  await told();
});
afterAll(() => it.end());
afterEach(async () => {
  await told();
});

const settings = { name: "Race", about: "", kind: "closed", rules: "", keepDays: null } as const;

/** Who was told that a board wants them. */
const told = async () =>
  (
    await db.$queryRaw<
      { member_id: string; kind: string }[]
    >`SELECT member_id::text, kind FROM take_board_news()`
  )
    .filter(({ kind }) => kind === "wanted")
    .map(({ member_id }) => member_id);

/** A board of so many, the first its keeper, whatever number of yeses it takes. */
async function boardOf(...people: MemberViewer[]): Promise<string> {
  const [first, ...others] = people as [MemberViewer, ...MemberViewer[]];
  const board = started(await startBoard(first, { ...settings, kind: "open" }));
  for (const each of others) await goIn(each, board);
  return board;
}

const crowd = (count: number, name: string) =>
  Promise.all(Array.from({ length: count }, (_, at) => someone(`${name} ${at}`)));

/** What came of each: how it ended, or that it was not there any more. */
const all = (asked: Promise<unknown>[]) =>
  Promise.all(
    asked.map((each) =>
      each.catch((error: unknown) => {
        if (error instanceof NotFound) return "not there";
        throw error;
      }),
    ),
  );

const keepersOf = async (viewer: MemberViewer, board: string) =>
  (await boardMembers(viewer, board)).members.filter(({ keeper }) => keeper).map(({ id }) => id);

describe("at the same moment", () => {
  test("two say the yes that was missing: whoever waits is told, once, 200 times", async () => {
    const people = await crowd(4, "Yes");
    const [a, b, c] = people as [MemberViewer, MemberViewer, MemberViewer];
    const board = await boardOf(...people);
    await changeBoard(a, { board, settings: { ...settings, yesNeeded: 3 } });
    for (const who of await crowd(200, "Waits")) {
      const of = { board, member: who.id };
      await invite(a, of);
      await all([sayYes(b, { ...of, yes: true }), sayYes(c, { ...of, yes: true })]);
      expect(await told()).toEqual([who.id]);
    }
  }, 120_000);

  test("a yes is said and the number lowered to what it makes: they are told all the same", async () => {
    const people = await crowd(3, "Fewer");
    const [a, b] = people as [MemberViewer, MemberViewer];
    const board = await boardOf(...people);
    for (const who of await crowd(100, "Waits for fewer")) {
      const of = { board, member: who.id };
      await changeBoard(a, { board, settings: { ...settings, yesNeeded: 3 } });
      await invite(a, of);
      await told();
      await all([
        sayYes(b, { ...of, yes: true }),
        changeBoard(a, { board, settings: { ...settings, yesNeeded: 2 } }),
      ]);
      expect(await told()).toEqual([who.id]);
      await removeWaiting(a, board, who);
    }
  }, 120_000);

  test("somebody is invited while they ask: they have asked, with one yes", async () => {
    const people = await crowd(3, "Ask");
    const [a] = people as [MemberViewer];
    const board = await boardOf(...people);
    await changeBoard(a, { board, settings: { ...settings, yesNeeded: 2 } });
    for (const who of await crowd(100, "Asks")) {
      await all([invite(a, { board, member: who.id }), askToComeIn(who, { board, words: "May I?" })]);
      const { waiting } = await boardMembers(a, board);
      expect(waiting.filter(({ id }) => id === who.id)).toMatchObject([
        { asked: true, words: "May I?", yeses: 1, mine: true },
      ]);
      await removeWaiting(a, board, who);
    }
  }, 120_000);

  test("somebody leaves while they are made a keeper, and so does who makes them: the board is kept", async () => {
    for (let round = 0; round < 60; round++) {
      const people = await crowd(3, `Leaves ${round}`);
      const [a, b, c] = people as [MemberViewer, MemberViewer, MemberViewer];
      const board = await boardOf(...people);
      await all([
        makeKeeper(a, { board, member: b.id }),
        leave(b, { board, agreed: false }),
        ...(round % 2 ? [leave(a, { board, agreed: false })] : []),
      ]);
      const keepers = await keepersOf(c, board);
      expect(keepers).toHaveLength(1);
      expect(keepers).toEqual([round % 2 ? c.id : a.id]);
    }
  }, 120_000);

  test("one keeper lets somebody go whom another makes a keeper: one of the two, and the log says which", async () => {
    for (let round = 0; round < 60; round++) {
      const people = await crowd(3, `Both ${round}`);
      const [a, b, c] = people as [MemberViewer, MemberViewer, MemberViewer];
      const board = await boardOf(...people);
      await makeKeeper(a, { board, member: b.id });
      await all([
        makeKeeper(a, { board, member: c.id }),
        removeMember(b, { board, member: c.id, words: "Enough." }),
      ]);
      const { members } = await boardMembers(a, board);
      const theirs = members.find(({ id }) => id === c.id);
      const { entries } = await boardLog(a, board);
      const lines = entries.filter(({ to }) => to === c.name).map(({ what }) => what);
      expect([theirs?.keeper ?? null, lines]).toEqual(
        theirs ? [true, ["keeper_made"]] : [null, ["member_removed"]],
      );
    }
  }, 120_000);

  test("two keepers let each other go: both stay", async () => {
    const people = await crowd(2, "Each other");
    const [a, b] = people as [MemberViewer, MemberViewer];
    const board = await boardOf(...people);
    await makeKeeper(a, { board, member: b.id });
    for (let round = 0; round < 20; round++)
      expect(
        await all([
          removeMember(a, { board, member: b.id, words: "You." }),
          removeMember(b, { board, member: a.id, words: "No, you." }),
        ]),
      ).toEqual([
        { ok: false, why: "keeps-it" },
        { ok: false, why: "keeps-it" },
      ]);
    expect(await keepersOf(a, board)).toHaveLength(2);
  });

  test("the last two leave: one goes, the other is asked, and the board is kept", async () => {
    for (let round = 0; round < 60; round++) {
      const people = await crowd(2, `Last ${round}`);
      const [a, b] = people as [MemberViewer, MemberViewer];
      const board = await boardOf(...people);
      const ended = await all(people.map((each) => leave(each, { board, agreed: false })));
      expect(ended).toContainEqual({ ok: true, ends: false });
      expect(ended).toContainEqual({ ok: false, why: "ends-it" });
      const stays = (ended[0] as { ok: boolean }).ok ? b : a;
      expect(await keepersOf(stays, board)).toEqual([stays.id]);
    }
  }, 120_000);

  test("the only keeper is suspended, or their account deleted, while whoever would be next leaves", async () => {
    for (let round = 0; round < 60; round++) {
      const people = await crowd(3, `Next ${round}`);
      const [a, b, c] = people as [MemberViewer, MemberViewer, MemberViewer];
      const board = await boardOf(...people);
      await all([
        round % 2 ? suspend(a) : db.member.delete({ where: { id: a.id } }),
        leave(b, { board, agreed: false }),
      ]);
      expect(await keepersOf(c, board)).toContain(c.id);
    }
  }, 120_000);

  test("everybody's account is deleted at once: no board is left to nobody", async () => {
    for (let round = 0; round < 20; round++) {
      const people = await crowd(3, `Gone ${round}`);
      const [first] = people as [MemberViewer];
      const board = await boardOf(...people);
      await Promise.allSettled(people.map(({ id }) => db.member.delete({ where: { id } })));
      await db.member.deleteMany({ where: { id: { in: people.map(({ id }) => id) } } });
      expect(await withBoards(first, (tx) => tx.board.count({ where: { id: board } }))).toBe(0);
    }
  }, 120_000);
});

/** So that the next in the row finds nobody else at the door. */
async function removeWaiting(keeper: MemberViewer, board: string, who: MemberViewer): Promise<void> {
  await withBoards(keeper, (tx) => tx.candidate.deleteMany({ where: { boardId: board, memberId: who.id } }));
}

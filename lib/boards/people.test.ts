// Long, because who may do what with a board's people is one table: cast × action.
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { withBoards } from "#lib/access/boards.ts";
import type { MemberViewer, OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { now, setClock } from "#lib/time.ts";
import { agreeToEnter } from "./agree-to-enter.ts";
import { askToComeIn } from "./ask-to-come-in.ts";
import { askToEnter } from "./ask-to-enter.ts";
import { changeBoard } from "./change-board.ts";
import { comeIn } from "./come-in.ts";
import { comment } from "./comment.ts";
import { decline } from "./decline.ts";
import { glassPage } from "./glass-queries.ts";
import { goIn } from "./go-in.ts";
import { invite } from "./invite.ts";
import { keepersPage, thingToReport } from "./keepers-queries.ts";
import { leave } from "./leave.ts";
import { boardLog } from "./log-queries.ts";
import { makeKeeper } from "./make-keeper.ts";
import { moderate } from "./moderate.ts";
import { mute } from "./mute.ts";
import { newsFor } from "./news-queries.ts";
import { boardMembers, boardSettings, boardsPage } from "./people-queries.ts";
import { post } from "./post.ts";
import { boardPage } from "./post-queries.ts";
import { removeMember } from "./remove-member.ts";
import { report } from "./report.ts";
import { rulesMark } from "./rules-mark.ts";
import { sayYes } from "./say-yes.ts";
import { startBoard } from "./start-board.ts";
import { type BoardForTests, boardForTests, bringIn, someone, started, suspend } from "./testing.ts";
import { postPage } from "./thread-queries.ts";
import { turnDown } from "./turn-down.ts";

let it: BoardForTests;
let more: Awaited<ReturnType<typeof theOthers>>;
beforeEach(anew);
afterEach(async () => {
  setClock(undefined);
  await it.end();
});

async function anew() {
  it = await boardForTests();
  more = await theOthers();
}

/** Beside those of boardForTests: one muted, one let go, one invited with a yes of two, and two organisers who entered. */
async function theOthers() {
  const { keeper, mina } = it.people;
  const people = {
    muted: await someone("Moritz Muted"),
    removed: await someone("Rita Removed"),
    invited: await someone("Ivo Invited"),
    entered: (await someone("Edda Entered", "organiser")) as OrganiserViewer,
    agreed: (await someone("Arne Agreed", "organiser")) as OrganiserViewer,
  };
  for (const each of [people.muted, people.removed]) await bringIn(it.board, [keeper, mina], each);
  await mute(keeper, { board: it.board, member: people.muted.id, how: "day", words: "Enough." });
  await removeMember(keeper, { board: it.board, member: people.removed.id, words: "Enough." });
  await invite(mina, { board: it.board, member: people.invited.id });
  await enter(people.entered, people.agreed, it.board);
  await report(mina, { board: it.board, post: it.post, comment: it.comment, words: "Look." });
  return people;
}

async function enter(first: OrganiserViewer, second: OrganiserViewer, board: string) {
  await askToEnter(first, { board, reason: "A court wants to know." });
  const { entries } = await glassPage(second);
  const asked = entries.find((each) => each.board === board && each.can.agree);
  expect(await agreeToEnter(second, asked?.id ?? randomUUID())).toEqual({ ok: true });
}

const everybody = () => ({ ...it.people, ...more });
type Who = keyof ReturnType<typeof everybody>;
type Ending = true | string;
const outside = "not there";

const settings = {
  name: "Editors",
  about: "Ours",
  kind: "secret",
  rules: "",
  yesNeeded: 2,
  keepDays: 90,
} as const;
const on = () => ({ board: it.board });
const about = () => ({ board: it.board, post: it.post });

const actions = {
  "read the board": (viewer) => boardPage(viewer, it.board),
  "read the thread": (viewer) => postPage(viewer, it.board, it.post),
  "read the log": (viewer) => boardLog(viewer, it.board),
  "see who is in it": (viewer) => boardMembers(viewer, it.board),
  "see its settings": (viewer) => boardSettings(viewer, it.board),
  "see reports": (viewer) => keepersPage(viewer, it.board),
  "look at what to report": (viewer) => thingToReport(viewer, about()),
  post: (viewer) => post(viewer, { ...on(), mood: "rah", text: "x" }),
  comment: (viewer) => comment(viewer, { ...about(), text: "x" }),
  invite: (viewer) => invite(viewer, { ...on(), member: it.people.outsider.id }),
  "say yes": (viewer) => sayYes(viewer, { ...on(), member: more.invited.id, yes: true }),
  "turn down": (viewer) => turnDown(viewer, { ...on(), member: more.invited.id }),
  "come in": (viewer) => goIn(viewer, it.board),
  "ask to come in": (viewer) => askToComeIn(viewer, { ...on(), words: "May I?" }),
  decline: (viewer) => decline(viewer, it.board),
  "change settings": (viewer) => changeBoard(viewer, { ...on(), settings }),
  "make Theo a keeper": (viewer) => makeKeeper(viewer, { ...on(), member: it.people.theo.id }),
  "mute Theo": (viewer) => mute(viewer, { ...on(), member: it.people.theo.id, how: "week", words: "x" }),
  "mute the keeper": (viewer) =>
    mute(viewer, { ...on(), member: it.people.keeper.id, how: "day", words: "x" }),
  "let the muted write": (viewer) => mute(viewer, { ...on(), member: more.muted.id, how: null, words: "" }),
  report: (viewer) => report(viewer, { ...about(), words: "Please look." }),
  "put out of sight": (viewer) => moderate(viewer, { ...about(), act: "hidden", words: "" }),
  "remove a comment": (viewer) =>
    moderate(viewer, { ...about(), comment: it.comment, act: "removed", words: "Names a client." }),
} satisfies Record<string, (viewer: MemberViewer) => Promise<unknown>>;

const cast = [
  "keeper",
  "mina",
  "theo",
  "muted",
  "removed",
  "suspended",
  "outsider",
  "invited",
  "organiser",
  "entered",
  "agreed",
] as const satisfies readonly Who[];

/** To those in it each their own; to everyone outside it is not there, and to two organisers there to be read. */
const row = (keeper: Ending, mina: Ending, theo: Ending, muted: Ending, entered: Ending = outside) =>
  ({
    ...Object.fromEntries(cast.map((who) => [who, outside])),
    ...{ keeper, mina, theo, muted, entered, agreed: entered },
  }) as Record<(typeof cast)[number], Ending>;

const no = "keepers-only";
const table: Record<keyof typeof actions, Record<(typeof cast)[number], Ending>> = {
  "read the board": row(true, true, true, true, true),
  "read the thread": row(true, true, true, true, true),
  "read the log": row(true, true, true, true, true),
  "see who is in it": row(true, true, true, true),
  "see its settings": row(true, outside, outside, outside),
  "see reports": row(true, true, true, true),
  "look at what to report": row(true, true, true, true),
  post: row(true, true, true, "muted"),
  comment: row(true, true, true, "muted"),
  invite: row(true, true, true, "muted"),
  "say yes": row(true, true, true, true),
  "turn down": row(true, true, "not-yours", "not-yours"),
  "come in": row(outside, outside, outside, outside),
  "ask to come in": row(outside, outside, outside, outside),
  decline: row(outside, outside, outside, outside),
  "change settings": row(true, no, no, no),
  "make Theo a keeper": row(true, no, no, no),
  "mute Theo": row(true, no, no, no),
  "mute the keeper": row("keeps-it", no, no, no),
  "let the muted write": row(true, no, no, no),
  report: row(true, true, true, true),
  "put out of sight": row(true, no, no, no),
  "remove a comment": row(true, no, no, no),
};

describe("who may do what", () => {
  test.each(Object.keys(actions) as (keyof typeof actions)[])(
    "%s",
    async (action) => {
      const found: Partial<Record<Who, Ending>> = {};
      for (const who of cast) {
        found[who] = await ending(actions[action](everybody()[who]));
        // What came to nothing left nothing behind, and what only reads neither.
        if (found[who] !== true || /^(read|see|look)/.test(action)) continue;
        await it.end();
        await anew();
      }
      expect(found).toEqual(table[action]);
    },
    60_000,
  );
});

async function ending(asked: Promise<unknown>): Promise<Ending> {
  try {
    const answer = (await asked) as { ok?: boolean; why?: string } | undefined;
    return answer?.ok === false ? (answer.why ?? "?") : true;
  } catch (error) {
    if (error instanceof NotFound) return outside;
    throw error;
  }
}

/** Who is told of what, by name; what was told before is taken. */
const news = async () =>
  (
    await db.$queryRaw<{ member_id: string; kind: string }[]>`
      SELECT member_id::text, kind FROM take_board_news() ORDER BY 2, 1`
  ).map(({ member_id, kind }) => `${kind} ${nameOf(member_id)}`);
const nameOf = (id: string) =>
  Object.entries(everybody()).find(([, each]) => each.id === id)?.[0] ?? "somebody";

describe("coming in", () => {
  test("a secret board is there for whoever it wants once enough have said yes, with its house rules", async () => {
    const { keeper, theo } = it.people;
    const rules = "What is said here stays here.";
    await changeBoard(keeper, { ...on(), settings: { ...settings, rules } });
    await news();
    expect((await boardsPage(more.invited)).wanted).toEqual([]);
    await expect(goIn(more.invited, it.board)).rejects.toThrow(NotFound);
    expect(await news()).toEqual([]);
    await sayYes(theo, { ...on(), member: more.invited.id, yes: true });
    expect(await news()).toEqual(["wanted invited"]);
    expect((await boardsPage(more.invited)).wanted).toEqual([
      {
        ...{ id: it.board, name: "Editors", about: "Ours", rules, kind: "secret", asked: false },
        read: rulesMark(rules),
      },
    ]);
    await expect(boardPage(more.invited, it.board)).rejects.toThrow(NotFound);
    await sayYes(theo, { ...on(), member: more.invited.id, yes: false });
    expect((await boardsPage(more.invited)).wanted).toEqual([]);
    await sayYes(theo, { ...on(), member: more.invited.id, yes: true });
    await goIn(more.invited, it.board);
    expect((await boardMembers(keeper, it.board)).waiting).toEqual([]);
    expect((await boardPage(more.invited, it.board)).name).toBe("Editors");
  });

  test("a yes of somebody who left since does not count", async () => {
    const { mina, theo, keeper } = it.people;
    await sayYes(theo, { ...on(), member: more.invited.id, yes: true });
    await leave(theo, { board: it.board, agreed: false });
    expect((await boardMembers(mina, it.board)).waiting[0]).toMatchObject({ yeses: 1, mine: true });
    await expect(goIn(more.invited, it.board)).rejects.toThrow(NotFound);
    await news();
    await changeBoard(keeper, { ...on(), settings: { ...settings, yesNeeded: 1 } });
    expect(await news()).toEqual(["wanted invited"]);
    await goIn(more.invited, it.board);
  });

  test("who is wanted says no, and it is as if they never had been", async () => {
    await sayYes(it.people.theo, { ...on(), member: more.invited.id, yes: true });
    await decline(more.invited, it.board);
    await expect(decline(more.invited, it.board)).rejects.toThrow(NotFound);
    expect((await boardsPage(more.invited)).wanted).toEqual([]);
    expect((await boardMembers(it.people.mina, it.board)).waiting).toEqual([]);
  });

  test("a no holds for 90 days: nobody invites them again, and nobody hears more than not now", async () => {
    const { keeper, mina, theo } = it.people;
    const ivo = { ...on(), member: more.invited.id };
    await sayYes(theo, { ...ivo, yes: true });
    await decline(more.invited, it.board);
    await news();
    const later = (days: number) => setClock(new Date(Date.now() + days * 86_400_000));
    for (const days of [0, 89]) {
      later(days);
      for (const each of [keeper, mina, theo])
        expect(await invite(each, ivo)).toEqual({ ok: false, why: "not-now" });
    }
    // Neither side sees anything of it: no row, no line, no letter; the name is still among those one could invite.
    expect(await news()).toEqual([]);
    const { waiting, others } = await boardMembers(mina, it.board);
    expect(waiting).toEqual([]);
    expect(others.people.map(({ id }) => id)).toContain(more.invited.id);
    expect(await boardsPage(more.invited)).toEqual({ own: [], wanted: [], listed: [] });
    // Of another board it says nothing.
    const other = started(await startBoard(mina, { name: "Other", about: "" }));
    expect(await invite(mina, { board: other, member: more.invited.id })).toMatchObject({ ok: true });
    later(91);
    expect(await invite(mina, ivo)).toMatchObject({ ok: true });
  });

  test("who said no can ask, where they see the board; taking that back is no such no", async () => {
    const { keeper, mina, theo } = it.people;
    const ivo = { ...on(), member: more.invited.id };
    await sayYes(theo, { ...ivo, yes: true });
    await decline(more.invited, it.board);
    await changeBoard(keeper, { ...on(), settings: { ...settings, kind: "closed" } });
    expect(await askToComeIn(more.invited, { ...on(), words: "Now I would." })).toEqual({ ok: true });
    for (const each of [mina, theo]) expect(await invite(each, ivo)).toMatchObject({ ok: true });
    expect((await boardsPage(more.invited)).wanted).toHaveLength(1);
    await decline(more.invited, it.board);
    expect(await invite(mina, ivo)).toMatchObject({ ok: true });
  });

  test("whoever asks where a member invited them already has asked, and is not told of it", async () => {
    const { keeper, mina } = it.people;
    await changeBoard(keeper, { ...on(), settings: { ...settings, kind: "closed" } });
    await news();
    const asks = (words: string) => askToComeIn(more.invited, { ...on(), words });
    expect(await asks("May I?")).toEqual({ ok: true });
    expect(await news()).toEqual(["news keeper"]);
    expect(await asks("May I?")).toEqual({ ok: false, why: "asked-already" });
    expect((await boardsPage(more.invited)).listed).toMatchObject([{ asked: true }]);
    expect((await boardMembers(mina, it.board)).waiting).toMatchObject([
      { asked: true, words: "May I?", yeses: 1, mine: true },
    ]);
  });

  test("with whoever invited them the invitation goes, and does not show itself as an asking", async () => {
    const { mina, theo } = it.people;
    await db.member.delete({ where: { id: mina.id } });
    expect((await boardMembers(theo, it.board)).waiting).toEqual([]);
    const seen = () => withBoards(more.invited, (tx) => tx.candidate.count());
    expect(await seen()).toBe(0);
    await expect(decline(more.invited, it.board)).rejects.toThrow(NotFound);
  });

  test("rules that changed since they were read are not agreed to; the new ones are shown", async () => {
    const { keeper, theo } = it.people;
    await sayYes(theo, { ...on(), member: more.invited.id, yes: true });
    const [door] = (await boardsPage(more.invited)).wanted;
    const read = door?.read ?? "";
    const rules = "What is said here is printed.";
    await changeBoard(keeper, { ...on(), settings: { ...settings, rules } });
    const again = { ok: false, why: "rules-changed" };
    expect(await comeIn(more.invited, { ...on(), read })).toEqual(again);
    expect(await comeIn(more.invited, { ...on(), read: "" })).toEqual(again);
    await expect(boardPage(more.invited, it.board)).rejects.toThrow(NotFound);
    const [now] = (await boardsPage(more.invited)).wanted;
    expect(now).toMatchObject({ rules, read: rulesMark(rules) });
    expect(await comeIn(more.invited, { ...on(), read: now?.read ?? "" })).toEqual({ ok: true });
    // To whom there is nothing to come into, no rules are different either.
    await expect(comeIn(it.people.outsider, { ...on(), read })).rejects.toThrow(NotFound);
    expect((await boardLog(theo, it.board)).entries[0]).toMatchObject({
      what: "changed",
      by: "Kitty Keeper",
      changed: ["rules", "keepDays"],
    });
  });

  test("whoever was let go finds an open board closed, and comes back when enough say yes", async () => {
    const { keeper, mina } = it.people;
    await changeBoard(keeper, { ...on(), settings: { ...settings, kind: "open" } });
    await expect(goIn(more.removed, it.board)).rejects.toThrow(NotFound);
    expect((await boardsPage(more.removed)).listed).toMatchObject([{ kind: "closed", asked: false }]);
    await expect(askToComeIn(it.people.outsider, { ...on(), words: "" })).rejects.toThrow(NotFound);
    expect(await askToComeIn(more.removed, { ...on(), words: "Sorry." })).toEqual({ ok: true });
    for (const each of [keeper, mina]) await sayYes(each, { ...on(), member: more.removed.id, yes: true });
    expect(await goIn(more.removed, it.board)).toEqual({ ok: true });
    await leave(more.removed, { ...on(), agreed: false });
    expect(await goIn(more.removed, it.board)).toEqual({ ok: true });
  });

  test("a muting is not shaken off by leaving and coming back", async () => {
    const { keeper } = it.people;
    await changeBoard(keeper, { ...on(), settings: { ...settings, kind: "open" } });
    await leave(more.muted, { ...on(), agreed: false });
    expect(await goIn(more.muted, it.board)).toEqual({ ok: true });
    await expect(ending(post(more.muted, { ...on(), text: "Ha." }))).resolves.toBe("muted");
    setClock(new Date(now().getTime() + 25 * 3_600_000));
    await leave(more.muted, { ...on(), agreed: false });
    await goIn(more.muted, it.board);
    await expect(ending(post(more.muted, { ...on(), text: "Back." }))).resolves.toBe(true);
  });

  test("an open board is listed and come into by a press; what is said in it is not there before", async () => {
    const { keeper, outsider } = it.people;
    await changeBoard(keeper, { ...on(), settings: { ...settings, kind: "open" } });
    expect((await boardsPage(outsider)).listed.map(({ name, kind }) => [name, kind])).toEqual([
      ["Editors", "open"],
    ]);
    await expect(boardPage(outsider, it.board)).rejects.toThrow(NotFound);
    await goIn(outsider, it.board);
    await goIn(outsider, it.board);
    expect((await boardPage(outsider, it.board)).posts).toHaveLength(1);
    await leave(outsider, { ...on(), agreed: false });
    await suspend(outsider);
    await expect(goIn(outsider, it.board)).rejects.toThrow(NotFound);
  });

  test("a closed board is asked at, its keepers hear of it, and it takes yeses as ever", async () => {
    const { keeper, mina, outsider } = it.people;
    await changeBoard(keeper, { ...on(), settings: { ...settings, kind: "closed" } });
    await news();
    await expect(goIn(outsider, it.board)).rejects.toThrow(NotFound);
    expect(await askToComeIn(outsider, { ...on(), words: "I edit, too." })).toEqual({ ok: true });
    expect(await askToComeIn(outsider, { ...on(), words: "Hello?" })).toEqual({
      ok: false,
      why: "asked-already",
    });
    expect(await news()).toEqual(["news keeper"]);
    expect((await boardsPage(outsider)).listed).toMatchObject([{ asked: true }]);
    const waiting = (await boardMembers(mina, it.board)).waiting.find(({ id }) => id === outsider.id);
    expect(waiting).toMatchObject({ asked: true, words: "I edit, too.", yeses: 0, can: { turnDown: false } });
    for (const each of [keeper, mina]) await sayYes(each, { ...on(), member: outsider.id, yes: true });
    expect(await news()).toEqual(["wanted outsider"]);
    await goIn(outsider, it.board);
  });

  test("whoever asked at a board that has become secret since sees nothing of it any more", async () => {
    const { keeper, outsider } = it.people;
    await changeBoard(keeper, { ...on(), settings: { ...settings, kind: "closed" } });
    await askToComeIn(outsider, { ...on(), words: "" });
    await changeBoard(keeper, { ...on(), settings });
    expect(await boardsPage(outsider)).toEqual({ own: [], wanted: [], listed: [] });
  });

  test("two yeses at once: they are told once, and come in while the second is being said", async () => {
    const { keeper, theo } = it.people;
    for (let round = 0; round < 20; round++) {
      const who = await someone("Rush");
      const yes = (each: MemberViewer) => invite(each, { ...on(), member: who.id });
      await news();
      const [, , came] = await Promise.all([
        yes(keeper),
        yes(theo),
        goIn(who, it.board).then(
          ({ ok }) => ok,
          () => false,
        ),
      ]);
      const told = await news();
      expect(told).toEqual(came ? expect.anything() : ["wanted somebody"]);
      if (!came) await goIn(who, it.board);
      const { members, waiting } = await boardMembers(keeper, it.board);
      expect(members.filter(({ id }) => id === who.id)).toHaveLength(1);
      expect(waiting.filter(({ id, yeses }) => id === who.id && yeses >= 2)).toEqual([]);
      await removeMember(keeper, { ...on(), member: who.id, words: "Enough." });
    }
  }, 60_000);
});

describe("keepers", () => {
  test("what they do stands in the log, for everybody in the board", async () => {
    const { keeper, mina, theo } = it.people;
    await changeBoard(keeper, { ...on(), settings: { ...settings, rules: "Be kind.", kind: "closed" } });
    expect(
      await changeBoard(keeper, { ...on(), settings: { ...settings, rules: "Be kind.", kind: "closed" } }),
    ).toEqual({
      ok: true,
      changed: [],
    });
    await makeKeeper(keeper, { ...on(), member: mina.id });
    await mute(mina, { ...on(), member: theo.id, how: "until", words: "Shouting." });
    await mute(mina, { ...on(), member: theo.id, how: null, words: "" });
    await moderate(mina, { ...about(), act: "hidden", words: "" });
    const { entries } = await boardLog(theo, it.board);
    expect(entries.map(({ what, by, to, words, changed }) => [what, by, to, words, changed])).toEqual([
      ["hidden", "Mina Member", null, "", []],
      ["unmuted", "Mina Member", "Theo Member", "", []],
      ["muted", "Mina Member", "Theo Member", "Shouting.", []],
      ["keeper_made", "Kitty Keeper", "Mina Member", "", []],
      ["changed", "Kitty Keeper", null, "", ["kind", "rules", "keepDays"]],
      ["entered", "Edda Entered", "Arne Agreed", "A court wants to know.", []],
      ["member_removed", "Kitty Keeper", "Rita Removed", "Enough.", []],
      ["muted", "Kitty Keeper", "Moritz Muted", "Enough.", []],
    ]);
  });

  test("a muting ends by itself when its time is over", async () => {
    const { keeper } = it.people;
    await expect(ending(invite(more.muted, { ...on(), member: it.people.outsider.id }))).resolves.toBe(
      "muted",
    );
    expect(
      (await boardMembers(keeper, it.board)).members.find(({ id }) => id === more.muted.id)?.muted,
    ).not.toBeNull();
    setClock(new Date(now().getTime() + 25 * 3_600_000));
    expect(
      (await boardMembers(keeper, it.board)).members.find(({ id }) => id === more.muted.id)?.muted,
    ).toBeNull();
    await expect(ending(post(more.muted, { ...on(), mood: "rah", text: "Back." }))).resolves.toBe(true);
  });

  test("a report is seen by keepers and by whoever made it, and its maker sees what became of it", async () => {
    const { keeper, mina, theo } = it.people;
    const reported = async (viewer: MemberViewer) =>
      (await keepersPage(viewer, it.board)).reported.map(({ state, text, reports }) => [
        state,
        text,
        ...reports.map(({ words, settled }) => `${words} ${settled}`),
      ]);
    expect(await reported(keeper)).toEqual([["shown", "Not again.", "Look. false"]]);
    expect(await reported(mina)).toEqual([["shown", "Not again.", "Look. false"]]);
    expect(await reported(theo)).toEqual([]);
    const thing = { ...about(), comment: it.comment };
    await moderate(keeper, { ...thing, act: "hidden", words: "" });
    expect(await reported(keeper)).toEqual([["hidden", "Not again.", "Look. false"]]);
    expect(await reported(mina)).toEqual([["gone", null, "Look. false"]]);
    await moderate(keeper, { ...thing, act: "removed", words: "Names a client." });
    expect(await reported(keeper)).toEqual([]);
    expect(await reported(mina)).toEqual([["removed", null, "Look. true"]]);
  });

  test("what is out of sight is there for its writer and the keepers; shown again for all", async () => {
    const { keeper, mina, theo } = it.people;
    const seen = async (viewer: MemberViewer) => (await boardPage(viewer, it.board)).posts.length;
    await moderate(keeper, { ...about(), act: "hidden", words: "" });
    expect([await seen(keeper), await seen(mina), await seen(theo), await seen(more.entered)]).toEqual([
      1, 1, 0, 0,
    ]);
    await moderate(keeper, { ...about(), act: "shown", words: "" });
    expect([await seen(theo), await seen(more.entered)]).toEqual([1, 1]);
  });

  test("what is removed loses its words for good; the reason stays", async () => {
    await moderate(it.people.keeper, { ...about(), act: "removed", words: "Names a client." });
    const [row] = await withBoards(it.people.theo, (tx) =>
      tx.post.findMany({ select: { text: true, title: true, removedFor: true } }),
    );
    expect(row).toEqual({ text: "", title: "", removedFor: "Names a client." });
  });

  test("to look at a report and do nothing is nobody else's business: it is not in the log", async () => {
    const { keeper, theo } = it.people;
    const before = (await boardLog(theo, it.board)).entries.length;
    expect(await moderate(keeper, { ...about(), comment: it.comment, act: "shown", words: "" })).toEqual({
      ok: true,
    });
    expect((await keepersPage(keeper, it.board)).reported).toEqual([]);
    expect((await boardLog(theo, it.board)).entries).toHaveLength(before);
  });

  test("two keepers at once: it is done once, and stands in the log once", async () => {
    const { keeper, mina, theo } = it.people;
    await makeKeeper(keeper, { ...on(), member: mina.id });
    for (const act of ["hidden", "shown", "removed"] as const) {
      const done = await Promise.all(
        [keeper, mina].map((each) => moderate(each, { ...about(), act, words: "Twice." })),
      );
      expect(done.filter(({ ok }) => ok)).toHaveLength(1);
      const { entries } = await boardLog(theo, it.board);
      expect(entries.filter(({ what }) => what === act)).toHaveLength(1);
    }
    const both = await Promise.all(
      [keeper, mina].map((each) => makeKeeper(each, { ...on(), member: theo.id })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("with the only keeper suspended, whoever has been there longest keeps it too, until they are back and after", async () => {
    const { keeper, mina, theo } = it.people;
    await suspend(keeper);
    expect((await boardMembers(mina, it.board)).can.keep).toBe(true);
    expect((await boardMembers(theo, it.board)).can.keep).toBe(false);
    expect((await boardLog(theo, it.board)).entries[0]).toMatchObject({
      what: "keeper_made",
      by: null,
      to: mina.name,
    });
    await db.member.update({ where: { id: keeper.id }, data: { suspendedAt: null } });
    expect((await boardMembers(keeper, it.board)).members.filter((each) => each.keeper)).toHaveLength(2);
  });

  test("when the last keeper who can act leaves, a suspended one is not enough", async () => {
    const { keeper, mina, theo } = it.people;
    await makeKeeper(keeper, { ...on(), member: mina.id });
    await suspend(keeper);
    await leave(mina, { board: it.board, agreed: false });
    expect((await boardMembers(theo, it.board)).can.keep).toBe(true);
  });

  test("a board whose people are all suspended is kept by the first who is back", async () => {
    const [one, two] = [await someone("One"), await someone("Two")];
    const board = started(await startBoard(one, { name: "Both", about: "" }));
    await bringIn(board, [one], two);
    await suspend(one);
    await suspend(two);
    await db.member.update({ where: { id: one.id }, data: { suspendedAt: null } });
    expect((await boardMembers(one, board)).can.keep).toBe(true);
  });
});

describe("an account that is deleted", () => {
  test("takes along what they wrote under their name, and leaves what they wrote under a pen name", async () => {
    const { keeper, mina, theo } = it.people;
    const pens = await post(mina, { ...on(), text: "Under a pen name.", penName: "The Kettle" });
    if (!pens.ok) throw new Error(pens.why);
    const said = { board: it.board, post: pens.id, text: "Under it." };
    for (const [who, penName] of [
      [mina, undefined],
      [mina, ""],
      [theo, undefined],
    ] as const)
      expect(await comment(who, { ...said, penName })).toMatchObject({ ok: true });
    await makeKeeper(keeper, { ...on(), member: mina.id });
    await mute(mina, { ...on(), member: theo.id, how: "day", words: "Shouting." });
    await db.member.delete({ where: { id: mina.id } });
    const { posts } = await boardPage(theo, it.board);
    expect(posts.map(({ id }) => id)).toEqual([pens.id]);
    const { comments } = await postPage(theo, it.board, pens.id);
    expect(comments.map(({ author }) => author.name)).toEqual(["Theo Member", "The Kettle"]);
    expect((await keepersPage(keeper, it.board)).reported).toEqual([]);
    const { entries } = await boardLog(theo, it.board);
    expect(entries[0]).toMatchObject({ what: "muted", by: null, to: "Theo Member", words: "Shouting." });
    expect((await boardMembers(keeper, it.board)).waiting).toEqual([]);
  });
});

describe("break-glass", () => {
  test("two read for a day, and write nothing; the board is told at once", async () => {
    const { theo } = it.people;
    const page = await boardPage(more.entered, it.board);
    expect(page.can).toMatchObject({ keep: false, write: false });
    expect((await boardPage(theo, it.board)).entered).toMatchObject([
      { by: "Edda Entered", with: "Arne Agreed", reason: "A court wants to know." },
    ]);
    setClock(new Date(now().getTime() + 25 * 3_600_000));
    for (const each of [more.entered, more.agreed])
      await expect(boardPage(each, it.board)).rejects.toThrow(NotFound);
    expect((await boardPage(theo, it.board)).entered).toHaveLength(1);
    setClock(new Date(now().getTime() + 8 * 24 * 3_600_000));
    expect((await boardPage(theo, it.board)).entered).toEqual([]);
    expect((await boardLog(theo, it.board)).entries.map(({ what }) => what)).toContain("entered");
  });

  test("the other organisers are written to, real board or not; with the second yes the whole board is", async () => {
    const [one, two] = [await organiser("One"), await organiser("Two")];
    const told = async () => (await news()).sort();
    const others = ["glass agreed", "glass entered", "glass organiser", "glass somebody"];
    for (const board of [it.board, randomUUID()]) {
      await news();
      await askToEnter(one, { board, reason: "Somebody is in danger." });
      expect(await told()).toEqual(others);
      const letters = async (who: MemberViewer) => (await newsFor(who)).glass;
      expect([await letters(one), await letters(two), await letters(it.people.mina)]).toEqual([
        false,
        true,
        false,
      ]);
      const asked = (await glassPage(two)).entries.find(({ can }) => can.agree);
      await agreeToEnter(two, asked?.id ?? "");
      expect(await letters(two)).toBe(false);
      expect(await told()).toEqual(
        board === it.board ? ["news keeper", "news mina", "news muted", "news suspended", "news theo"] : [],
      );
    }
  });

  test("the log says until when; the page says to the only organiser that it takes two", async () => {
    const [entered] = (await boardPage(it.people.theo, it.board)).entered;
    const line = (await boardLog(it.people.theo, it.board)).entries.find(({ what }) => what === "entered");
    expect(line?.till).toMatch(/^\w+day \d+ \w+, \d\d:\d\d$/);
    expect(entered?.till).toBe(line?.till);
    expect((await glassPage(more.entered)).alone).toBe(false);
    await db.member.deleteMany({ where: { role: "organiser" } });
    expect((await glassPage(it.people.organiser as OrganiserViewer)).alone).toBe(true);
  });

  test("it takes two, in time, who both organise still", async () => {
    const [one, two] = [await organiser("One"), await organiser("Two")];
    const ask = () => askToEnter(one, { board: it.board, reason: "Somebody is in danger." });
    const agree = async (who: OrganiserViewer) => {
      const waiting = (await glassPage(who)).entries.find(
        ({ askedBy, state }) => askedBy === one.name && state === "waiting",
      );
      return agreeToEnter(who, waiting?.id ?? randomUUID());
    };
    const refused = { ok: false, why: "not-open" };
    await ask();
    expect(await agree(one)).toEqual(refused);
    expect(await agree(it.people.outsider as OrganiserViewer)).toEqual(refused);
    await expect(boardPage(one, it.board)).rejects.toThrow(NotFound);
    setClock(new Date(now().getTime() + 8 * 24 * 3_600_000));
    expect(await agree(two)).toEqual(refused);
    await ask();
    await db.member.update({ where: { id: one.id }, data: { role: "member" } });
    expect(await agree(two)).toEqual(refused);
    await db.member.update({ where: { id: one.id }, data: { role: "organiser" } });
    expect(await agree(two)).toEqual({ ok: true });
    await boardPage(two, it.board);
    await db.member.update({ where: { id: two.id }, data: { role: "member" } });
    await expect(boardPage(two, it.board)).rejects.toThrow(NotFound);
    await suspend(one);
    await expect(boardPage(one, it.board)).rejects.toThrow(NotFound);
  });

  test("a made-up address looks like a real one until it is open, and then there is no such board", async () => {
    const [one, two] = [await organiser("One"), await organiser("Two")];
    const madeUp = randomUUID();
    for (const board of [it.board, madeUp]) await askToEnter(one, { board, reason: "Ten letters." });
    const shown = async (who: OrganiserViewer) =>
      (await glassPage(who)).entries
        .filter(({ askedBy }) => askedBy === one.name)
        .map(({ id: _id, board: _board, when: _when, ...rest }) => rest);
    const [real, made] = await shown(two);
    expect(real).toEqual(made);
    for (const { id, askedBy } of (await glassPage(two)).entries)
      if (askedBy === one.name) expect(await agreeToEnter(two, id)).toEqual({ ok: true });
    const found = (await glassPage(one)).entries.filter(({ askedBy }) => askedBy === one.name);
    expect(found.find(({ board }) => board === madeUp)?.found).toBeNull();
    expect(found.find(({ board }) => board === it.board)?.found).toEqual({ name: "Editors" });
    await expect(boardPage(one, madeUp)).rejects.toThrow(NotFound);
    const [third, other] = await shown(it.people.organiser as OrganiserViewer);
    expect(third).toEqual(other);
  });

  const organiser = async (name: string) => (await someone(name, "organiser")) as OrganiserViewer;
});

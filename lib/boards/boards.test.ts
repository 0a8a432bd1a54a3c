// Long, because the permissions of a board are one table: cast × action × thing.
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { setClock } from "#lib/time.ts";
import { comment } from "./comment.ts";
import { deleteComment } from "./delete-comment.ts";
import { deletePost } from "./delete-post.ts";
import { goIn } from "./go-in.ts";
import { invite } from "./invite.ts";
import { leave } from "./leave.ts";
import { boardMembers } from "./people-queries.ts";
import { post } from "./post.ts";
import { boardPage } from "./post-queries.ts";
import { boardsOf } from "./queries.ts";
import { react } from "./react.ts";
import { removeMember } from "./remove-member.ts";
import { startBoard } from "./start-board.ts";
import { type BoardForTests, boardForTests, bringIn, someone, started, suspend } from "./testing.ts";
import { postPage } from "./thread-queries.ts";

let it: BoardForTests;
beforeEach(async () => {
  it = await boardForTests();
});
afterEach(async () => {
  setClock(undefined);
  await it.end();
});

type Who = keyof BoardForTests["people"];
/** What comes of it: true for done or shown, a refusal by its name, or not there at all. */
type Ending = true | string;

const actions = {
  "read the board": (viewer) => boardPage(viewer, it.board),
  "read the thread": (viewer) => postPage(viewer, it.board, it.post),
  "see who is in it": (viewer) => boardMembers(viewer, it.board),
  post: (viewer) => post(viewer, { board: it.board, mood: "rah", text: "x" }),
  comment: (viewer) => comment(viewer, { board: it.board, post: it.post, text: "x" }),
  react: (viewer) => react(viewer, { board: it.board, post: it.post, kind: "hug", on: true }),
  "delete Mina's post": (viewer) => deletePost(viewer, { board: it.board, post: it.post }),
  "delete Theo's comment": (viewer) =>
    deleteComment(viewer, { board: it.board, post: it.post, comment: it.comment }),
  "invite somebody": (viewer) => invite(viewer, { board: it.board, member: it.people.outsider.id }),
  "invite oneself": (viewer) => invite(viewer, { board: it.board, member: viewer.id }),
  "come in uninvited": async (viewer) => goIn(viewer, it.board),
  "invite a suspended person": async (viewer) => {
    const gone = await someone("Gone");
    await suspend(gone);
    return invite(viewer, { board: it.board, member: gone.id });
  },
  "let Theo go": (viewer) =>
    removeMember(viewer, { board: it.board, member: it.people.theo.id, words: "Enough." }),
  "let the keeper go": (viewer) =>
    removeMember(viewer, { board: it.board, member: it.people.keeper.id, words: "Enough." }),
  "let go of one who is not in": (viewer) =>
    removeMember(viewer, { board: it.board, member: it.people.organiser.id, words: "Enough." }),
  leave: (viewer) => leave(viewer, { board: it.board, agreed: false }),
} satisfies Record<string, (viewer: MemberViewer) => Promise<unknown>>;

const outside = "not there";
const cast = ["keeper", "mina", "theo", "suspended", "outsider", "organiser"] as const;
const only = (keeper: Ending, mina: Ending, theo: Ending) =>
  ({ keeper, mina, theo, suspended: outside, outsider: outside, organiser: outside }) as Record<Who, Ending>;

const table: Record<keyof typeof actions, Record<Who, Ending>> = {
  "read the board": only(true, true, true),
  "read the thread": only(true, true, true),
  "see who is in it": only(true, true, true),
  post: only(true, true, true),
  comment: only(true, true, true),
  react: only(true, true, true),
  "delete Mina's post": only("not-yours", true, "not-yours"),
  "delete Theo's comment": only("not-yours", "not-yours", true),
  "invite somebody": only(true, true, true),
  "invite oneself": only("already-in", "already-in", "already-in"),
  "come in uninvited": only(outside, outside, outside),
  "invite a suspended person": only("nobody", "nobody", "nobody"),
  "let Theo go": only(true, "keepers-only", "keepers-only"),
  "let the keeper go": only("keeps-it", "keepers-only", "keepers-only"),
  "let go of one who is not in": only("already-out", "keepers-only", "keepers-only"),
  leave: only(true, true, true),
};

describe("who may do what", () => {
  test.each(Object.keys(actions) as (keyof typeof actions)[])("%s", async (action) => {
    const found: Partial<Record<Who, Ending>> = {};
    for (const who of cast) {
      found[who] = await ending(actions[action](it.people[who]));
      // What came to nothing left nothing behind.
      if (found[who] !== true) continue;
      await it.end();
      it = await boardForTests();
    }
    expect(found).toEqual(table[action]);
  });
});

async function ending(asked: Promise<unknown>): Promise<Ending> {
  try {
    const answer = (await asked) as { ok?: boolean; why?: string };
    return answer.ok === false ? (answer.why ?? "?") : true;
  } catch (error) {
    if (error instanceof NotFound) return outside;
    throw error;
  }
}

describe("for those outside", () => {
  const never = [
    ["a made-up board", () => randomUUID()],
    ["no address at all", () => "'; drop table boards.board; --"],
    ["a real board", () => it.board],
  ] as const;

  test.each(never)("%s is the same NotFound for everything", async (_name, board) => {
    const { outsider, organiser } = it.people;
    for (const viewer of [outsider, organiser]) {
      for (const asked of [
        () => boardPage(viewer, board()),
        () => postPage(viewer, board(), it.post),
        () => boardMembers(viewer, board(), "Kitty"),
        () => post(viewer, { board: board(), mood: "rah", text: "x" }),
        () => leave(viewer, { board: board(), agreed: true }),
      ]) {
        const error = await asked().catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(NotFound);
        expect((error as Error).message).toBe("");
      }
    }
  });

  test("a board is in nobody else's list, and a post is not found under one's own board", async () => {
    const { outsider, mina } = it.people;
    const theirs = started(await startBoard(outsider, { name: "Otto's", about: "" }));
    expect((await boardsOf(outsider)).map(({ name }) => name)).toEqual(["Otto's"]);
    expect((await boardsOf(mina)).map(({ name, members }) => [name, members])).toEqual([["Editors", 4]]);
    expect(await boardsOf(it.people.organiser)).toEqual([]);
    await expect(postPage(outsider, theirs, it.post)).rejects.toThrow(NotFound);
    await expect(comment(outsider, { board: theirs, post: it.post, text: "x" })).rejects.toThrow(NotFound);
  });

  test("who is suspended, or let go, sees nothing from that moment on", async () => {
    const { keeper, mina, theo } = it.people;
    await expect(boardPage(mina, it.board)).resolves.toBeDefined();
    await suspend(mina);
    await expect(boardPage(mina, it.board)).rejects.toThrow(NotFound);
    expect(await boardsOf(mina)).toEqual([]);
    await removeMember(keeper, { board: it.board, member: theo.id, words: "Enough." });
    await expect(postPage(theo, it.board, it.post)).rejects.toThrow(NotFound);
  });

  test("of a board nothing is left in the site's tables but a hash that a form was sent", async () => {
    const sent = randomUUID();
    await post(it.people.mina, { board: it.board, mood: "rah", text: "canary", sent });
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND has_table_privilege(oid, 'SELECT')`;
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      const rows = await db.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" t`);
      for (const { row } of rows)
        for (const secret of ["canary", sent, it.board, it.post, "Editors", "A client"])
          expect(row).not.toContain(secret);
    }
  });
});

describe("in a board", () => {
  test("a form sent twice acts once, also when both arrive at once", async () => {
    const { mina, theo } = it.people;
    const sent = randomUUID();
    const twice = await Promise.all(
      [1, 2].map(() => post(mina, { board: it.board, mood: "rah", text: "once", sent })),
    );
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    const said = { board: it.board, post: it.post, text: "once", sent: randomUUID() };
    await comment(theo, said);
    expect(await comment(theo, said)).toEqual({ ok: false, why: "sent-already" });
    const board = { name: "Twice", about: "", sent: randomUUID() };
    await startBoard(mina, board);
    expect(await startBoard(mina, board)).toEqual({ ok: false, why: "sent-already" });
    expect((await boardPage(mina, it.board)).posts.filter(({ text }) => text === "once")).toHaveLength(1);
    expect((await postPage(mina, it.board, it.post)).comments).toHaveLength(2);
    expect(await boardsOf(mina)).toHaveLength(2);
  });

  test("a refused form leaves its key free", async () => {
    const sent = randomUUID();
    await post(it.people.outsider, { board: it.board, mood: "rah", text: "x", sent }).catch(() => {});
    expect(await post(it.people.mina, { board: it.board, mood: "rah", text: "x", sent })).toMatchObject({
      ok: true,
    });
  });

  test("a reaction is there once however often it is put, and counts for everyone", async () => {
    const { mina, theo } = it.people;
    const cheers = { board: it.board, post: it.post, kind: "cheers" } as const;
    await Promise.all([1, 2, 3].map(() => react(mina, { ...cheers, on: true })));
    await react(theo, { ...cheers, on: true });
    const shown = async () =>
      (await boardPage(mina, it.board)).posts[0]?.reactions.filter(({ count }) => count > 0);
    expect(await shown()).toEqual([
      { kind: "cheers", count: 2, mine: true },
      { kind: "hug", count: 1, mine: false },
    ]);
    await react(mina, { ...cheers, on: false });
    await react(mina, { ...cheers, on: false });
    expect(await shown()).toEqual([
      { kind: "cheers", count: 1, mine: false },
      { kind: "hug", count: 1, mine: false },
    ]);
  });

  test("paging by older shows each post once, those of one instant too", async () => {
    const { mina } = it.people;
    for (let n = 0; n < 44; n++) {
      setClock(new Date(Date.UTC(2030, 0, 1, 0, Math.floor(n / 7))));
      await post(mina, { board: it.board, mood: "rah", text: `post ${n}` });
    }
    const seen: string[] = [];
    let older: string | undefined;
    const pages: number[] = [];
    do {
      const page = await boardPage(mina, it.board, older);
      pages.push(page.posts.length);
      seen.push(...page.posts.map(({ id }) => id));
      older = page.older ?? undefined;
    } while (older);
    expect(pages).toEqual([20, 20, 5]);
    expect(new Set(seen).size).toBe(45);
    expect(seen.at(-1)).toBe(it.post);
  });

  test("a thread shows its comments in order, the newest 100 first", async () => {
    const { theo } = it.people;
    await Promise.all(
      Array.from({ length: 105 }, () => comment(theo, { board: it.board, post: it.post, text: "more" })),
    );
    const newest = await postPage(theo, it.board, it.post);
    expect(newest.comments).toHaveLength(100);
    expect(newest.post.comments).toBe(106);
    const before = await postPage(theo, it.board, it.post, newest.older ?? "");
    expect(before.comments.map(({ text }) => text)).toEqual(["Not again.", ...Array(5).fill("more")]);
    expect(before.older).toBeNull();
    const times = [...before.comments, ...newest.comments].map(({ when }) => when.iso);
    expect(times).toEqual([...times].sort());
  });

  test("a member finds whom to invite", async () => {
    const { keeper, mina } = it.people;
    const all = await boardMembers(keeper, it.board);
    expect(all.others.people.map(({ name }) => name)).toEqual(["Olga Organiser", "Otto Outsider"]);
    expect((await boardMembers(mina, it.board, "otto")).others.people.map(({ name }) => name)).toEqual([
      "Otto Outsider",
    ]);
    expect((await boardMembers(keeper, it.board, "%")).others.people).toEqual([]);
    expect(all.members.map(({ name, keeper }) => [name, keeper])[0]).toEqual(["Kitty Keeper", true]);
  });
});

describe("leaving", () => {
  test("the last keeper's place goes to whoever has been there longest; what they wrote stays", async () => {
    const { keeper, mina, theo } = it.people;
    await post(keeper, { board: it.board, mood: "rah", text: "from the keeper" });
    expect(await leave(keeper, { board: it.board, agreed: false })).toEqual({ ok: true, ends: false });
    expect((await boardMembers(mina, it.board)).can.keep).toBe(true);
    expect((await boardMembers(theo, it.board)).can.keep).toBe(false);
    expect((await boardPage(mina, it.board)).posts[0]?.text).toBe("from the keeper");
    await expect(boardPage(keeper, it.board)).rejects.toThrow(NotFound);
  });

  test("the last one is asked once, and then the board is gone", async () => {
    const alone = await someone("Alone");
    const board = started(await startBoard(alone, { name: "Mine", about: "" }));
    await post(alone, { board, mood: "argh", text: "nobody here" });
    expect(await leave(alone, { board, agreed: false })).toEqual({ ok: false, why: "ends-it" });
    expect((await boardPage(alone, board)).posts).toHaveLength(1);
    expect(await leave(alone, { board, agreed: true })).toEqual({ ok: true, ends: true });
    expect(await boardsOf(alone)).toEqual([]);
  });

  test("everybody leaves at once: one of them is asked, and the board is never without a keeper", async () => {
    for (let round = 0; round < 10; round++) {
      const people = [await someone("A"), await someone("B"), await someone("C")] as const;
      const board = started(await startBoard(people[0], { name: "Rush", about: "" }));
      await bringIn(board, [people[0]], people[1]);
      await bringIn(board, [people[0], people[1]], people[2]);
      const endings = await Promise.all(people.map((each) => leave(each, { board, agreed: false })));
      const stays = people.filter((_, at) => !endings[at]?.ok);
      expect(stays).toHaveLength(1);
      expect((await boardMembers(stays[0] as MemberViewer, board)).can.keep).toBe(true);
    }
  });
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { withBoards } from "#lib/access/boards.ts";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { letters } from "#lib/mail/letters.ts";
import { agreeToEnter } from "./agree-to-enter.ts";
import { askToEnter } from "./ask-to-enter.ts";
import { decline } from "./decline.ts";
import { glassPage } from "./glass-queries.ts";
import { goIn } from "./go-in.ts";
import { invite } from "./invite.ts";
import { moderate } from "./moderate.ts";
import { passOnNews } from "./pass-on-news.ts";
import { report } from "./report.ts";
import { sayYes } from "./say-yes.ts";
import { tell } from "./tell.ts";
import { type BoardForTests, boardForTests, someone, suspend } from "./testing.ts";

let it: BoardForTests;
beforeAll(async () => {
  it = await boardForTests();
});
afterAll(() => it.end());
beforeEach(async () => {
  await passOnNews();
  await db.$executeRaw`DELETE FROM pgboss.job`;
});

type Row = { name: string; data: { letter: string; to: string; about: string } };
const queued = () =>
  db.$queryRaw<Row[]>`SELECT name, data FROM pgboss.job ORDER BY data ->> 'letter', data ->> 'to'`;

test("what is told becomes letters that name a member and a kind, each once", async () => {
  const { mina, keeper } = it.people;
  const ivo = await someone("Ivo Invited first");
  await invite(mina, { board: it.board, member: ivo.id });
  await withBoards(mina, async (tx) => {
    await tell(tx, [ivo.id, ivo.id], "wanted");
    await tell(tx, [keeper.id], "report");
  });
  await withBoards(keeper, (tx) => tell(tx, [ivo.id], "wanted"));
  expect(await queued()).toEqual([]);
  await Promise.all([passOnNews(), passOnNews()]);
  const jobs = await queued();
  expect(jobs.map(({ name, data }) => [name, data])).toContainEqual([
    "send-letter",
    { letter: "board-report", to: keeper.id, about: keeper.id },
  ]);
  expect(new Set(jobs.map(({ data }) => `${data.letter} ${data.to}`))).toEqual(
    new Set([`board-wants-you ${ivo.id}`, `board-report ${keeper.id}`]),
  );
  expect(JSON.stringify(jobs)).not.toContain(it.board);
  await db.$executeRaw`DELETE FROM pgboss.job`;
  await passOnNews();
  expect(await queued()).toEqual([]);
});

test("what came to nothing is told to nobody", async () => {
  const { mina, keeper } = it.people;
  const failing = withBoards(mina, async (tx) => {
    await tell(tx, [keeper.id], "report");
    throw new Error("on the way");
  });
  await expect(failing).rejects.toThrow("on the way");
  await passOnNews();
  expect(await queued()).toEqual([]);
});

test("many at once are all told", async () => {
  const { mina } = it.people;
  await db.$executeRaw`
    INSERT INTO member (id, name, email, joined_at)
    SELECT gen_random_uuid(), 'One of many', n || '@many.example.org', now() FROM generate_series(1, 1500) n`;
  const many = await db.member.findMany({ where: { name: "One of many" }, select: { id: true } });
  await withBoards(mina, async (tx) => {
    await tx.candidate.createMany({
      data: many.map(({ id }) => ({
        boardId: it.board,
        memberId: id,
        invitedById: mina.id,
        since: new Date(),
      })),
    });
    await tell(
      tx,
      many.map(({ id }) => id),
      "wanted",
    );
  });
  await passOnNews();
  expect(await queued()).toHaveLength(1500);
  await db.member.deleteMany({ where: { name: "One of many" } });
});

test("a letter says nothing of board, author or words, and goes only while it is so", async () => {
  const { keeper, mina, theo } = it.people;
  const ivo = await someone("Ivo Invited");
  const letter = (name: "board-wants-you" | "board-report" | "board-news" | "board-glass", to: string) =>
    letters[name]({ to, about: to });
  await invite(mina, { board: it.board, member: ivo.id });
  expect(await letter("board-wants-you", ivo.id)).toBeNull();
  await sayYes(theo, { board: it.board, member: ivo.id, yes: true });
  const wanted = await letter("board-wants-you", ivo.id);
  expect(wanted?.subject).toBe("Somebody would like you in a board");
  expect(await letter("board-news", ivo.id)).toBeNull();
  await report(mina, { board: it.board, post: it.post, words: "A canary of a report." });
  const reported = await letter("board-report", keeper.id);
  expect(reported?.subject).toBe("Something for the keepers of a board");
  expect(await letter("board-report", mina.id)).toBeNull();
  const fresh = await letter("board-news", theo.id);
  for (const each of [wanted, reported, fresh]) {
    expect(each).not.toBeNull();
    const text = JSON.stringify(each);
    for (const secret of [it.board, it.post, "Editors", "Mina", "Ours", "A client", "canary"])
      expect(text).not.toContain(secret);
    expect(each?.blocks).toContainEqual({ kind: "button", label: "See it on the site", path: "/boards" });
  }
  await decline(ivo, it.board);
  expect(await letter("board-wants-you", ivo.id)).toBeNull();
  await moderate(keeper, { board: it.board, post: it.post, act: "shown", words: "" });
  expect(await letter("board-report", keeper.id)).toBeNull();
  await suspend(theo);
  expect(await letter("board-news", theo.id)).toBeNull();
  await expect(goIn(ivo, it.board)).rejects.toThrow();
});

test("another organiser is written to of an asking, without the board, whether it is there or not", async () => {
  const { organiser, mina } = it.people;
  const other = (await someone("Orla Organiser", "organiser")) as OrganiserViewer;
  const write = () => letters["board-glass"]({ to: organiser.id, about: organiser.id });
  expect(await write()).toBeNull();
  const texts: string[] = [];
  for (const board of [it.board, randomUUID()]) {
    await askToEnter(other, { board, reason: "A canary of a reason." });
    const made = await write();
    texts.push(JSON.stringify(made));
    expect(made?.subject).toBe("Something that needs two organisers");
    expect(made?.blocks).toContainEqual({
      kind: "button",
      label: "See it on the site",
      path: "/organise/break-glass",
    });
    for (const secret of [board, "Editors", "Orla", "canary", "Mina"])
      expect(texts.at(-1)).not.toContain(secret);
    for (const { id } of [other, mina])
      expect(await letters["board-glass"]({ to: id, about: id })).toBeNull();
    const [asked] = (await glassPage(organiser as OrganiserViewer)).entries.filter(({ can }) => can.agree);
    await agreeToEnter(organiser as OrganiserViewer, asked?.id ?? "");
    expect(await write()).toBeNull();
  }
  expect(texts[0]).toBe(texts[1]);
});

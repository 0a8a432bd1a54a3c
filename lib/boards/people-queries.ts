import { withBoards } from "#lib/access/boards.ts";
import { findBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { likeLiteral } from "#lib/members/fold.ts";
import { group } from "#lib/site/group.ts";
import { inZone, now } from "#lib/time.ts";
import { groupZone } from "./group-zone.ts";
import { endsByItself } from "./mute.ts";
import { ownMark } from "./own-mark.ts";
import { ownBoards } from "./queries.ts";
import { isMuted, keeps, lettingGo, turningDown, yesesNeeded } from "./rules.ts";
import { rulesMark } from "./rules-mark.ts";
import { unseenBoards } from "./unseen-queries.ts";
import { type Keeping, keepingOf } from "./ways.ts";
import { asWriter, writer } from "./written-by.ts";

const FOUND = 12;

/** A board one is not in, as it shows itself before one comes in: with its house rules. */
export type Door = {
  id: string;
  name: string;
  about: string;
  rules: string;
  kind: "open" | "closed" | "secret";
  /** Which house rules are shown, for the form to say that it was these (come-in.ts). */
  read: string;
  /** Asked, and waiting for yeses. */
  asked: boolean;
};

/**
 * Every board there is for the viewer: their own, those that want them, and open and closed ones they are not in. Of their
 * own it says in how many threads something is new; to a keeper how many reports wait. A secret board that does not (yet)
 * want them is in none of it; an open one that let them go is closed to them.
 */
export async function boardsPage(viewer: MemberViewer) {
  const zone = await groupZone();
  return withBoards(viewer, async (tx) => {
    const own = await ownBoards(tx, viewer);
    const unseen = await unseenBoards(tx, viewer, zone);
    const kept = own.filter(({ keeper }) => keeper).map(({ id }) => id);
    const reports = await tx.report.groupBy({
      by: ["boardId"],
      where: { boardId: { in: kept }, settledAt: null },
      _count: true,
    });
    const want = (await tx.$queryRaw<{ id: string }[]>`SELECT boards.boards_that_want_me()::text AS id`).map(
      ({ id }) => id,
    );
    const asked = await tx.candidate.findMany({
      where: { memberId: viewer.id, invitedById: null },
      select: { boardId: true },
    });
    // A board that one entered by break-glass is readable too, and no door.
    const doors = await tx.board.findMany({
      where: {
        id: { notIn: own.map(({ id }) => id) },
        OR: [{ kind: { not: "secret" } }, { id: { in: want } }],
      },
      select: { id: true, name: true, about: true, rules: true, kind: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    });
    const closed = (
      await tx.$queryRaw<{ id: string }[]>`SELECT boards.boards_that_let_me_go()::text AS id`
    ).map(({ id }) => id);
    const shown = doors.map(
      (door): Door => ({
        ...door,
        kind: door.kind === "open" && closed.includes(door.id) ? "closed" : door.kind,
        read: rulesMark(door.rules),
        asked: asked.some((each) => each.boardId === door.id),
      }),
    );
    return {
      own: own.map((board) => ({
        ...board,
        unseen: unseen.get(board.id) ?? { threads: 0, more: false },
        reports: reports.find(({ boardId }) => boardId === board.id)?._count ?? 0,
      })),
      wanted: shown.filter(({ id }) => want.includes(id)),
      listed: shown.filter(({ id }) => !want.includes(id)),
    };
  });
}

/**
 * Who is in a board, keepers first; who waits, with how many yeses; and whom one could invite.
 * @param find part of a name, to find somebody to invite
 * @throws {NotFound} for anyone who is not in it
 */
export async function boardMembers(viewer: MemberViewer, id: string, find = "") {
  const zone = (await group())?.zone ?? "UTC";
  return withBoards(viewer, async (tx) => {
    const { me, ...board } = await findBoardFor(tx, viewer, id);
    const rows = await tx.boardMember.findMany({
      where: { boardId: board.id },
      select: { memberId: true, keeperSince: true, mutedTill: true, member: writer },
      orderBy: [{ keeperSince: { sort: "asc", nulls: "last" } }, { member: { name: "asc" } }],
    });
    return {
      ...board,
      members: rows.map((row) => ({
        ...asWriter(row.member),
        keeper: keeps(row),
        muted: isMuted(row, now()) ? mutedWords(row.mutedTill, zone) : null,
        you: row.memberId === viewer.id,
        can: { remove: lettingGo(me, row).ok },
      })),
      waiting: await waiting(tx, viewer, board.id, me),
      needed: yesesNeeded(board.yesNeeded, rows.length),
      letters: (await ownMark(tx, viewer, board.id)).letters,
      others: await couldComeIn(tx, board.id, find),
      can: { keep: keeps(me), invite: !isMuted(me, now()), endsByLeaving: rows.length === 1 },
    };
  });
}

/** Until when somebody is muted, in words; empty where no end is set. */
const mutedWords = (till: Date | null, zone: string): string =>
  till && endsByItself(till) ? inZone(till, zone, "d MMMM, HH:mm") : "";

async function waiting(tx: Tx, viewer: MemberViewer, boardId: string, me: Parameters<typeof turningDown>[0]) {
  const candidates = await tx.candidate.findMany({
    where: { boardId },
    select: {
      memberId: true,
      invitedById: true,
      words: true,
      member: writer,
      invitedBy: { select: { name: true } },
    },
    orderBy: [{ since: "asc" }, { memberId: "asc" }],
  });
  // Of those who said yes and left since, nobody counts.
  const yeses = await tx.candidateYes.findMany({
    where: { boardId, member: { boards: { some: { boardId } } } },
    select: { candidateId: true, memberId: true },
  });
  return candidates.map(({ memberId, invitedById, words, member, invitedBy }) => {
    const theirs = yeses.filter(({ candidateId }) => candidateId === memberId);
    return {
      ...asWriter(member),
      asked: invitedById === null,
      invitedBy: invitedBy?.name ?? null,
      words,
      yeses: theirs.length,
      mine: theirs.some((each) => each.memberId === viewer.id),
      can: { turnDown: turningDown(me, { invitedById }).ok },
    };
  });
}

async function couldComeIn(tx: Tx, boardId: string, find: string) {
  const people = await tx.member.findMany({
    where: {
      suspendedAt: null,
      boards: { none: { boardId } },
      candidacies: { none: { boardId } },
      ...(find && { name: { contains: likeLiteral(find.slice(0, 80)), mode: "insensitive" } }),
    },
    select: writer.select,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: FOUND + 1,
  });
  return { people: people.slice(0, FOUND).map(asWriter), more: people.length > FOUND };
}

/**
 * How a board is run, to be changed by its keepers; and whom they could make a keeper.
 * @throws {NotFound} for anyone who does not keep it
 */
export async function boardSettings(viewer: MemberViewer, id: string) {
  return withBoards(viewer, async (tx) => {
    const { me, keepDays, ...board } = await findBoardFor(tx, viewer, id);
    if (!keeps(me)) throw new NotFound();
    const members = await tx.boardMember.findMany({
      where: { boardId: board.id, keeperSince: null },
      select: { member: writer },
      orderBy: { member: { name: "asc" } },
    });
    const kept: Keeping = keepingOf(keepDays);
    return { ...board, keeping: kept, members: members.map(({ member }) => asWriter(member)) };
  });
}

// Long, because it is one list of what somebody might try, and reads best whole.
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { askToComeIn } from "#lib/boards/ask-to-come-in.ts";
import { changeBoard } from "#lib/boards/change-board.ts";
import { comment } from "#lib/boards/comment.ts";
import { decline } from "#lib/boards/decline.ts";
import { invite } from "#lib/boards/invite.ts";
import { makeKeeper } from "#lib/boards/make-keeper.ts";
import { moderate } from "#lib/boards/moderate.ts";
import { mute } from "#lib/boards/mute.ts";
import { changeMark } from "#lib/boards/own-mark.ts";
import { post } from "#lib/boards/post.ts";
import { report } from "#lib/boards/report.ts";
import { sayYes } from "#lib/boards/say-yes.ts";
import { startBoard } from "#lib/boards/start-board.ts";
import {
  type BoardForTests,
  boardForTests,
  bringIn,
  modestlyOwnedDatabase,
  someone,
  started,
} from "#lib/boards/testing.ts";
import { db } from "#lib/db.ts";
import { withClient } from "#lib/postgres/admin.ts";
import { now, setClock } from "#lib/time.ts";
import { withBoards } from "./boards.ts";

// What somebody would try who can have any statement run under their own name, in the boards' role or the site's: raw SQL,
// with every setting but the viewer and the clock at their hand. Whoever sets the viewer is anybody; that is withBoards alone.

type Id = string;

/** Two boards: the keeper's, with what one might be after in it, and Otto's, which nobody else knows of. */
async function scene(it: BoardForTests) {
  const { keeper, mina, theo, outsider } = it.people;
  const board = it.board;
  const second = await someone("Second Keeper");
  await bringIn(board, [keeper, mina], second);
  await makeKeeper(keeper, { board, member: second.id });
  const muted = await someone("Moritz Muted");
  await bringIn(board, [keeper, mina], muted);
  await mute(keeper, { board, member: muted.id, how: "week", words: "Shouting." });
  const wanted = await someone("Wanda Wanted");
  await invite(mina, { board, member: wanted.id });
  await report(mina, { board, post: it.post, words: "Look at this." });
  const pens = ok(await post(theo, { board, mood: "rah", text: "Under a pen name.", penName: "" }));
  const hidden = ok(await post(theo, { board, mood: "rah", text: "Out of sight." }));
  const underHidden = ok(await comment(theo, { board, post: hidden, text: "So is this." }));
  await moderate(keeper, { board, post: hidden, act: "hidden", words: "" });
  const removed = ok(await post(mina, { board, mood: "rah", text: "To be removed." }));
  await moderate(keeper, { board, post: removed, act: "removed", words: "Names a client." });
  const own = ok(await post(mina, { board, mood: "rah", text: "Mina's own." }));
  const ownSaid = ok(await comment(mina, { board, post: own, text: "And hers." }));
  const mutedOne = ok(await comment(theo, { board, post: own, text: "Theo's." }));
  const setBack = now();
  setClock(new Date(setBack.getTime() - 8 * 86_400_000));
  const past = ok(await post(mina, { board, mood: "argh", text: "For a week.", keep: "7" }));
  setClock(undefined);
  const paula = await someone("Paula Past");
  await bringIn(board, [keeper, mina], paula);
  setClock(new Date(setBack.getTime() - 8 * 86_400_000));
  ok(await post(paula, { board, mood: "argh", text: "Hers, for a week.", keep: "7" }));
  setClock(undefined);
  const otto = started(await startBoard(outsider, { name: "Otto's", about: "Secret." }));
  const ottos = ok(await post(outsider, { board: otto, mood: "rah", text: "Otto's own." }));
  const ottoSaid = ok(await comment(outsider, { board: otto, post: ottos, text: "And his." }));
  const olive = await someone("Olive at Otto's");
  await bringIn(otto, [outsider], olive);
  const ottoWants = await someone("Wilma Wanted-by-Otto");
  await invite(outsider, { board: otto, member: ottoWants.id });
  const dora = await someone("Dora Declined");
  await invite(outsider, { board: otto, member: dora.id });
  await sayYes(olive, { board: otto, member: dora.id, yes: true });
  await decline(dora, otto);
  const closed = started(await startBoard(theo, { name: "Closed", about: "", kind: "closed" }));
  await askToComeIn(outsider, { board: closed, words: "May I?" });
  const aged = started(await startBoard(mina, { name: "Aged", about: "" }));
  setClock(new Date(setBack.getTime() - 100 * 86_400_000));
  const aging = ok(await post(mina, { board: aged, mood: "argh", text: "A hundred days old." }));
  setClock(undefined);
  const settings = {
    name: "Aged",
    about: "",
    kind: "secret",
    rules: "",
    yesNeeded: 1,
    keepDays: 90,
  } as const;
  await changeBoard(mina, { board: aged, settings });
  for (const each of [mina, theo])
    await withBoards(each, (tx) => changeMark(tx, each, board, (mark) => mark));
  const organisers = [await someone("Orla", "organiser"), await someone("Oleg", "organiser")] as const;
  await db.$queryRaw`SELECT count(*) FROM take_board_news()`;
  const ids = {
    ...{
      board,
      otto,
      closed,
      aged,
      post: it.post,
      comment: it.comment,
      pens,
      hidden,
      underHidden,
      removed,
      own,
    },
    ...{ ownSaid, mutedOne, past, ottos, ottoSaid, aging },
    ...{
      keeper: keeper.id,
      paula: paula.id,
      dora: dora.id,
      second: second.id,
      mina: mina.id,
      theo: theo.id,
      muted: muted.id,
    },
    ...{
      wanted: wanted.id,
      outsider: outsider.id,
      ottoWants: ottoWants.id,
      organiser: it.people.organiser.id,
    },
    ...{ orla: organisers[0].id, oleg: organisers[1].id, suspended: it.people.suspended.id },
  };
  return ids;
}
type Scene = Awaited<ReturnType<typeof scene>>;

function ok(done: { ok: true; id: string } | { ok: false; why?: string }): Id {
  if (!done.ok) throw new Error(done.why);
  return done.id;
}

const posts = (columns: string, values: string) =>
  `insert into boards.post (id, posted_at, ${columns}) values (gen_random_uuid(), now(), ${values})`;
const comments = (columns: string, values: string) =>
  `insert into boards.comment (id, commented_at, ${columns}) values (gen_random_uuid(), now(), ${values})`;
const logs = (columns: string, values: string) =>
  `insert into boards.board_log (id, at, ${columns}) values (gen_random_uuid(), now(), ${values})`;
const tells = (columns: string, values: string) =>
  `insert into boards.news (id, ${columns}) values (gen_random_uuid(), ${values})`;
const asks = (columns: string, values: string) =>
  `insert into boards.glass_entry (id, board_id, reason, ${columns}) values (gen_random_uuid(), gen_random_uuid(), 'Ten letters and more.', ${values})`;

/** Who tries what: each of the statements in turn, in one transaction. Each comes to nothing. */
const attacks: Record<string, [keyof Scene, (ids: Scene) => string[]]> = {
  "post into another's board": [
    "mina",
    (i) => [posts("board_id, author_id, text", `'${i.otto}', '${i.mina}', 'x'`)],
  ],
  "post as somebody else": [
    "mina",
    (i) => [posts("board_id, author_id, text", `'${i.board}', '${i.theo}', 'x'`)],
  ],
  "post as nobody": ["mina", (i) => [posts("board_id, text", `'${i.board}', 'x'`)]],
  "post under the pen of another, whose hash one reads": [
    "mina",
    (i) => [
      `select set_config('app.pen', (select encode(pen_hash, 'hex') from boards.post where id = '${i.pens}'), true)`,
      comments(
        "post_id, board_id, pen_name, pen_hash, text",
        `'${i.pens}', '${i.board}', 'x', (select pen_hash from boards.post where id = '${i.pens}'), 'x'`,
      ),
    ],
  ],
  "change the post of a pen whose hash one reads": [
    "mina",
    (i) => [
      `select set_config('app.pen', (select encode(pen_hash, 'hex') from boards.post where id = '${i.pens}'), true)`,
      `update boards.post set text = 'mine now', edited_at = now() where id = '${i.pens}'`,
    ],
  ],
  "delete the post of a pen whose hash one reads": [
    "mina",
    (i) => [
      `select set_config('app.pen', (select encode(pen_hash, 'hex') from boards.post where id = '${i.pens}'), true)`,
      `delete from boards.post where id = '${i.pens}'`,
    ],
  ],
  "move one's post to another board": [
    "mina",
    (i) => [`update boards.post set board_id = '${i.otto}' where id = '${i.own}'`],
  ],
  "give one's post to another": [
    "mina",
    (i) => [`update boards.post set author_id = '${i.theo}' where id = '${i.own}'`],
  ],
  "put one's post under a pen": [
    "mina",
    (i) => [
      `update boards.post set pen_hash = sha256('x'), pen_name = 'x', author_id = null where id = '${i.own}'`,
    ],
  ],
  "change another's post": [
    "mina",
    () => ["update boards.post set text = 'x', edited_at = now() where author_id <> boards.viewer()"],
  ],
  "change one's post without its saying so": [
    "mina",
    (i) => [`update boards.post set text = 'never said that', edited_at = null where id = '${i.own}'`],
  ],
  "change one's comment without its saying so": [
    "mina",
    (i) => [`update boards.comment set text = 'never said that', edited_at = null where id = '${i.ownSaid}'`],
  ],
  "move one's comment to another thread": [
    "mina",
    (i) => [`update boards.comment set post_id = '${i.post}' where id = '${i.ownSaid}'`],
  ],
  "bring back what is past its time": [
    "mina",
    () => [
      "update boards.post set keep_till = null, edited_at = now() where keep_till < now()",
      "update boards.post set keep_till = null, edited_at = now() where true and text = 'For a week.'",
    ],
  ],
  "bring back what is past its time, unseen": [
    "paula",
    () => ["update boards.post set keep_till = now() + interval '9 years', edited_at = now()"],
  ],
  "show again what is out of sight, as its writer": [
    "theo",
    (i) => [`update boards.post set hidden_at = null where id = '${i.hidden}'`],
  ],
  "write again over what was removed": [
    "mina",
    (i) => [`update boards.post set text = 'Again.', edited_at = now() where id = '${i.removed}'`],
  ],
  "add a picture to what was removed": [
    "mina",
    (i) => [
      `insert into boards.picture (id, post_id, board_id, number, alt, width, height, webp) values (gen_random_uuid(), '${i.removed}', '${i.board}', 1, 'x', 1, 1, 'x')`,
    ],
  ],
  "add a picture to another's post": [
    "mina",
    (i) => [
      `insert into boards.picture (id, post_id, board_id, number, alt, width, height, webp) values (gen_random_uuid(), '${i.pens}', '${i.board}', 1, 'x', 1, 1, 'x')`,
    ],
  ],
  "add a picture to a post of another board": [
    "mina",
    (i) => [
      `insert into boards.picture (id, post_id, board_id, number, alt, width, height, webp) values (gen_random_uuid(), '${i.ottos}', '${i.board}', 1, 'x', 1, 1, 'x')`,
    ],
  ],
  "post what a keeper seems to have removed": [
    "mina",
    (i) => [
      posts(
        "board_id, author_id, text, removed_at, removed_for",
        `'${i.board}', '${i.mina}', '', now(), 'The keepers say so.'`,
      ),
    ],
  ],
  "post with a reason of the keepers'": [
    "mina",
    (i) => [
      posts(
        "board_id, author_id, text, removed_for",
        `'${i.board}', '${i.mina}', 'x', 'The keepers say so.'`,
      ),
    ],
  ],
  "post what only oneself sees": [
    "mina",
    (i) => [posts("board_id, author_id, text, hidden_at", `'${i.board}', '${i.mina}', 'x', now()`)],
  ],
  "post into the future": [
    "mina",
    (i) => [
      `insert into boards.post (id, posted_at, board_id, author_id, text) values (gen_random_uuid(), now() + interval '3 days', '${i.board}', '${i.mina}', 'x')`,
    ],
  ],
  "post into the past": [
    "mina",
    (i) => [
      `insert into boards.post (id, posted_at, board_id, author_id, text) values (gen_random_uuid(), now() - interval '3 days', '${i.board}', '${i.mina}', 'x')`,
    ],
  ],
  "comment into the past": [
    "mina",
    (i) => [
      `insert into boards.comment (id, commented_at, post_id, board_id, author_id, text) values (gen_random_uuid(), now() - interval '3 days', '${i.own}', '${i.board}', '${i.mina}', 'x')`,
    ],
  ],
  "comment, thanked already": [
    "mina",
    (i) => [
      comments(
        "post_id, board_id, author_id, text, helped",
        `'${i.post}', '${i.board}', '${i.mina}', 'x', true`,
      ),
    ],
  ],
  "thank oneself under another's post": [
    "theo",
    (i) => [`select boards.thank('${i.board}', '${i.own}', '${i.mutedOne}', true)`],
  ],
  "thank oneself under one's own post": [
    "mina",
    (i) => [`select boards.thank('${i.board}', '${i.own}', '${i.ownSaid}', true)`],
  ],
  "comment on what is out of sight": [
    "mina",
    (i) => [comments("post_id, board_id, author_id, text", `'${i.hidden}', '${i.board}', '${i.mina}', 'x'`)],
  ],
  "comment on what is past its time": [
    "mina",
    (i) => [comments("post_id, board_id, author_id, text", `'${i.past}', '${i.board}', '${i.mina}', 'x'`)],
  ],
  "comment on what is past the board's time": [
    "mina",
    (i) => [comments("post_id, board_id, author_id, text", `'${i.aging}', '${i.aged}', '${i.mina}', 'x'`)],
  ],
  "quote a comment of another board": [
    "mina",
    (i) => [
      comments(
        "post_id, board_id, author_id, text, quotes_id",
        `'${i.own}', '${i.board}', '${i.mina}', 'x', '${i.ottoSaid}'`,
      ),
    ],
  ],
  "quote a comment of another thread": [
    "mina",
    (i) => [
      comments(
        "post_id, board_id, author_id, text, quotes_id",
        `'${i.own}', '${i.board}', '${i.mina}', 'x', '${i.comment}'`,
      ),
    ],
  ],
  "quote what is out of sight": [
    "mina",
    (i) => [
      comments(
        "post_id, board_id, author_id, text, quotes_id",
        `'${i.hidden}', '${i.board}', '${i.mina}', 'x', '${i.underHidden}'`,
      ),
    ],
  ],
  "comment while muted": [
    "muted",
    (i) => [comments("post_id, board_id, author_id, text", `'${i.own}', '${i.board}', '${i.muted}', 'x'`)],
  ],
  "unmute oneself": [
    "muted",
    (i) => [`update boards.board_member set muted_till = null where member_id = '${i.muted}'`],
  ],
  "unmute oneself by the keepers' function": [
    "muted",
    (i) => [`select boards.mute('${i.board}', '${i.muted}', null, '')`],
  ],
  "mute a keeper": [
    "keeper",
    (i) => [`select boards.mute('${i.board}', '${i.second}', now() + interval '1 day', 'x')`],
  ],
  "react to what is out of sight": [
    "mina",
    (i) => [
      `insert into boards.reaction (post_id, board_id, member_id, kind) values ('${i.hidden}', '${i.board}', '${i.mina}', 'hug')`,
    ],
  ],
  "react to a comment out of sight with its post": [
    "mina",
    (i) => [
      `insert into boards.comment_reaction (comment_id, board_id, member_id, kind) values ('${i.underHidden}', '${i.board}', '${i.mina}', 'hug')`,
    ],
  ],
  "react to what is past its time": [
    "mina",
    (i) => [
      `insert into boards.reaction (post_id, board_id, member_id, kind) values ('${i.past}', '${i.board}', '${i.mina}', 'hug')`,
    ],
  ],
  "react as somebody else": [
    "mina",
    (i) => [
      `insert into boards.reaction (post_id, board_id, member_id, kind) values ('${i.own}', '${i.board}', '${i.theo}', 'hug')`,
    ],
  ],
  "take back another's reaction": [
    "mina",
    (i) => [`delete from boards.reaction where member_id <> '${i.mina}'`],
  ],
  "become a keeper": [
    "mina",
    (i) => [`update boards.board_member set keeper_since = now() where member_id = '${i.mina}'`],
  ],
  "become a keeper by the keepers' function": [
    "mina",
    (i) => [`select boards.make_keeper('${i.board}', '${i.mina}')`],
  ],
  "come in, and as a keeper": [
    "outsider",
    (i) => [
      `insert into boards.board_member (board_id, member_id, joined_at, keeper_since) values ('${i.board}', '${i.outsider}', now(), now())`,
    ],
  ],
  "come into a board that does not want one": [
    "wanted",
    (i) => [`select boards.come_in('${i.board}', encode(sha256(''), 'hex'))`],
  ],
  "come in with the settings of a function": [
    "outsider",
    (i) => [
      `select set_config('app.tended_board', '${i.board}', true), set_config('app.mixes', 'on', true), set_config('app.expires_at', 'on', true)`,
      `insert into boards.board_member (board_id, member_id, joined_at) values ('${i.board}', '${i.outsider}', now())`,
    ],
  ],
  "read and delete with the settings of a function": [
    "outsider",
    (i) => [
      `select set_config('app.tended_board', '${i.board}', true), set_config('app.mixes', 'on', true), set_config('app.expires_at', 'on', true)`,
      `select * from boards.post where board_id = '${i.board}'`,
      `select * from boards.board_member where board_id = '${i.board}'`,
      `delete from boards.post where board_id = '${i.board}'`,
    ],
  ],
  "a keeper lets another keeper go": [
    "keeper",
    (i) => [`delete from boards.board_member where member_id = '${i.second}'`],
  ],
  "a keeper lets another keeper go by the function": [
    "keeper",
    (i) => [`select boards.let_go('${i.board}', '${i.second}', 'x')`],
  ],
  "a keeper lets a member go and the log does not say so": [
    "keeper",
    (i) => [`delete from boards.board_member where member_id = '${i.theo}'`],
  ],
  "let go of another": ["mina", (i) => [`select boards.let_go('${i.board}', '${i.theo}', 'x')`]],
  "a keeper lets themselves go by the function": [
    "keeper",
    (i) => [`select boards.let_go('${i.board}', '${i.keeper}', 'x')`],
  ],
  "a keeper writes a line into the log": [
    "keeper",
    (i) => [
      logs(
        "board_id, what, by_id, to_id, words",
        `'${i.board}', 'member_removed', '${i.keeper}', '${i.theo}', 'forged'`,
      ),
    ],
  ],
  "a keeper writes that they changed something": [
    "keeper",
    (i) => [logs("board_id, what, by_id, words", `'${i.board}', 'changed', '${i.keeper}', 'rules'`)],
  ],
  "write into the log": [
    "mina",
    (i) => [logs("board_id, what, by_id", `'${i.board}', 'entered', '${i.mina}'`)],
  ],
  "delete from the log": ["keeper", () => ["delete from boards.board_log"]],
  "change the log": ["keeper", () => ["update boards.board_log set words = 'never'"]],
  "empty the log": ["keeper", () => ["truncate boards.board_log"]],
  "change the settings of a board one does not keep": [
    "mina",
    (i) => [`update boards.board set rules = 'x' where id = '${i.board}'`],
  ],
  "delete a board": ["keeper", (i) => [`delete from boards.board where id = '${i.board}'`]],
  "remove what one does not keep": [
    "mina",
    (i) => [`select boards.moderate('${i.board}', '${i.pens}', null, 'removed', 'x')`],
  ],
  "a keeper removes something of another board": [
    "keeper",
    (i) => [`select boards.moderate('${i.board}', '${i.ottos}', null, 'removed', 'x')`],
  ],
  "a keeper removes without a reason": [
    "keeper",
    (i) => [`select boards.moderate('${i.board}', '${i.own}', null, 'removed', ' ')`],
  ],
  "read reports": ["theo", () => ["select * from boards.report"]],
  "report as somebody else": [
    "mina",
    (i) => [
      `insert into boards.report (id, board_id, post_id, by_id, reported_at) values (gen_random_uuid(), '${i.board}', '${i.post}', '${i.theo}', now())`,
    ],
  ],
  "report what is out of sight": [
    "mina",
    (i) => [
      `insert into boards.report (id, board_id, post_id, by_id, reported_at) values (gen_random_uuid(), '${i.board}', '${i.hidden}', '${i.mina}', now())`,
    ],
  ],
  "report a comment that stands under something else": [
    "mina",
    (i) => [
      `insert into boards.report (id, board_id, post_id, comment_id, by_id, reported_at) values (gen_random_uuid(), '${i.board}', '${i.own}', '${i.comment}', '${i.mina}', now())`,
    ],
  ],
  "settle a report": ["mina", () => ["update boards.report set settled_at = now()"]],
  "delete a report of oneself": ["mina", () => ["delete from boards.report"]],
  "read who waits at another's board": [
    "mina",
    (i) => [`select * from boards.candidate where board_id = '${i.otto}'`],
  ],
  "read that one is invited": ["ottoWants", () => ["select * from boards.candidate"]],
  "decline what one cannot know of": ["ottoWants", (i) => [`select boards.decline('${i.otto}')`]],
  "delete an invitation one cannot know of": ["ottoWants", () => ["delete from boards.candidate"]],
  "learn whether somebody declined elsewhere": ["mina", () => ["select * from boards.not_now()"]],
  "put another board's posts, comments and pictures anew": [
    "outsider",
    (i) => [
      `select boards.mix_posts('${i.post}', '-infinity')`,
      `select boards.mix_comments('${i.comment}', '-infinity')`,
      `select boards.mix_pictures('${i.post}', '-infinity')`,
    ],
  ],
  "read what others keep of a board": ["mina", () => ["select * from boards.board_mark"]],
  "delete what others keep of a board": ["keeper", () => ["delete from boards.board_mark"]],
  "read who said no, or was let go": ["outsider", () => ["select * from boards.apart"]],
  "invite whoever said no": [
    "outsider",
    (i) => [
      `insert into boards.candidate (board_id, member_id, invited_by_id, since) values ('${i.otto}', '${i.dora}', '${i.outsider}', now())`,
    ],
  ],
  "forget that one said no": ["dora", () => ["delete from boards.apart"]],
  "ask at a secret board": ["mina", (i) => [`select boards.ask_to_come_in('${i.otto}', 'x')`]],
  "ask at a secret board, by hand": [
    "mina",
    (i) => [
      `insert into boards.candidate (board_id, member_id, since) values ('${i.otto}', '${i.mina}', now()) on conflict do nothing`,
    ],
  ],
  "say yes twice": [
    "mina",
    (i) => [
      `insert into boards.candidate_yes (board_id, candidate_id, member_id) values ('${i.board}', '${i.wanted}', '${i.theo}')`,
    ],
  ],
  "say yes to oneself": [
    "outsider",
    (i) => [
      `insert into boards.candidate_yes (board_id, candidate_id, member_id) values ('${i.closed}', '${i.outsider}', '${i.outsider}')`,
    ],
  ],
  "send keepers' letters to somebody who keeps nothing": [
    "mina",
    (i) => [tells("member_id, kind", `'${i.theo}', 'report'`)],
  ],
  "tell a member that a board wants them": [
    "mina",
    (i) => [tells("member_id, kind", `'${i.theo}', 'wanted'`)],
  ],
  "tell organisers that the glass is to be broken": [
    "mina",
    (i) => [tells("member_id, kind", `'${i.theo}', 'glass'`)],
  ],
  "have letters sent to everybody in the board": [
    "mina",
    (i) => [tells("member_id, kind", `'${i.theo}', 'news'`)],
  ],
  "have them sent every few hours": ["mina", (i) => [tells("member_id, kind", `'${i.theo}', 'said'`)]],
  "tell somebody one shares no board with": [
    "mina",
    (i) => [tells("member_id, kind", `'${i.outsider}', 'report'`)],
  ],
  "ask to enter as another organiser": ["orla", (i) => [asks("asked_by_id, asked_at", `'${i.oleg}', now()`)]],
  "ask to enter, agreed already": [
    "orla",
    (i) => [
      asks(
        "asked_by_id, asked_at, agreed_by_id, ends_at",
        `'${i.orla}', now(), '${i.oleg}', now() + interval '1 day'`,
      ),
    ],
  ],
  "ask to enter, for all time": [
    "orla",
    (i) => [asks("asked_by_id, asked_at", `'${i.orla}', now() + interval '9 years'`)],
  ],
  "ask to enter as a member": ["mina", (i) => [asks("asked_by_id, asked_at", `'${i.mina}', now()`)]],
  "read what organisers asked": ["mina", () => ["select * from boards.glass_entry"]],
  "let others' posts expire": ["outsider", () => ["select boards.expire('9999-01-01'::timestamptz)"]],
  "start a board over another's": ["mina", (i) => [`select boards.start_board('${i.otto}', 'x', '', now())`]],
  "call what only triggers call": ["keeper", (i) => [`select boards.see_it_kept('${i.board}', now())`]],
  "take what others are to be told": ["keeper", () => ["select * from public.take_board_news()"]],
  "become the owner": ["keeper", () => ["set role postgres"]],
  "become the site": ["keeper", () => ["set role elevenses_site"]],
  "turn row-level security off": ["keeper", () => ["alter table boards.post disable row level security"]],
  "find another's words by the search's index": [
    "outsider",
    (i) => [`select findable from boards.post where board_id = '${i.board}'`],
  ],
};

/** What tells a secret board from none: each pair has to end alike, whatever the ids. */
const probes: Record<string, [keyof Scene, (board: Id, post: Id, comment: Id, i: Scene) => string]> = {
  "read it": ["mina", (board) => `select * from boards.board where id = '${board}'`],
  "start it": ["mina", (board) => `select boards.start_board('${board}', 'x', '', now())`],
  "ask at it": [
    "mina",
    (board, _p, _c, i) =>
      `insert into boards.candidate (board_id, member_id, since) values ('${board}', '${i.mina}', now())`,
  ],
  "come into it": ["mina", (board) => `select boards.come_in('${board}', 'x')`],
  "decline it": ["ottoWants", (board) => `select boards.decline('${board}')`],
  "invite into it": [
    "mina",
    (board, _p, _c, i) =>
      `insert into boards.candidate (board_id, member_id, invited_by_id, since) values ('${board}', '${i.theo}', '${i.mina}', now())`,
  ],
  "post in it": [
    "mina",
    (board, _p, _c, i) => posts("board_id, author_id, text", `'${board}', '${i.mina}', 'x'`),
  ],
  "comment on its post": [
    "mina",
    (_b, post, _c, i) =>
      comments("post_id, board_id, author_id, text", `'${post}', '${i.board}', '${i.mina}', 'x'`),
  ],
  "quote its comment": [
    "mina",
    (_b, _p, comment, i) =>
      comments(
        "post_id, board_id, author_id, text, quotes_id",
        `'${i.own}', '${i.board}', '${i.mina}', 'x', '${comment}'`,
      ),
  ],
  "react to its post": [
    "mina",
    (_b, post, _c, i) =>
      `insert into boards.reaction (post_id, board_id, member_id, kind) values ('${post}', '${i.board}', '${i.mina}', 'hug')`,
  ],
  "react to its comment": [
    "mina",
    (_b, _p, comment, i) =>
      `insert into boards.comment_reaction (comment_id, board_id, member_id, kind) values ('${comment}', '${i.board}', '${i.mina}', 'hug')`,
  ],
  "keep something of it": [
    "mina",
    (board) => `insert into boards.board_mark (hash, board_id, sealed) values (sha256('x'), '${board}', '')`,
  ],
  "tell it": ["mina", (board) => `select boards.tell_board('${board}')`],
  "report its post": [
    "mina",
    (_b, post, _c, i) =>
      `insert into boards.report (id, board_id, post_id, by_id, reported_at) values (gen_random_uuid(), '${i.board}', '${post}', '${i.mina}', now())`,
  ],
  "report its comment": [
    "mina",
    (_b, _p, comment, i) =>
      `insert into boards.report (id, board_id, post_id, comment_id, by_id, reported_at) values (gen_random_uuid(), '${i.board}', '${i.own}', '${comment}', '${i.mina}', now())`,
  ],
  "add a picture to it": [
    "mina",
    (_b, post, _c, i) =>
      `insert into boards.picture (id, post_id, board_id, number, alt, width, height, webp) values (gen_random_uuid(), '${post}', '${i.board}', 1, 'x', 1, 1, 'x')`,
  ],
  "ask to enter it": [
    "orla",
    (board, _p, _c, i) =>
      `insert into boards.glass_entry (id, board_id, reason, asked_by_id, asked_at) values (gen_random_uuid(), '${board}', 'Ten letters.', '${i.orla}', now())`,
  ],
  "moderate in it": [
    "mina",
    (board, post) => `select boards.moderate('${board}', '${post}', null, 'removed', 'x')`,
  ],
  "ask who said not now": ["mina", (board) => `select * from boards.not_now() where board_id = '${board}'`],
  "search in it": [
    "mina",
    (board) => `select * from boards.search('{}', '{own}', null, false, '${board}', null, null, 10, 1000)`,
  ],
};

describe.each([
  ["by a superuser", undefined],
  ["by a role without rights, as on a rented server", () => modestlyOwnedDatabase(inject("postgres"))],
])("in a database owned %s", (_name, database) => {
  let it: BoardForTests;
  let ids: Scene;
  let everythingUrl: string;
  beforeAll(async () => {
    it = await boardForTests(database?.());
    ids = await scene(it);
    const url = new URL(inject("postgres"));
    url.pathname = new URL(it.database.adminUrl).pathname;
    everythingUrl = url.href;
  }, 60_000);
  afterEach(() => setClock(undefined));
  afterAll(() => it.end());

  /** All that stands in the boards, as whoever may see everything reads it. */
  const everything = () =>
    withClient(everythingUrl, async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        "select relname as name from pg_class where relnamespace = 'boards'::regnamespace and relkind = 'r' order by 1",
      );
      const all: string[] = [];
      for (const { name } of tables) {
        const { rows } = await client.query<{ row: string }>(
          `select t::text as row from boards."${name}" t order by 1`,
        );
        all.push(...rows.map(({ row }) => `${name} ${row}`));
      }
      return all;
    });

  /** @returns what the last statement ended in: an error's code, or how many rows with something in them */
  const tried = (url: string, viewer: Id, statements: string[]) =>
    withClient(url, async (client) => {
      await client.query("begin");
      await client.query("select set_config('app.member_id', $1, true), set_config('app.now', $2, true)", [
        viewer,
        now().toISOString(),
      ]);
      let got = 0;
      try {
        for (const text of statements) {
          const { rows, rowCount, command } = await client.query(text);
          if (/set_config/.test(text)) continue;
          const full = rows.filter((row) =>
            Object.values(row).some((each) => each !== null && each !== false && each !== ""),
          );
          got += command === "SELECT" ? full.length : (rowCount ?? 0);
        }
        await client.query("commit");
        return got === 0 ? "nothing" : `${got} rows`;
      } catch (error) {
        await client.query("rollback");
        return (error as { code?: string }).code ?? String(error);
      }
    });

  test.each(Object.keys(attacks))("%s", async (name) => {
    const [who, statements] = attacks[name] ?? ["mina", () => []];
    const before = await everything();
    const ended = await tried(it.database.boardsUrl, ids[who], statements(ids));
    expect(await everything()).toEqual(before);
    expect(["nothing", "42501", "23503", "42883", "42704", "22023"]).toContain(ended);
    for (const text of statements(ids))
      expect(await tried(it.database.siteUrl, ids[who], [text])).toMatch(/^(42501|42704|22023|nothing)$/);
    expect(await everything()).toEqual(before);
  });

  test.each(Object.keys(probes))("a secret board and a made-up one end alike: %s", async (name) => {
    const [who, probe] = probes[name] ?? ["mina", () => ""];
    const there = await tried(it.database.boardsUrl, ids[who], [
      probe(ids.otto, ids.ottos, ids.ottoSaid, ids),
      "rollback",
    ]);
    const madeUp = await tried(it.database.boardsUrl, ids[who], [
      probe(randomUUID(), randomUUID(), randomUUID(), ids),
      "rollback",
    ]);
    expect(there).toBe(madeUp);
  });

  test("a form that is sent again by somebody else, or into another board, writes nothing there", async () => {
    const { theo, outsider } = it.people;
    for (const penName of [undefined, ""]) {
      const sent = randomUUID();
      const words = { text: "Once.", penName, sent };
      const written = ok(await post(theo, { ...words, board: ids.board }));
      const under = { text: "Once.", penName, sent: randomUUID() };
      ok(await comment(theo, { ...under, board: ids.board, post: written }));
      const before = await everything();
      const again = { ok: false, why: "sent-already" };
      for (const [who, board, thread] of [
        [theo, ids.closed, undefined],
        [outsider, ids.otto, ids.ottos],
      ] as const) {
        expect(await post(who, { ...words, board })).toEqual(again);
        if (thread) expect(await comment(who, { ...under, board, post: thread })).toEqual(again);
      }
      expect(await everything()).toEqual(before);
    }
  });

  test("no shadow of a type or table in a session's own schema runs as the owner", async () => {
    for (const [url, viewer, statement] of [
      [
        it.database.boardsUrl,
        ids.keeper,
        `select boards.moderate('${ids.board}', '${ids.own}', null, 'hidden', 'x')`,
      ],
      [it.database.boardsUrl, ids.keeper, `select boards.mute('${ids.board}', '${ids.theo}', now(), 'x')`],
      [
        it.database.boardsUrl,
        ids.keeper,
        "select * from boards.search('{}', '{own}', null, false, null, null, null, 10, 1000)",
      ],
      [it.database.boardsUrl, ids.mina, "select * from boards.post"],
      [it.database.boardsUrl, ids.mina, "select boards.boards_that_want_me()"],
      [
        it.database.siteUrl,
        ids.mina,
        `update public.member set suspended_at = now() where id = '${ids.theo}'`,
      ],
      [it.database.siteUrl, ids.mina, "select * from public.take_board_news()"],
    ] as const)
      await withClient(url, async (client) => {
        await client.query("create temp table ran (who pg_catalog.text)");
        await client.query("grant all on ran to public");
        await client.query(
          `create function pg_temp.note() returns boolean language plpgsql as
             $$ begin insert into pg_temp.ran values (current_user); return true; end $$`,
        );
        for (const type of ["text", "uuid", "timestamptz"])
          await client.query(
            `create domain pg_temp."${type}" as pg_catalog."${type}" check (pg_temp.note())`,
          );
        await client.query("begin");
        await client.query("select pg_catalog.set_config('app.member_id', $1, true)", [viewer]);
        await client.query(statement).catch(() => undefined);
        await client.query("rollback to savepoint none").catch(() => undefined);
        await client.query("rollback");
        await client.query("begin");
        await client.query("select pg_catalog.set_config('app.member_id', $1, true)", [viewer]);
        const failed = await client.query(statement).then(
          () => undefined,
          (error: unknown) => error,
        );
        const { rows } = failed
          ? { rows: [{ who: String(failed) }] }
          : await client.query("select who from pg_temp.ran where who <> session_user::pg_catalog.text");
        await client.query("rollback");
        expect([statement, rows]).toEqual([statement, []]);
      });
  });

  test("every function finds its names where they are, and those with the owner's rights are nobody's but the boards'", async () => {
    const rows = await withClient(
      everythingUrl,
      async (client) =>
        (
          await client.query<{ name: string; path: string | null; definer: boolean; who: string[] }>(`
          select n.nspname || '.' || p.proname as name, p.prosecdef as definer,
            (select substr(c, 13) from unnest(p.proconfig) c where c like 'search_path=%') as path,
            array(select coalesce(nullif(a.grantee::regrole::text, '-'), 'everybody') from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
              where a.privilege_type = 'EXECUTE' and a.grantee <> p.proowner order by 1) as who
          from pg_proc p join pg_namespace n on n.oid = p.pronamespace
          where n.nspname in ('boards', 'public') and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
          order by 1`)
        ).rows,
    );
    expect(rows.filter(({ path, definer }) => (definer || path) && path !== "pg_catalog, pg_temp")).toEqual(
      [],
    );
    expect(
      rows.filter(
        ({ name, who }) =>
          name.startsWith("boards.") &&
          who.some((each) => !["elevenses_boards", "elevenses_search"].includes(each)),
      ),
    ).toEqual([]);
    expect(
      rows
        .filter(({ name, definer }) => definer && name.startsWith("public."))
        .map(({ name, who }) => [name, who]),
    ).toEqual([["public.take_board_news", ["elevenses_site"]]]);
  });

  test("every table of the boards has row-level security, forced; who can see the boards is the boards' role alone", async () => {
    const { rows } = await withClient(everythingUrl, (client) =>
      client.query<{ name: string; bare: boolean; others: string[] }>(`
        select c.relname as name, not (c.relrowsecurity and c.relforcerowsecurity) as bare,
          array(select distinct a.grantee::regrole::text from aclexplode(c.relacl) a where a.grantee <> c.relowner
            and a.grantee <> 'elevenses_boards'::regrole) as others
        from pg_class c where c.relnamespace = 'boards'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
          and (c.relkind in ('v', 'm') or not (c.relrowsecurity and c.relforcerowsecurity)
            or exists (select from aclexplode(c.relacl) a where a.grantee <> c.relowner and a.grantee <> 'elevenses_boards'::regrole))`),
    );
    expect(rows).toEqual([]);
  });

  test("an entry lasts a day from when the second agreed, whatever is asked for", async () => {
    const entry = randomUUID();
    const asked = `insert into boards.glass_entry (id, board_id, reason, asked_by_id, asked_at) values ('${entry}', '${ids.board}', 'Ten letters.', '${ids.orla}', now())`;
    expect(await tried(it.database.boardsUrl, ids.orla, [asked])).toBe("1 rows");
    const agree = `select boards.agree_to_enter('${entry}')`;
    expect(await tried(it.database.boardsUrl, ids.orla, [agree])).toBe("nothing");
    expect(await tried(it.database.boardsUrl, ids.oleg, [agree])).toBe("1 rows");
    const reads = (who: Id, table: string) =>
      tried(it.database.boardsUrl, who, [`select * from boards.${table} where board_id = '${ids.board}'`]);
    expect(await reads(ids.orla, "post")).toMatch(/rows/);
    for (const table of ["board_member", "candidate", "candidate_yes", "report", "board_mark"])
      expect([table, await reads(ids.orla, table)]).toEqual([table, "nothing"]);
    for (const longer of [
      `update boards.glass_entry set ends_at = now() + interval '9 years' where id = '${entry}'`,
      `delete from boards.glass_entry where id = '${entry}'`,
      `delete from boards.board_log where what = 'entered'`,
    ])
      for (const who of [ids.orla, ids.oleg, ids.keeper])
        for (const url of [it.database.boardsUrl, it.database.siteUrl])
          expect(await tried(url, who, [longer])).toBe("42501");
    expect(await tried(it.database.boardsUrl, ids.oleg, [agree])).toBe("nothing");
    setClock(new Date(now().getTime() + 25 * 3_600_000));
    expect(await reads(ids.orla, "post")).toBe("nothing");
  });
});

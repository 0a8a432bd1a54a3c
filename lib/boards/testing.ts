import { randomUUID } from "node:crypto";
import { actingAs, type MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { migrate } from "#lib/postgres/migrate.ts";
import { ensureRoles, searchRole } from "#lib/postgres/roles.ts";
import { type TestDatabase, testDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse } from "#lib/testing.ts";
import { now } from "#lib/time.ts";
import { comment } from "./comment.ts";
import { goIn } from "./go-in.ts";
import { invite } from "./invite.ts";
import { post } from "./post.ts";
import { react } from "./react.ts";
import { sayYes } from "./say-yes.ts";
import { startBoard } from "./start-board.ts";

/** For tests: a database with a few people and a board, and this process pointed at it. */
export async function boardForTests(made: Promise<TestDatabase> = testDatabase()) {
  const database = await openTestHouse(made);
  const people = {
    keeper: await someone("Kitty Keeper"),
    mina: await someone("Mina Member"),
    theo: await someone("Theo Member"),
    suspended: await someone("Susi Suspended"),
    outsider: await someone("Otto Outsider"),
    organiser: await someone("Olga Organiser", "owner"),
  };
  const board = started(await startBoard(people.keeper, { name: "Editors", about: "Ours" }));
  await bringIn(board, [people.keeper], people.mina);
  for (const each of [people.theo, people.suspended])
    await bringIn(board, [people.keeper, people.mina], each);
  await suspend(people.suspended);
  const written = await post(people.mina, { board, mood: "argh", text: "A client did it again." });
  if (!written.ok) throw new Error("not posted");
  const said = await comment(people.theo, { board, post: written.id, text: "Not again." });
  if (!said.ok) throw new Error("not said");
  await react(people.keeper, { board, post: written.id, kind: "hug", on: true });
  const end = () => closeTestHouse(database);
  return { database, people, board, post: written.id, comment: said.id, end };
}

export type BoardForTests = Awaited<ReturnType<typeof boardForTests>>;

/** The id of a board that was started just now. */
export function started(outcome: Awaited<ReturnType<typeof startBoard>>): string {
  if (!outcome.ok) throw new Error(outcome.why);
  return outcome.id;
}

/** A member of the site, as whom to act. */
export async function someone(
  name: string,
  role: "member" | "organiser" | "owner" = "member",
): Promise<MemberViewer> {
  const email = `${randomUUID()}@example.org`;
  const { id } = await db.member.create({
    data: { name, email, role, joinedAt: now() },
    select: { id: true },
  });
  return actingAs(id);
}

export async function suspend(member: MemberViewer): Promise<void> {
  await db.member.update({ where: { id: member.id }, data: { suspendedAt: now() } });
}

/**
 * A database that belongs to a role without superuser's rights, as on a server one rents: there row-level security
 * binds the tables' owner too, and with it every function and cascade that runs as the owner.
 */
export async function modestlyOwnedDatabase(serverUrl: string): Promise<TestDatabase> {
  const { withClient } = await import("#lib/postgres/admin.ts");
  const url = new URL(serverUrl);
  const name = `modest_${randomUUID().slice(0, 8)}`;
  await withClient(serverUrl, async (client) => {
    await client.query(`create role ${name} login password ${client.escapeLiteral(url.password)}`);
    await client.query(`create database ${name} owner ${name}`);
    await client.query(`grant ${searchRole} to ${name} with inherit false, set true`);
  });
  [url.username, url.pathname] = [name, name];
  const urls = await ensureRoles(url.href);
  await migrate(url.href);
  const drop = () =>
    withClient(serverUrl, async (client) => {
      await client.query(`drop database ${name} with (force)`);
      await client.query(`drop role ${name}`);
    });
  return { adminUrl: url.href, ...urls, drop };
}

/** Brings somebody into a board: invited by the first, with a yes of each of the others. */
export async function bringIn(
  board: string,
  [first, ...others]: MemberViewer[],
  who: MemberViewer,
): Promise<void> {
  if (!first) throw new Error("somebody has to invite");
  await invite(first, { board, member: who.id });
  for (const each of others) await sayYes(each, { board, member: who.id, yes: true });
  await goIn(who, board);
}

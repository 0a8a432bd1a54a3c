import { createHmac } from "node:crypto";
import type pg from "pg";
import { inTurn, turns, withClient } from "./admin.ts";

/** The two accounts the site uses: no table is theirs, and neither can become the other. */
export const siteRole = "elevenses_site";
export const boardsRole = "elevenses_boards";
/** Nobody's account: as it the one function runs that searches boards (docs/decisions/20-search-in-boards.md). */
export const searchRole = "elevenses_search";

/**
 * Makes the roles, or sees that they are there with the right password, and returns an address for each that signs in.
 * Their passwords follow from the administrator's (or, if the address has none, from `secret`), so every instance
 * with the same DATABASE_URL knows them.
 */
export async function ensureRoles(
  adminUrl: string,
  secret?: string,
): Promise<{ siteUrl: string; boardsUrl: string }> {
  const siteUrl = urlFor(adminUrl, siteRole, secret);
  const boardsUrl = urlFor(adminUrl, boardsRole, secret);
  const urls = [siteUrl, boardsUrl];
  if (!(await all(urls, signsIn))) {
    await inTurn(adminUrl, turns.roles, async (client) => {
      for (const url of urls) await ensureRole(client, new URL(url), adminUrl, urls);
    });
    if (!(await all(urls, signsIn)))
      throw new Error(
        `The database roles cannot sign in. Run as its administrator: ${sqlFor(adminUrl, urls)}`,
      );
  }
  await ensureSearchRole(adminUrl, urls);
  return { siteUrl, boardsUrl };
}

/** Refuses to run on roles that could step round what the database guards. */
export async function assertRoles(siteUrl: string, boardsUrl: string): Promise<void> {
  for (const url of [siteUrl, boardsUrl]) {
    const found = await withClient(
      url,
      async (client) => (await client.query<Powers>(powers, [boardsRole, searchRole])).rows[0],
    );
    const name = new URL(url).username;
    const refuse = (what: string, sql: string) => {
      throw new Error(`The database role ${name} ${what}: run as the database's administrator: ${sql}`);
    };
    if (!found) return refuse("is not there", "see docs/hosting.md");
    if (found.mighty)
      refuse(
        "has more rights than it may",
        `ALTER ROLE ${name} NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;`,
      );
    if (found.owns)
      refuse("owns tables, or belongs to a role that does", `REASSIGN OWNED BY ${name} TO CURRENT_USER;`);
    if (name === siteRole && found.in_boards)
      refuse(`is a member of ${boardsRole}`, `REVOKE ${boardsRole} FROM ${name};`);
    if (found.in_search) refuse(`is a member of ${searchRole}`, `REVOKE ${searchRole} FROM ${name};`);
    if (found.owner_searches)
      throw new Error(
        `The owner of the boards' tables takes what ${searchRole} may see for its own: run as the database's administrator: REVOKE INHERIT OPTION FOR ${searchRole} FROM ${found.owner_searches};`,
      );
  }
}

type Powers = {
  mighty: boolean;
  owns: boolean;
  in_boards: boolean;
  in_search: boolean;
  owner_searches: string | null;
};

const powers = `select
  exists (select from pg_roles r where pg_has_role(current_user, r.oid, 'MEMBER')
    and (r.rolsuper or r.rolbypassrls or r.rolcreatedb or r.rolcreaterole)) as mighty,
  exists (select from pg_class c where c.relkind in ('r', 'p', 'v', 'm')
    and pg_has_role(current_user, c.relowner, 'MEMBER')) as owns,
  pg_has_role(current_user, $1, 'MEMBER') as in_boards,
  exists (select from pg_roles where rolname = $2 and pg_has_role(current_user, oid, 'MEMBER')) as in_search,
  (select quote_ident(o.rolname) from pg_class c join pg_roles o on o.oid = c.relowner, pg_roles s
    where c.relnamespace = to_regnamespace('boards') and c.relname = 'post' and s.rolname = $2
      and not o.rolsuper and pg_has_role(o.oid, s.oid, 'USAGE')) as owner_searches`;

async function ensureRole(client: pg.Client, url: URL, adminUrl: string, urls: string[]): Promise<void> {
  const [name, password] = [url.username, client.escapeLiteral(decodeURIComponent(url.password))];
  const create = `create role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole password ${password}`;
  try {
    const { rowCount } = await client.query("select from pg_roles where rolname = $1", [name]);
    await client.query(rowCount === 0 ? create : `alter role ${name} login password ${password}`);
    await client.query(
      `grant connect on database ${client.escapeIdentifier(client.database ?? "")} to ${name}`,
    );
  } catch (error) {
    if ((error as { code?: string }).code !== "42501") return unlessMadeElsewhere(error as { code?: string });
    throw new Error(
      `DATABASE_URL's role may not make roles. Run as an administrator, once: ${sqlFor(adminUrl, urls)}`,
    );
  }
}

/**
 * The search's role has no password and signs in nowhere. Whoever migrates must be able to hand a function over to it,
 * without having its rights (INHERIT FALSE): its policies show every board's rows.
 */
async function ensureSearchRole(adminUrl: string, urls: string[]): Promise<void> {
  await inTurn(adminUrl, turns.roles, async (client) => {
    const found = async () =>
      (
        await client.query<{ set: boolean }>(
          "select pg_has_role(current_user, oid, 'SET') as set from pg_roles where rolname = $1",
          [searchRole],
        )
      ).rows[0];
    try {
      if (!(await found()))
        await client
          .query(`create role ${searchRole} nologin nosuperuser nobypassrls nocreatedb nocreaterole`)
          .catch(unlessMadeElsewhere);
      if (!(await found())?.set)
        await client.query(`grant ${searchRole} to current_user with inherit false, set true`);
    } catch (error) {
      if ((error as { code?: string }).code !== "42501") throw error;
      throw new Error(
        `DATABASE_URL's role may not make roles, or hand anything to ${searchRole}. Run as an administrator, once: ${sqlFor(adminUrl, urls)}`,
      );
    }
  });
}

/** Roles belong to the whole server and the lock to one database: an instance on another database was first. */
function unlessMadeElsewhere(error: { code?: string }): void {
  if (!["42710", "23505", "XX000"].includes(error.code ?? "")) throw error;
}

/** For someone to paste into psql. */
function sqlFor(adminUrl: string, urls: string[]): string {
  const { pathname, username } = new URL(adminUrl);
  const database = pathname.slice(1);
  const search = `CREATE ROLE ${searchRole} NOLOGIN; GRANT ${searchRole} TO "${decodeURIComponent(username)}" WITH INHERIT FALSE, SET TRUE;`;
  const signIn = urls
    .map((url) => new URL(url))
    .map(({ username, password }) => {
      const create = `CREATE ROLE ${username} LOGIN PASSWORD '${password}';`;
      return `${create} GRANT CONNECT ON DATABASE "${database}" TO ${username};`;
    });
  return [...signIn, search].join(" ");
}

function urlFor(adminUrl: string, role: string, secret: string | undefined): string {
  const url = new URL(adminUrl);
  const key = decodeURIComponent(url.password) || secret;
  if (!key)
    throw new Error(
      "DATABASE_URL has no password and no secret was given to make the roles' passwords from.",
    );
  url.username = role;
  url.password = createHmac("sha256", key).update(role).digest("base64url");
  return url.href;
}

async function signsIn(url: string): Promise<boolean> {
  try {
    await withClient(url, async () => {});
    return true;
  } catch (error) {
    // 28P01 wrong password, 28000 no such role or not let in, 42501 no CONNECT. A stopped database is another matter.
    if (["28P01", "28000", "42501"].includes((error as { code?: string }).code ?? "")) return false;
    throw error;
  }
}

async function all<T>(items: T[], holds: (item: T) => Promise<boolean>): Promise<boolean> {
  return (await Promise.all(items.map(holds))).every(Boolean);
}

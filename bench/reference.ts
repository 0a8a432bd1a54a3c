/**
 * What everything is compared with: a bare node:http server that makes one query of PostgreSQL per request and
 * answers with bytes read once at its start, so that it renders and compresses nothing.
 *
 * The query is the visitors' front page's own data in one statement, as somebody would write it by hand: the coming
 * dates with their place and series, how many answered what, and the group's words. Neither a lighter one (which no
 * page could be made of) nor a heavier one (which would flatter the site). It goes through an ordinary pg.Pool with
 * as many connections as the site's own; `prepared` gives the statement a name, which spares PostgreSQL planning it.
 * Started by bench/pages.ts, which tells it what to do over the channel between them.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";

export type ReferenceTask = {
  databaseUrl: string;
  prepared: boolean;
  /** The answer's bytes, base64, and the headers that tell what they are. */
  body: string;
  headers: Record<string, string>;
};

const FRONT_PAGE = `
  select m.id, m.starts_at, m.ends_at, m.zone, m.note, p.name as place, p.address, s.name as series, s.note as about,
    a.going, a.might, g.name as group_name, g.welcome
  from site g
  cross join meetup m
  join place p on p.id = m.place_id
  left join series s on s.id = m.series_id
  cross join lateral (
    select count(*) filter (where kind = 'going') as going, count(*) filter (where kind = 'might') as might
    from answer join member on member.id = answer.member_id
    where answer.meetup_id = m.id and member.suspended_at is null
  ) a
  where g.id = 1 and m.dropped_by_id is null and m.cancelled_at is null and m.ends_at > $1
  order by m.starts_at, m.id
  limit 7`;

process.once("message", ({ databaseUrl, prepared, body, headers }: ReferenceTask) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const bytes = Buffer.from(body, "base64");
  const query = { text: FRONT_PAGE, ...(prepared && { name: "front-page" }) };
  const server = createServer(async (_req, res) => {
    try {
      const { rows } = await pool.query({ ...query, values: [new Date()] });
      res.writeHead(rows.length > 0 ? 200 : 500, { ...headers, "content-length": bytes.length });
      res.end(bytes);
    } catch {
      res.writeHead(503, { "content-length": 0 }).end();
    }
  });
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
});
process.once("disconnect", () => process.exit());

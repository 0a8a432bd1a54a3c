/**
 * What everything is compared with: a bare node:http server that makes one query of PostgreSQL per request and
 * answers with bytes read once at its start, so that it renders and compresses nothing.
 *
 * The query is the visitors' front page's own data in one statement, as somebody would write it by hand: the coming
 * dates with their place and series, how many answered what, and the group's words. Neither a lighter one (which no
 * page could be made of) nor a heavier one (which would flatter the site). It goes through an ordinary pg.Pool with
 * as many connections as the site's own; `prepared` gives the statement a name, which spares PostgreSQL planning it.
 * Started by bench/stage.ts, which tells it what to do over the channel between them.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";

export type ReferenceTask = {
  databaseUrl: string;
  asks: keyof typeof QUERIES;
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

/** The same for /api/meetups.json: the dates from now to twelve weeks on, or ($2) of two years behind us. */
const dates = (window: string) => `
  select m.id, m.starts_at, m.ends_at, m.zone, m.asks_till, m.cancelled_at, p.name as place, p.address,
    coalesce(s.name, m.name) as series, a.going
  from meetup m
  join place p on p.id = m.place_id
  left join series s on s.id = m.series_id
  cross join lateral (
    select count(*) as going from answer join member on member.id = answer.member_id
    where answer.meetup_id = m.id and answer.kind = 'going' and member.suspended_at is null
  ) a
  where m.dropped_by_id is null and ${window}
  order by m.starts_at, m.id`;

const QUERIES = {
  "front-page": FRONT_PAGE,
  dates: dates("m.starts_at >= $1 and m.starts_at < $1::timestamptz + interval '84 days'"),
  "two-years": dates("m.starts_at < $1 and m.starts_at >= $1::timestamptz - interval '2 years'"),
};

process.once("message", ({ databaseUrl, asks, prepared, body, headers }: ReferenceTask) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const bytes = Buffer.from(body, "base64");
  const query = { text: QUERIES[asks], ...(prepared && { name: asks }) };
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

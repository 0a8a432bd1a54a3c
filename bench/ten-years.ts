import { randomUUID } from "node:crypto";
import type pg from "pg";

/** The large group: the sample group, and behind it ten years of dates, five thousand members, and their answers. */
export async function tenYears(
  database: pg.Client,
): Promise<{ meetups: number; members: number; answers: number }> {
  await database.query(
    `insert into member (id, email, name, joined_at)
     select gen_random_uuid(), 'm' || n || '@example.org', 'Member ' || n, now() - n * interval '17 hours'
     from generate_series(1, 5000) n`,
  );
  // Mondays, Wednesdays and Fridays, at the place of the series' last date.
  await database.query(
    `insert into meetup (id, series_id, original_local, local, zone, minutes, place_id, starts_at, ends_at)
     select gen_random_uuid(), s.id, day || 'T11:00', day || 'T11:00', 'Europe/London', 60, s.place_id,
       (day || ' 11:00')::timestamp at time zone 'Europe/London', (day || ' 12:00')::timestamp at time zone 'Europe/London'
     from (select series_id as id, place_id from meetup where series_id is not null order by starts_at desc limit 1) s,
       lateral (select to_char(d, 'YYYY-MM-DD') as day from generate_series(now() - interval '10 years', now(), '1 day') d
         where extract(isodow from d) in (1, 3, 5)) days
     on conflict do nothing`,
  );
  // On each date behind us a dozen, and forty on each of the next ten.
  await database.query(
    `insert into answer (meetup_id, member_id, kind, answered_at)
     select m.id, p.id, (case when p.n % 4 = 3 then 'might' else 'going' end)::answer_kind, m.starts_at - interval '1 day'
     from (select id, starts_at, row_number() over (order by starts_at) as at,
         case when starts_at < now() then 12 when starts_at < now() + interval '24 days' then 40 else 0 end as many
       from meetup where dropped_by_id is null) m
     join (select id, row_number() over (order by id) as n from member) p
       on p.n > m.at * 7 % 4900 and p.n <= m.at * 7 % 4900 + m.many
     on conflict do nothing`,
  );
  await database.query("analyze");
  // What is kept on the other side of the door was rendered before all this.
  await database.query("select pg_notify('elevenses', $1)", [
    JSON.stringify({ t: "meetups", id: randomUUID() }),
  ]);
  const { rows } = await database.query<{ meetups: number; members: number; answers: number }>(
    `select (select count(*)::int from meetup) meetups, (select count(*)::int from member) members,
       (select count(*)::int from answer) answers`,
  );
  return rows[0] ?? { meetups: 0, members: 0, answers: 0 };
}

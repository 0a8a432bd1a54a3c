/**
 * The sample group, copied into a schema of its own, and a function that puts everything back to it: a test starts
 * from the same rows without the site being stopped. Rows are deleted, not truncated, so that it never waits for a reader.
 */
export const keepACopy = `
  create schema seeded;
  do $$
  declare
    each record;
    away text := '';
    back text := '';
  begin
    for each in
      select c.table_schema as s, c.table_name as t, string_agg(quote_ident(c.column_name), ', ') as names
      from information_schema.columns c join information_schema.tables using (table_schema, table_name)
      where c.table_schema in ('public', 'boards') and table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
        and c.table_name <> '_prisma_migrations'
      group by 1, 2
    loop
      execute format('create table seeded.%I as select %s from %I.%I', each.s || '_' || each.t, each.names, each.s, each.t);
      away := away || format('delete from %I.%I; ', each.s, each.t);
      back := back || format('insert into %I.%I (%s) select %s from seeded.%I; ', each.s, each.t, each.names, each.names, each.s || '_' || each.t);
    end loop;
    delete from pgboss.job;
    -- As a replica: no foreign keys, no triggers, so the order does not matter.
    execute format('create function seeded.restore() returns void language plpgsql set session_replication_role = replica as %L',
      'begin delete from pgboss.job; ' || away || back || ' end');
  end $$`;

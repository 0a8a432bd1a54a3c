import type { CastName } from "#prisma/cast.ts";
import { Canaries } from "./canary.ts";

/**
 * A secret board full of canaries. The tables and their columns are the catalogue's: what is added to the schema is
 * planted too, or fails loudly.
 */

type Rows = <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>;

/** What a column holds instead of a canary; a name of the cast stands for that member's id. */
type Hints = Record<string, { cast: CastName } | string | number | boolean | null>;

export type Planted = {
  canaries: Canaries;
  /** Columns that hold canaries, as "post.title". */
  places: string[];
  /** All that stands in the board now, each row as "post {…}". */
  rows(): Promise<string[]>;
};

const AT = "2031-03-04T08:00:00Z";
const named = { pen_name: null, pen_hash: null };

/** Who is who in it. Nell and Mina, who keeps it, are in it; Oskar was; Gwen is, and is suspended; Ifeoma may be. */
const shapes: Record<string, Hints[]> = {
  board_member: [
    { member_id: { cast: "mina" }, keeper_since: AT },
    { member_id: { cast: "nell" } },
    { member_id: { cast: "gwen" } },
  ],
  candidate: [{ member_id: { cast: "ifeoma" }, invited_by_id: { cast: "mina" } }],
  candidate_yes: [{ member_id: { cast: "mina" } }],
  post: [
    { ...named, hidden_at: null },
    { ...named, author_id: { cast: "oskar" } },
    { author_id: null },
    { ...named, text: "", title: "", removed_at: AT },
    { ...named, hidden_at: AT },
    { ...named, keep_till: AT },
  ],
  comment: [
    { ...named },
    { ...named, author_id: { cast: "gwen" } },
    { author_id: null },
    { ...named, text: "", removed_at: AT },
    { ...named, hidden_at: AT },
  ],
  board_log: [{ by_id: { cast: "mina" }, to_id: { cast: "oskar" } }],
  glass_entry: [{ asked_by_id: { cast: "theo" }, agreed_by_id: null }],
};

type Column = {
  name: string;
  type: string;
  kind: string;
  needed: boolean;
  given: boolean;
  label: string | null;
  checks: string | null;
};
type Reference = { name: string; to: string; columns: string[]; others: string[]; inside: boolean };

export async function plant(rows: Rows, people: (name: CastName) => Promise<string>): Promise<Planted> {
  const canaries = new Canaries();
  const planted = new Map<string, Record<string, unknown>[]>();
  const open = new Set<string>();
  const places = new Set<string>();
  for (const table of await inOrder(rows)) {
    const [columns, references] = [await columnsOf(rows, table), await referencesOf(rows, table)];
    for (const { name, kind, checks } of columns)
      if (["text", "bytes", "texts", "json"].includes(kind) && !vocabulary(checks))
        open.add(`${table}.${name}`);
    const made: Record<string, unknown>[] = [];
    planted.set(table, made);
    for (const hints of shapes[table] ?? [{}]) {
      const row: Record<string, unknown> = {};
      for (const { columns: own, others, to, inside } of references) {
        const parent = inside ? planted.get(to)?.[0] : { id: await people("nell") };
        for (const [index, name] of own.entries())
          if (row[name] === undefined && parent) row[name] = parent[others[index] ?? ""];
      }
      for (const [name, hint] of Object.entries(hints))
        row[name] = typeof hint === "object" && hint ? await people(hint.cast) : hint;
      const refers = new Set(references.flatMap(({ columns: own }) => own));
      for (const column of columns.filter(({ name }) => !(name in row) && !refers.has(name))) {
        const value = canaryFor(canaries, table, column);
        if (value !== undefined) row[column.name] = value;
      }
      made.push(await insert(rows, table, row));
      for (const place of open)
        if (canaries.found(textOf(row[place.slice(table.length + 1)])).length > 0) places.add(place);
    }
  }
  const missing = [...open].filter((place) => !places.has(place));
  if (missing.length > 0) throw new Error(`No canary was planted in ${missing.join(", ")}.`);
  const [board] = planted.get("board") ?? [];
  const all = [...planted.keys()].map(
    (table) => `select '${table}' as name, to_jsonb(t) as row from boards."${table}" t`,
  );
  return {
    canaries,
    places: [...places].sort(),
    rows: async () =>
      (
        await rows<{ said: string }>(
          `select name || ' ' || row::text as said from (${all.join(" union all ")}) as everything
           where $1 in (row->>'id', row->>'board_id') order by 1`,
          [board?.id],
        )
      ).map(({ said }) => said),
  };
}

/** A column that takes certain words only ("CHECK (what = ANY (ARRAY[…") holds nothing that anybody wrote. */
function vocabulary(checks: string | null): string | undefined {
  return /= ANY \(\(?ARRAY\['([^']*)'/.exec(checks ?? "")?.[1];
}

/** What a column is given that refers to nothing; undefined: what it gives itself. */
function canaryFor(canaries: Canaries, table: string, column: Column): unknown {
  const place = `${table}.${column.name}`;
  if (column.kind === "text") return vocabulary(column.checks) ?? canaries.word(place);
  if (column.kind === "bytes") return Buffer.from(canaries.word(place).padEnd(32, "."));
  if (column.kind === "uuid") return canaries.id(place);
  if (column.kind === "texts") return [canaries.word(place)];
  if (column.kind === "json") return JSON.stringify({ is: canaries.word(place) });
  if (!column.needed || column.given) return undefined;
  if (/^(timestamp|date)/.test(column.type)) return AT;
  if (/^(int|smallint|bigint|num)/.test(column.type)) return 1;
  if (column.type === "boolean") return false;
  return column.label ?? undefined;
}

async function insert(rows: Rows, table: string, row: Record<string, unknown>) {
  const names = Object.keys(row);
  const list = names.map((name) => `"${name}"`).join(", ");
  const slots = names.map((_, index) => `$${index + 1}`).join(", ");
  try {
    const sql = `insert into boards."${table}" (${list}) values (${slots}) returning *`;
    const [made] = await rows<Record<string, unknown>>(sql, Object.values(row));
    return made ?? {};
  } catch (error) {
    throw new Error(`No canary could be planted in boards.${table}: see its shape in e2e/support/plant.ts.`, {
      cause: error,
    });
  }
}

const textOf = (value: unknown) =>
  Buffer.isBuffer(value) ? value.toString("latin1") : String(JSON.stringify(value));

/** Every table of the schema, each after those it refers to. */
async function inOrder(rows: Rows): Promise<string[]> {
  const tables = await rows<{ name: string; after: string[] }>(`
    select c.relname as name, array(select distinct r.relname::text from pg_constraint f
      join pg_class r on r.oid = f.confrelid
      where f.conrelid = c.oid and f.contype = 'f' and r.relnamespace = c.relnamespace and r.oid <> c.oid) as after
    from pg_class c where c.relnamespace = 'boards'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by 1`);
  const done: string[] = [];
  while (done.length < tables.length) {
    const next = tables.filter(
      ({ name, after }) => !done.includes(name) && after.every((t) => done.includes(t)),
    );
    if (next.length === 0) throw new Error("The boards' tables refer to each other in a ring.");
    done.push(...next.map(({ name }) => name));
  }
  return done;
}

function columnsOf(rows: Rows, table: string): Promise<Column[]> {
  return rows<Column>(
    `select a.attname as name, format_type(t.oid, null) as type, a.attnotnull as needed, a.atthasdef as given,
       case when t.typcategory = 'S' then 'text' when t.typname = 'bytea' then 'bytes' when t.typname = 'uuid' then 'uuid'
         when t.typname = '_text' then 'texts' when t.typname in ('json', 'jsonb') then 'json' else '' end as kind,
       (select e.enumlabel::text from pg_enum e where e.enumtypid = t.oid order by e.enumsortorder limit 1) as label,
       (select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
         where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks
     from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = format('boards.%I', $1::text)::regclass and a.attnum > 0 and not a.attisdropped
       and a.attgenerated = '' and a.attidentity = '' order by a.attnum`,
    [table],
  );
}

function referencesOf(rows: Rows, table: string): Promise<Reference[]> {
  return rows<Reference>(
    `select k.conname as name, r.relname as "to", r.relnamespace = 'boards'::regnamespace as inside,
       array(select attname::text from unnest(k.conkey) with ordinality u(n, i)
         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by i) as columns,
       array(select attname::text from unnest(k.confkey) with ordinality u(n, i)
         join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by i) as others
     from pg_constraint k join pg_class r on r.oid = k.confrelid
     where k.contype = 'f' and k.conrelid = format('boards.%I', $1::text)::regclass order by 1`,
    [table],
  );
}
